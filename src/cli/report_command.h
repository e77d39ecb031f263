// `nextsession report`: the report for the next session of a file the page saved.
#pragma once

#include "cli/command.h"
#include "cli/options.h"

namespace nextsession {

// Exit code as in run_command().
int print_report(const Options& options, const Console& console);

}  // namespace nextsession
