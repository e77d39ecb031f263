// Answers to any form, made up by dice: only to enabled questions, each fitting its question.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "questionnaire/answers.h"
#include "questionnaire_fixture.h"

namespace nextsession::testing {

class AnswerMaker {
 public:
  AnswerMaker(const Questionnaire& form, Dice& dice) : form_(form), dice_(dice) {}

  Answers make() {
    items(form_.items, "");
    return std::move(answers_);
  }

 private:
  void items(const std::vector<Item>& list, const std::string& prefix) {
    for (const Item& item : list) {
      const std::string key = prefix + item.link_id;
      if (!is_enabled(form_, item, answers_, key)) continue;
      if (item.type == ItemType::Group && item.repeats) {
        const std::size_t most = static_cast<std::size_t>(item.max_occurs.value_or(4));
        const std::size_t times = dice_.below(most + 1);
        for (std::size_t i = 1; i <= times; ++i) {
          items(item.items, repeated_key(key, static_cast<int>(i), ""));
        }
        continue;
      }
      if (item.type != ItemType::Group && item.type != ItemType::Display) question(item, key);
      items(item.items, prefix);
    }
  }

  void question(const Item& item, const std::string& key) {
    switch (dice_.below(8)) {
      case 0: return;
      case 1: answers_[key] = {Answer::Kind::DoesNotApply, {}}; return;
      case 2: answers_[key] = {Answer::Kind::RatherNotSay, {}}; return;
      default: break;
    }
    Answer answer;
    const std::size_t most =
        item.repeats ? static_cast<std::size_t>(item.max_occurs.value_or(4)) : 1;
    const std::size_t count = 1 + dice_.below(most);
    for (std::size_t i = 0; i < count; ++i) {
      Value value = one(item);
      const bool twice =
          std::find(answer.values.begin(), answer.values.end(), value) != answer.values.end();
      if (!twice) answer.values.push_back(std::move(value));
    }
    const auto alone = std::find_if(answer.values.begin(), answer.values.end(),
                                    [](const Value& value) { return code_of(value) == "none"; });
    if (alone != answer.values.end()) answer.values = {*alone};
    answers_[key] = std::move(answer);
  }

  Value one(const Item& item) {
    const bool own_words = item.type == ItemType::OpenChoice && dice_.flip();
    if (!item.options.empty() && !own_words) {
      return item.options[dice_.below(item.options.size())].value;
    }
    switch (item.type) {
      case ItemType::Boolean: return dice_.flip();
      case ItemType::Integer: {
        const std::int64_t low = item.min_value.value_or(-1000);
        const std::int64_t high = item.max_value.value_or(1000);
        return low +
               static_cast<std::int64_t>(dice_.below(static_cast<std::size_t>(high - low + 1)));
      }
      case ItemType::Decimal:
        return (static_cast<double>(dice_.below(2000001)) - 1000000.0) / 1024.0 *
               (dice_.flip() ? 1.0 : 1e-9);
      case ItemType::Date: return std::string(dice_.flip() ? "2026-02-28" : "1999");
      case ItemType::DateTime:
        return std::string(dice_.flip() ? "2026-02-28T23:59:59.999Z" : "2026-02");
      case ItemType::Time: return std::string(dice_.flip() ? "00:00:00" : "23:59:59.5");
      case ItemType::Url: return "https://example.org/" + std::to_string(dice_.below(100));
      default: return text(static_cast<std::size_t>(item.max_length.value_or(40)));
    }
  }

  std::string text(std::size_t most) {
    static const std::vector<std::string> signs = {
        "a",    "Z", " ",  "\"",       "\\",           "\n",
        "\t",   "{", "]",  "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x8C\xB1",
        "\x01", "/", "#1/"};
    std::string text = "w";
    for (std::size_t left = dice_.below(most); left > 0; --left) {
      const std::string& sign = signs[dice_.below(signs.size())];
      if (sign.size() == 3 && sign[0] == '#' && left < 3) continue;
      if (sign[0] == '#') left -= 2;
      text += sign;
    }
    return text;
  }

  const Questionnaire& form_;
  Dice& dice_;
  Answers answers_;
};

inline Answers random_answers(const Questionnaire& form, Dice& dice) {
  return AnswerMaker(form, dice).make();
}

}  // namespace nextsession::testing
