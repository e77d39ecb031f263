// Which questions can ever be asked.
#include <algorithm>
#include <map>
#include <vector>

#include "lint/form_rules.h"
#include "questionnaire/typed_value.h"

namespace nextsession {
namespace {

struct Placed {
  const Item* item = nullptr;
  const Item* parent = nullptr;
};

// Can a whole-number answer within the question's own bounds satisfy the comparison?
bool within_bounds(const Item& question, const EnableWhen& when) {
  const auto* wanted = std::get_if<std::int64_t>(&when.answer);
  if (wanted == nullptr || question.type != ItemType::Integer) return true;
  const bool above = !question.max_value || *question.max_value > *wanted;
  const bool below = !question.min_value || *question.min_value < *wanted;
  const bool equal = (!question.max_value || *question.max_value >= *wanted) &&
                     (!question.min_value || *question.min_value <= *wanted);
  switch (when.op) {
    case Operator::Greater: return above;
    case Operator::GreaterOrEqual: return above || equal;
    case Operator::Less: return below;
    case Operator::LessOrEqual: return below || equal;
    case Operator::Equal: return equal;
    case Operator::NotEqual:
    case Operator::Exists: return true;
  }
  return true;
}

// Options close a question, unless other words may be typed.
bool is_closed(const Item& question) {
  return !question.options.empty() && question.type != ItemType::OpenChoice;
}

// Holds only while there is no answer.
bool wants_absence(const EnableWhen& when) {
  const auto* exists = std::get_if<bool>(&when.answer);
  return when.op == Operator::Exists && exists != nullptr && !*exists;
}

// "Not this" also holds without an answer (questionnaire/enabled.cpp).
bool bears_absence(const EnableWhen& when) {
  return wants_absence(when) || when.op == Operator::NotEqual;
}

bool can_hold_alone(const Item& question, const EnableWhen& when) {
  if (when.op == Operator::Exists) return true;
  if (when.op == Operator::Equal && is_closed(question) &&
      find_option(question, when.answer) == nullptr) {
    return false;
  }
  return within_bounds(question, when);
}

// Can these two of one question hold at once?
bool can_hold_together(const Item& question, const EnableWhen& a, const EnableWhen& b) {
  if ((wants_absence(a) && !bears_absence(b)) || (wants_absence(b) && !bears_absence(a))) {
    return false;
  }
  const bool equal_a = a.op == Operator::Equal;
  const bool equal_b = b.op == Operator::Equal;
  const bool same = same_value(a.answer, b.answer);
  if (equal_a && equal_b) return question.repeats || same;
  const bool opposed =
      (equal_a && b.op == Operator::NotEqual) || (equal_b && a.op == Operator::NotEqual);
  return !(opposed && same);
}

class ReachSearch {
 public:
  explicit ReachSearch(const Questionnaire& form) {
    walk_items(form.items, nullptr, [&](const Item& item, const Item* parent) {
      order_.push_back({&item, parent});
      by_id_[item.link_id] = &item;
    });
  }

  // Again and again, as a question that is never asked may take others with it.
  void run(std::set<std::string, std::less<>>& never,
           std::set<std::string, std::less<>>& at_fault) {
    for (bool changed = true; changed;) {
      changed = false;
      for (const Placed& placed : order_) {
        const std::string& id = placed.item->link_id;
        if (never.contains(id)) continue;
        const bool lost = placed.parent != nullptr && never.contains(placed.parent->link_id);
        const bool impossible = !can_be_enabled(*placed.item, never);
        if (!lost && !impossible) continue;
        never.insert(id);
        if (!lost) at_fault.insert(id);
        changed = true;
      }
    }
  }

 private:
  bool can_be_enabled(const Item& item, const std::set<std::string, std::less<>>& never) const {
    const auto possible = [&](const EnableWhen& when) {
      const auto question = by_id_.find(when.question);
      if (question == by_id_.end()) return false;
      if (never.contains(when.question)) return bears_absence(when);
      return can_hold_alone(*question->second, when);
    };
    const std::vector<EnableWhen>& list = item.enable_when;
    if (list.empty()) return true;
    if (item.enable_any) return std::any_of(list.begin(), list.end(), possible);
    if (!std::all_of(list.begin(), list.end(), possible)) return false;
    for (std::size_t i = 0; i < list.size(); ++i) {
      for (std::size_t k = i + 1; k < list.size(); ++k) {
        if (list[i].question != list[k].question) continue;
        const Item& question = *by_id_.find(list[i].question)->second;
        if (!can_hold_together(question, list[i], list[k])) return false;
      }
    }
    return true;
  }

  std::vector<Placed> order_;
  std::map<std::string, const Item*, std::less<>> by_id_;
};

}  // namespace

Reachable::Reachable(const Questionnaire& form) { ReachSearch(form).run(never_, at_fault_); }

}  // namespace nextsession
