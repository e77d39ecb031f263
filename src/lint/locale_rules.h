// Are the words of all languages there, up to date, and the same in what code relies on?
#pragma once

#include "lint/documents.h"
#include "lint/lint_report.h"
#include "lint/translation.h"

namespace nextsession {

// Of one language alone: no name, messages without words or still to be translated, "**" and braces
// left open, a language that is not the file's name.
void check_messages(const LocaleGroup& locale, LintReport& report);

// Missing messages and those whose English is gone, other placeholders, other strong marks, text
// left in English. A region holds only what it says in another way, so nothing is missing there.
void check_parity(const LocaleGroup& locale, const ParityBase& base, LintReport& report);

// Messages whose English has changed since they were translated; and, in a language that has marks,
// messages without one, marks without a message.
void check_marks(const LocaleGroup& locale, const ParityBase& base, LintReport& report);

}  // namespace nextsession
