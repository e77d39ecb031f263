// The invariants about reasons and strengths.
#include <algorithm>
#include <cmath>

#include "simulation/invariants.h"

namespace nextsession {
namespace {

bool is_promoted(const Observed& seen, const std::string& construct) {
  const auto& promotions = seen.visit.rules.promotions;
  return std::any_of(promotions.begin(), promotions.end(), [&](const Promotion& promotion) {
    return promotion.construct == construct && seen.expected.holds(promotion.when, seen.outcome);
  });
}

bool is_reason(const Observed& seen, std::string_view construct) {
  const auto& reasons = seen.outcome.reasons;
  return std::any_of(reasons.begin(), reasons.end(),
                     [&](const Reason& reason) { return reason.construct == construct; });
}

bool is_raised_to(const Observed& seen, const std::string& construct, double friction) {
  const Expected::Area* area = seen.expected.area(construct);
  return area != nullptr && area->friction && *area->friction > friction - rounding;
}

std::string wrong_company(const Observed& seen, const NotAlone& rule, const Reason& reason) {
  for (const std::string& other : reason.linked) {
    if (!lists(rule.with, other) || !is_reason(seen, other)) {
      return reason.construct + " is linked to " + other;
    }
  }
  for (const std::string& other : rule.with) {
    if (reason.linked.empty() && is_raised_to(seen, other, rule.friction)) {
      return reason.construct + " stands without " + other;
    }
  }
  return {};
}

const ScoredItem* scored_item(const Construct& construct, std::string_view link_id) {
  for (const ScoredItem& item : construct.items) {
    if (item.link_id == link_id) return &item;
  }
  return nullptr;
}

bool is_own(const Observed& seen, const Construct& construct, const OwnAnswer& answer) {
  const ScoredItem* item = scored_item(construct, answer.link_id);
  if (item == nullptr || !seen.expected.is_asked(answer.link_id)) return false;
  if (!given_includes(seen.visit.answers, answer.link_id, answer.code)) return false;
  const auto friction = item->friction.find(answer.code);
  return friction != item->friction.end() && friction->second == answer.friction;
}

// May the area be named as going well?
bool may_be_strength(const Observed& seen, const Expected::Area& area) {
  if (!area.rule->may_be_strength || !area.friction || area.raised) return false;
  if (is_reason(seen, area.rule->id)) return false;
  for (const SafetyFlag& flag : seen.visit.rules.flags) {
    const bool barred = lists(flag.not_strengths, area.rule->id);
    if (barred && seen.expected.flag_is_up(flag, seen.outcome)) return false;
  }
  return true;
}

std::string wrong_band(const Observed& seen, const std::string& construct,
                       const std::optional<double>& friction, const std::string& band) {
  const Expected::Area* area = seen.expected.area(construct);
  if (area == nullptr) return "there is no area " + construct;
  if (area->friction.has_value() != friction.has_value()) return construct + " has other answers";
  if (!friction) return band.empty() ? std::string() : construct + " is unknown and has a band";
  if (std::abs(*area->friction - *friction) > rounding) return construct + " has another mean";
  const Interpretation& rules = seen.visit.rules;
  const bool fits = rules.bands[expected_band(rules, *friction)].id == band;
  return fits ? std::string() : construct + " is in band " + band;
}

}  // namespace

Verdict check_most_reasons(const Observed& seen) {
  const std::size_t count = seen.outcome.reasons.size();
  if (count == 0) return {false, {}};
  const bool holds = count <= static_cast<std::size_t>(seen.visit.rules.max_reasons);
  return {true, holds ? std::string() : std::to_string(count) + " reasons"};
}

Verdict check_reason_real(const Observed& seen) {
  for (const Reason& reason : seen.outcome.reasons) {
    const Expected::Area* area = seen.expected.area(reason.construct);
    const bool raised = area != nullptr && area->raised && !area->check_only;
    if (!raised && !is_promoted(seen, reason.construct)) {
      return {true, reason.construct + " is not raised"};
    }
  }
  for (const std::string& check : seen.outcome.checks) {
    const Expected::Area* area = seen.expected.area(check);
    if (area == nullptr || !area->check_only) return {true, check + " calls for no check"};
  }
  return {!seen.outcome.reasons.empty() || !seen.outcome.checks.empty(), {}};
}

Verdict check_not_alone(const Observed& seen) {
  bool looked = false;
  for (const Reason& reason : seen.outcome.reasons) {
    for (const NotAlone& rule : seen.visit.rules.not_alone) {
      if (rule.construct != reason.construct) continue;
      looked = true;
      std::string wrong = wrong_company(seen, rule, reason);
      if (!wrong.empty()) return {true, std::move(wrong)};
    }
  }
  return {looked, {}};
}

Verdict check_own_answers(const Observed& seen) {
  for (const Reason& reason : seen.outcome.reasons) {
    const Construct* construct = seen.visit.rules.construct(reason.construct);
    if (construct == nullptr) return {true, "there is no area " + reason.construct};
    const std::size_t count = reason.answers.size();
    if (count < 1 || count > 3) {
      return {true, reason.construct + " has " + std::to_string(count) + " own answers"};
    }
    for (const OwnAnswer& answer : reason.answers) {
      if (!is_own(seen, *construct, answer)) {
        return {true, reason.construct + " quotes " + answer.link_id + " = " + answer.code};
      }
    }
  }
  return {!seen.outcome.reasons.empty(), {}};
}

Verdict check_band(const Observed& seen) {
  for (const ConstructScore& score : seen.outcome.constructs) {
    std::string wrong = wrong_band(seen, score.id, score.friction, score.band);
    if (!wrong.empty()) return {true, std::move(wrong)};
  }
  for (const Reason& reason : seen.outcome.reasons) {
    std::string wrong = wrong_band(seen, reason.construct, reason.friction, reason.band);
    if (!wrong.empty()) return {true, "the reason " + wrong};
  }
  return {!seen.outcome.gated, {}};
}

Verdict check_strengths(const Observed& seen) {
  if (seen.outcome.gated) return {false, {}};
  for (const std::string& id : seen.outcome.strengths) {
    const Expected::Area* area = seen.expected.area(id);
    const bool fits = area != nullptr && may_be_strength(seen, *area) && !seen.expected.sparse();
    if (!fits) return {true, id + " is no strength"};
  }
  if (!seen.outcome.strengths.empty() || seen.expected.sparse()) return {};
  for (const Expected::Area& area : seen.expected.areas()) {
    if (may_be_strength(seen, area)) return {true, area.rule->id + " is good and not named"};
  }
  return {};
}

}  // namespace nextsession
