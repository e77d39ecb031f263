#include "questionnaire/conditions.h"

#include <array>
#include <map>
#include <utility>

#include "questionnaire/json.h"
#include "questionnaire/typed_value.h"

namespace nextsession {
namespace {

constexpr std::array<std::pair<std::string_view, Operator>, 7> operators = {{
    {"exists", Operator::Exists},
    {"=", Operator::Equal},
    {"!=", Operator::NotEqual},
    {">", Operator::Greater},
    {"<", Operator::Less},
    {">=", Operator::GreaterOrEqual},
    {"<=", Operator::LessOrEqual},
}};

std::optional<Operator> read_operator(const Json& json, const std::string& path, Report& report) {
  if (!json.contains("operator")) {
    report.error(ErrorCode::Missing, at(path, "operator"),
                 "There is no operator; expected one of exists, =, !=, >, <, >= or <=.");
    return std::nullopt;
  }
  const std::optional<std::string> name = report.text(json, "operator", path);
  if (!name) return std::nullopt;
  for (const auto& entry : operators) {
    if (entry.first == *name) return entry.second;
  }
  report.error(ErrorCode::BadValue, at(path, "operator"),
               "Found " + in_quotes(*name) + "; expected one of exists, =, !=, >, <, >= or <=.");
  return std::nullopt;
}

bool is_order(Operator op) {
  return op == Operator::Greater || op == Operator::Less || op == Operator::GreaterOrEqual ||
         op == Operator::LessOrEqual;
}

bool has_order(ItemType type) {
  return type == ItemType::Integer || type == ItemType::Decimal || type == ItemType::Date ||
         type == ItemType::DateTime || type == ItemType::Time;
}

// Can an answer of the question be compared with a value of this type?
bool comparable(const Item& question, ItemType answer) {
  if (accepts(question, answer)) return true;
  switch (question.type) {
    case ItemType::Integer: return answer == ItemType::Decimal;
    case ItemType::Date: return answer == ItemType::DateTime;
    case ItemType::DateTime: return answer == ItemType::Date;
    case ItemType::Url: return answer == ItemType::String;
    // Options that are not listed may be of either kind.
    case ItemType::Choice:
    case ItemType::OpenChoice: return question.options.empty() && answer == ItemType::String;
    default: return false;
  }
}

void check_answer(const PlacedCondition& condition, const Item& question, Report& report) {
  const std::string where = at(condition.path, condition.answer_field);
  if (question.type == ItemType::Group || question.type == ItemType::Display) {
    report.error(ErrorCode::BadValue, at(condition.path, "question"),
                 in_quotes(question.link_id) +
                     " is a group or a text to read and has no answer; expected a question.");
    return;
  }
  if (condition.when.op == Operator::Exists) return;
  if (!comparable(question, condition.answer_type)) {
    report.error(ErrorCode::WrongType, where,
                 "Found " + in_quotes(condition.answer_field) + "; answers to " +
                     in_quotes(question.link_id) + " are " + words_for(question.type) +
                     ". Use the matching answer field.");
    return;
  }
  const bool coded = std::holds_alternative<Coding>(condition.when.answer);
  if (coded && !question.options.empty() &&
      find_option(question, condition.when.answer) == nullptr) {
    report.warning(ErrorCode::Dangling, where,
                   "Found " + shown(condition.when.answer) +
                       ", which is not among the options of " + in_quotes(question.link_id) +
                       "; it will never be the answer.");
  }
}

// What an item's being shown depends on: the questions of its conditions and the item it is in.
struct Edge {
  int to = -1;
  const PlacedCondition* condition = nullptr;  // null: the item it is in
};

struct Step {
  int item = -1;
  std::size_t next = 0;  // edge to follow next
};

// Depth-first with a stack of its own: a form may chain thousands of questions.
class CycleSearch {
 public:
  CycleSearch(const std::vector<ItemPlace>& places, std::vector<std::vector<Edge>> edges,
              Report& report)
      : places_(places), edges_(std::move(edges)), report_(report), mark_(places.size()) {}

  void run() {
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (mark_[i] == Mark::New) from(static_cast<int>(i));
    }
  }

 private:
  enum class Mark : char { New, Open, Done };

  const std::vector<Edge>& edges(int item) const { return edges_[static_cast<std::size_t>(item)]; }
  Mark& mark(int item) { return mark_[static_cast<std::size_t>(item)]; }

