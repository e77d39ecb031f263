#include "progress/goals.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace nextsession {
namespace {

// Means of whole numbers are rarely exact in binary; this keeps a limit inclusive.
constexpr double epsilon = 1e-9;

constexpr std::array<const char*, 6> names = {"unknown", "worse",           "slightly-worse",
                                              "same",    "slightly-better", "better"};

bool on_scale(const std::optional<int>& rating) { return rating && *rating >= 0 && *rating <= 10; }

}  // namespace

const char* name_of(Progress progress) { return names[static_cast<std::size_t>(progress)]; }

std::optional<Progress> progress_from(const std::string& name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (name == names[i]) return static_cast<Progress>(i);
  }
  return std::nullopt;
}

Progress progress_of(double points, const ChangeRule& rule) {
  if (points >= rule.clear - epsilon) return Progress::Better;
  if (points <= -rule.clear + epsilon) return Progress::Worse;
  if (points >= rule.small - epsilon) return Progress::SlightlyBetter;
  if (points <= -rule.small + epsilon) return Progress::SlightlyWorse;
  return Progress::Same;
}

GoalChange goal_change(const std::vector<GoalRating>& goals, const ChangeRule& rule) {
  GoalChange change;
  int sum = 0;
  for (const GoalRating& goal : goals) {
    const bool start = on_scale(goal.start);
    const bool now = on_scale(goal.now);
    if (!goal.text.empty() || start || now) ++change.named;
    if (!start || !now) continue;
    ++change.rated;
    sum += *goal.now - *goal.start;
  }
  if (change.rated == 0) return change;
  change.mean = static_cast<double>(sum) / change.rated;
  change.progress = progress_of(change.mean, rule);
  return change;
}

int whole_points(const GoalChange& change) {
  return std::max(1, static_cast<int>(std::fabs(change.mean) + epsilon));
}

}  // namespace nextsession
