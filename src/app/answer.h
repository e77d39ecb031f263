// What a person chooses as the answer to a question.
#pragma once

#include <string>

#include "app/content.h"
#include "app/event.h"
#include "app/state.h"

namespace nextsession {

// Answer, Include, Exclude. A value the item does not have changes nothing. at: milliseconds on the
// page's clock.
void update_answer(State& state, const Event& event, const Content& content, double at);

// The first answer to the question on screen tells how long it took.
void note_time(State& state, const std::string& key, double at);

}  // namespace nextsession
