// Friction of each construct, and how far it can be relied on.
#pragma once

#include <optional>
#include <vector>

#include "assessment/asked.h"

namespace nextsession {

// In the order of the interpretation file. Only items that were asked count.
std::vector<ConstructScore> score_constructs(const Interpretation& rules, const Asked& asked,
                                             bool hurried);

// Do the answers look as if they were given without reading: one and the same code down a whole
// answer scale, whether good or bad, or faster than anyone reads?
bool looks_hurried(const Interpretation& rules, const Asked& asked,
                   std::optional<double> seconds_per_answer);

// Too few answers to say anything: fewer than half (minShare) of the constructs that were asked
// about have enough answers.
bool is_sparse(const Interpretation& rules, const std::vector<ConstructScore>& scores);

// Friction is known and in a band above the first.
bool is_raised(const Interpretation& rules, const ConstructScore& score);

// Raised only by the answers that a "check" rule names: without them it would not be raised.
bool is_check_only(const Interpretation& rules, const ConstructScore& score);

// Ids of what is going well, best first; none when answers are sparse.
std::vector<std::string> find_strengths(const Interpretation& rules,
                                        const std::vector<ConstructScore>& scores);

}  // namespace nextsession
