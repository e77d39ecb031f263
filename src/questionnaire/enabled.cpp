#include <algorithm>
#include <set>

#include "questionnaire/answers.h"
#include "questionnaire/fhir_time.h"
#include "questionnaire/typed_value.h"

namespace nextsession {
namespace {

// Answer against the value of the condition: below zero, zero or above; empty where there is no
// such order.
std::optional<int> compare(const Item& question, const Value& answer, const Value& other) {
  const auto* text = std::get_if<std::string>(&answer);
  const auto* other_text = std::get_if<std::string>(&other);
  if (text != nullptr && other_text != nullptr) {
    const ItemType type = field_type(question, answer);
    const bool time_of_day = is_fhir_time(*text) && is_fhir_time(*other_text);
    const bool date = is_fhir_date_time(*text) && is_fhir_date_time(*other_text);
    const bool is_time =
        type == ItemType::Date || type == ItemType::DateTime || type == ItemType::Time;
    if (!is_time || (!time_of_day && !date)) return std::nullopt;
    return compare_fhir_times(*text, *other_text);
  }
  const auto number = [](const Value& value) -> std::optional<double> {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    if (const auto* real = std::get_if<double>(&value)) return *real;
    return std::nullopt;
  };
  const std::optional<double> a = number(answer);
  const std::optional<double> b = number(other);
  if (!a || !b) return std::nullopt;
  return *a < *b ? -1 : (*a > *b ? 1 : 0);
}

bool equal(const Item& question, const Value& answer, const Value& other) {
  if (same_value(answer, other)) return true;
  // The same moment can be written with different zones.
  return compare(question, answer, other) == 0;
}

bool compares(Operator op, const Item& question, const Value& answer, const Value& other) {
  if (op == Operator::Equal) return equal(question, answer, other);
  const std::optional<int> order = compare(question, answer, other);
  if (!order) return false;
  switch (op) {
    case Operator::Greater: return *order > 0;
    case Operator::Less: return *order < 0;
    case Operator::GreaterOrEqual: return *order >= 0;
    case Operator::LessOrEqual: return *order <= 0;
    default: return false;
  }
}

// "A#1/B#2/c" of item c -> "A#1/B#2/".
std::string_view prefix_of(std::string_view key, std::string_view link_id) {
  return key.ends_with(link_id) ? key.substr(0, key.size() - link_id.size()) : std::string_view{};
}

// Length of "<group>#<digits>/" at the start of the text; 0 when it does not start so.
std::size_t repetition_length(std::string_view text, std::string_view group) {
  if (!text.starts_with(group) || text.size() <= group.size() || text[group.size()] != '#') {
    return 0;
  }
  std::size_t end = group.size() + 1;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  if (end == group.size() + 1 || end == text.size() || text[end] != '/') return 0;
  return end + 1;
}

// Items from the top to the one with this linkId; empty when there is none.
bool find_path(const std::vector<Item>& items, std::string_view link_id,
               std::vector<const Item*>& path) {
  for (const Item& item : items) {
    path.push_back(&item);
    if (item.link_id == link_id || find_path(item.items, link_id, path)) return true;
    path.pop_back();
  }
  return false;
}

}  // namespace

EnabledItems::EnabledItems(const Questionnaire& form, const Answers& answers) : answers_(answers) {
  int order = 0;
  walk_items(form.items, nullptr, [&](const Item& item, const Item* parent) {
    Place place{&item, parent, {}, ++order};
    if (parent != nullptr) {
      place.repeating_groups = places_[parent->link_id].repeating_groups;
      if (parent->type == ItemType::Group && parent->repeats) {
        place.repeating_groups.push_back(parent);
      }
    }
    places_.emplace(item.link_id, std::move(place));
  });
}

const EnabledItems::Place* EnabledItems::place_of(std::string_view link_id) const {
  const auto found = places_.find(link_id);
  return found == places_.end() ? nullptr : &found->second;
}

EnabledItems::Task EnabledItems::parent_of(const Task& task) const {
  const Item& parent = *task.place->parent;
  std::string_view prefix = prefix_of(task.key, task.place->item->link_id);
  if (parent.type == ItemType::Group && parent.repeats) {
    // The group as a whole is one item in its own surroundings.
    const std::size_t start = prefix.rfind(parent.link_id + "#");
    if (start != std::string_view::npos) prefix = prefix.substr(0, start);
  }
  return {place_of(parent.link_id), std::string(prefix) + parent.link_id};
}

// Where the answer to `question` is, seen from the task's place in the form.
std::string EnabledItems::question_key(const Task& task, const Place& question) const {
  std::string_view own = prefix_of(task.key, task.place->item->link_id);
  const std::vector<const Item*>& own_groups = task.place->repeating_groups;
  std::string key;
  bool shared = true;
  for (std::size_t i = 0; i < question.repeating_groups.size(); ++i) {
    const Item* group = question.repeating_groups[i];
    const std::size_t length = repetition_length(own, group->link_id);
    shared = shared && i < own_groups.size() && own_groups[i] == group && length > 0;
    if (shared) {
      key += own.substr(0, length);
      own.remove_prefix(length);
      continue;
    }
    const int last = std::max(1, repetitions(answers_, key + group->link_id));
    const bool before = question.order < task.place->order;
    key = repeated_key(key + group->link_id, before ? last : 1, "");
  }
  return key + question.item->link_id;
}

// What must be known before this task can be decided.
std::vector<EnabledItems::Task> EnabledItems::needs(const Task& task) const {
  std::vector<Task> tasks;
  if (task.place->parent != nullptr) tasks.push_back(parent_of(task));
  for (const EnableWhen& when : task.place->item->enable_when) {
    const Place* question = place_of(when.question);
    if (question != nullptr) tasks.push_back({question, question_key(task, *question)});
  }
  return tasks;
}

bool EnabledItems::is_known_enabled(std::string_view key) const {
  const auto found = known_.find(key);
  return found != known_.end() && found->second;
}

bool EnabledItems::holds(const EnableWhen& when, const Task& task) const {
  static const std::vector<Value> none;
  const Place* question = place_of(when.question);
  const std::vector<Value>* values = &none;
  if (question != nullptr) {
    const std::string key = question_key(task, *question);
    const auto answer = answers_.find(key);
    const bool counts = is_known_enabled(key) && answer != answers_.end() &&
                        answer->second.kind == Answer::Kind::Given;
    if (counts) values = &answer->second.values;
  }
  if (when.op == Operator::Exists) {
    const auto* expected = std::get_if<bool>(&when.answer);
    return expected != nullptr && *expected == !values->empty();
  }
  const bool negated = when.op == Operator::NotEqual;
  const Operator op = negated ? Operator::Equal : when.op;
  const bool any = std::any_of(values->begin(), values->end(), [&](const Value& value) {
    return compares(op, *question->item, value, when.answer);
  });
  return any != negated;
}

bool EnabledItems::conditions_hold(const Task& task) const {
  const Item& item = *task.place->item;
  if (item.enable_when.empty()) return true;
  const auto one_holds = [&](const EnableWhen& when) { return holds(when, task); };
  return item.enable_any ? std::any_of(item.enable_when.begin(), item.enable_when.end(), one_holds)
                         : std::all_of(item.enable_when.begin(), item.enable_when.end(), one_holds);
}

// With a stack of its own: conditions may form a chain through thousands of questions.
bool EnabledItems::enabled(const Item& item, std::string_view key) {
  const Place* place = place_of(item.link_id);
  if (place == nullptr) return true;
  std::vector<Task> open = {{place, std::string(key)}};
  std::set<std::string> started;
  while (!open.empty()) {
    const Task task = open.back();
    if (known_.contains(task.key)) {
      open.pop_back();
      continue;
    }
    const std::vector<Task> needed = needs(task);
    if (started.insert(task.key).second) {
      bool ready = true;
      for (const Task& need : needed) {
        // One that is open already depends on itself; it then counts as not enabled.
        if (known_.contains(need.key) || started.contains(need.key)) continue;
        open.push_back(need);
        ready = false;
      }
      if (!ready) continue;
    }
    const bool inside = task.place->parent == nullptr || is_known_enabled(needed.front().key);
    known_[task.key] = inside && conditions_hold(task);
    open.pop_back();
  }
  return known_[std::string(key)];
}

bool is_enabled(const Questionnaire& form, const Item& item, const Answers& answers,
                std::string_view key) {
  std::vector<const Item*> path;
  if (!find_path(form.items, item.link_id, path)) return true;
  // Most items depend on nothing; this keeps asking about them cheap.
  const bool free = std::all_of(path.begin(), path.end(),
                                [](const Item* step) { return step->enable_when.empty(); });
  return free || EnabledItems(form, answers).enabled(item, key);
}

}  // namespace nextsession
