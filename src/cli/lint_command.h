// `nextsession lint`: reads the files, has them checked, prints what was found.
#pragma once

#include <ostream>

#include "cli/command.h"
#include "cli/options.h"
#include "lint/finding.h"

namespace nextsession {

// Returns the exit code: 0 no error, 1 some, 2 wrong usage.
int lint_files(const Options& options, const Console& console);

// One finding a line, then for each file its reading level and counts, then all together.
void print_lint(const LintResult& result, std::ostream& out);

}  // namespace nextsession
