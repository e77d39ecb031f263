// Which constructs are shown as reasons, and in what order.
#pragma once

#include <vector>

#include "assessment/facts.h"

namespace nextsession {

// At most `max_reasons`. Band first, then friction; frictions closer than `equal_within` to the
// first of their group are about equal and follow the tie order.
std::vector<Reason> rank_reasons(const Facts& facts);

// Constructs that are raised, but only by answers that call for a check.
std::vector<std::string> find_checks(const Facts& facts);

}  // namespace nextsession
