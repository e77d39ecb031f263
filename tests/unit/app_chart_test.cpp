// Charts and sentences over several visits.
#include "app/chart.h"

#include <algorithm>
#include <set>

#include "support/over_time.h"

using namespace nextsession;
using nextsession::test::line_over;
using nextsession::test::OverTime;

TEST_CASE("chart: days are as far apart as they were, and more than 60 days are a gap") {
  const OverTime some;
  const GoalLine line =
      line_over({{"2026-01-01", 2}, {"2026-01-11", 3}, {"2026-03-12", 5}, {"2026-05-12", 6}});
  const TimeAxis axis = axis_over({&line});
  const Chart chart = rating_chart(some.scene(), axis, {{&line, "Mine", 2, true}}, std::nullopt);
  REQUIRE(chart.lines.size() == 1);
  const std::vector<ChartPoint>& points = chart.lines[0].points;
  REQUIRE(points.size() == 4);
  const double days = 131;
  const double places[] = {0, 10 / days, 70 / days, 1};
  const double heights[] = {0.2, 0.3, 0.5, 0.6};
  // 10 days, then 60, which is no gap yet, then 61.
  const bool gaps[] = {false, false, false, true};
  for (std::size_t i = 0; i < 4; ++i) {
    CAPTURE(i);
    CHECK(points[i].x == doctest::Approx(places[i]));
    CHECK(points[i].y == doctest::Approx(heights[i]));
    CHECK(points[i].gap == gaps[i]);
    CHECK_FALSE(points[i].hollow);
  }
  CHECK(chart.lines[0].shape == 2);
  CHECK(chart.lines[0].strong);
  CHECK_FALSE(chart.band.has_value());
  CHECK(chart.hollow_label.empty());
}

TEST_CASE("chart: a start from memory stands at the left, hollow, with a mark and a row") {
  const OverTime some;
  const GoalLine line = line_over({{"2026-01-01", 4}, {"2026-02-01", 5}}, 1);
  const TimeAxis axis = axis_over({&line});
  CHECK(axis.start);
  const Chart chart =
      rating_chart(some.scene(), axis, {{&line, "Mine", 0, true}}, usual_range(line));
  const std::vector<ChartPoint>& points = chart.lines[0].points;
  REQUIRE(points.size() == 3);
  CHECK(points[0].hollow);
  CHECK(points[0].x == 0);
  CHECK(points[0].y == doctest::Approx(0.1));
  CHECK(points[1].x == doctest::Approx(start_room));
  CHECK(points[2].x == doctest::Approx(1));
  CHECK_FALSE(points[1].hollow);
  REQUIRE(chart.across.size() == 3);
  CHECK(chart.across[0].at == 0);
  CHECK(chart.across[0].label == "Start, from memory");
  CHECK(chart.across[1].label == "1 January 2026");
  CHECK(chart.across[2].label == "1 February 2026");
  CHECK(chart.hollow_label == "Start, from memory");
  REQUIRE(chart.rows.size() == 3);
  CHECK(chart.rows[0] == std::vector<std::string>{"Start, from memory", "1"});
  CHECK(chart.rows[2] == std::vector<std::string>{"1 February 2026", "5"});
  // 1 - 2.7 is below the scale; 1 + 2.7 is not.
  REQUIRE(chart.band.has_value());
  CHECK(chart.band->first == 0);
  CHECK(chart.band->second == doctest::Approx(0.37).epsilon(0.01));
  CHECK(chart.band_label == "Usual ups and downs");
}

TEST_CASE("chart: one day alone stands in the middle of its room") {
  const GoalLine alone = line_over({{"2026-01-01", 4}});
  CHECK(axis_over({&alone}).place(alone.ratings[0].day) == doctest::Approx(0.5));
  const GoalLine with_start = line_over({{"2026-01-01", 4}}, 2);
  CHECK(axis_over({&with_start}).place(alone.ratings[0].day) ==
        doctest::Approx((1 + start_room) / 2));
}

TEST_CASE("chart: a day without a rating has a row that says so, and no point") {
  const OverTime some;
  const GoalLine first = line_over({{"2026-01-01", 4}, {"2026-01-15", 5}, {"2026-02-01", 6.25}});
  const GoalLine second = line_over({{"2026-01-15", 2}, {"2026-02-20", 3}}, 1);
  const TimeAxis axis = axis_over({&first, &second});
  const Chart chart =
      rating_chart(some.scene(), axis, {{&first, "One", 0, true}, {&second, "Two", 1, false}}, {});
  const std::string none = "Not rated";
  const std::vector<std::vector<std::string>> rows = {{"Start, from memory", none, "1"},
                                                      {"1 January 2026", "4", none},
                                                      {"15 January 2026", "5", "2"},
                                                      {"1 February 2026", "6.3", none},
                                                      {"20 February 2026", none, "3"}};
  CHECK(chart.rows == rows);
  CHECK(chart.columns == std::vector<std::string>{"Day", "One", "Two"});
  CHECK(chart.across.size() == 5);
  CHECK(chart.lines[0].points.size() == 3);
  CHECK(chart.lines[1].points.size() == 3);
  std::size_t cells = 0;  // as many as there are points
  for (const auto& row : chart.rows) {
    cells += static_cast<std::size_t>(
        std::count_if(row.begin() + 1, row.end(), [&](const auto& text) { return text != none; }));
  }
  CHECK(cells == 6);
}

