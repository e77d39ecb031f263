// `nextsession configure`: a page with the settings of a practice in it.
#pragma once

#include "cli/command.h"
#include "cli/options.h"

namespace nextsession {

// Returns the exit code: 0 written, 1 a file had a problem; then nothing was written, and what was
// there before is still there.
int configure_page(const Options& options, const Console& console);

}  // namespace nextsession
