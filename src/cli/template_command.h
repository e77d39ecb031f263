// `nextsession template`: reads what there is to translate and prints a locale file.
#pragma once

#include "cli/command.h"
#include "cli/options.h"

namespace nextsession {

// Returns the exit code: 0 printed, 1 a file had a problem, 2 wrong usage. Prints a whole file or
// nothing.
int print_template(const Options& options, const Console& console);

}  // namespace nextsession
