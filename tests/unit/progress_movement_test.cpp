#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "progress/movement.h"

using namespace nextsession;

namespace {

// Ratings a fortnight apart.
GoalLine line_of(std::optional<double> recalled, const std::vector<double>& values) {
  GoalLine line;
  line.recalled = recalled;
  for (std::size_t i = 0; i < values.size(); ++i) {
    line.ratings.push_back({14 * static_cast<long>(i), "", values[i]});
  }
  return line;
}

}  // namespace

TEST_CASE("movement: what the ratings carry") {
  struct Row {
    const char* about;
    std::optional<double> recalled;
    std::vector<double> values;
    const char* movement;
    double change;
    int trend;  // 0 none, 1 rising, -1 falling, 2 neither can be told
  };
  const std::vector<Row> rows = {
      {"nothing", {}, {}, "cannot-tell", 0, 0},
      {"a start alone", 3, {}, "cannot-tell", 0, 0},
      {"one rating", {}, {5}, "cannot-tell", 0, 0},
      {"one rating and a start", 3, {5}, "slightly-better", 2, 0},
      {"two ratings", {}, {5, 4}, "slightly-worse", -1, 0},
      {"no change", {}, {5, 5}, "same", 0, 0},
      {"less than half a point", {}, {5, 5 + 1.0 / 3}, "same", 1.0 / 3, 0},
      {"half a point", {}, {5, 5.5}, "slightly-better", 0.5, 0},
      {"just below clear", {}, {2, 2 + 8.0 / 3}, "slightly-better", 8.0 / 3, 0},
      {"clear", {}, {2, 5}, "better", 3, 0},
      {"clear for the worse", {}, {7, 4}, "worse", -3, 0},
      {"the start goes before the first rating", 1, {5, 4}, "better", 3, 0},
      {"between does not count for the change", {}, {5, 9, 1, 5}, "same", 0, 2},
      {"four rising", {}, {2, 3, 5, 6}, "better", 4, 1},
      {"four falling", {}, {6, 5, 3, 2}, "worse", -4, -1},
      {"rising since, worse than remembered", 9, {2, 3, 4, 5}, "worse", -4, 1},
      {"four flat", {}, {4, 4, 4, 4}, "same", 0, 2},
      {"four, two equal: 0 is in the interval", {}, {2, 4, 4, 5}, "better", 3, 2},
      {"five, two equal", {}, {2, 4, 4, 5, 6}, "better", 4, 1},
      {"clear but up and down", {}, {2, 7, 1, 5}, "better", 3, 2},
  };
  for (const Row& row : rows) {
    CAPTURE(row.about);
    const Moving moving = moving_of(line_of(row.recalled, row.values), ChangeRule{});
    CHECK(std::string(name_of(moving.movement)) == row.movement);
    CHECK(moving.change == doctest::Approx(row.change));
    CHECK(moving.from_recalled == row.recalled.has_value());
    CHECK(moving.trend.has_value() == (row.trend != 0));
    CHECK(moving.rising == (row.trend == 1));
    CHECK(moving.falling == (row.trend == -1));
  }
}

TEST_CASE("movement: the rule decides what is clear") {
  const GoalLine line = line_of({}, {2, 4});
  CHECK(moving_of(line, {2, 1}).movement == Movement::Better);
  CHECK(moving_of(line, {3, 2}).movement == Movement::SlightlyBetter);
  CHECK(moving_of(line, {5, 2.5}).movement == Movement::Same);
}

// Jacobson & Truax (1991), their example: SD 7.5, reliability .80 give S_diff 4.74, and a change
// from 32.5 to 47.5 an index of 3.16. With 1.95996 for z: 9.2969 in the tests of the R package
// CECPfuns (Evans & Paz). With the values assumed here: 2.7.
TEST_CASE("movement: reliable change as in the literature") {
  CHECK(std::fabs(reliable_change(7.5, 0.8, 1) - 4.74) < 0.005);
  CHECK(std::fabs((47.5 - 32.5) / reliable_change(7.5, 0.8, 1) - 3.16) < 0.005);
  CHECK(reliable_change(7.5, 0.8, 1.959963984540054) ==
        doctest::Approx(9.296925484568419).epsilon(1e-12));
  CHECK(std::fabs(reliable_change(assumed_sd, assumed_reliability) - 2.7) < 0.05);
  CHECK(reliable_change(3, 1) == 0);
}

TEST_CASE("movement: the usual range lies around the reference, on the scale") {
  struct Row {
    std::optional<double> recalled;
    std::vector<double> values;
    double low, high;
  };
  const double width = 1.96 * 2.2 * std::sqrt(2.0) * std::sqrt(0.2);
  for (const Row& row : {Row{5, {}, 5 - width, 5 + width}, Row{5, {9, 1}, 5 - width, 5 + width},
                         Row{{}, {4, 9}, 4 - width, 4 + width}, Row{{}, {2}, 0, 2 + width},
                         Row{9.5, {1}, 9.5 - width, 10}}) {
    const auto range = usual_range(line_of(row.recalled, row.values));
    REQUIRE(range.has_value());
    CHECK(range->low == doctest::Approx(row.low));
    CHECK(range->high == doctest::Approx(row.high));
  }
  CHECK_FALSE(usual_range(GoalLine{}).has_value());
}

TEST_CASE("movement: range and sentence agree for whole ratings of up to three goals") {
  // Sums over the same goals, so that means differ by thirds, halves or whole points.
  for (int goals = 1; goals <= 3; ++goals) {
    for (int start = 0; start <= 10 * goals; ++start) {
      for (int now = 0; now <= 10 * goals; ++now) {
        CAPTURE(goals);
        CAPTURE(start);
        CAPTURE(now);
        const double value = static_cast<double>(now) / goals;
        const GoalLine line = line_of(static_cast<double>(start) / goals, {value});
        const Movement movement = moving_of(line, ChangeRule{}).movement;
        const auto range = usual_range(line);
        REQUIRE(range.has_value());
        const bool outside = value < range->low || value > range->high;
        CHECK(outside == (movement == Movement::Better || movement == Movement::Worse));
      }
    }
  }
}
