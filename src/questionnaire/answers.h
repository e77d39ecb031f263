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

// Groups inside groups add up: "A#1/B#2/c" is repeated_key("A#1/B", 2, "c"). The reader of forms
// refuses a linkId that holds "#", digits and "/" in a row, so keys are never ambiguous.
std::string repeated_key(std::string_view group, int repetition, std::string_view link_id);

// The linkId at the end of a key: "A#1/B#2/c" -> "c".
std::string_view link_id_of(std::string_view key);

// No group repeats more often; keys beyond are not looked at.
inline constexpr int repetitions_limit = 1000;

// How many repetitions of `group` hold any answer (the highest index used).
int repetitions(const Answers& answers, std::string_view group);

// The code of a single given answer; empty when unanswered, skipped or not a code.
std::string given_code(const Answers& answers, std::string_view key);
std::optional<std::int64_t> given_integer(const Answers& answers, std::string_view key);
// Has this choice among its values (for check-box questions)?
bool given_includes(const Answers& answers, std::string_view key, std::string_view code);

// FHIR R4 enableWhen by the text of the specification
// (https://hl7.org/fhir/R4/valueset-questionnaire-enable-operator.html): each operator but "exists"
// asks whether at least one answer compares so, and "!=" whether no answer is equal, so it holds
// for an unanswered question. A question skipped on purpose has no answer.
//
// An item inside an item that is not enabled is not enabled either, and an answer to a question
// that is not enabled does not count.
//
// `key` lets a question inside a repetition look at its own repetition first. A question repeated
// elsewhere is looked up in the nearest repetition: the last one when it comes before this item in
// the form, otherwise the first.
//
// Works out what it needs anew on every call; use EnabledItems for many items at once.
bool is_enabled(const Questionnaire& form, const Item& item, const Answers& answers,
                std::string_view key);

// The same for many items of one form and one set of answers: what was worked out is remembered.
// Both must outlive it and stay as they are.
class EnabledItems {
 public:
  EnabledItems(const Questionnaire& form, const Answers& answers);
  bool enabled(const Item& item, std::string_view key);

 private:
  struct Place {
    const Item* item = nullptr;
    const Item* parent = nullptr;               // null at the top
    std::vector<const Item*> repeating_groups;  // around it, outermost first
    int order = 0;                              // in the form, depth-first
  };
  struct Task {
    const Place* place = nullptr;
    std::string key;
  };

  const Place* place_of(std::string_view link_id) const;
  Task parent_of(const Task& task) const;
  std::string question_key(const Task& task, const Place& question) const;
  std::vector<Task> needs(const Task& task) const;
  bool is_known_enabled(std::string_view key) const;
  bool conditions_hold(const Task& task) const;
  bool holds(const EnableWhen& when, const Task& task) const;

  const Answers& answers_;
  std::map<std::string_view, Place> places_;
  std::map<std::string, bool, std::less<>> known_;
};

}  // namespace nextsession
