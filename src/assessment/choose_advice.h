// Which advice applies, and in what order.
#pragma once

#include <string>
#include <vector>

#include "assessment/facts.h"

namespace nextsession {

struct ChosenAdvice {
  std::vector<std::string> first;  // at most three
  std::vector<std::string> more;
  std::vector<std::string> suppressed;  // everything the flags that are up hold back, in file order
};

// After the ranking: `facts.reasons` must be known.
ChosenAdvice choose_advice(const Facts& facts, const std::vector<Reason>& reasons,
                           const std::vector<std::string>& notes,
                           const std::vector<std::string>& flags);

}  // namespace nextsession
