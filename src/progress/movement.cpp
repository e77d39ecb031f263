#include "progress/movement.h"

#include <algorithm>
#include <cmath>

namespace nextsession {
namespace {

// What the last rating is compared with.
std::optional<double> reference_of(const GoalLine& line) {
  if (line.recalled) return line.recalled;
  if (line.ratings.empty()) return std::nullopt;
  return line.ratings.front().value;
}

Movement movement_of(Progress progress) {
  switch (progress) {
    case Progress::Better: return Movement::Better;
    case Progress::Worse: return Movement::Worse;
    case Progress::SlightlyBetter: return Movement::SlightlyBetter;
    case Progress::SlightlyWorse: return Movement::SlightlyWorse;
    case Progress::Same: return Movement::Same;
    case Progress::Unknown: break;
  }
  return Movement::CannotTell;
}

}  // namespace

const char* name_of(Movement movement) {
  switch (movement) {
    case Movement::Better: return "better";
    case Movement::Worse: return "worse";
    case Movement::SlightlyBetter: return "slightly-better";
    case Movement::SlightlyWorse: return "slightly-worse";
    case Movement::Same: return "same";
    case Movement::CannotTell: break;
  }
  return "cannot-tell";
}

Moving change_of(const GoalLine& line, const ChangeRule& rule) {
  Moving moving;
  moving.from_recalled = line.recalled.has_value();
  const bool two_points = line.ratings.size() + (moving.from_recalled ? 1 : 0) >= 2;
  if (line.ratings.empty() || !two_points) return moving;
  moving.change = line.ratings.back().value - *reference_of(line);
  moving.movement = movement_of(progress_of(moving.change, rule));
  return moving;
}

Moving moving_of(const GoalLine& line, const ChangeRule& rule) {
  Moving moving = change_of(line, rule);
  moving.trend = trend_of(line.ratings);
  moving.rising = moving.trend && moving.trend->low > 0;
  moving.falling = moving.trend && moving.trend->high < 0;
  return moving;
}

double reliable_change(double sd, double r, double z) {
  return z * sd * std::sqrt(2.0) * std::sqrt(1 - r);
}

std::optional<UsualRange> usual_range(const GoalLine& line) {
  const std::optional<double> reference = reference_of(line);
  if (!reference) return std::nullopt;
  const double width = reliable_change(assumed_sd, assumed_reliability);
  return UsualRange{std::max(0.0, *reference - width), std::min(10.0, *reference + width)};
}

}  // namespace nextsession
