// What can only be checked when a whole interpretation file has been read.
#include <algorithm>
#include <set>

#include "assessment/reading.h"

namespace nextsession {
namespace {

bool has_family(const Interpretation& rules, std::string_view family) {
  return std::any_of(rules.constructs.begin(), rules.constructs.end(),
                     [family](const Construct& construct) { return construct.family == family; });
}

bool is_scored(const Interpretation& rules, std::string_view item) {
  for (const Construct& construct : rules.constructs) {
    for (const ScoredItem& scored : construct.items) {
      if (scored.link_id == item) return true;
    }
  }
  return false;
}

bool has_note(const Interpretation& rules, std::string_view id) {
  return std::any_of(rules.notes.begin(), rules.notes.end(),
                     [id](const AttributionNote& note) { return note.id == id; });
}

bool is_defined(const Interpretation& rules, const Reference& reference) {
  switch (reference.to) {
    case Reference::To::Construct: return rules.construct(reference.id) != nullptr;
    case Reference::To::ConstructOrFamily:
      return rules.construct(reference.id) || has_family(rules, reference.id);
    case Reference::To::ScoredItem: return is_scored(rules, reference.id);
    case Reference::To::Advice: return rules.find_advice(reference.id) != nullptr;
    case Reference::To::Flag: return rules.flag(reference.id) != nullptr;
    case Reference::To::Note: return has_note(rules, reference.id);
  }
  return false;
}

const char* words_for(Reference::To to) {
  switch (to) {
    case Reference::To::Construct: return "construct";
    case Reference::To::ConstructOrFamily: return "construct or family";
    case Reference::To::ScoredItem: return "scored item";
    case Reference::To::Advice: return "advice";
    case Reference::To::Flag: return "safety flag";
    case Reference::To::Note: return "attribution note";
  }
  return "";
}

// `list` holds things with an `id`.
template <class T>
void check_ids(const std::vector<T>& list, std::string_view name, Report& report) {
  std::set<std::string, std::less<>> seen;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].id.empty() || seen.insert(list[i].id).second) continue;
    report.error(ErrorCode::Duplicate, JsonPath{std::string(name)}.item(i).field("id"),
                 "\"" + list[i].id + "\" is used twice. Give each its own id.");
  }
}

void check_scored_once(const Interpretation& rules, Report& report) {
  std::set<std::string, std::less<>> seen;
  for (std::size_t c = 0; c < rules.constructs.size(); ++c) {
    const std::vector<ScoredItem>& items = rules.constructs[c].items;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].link_id.empty() || seen.insert(items[i].link_id).second) continue;
      report.error(ErrorCode::Duplicate,
                   JsonPath{"constructs"}.item(c).field("items").item(i).field("linkId"),
                   "Item \"" + items[i].link_id + "\" is scored twice. Score it once.");
    }
  }
}

void check_family_names(const Interpretation& rules, Report& report) {
  for (std::size_t c = 0; c < rules.constructs.size(); ++c) {
    const std::string& family = rules.constructs[c].family;
    if (family.empty() || !rules.construct(family)) continue;
    report.error(ErrorCode::Duplicate, JsonPath{"constructs"}.item(c).field("family"),
                 "\"" + family + "\" is also the id of a construct. Give the family its own name.");
  }
}

// Flags and notes, by "flag SF1" and "note early".
using Names = std::set<std::string, std::less<>>;

void collect_uses(const Condition& when, Names& uses) {
  if (when.kind == Condition::Kind::Flag) uses.insert("flag " + when.id);
  if (when.kind == Condition::Kind::Note) uses.insert("note " + when.id);
  for (const Condition& child : when.children) collect_uses(child, uses);
}

const Condition* condition_of(const Interpretation& rules, const std::string& name) {
  for (const SafetyFlag& flag : rules.flags) {
    if (name == "flag " + flag.id) return &flag.when;
  }
  for (const AttributionNote& note : rules.notes) {
    if (name == "note " + note.id) return &note.when;
  }
  return nullptr;
}

bool depends_on_itself(const Interpretation& rules, const std::string& name) {
  Names reached;
  std::vector<std::string> open = {name};
  while (!open.empty()) {
    const Condition* when = condition_of(rules, open.back());
    open.pop_back();
    if (!when) continue;
    Names uses;
    collect_uses(*when, uses);
    for (const std::string& use : uses) {
      if (reached.insert(use).second) open.push_back(use);
    }
  }
  return reached.contains(name);
}

void report_cycle(const Interpretation& rules, const std::string& name, const JsonPath& place,
                  Report& report) {
  if (!depends_on_itself(rules, name)) return;
  report.error(ErrorCode::BadValue, place.field("when"),
               "The condition of " + name + " depends on itself. Break the circle.");
}

}  // namespace

void check_references(const Interpretation& rules, Reading& reading) {
  for (const Reference& reference : reading.references()) {
    if (is_defined(rules, reference)) continue;
    reading.report().error(
        ErrorCode::Dangling, reference.place,
        std::string("There is no ") + words_for(reference.to) + " \"" + reference.id + "\".");
  }
}

void check_duplicates(const Interpretation& rules, Reading& reading) {
  check_ids(rules.constructs, "constructs", reading.report());
  check_ids(rules.bands, "bands", reading.report());
  check_ids(rules.notes, "attribution", reading.report());
  check_ids(rules.advice, "advice", reading.report());
  check_ids(rules.flags, "flags", reading.report());
  check_ids(rules.comparing.themes, "comparison.themes", reading.report());
  check_scored_once(rules, reading.report());
  check_family_names(rules, reading.report());
}

void check_cycles(const Interpretation& rules, Reading& reading) {
  for (std::size_t i = 0; i < rules.flags.size(); ++i) {
    report_cycle(rules, "flag " + rules.flags[i].id, JsonPath{"flags"}.item(i), reading.report());
  }
  for (std::size_t i = 0; i < rules.notes.size(); ++i) {
    report_cycle(rules, "note " + rules.notes[i].id, JsonPath{"attribution"}.item(i),
                 reading.report());
  }
}

}  // namespace nextsession
