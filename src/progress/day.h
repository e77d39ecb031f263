// Calendar days as numbers, to tell how far apart two of them are.
#pragma once

#include <optional>
#include <string_view>

namespace nextsession {

// Days since 1970-01-01 of "YYYY-MM-DD"; empty for anything else. Gregorian, also before 1582.
std::optional<long> day_number(std::string_view date);

}  // namespace nextsession
