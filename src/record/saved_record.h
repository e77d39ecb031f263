// What a person keeps: all visits, as one versioned JSON document. The same text is the file they
// save (NAME.nextsession.json), what is kept in the tab and what is kept on the device.
// docs/save-format.md describes it for those who read or write it elsewhere,
// assets/schema/record.schema.json is its schema.
//
// Nothing the person had is dropped because this program cannot use it: an answer that does not fit
// the form, a visit of an unknown form, a damaged part. It is set aside, named (SetAside), written
// back as it was found (left_over), and tried again each time the record is read. The one exception
// are answers to the safety questions, which are never written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "questionnaire/answers.h"
#include "questionnaire/json.h"

namespace nextsession {

// A longer text is refused when read. The writer does not look at it.
inline constexpr std::size_t record_bytes = 8U << 20;
// Visits beyond are kept as left over.
inline constexpr std::size_t record_visits = 2000;
// Characters of the words to say and of the note of what happened; longer ones are set aside.
inline constexpr std::size_t plan_words_limit = 4000;
// Highest `changed`: what JavaScript counts to without a gap. A higher one is read as 0.
inline constexpr std::int64_t changed_limit = 9007199254740991;

// Something to bring to a session.
struct PlanItem {
  std::string advice;    // its id; at most once in a plan
  std::string wording;   // "", "gentle", "direct"
  std::string words;     // the person's own edit of the words to say; empty: the form's
  std::string raised;    // at a later look: "", "yes", "no", "partly"
  std::string happened;  // note of what happened
};

struct SavedVisit {
  std::string id;             // 16 hex digits, made once from the host's seed
  std::int64_t changed = 0;   // counts up with each change; at a merge the higher one wins
  std::string kind = "full";  // "full" or "check-in"
  std::string date;           // YYYY-MM-DD, of the person's own clock; empty: unknown
  std::string language;       // BCP 47, of its first answer; empty: unknown
  std::string form;           // canonical url|version of its first answer
  bool finished = false;
  Answers answers;
  // A list of what did not fit, as found: {"within": "P1#2/", "item": {...}} for answers, {"field":
  // "plan", "value": ...} for anything else. Null: nothing.
  Json left_over;
  std::string screen, question;              // where the person was; question is an answer key
  std::vector<std::string> opened;           // construct ids whose deeper questions were asked for
  std::vector<PlanItem> plan;                // in the person's order
  std::vector<std::string> ticked;           // steps: advice id, a point, the step
  std::map<std::string, std::string> words;  // wording chosen for advice outside the plan
};

// Names one thing that was found and could not be used.
struct SetAside {
  std::string visit;  // its date, else its id; empty: no visit in particular
  std::string where;  // path in the document: "visits[2].response.item[0].answer[0].valueInteger"
  std::string what;   // one sentence, in English
  ErrorCode code = ErrorCode::BadValue;  // for words in the person's language:
                                         // Dangling: the form has no such question here (any more);
                                         // WrongType, BadValue, Duplicate: does not fit its
                                         // question; Unsupported: this program has no use for it;
                                         // Syntax: damaged; Missing: a part has gone
  std::string key;                       // the answer's key ("P1#2/P1.now"); empty: no answer
};

struct SavedRecord {
  std::vector<SavedVisit> visits;  // oldest first by date; without a date last
  std::vector<SetAside> set_aside;
  Json left_over;  // a list of whole visits and other parts, as found. Null: nothing
};

// Forms this program knows; answers are read against the one with their canonical url, whatever its
// version. None is null, all outlive the call.
using Forms = std::vector<const Questionnaire*>;

// `never_stored`: linkIds that are left out together with everything below them, also from what is
// left over and as the question the person was at. Answers that write_response leaves out (not
// enabled, not fitting) are not kept. A visit without `form` is written with the first form; one of
// a form that is not among `forms` without its answers.
Json write_saved(const SavedRecord& record, const Forms& forms,
                 const std::vector<std::string>& never_stored);

// Never fails on hostile text. Empty, with one error, when the text is no such document (Syntax,
// TooDeep, TooLarge, Missing, WrongType, BadValue), nothing can be salvaged from it, or a later
// version of this program wrote it (Newer). Otherwise what does not fit is in `set_aside` and
// `left_over`; warnings tell the same and more in detail. Paths start with "saved record: ".
//
// A damaged or truncated text is salvaged as far as it parses: whole visits, and of a broken one
// what comes before the damage. A visit salvaged in part has `changed` 0, so that a whole copy wins
// a merge.
//
// A document "next-session/visit" of version 1, the format before this one, is read as a record of
// one visit without a date.
std::optional<SavedRecord> read_saved(std::string_view text, const Forms& forms,
                                      Findings& findings);

// Takes out of a record what write_saved would not write of it for the sake of `never_stored`. A
// file by another hand may hold such answers; with them a visit would not equal its own copy.
void drop_never_stored(SavedRecord& record, const Forms& forms,
                       const std::vector<std::string>& never_stored);

// The canonicals of the forms that the visits in a text are of: first of those that are left over,
// then of the others, in their order. Empty for a visit that does not say; nothing where there are
// no visits. Of a damaged text as far as it can be told; whatever its format and version.
std::vector<std::string> forms_in(std::string_view text);

// Oldest first; those without a date last. Of one day in the order they had.
void sort_by_date(std::vector<SavedVisit>& visits);

struct Merged {
  SavedRecord record;
  int added = 0;                       // visits that `mine` did not have
  int updated = 0;                     // visits of which `theirs` was the later one
  std::vector<std::string> differing;  // ids of visits of `theirs` kept beside one of `mine`
};

// Both together, by id; the visit with the higher `changed` stays. Equal `changed` and different
// content: that of `mine` stays and the other is kept as a visit of its own, its id derived from
// its content, so that a second merge adds nothing. Where the person was is not content, nor is the
// order of what is opened, ticked or left over.
Merged merge(const SavedRecord& mine, const SavedRecord& theirs);

}  // namespace nextsession
