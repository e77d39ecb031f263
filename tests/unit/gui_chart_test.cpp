// Charts: where their parts lie at every width and size of words, and what is painted.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "../support/gui.h"
#include "../support/layout_checks.h"
#include "../support/painted_pairs.h"
#include "app/patch_chart.h"
#include "gui/layout.h"

using namespace nextsession;
using namespace nextsession::support;

namespace {

Page chart_page(Chart chart, Width width = Width::Wide) {
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

LaidOutChart laid_out_chart(const Page& page, float width, float scale) {
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

bool holds(const Rect& outer, const Rect& inner) {
  const float spare = 0.1F;
  return inner.x >= outer.x - spare && inner.y >= outer.y - spare &&
         inner.x + inner.w <= outer.x + outer.w + spare &&
         inner.y + inner.h <= outer.y + outer.h + spare;
}

// A chart of so many ratings on each of four lines.
Chart long_chart(std::size_t ratings) {
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

void check_places(const LaidOutChart& chart) {
  const Rect& box = chart.plot->rect;
  CHECK(holds(chart.rect, box));
  std::vector<Rect> words;
  for (const Box* label : chart.labels) words.push_back(label->rect);
  for (const Box* key : chart.keys) words.push_back(key->rect);
  for (std::size_t i = 0; i < words.size(); ++i) {
    CHECK(holds(chart.rect, words[i]));
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

std::string words_of(const Box& box) { return letters(box.text); }

}  // namespace

TEST_CASE("no part of a chart lies on another or outside, at any width and size of words") {
  const std::vector<std::pair<const char*, Chart>> charts = {{"three goals", three_goals()},
                                                             {"one goal", one_goal(2)},
                                                             {"crowded", long_chart(40)},
                                                             {"nothing", Chart()}};
  for (const auto& one : charts) {
    for (const float width : {320.0F, 390.0F, 600.0F, 768.0F, 1280.0F}) {
      for (const float scale : {1.0F, 1.25F, 1.5F, 2.0F}) {
        const std::string name = one.first;
        CAPTURE(name);
        CAPTURE(width);
        CAPTURE(scale);
        const Page page = chart_page(one.second);
        const LaidOutChart chart = laid_out_chart(page, width, scale);
        check_layout(page, chart.page);
        check_places(chart);
      }
    }
  }
}

TEST_CASE("the words drawn are those of the chart") {
  const Chart chart = three_goals();
  std::vector<std::string> keys;
  for (const ChartLine& line : chart.lines) keys.push_back(letters(line.label));
  keys.push_back(letters(chart.band_label));
  keys.push_back(letters(chart.hollow_label));
  for (const float width : {320.0F, 1280.0F}) {
    CAPTURE(width);
    const LaidOutChart drawn = laid_out_chart(chart_page(chart), width, 1);
    std::vector<std::string> found;
    for (const Box* key : drawn.keys) found.push_back(words_of(*key));
    CHECK(found == keys);
    for (std::size_t i = 0; i < drawn.keys.size(); ++i) {
      const std::string id = chart_key_id("chart", static_cast<int>(i));
      CHECK(drawn.keys[i]->id == id);
      CHECK(drawn.page.rects.at(id).y == drawn.keys[i]->rect.y);
    }
    std::vector<std::string> labels;
    for (const Box* label : drawn.labels) labels.push_back(words_of(*label));
    std::vector<std::string> all;
    for (const auto* marks : {&chart.across, &chart.up}) {
      for (const ChartMark& mark : *marks) all.push_back(letters(mark.label));
    }
    if (width > 1000) CHECK(labels == all);
    // In their order, with some left out.
    auto at = all.begin();
    for (const std::string& label : labels) {
      at = std::find(at, all.end(), label);
      CAPTURE(label);
      CHECK(at != all.end());
      if (at != all.end()) ++at;
    }
    CHECK(labels.size() >= 7);
  }
}

TEST_CASE("labels are thinned where they are crowded, the last stays") {
  for (const float width : {320.0F, 768.0F, 1280.0F}) {
    for (const float scale : {1.0F, 2.0F}) {
      CAPTURE(width);
      CAPTURE(scale);
      const Chart chart = long_chart(40);
      const LaidOutChart drawn = laid_out_chart(chart_page(chart), width, scale);
      const std::size_t dates = drawn.drawing().ticks.size();
      CHECK(dates >= 2);
      CHECK(dates <= static_cast<std::size_t>(width / 40));
      const Rect& plot = drawn.drawing().plot;
      CHECK(*std::max_element(drawn.drawing().ticks.begin(), drawn.drawing().ticks.end()) ==
            doctest::Approx(plot.x + plot.w));
      CHECK(drawn.drawing().grid.size() == 6);
    }
  }
  // Two long dates at the ends of a narrow page stand below each other.
  Chart two = three_goals();
  two.across = {{0, "Wednesday 3 August"}, {1, "Wednesday 16 November"}};
  const LaidOutChart drawn = laid_out_chart(chart_page(two), 320, 2);
  REQUIRE(drawn.drawing().ticks.size() == 2);
  CHECK(drawn.labels[1]->rect.y >= drawn.labels[0]->rect.y + drawn.labels[0]->rect.h);
}

TEST_CASE("a small chart is low and has no keys; a large one grows with the page") {
  const LaidOutChart small = laid_out_chart(chart_page(one_goal(1)), 390, 1);
  CHECK(small.keys.empty());
  CHECK(small.rect.h > 100);
  CHECK(small.rect.h < 130);
  CHECK(small.labels.size() == 4);
  const float phone = laid_out_chart(chart_page(three_goals()), 390, 1).drawing().plot.h;
  const float desk = laid_out_chart(chart_page(three_goals()), 1280, 1).drawing().plot.h;
  CHECK(phone >= 180);
  CHECK(desk > phone);
  CHECK(desk <= 320);
}

TEST_CASE("keys share lines where they fit and wrap where not") {
  const auto lines = [](float width) {
    std::set<float> tops;
    for (const Box* key : laid_out_chart(chart_page(three_goals()), width, 1).keys) {
      tops.insert(key->rect.y);
    }
    return tops.size();
  };
  CHECK(lines(1280) == 2);
  CHECK(lines(390) == 5);
}

TEST_CASE("marks of goals rated alike on one day stand beside each other") {
  const LaidOutChart drawn = laid_out_chart(chart_page(three_goals()), 1280, 1);
  struct Mark {
    float x, y;
  };
  std::vector<Mark> marks;
  int aside = 0;
  for (const ChartStroke& stroke : drawn.drawing().strokes) {
    for (const ChartSpot& spot : stroke.spots) {
      if (spot.marked) marks.push_back({spot.x + spot.aside, spot.y});
      if (spot.aside != 0) ++aside;
    }
  }
  CHECK(aside >= 6);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    for (std::size_t k = i + 1; k < marks.size(); ++k) {
      CHECK(std::hypot(marks[i].x - marks[k].x, marks[i].y - marks[k].y) > 5);
    }
  }
}

TEST_CASE("what is no number or outside the scale stays inside the chart") {
  const double none = std::numeric_limits<double>::quiet_NaN();
  const double endless = std::numeric_limits<double>::infinity();
  Chart odd = three_goals();
  odd.lines[0].points = {{none, none}, {endless, -endless}, {-5, 5}, {0.5, 0.5}};
  odd.lines[1].shape = -7;
  odd.lines[2].shape = 99;
  odd.lines[3].points = {};
  odd.across = {{none, "Never"}, {7, "Late"}};
  odd.band = {0.9, 0.1};
  const LaidOutChart drawn = laid_out_chart(chart_page(odd), 768, 1);
  check_places(drawn);
  CHECK_FALSE(drawn.drawing().band.has_value());
  TestCanvas screen;
  screen.show_all(chart_page(odd), 768);
  CHECK(ImGui::GetDrawData()->TotalVtxCount > 1000);
  // A node without its chart is its sentence.
  Page bare = chart_page(odd);
  bare.main[1].children[0].chart = nullptr;
  screen.show_all(bare, 768);
  CHECK(screen.rect(bare, "chart").h > 0);
}

TEST_CASE("the keys move with a chart in a dialog") {
  Page page = chart_page(one_goal(1));
  page.dialog = made("dialog", Role::Dialog, Look::Plain, "",
                     {heading("dialog/title", 2, "Your goals"),
                      chart_node("dialog/chart", three_goals(), {{"You are moving.", false}})});
  const PageLayout layout =
      lay_out_page(page, 1280, 2000, 1, read_theme(theme_json()), typesetter());
  const Rect whole = layout.rects.at("dialog/chart");
  REQUIRE(whole.y > 300);
  for (int key = 0; key < 6; ++key) {
    CHECK(holds(whole, layout.rects.at(chart_key_id("dialog/chart", key))));
  }
  CHECK(layout.rects.at("dialog/chart/label").y > layout.rects.at("dialog").y);
}

// ---- Painting

namespace {

struct PaintedChart {
  Page page;
  LaidOutChart chart;
  Picture picture;
  float ratio = 2;
  Palette palette = read_theme(theme_json()).light;

  explicit PaintedChart(Chart shown, float width = 800) : page(chart_page(std::move(shown))) {
    TestCanvas screen;
    screen.show_all(page, width, 1, ratio);
    picture = screen.picture();
    chart = laid_out_chart(page, width, 1);
  }
  const ChartStroke& stroke(std::size_t i) const { return chart.drawing().strokes[i]; }
  // At a place of the chart's box.
  unsigned at(float x, float y) const {
    return picture.pixel(static_cast<int>((chart.plot->rect.x + x) * ratio),
                         static_cast<int>((chart.plot->rect.y + y) * ratio));
  }
  unsigned hue(Hue h) const {
    const Colour c = palette[h];
    return static_cast<unsigned>(c.r) << 16 | static_cast<unsigned>(c.g) << 8 | c.b;
  }
  // How many of the places along a line, away from its marks, have its colour.
  double along(const ChartStroke& stroke, std::size_t to) const {
    const ChartSpot &a = stroke.spots[to - 1], &b = stroke.spots[to];
    int met = 0, all = 0;
    const float length = std::hypot(b.x - a.x, b.y - a.y), free = 14 / length;
    for (float t = free; t < 1 - free; t += 0.5F / length, ++all) {
      met += at(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t) == hue(chart_hue(stroke)) ? 1 : 0;
    }
    REQUIRE(all > 20);
    return static_cast<double>(met) / all;
  }
};

// One goal, far from everything else.
Chart alone(bool strong) {
  Chart chart = three_goals();
  chart.lines = {{"Sleep well",
                  1,
                  strong,
                  {{0, 0.8, true, false},
                   {0.3, 0.82, false, false},
                   {0.6, 0.9, false, false},
                   {1, 0.7, false, true}}}};
  chart.up = {{0, "0"}, {1, "10"}};
  return chart;
}

}  // namespace

TEST_CASE("a line is solid between ratings, dashed from what was remembered and over a gap") {
  for (const bool strong : {false, true}) {
    CAPTURE(strong);
    const PaintedChart painted(alone(strong));
    const ChartStroke& line = painted.stroke(0);
    CHECK(line.thickness == (strong ? 4 : 2));
    CHECK(painted.along(line, 2) > 0.95);
    for (const std::size_t dashed : {1U, 3U}) {
      const double share = painted.along(line, dashed);
      CHECK(share > 0.3);
      CHECK(share < 0.75);
    }
    // A mark is full of its colour, a remembered one empty.
    const ChartSpot &start = line.spots[0], &rated = line.spots[1];
    CHECK(painted.at(rated.x, rated.y) == painted.hue(chart_hue(line)));
    CHECK(painted.at(start.x, start.y) == painted.hue(Hue::Card));
  }
}

TEST_CASE("the shade of the usual ups and downs has its colour and its edges") {
  const PaintedChart painted(alone(false));
  const ChartDrawing& drawing = painted.chart.drawing();
  REQUIRE(drawing.band.has_value());
  const float x = drawing.plot.x + drawing.plot.w / 2, left = painted.chart.plot->rect.x;
  CHECK(left > 0);
  const auto [high, low] = *drawing.band;
  CHECK(painted.at(x, (high + low) / 2) == painted.hue(Hue::PrimarySoft));
  CHECK(painted.at(x, high - 6) == painted.hue(Hue::Card));
  for (const float edge : {high, low}) {
    int met = 0;
    for (float y = edge - 1; y < edge + 2; y += 0.5F) {
      met += painted.at(x, y) == painted.hue(Hue::Border) ? 1 : 0;
    }
    CHECK(met >= 2);
  }
  Chart without = alone(false);
  without.band.reset();
  const PaintedChart other(without);
  CHECK(other.at(x, (high + low) / 2) == other.hue(Hue::Card));
  CHECK(other.chart.keys.size() == painted.chart.keys.size() - 1);
}

TEST_CASE("the marks of the lines differ by shape, in one and the same grey") {
  Json grey = theme_json();
  for (const char* hue : {"primary", "good", "talk", "soon", "soft", "ink"}) {
    grey["colours"]["light"][hue] = "#404040";
  }
  Chart chart;
  for (int shape = 0; shape < 5; ++shape) chart.lines.push_back({"Goal", shape, false, {}});
  const Page page = chart_page(chart);
  TestCanvas screen{{grey, regular_ttf(), bold_ttf()}, {}, {}, {}, {}};
  screen.show_all(page, 1280, 1, 4);
  const Picture picture = screen.picture();
  std::vector<std::vector<bool>> marks;
  for (const Box* key : laid_out_chart(page, 1280, 1).keys) {
    const ChartSpot& spot = key->chart->strokes[0].spots[1];
    const int left = static_cast<int>(std::lround((key->rect.x + spot.x - 7.5F) * 4));
    const int top = static_cast<int>(std::lround((key->rect.y + spot.y - 7.5F) * 4));
    std::vector<bool> mark;
    for (int i = 0; i < 60 * 60; ++i) {
      mark.push_back((picture.pixel(left + i % 60, top + i / 60) & 0xFF) < 0x90);
    }
    CHECK(std::count(mark.begin(), mark.end(), true) > 800);
    marks.push_back(std::move(mark));
  }
  REQUIRE(marks.size() == 5);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    for (std::size_t k = i + 1; k < marks.size(); ++k) {
      int either = 0, one = 0;
      for (std::size_t p = 0; p < marks[i].size(); ++p) {
        either += marks[i][p] || marks[k][p] ? 1 : 0;
        one += marks[i][p] != marks[k][p] ? 1 : 0;
      }
      CAPTURE(i);
      CAPTURE(k);
      CHECK(static_cast<double>(one) / either > 0.15);
    }
  }
}

TEST_CASE("four lines of 500 ratings are laid out and painted whole") {
  const Page page = chart_page(long_chart(500));
  for (const float width : {320.0F, 1280.0F}) {
    CAPTURE(width);
    const LaidOutChart drawn = laid_out_chart(page, width, 1);
    check_places(drawn);
    TestCanvas screen;
    screen.show_all(page, width);
    const ImDrawData& data = *ImGui::GetDrawData();
    CHECK(data.TotalVtxCount > 20000);
    for (const ImDrawList* list : data.CmdLists) {
      CHECK(list->IdxBuffer.Size % 3 == 0);
      unsigned most = 0;
      for (const ImDrawIdx index : list->IdxBuffer) most = std::max<unsigned>(most, index);
      CHECK(most < static_cast<unsigned>(list->VtxBuffer.Size));
    }
    for (const ChartStroke& stroke : drawn.drawing().strokes) {
      CHECK(stroke.spots.size() == 500);
      CHECK(stroke.spots.back().marked);
      float last = -100;
      for (const ChartSpot& spot : stroke.spots) {
        if (!spot.marked) continue;
        CHECK(spot.x - last >= stroke.mark);
        last = spot.x;
      }
    }
  }
}
