#include "assessment/choose_advice.h"

#include <algorithm>

namespace nextsession {
namespace {

constexpr std::size_t most_first = 3;

bool has(const std::vector<std::string>& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

std::vector<std::string> held_back(const Interpretation& rules,
                                   const std::vector<std::string>& flags) {
  std::vector<std::string> ids;
  for (const Advice& advice : rules.advice) {
    for (const std::string& flag : flags) {
      const SafetyFlag* rule = rules.flag(flag);
      if (rule && has(rule->suppress, advice.id) && !has(ids, advice.id)) ids.push_back(advice.id);
    }
  }
  return ids;
}

bool applies(const Advice& advice, const Facts& facts, const std::vector<std::string>& flags) {
  if (facts.sessions >= 0 && facts.sessions < advice.min_sessions) return false;
  for (const std::string& flag : advice.not_if) {
    if (has(flags, flag)) return false;
  }
  return holds(advice.when, facts, advice.min_confidence);
}

// Takes applicable advice one by one, each once, in the order it is asked for.
class Order {
 public:
  explicit Order(std::vector<std::string> applicable) : applicable_(std::move(applicable)) {}
  void take(const std::string& id) {
    if (has(applicable_, id) && !has(taken, id)) taken.push_back(id);
  }
  void take(const std::vector<std::string>& ids) {
    for (const std::string& id : ids) take(id);
  }
  std::vector<std::string> taken;

 private:
  std::vector<std::string> applicable_;
};

void take_for(const Interpretation& rules, const std::string& construct, Order& order) {
  if (const Construct* found = rules.construct(construct)) order.take(found->advice);
}

const AttributionNote* first_that_ends_ranking(const Interpretation& rules,
                                               const std::vector<std::string>& notes) {
  for (const AttributionNote& note : rules.notes) {
    if (!note.ranking && has(notes, note.id)) return &note;
  }
  return nullptr;
}

void take_for_reasons(const Interpretation& rules, const std::vector<Reason>& reasons,
                      Order& order) {
  if (reasons.empty()) return;
  take_for(rules, reasons.front().construct, order);
  for (const std::string& linked : reasons.front().linked) take_for(rules, linked, order);
  for (const Advice& advice : rules.advice) {
    if (advice.always_after_first_reason) order.take(advice.id);
  }
  for (const Reason& reason : reasons) take_for(rules, reason.construct, order);
}

}  // namespace

ChosenAdvice choose_advice(const Facts& facts, const std::vector<Reason>& reasons,
                           const std::vector<std::string>& notes,
                           const std::vector<std::string>& flags) {
  ChosenAdvice chosen;
  chosen.suppressed = held_back(facts.rules, flags);
  std::vector<std::string> applicable;
  for (const Advice& advice : facts.rules.advice) {
    if (!has(chosen.suppressed, advice.id) && applies(advice, facts, flags)) {
      applicable.push_back(advice.id);
    }
  }
  Order order(applicable);
  if (const AttributionNote* note = first_that_ends_ranking(facts.rules, notes)) {
    order.take(note->leads);
  }
  take_for_reasons(facts.rules, reasons, order);
  order.take(applicable);
  for (std::string& id : order.taken) {
    (chosen.first.size() < most_first ? chosen.first : chosen.more).push_back(std::move(id));
  }
  return chosen;
}

}  // namespace nextsession