TEST_CASE("chart: the goals of now and all together are drawn; one goal is drawn once") {
  const OverTime some;
  Timeline timeline;
  timeline.goals = {line_over({{"2026-01-01", 4}, {"2026-02-01", 6}}, std::nullopt, "Sleep"),
                    line_over({{"2026-01-01", 2}, {"2026-02-01", 4}}, std::nullopt, ""),
                    line_over({{"2025-01-01", 9}}, std::nullopt, "An earlier one")};
  timeline.all = line_over({{"2026-01-01", 3}, {"2026-02-01", 5}});
  const auto two = goals_chart(some.scene(), timeline, 2);
  REQUIRE(two.has_value());
  REQUIRE(two->chart->lines.size() == 3);
  CHECK(two->chart->lines[0].label == "All goals together");
  CHECK(two->chart->lines[0].strong);
  CHECK(two->chart->lines[1].label == "Sleep");
  CHECK(two->chart->lines[2].label == "Goal 2");
  std::set<int> shapes;
  for (const ChartLine& line : two->chart->lines) shapes.insert(line.shape);
  CHECK(shapes.size() == 3);
  CHECK(plain(two->text) == "From 3 of 10 on 1 January 2026 to 5 on 1 February 2026.");

  timeline.all = timeline.goals[0];
  const auto one = goals_chart(some.scene(), timeline, 1);
  REQUIRE(one.has_value());
  REQUIRE(one->chart->lines.size() == 1);
  CHECK(one->chart->lines[0].strong);
  CHECK(one->chart->lines[0].label == "Sleep");

  timeline.all.ratings.clear();
  CHECK_FALSE(goals_chart(some.scene(), timeline, 1).has_value());
}

TEST_CASE("chart: an area is drawn so that up is better, and too few answers are told alone") {
  const OverTime some;
  const std::vector<AreaPoint> points = {{"2026-01-01", 0.75, "Raise it soon"},
                                         {"2026-02-12", {}, "Not enough answers"},
                                         {"2026-03-26", 0.25, "Worth a talk"}};
  TimeAxis axis;
  axis.first = day_number("2026-01-01").value();
  axis.last = day_number("2026-03-26").value();
  const Chart chart = area_chart(some.scene(), axis, points, {0.25, 0.5}, "The bond");
  REQUIRE(chart.lines.size() == 1);
  REQUIRE(chart.lines[0].points.size() == 2);
  CHECK(chart.lines[0].points[0].y == doctest::Approx(0.25));
  CHECK(chart.lines[0].points[1].y == doctest::Approx(0.75));
  CHECK(chart.lines[0].points[1].gap);  // 84 days
  CHECK(chart.small);
  CHECK_FALSE(chart.band.has_value());
  REQUIRE(chart.rows.size() == 3);
  CHECK(chart.rows[1] == std::vector<std::string>{"12 February 2026", "Not enough answers"});
  REQUIRE(chart.up.size() == 4);
  CHECK(chart.up.front().label == "harder");
  CHECK(chart.up.front().at == 0);
  CHECK(chart.up.back().label == "easier");
  CHECK(chart.up.back().at == 1);
  CHECK(chart.up[1].at == doctest::Approx(0.75));
}

TEST_CASE("numbers have at most one decimal") {
  const OverTime some;
  const std::pair<double, const char*> cases[] = {{0, "0"},       {4, "4"},      {10, "10"},
                                                  {4.04, "4"},    {4.06, "4.1"}, {6.25, "6.3"},
                                                  {-0.5, "−0.5"}, {-0.04, "0"},  {9.96, "10"}};
  for (const auto& c : cases) CHECK(in_tenths(some.scene(), c.first) == c.second);
}

TEST_CASE("a goal is shortened between letters, and one without words has its number") {
  const OverTime some;
  const Scene scene = some.scene();
  CHECK(short_goal(scene, line_over({}, {}, ""), 3) == "Goal 3");
  CHECK(short_goal(scene, line_over({}, {}, "Sleep"), 1) == "Sleep");
  std::string long_words;
  for (int i = 0; i < 28; ++i) long_words += "é";
  CHECK(short_goal(scene, line_over({}, {}, long_words.c_str()), 1) == long_words);
  CHECK(short_goal(scene, line_over({}, {}, (long_words + "é").c_str()), 1) == long_words + "…");
}

