// Is the person moving by their own goals? One visit: remembered start against now.
//
// Change rule: reliable change index RCI = 1.96 * SD * sqrt(2) * sqrt(1 - r) (Jacobson & Truax
// 1991, doi:10.1037/0022-006X.59.1.12). With an assumed SD of 2.2 and r of .8 for 0-10 goal ratings
// this gives 2.7, so a change of 3 points or more counts as clear and a smaller one may be noise.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace nextsession {

struct GoalRating {
  std::string text;          // the person's own words; may be empty
  std::optional<int> start;  // 0-10, recalled
  std::optional<int> now;    // 0-10
};

enum class Progress { Unknown, Worse, SlightlyWorse, Same, SlightlyBetter, Better };

// Stable names for files and output: "unknown", "worse", "slightly-worse", "same",
// "slightly-better", "better".
const char* name_of(Progress progress);
std::optional<Progress> progress_from(const std::string& name);

struct ChangeRule {
  double clear = 3.0;  // points on 0-10; at least this is clear
  double small = 0.5;  // below this is no change
};

// What a change of so many points counts as; never Unknown. Both limits belong to the change.
Progress progress_of(double points, const ChangeRule& rule);

struct GoalChange {
  Progress progress = Progress::Unknown;
  double mean = 0;  // points, now minus start, over rated goals
  int rated = 0;    // goals with both ratings
  int named = 0;    // goals with words or a rating
};

GoalChange goal_change(const std::vector<GoalRating>& goals, const ChangeRule& rule);

// The size of the change as people read it, in points. Parts of a point are dropped, so that 2.6 is
// not called 3, which counts as clear. Less than one point is called 1: where a change is told at
// all, 0 would deny it.
int whole_points(const GoalChange& change);

}  // namespace nextsession
