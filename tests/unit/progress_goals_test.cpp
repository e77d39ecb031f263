#include <doctest/doctest.h>

#include "progress/goals.h"

using namespace nextsession;

namespace {

GoalRating rated(int start, int now) { return {"", start, now}; }

}  // namespace

TEST_CASE("progress: the mean change over rated goals decides") {
  struct Row {
    const char* about;
    std::vector<GoalRating> goals;
    Progress progress;
    double mean;
  };
  const std::vector<Row> rows = {
      {"no goals", {}, Progress::Unknown, 0},
      {"only words", {{"sleep", {}, {}}}, Progress::Unknown, 0},
      {"only a start", {{"", 3, {}}}, Progress::Unknown, 0},
      {"only a now", {{"", {}, 3}}, Progress::Unknown, 0},
      {"unchanged", {rated(4, 4)}, Progress::Same, 0},
      {"one up", {rated(4, 5)}, Progress::SlightlyBetter, 1},
      {"two up", {rated(4, 6)}, Progress::SlightlyBetter, 2},
      {"just below clear",
       {rated(0, 2), rated(0, 3), rated(0, 3)},
       Progress::SlightlyBetter,
       8.0 / 3},
      {"three up is clear", {rated(4, 7)}, Progress::Better, 3},
      {"ten up", {rated(0, 10)}, Progress::Better, 10},
      {"one down", {rated(4, 3)}, Progress::SlightlyWorse, -1},
      {"just above clear",
       {rated(3, 1), rated(3, 0), rated(3, 0)},
       Progress::SlightlyWorse,
       -8.0 / 3},
      {"three down is clear", {rated(4, 1)}, Progress::Worse, -3},
      {"a third up is no change", {rated(4, 5), rated(4, 4), rated(4, 4)}, Progress::Same, 1.0 / 3},
      {"a third down is no change",
       {rated(4, 3), rated(4, 4), rated(4, 4)},
       Progress::Same,
       -1.0 / 3},
      {"half up is small", {rated(4, 5), rated(4, 4)}, Progress::SlightlyBetter, 0.5},
      {"half down is small", {rated(4, 3), rated(4, 4)}, Progress::SlightlyWorse, -0.5},
      {"up and down cancel", {rated(2, 6), rated(6, 2)}, Progress::Same, 0},
      {"unrated goals do not count", {rated(2, 6), {"x", {}, {}}}, Progress::Better, 4},
      {"off the scale does not count",
       {rated(-1, 5), rated(2, 11), rated(3, 4)},
       Progress::SlightlyBetter,
       1},
      {"limits of the scale count", {rated(0, 10), rated(10, 0)}, Progress::Same, 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.about);
    const GoalChange change = goal_change(row.goals, ChangeRule{});
    CHECK(std::string(name_of(change.progress)) == name_of(row.progress));
    CHECK(change.mean == doctest::Approx(row.mean));
  }
}

TEST_CASE("progress: the size is told in whole points, never more than it is from one point on") {
  struct Row {
    double mean;
    int points;
  };
  const std::vector<Row> rows = {{0.5, 1},      {1, 1},         {1.5, 1}, {2, 2},
                                 {2.5, 2},      {2.6, 2},       {3, 3},   {10, 10},
                                 {8.0 / 3, 2},  {-0.5, 1},      {-1, 1},  {-2.5, 2},
                                 {-8.0 / 3, 2}, {-10.0 / 3, 3}, {-3, 3},  {29.0 / 3, 9}};
  for (const Row& row : rows) {
    CAPTURE(row.mean);
    GoalChange change;
    change.mean = row.mean;
    CHECK(whole_points(change) == row.points);
  }
  // A change that is not called clear is never told as three points.
  const GoalChange small = goal_change({rated(0, 2), rated(0, 3), rated(0, 3)}, ChangeRule{});
  CHECK(small.progress == Progress::SlightlyBetter);
  CHECK(whole_points(small) == 2);
}

TEST_CASE("progress: named and rated are counted apart") {
  const GoalChange change =
      goal_change({{"", {}, {}}, {"sleep", {}, {}}, {"", 3, {}}, {"", 3, 5}, {"", 12, {}}}, {});
  CHECK(change.named == 3);
  CHECK(change.rated == 1);
}

TEST_CASE("progress: the rule's limits are inclusive and can be changed") {
  const ChangeRule strict{5, 2};
  CHECK(goal_change({rated(0, 5)}, strict).progress == Progress::Better);
  CHECK(goal_change({rated(0, 4)}, strict).progress == Progress::SlightlyBetter);
  CHECK(goal_change({rated(0, 2)}, strict).progress == Progress::SlightlyBetter);
  CHECK(goal_change({rated(0, 1)}, strict).progress == Progress::Same);
}

TEST_CASE("progress: names are stable and read back") {
  for (const char* name :
       {"unknown", "worse", "slightly-worse", "same", "slightly-better", "better"}) {
    const std::optional<Progress> progress = progress_from(name);
    REQUIRE(progress.has_value());
    CHECK(std::string(name_of(*progress)) == name);
  }
  CHECK_FALSE(progress_from("Better").has_value());
  CHECK_FALSE(progress_from("").has_value());
}
