#include "simulation/person.h"

#include <algorithm>
#include <cmath>

#include "assessment/numbers.h"

namespace nextsession {
namespace {

using Kind = Condition::Kind;

bool has_code(const CodesByItem& codes, const std::string& item, const std::string& code) {
  const auto found = codes.find(item);
  return found != codes.end() && found->second.contains(code);
}

// Usual for somebody who answers properly: half leave out nothing, some a little, few a lot.
int usual_skips(Random& random) {
  const int kind = random.below(10);
  return kind < 5 ? 0 : (kind < 9 ? 5 : 20);
}

}  // namespace

Person::Person(const SimulatedForm& form, const Pattern& pattern, Random& random)
    : form_(form), pattern_(pattern), random_(random), manner_(pattern.manner) {
  skips_ = manner_ == Manner::Sparse ? 85 : usual_skips(random_);
  if (!random_.chance(3) || manner_ != Manner::Random) avoid(form_.gates);
  // Where something always forbids a reason, reasons would hardly be tried.
  if (random_.chance(60)) avoid(form_.ends_ranking);
  if (manner_ == Manner::Flags) {
    plan_flags();
    constexpr Manner rest[] = {Manner::Random, Manner::Mixed, Manner::Best};
    manner_ = rest[random_.below(3)];
    return;
  }
  const int flags_avoided = manner_ == Manner::Random ? 50 : 90;
  if (!random_.chance(flags_avoided)) return;
  CodesByItem codes;
  for (const SafetyFlag& flag : form_.rules.flags) add_codes_for(flag.when, codes);
  avoid(codes);
}

// The named flags come up and, as far as answers are free to choose, no other does.
void Person::plan_flags() {
  for (const std::string& id : pattern_.flags) {
    if (const SafetyFlag* flag = form_.rules.flag(id)) force(flag->when);
  }
  CodesByItem codes;
  for (const SafetyFlag& flag : form_.rules.flags) {
    const auto& chosen = pattern_.flags;
    if (std::find(chosen.begin(), chosen.end(), flag.id) != chosen.end()) continue;
    add_codes_for(flag.when, codes);
    ban_friction(flag.when);
  }
  avoid(codes);
}

void Person::avoid(const CodesByItem& codes) {
  for (const auto& [item, list] : codes) banned_[item].insert(list.begin(), list.end());
}

void Person::ban_friction(const Condition& when) {
  for (const Condition& child : when.children) ban_friction(child);
  if (when.kind != Kind::ConstructFriction && when.kind != Kind::ItemFriction) return;
  for (const Construct& construct : form_.rules.constructs) {
    for (const ScoredItem& item : construct.items) {
      if (when.id != construct.id && when.id != item.link_id) continue;
      for (const auto& [code, friction] : item.friction) {
        if (reaches(friction, when.threshold)) banned_[item.link_id].insert(code);
      }
    }
  }
}

void Person::force(const Condition& when) {
  switch (when.kind) {
    case Kind::All:
      for (const Condition& child : when.children) force(child);
      return;
    case Kind::Any:
      if (!when.children.empty()) {
        const auto count = static_cast<int>(when.children.size());
        force(when.children[static_cast<std::size_t>(random_.below(count))]);
      }
      return;
    case Kind::Flag:
      if (const SafetyFlag* flag = form_.rules.flag(when.id)) force(flag->when);
      return;
    case Kind::Answer: {
      const auto present = std::any_of(when.codes.begin(), when.codes.end(), [&](const auto& code) {
        return has_code(forced_, when.id, code);
      });
      if (!present && !when.codes.empty()) {
        const auto count = static_cast<int>(when.codes.size());
        force_item(when.id, when.codes[static_cast<std::size_t>(random_.below(count))]);
      }
      return;
    }
    case Kind::ConstructFriction:
    case Kind::ItemFriction: break;
    default: return;
  }
  for (const Construct& construct : form_.rules.constructs) {
    for (const ScoredItem& item : construct.items) {
      if (when.id != construct.id && when.id != item.link_id) continue;
      const auto worst =
          std::max_element(item.friction.begin(), item.friction.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; });
      if (worst != item.friction.end()) force_item(item.link_id, worst->first);
    }
  }
}

