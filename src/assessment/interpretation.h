// How the answers of one form are read: constructs, bands, ranking, advice, safety flags.
// All of it is data (assets/interpretation/*.json, schema in assets/schema/); this is its typed
// form.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "progress/goals.h"
#include "questionnaire/model.h"

namespace nextsession {

// A rule's "when". Exactly one kind is set; see docs in the schema.
struct Condition {
  enum class Kind {
    All,
    Any,
    None,               // children
    Answer,             // item's code is one of `codes` (any chosen option counts)
    Unanswered,         // item absent or skipped on purpose
    ConstructFriction,  // construct known and friction >= threshold
    ItemFriction,       // item answered and friction >= threshold
    Raised,             // construct was talked about in an earlier session (see Visit::raised);
                        // has nothing to do with a raised friction
    Progress,           // goal change is one of `codes`
    Sessions,           // at_least <= sessions < below
    NoGoals,            // no goal named or rated
    Flag,               // safety flag is up
    Note,               // attribution note applies
    NoReasons,          // ranking gave nothing
    Strengths,          // at least one strength
    NothingRaised,      // enough answers and every construct below the first band above zero
    Sparse,             // too few answers to say anything
    NeverTrue
  };
  Kind kind = Kind::NeverTrue;
  std::vector<Condition> children;
  std::string id;  // item, construct, flag or note
  std::vector<std::string> codes;
  double threshold = 0;  // friction 0-1
  int at_least = 0;      // sessions
  int below = 1 << 30;
};

struct ScoredItem {
  std::string link_id;
  bool deep = false;                                    // opened only when needed
  bool if_room = false;                                 // a deep one that the limit cuts first
  std::map<std::string, double, std::less<>> friction;  // answer code -> 0 (good) .. 1 (problem)
};

struct Construct {
  std::string id;
  std::string family;  // constructs of one family share a place in the tie order
  std::vector<ScoredItem> items;
  std::vector<std::string> advice;  // ids, most fitting first
  bool may_be_strength = true;
};

struct Band {
  std::string id;
  double from = 0;  // friction; the last band whose `from` is reached applies
};

enum class Confidence { None, Low, Medium };  // never "high": there are no norms
const char* name_of(Confidence confidence);

struct Companion {  // also opened when one of `with` opens and own friction >= threshold
  std::string construct;
  double friction = 0;
  std::vector<std::string> with;
};

struct NotAlone {  // never shown as the only reason while one of `with` is raised
  std::string construct;
  double friction = 0;
  std::vector<std::string> with;
};

struct CheckOnly {  // this construct is a check, not a reason, when only these answers raise it
  std::string construct;
  std::string item;
  std::vector<std::string> codes;
};

struct Promotion {  // goes to the top of the reasons
  Condition when;
  std::string construct;
};

struct AttributionNote {  // why nothing (or only something provisional) is attributed
  std::string id;
  Condition when;
  bool ranking = true;             // false: no reasons are given
  std::vector<std::string> leads;  // advice shown first, in this order
};

struct Advice {
  std::string id;
  Condition when;
  int min_sessions = 4;
  Confidence min_confidence = Confidence::Low;
  std::vector<std::string> not_if;  // flags
  std::string grade;                // "A" meta-analysis, "B" some studies, "C" common sense
  std::vector<std::string> sources;
  int actions = 1;                         // how many "do" strings (1-3)
  int review_after = 2;                    // sessions
  bool always_after_first_reason = false;  // ranks right behind the first reason's advice
};

struct SafetyFlag {
  std::string id;
  Condition when;
  int order = 0;                       // lower shows first
  bool screen = true;                  // a calm full screen at once; false: a note with the results
  bool gate = false;                   // ends the visit without scoring
  bool keep_nothing = false;           // nothing may be stored from here on
  std::vector<std::string> helplines;  // kinds, in the order to show them
  std::vector<std::string> suppress;   // advice ids
  std::vector<std::string> not_strengths;  // construct ids that are not praised meanwhile
  std::map<std::string, std::string, std::less<>> wording;  // construct id -> wording variant
};

// What two people can lay side by side, each from answers to a form of their own. Themes of the
// same id belong together.
struct ComparisonTheme {
  std::string id;
  std::vector<std::string> constructs;  // their mean friction
  bool goals = false;                   // or the change by the goals
};

struct Comparing {
  std::vector<ComparisonTheme> themes;
  double gap = 0.25;                // frictions this far apart are seen differently
  std::vector<std::string> not_if;  // flags that rule it out
};

struct Interpretation {
  std::string id;
  std::string version;
  std::string questionnaire;  // canonical url|version
  // facts
  std::string sessions_item;
  std::map<std::string, int, std::less<>> sessions;  // code -> least number of sessions
  // Where goals are rated without being named, goal_text is empty.
  std::string goal_group, goal_text, goal_start, goal_now;
  int max_goals = 3;
  std::vector<std::string> never_stored;  // linkIds of the safety block (and all below them)
  // scoring
  std::vector<Construct> constructs;
  std::vector<Band> bands;
  int min_answers = 2;
  double min_share = 0.5;
  double equal_within = 0.1;
  int max_reasons = 3;
  int medium_min_answers = 3;
  double medium_min_share = 0.75;
  double medium_max_spread = 0.5;
  // opening of deep items
  int open_max_constructs = 3;
  int open_max_items = 12;
  double open_friction = 0.4;
  double open_worst = 1.0;
  std::vector<Companion> companions;
  // ranking
  std::vector<std::string> ties;  // construct or family ids, strongest first
  std::vector<NotAlone> not_alone;
  std::vector<CheckOnly> checks;
  std::vector<Promotion> promotions;
  // careless answering lowers confidence
  int careless_min_items = 12;
  double careless_seconds = 2.0;  // median per answer
  ChangeRule change;
  Comparing comparing;
  std::vector<AttributionNote> notes;
  std::vector<Advice> advice;
  std::vector<SafetyFlag> flags;

  const Construct* construct(std::string_view id) const;
  const Advice* find_advice(std::string_view id) const;
  const SafetyFlag* flag(std::string_view id) const;
};

// Reads and cross-checks against the form: every linkId, code, construct, advice and flag named
// must exist. On any error the result is empty and every error is listed with file and path.
std::optional<Interpretation> read_interpretation(const Json& document, const Questionnaire& form,
                                                  std::string_view file, Findings& findings);

}  // namespace nextsession
