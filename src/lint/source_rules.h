// The rules about the studies behind the advice.
#pragma once

#include <set>
#include <string>

#include "lint/documents.h"
#include "lint/lint_report.h"

namespace nextsession {

// Each source has an id of its own, a citation, a grade (a method: a DOI), and what it found in
// plain words. `words` may be null. Returns the ids.
std::set<std::string, std::less<>> check_sources(const LintDocument& sources,
                                                 const LocaleGroup* words, LintReport& report);

}  // namespace nextsession
