// What is kept of a visit in this tab, as a versioned JSON document:
//
//   {"format": "next-session/visit", "version": 1,
//    "form": "url|version",                        the form the answers belong to
//    "response": {FHIR QuestionnaireResponse},
//    "position": {"screen": "question", "question": "P1#1/P1.now"},
//    "opened": ["construct id", ...],
//    "plan": [{"advice": "A2", "words": "gentle"}, ...],   words only where chosen
//    "words": {"A4": "direct"},                    chosen for advice that is not in the plan
//    "ticked": ["A2.do.1", ...]}                   steps of the plan that are done
//
// Answers to the safety questions are never in it, nor which safety screens were seen.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "questionnaire/answers.h"

namespace nextsession {

struct VisitRecord {
  std::string form;  // canonical url|version; filled in by read_record
  Answers answers;
  std::string screen, question;              // where the person was; question is an answer key
  std::vector<std::string> opened;           // construct ids whose deeper questions were asked for
  std::vector<std::string> plan;             // advice ids in the person's order
  std::vector<std::string> ticked;           // steps: advice id, a point, the step
  std::map<std::string, std::string> words;  // advice id -> "gentle" or "direct"
};

// `never_stored`: linkIds that are left out together with everything below them, also as the
// question the person was at. `record.form` is not looked at; the form itself says what it is.
// Answers that write_response leaves out are not kept either.
Json write_record(const VisitRecord& record, const Questionnaire& form,
                  const std::vector<std::string>& never_stored);

// What `form` says in such a document; empty where it is none or says nothing.
std::string form_in_record(std::string_view text);

// Never fails on hostile text. Empty, with an error, when the text is no such document, belongs to
// another form or was written by a later version of this program (ErrorCode::Newer). Anything else
// that does not fit is left out with a warning, answer by answer. Paths start with "saved visit: ".
std::optional<VisitRecord> read_record(std::string_view text, const Questionnaire& form,
                                       Findings& findings);

}  // namespace nextsession
