// Charts: what is painted, pixel by pixel.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "../support/laid_out_chart.h"

using namespace nextsession;
using namespace nextsession::support;

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
    CHECK(painted.along(line, 2) > 0.85);
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
