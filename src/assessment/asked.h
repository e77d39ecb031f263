// Which questions a visit asks, and the answers that therefore count.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "assessment/assess.h"

namespace nextsession {

using Ids = std::set<std::string, std::less<>>;

struct Asked {
  std::vector<std::string> keys;  // in form order
  Ids set;                        // the same
  Answers answers;                // only those to questions that are asked
  bool gated = false;             // a gate flag is up; `keys` ends at the question that raised it
};

// Walks the form twice: first without deeper items, to see what the screen answers open, then with
// those that are open.
Asked what_is_asked(const Visit& visit);

// The deep items that are open, given the answers to the screen items: what the answers open within
// the two caps, and all of the constructs the person opened.
Ids open_items(const Interpretation& rules, const Answers& screen, const Ids& opened_by_hand);

// Friction of the item's answer; empty when it is unanswered or skipped. Where several options are
// chosen the worst one counts.
std::optional<double> item_friction(const ScoredItem& item, const Answers& answers);

}  // namespace nextsession
