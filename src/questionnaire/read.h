// FHIR R4 Questionnaire (JSON) -> Questionnaire, checked.
#pragma once

#include <optional>
#include <string_view>

#include "questionnaire/model.h"

namespace nextsession {

// Reads and validates. On any error the result is empty and `findings.errors` names every one,
// each with file, path, what was found and what was expected. Things that are legal but not
// used by this program (unknown fields, unsupported extensions) are warnings.
std::optional<Questionnaire> read_questionnaire(const Json& document, std::string_view file,
                                                Findings& findings);

}  // namespace nextsession
