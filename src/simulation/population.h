// The ways to answer that are tried: some as people do, some to strain the rules.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "assessment/interpretation.h"

namespace nextsession {

enum class Manner {
  Random,         // any answer, each as often
  Mixed,          // most areas good, some so-so, few bad; answers close together within an area
  Best,           // nothing wrong
  Worst,          // everything wrong
  Middle,         // the middle of every scale
  Alternating,    // best and worst in turn
  Sparse,         // hardly anything answered
  Contradictory,  // goals reached and everything wrong; or one area's answers at both ends
  OneArea,        // one area bad, the rest good
  Flags           // one or two safety flags, the rest by chance
};

struct Pattern {
  Manner manner = Manner::Random;
  std::string group;               // what it is counted under: "one area"
  std::string about;               // "R4", "SF1 and SF4"; empty when it is the only one
  std::string area;                // OneArea; Contradictory, unless it is about the goals
  std::vector<std::string> flags;  // Flags
};

// Made from the rules, so that a new area or flag takes part without a change here.
class Population {
 public:
  explicit Population(const Interpretation& rules);

  // Visits take the groups in turn, and within a group its patterns in turn: a small run has tried
  // everything as well.
  const Pattern& of(std::uint64_t number) const;
  const std::vector<std::vector<Pattern>>& groups() const { return groups_; }

 private:
  std::vector<std::vector<Pattern>> groups_;
};

// Do visits of this kind stand for the people who come? The length of a visit is measured on these:
// mixed, one area and best, in equal parts. The others are there to strain the rules; nobody
// answers by throwing dice. How people really answer is not known yet.
bool is_visitor(Manner manner);

}  // namespace nextsession
