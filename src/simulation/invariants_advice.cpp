// The invariants about advice, and about what is shown as a whole.
#include <algorithm>
#include <set>

#include "simulation/invariants.h"

namespace nextsession {
namespace {

std::vector<std::string> shown_advice(const Assessment& outcome) {
  std::vector<std::string> all = outcome.advice;
  all.insert(all.end(), outcome.more_advice.begin(), outcome.more_advice.end());
  return all;
}

// Flags and advice are ids of their own kinds; areas may appear as a reason, a strength or a check,
// but only as one of them.
std::vector<std::string> shown_areas(const Assessment& outcome) {
  std::vector<std::string> areas = outcome.strengths;
  areas.insert(areas.end(), outcome.checks.begin(), outcome.checks.end());
  for (const Reason& reason : outcome.reasons) areas.push_back(reason.construct);
  return areas;
}

std::string twice(std::vector<std::string> ids) {
  std::sort(ids.begin(), ids.end());
  const auto found = std::adjacent_find(ids.begin(), ids.end());
  return found == ids.end() ? std::string() : *found;
}

std::string answered_twice(const std::vector<OwnAnswer>& answers) {
  std::vector<std::string> ids;
  for (const OwnAnswer& answer : answers) ids.push_back(answer.link_id);
  return twice(std::move(ids));
}

bool held_back(const Observed& seen, const std::string& advice) {
  const auto& flags = seen.visit.rules.flags;
  return std::any_of(flags.begin(), flags.end(), [&](const SafetyFlag& flag) {
    return lists(flag.suppress, advice) && seen.expected.flag_is_up(flag, seen.outcome);
  });
}

bool has_trigger(const Observed& seen, const Advice& advice) {
  const int sessions = seen.expected.sessions();
  if (sessions >= 0 && sessions < advice.min_sessions) return false;
  for (const std::string& id : advice.not_if) {
    const SafetyFlag* flag = seen.visit.rules.flag(id);
    if (flag != nullptr && seen.expected.flag_is_up(*flag, seen.outcome)) return false;
  }
  return seen.expected.holds(advice.when, seen.outcome, advice.min_confidence);
}

}  // namespace

Verdict check_once(const Observed& seen) {
  std::vector<std::vector<std::string>> kinds{shown_areas(seen.outcome), shown_advice(seen.outcome),
                                              seen.outcome.notes, seen.outcome.flags,
                                              seen.outcome.suppressed};
  for (std::vector<std::string>& ids : kinds) {
    const std::string found = twice(std::move(ids));
    if (!found.empty()) return {true, found + " is shown twice"};
  }
  for (const Reason& reason : seen.outcome.reasons) {
    const std::string found = answered_twice(reason.answers);
    if (!found.empty()) return {true, found + " is quoted twice"};
  }
  return {};
}

Verdict check_held_back(const Observed& seen) {
  for (const std::string& id : shown_advice(seen.outcome)) {
    if (held_back(seen, id)) return {true, id + " is shown"};
  }
  if (seen.outcome.gated) return {false, {}};
  for (const Advice& advice : seen.visit.rules.advice) {
    if (lists(seen.outcome.suppressed, advice.id) != held_back(seen, advice.id)) {
      return {true, advice.id + " is listed wrongly"};
    }
  }
  return {!seen.outcome.suppressed.empty(), {}};
}

Verdict check_triggers(const Observed& seen) {
  const std::vector<std::string> shown = shown_advice(seen.outcome);
  for (const std::string& id : shown) {
    const Advice* advice = seen.visit.rules.find_advice(id);
    if (advice == nullptr) return {true, "there is no advice " + id};
    if (!has_trigger(seen, *advice)) return {true, id + " is shown without a trigger"};
  }
  return {!shown.empty(), {}};
}

Verdict check_nothing_missing(const Observed& seen) {
  if (seen.outcome.gated) return {false, {}};
  const std::vector<std::string> shown = shown_advice(seen.outcome);
  for (const Advice& advice : seen.visit.rules.advice) {
    const bool due = !held_back(seen, advice.id) && has_trigger(seen, advice);
    if (due && !lists(shown, advice.id)) return {true, advice.id + " is missing"};
  }
  return {};
}

Verdict check_first_three(const Observed& seen) {
  const std::size_t first = seen.outcome.advice.size();
  if (first > 3) return {true, std::to_string(first) + " come first"};
  if (first < 3 && !seen.outcome.more_advice.empty()) return {true, "there is room for more"};
  return {first > 0, {}};
}

}  // namespace nextsession
