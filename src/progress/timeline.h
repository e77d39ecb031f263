// Ratings of the same goals over several visits, as lines over time.
//
// A goal is told by its words: trimmed, upper and lower case of A-Z alike. New words are a new
// goal, because what 5 of 10 means changes with them. A goal without words is told by its place
// among the goals of its visit.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "progress/goals.h"

namespace nextsession {

struct RatedVisit {
  std::string date;  // "YYYY-MM-DD"
  std::vector<GoalRating> goals;
};

struct Rating {
  long day = 0;  // as day_number gives it
  std::string date;
  double value = 0;  // 0-10
};

struct GoalLine {
  std::string text;  // words of the goal as last written; empty for all goals together
  std::optional<double> recalled;  // start, 0-10, from memory as first given: it has no date
  std::vector<Rating> ratings;     // by day, one a day (the last of a day wins); may be empty
  std::string key;                 // what tells it from others; empty for all goals together
};

struct Timeline {
  // Goals with words or a rating: those of the latest visit in its order, then older ones, the most
  // recently used first.
  std::vector<GoalLine> goals;
  // Mean over the goals that the latest visit with ratings rated, at days when all of them were
  // rated: a mix of goals that changes would look like change. Its start is the mean of theirs,
  // where each has one.
  GoalLine all;
};

// Visits in any order; of two on one day the later in the list is the later one. Left out: visits
// without a valid date, and ratings off the scale.
Timeline timeline_of(std::vector<RatedVisit> visits);

// The line of a goal at this place (from 0) among those of its visit; null: it has none.
const GoalLine* line_of(const Timeline& timeline, const GoalRating& goal, std::size_t place);

}  // namespace nextsession