// Also what must be answered for the question to be asked at all.
void Person::force_item(const std::string& link_id, const std::string& code) {
  const Item* item = form_.item(link_id);
  if (item == nullptr) return;
  if (!item->repeats) forced_[link_id].clear();
  forced_[link_id].insert(code);
  std::vector<std::pair<std::string, std::string>> ways;
  for (const EnableWhen& when : item->enable_when) {
    const std::string wanted = code_of(when.answer);
    if (when.op != Operator::Equal || wanted.empty()) continue;
    if (has_code(forced_, when.question, wanted)) return;
    ways.emplace_back(when.question, wanted);
  }
  if (ways.empty()) return;
  const auto& [question, wanted] =
      ways[static_cast<std::size_t>(random_.below(static_cast<int>(ways.size())))];
  force_item(question, wanted);
}

void Person::answer(std::string_view key, Answers& answers) {
  const Item* item = form_.item(key);
  if (item == nullptr) return;
  if (item->type == ItemType::Group) {
    answer_goals(*item, answers);
    return;
  }
  const bool is_forced = forced_.contains(item->link_id);
  const bool may_skip = !item->required && !is_forced;
  if (may_skip && random_.chance(skips_)) {
    if (std::optional<Answer> skip = skipped(*item)) answers[item->link_id] = *std::move(skip);
    return;
  }
  Answer given;
  if (item->repeats) {
    given.values = choose_several(*item);
  } else if (std::optional<Value> value = choose(*item)) {
    given.values.push_back(*std::move(value));
  }
  if (!given.values.empty()) answers[item->link_id] = std::move(given);
}

// The page offers "does not apply" for scored questions only; the third way is to go on without.
std::optional<Answer> Person::skipped(const Item& item) {
  const int how = random_.below(3);
  if (how == 0) return std::nullopt;
  const bool can_not_apply = form_.scored(item.link_id) != nullptr;
  const bool not_apply = how == 1 && can_not_apply;
  return Answer{not_apply ? Answer::Kind::DoesNotApply : Answer::Kind::RatherNotSay, {}};
}

std::vector<const AnswerOption*> Person::allowed(const Item& item) const {
  std::vector<const AnswerOption*> options;
  const auto forced = forced_.find(item.link_id);
  for (const AnswerOption& option : item.options) {
    const std::string code = code_of(option.value);
    const bool fits = forced != forced_.end() ? forced->second.contains(code)
                                              : !has_code(banned_, item.link_id, code);
    if (fits) options.push_back(&option);
  }
  if (options.empty()) {
    for (const AnswerOption& option : item.options) options.push_back(&option);
  }
  return options;
}

std::optional<Value> Person::choose(const Item& item) {
  if (item.options.empty()) return std::nullopt;
  if (const SimulatedForm::Scored* scored = form_.scored(item.link_id)) {
    return choose_scored(item, *scored);
  }
  const std::vector<const AnswerOption*> options = allowed(item);
  return options[static_cast<std::size_t>(random_.below(static_cast<int>(options.size())))]->value;
}

// The option nearest to the wanted friction; of several any.
std::optional<Value> Person::choose_scored(const Item& item, const SimulatedForm::Scored& scored) {
  const double wanted = wanted_friction(scored);
  std::vector<const AnswerOption*> options = allowed(item);
  if (wanted >= 0) {
    const auto distance = [&](const AnswerOption* option) {
      const auto friction = scored.item->friction.find(code_of(option->value));
      return friction == scored.item->friction.end() ? 2.0 : std::fabs(friction->second - wanted);
    };
    double least = 2;
    for (const AnswerOption* option : options) least = std::min(least, distance(option));
    std::erase_if(options, [&](const AnswerOption* option) { return distance(option) > least; });
  }
  if (options.empty()) return std::nullopt;
  return options[static_cast<std::size_t>(random_.below(static_cast<int>(options.size())))]->value;
}

