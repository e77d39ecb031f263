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

// Which form the record in `text` belongs to, by the last visit in it, also where it is damaged;
// the patient's if to none.
std::string form_of_record(std::string_view text);
// Are all visits in `text` of the other role's form (a patient's file opened by a therapist)? Such
// a file brings nothing to this record but parts left over. False where nothing can be told.
bool other_form(std::string_view text, const Content& content);

// The state a reload comes back to, from what was stored: the latest visit with a date is the one
// under way. What of the text cannot be read is left out.
State resume(std::string_view saved_record, const Content& content, const std::string& today = {});

// A state that has what belongs to the open page, such as the day and its form, and nothing of a
// person: neither answers nor settings.
State nothing_but_the_page(const State& state);

// Gives the visit under way an id and a date where it has none yet. A finished one without a date
// stays so.
void begin_visit(State& state);
// What is kept of the visit under way was changed: it counts as a change, and an unfinished visit
// is of today.
void note_change(State& state, const Content& content);
// Its result is on screen. In a tab that may only look, nothing is finished.
void finish_visit(State& state, const Content& content);

// A new visit: the one under way joins the past, unless it is blank or not to be kept. Goals keep
// their words and their start; what is still to be raised stays in the plan.
void start_visit(State& state, const Content& content, bool check_in);

// Takes in the visits of another record of the same person, such as an opened file. The visit under
// way stays so, unless it is blank, or finished and the record has a later one: then the latest is.
// False, with an error, when the text is no such record; then nothing changes.
bool take_record(State& state, const Content& content, std::string_view text, Findings& findings);

// All visits as SavedRecord orders them; the one under way only if it is not blank.
SavedRecord record_of(const State& state, const Content& content);
// The text of a document with all visits, the one under way last, also where it is blank: a reload
// comes back to it.
std::string saved_text(const State& state, const Content& content);

// The text of a document with all visits but the one under way; empty where there is nothing else.
std::string text_of_past(const State& state, const Content& content);

// Is there an earlier visit, or a finished one from another day, to come back to?
bool has_history(const State& state);
// The latest visit beside the one under way: the last with a date, else the last; null: none.
const SavedVisit* visit_before(const State& state);
// The day of the visit under way where it is finished, else of visit_before; empty: unknown.
std::string last_look(const State& state);
// The day of the latest full visit that is finished and has one; empty: none.
std::string last_full(const State& state);
NextLook next_look_of(const State& state);

// The goal ratings of every visit, those of the one under way last.
std::vector<RatedVisit> rated_visits(const State& state, const Content& content);

// The scores of every finished full visit, by date, for the areas over time.
struct Review {
  std::string date;  // empty: unknown; such come first
  Assessment assessment;
};
std::vector<Review> reviews(const State& state, const Content& content);

// Constructs whose advice the person says to have raised two or three sessions ago: in an earlier
// visit, at least 28 days ago, or 14 where sessions were weekly or more often by the latest answer
// up to that visit.
Set raised_before(const State& state, const Content& content);

}  // namespace nextsession
