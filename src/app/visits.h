// Coming back: the visits of one person, the one under way, and what is kept of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"
#include "app/content.h"
#include "app/state.h"
#include "assessment/assess.h"
#include "progress/interval.h"
#include "progress/timeline.h"

namespace nextsession {

// Which form the record in `text` belongs to, by the latest visit in it; the patient's if to none.
std::string form_of_record(std::string_view text);

// The state a reload comes back to, from what was stored: the latest visit is the one under way.
State resume(std::string_view saved_record, const Content& content, const std::string& today = {});

// Gives the visit under way an id and a date where it has none yet.
void begin_visit(State& state);

// A new visit: the one under way joins the past. Goals keep their words and their start; what is
// still to be raised stays in the plan.
void start_visit(State& state, const Content& content, bool check_in);

// Takes in the visits of another record of the same person, such as an opened file. Empty, with an
// error, when the text is no such record; then nothing changes.
bool take_record(State& state, const Content& content, std::string_view text, Findings& findings);

// All visits, the one under way last. Only those with an id.
SavedRecord record_of(const State& state, const Content& content);
// The same as the text of the document; empty where there is nothing to keep.
std::string saved_text(const State& state, const Content& content);

// Only the visits before this one; empty where there are none.
std::string text_of_past(const State& state, const Content& content);

// Is there an earlier visit, or a finished one from another day, to come back to?
bool has_history(const State& state);
// The day of the latest visit and of the latest full one; empty: none.
std::string last_look(const State& state);
std::string last_full(const State& state);
NextLook next_look_of(const State& state);

// The goal ratings of every visit, by date.
std::vector<RatedVisit> rated_visits(const State& state, const Content& content);

// The scores of every full visit, by date, for the areas over time.
struct Review {
  std::string date;
  Assessment assessment;
};
std::vector<Review> reviews(const State& state, const Content& content);

// Constructs whose advice the person says to have raised, in a visit at least 14 days ago.
Set raised_before(const State& state, const Content& content);

}  // namespace nextsession
