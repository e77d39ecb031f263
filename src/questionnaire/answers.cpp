#include "questionnaire/answers.h"

#include <algorithm>
#include <charconv>

#include "questionnaire/typed_value.h"

namespace nextsession {
namespace {

const Value* single_value(const Answers& answers, std::string_view key) {
  const auto found = answers.find(key);
  if (found == answers.end() || found->second.kind != Answer::Kind::Given ||
      found->second.values.size() != 1) {
    return nullptr;
  }
  return &found->second.values.front();
}

}  // namespace

std::string repeated_key(std::string_view group, int repetition, std::string_view link_id) {
  std::string key(group);
  key += "#" + std::to_string(repetition) + "/";
  key += link_id;
  return key;
}

std::string_view link_id_of(std::string_view key) {
  std::size_t start = 0;
  for (std::size_t i = key.find('#'); i != std::string_view::npos; i = key.find('#', i + 1)) {
    std::size_t end = i + 1;
    while (end < key.size() && key[end] >= '0' && key[end] <= '9') ++end;
    if (end > i + 1 && end < key.size() && key[end] == '/') start = end + 1;
  }
  return key.substr(start);
}

int repetitions(const Answers& answers, std::string_view group) {
  const std::string prefix = std::string(group) + "#";
  int highest = 0;
  for (auto it = answers.lower_bound(prefix); it != answers.end() && it->first.starts_with(prefix);
       ++it) {
    const char* end = it->first.data() + it->first.size();
    int repetition = 0;
    const auto number = std::from_chars(it->first.data() + prefix.size(), end, repetition);
    const bool is_index = number.ec == std::errc{} && number.ptr != end && *number.ptr == '/';
    if (is_index && repetition <= repetitions_limit) highest = std::max(highest, repetition);
  }
  return highest;
}

std::string given_code(const Answers& answers, std::string_view key) {
  const Value* value = single_value(answers, key);
  return value == nullptr ? std::string{} : code_of(*value);
}

std::optional<std::int64_t> given_integer(const Answers& answers, std::string_view key) {
  const Value* value = single_value(answers, key);
  const auto* number = value == nullptr ? nullptr : std::get_if<std::int64_t>(value);
  return number == nullptr ? std::nullopt : std::optional<std::int64_t>(*number);
}

bool given_includes(const Answers& answers, std::string_view key, std::string_view code) {
  const auto found = answers.find(key);
  if (found == answers.end() || found->second.kind != Answer::Kind::Given) return false;
  return std::any_of(found->second.values.begin(), found->second.values.end(),
                     [&](const Value& value) { return code_of(value) == code; });
}

}  // namespace nextsession