  void from(int start) {
    stack_ = {{start, 0}};
    mark(start) = Mark::Open;
    while (!stack_.empty()) {
      Step& step = stack_.back();
      if (step.next == edges(step.item).size()) {
        mark(step.item) = Mark::Done;
        stack_.pop_back();
        continue;
      }
      const int to = edges(step.item)[step.next++].to;
      if (mark(to) == Mark::Open) tell(to);
      if (mark(to) != Mark::New) continue;
      mark(to) = Mark::Open;
      stack_.push_back({to, 0});
    }
  }

  // The stack from `start` up is a cycle.
  void tell(int start) {
    std::size_t first = stack_.size();
    while (first > 0 && stack_[--first].item != start) {
    }
    const PlacedCondition* condition = nullptr;
    std::string chain;
    for (std::size_t i = first; i < stack_.size(); ++i) {
      const Edge& edge = edges(stack_[i].item)[stack_[i].next - 1];
      if (condition == nullptr) condition = edge.condition;
      if (i < first + 6) chain += name(stack_[i].item) + " depends on ";
      if (i == first + 6) chain += "... ";
    }
    // Being inside something never closes a circle alone, so there is a condition in it.
    if (condition == nullptr) return;
    report_.error(ErrorCode::BadValue, at(condition->path, "question"),
                  "This question can never be shown: " + chain + name(start) +
                      ". Remove one of the conditions.");
  }

  std::string name(int item) const {
    return in_quotes(places_[static_cast<std::size_t>(item)].link_id);
  }

  const std::vector<ItemPlace>& places_;
  std::vector<std::vector<Edge>> edges_;
  Report& report_;
  std::vector<Mark> mark_;
  std::vector<Step> stack_;
};

}  // namespace

std::optional<PlacedCondition> read_condition(const Json& json, const std::string& path,
                                              Report& report) {
  if (!json.is_object()) {
    report.error(ErrorCode::WrongType, path,
                 "Found " + shown(json) + "; expected a condition in curly brackets.");
    return std::nullopt;
  }
  report.others(json, {"id", "extension", "question", "operator"}, path, "answer");
  PlacedCondition condition;
  condition.path = path;
  if (!json.contains("question")) {
    report.error(ErrorCode::Missing, at(path, "question"),
                 "There is no question; expected the linkId of the question this depends on.");
  }
  const std::optional<std::string> question = report.text(json, "question", path);
  const std::optional<Operator> op = read_operator(json, path, report);
  const std::optional<TypedField> field = typed_field(json, "answer", path, report);
  if (!field) return std::nullopt;
  const std::string answer_at = at(path, field->name);
  if (op == Operator::Exists && field->type != ItemType::Boolean) {
    report.error(ErrorCode::WrongType, answer_at,
                 "Found " + in_quotes(field->name) +
                     "; exists needs answerBoolean, which is true or false.");
    return std::nullopt;
  }
  const std::optional<Value> answer = read_typed(*field, answer_at, report);
  if (!question || !op || !answer) return std::nullopt;
  if (is_order(*op) && !has_order(field->type)) {
    report.error(ErrorCode::BadValue, at(path, "operator"),
                 "Found an operator for more or less with " + in_quotes(field->name) +
                     "; expected a number, a date or a time, or the operator =.");
    return std::nullopt;
  }
  condition.when = {*question, *op, *answer};
  condition.answer_type = field->type;
  condition.answer_field = field->name;
  return condition;
}

void check_conditions(const std::vector<Item>& items, const std::vector<ItemPlace>& places,
                      const std::vector<PlacedCondition>& conditions, Report& report) {
  std::map<std::string_view, int> place_of;
  std::vector<std::vector<Edge>> edges(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].link_id.empty()) place_of.emplace(places[i].link_id, static_cast<int>(i));
    if (places[i].parent >= 0) edges[i].push_back({places[i].parent, nullptr});
  }
  std::map<std::string_view, const Item*> item_of;
  walk_items(items, nullptr,
             [&](const Item& item, const Item*) { item_of.emplace(item.link_id, &item); });
  for (const PlacedCondition& condition : conditions) {
    const auto place = place_of.find(condition.when.question);
    if (place == place_of.end()) {
      report.error(ErrorCode::Dangling, at(condition.path, "question"),
                   "Found " + in_quotes(condition.when.question) +
                       ", which is no linkId of this form. Correct it or remove the condition.");
      continue;
    }
    edges[static_cast<std::size_t>(condition.item)].push_back({place->second, &condition});
    const auto item = item_of.find(condition.when.question);
    if (item != item_of.end()) check_answer(condition, *item->second, report);
  }
  CycleSearch(places, std::move(edges), report).run();
}

}  // namespace nextsession
