// What a person answered, by item.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "questionnaire/model.h"

namespace nextsession {

struct Answer {
  enum class Kind { Given, DoesNotApply, RatherNotSay };
  Kind kind = Kind::Given;
  std::vector<Value> values;  // empty unless Given
  bool operator==(const Answer& other) const {
    return kind == other.kind && values == other.values;
  }
};

// Key: the linkId; inside a repeating group the group's linkId and the 1-based repetition come
// first: "P1#2/P1.now". An absent key is an unanswered question.
using Answers = std::map<std::string, Answer, std::less<>>;

std::string repeated_key(std::string_view group, int repetition, std::string_view link_id);

// How many repetitions of `group` hold any answer (the highest index used).
int repetitions(const Answers& answers, std::string_view group);

// The code of a single given answer; empty when unanswered, skipped or not a code.
std::string given_code(const Answers& answers, std::string_view key);
std::optional<std::int64_t> given_integer(const Answers& answers, std::string_view key);
// Has this choice among its values (for check-box questions)?
bool given_includes(const Answers& answers, std::string_view key, std::string_view code);

// FHIR R4 enableWhen by the text of the specification. `key` lets a question inside a repetition
// look at its own repetition first.
bool is_enabled(const Questionnaire& form, const Item& item, const Answers& answers,
                std::string_view key);

}  // namespace nextsession
