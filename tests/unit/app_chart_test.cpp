// A chart on its way to the mirror.
#include <doctest/doctest.h>

#include <limits>
#include <memory>
#include <string>

#include "../support/sample_charts.h"
#include "app/patch.h"
#include "app/patch_chart.h"
#include "questionnaire/json.h"

using namespace nextsession;

namespace {

Page page_with(Chart chart) {
  Page page;
  page.id = "progress";
  page.main = {support::chart_node("chart", std::move(chart), {{"You are moving.", false}})};
  return page;
}

Json patched(MirrorState& mirror, const Page& page, const Rects& rects = {}) {
  PatchInfo info;
  info.canvas = !rects.empty();
  const std::string patch = make_patch(mirror, page, rects, info);
  return patch.empty() ? Json() : Json::parse(patch, nullptr, false);
}

Chart tiny_chart() {
  Chart chart;
  chart.lines = {{"All", 0, true, {{0, 0.2, true, false}, {0.25, 0.4, false, false}}},
                 {"Sleep", 1, false, {{0.25, 0.33333, false, false}, {1, 1, false, true}}}};
  chart.across = {{0.25, "1 May"}, {1, "3 Sep"}};
  chart.up = {{0, "0"}, {1, "10"}};
  chart.band = {0.1, 0.47};
  chart.band_label = "Usual ups and downs";
  chart.hollow_label = "Remembered";
  chart.caption = "Ratings";
  chart.columns = {"Day", "All", "Sleep"};
  chart.rows = {{"1 May", "4", "3"}, {"3 Sep", "–", "10"}};
  return chart;
}

}  // namespace

TEST_CASE("a chart travels as short as it can") {
  CHECK(
      chart_fields(tiny_chart()).dump() ==
      R"({"lines":[["All",0,1,[[0.0,0.2,1],[0.25,0.4]]],["Sleep",1,0,[[0.25,0.333],[1.0,1.0,2]]]],)"
      R"("across":[[0.25,"1 May"],[1.0,"3 Sep"]],"up":[[0.0,"0"],[1.0,"10"]],)"
      R"("band":[0.1,0.47,"Usual ups and downs"],"hollow":"Remembered","caption":"Ratings",)"
      R"("columns":["Day","All","Sleep"],"rows":[["1 May","4","3"],["3 Sep","–","10"]]})");
  CHECK(chart_fields({}).dump() == "{}");
  Chart small = support::one_goal(1);
  CHECK(chart_fields(small)["small"] == true);
  CHECK(chart_fields(tiny_chart()).contains("small") == false);
  // The meaning of marks that are not there is not told.
  Chart rated = tiny_chart();
  rated.lines[0].points[0].hollow = false;
  CHECK_FALSE(has_hollow(rated));
  CHECK_FALSE(chart_fields(rated).contains("hollow"));
}

TEST_CASE("a place that is no number, or outside, comes to lie at the edge") {
  const double none = std::numeric_limits<double>::quiet_NaN();
  const double endless = std::numeric_limits<double>::infinity();
  Chart chart;
  chart.lines = {{"A", 9, false, {{none, endless}, {-endless, none}, {-3, 7}, {0.0004, 0.9996}}}};
  CHECK(chart_fields(chart)["lines"][0][3].dump() == "[[0.0,1.0],[0.0,0.0],[0.0,1.0],[0.0,1.0]]");
}

TEST_CASE("a chart is sent once, and again when a rating changes") {
  MirrorState mirror;
  const Json first = patched(mirror, page_with(tiny_chart()));
  REQUIRE(first["put"].size() == 1);
  CHECK(first["put"][0]["role"] == "chart");
  CHECK(first["put"][0]["chart"] == chart_fields(tiny_chart()));
  CHECK(patched(mirror, page_with(tiny_chart())).is_null());
  Chart changed = tiny_chart();
  changed.lines[1].points[1].y = 0.9;
  const Json second = patched(mirror, page_with(changed));
  REQUIRE(second["put"].size() == 1);
  CHECK(second["put"][0]["chart"]["lines"][1][3][1][1] == 0.9);
  CHECK_FALSE(second.contains("remove"));
  // A node of the kind without a chart has nothing to show.
  Page bare = page_with(tiny_chart());
  bare.main[0].chart = nullptr;
  CHECK_FALSE(patched(mirror, bare)["put"][0].contains("chart"));
}

TEST_CASE("each key has a place of its own, sent when it moves") {
  MirrorState mirror;
  const Page page = page_with(tiny_chart());
  Rects rects = {{"chart", {0, 30, 300, 200}}, {"chart/label", {0, 0, 300, 20}}};
  for (int key = 0; key < 4; ++key) {
    rects[chart_key_id("chart", key)] = {0, 30 + 20.0F * static_cast<float>(key), 90, 20};
  }
  CHECK(patched(mirror, page, rects)["rects"].dump() ==
        R"([["chart",0,30,300,200],["chart/label",0,0,300,20],["chart/key0",0,30,90,20],)"
        R"(["chart/key1",0,50,90,20],["chart/key2",0,70,90,20],["chart/key3",0,90,90,20]])");
  CHECK(patched(mirror, page, rects).is_null());
  rects["chart/key2"].x = 100;
  CHECK(patched(mirror, page, rects)["rects"].dump() == R"([["chart/key2",100,70,90,20]])");
}
