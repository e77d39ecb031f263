// FHIR R4 QuestionnaireResponse <-> Answers.
//
// A question skipped on purpose is an item without answers that carries
// http://hl7.org/fhir/StructureDefinition/data-absent-reason with valueCode
// "not-applicable" (does not apply) or "asked-declined" (rather not say).
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "questionnaire/answers.h"

namespace nextsession {

// Reads against a form. A bad value costs that answer alone: it becomes a warning that names the
// path, what was found and what was expected, and the rest is read. Only a document that is no
// QuestionnaireResponse, or one for another form, is an error (empty result).
std::optional<Answers> read_response(const Json& document, const Questionnaire& form,
                                     std::string_view file, Findings& findings);

// Items in form order; `keep` decides by linkId what is written (safety answers are left out).
// `authored` is an ISO 8601 date-time, or empty to leave it out.
Json write_response(const Questionnaire& form, const Answers& answers, std::string_view authored,
                    const std::function<bool(std::string_view link_id)>& keep);

}  // namespace nextsession
