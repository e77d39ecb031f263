// Answers -> what to ask next, construct scores, reasons, advice, safety flags. Pure.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "assessment/interpretation.h"
#include "progress/goals.h"
#include "questionnaire/answers.h"

namespace nextsession {

// Everything one assessment looks at. Nothing is owned.
struct Visit {
  const Questionnaire& form;
  const Interpretation& rules;
  const Answers& answers;
  std::set<std::string, std::less<>> opened = {};  // constructs whose deep items the person opened
  std::optional<double> seconds_per_answer = {};   // median, when known
  // Constructs the person has talked about with the therapist two or three sessions ago.
  std::set<std::string, std::less<>> raised = {};
};

// The questions of this visit as answer keys in order: enabled, deep ones only where opened.
// A repeating group counts as one question and appears by its linkId. Stops at a gate.
std::vector<std::string> questions_to_ask(const Visit& visit);

// One of the person's own answers behind a reason or a strength.
struct OwnAnswer {
  std::string link_id;
  std::string code;
  double friction = 0;
};

struct ConstructScore {
  std::string id;
  std::optional<double> friction;  // 0 good .. 1 problem; empty: not enough answers
  double low = 0, high = 1;        // where it could lie: mean +- half the spread; 0..1 when unknown
  std::string band;                // empty when friction is
  Confidence confidence = Confidence::None;
  int answered = 0;
  int shown = 0;                   // "does not apply" not counted
  std::vector<OwnAnswer> answers;  // worst first
};

struct Reason {
  std::string construct;
  std::string band;
  double friction = 0;
  Confidence confidence = Confidence::Low;
  bool about_equal_to_previous = false;
  std::vector<std::string> linked;  // shown together with these constructs
  std::vector<OwnAnswer> answers;   // the 1-3 worst
};

struct Assessment {
  bool gated = false;  // no scoring (SF10); only `flags` is filled
  int sessions = 0;    // least number, by the person's answer; -1 unknown
  GoalChange goals;
  std::vector<ConstructScore> constructs;  // in the order of the interpretation file
  std::vector<Reason> reasons;             // at most max_reasons; empty when not attributed
  std::vector<std::string> strengths;      // construct ids, best first, at most 3
  std::vector<std::string> checks;         // constructs shown as a check, not a reason
  std::vector<std::string> notes;          // attribution note ids, in file order
  bool attributed = false;
  bool hurried = false;  // answers look careless; confidence lowered, never said as blame
  std::vector<std::string> advice;       // at most 3, in the order to show
  std::vector<std::string> more_advice;  // the rest that applies
  std::vector<std::string> flags;        // in the order to show
  std::vector<std::string> suppressed;   // advice ids a flag holds back
};

Assessment assess(const Visit& visit);

// The goals as they were given, in order; without words or ratings where those are missing.
std::vector<GoalRating> goals_of(const Interpretation& rules, const Answers& answers);

// The documented output of `nextsession assess --json` (docs/assess-output.md).
Json to_json(const Assessment& assessment, const Interpretation& rules);

}  // namespace nextsession
