// A chart on a page, laid out, with its parts at hand.
#pragma once

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "gui.h"
#include "gui/layout.h"
#include "layout_checks.h"
#include "painted_pairs.h"

namespace nextsession::support {

inline Page chart_page(Chart chart, Width width = Width::Wide) {
  return page_of(
      "progress", width,
      {heading("title", 1, "Am I moving forward?"),
       made("card", Role::Card, Look::Plain, "",
            {chart_node("chart", std::move(chart), {{"You are ", false}, {"moving", true}})})});
}

struct LaidOutChart {
  PageLayout page;
  Rect rect;  // of the node: keys and plot
  const Box* plot = nullptr;
  std::vector<const Box*> labels, keys;  // of the axes, in the order they are drawn
  const ChartDrawing& drawing() const { return *plot->chart; }
};

inline LaidOutChart laid_out_chart(const Page& page, float width, float scale) {
  static const Theme chart_theme = read_theme(theme_json());
  LaidOutChart out;
  out.page = lay_out_page(page, width, 0, scale, chart_theme, typesetter());
  out.rect = out.page.rects.at("chart");
  for (const Box& box : out.page.boxes) {
    if (box.kind == BoxKind::ChartKey) out.keys.push_back(&box);
    if (box.kind == BoxKind::Chart) out.plot = &box;
    const bool after = out.plot != nullptr && box.kind == BoxKind::Text && box.id.empty();
    if (after && within({false,
                         true,
                         0,
                         0,
                         0,
                         box.rect.x,
                         box.rect.y,
                         box.rect.x + box.rect.w,
                         box.rect.y + box.rect.h,
                         {}},
                        out.plot->rect, 0.1F)) {
      out.labels.push_back(&box);
    }
  }
  REQUIRE(out.plot != nullptr);
  return out;
}

inline bool encloses(const Rect& outer, const Rect& inner) {
  const float spare = 0.1F;
  return inner.x >= outer.x - spare && inner.y >= outer.y - spare &&
         inner.x + inner.w <= outer.x + outer.w + spare &&
         inner.y + inner.h <= outer.y + outer.h + spare;
}

// A chart of so many ratings on each of four lines.
inline Chart long_chart(std::size_t ratings) {
  Chart chart = three_goals();
  chart.across.clear();
  for (std::size_t line = 0; line < chart.lines.size(); ++line) {
    std::vector<ChartPoint>& points = chart.lines[line].points;
    points.clear();
    for (std::size_t i = 0; i < ratings; ++i) {
      const double x = static_cast<double>(i) / static_cast<double>(ratings - 1);
      points.push_back({x, static_cast<double>((i * 7 + line * 3) % 11) / 10});
    }
  }
  for (std::size_t i = 0; i < ratings; ++i) {
    chart.across.push_back({chart.lines[0].points[i].x, std::to_string(1 + i % 28) + " Sep"});
  }
  return chart;
}

inline void check_places(const LaidOutChart& chart) {
  const Rect& box = chart.plot->rect;
  CHECK(encloses(chart.rect, box));
  std::vector<Rect> words;
  for (const Box* label : chart.labels) words.push_back(label->rect);
  for (const Box* key : chart.keys) words.push_back(key->rect);
  for (std::size_t i = 0; i < words.size(); ++i) {
    CHECK(encloses(chart.rect, words[i]));
    for (std::size_t k = i + 1; k < words.size(); ++k) CHECK_FALSE(overlap(words[i], words[k]));
  }
  const ChartDrawing& drawing = chart.drawing();
  const float most = box.h - 4;
  for (const Box* label : chart.labels) {
    const Rect plot = {box.x + drawing.plot.x, box.y + drawing.plot.y, drawing.plot.w,
                       drawing.plot.h};
    CHECK_FALSE(overlap(label->rect, plot));
  }
  for (const ChartStroke& stroke : drawing.strokes) {
    for (const ChartSpot& spot : stroke.spots) {
      const float reach = spot.marked ? stroke.mark / 2 * 1.3F : stroke.thickness / 2;
      CHECK(spot.x + spot.aside >= drawing.plot.x - 0.1F);
      CHECK(spot.x + spot.aside + reach <= box.w + 0.1F);
      CHECK(spot.y - reach >= -0.1F);
      CHECK(spot.y + reach <= most + 4);
    }
  }
}

}  // namespace nextsession::support
