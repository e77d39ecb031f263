// `nextsession simulate`: makes visits up, checks each, prints what was reached.
#pragma once

#include "cli/command.h"
#include "cli/options.h"

namespace nextsession {

// Returns the exit code: 0 all as it should be, 1 not, or a file had a problem.
int simulate_visits(const Options& options, const Console& console);

}  // namespace nextsession
