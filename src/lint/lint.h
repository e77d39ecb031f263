// Checks content: forms, how they are read, words, help lines, sources. Pure: what files hold goes
// in, findings come out. docs/lint.md explains every rule.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lint/documents.h"
#include "lint/finding.h"

namespace nextsession {

struct LintInput {
  std::vector<LintDocument> forms;
  std::vector<LintDocument> rules;  // interpretations; each belongs to the form it names
  std::vector<LintDocument> locales;
  std::optional<LintDocument> helplines;
  std::optional<LintDocument> sources;
  std::optional<LintDocument> lists;  // assets/lint/words.json; without it no words are judged
  std::vector<std::pair<std::string, Error>> unreadable;  // files, and why
  std::string today;                                      // YYYY-MM-DD
  bool whole = false;  // a whole assets folder: exceptions nothing needs are told
};

LintResult lint(const LintInput& input);

}  // namespace nextsession
