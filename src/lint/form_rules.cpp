#include "lint/form_rules.h"

#include <map>
#include <vector>

#include "lint/json_parts.h"
#include "lint/text_parts.h"
#include "questionnaire/json.h"
#include "questionnaire/report.h"
#include "questionnaire/typed_value.h"

namespace nextsession {
namespace {

using ItemPaths = std::map<std::string, std::string, std::less<>>;

// Paths in the document by linkId. The model has no place for help texts and so other indices.
void add_paths(const Json& parent, const std::string& path, ItemPaths& paths) {
  const Json* list = list_in(parent, "item");
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
    const std::string here = at(at(path, "item"), i);
    paths.emplace(text_in((*list)[i], "linkId"), here);
    add_paths((*list)[i], here, paths);
  }
}

ItemPaths paths_of(const Questionnaire& form) {
  ItemPaths paths;
  if (form.source != nullptr) add_paths(*form.source, "", paths);
  return paths;
}

void check_options(const LintPlace& place, const Item& item, const WordLists& lists,
                   LintReport& report) {
  const int most = item.repeats ? lists.options_many : lists.options_one;
  if (static_cast<int>(item.options.size()) > most) {
    report.warning("too-many-options", place,
                   "There are " + std::to_string(item.options.size()) +
                       " answers to choose from, the most is " + std::to_string(most) + ".",
                   "Put some together, or ask in two steps.");
  }
  std::set<std::string> seen;
  for (const AnswerOption& option : item.options) {
    const auto* coding = std::get_if<Coding>(&option.value);
    const std::string words = coding != nullptr ? coding->display : shown(option.value);
    if (words.empty() || seen.insert(folded(words)).second) continue;
    report.error("same-options", place, "Two answers read " + in_quotes(words) + ".",
                 "Give each its own words.");
  }
}

using ItemIds = std::set<std::string, std::less<>>;

void add_used(const Condition& when, ItemIds& used) {
  if (when.kind == Condition::Kind::Answer || when.kind == Condition::Kind::Unanswered ||
      when.kind == Condition::Kind::ItemFriction) {
    used.insert(when.id);
  }
  for (const Condition& child : when.children) add_used(child, used);
}

ItemIds items_of_rules(const Interpretation& rules) {
  ItemIds used = {rules.sessions_item, rules.goal_text, rules.goal_start, rules.goal_now};
  for (const Construct& construct : rules.constructs) {
    for (const ScoredItem& item : construct.items) used.insert(item.link_id);
  }
  for (const CheckOnly& check : rules.checks) used.insert(check.item);
  for (const Promotion& promotion : rules.promotions) add_used(promotion.when, used);
  for (const AttributionNote& note : rules.notes) add_used(note.when, used);
  for (const Advice& advice : rules.advice) add_used(advice.when, used);
  for (const SafetyFlag& flag : rules.flags) add_used(flag.when, used);
  return used;
}

}  // namespace

void check_form(const std::string& file, const Questionnaire& form, const Reachable& reachable,
                const WordLists& lists, LintReport& report) {
  ItemPaths paths = paths_of(form);
  walk_items(form.items, nullptr, [&](const Item& item, const Item*) {
    if (!item.options.empty()) {
      check_options({file, paths[item.link_id], item.link_id}, item, lists, report);
    }
  });
  for (const std::string& id : reachable.at_fault()) {
    report.error("unreachable-item", {file, paths[id] + ".enableWhen", id},
                 in_quotes(id) + " can never be shown: its conditions cannot hold.",
                 "Correct the answer it waits for, or remove the item.");
  }
}

void check_items_used(const std::string& file, const Questionnaire& form,
                      const Interpretation& rules, LintReport& report) {
  ItemIds used = items_of_rules(rules);
  ItemPaths paths = paths_of(form);
  walk_items(form.items, nullptr, [&](const Item& item, const Item*) {
    for (const EnableWhen& when : item.enable_when) used.insert(when.question);
  });
  walk_items(form.items, nullptr, [&](const Item& item, const Item*) {
    if (item.type == ItemType::Group || item.type == ItemType::Display) return;
    if (used.contains(item.link_id)) return;
    report.warning("unused-item", {file, paths[item.link_id], item.link_id},
                   "No rule looks at the answer to " + in_quotes(item.link_id) + ".",
                   "Use it, leave it out, or grant an exception that says what it is for.");
  });
}

}  // namespace nextsession
