// Someone who comes back: visits on a day, with one goal and a plan.
#pragma once

#include <string>
#include <utility>

#include "support/person.h"

namespace nextsession::test {

inline Event event_of(Event::Type type, std::string target = {}, std::string value = {}) {
  Event event;
  event.type = type;
  event.target = std::move(target);
  event.value = std::move(value);
  return event;
}

inline void rate(Person& person, int goal, const char* words, int start, int now) {
  const std::string group = person.app().content().rules.goal_group;
  const Interpretation& rules = person.app().content().rules;
  const auto key = [&](const std::string& part) { return repeated_key(group, goal, part); };
  if (*words != '\0') {
    person.send(event_of(Event::Type::SetText, key(rules.goal_text), words));
  }
  if (start >= 0) {
    person.send(event_of(Event::Type::Answer, key(rules.goal_start), std::to_string(start)));
  }
  person.send(event_of(Event::Type::Answer, key(rules.goal_now), std::to_string(now)));
}

inline Start on(const std::string& day) {
  Start start;
  start.today = day;
  start.seed = "00000000000000a1";
  return start;
}

// A finished full visit with one goal (2 at the start, 3 now) and two things in the plan.
inline std::string first_visit(const std::string& day = "2026-09-01") {
  Person person({}, on(day));
  rate(person, 1, "Sleep through", 2, 3);
  person.send(event_of(Event::Type::Answer, "P4", "little-change"));
  person.send(event_of(Event::Type::AddToPlan, "A2"));
  person.send(event_of(Event::Type::AddToPlan, "A1"));
  person.send(event_of(Event::Type::SetText, "plan/A2/words", "My own words"));
  person.send(event_of(Event::Type::Show, "results"));
  REQUIRE(person.app().state().visit.finished);
  return person.effects().record;
}

}  // namespace nextsession::test