// Below zero: any answer.
double Person::wanted_friction(const SimulatedForm::Scored& scored) {
  constexpr double any = -1;
  const bool own = scored.construct->id == pattern_.area;
  ++turn_;
  switch (manner_) {
    case Manner::Best: return 0;
    case Manner::Worst: return 1;
    case Manner::Middle: return 0.5;
    case Manner::Alternating: return turn_ % 2;
    case Manner::Mixed: return mixed_friction(*scored.construct);
    case Manner::OneArea: {
      if (own) return random_.chance(50) ? 1 : 0.75;
      return random_.chance(80) ? 0 : 0.25;
    }
    case Manner::Contradictory: {
      if (pattern_.area.empty()) return 1;
      return own ? turn_ % 2 : any;
    }
    case Manner::Random:
    case Manner::Sparse:
    case Manner::Flags: break;
  }
  return any;
}

// 55 of 100 areas good, 20 a little less, 15 in the middle, 10 bad; an answer is at most one step
// of five from its area's level. Assumed: there are no data yet.
double Person::mixed_friction(const Construct& construct) {
  const auto [place, is_new] = levels_.try_emplace(construct.id, 0.0);
  if (is_new) {
    const int kind = random_.below(100);
    place->second = kind < 55 ? 0 : (kind < 75 ? 0.25 : (kind < 90 ? 0.5 : 0.75));
  }
  const int step = random_.below(10);
  const double shift = step < 2 ? -0.25 : (step < 8 ? 0 : 0.25);
  return std::clamp(place->second + shift, 0.0, 1.0);
}

std::vector<Value> Person::choose_several(const Item& item) {
  std::vector<Value> values;
  const bool is_forced = forced_.contains(item.link_id);
  std::vector<const AnswerOption*> none_of_these;
  for (const AnswerOption* option : allowed(item)) {
    if (option->exclusive) {
      none_of_these.push_back(option);
    } else if (is_forced || random_.chance(15)) {
      values.push_back(option->value);
    }
  }
  if (values.empty() && !none_of_these.empty()) values.push_back(none_of_these.front()->value);
  return values;
}

int Person::goal_shift() {
  const bool reached = pattern_.manner == Manner::Contradictory && pattern_.area.empty();
  if (reached) return 3 + random_.below(5);
  if (manner_ == Manner::Best && random_.chance(50)) return 3 + random_.below(4);
  if (manner_ == Manner::Worst && random_.chance(50)) return -3 - random_.below(4);
  return random_.below(9) - 4;
}

// Most people name one goal. Its words and ratings can each be left out.
void Person::answer_goals(const Item& group, Answers& answers) {
  const int kind = random_.below(100);
  int count = kind < 15 ? 0 : (kind < 70 ? 1 : (kind < 90 ? 2 : 3));
  count = std::min(count, form_.rules.max_goals);
  const bool sparse = manner_ == Manner::Sparse;
  for (int i = 1; i <= count; ++i) {
    const int start = random_.below(7);
    const int now = std::clamp(start + goal_shift(), 0, 10);
    for (const Item& item : group.items) {
      if (random_.chance(sparse ? 50 : 8)) continue;
      const std::string key = repeated_key(group.link_id, i, item.link_id);
      if (item.link_id == form_.rules.goal_text) {
        answers[key] = {Answer::Kind::Given, {std::string("words")}};
      } else if (item.link_id == form_.rules.goal_start) {
        answers[key] = {Answer::Kind::Given, {std::int64_t{start}}};
      } else if (item.link_id == form_.rules.goal_now) {
        answers[key] = {Answer::Kind::Given, {std::int64_t{now}}};
      }
    }
  }
}

}  // namespace nextsession
