#include "app/answer.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <system_error>
#include <vector>

#include "app/navigate.h"

namespace nextsession {
namespace {

std::optional<Value> number_for(const Item& item, const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  const bool in_range =
      number >= item.min_value.value_or(number) && number <= item.max_value.value_or(number);
  return whole && in_range ? std::optional<Value>(number) : std::nullopt;
}

std::optional<Value> value_for(const Item& item, const std::string& text) {
  if (item.type == ItemType::Choice || item.type == ItemType::OpenChoice) {
    for (const AnswerOption& option : item.options) {
      if (code_of(option.value) == text) return option.value;
    }
  }
  if (item.type == ItemType::Boolean && (text == "true" || text == "false")) {
    return Value(text == "true");
  }
  return item.type == ItemType::Integer ? number_for(item, text) : std::nullopt;
}

bool is_exclusive(const Item& item, const Value& value) {
  for (const AnswerOption& option : item.options) {
    if (option.value == value) return option.exclusive;
  }
  return false;
}

// An option that excludes the others, such as "none of these", stands alone.
void include(const Item& item, const Value& value, std::vector<Value>& values) {
  const bool alone = is_exclusive(item, value);
  std::erase_if(values, [&](const Value& other) { return alone || is_exclusive(item, other); });
  values.push_back(value);
}

}  // namespace

void note_time(State& state, const std::string& key, double at) {
  if (key == state.question && !state.answers.contains(key)) {
    state.seconds.push_back((at - state.shown_at) / 1000.0);
  }
}

void update_answer(State& state, const Event& event, const Content& content, double at) {
  const Item* item = find_item(content.form, link_id_of(event.target));
  if (item == nullptr) return;
  const std::optional<Value> value = value_for(*item, event.value);
  if (!value) return;
  note_time(state, event.target, at);
  Answer& answer = state.answers[event.target];
  answer.kind = Answer::Kind::Given;
  if (event.type == Event::Type::Answer) {
    answer.values = {*value};
    return;
  }
  std::erase(answer.values, *value);
  if (event.type == Event::Type::Include) include(*item, *value, answer.values);
  if (answer.values.empty()) state.answers.erase(event.target);
}

}  // namespace nextsession
