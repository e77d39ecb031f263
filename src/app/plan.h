// The plan: what to bring to the next session, and what became of what was brought.
#pragma once

#include <string>
#include <vector>

#include "app/content.h"
#include "app/event.h"
#include "app/state.h"

namespace nextsession {

// Characters of words to say, and of a note on what happened.
inline constexpr int say_limit = 400;
inline constexpr int happened_limit = 400;

// AddToPlan, RemoveFromPlan, Tick, Untick, SetWords, SetRaised, and SetText of a field of the plan.
void update_plan(State& state, const Event& event, const Content& content);

// Is this the target of a field of the plan ("plan/A2/words", "plan/A2/happened")?
bool is_plan_field(std::string_view target);

// What is still to be brought; at most plan_limit.
std::vector<std::string> to_bring(const State& state);
// The same without what a safety flag holds back now; it stays in the plan, and is not shown.
std::vector<std::string> to_bring_now(const State& state, const Content& content);
// What was in the plan of an earlier visit, to be asked about in this one; in the order of the
// plan.
std::vector<std::string> to_follow(const State& state);

// The words to say as the person has them: edited, or the form's own.
std::string words_of_plan(const State& state, const Content& content, const std::string& advice);

}  // namespace nextsession
