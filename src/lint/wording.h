// The rules about words: of every sentence, and of the questions of a form.
#pragma once

#include <string>
#include <vector>

#include "lint/lint_report.h"
#include "lint/texts.h"
#include "lint/word_lists.h"

namespace nextsession {

// Banned words, sentence length and gender marks, of all texts.
void check_sentences(const std::string& file, const std::vector<LintText>& texts,
                     const LanguageRules& rules, LintReport& report);

// Length, one sentence, one idea, no negation, absolutes or agreement, of questions; scales of
// agreement; a window of time named again within one block.
void check_questions(const std::string& file, const std::vector<LintText>& texts,
                     const LanguageRules& rules, LintReport& report);

// The reading level of all texts of an audience together. Answers, headings and messages that are
// no sentence (labels, parts of sentences) are left out: the formulas are made for running text.
void check_reading_level(const std::string& file, const std::vector<LintText>& texts,
                         const LanguageRules& rules, LintReport& report);

}  // namespace nextsession
