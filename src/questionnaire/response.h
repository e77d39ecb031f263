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
#include <vector>

#include "questionnaire/answers.h"

namespace nextsession {

struct LeftOut;

// Reads against a form. A bad value costs that answer alone: it becomes a warning that names the
// path, what was found and what was expected, and the rest is read. Only a document that is no
// QuestionnaireResponse, or one for another form, is an error (empty result); another version of
// the same form is a warning. Answers to items that are not enabled are read like any other.
std::optional<Answers> read_response(const Json& document, const Questionnaire& form,
                                     std::string_view file, Findings& findings);

// The same for answers that must outlive a change of the form, by linkId: what is not read is
// appended to `left_out` as it was found, and an answer that is in another place than this form has
// its question is read where it belongs, as long as it is within the same repetitions.
// At most left_out_limit entries; beyond, nothing is lost but the document must be kept as a whole
// (the last entry then has the code TooLarge and no item).
inline constexpr std::size_t left_out_limit = 1000;
std::optional<Answers> read_response(const Json& document, const Questionnaire& form,
                                     std::string_view file, Findings& findings,
                                     std::vector<LeftOut>& left_out);

// Tries once more what an earlier reading left out: another version of the form may have the
// question (again). Adds to `answers` and replaces none of them; the rest goes to `left_out`.
void read_left_out(std::vector<LeftOut> entries, const Questionnaire& form, std::string_view file,
                   Findings& findings, Answers& answers, std::vector<LeftOut>& left_out);

// One answer as an entry of "item", without what is below it.
Json write_answer(const Item& item, const Answer& answer);

// Items in form order, each value in the field of its question's type. Left out: items that are
// not enabled, values that do not belong to their question, empty texts, and whatever `keep`
// turns down by linkId, with everything below it (safety answers are never written).
// `authored` is an ISO 8601 date-time: the visit is finished and the status "completed". Empty: it
// is left out and the status is "in-progress".
Json write_response(const Questionnaire& form, const Answers& answers, std::string_view authored,
                    const std::function<bool(std::string_view link_id)>& keep);

}  // namespace nextsession
