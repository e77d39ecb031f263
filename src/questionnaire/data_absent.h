// How a question skipped on purpose is marked in a QuestionnaireResponse. Internal.
#pragma once

#include <string_view>

namespace nextsession {

// https://hl7.org/fhir/R4/extension-data-absent-reason.html
inline constexpr std::string_view data_absent_reason =
    "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
inline constexpr std::string_view does_not_apply = "not-applicable";
inline constexpr std::string_view rather_not_say = "asked-declined";

}  // namespace nextsession
