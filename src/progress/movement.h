// What the ratings of a goal carry, as one sentence and a shaded range can say it.
//
// Usual ups and downs: the reliable change index of Jacobson & Truax (1991),
// doi:10.1037/0022-006X.59.1.12,
//   RCI = z * SD * sqrt(2) * sqrt(1 - r),
// the change that measurement error alone exceeds one time in twenty (z = 1.96). SD 2.2 and
// reliability .8 are assumed for 0-10 goal ratings, not measured here; they give 2.7. In whole
// points that is the change rule of progress/goals.h: 3 is clear.
#pragma once

#include <optional>

#include "progress/goals.h"
#include "progress/timeline.h"
#include "progress/trend.h"

namespace nextsession {

inline constexpr double assumed_sd = 2.2;           // points
inline constexpr double assumed_reliability = 0.8;  // 0-1

enum class Movement { CannotTell, Better, Worse, SlightlyBetter, SlightlyWorse, Same };

// Stable names for files and message ids: "cannot-tell", "better", "worse", "slightly-better",
// "slightly-worse", "same".
const char* name_of(Movement movement);

struct Moving {
  Movement movement = Movement::CannotTell;
  double change = 0;  // points, the last rating minus the reference; 0 if that cannot be told
  bool from_recalled = false;  // the reference is the start from memory, else the first rating
  std::optional<Trend> trend;  // from trend_ratings days on, also where change cannot be told
  bool rising = false;         // the trend's whole interval is above 0
  bool falling = false;        // ... below 0
};

// One rating and no start from memory, or no rating: CannotTell. Without the trend, which takes far
// longer.
Moving change_of(const GoalLine& line, const ChangeRule& rule);
// With the trend.
Moving moving_of(const GoalLine& line, const ChangeRule& rule);

// Points that a rating may differ by through error of measurement alone. sd: points, above 0;
// r: reliability, 0-1.
double reliable_change(double sd, double r, double z = 1.96);

struct UsualRange {
  double low = 0, high = 0;  // within 0-10
};

// Around the same reference as in moving_of; empty without one. For all goals together as wide as
// for one: how much less a mean varies depends on how alike the goals are, which is not known.
std::optional<UsualRange> usual_range(const GoalLine& line);

}  // namespace nextsession
