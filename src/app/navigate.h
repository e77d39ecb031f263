// Where the person goes next: the order of questions, safety screens first, resuming.
#pragma once

#include <string>
#include <string_view>

#include "app/content.h"
#include "app/state.h"

namespace nextsession {

// Belongs to a block whose answers stay in memory only.
bool never_stored(const Content& content, std::string_view link_id);

// Answer keys; empty when there is none.
std::string first_question(const State& state, const Content& content);
std::string first_safety_question(const State& state, const Content& content);
std::string first_deep_question(const State& state, const Content& content,
                                std::string_view construct);

// The next safety flag whose screen has not been seen; empty when there is none. Flags that no
// longer hold are forgotten, so that they show again when they come back.
std::string pending_flag(State& state, const Content& content);

// Looked at on the way to somewhere else, and come back from.
bool is_aside(Screen screen);

// Shows reasons or advice, which depend on answers that are never kept.
bool needs_safety_answers(Screen screen);

// After resuming: the screen and question that can be shown with what was kept.
void settle(State& state, const Content& content);

}  // namespace nextsession
