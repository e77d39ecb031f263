// Can a condition hold at all?
#include <algorithm>

#include "assessment/facts.h"
#include "assessment/numbers.h"
#include "lint/interpretation_rules.h"

namespace nextsession {
namespace {

using Kind = Condition::Kind;

bool share_a_code(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& code) {
    return std::find(b.begin(), b.end(), code) != b.end();
  });
}

double worst_of(const ScoredItem& item) {
  double worst = -1;
  for (const auto& answer : item.friction) worst = std::max(worst, answer.second);
  return worst;
}

}  // namespace

double Possible::worst_of_item(std::string_view link_id) const {
  for (const Construct& construct : rules_.constructs) {
    for (const ScoredItem& item : construct.items) {
      if (item.link_id == link_id) return reachable_.asked(link_id) ? worst_of(item) : -1;
    }
  }
  return -1;
}

double Possible::worst_of_construct(std::string_view id) const {
  const Construct* construct = rules_.construct(id);
  double worst = -1;
  for (std::size_t i = 0; construct != nullptr && i < construct->items.size(); ++i) {
    worst = std::max(worst, worst_of_item(construct->items[i].link_id));
  }
  return worst;
}

bool Possible::sessions_between(int at_least, int below) const {
  const auto fits = [&](int sessions) { return sessions >= at_least && sessions < below; };
  if (fits(sessions_when_unknown)) return true;
  return std::any_of(rules_.sessions.begin(), rules_.sessions.end(),
                     [&](const auto& answer) { return fits(answer.second); });
}

bool Possible::can_be_answered(const Condition& when) const {
  const Item* item = find_item(form_, when.id);
  if (item == nullptr || !reachable_.asked(when.id)) return false;
  return std::any_of(item->options.begin(), item->options.end(), [&](const AnswerOption& option) {
    const std::string code = code_of(option.value);
    return std::find(when.codes.begin(), when.codes.end(), code) != when.codes.end();
  });
}

bool Possible::all_hold(const Condition& when, int sessions_from) const {
  int at_least = sessions_from;
  int below = 1 << 30;
  for (std::size_t i = 0; i < when.children.size(); ++i) {
    const Condition& child = when.children[i];
    if (!holds_here(child, sessions_from)) return false;
    if (child.kind == Kind::Sessions) {
      at_least = std::max(at_least, child.at_least);
      below = std::min(below, child.below);
    }
    if (child.kind != Kind::Answer) continue;
    const Item* item = find_item(form_, child.id);
    for (std::size_t k = i + 1; k < when.children.size(); ++k) {
      const Condition& other = when.children[k];
      const bool same_question = other.kind == Kind::Answer && other.id == child.id;
      if (same_question && item != nullptr && !item->repeats &&
          !share_a_code(child.codes, other.codes)) {
        return false;
      }
    }
  }
  return sessions_between(at_least, below);
}

bool Possible::holds(const Condition& when, int sessions_from) const {
  return sessions_between(sessions_from, 1 << 30) && holds_here(when, sessions_from);
}

bool Possible::holds_here(const Condition& when, int sessions_from) const {
  switch (when.kind) {
    case Kind::All: return all_hold(when, sessions_from);
    case Kind::Any:
      return std::any_of(when.children.begin(), when.children.end(),
                         [&](const Condition& child) { return holds_here(child, sessions_from); });
    case Kind::Answer: return can_be_answered(when);
    case Kind::ConstructFriction: {
      const double worst = worst_of_construct(when.id);
      return worst >= 0 && reaches(worst, when.threshold);
    }
    case Kind::ItemFriction: {
      const double worst = worst_of_item(when.id);
      return worst >= 0 && reaches(worst, when.threshold);
    }
    case Kind::Progress: return !when.codes.empty();
    case Kind::Sessions:
      return sessions_between(std::max(when.at_least, sessions_from), when.below);
    case Kind::Flag: {
      const SafetyFlag* flag = rules_.flag(when.id);
      return flag != nullptr && holds_here(flag->when, sessions_from);
    }
    case Kind::Note:
      return std::any_of(rules_.notes.begin(), rules_.notes.end(),
                         [&](const AttributionNote& note) {
                           return note.id == when.id && holds_here(note.when, sessions_from);
                         });
    case Kind::NeverTrue: return false;
    // Does not hang on the answers of this visit.
    case Kind::Raised: return rules_.construct(when.id) != nullptr;
    case Kind::None:
    case Kind::Unanswered:
    case Kind::NoGoals:
    case Kind::NoReasons:
    case Kind::Strengths:
    case Kind::NothingRaised:
    case Kind::Sparse: return true;
  }
  return true;
}

}  // namespace nextsession
