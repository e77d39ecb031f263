// Are the words of all languages there, and the same in what code relies on?
#pragma once

#include <set>
#include <string>

#include "lint/documents.h"
#include "lint/lint_report.h"
#include "lint/texts.h"

namespace nextsession {

// Of one language alone: empty messages, "**" and braces left open, a language that is not the
// file's name.
void check_messages(const LocaleGroup& locale, LintReport& report);

// English texts a locale may translate under "texts": answers of the forms, what help lines say.
using EnglishTexts = std::set<std::string, std::less<>>;

// What every other language is compared with.
struct ParityBase {
  const LocaleGroup& english;
  const FormTexts& forms;  // their texts are written in English
  const EnglishTexts& texts;
};

// Missing and stale messages, other placeholders, other strong marks, text left in English. A
// region holds only what it says in another way, so nothing is missing there.
void check_parity(const LocaleGroup& locale, const ParityBase& base, LintReport& report);

}  // namespace nextsession
