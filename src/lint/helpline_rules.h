// The rules about help lines: numbers rot, and a wrong one is worse than none.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "lint/documents.h"
#include "lint/lint_report.h"

namespace nextsession {

// A number confirmed longer ago than this is not shown as confirmed.
inline constexpr int helpline_days = 180;
inline constexpr int least_countries = 25;

// Days since 1970-01-01 of "YYYY-MM-DD"; empty for anything else.
std::optional<long> day_number(std::string_view date);

// `today` as "YYYY-MM-DD".
void check_helplines(const LintDocument& helplines, std::string_view today, LintReport& report);

// English texts of the file that a locale may translate.
std::set<std::string, std::less<>> helpline_texts(const LintDocument& helplines);

}  // namespace nextsession
