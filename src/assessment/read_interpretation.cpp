#include <algorithm>

#include "assessment/reading.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

FormItem search(const std::vector<Item>& items, std::string_view id, const Item* repeating) {
  for (const Item& item : items) {
    if (item.link_id == id) return {&item, repeating};
    const bool repeats = item.type == ItemType::Group && item.repeats;
    const FormItem found = search(item.items, id, repeats ? &item : repeating);
    if (found.item) return found;
  }
  return {};
}

bool is_choice(const Item& item) {
  return item.type == ItemType::Choice || item.type == ItemType::OpenChoice;
}

void check_form(const std::string& canonical, const Questionnaire& form, const JsonPath& place,
                Report& report) {
  if (canonical.empty()) return;
  const std::size_t bar = canonical.find('|');
  const bool same_version = bar == std::string::npos || canonical.substr(bar + 1) == form.version;
  if (canonical.substr(0, bar) == form.url && same_version) return;
  report.error(ErrorCode::BadValue, place,
               "Found \"" + canonical + "\", but the form is \"" + form.url + "|" + form.version +
                   "\". Use the rules that belong to this form.");
}

}  // namespace

FormItem Reading::item(const std::string& id, const JsonPath& place) const {
  if (id.empty()) return {};
  const FormItem found = search(form_.items, id, nullptr);
  if (!found.item) {
    report_.error(ErrorCode::Dangling, place, "The form has no item \"" + id + "\".");
  }
  return found;
}

const Item* Reading::choice(const std::string& id, const JsonPath& place) const {
  const FormItem found = item(id, place);
  if (!found.item) return nullptr;
  if (!is_choice(*found.item)) {
    report_.error(ErrorCode::BadValue, place,
                  "Item \"" + id + "\" is not a choice question, so it has no codes.");
    return nullptr;
  }
  if (found.repeating) {
    report_.error(ErrorCode::BadValue, place,
                  "Item \"" + id + "\" is inside the repeating group \"" +
                      found.repeating->link_id + "\", so it has no single answer.");
    return nullptr;
  }
  return found.item;
}

bool offers(const Item& item, std::string_view code) {
  return std::any_of(item.options.begin(), item.options.end(),
                     [code](const AnswerOption& option) { return code_of(option.value) == code; });
}

void Reading::check_codes(const Item* item, const std::vector<std::string>& codes,
                          const JsonPath& place) const {
  if (!item) return;
  for (const std::string& code : codes) {
    if (offers(*item, code)) continue;
    report_.error(ErrorCode::Dangling, place,
                  "Item \"" + item->link_id + "\" has no answer with the code \"" + code + "\".");
  }
}

void Reading::refer(Reference::To to, const std::string& id, const JsonPath& place) {
  if (!id.empty()) references_.push_back({to, id, place});
}

void Reading::refer(Reference::To to, const std::vector<std::string>& ids, const JsonPath& list) {
  for (std::size_t i = 0; i < ids.size(); ++i) refer(to, ids[i], list.item(i));
}

std::optional<Interpretation> read_interpretation(const Json& document, const Questionnaire& form,
                                                  std::string_view file, Findings& findings) {
  const std::size_t errors_before = findings.errors.size();
  Report report(file, findings, Report::Faults::AreErrors);
  Reading reading(form, report);
  Interpretation rules;
  Fields root(document, JsonPath{}, report);
  if (!root.ok()) return std::nullopt;

  root.get("$schema", Need::Optional);
  rules.id = root.text("id", Need::Required);
  rules.version = root.text("version", Need::Required);
  rules.questionnaire = root.text("questionnaire", Need::Required);
  check_form(rules.questionnaire, form, root.place().field("questionnaire"), report);
  read_facts(root, reading, rules);
  read_constructs(root, reading, rules);
  read_scoring(root, reading, rules);
  read_opening(root, reading, rules);
  read_ranking(root, reading, rules);
  read_notes(root, reading, rules);
  read_advice(root, reading, rules);
  read_flags(root, reading, rules);
  read_comparison(root, reading, rules);
  root.warn_unknown();

  check_duplicates(rules, reading);
  check_references(rules, reading);
  check_cycles(rules, reading);
  if (findings.errors.size() > errors_before) return std::nullopt;
  return rules;
}

}  // namespace nextsession
