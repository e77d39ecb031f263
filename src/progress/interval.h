// When to look again. Judgement, not evidence: one or two sessions lie between check-ins, and six
// weeks between full reviews, since most questions ask about the last four weeks or sessions.
#pragma once

#include <string>

namespace nextsession {

inline constexpr long check_in_days = 14;     // after the last look of either kind
inline constexpr long full_review_days = 42;  // after the last full review

struct NextLook {
  bool full = false;  // a full review, else a check-in
  std::string date;   // "YYYY-MM-DD"
  bool due = false;   // `today` is that day or later
};

// Dates as "YYYY-MM-DD"; `last` is the last look of either kind. Whichever comes first, a full
// review where both come on one day. Without a full review so far the next look is one; with no
// look at all it is due today. A date that is none counts as not given; without a valid `today`
// nothing is due.
NextLook next_look(const std::string& last, const std::string& last_full, const std::string& today);

}  // namespace nextsession
