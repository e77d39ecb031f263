#include <algorithm>

#include "assessment/asked.h"

namespace nextsession {
namespace {

class Walk {
 public:
  // `counted` are the answers that do not belong to `closed`, the deep items that are not asked.
  Walk(const Visit& visit, Answers counted, const Ids& closed)
      : visit_(visit), counted_(std::move(counted)), closed_(closed) {
    items(visit.form.items);
  }

  // To be called once, at the end.
  Asked take() {
    std::erase_if(counted_, [&](const auto& entry) { return !belongs(entry.first); });
    asked_.answers = std::move(counted_);
    return std::move(asked_);
  }

 private:
  void items(const std::vector<Item>& list) {
    for (const Item& item : list) {
      if (asked_.gated) return;
      if (item.type == ItemType::Display || closed_.contains(item.link_id)) continue;
      // What surrounds it is enabled, or the walk would not have come here.
      if (!item.enable_when.empty() && !enabled(item)) continue;
      if (item.type != ItemType::Group) {
        ask(item);
      } else if (item.repeats) {
        ask_repeating(item);
        continue;
      }
      if (!asked_.gated) items(item.items);
    }
  }

  // Made when first needed: most questions of most forms depend on nothing.
  bool enabled(const Item& item) {
    if (!enabled_) enabled_.emplace(visit_.form, counted_);
    return enabled_->enabled(item, item.link_id);
  }

  void ask(const Item& item) {
    note(item.link_id);
    asked_.gated = counted_.contains(item.link_id) && any_gate();
  }

  void ask_repeating(const Item& group) {
    note(group.link_id);
    repeating_.push_back(group.link_id + "#");
  }

  // Is this the answer to a question that is asked?
  bool belongs(const std::string& key) const {
    return asked_.set.contains(key) ||
           std::any_of(repeating_.begin(), repeating_.end(),
                       [&](const std::string& prefix) { return key.starts_with(prefix); });
  }

  void note(const std::string& key) {
    asked_.keys.push_back(key);
    asked_.set.insert(key);
  }

  bool any_gate() const {
    for (const SafetyFlag& flag : visit_.rules.flags) {
      if (flag.gate && gate_holds(flag.when)) return true;
    }
    return false;
  }

  // Gates are read while the form is walked, so they may only look at answers to what was asked so
  // far; the reader of the rules refuses any other kind.
  bool gate_holds(const Condition& when) const {
    if (when.kind == Condition::Kind::Answer) {
      return asked_.set.contains(when.id) &&
             std::any_of(when.codes.begin(), when.codes.end(), [&](const std::string& code) {
               return given_includes(counted_, when.id, code);
             });
    }
    const bool all = when.kind == Condition::Kind::All;
    if (!all && when.kind != Condition::Kind::Any) return false;
    for (const Condition& child : when.children) {
      if (gate_holds(child) != all) return !all;
    }
    return all;
  }

  const Visit& visit_;
  Answers counted_;
  const Ids& closed_;
  std::vector<std::string> repeating_;  // what keys of repeating groups that are asked start with
  std::optional<EnabledItems> enabled_;
  Asked asked_;
};

// A deep item that is closed again keeps its answer, but that must not enable another question.
Asked walk(const Visit& visit, const Ids& closed) {
  Answers counted;
  for (const auto& entry : visit.answers) {
    if (!closed.contains(entry.first)) counted.insert(counted.end(), entry);
  }
  return Walk(visit, std::move(counted), closed).take();
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
