// One visit, as the app has it and as the record keeps it. Internal to visits.
#pragma once

#include "app/content.h"
#include "app/state.h"

namespace nextsession {

// The visit under way as it is to be kept. Safety answers are not in it; answers that the form does
// not ask for, given the others, still are: what they are worth may change with the next answer.
SavedVisit current_visit(const State& state, const Content& content);

// What a file holds of this visit, which must have an id: all of it that is written and read again.
SavedVisit as_read_again(const SavedVisit& visit, const Content& content);

// What of a visit goes on in the one after it, and nothing else: goals with their words and their
// start, since ratings of now are given anew; of the plan, what is still to be raised.
SavedVisit carried_from(const SavedVisit& visit, const Content& content);

// There is nothing in it that would be worth keeping. What was carried over from `before`, the
// visit before it, is not; null: there was none.
bool is_blank(const SavedVisit& visit, const SavedVisit* before, const Content& content);

// The plan of a kept visit becomes the plan, with what was written about it.
void load_plan(State& state, const Content& content, const SavedVisit& visit);

// A kept visit becomes the one under way.
void load_visit(State& state, const Content& content, const SavedVisit& visit);

}  // namespace nextsession
