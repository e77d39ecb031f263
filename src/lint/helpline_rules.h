// The rules about help lines: numbers rot, and a wrong one is worse than none.
#pragma once

#include <optional>
#include <string_view>

#include "lint/documents.h"
#include "lint/lint_report.h"
#include "lint/translation.h"

namespace nextsession {

// A number confirmed longer ago than this is not shown as confirmed.
inline constexpr int helpline_days = 180;
inline constexpr int least_countries = 25;

// `today` as "YYYY-MM-DD".
void check_helplines(const LintDocument& helplines, std::string_view today, LintReport& report);

// The English texts of the file. A line's own name is often one that stays, so it need not be
// translated; a country's, and that of emergency services, have to be.
void add_helpline_texts(const LintDocument& helplines, EnglishTexts& texts);

}  // namespace nextsession
