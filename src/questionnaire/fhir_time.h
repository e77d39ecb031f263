// FHIR R4 dates and times as text (https://hl7.org/fhir/R4/datatypes.html#date).
#pragma once

#include <optional>
#include <string_view>

namespace nextsession {

bool is_fhir_date(std::string_view text);       // YYYY, YYYY-MM or YYYY-MM-DD, a day that exists
bool is_fhir_time(std::string_view text);       // hh:mm:ss, with or without a fraction
bool is_fhir_date_time(std::string_view text);  // a date, or a full date, time and zone

// Below, equal or above zero as `a` is before, at or after `b`. Empty when that cannot be said:
// "2024" is neither before nor after "2024-05". Both must be valid; times of day need no zone.
std::optional<int> compare_fhir_times(std::string_view a, std::string_view b);

}  // namespace nextsession
