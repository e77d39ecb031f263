#include "simulation/simulated_form.h"

#include <algorithm>

#include "assessment/assess.h"

namespace nextsession {
namespace {

using Kind = Condition::Kind;

void add_all_codes(const Condition& when, CodesByItem& codes) {
  if (when.kind == Kind::Answer) codes[when.id].insert(when.codes.begin(), when.codes.end());
  for (const Condition& child : when.children) add_all_codes(child, codes);
}

bool asks_if_raised(const Condition& when, const std::string& construct) {
  return (when.kind == Kind::Raised && when.id == construct) ||
         std::any_of(when.children.begin(), when.children.end(),
                     [&](const Condition& child) { return asks_if_raised(child, construct); });
}

// Gates cannot ask for it.
std::vector<std::string> raisable(const Interpretation& rules) {
  std::vector<std::string> ids;
  for (const Construct& construct : rules.constructs) {
    const auto asks = [&](const auto& rule) { return asks_if_raised(rule.when, construct.id); };
    if (std::any_of(rules.advice.begin(), rules.advice.end(), asks) ||
        std::any_of(rules.notes.begin(), rules.notes.end(), asks) ||
        std::any_of(rules.flags.begin(), rules.flags.end(), asks) ||
        std::any_of(rules.promotions.begin(), rules.promotions.end(), asks)) {
      ids.push_back(construct.id);
    }
  }
  return ids;
}

// The number of sessions below which the condition holds; 0 when it says nothing of that kind.
int sessions_below(const Condition& when) {
  if (when.kind == Kind::Sessions && when.at_least == 0) return when.below;
  int limit = 0;
  if (when.kind == Kind::All) {
    for (const Condition& child : when.children) limit = std::max(limit, sessions_below(child));
  }
  return limit;
}

}  // namespace

void add_codes_for(const Condition& when, CodesByItem& codes) {
  if (when.kind == Kind::Answer) codes[when.id].insert(when.codes.begin(), when.codes.end());
  if (when.kind == Kind::All && !when.children.empty()) add_codes_for(when.children.front(), codes);
  if (when.kind == Kind::Any) {
    for (const Condition& child : when.children) add_codes_for(child, codes);
  }
}

SimulatedForm::SimulatedForm(const Questionnaire& the_form, const Interpretation& the_rules)
    : form(the_form), rules(the_rules), population(the_rules) {
  walk_items(form.items, nullptr, [&](const Item& item, const Item*) {
    items_.emplace(item.link_id, &item);
    for (const EnableWhen& when : item.enable_when) {
      const std::string code = code_of(when.answer);
      if (when.op != Operator::Equal || code.empty()) {
        any_answer_turns_.insert(when.question);
      } else {
        turns_[when.question].insert(code);
      }
    }
  });
  for (const Construct& construct : rules.constructs) {
    for (const ScoredItem& item : construct.items) {
      scored_.emplace(item.link_id, Scored{&construct, &item});
    }
  }
  can_be_raised = raisable(rules);
  for (const SafetyFlag& flag : rules.flags) {
    if (!flag.gate) continue;
    add_codes_for(flag.when, gates);
    add_all_codes(flag.when, turns_);
  }
  for (const AttributionNote& note : rules.notes) {
    if (note.ranking) continue;
    add_codes_for(note.when, ends_ranking);
    attributed_from = std::max(attributed_from, sessions_below(note.when));
  }
  first_asked = questions_to_ask({form, rules, Answers{}});
  for (const auto& [code, sessions] : rules.sessions) {
    if (sessions < attributed_from) ends_ranking[rules.sessions_item].insert(code);
  }
}

bool SimulatedForm::is_turn(const std::string& link_id, const Answers& answers) const {
  if (any_answer_turns_.contains(link_id)) return true;
  const auto turn = turns_.find(link_id);
  return turn != turns_.end() &&
         std::any_of(turn->second.begin(), turn->second.end(), [&](const std::string& code) {
           return given_includes(answers, link_id, code);
         });
}

const Item* SimulatedForm::item(std::string_view link_id) const {
  const auto found = items_.find(link_id);
  return found == items_.end() ? nullptr : found->second;
}

const SimulatedForm::Scored* SimulatedForm::scored(std::string_view link_id) const {
  const auto found = scored_.find(link_id);
  return found == scored_.end() ? nullptr : &found->second;
}

}  // namespace nextsession
