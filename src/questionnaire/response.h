// FHIR R4 QuestionnaireResponse <-> Answers.
//
// A question skipped on purpose is an item without answers that carries
// http://hl7.org/fhir/StructureDefinition/data-absent-reason with valueCode
// "not-applicable" (does not apply) or "asked-declined" (rather not say).
//
// Each repetition of a group is an item of its own; the answers of a repeating question are several
// entries of one item. Items below a question are in its first answer, which then may lack a value.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "questionnaire/answers.h"

namespace nextsession {

// Reads against a form. A bad value costs that answer alone: it becomes a warning that names the
// path, what was found and what was expected, and the rest is read. Only a document that is no
// QuestionnaireResponse, or one for another form, is an error (empty result); another version of
// the same form is a warning. Answers to items that are not enabled are read like any other.
std::optional<Answers> read_response(const Json& document, const Questionnaire& form,
                                     std::string_view file, Findings& findings);

// Items in form order, each value in the field of its question's type. Left out: items that are
// not enabled, values that do not belong to their question, empty texts, and whatever `keep`
// turns down by linkId, with everything below it (safety answers are never written).
// `authored` is an ISO 8601 date-time: the visit is finished and the status "completed". Empty: it
// is left out and the status is "in-progress".
Json write_response(const Questionnaire& form, const Answers& answers, std::string_view authored,
                    const std::function<bool(std::string_view link_id)>& keep);

}  // namespace nextsession
