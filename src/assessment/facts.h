// What the rules' conditions are evaluated against.
#pragma once

#include <string_view>
#include <vector>

#include "assessment/asked.h"

namespace nextsession {

struct Facts {
  const Interpretation& rules;
  const Asked& asked;
  const Ids& raised;  // constructs that were talked about before this visit
  int sessions = -1;  // -1 unknown
  GoalChange goals = {};
  std::vector<ConstructScore> scores = {};
  bool sparse = false;
  bool strengths = false;
  bool reasons = false;  // known only after the ranking; conditions that need it come later

  const ConstructScore* score(std::string_view construct) const;
};

// Someone who did not say how many sessions there were is treated as being in the middle of the
// work, so that nothing is withheld from them.
inline constexpr int sessions_when_unknown = 9;

// `least` is the confidence a construct needs before its friction counts.
bool holds(const Condition& when, const Facts& facts, Confidence least = Confidence::Low);

bool flag_is_up(std::string_view flag, const Facts& facts);
bool note_applies(std::string_view note, const Facts& facts);

}  // namespace nextsession
