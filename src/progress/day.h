// Calendar days as numbers, to tell how far apart two of them are.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nextsession {

// Days since 1970-01-01 of "YYYY-MM-DD"; empty for anything else. Gregorian, also before 1582.
std::optional<long> day_number(std::string_view date);

// "YYYY-MM-DD" of a day as day_number gives it; empty outside the years 1 to 9999.
std::string date_of(long day);

}  // namespace nextsession
