// Ratings over time as a Chart: where each point, date and value goes. Internal to app/.
//
// Time runs as it did: a month without a rating is as wide as any other. The start from memory has
// no day, so it stands apart at the left with a mark of its own.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/screens.h"
#include "progress/movement.h"
#include "progress/timeline.h"

namespace nextsession {

inline constexpr long gap_days = 60;        // more between two ratings than this is a gap
inline constexpr double start_room = 0.14;  // of the width, for a start from memory

// The days a chart reaches over. Charts beside each other share one, so that their dates agree.
struct TimeAxis {
  long first = 0, last = 0;  // days as day_number gives them
  bool start = false;        // there is room for a start from memory at 0
  // 0-1. A single day stands in the middle of its room.
  double place(long day) const;
};

TimeAxis axis_over(const std::vector<const GoalLine*>& lines);

// A line with how it is told from others.
struct DrawnLine {
  const GoalLine* line = nullptr;  // never null when drawn
  std::string label;
  int shape = 0;
  bool strong = false;
};

// Points, marks and table; `rating` names the column where there is one line alone. A point's y is
// its rating out of 10; one after more than gap_days has `gap`.
Chart rating_chart(const Scene& scene, const TimeAxis& axis, const std::vector<DrawnLine>& lines,
                   const std::optional<UsualRange>& band);

// One area of the full reviews. Drawn so that up is better: y is 1 - friction.
struct AreaPoint {
  std::string date;
  std::optional<double> friction;  // 0-1; empty: too few answers, which is told in the table alone
  std::string words;               // what the table says: the band
};
Chart area_chart(const Scene& scene, const TimeAxis& axis, const std::vector<AreaPoint>& points,
                 const std::vector<double>& borders, const std::string& title);

// A chart on a page, under `sentence`.
Node chart_node(const std::string& id, Chart chart, std::string sentence, std::string name);

// At most one decimal, with the mark of the language: "4", "4.3".
std::string in_tenths(const Scene& scene, double value);

// Words of a goal short enough for a legend; `place` counts from 1.
std::string short_goal(const Scene& scene, const GoalLine& line, int place);

}  // namespace nextsession
