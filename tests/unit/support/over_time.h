// Ratings over time without a visit, for tests of charts and sentences.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/screens.h"
#include "progress/day.h"
#include "support/person.h"

namespace nextsession::test {

inline Event over_time(Event::Type type, std::string target = {}, std::string value = {}) {
  Event event;
  event.type = type;
  event.target = std::move(target);
  event.value = std::move(value);
  return event;
}

// A scene with the words of a form, for what needs no visit.
struct OverTime {
  explicit OverTime(std::string_view form = "patient") {
    if (form == "therapist") person.send(over_time(Event::Type::SetForm, "", "therapist"));
    start.today = "2026-11-24";
  }
  Scene scene() const { return {person.app().state(), person.app().content(), start}; }
  Person person;
  Start start;
};

inline GoalLine line_over(const std::vector<std::pair<const char*, double>>& ratings,
                          std::optional<double> recalled = std::nullopt, const char* words = "") {
  GoalLine line;
  line.text = words;
  line.recalled = recalled;
  for (const auto& [date, value] : ratings) {
    line.ratings.push_back({day_number(date).value(), date, value});
  }
  return line;
}

}  // namespace nextsession::test
