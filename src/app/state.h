// Everything the app knows about this visit. A plain value: a whole visit replays in a test.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/keeping.h"
#include "questionnaire/answers.h"
#include "record/saved_record.h"
#include "record/settings.h"
#include "record/shared_view.h"

namespace nextsession {

enum class Screen {
  Welcome,
  Question,
  Review,
  Safety,
  Results,
  Plan,
  How,
  Privacy,
  Check,  // how to see for oneself that nothing leaves
  Sources,
  Erased,
  Compare,     // what to show, and whose view to open
  Comparison,  // both side by side
  CheckIn,     // each goal rated anew
  FollowUp,    // what became of the plan
  Progress,    // all visits over time
  Report,      // what goes into it, and the report itself
  Keep         // where the record is kept; saving and opening files
};

// Names used as event targets and in the stored record ("welcome", "question", ...).
const char* name_of(Screen screen);
// Welcome for a name it does not know.
Screen screen_from(std::string_view name);

using Set = std::set<std::string, std::less<>>;

// The visits beside the one under way. Shared, because a state is copied and a history may be long.
struct Past {
  SavedRecord record;
  // Its visits as JSON text, so that keeping an answer does not write all of them anew.
  std::string text;
};

// The visit under way, beside its answers.
struct VisitHead {
  std::string id;            // 16 hex digits; empty: none has begun
  std::int64_t changed = 0;  // counts what was changed of it, and that it was finished
  bool check_in = false;     // else a full review
  std::string date;          // ISO; the day it began or, while unfinished, was last answered
  bool finished = false;     // its result was seen
  // Of the page that took its first answer, or as the visit was read: they stay when a later page
  // speaks another language or has a later version of the form. Empty form: not answered yet.
  std::string language;  // BCP 47; empty with a form: unknown
  std::string form;      // canonical url|version
};

// What the person wrote about one advice of the plan.
struct PlanNote {
  std::string words;     // to say; empty: the page's own
  std::string raised;    // "", "yes", "partly", "no"
  std::string happened;  // when it was raised
};

struct State {
  std::string form = "patient";  // id of the form this visit fills in
  Screen screen = Screen::Welcome;
  std::string question;  // answer key of the question shown on Screen::Question
  std::string flag;      // the safety flag shown on Screen::Safety
  Screen after_safety = Screen::Question;
  std::string question_after_safety;
  Screen came_from = Screen::Welcome;  // where How, Privacy, Sources and Keep lead back to
  bool reviewing = false;              // a question opened from the review leads back to it

  Answers answers;
  Json left_over;       // of this visit as it was read: what did not fit, to be kept with it
  int goals_shown = 1;  // goal fields on the goals page
  // The goal removed last, with what it held, until the page is left; never stored.
  int removed_number = 0;
  std::map<std::string, Answer, std::less<>> removed_goal;  // by part
  Set opened;                     // constructs whose deeper questions the person asked for
  std::vector<std::string> plan;  // advice ids, of which at most `plan_limit` are to be brought
  // Entries of the plan as it was read whose advice this page does not have, by their place in it;
  // kept with the visit.
  std::map<std::size_t, PlanItem> plan_unknown;
  std::map<std::string, std::string, std::less<>> wording;  // advice id -> "gentle" or "direct"
  std::map<std::string, PlanNote, std::less<>> plan_notes;  // by advice id
  Set ticked;    // steps of the plan that are done: "A2.do.1"
  Set expanded;  // nodes shown in full
  Set flags_seen;
  bool safety_forgotten = false;  // safety answers were given before a reload and are not kept
  // A flag asked for it: neither this visit is stored any more nor one begun after it. Those before
  // stay as they are kept.
  bool keep_nothing = false;
  bool resumable = false;  // there are questions to go on with
  std::string problem;     // message id of what is wrong on this page; empty: nothing

  VisitHead visit;
  std::shared_ptr<const Past> past;  // null: none
  std::uint64_t begun = 0;           // visits that got an id since the page started
  Keeping keeping;
  Set report_parts;  // of the report that the person left in: "moving", "reasons", ...

  // For a comparison; none of it is ever stored.
  bool result_seen = false;
  Set shown_themes;                                             // that the person chose to show
  std::map<std::string, SharedView, std::less<>> opened_views;  // by side

  // "help", "display", "language", "erase", "switch", "switch-kept" or empty
  std::string dialog;
  std::string dialog_opener;  // node that gets the focus back
  Settings settings;

  // SHA-256 of this page as a file, in hex; "none": this browser cannot tell; empty: not known yet.
  std::string fingerprint;
  bool update_waits = false;    // a new version of this page can be used
  std::string today;            // ISO date
  std::string seed;             // 16 hex digits, another one each time the page starts
  std::vector<double> seconds;  // time spent on each answered question, latest last
  double shown_at = 0;          // milliseconds; when the question on screen appeared

  std::string focus;  // node that gets the focus with this revision
  std::string announce;
  int revision = 0;
};

inline constexpr std::size_t plan_limit = 3;
inline constexpr int text_limit = 200;  // characters of a goal where the form gives no limit

}  // namespace nextsession
