// State and event -> state. The only place that changes a State.
#pragma once

#include "app/app.h"
#include "app/content.h"
#include "app/state.h"
#include "assessment/assess.h"
#include "questionnaire/utf8.h"

namespace nextsession {

// Applies the event and says what the host has to do. An event that makes no sense now (an unknown
// question, a code that is no option) changes nothing.
Effects update(State& state, const Event& event, const Content& content, double at);

// The state as the rules see it.
Visit visit_of(const State& state, const Content& content);

// Where "Next" leads from a question: the key of the following one, empty for the review.
std::string question_after(const State& state, const Content& content, std::string_view key);
// Where "Back" leads; empty for the welcome page.
std::string question_before(const State& state, const Content& content, std::string_view key);

}  // namespace nextsession
