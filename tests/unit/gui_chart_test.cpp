// Charts: where their parts lie, at every width and size of words.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "../support/laid_out_chart.h"
#include "app/patch_chart.h"

using namespace nextsession;
using namespace nextsession::support;

namespace {

std::string label_words(const Box& box) { return letters(box.text); }

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
    for (const Box* key : drawn.keys) found.push_back(label_words(*key));
    CHECK(found == keys);
    for (std::size_t i = 0; i < drawn.keys.size(); ++i) {
      const std::string id = chart_key_id("chart", static_cast<int>(i));
      CHECK(drawn.keys[i]->id == id);
      CHECK(drawn.page.rects.at(id).y == drawn.keys[i]->rect.y);
    }
    std::vector<std::string> labels;
    for (const Box* label : drawn.labels) labels.push_back(label_words(*label));
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
    CHECK(encloses(whole, layout.rects.at(chart_key_id("dialog/chart", key))));
  }
  CHECK(layout.rects.at("dialog/chart/label").y > layout.rects.at("dialog").y);
}
