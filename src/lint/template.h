// The locale file a translator works in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lint/documents.h"

namespace nextsession {

struct TemplateInput {
  std::vector<LintDocument> forms;
  LintDocument english;             // assets/locales/en.json
  std::optional<LintDocument> own;  // the file of the language, when there is one
  std::optional<LintDocument> helplines;
  std::string language;  // "fr"; "es-MX" is a region
};

// A new file has a place for every string, "TODO: " and the English words, and the mark of those
// words. A file that is there already is brought up to date: new strings are added in this way,
// what has no English any more is left out, and all other words stay with the marks they have. If
// it has no marks at all, each message gets that of today's English. A region only keeps what it
// has.
//
// `english` and `own` must be ones that Catalogue::add reads without an error.
Json locale_template(const TemplateInput& input);

}  // namespace nextsession