TEST_CASE("sentence: the change, and no more than the ratings carry") {
  const OverTime some;
  const char* day = "2026-01-01";
  const char* later = "2026-02-20";
  struct Case {
    GoalLine line;
    const char* words;
  };
  const Case cases[] = {
      {line_over({}), "There are no ratings of your goals yet"},
      {line_over({}, 3), "There are no ratings of your goals yet"},
      {line_over({{day, 3}}), "There is one rating so far."},
      {line_over({{day, 6}}, 3),
       "By your ratings you stand 3 points higher than at the start you remember. "
       "That is a clear change."},
      {line_over({{day, 3}, {later, 6}}),
       "By your ratings you stand 3 points higher than on 1 January 2026. That is a clear change."},
      {line_over({{day, 3}, {later, 5.9}}),
       "By your ratings you stand 2 points higher than on 1 January 2026. "
       "That is small and may be the usual ups and downs."},
      {line_over({{day, 3}, {later, 4}}),
       "By your ratings you stand 1 point higher than on 1 January 2026. That is small"},
      {line_over({{day, 3}, {later, 3.5}}), "you stand 1 point higher"},
      {line_over({{day, 3}, {later, 3.4}}),
       "By your ratings you stand about where you stood on 1 January 2026."},
      {line_over({{day, 3}}, 3),
       "By your ratings you are about where you remember being at the start."},
      {line_over({{day, 5}, {later, 4}}), "you stand 1 point lower than on 1 January 2026"},
      {line_over({{day, 6}, {later, 3}}),
       "By your ratings you stand 3 points lower than on 1 January 2026. "
       "That is a clear change for the worse."},
      {line_over({{day, 4}, {later, 4}}, 8),
       "you stand 4 points lower than at the start you remember. "
       "That is a clear change for the worse."},
  };
  for (const Case& c : cases) {
    const std::string said = plain(moving_words(some.scene(), c.line));
    CHECK_MESSAGE(said.find(c.words) != std::string::npos, said);
  }
}

TEST_CASE("sentence: only what is worse asks to tell somebody; memory and few ratings are said") {
  const OverTime some;
  struct Case {
    GoalLine line;
    bool tell, memory, few;
  };
  const Case cases[] = {
      {line_over({{"2026-01-01", 3}}), false, false, false},
      {line_over({{"2026-01-01", 3}}, 8), true, true, true},
      {line_over({{"2026-01-01", 3}, {"2026-02-12", 7}}), false, false, true},
      {line_over({{"2026-01-01", 3}, {"2026-01-20", 3}, {"2026-02-11", 7}}), false, false, true},
      {line_over({{"2026-01-01", 3}, {"2026-01-20", 3}, {"2026-02-12", 7}}), false, false, false},
      {line_over({{"2026-01-01", 3}, {"2026-01-20", 3}, {"2026-02-12", 2}}, 1), false, true, false},
  };
  for (const Case& c : cases) {
    std::string said;
    for (const Node& node : moving_headline(some.scene(), c.line)) said += plain(node.text) + " ";
    CAPTURE(said);
    CHECK((said.find("telling your therapist") != std::string::npos) == c.tell);
    CHECK((said.find("memory shifts") != std::string::npos) == c.memory);
    CHECK((said.find("few ratings") != std::string::npos) == c.few);
  }
}

TEST_CASE("sentence: the trend from four ratings on") {
  const OverTime some;
  Trend trend;
  trend.ratings = 5;
  struct Case {
    double low, per_week, high;
    bool rising, falling;
    const char* words;
  };
  const Case cases[] = {
      {1.2, 1.5, 2, true, false,
       "Across 5 ratings your line goes up, by about 1.5 points a week. "
       "Any rise from 1.2 to 2 fits your ratings."},
      {0.1, 0.23, 0.5, true, false,
       "Across 5 ratings your line goes up, by about 1 point a month. "
       "Any rise from 0.4 to 2.2 fits your ratings."},
      {-2, -1, -0.5, false, true,
       "your line goes down, by about 1 point a week. Any fall from 0.5 to 2 fits"},
      {-0.5, 0.1, 0.3, false, false,
       "your line may be going up or down: it is too uneven to tell. "
       "A month could bring a fall of up to 2.2 points, or a rise of up to 1.3 points."},
      {0, 0, 0, false, false, "Across 5 ratings your line stays level."},
      {0.001, 0.002, 0.003, true, false, "by about 0.1 points or less a month"},
  };
  for (const Case& c : cases) {
    Moving moving;
    trend.low = c.low;
    trend.per_week = c.per_week;
    trend.high = c.high;
    moving.trend = trend;
    moving.rising = c.rising;
    moving.falling = c.falling;
    const std::string said = plain(trend_words(some.scene(), moving));
    CHECK_MESSAGE(said.find(c.words) != std::string::npos, said);
  }
  CHECK(trend_words(some.scene(), Moving()).empty());
}
