// The person's own goals while they are written: adding one, taking one out and putting it back.
#pragma once

#include <string>

#include "app/content.h"
#include "app/event.h"
#include "app/state.h"

namespace nextsession {

// AddGoal, RemoveGoal, RestoreGoal. A goal that is removed takes its number with it: those after it
// move up. What it held stays in `state.removed_goal` until the page is left.
void update_goals(State& state, const Event& event, const Content& content);

// Whether the words given under `key` are more than `item` takes.
bool too_long(const Item& item, const Answers& answers, const std::string& key);

}  // namespace nextsession
