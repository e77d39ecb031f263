#include "assessment/asked.h"

namespace nextsession {
namespace {

// Gates are read while the form is walked, so they may only look at answers; the reader of the
// rules refuses any other kind.
bool gate_holds(const Condition& when, const Answers& so_far) {
  if (when.kind == Condition::Kind::Answer) {
    for (const std::string& code : when.codes) {
      if (given_includes(so_far, when.id, code)) return true;
    }
    return false;
  }
  const bool all = when.kind == Condition::Kind::All;
  if (!all && when.kind != Condition::Kind::Any) return false;
  for (const Condition& child : when.children) {
    if (gate_holds(child, so_far) != all) return !all;
  }
  return all;
}

class Walk {
 public:
  // `counted` are the answers that do not belong to `closed`, the deep items that are not asked.
  Walk(const Visit& visit, const Answers& counted, const Ids& closed)
      : visit_(visit), counted_(counted), closed_(closed), enabled_(visit.form, counted) {
    items(visit.form.items);
  }
  Asked take() { return std::move(asked_); }

 private:
  void items(const std::vector<Item>& list) {
    for (const Item& item : list) {
      if (asked_.gated) return;
      if (item.type == ItemType::Display || closed_.contains(item.link_id)) continue;
      // What surrounds it is enabled, or the walk would not have come here.
      if (!item.enable_when.empty() && !enabled_.enabled(item, item.link_id)) continue;
      if (item.type != ItemType::Group) {
        ask(item);
      } else if (item.repeats) {
        ask_repeating(item);
        continue;
      }
      if (!asked_.gated) items(item.items);
    }
  }

  void ask(const Item& item) {
    note(item.link_id);
    if (const auto found = counted_.find(item.link_id); found != counted_.end()) {
      asked_.answers.insert(*found);
    }
    asked_.gated = any_gate();
  }

  void ask_repeating(const Item& group) {
    note(group.link_id);
    const std::string prefix = group.link_id + "#";
    for (auto it = counted_.lower_bound(prefix);
         it != counted_.end() && it->first.starts_with(prefix); ++it) {
      asked_.answers.insert(*it);
    }
  }

  void note(const std::string& key) {
    asked_.keys.push_back(key);
    asked_.set.insert(key);
  }

  bool any_gate() const {
    for (const SafetyFlag& flag : visit_.rules.flags) {
      if (flag.gate && gate_holds(flag.when, asked_.answers)) return true;
    }
    return false;
  }

  const Visit& visit_;
  const Answers& counted_;
  const Ids& closed_;
  EnabledItems enabled_;
  Asked asked_;
};

// A deep item that is closed again keeps its answer, but that must not enable another question.
Asked walk(const Visit& visit, const Ids& closed) {
  Answers counted = visit.answers;
  for (const std::string& item : closed) counted.erase(item);
  return Walk(visit, counted, closed).take();
}

}  // namespace

std::optional<double> item_friction(const ScoredItem& item, const Answers& answers) {
  const auto found = answers.find(item.link_id);
  if (found == answers.end() || found->second.kind != Answer::Kind::Given) return std::nullopt;
  std::optional<double> worst;
  for (const Value& value : found->second.values) {
    const auto friction = item.friction.find(code_of(value));
    if (friction == item.friction.end()) continue;
    if (!worst || friction->second > *worst) worst = friction->second;
  }
  return worst;
}

Asked what_is_asked(const Visit& visit) {
  Ids closed;
  for (const Construct& construct : visit.rules.constructs) {
    for (const ScoredItem& item : construct.items) {
      if (item.deep) closed.insert(item.link_id);
    }
  }
  Asked screen = walk(visit, closed);
  if (screen.gated) return screen;
  const Ids open = open_items(visit.rules, screen.answers, visit.opened);
  if (open.empty()) return screen;
  for (const std::string& item : open) closed.erase(item);
  return walk(visit, closed);
}

std::vector<std::string> questions_to_ask(const Visit& visit) { return what_is_asked(visit).keys; }

}  // namespace nextsession
