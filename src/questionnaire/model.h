// A form as data: the part of FHIR R4 Questionnaire
// (https://hl7.org/fhir/R4/questionnaire.html) this program works with.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "questionnaire/json_fwd.h"
#include "questionnaire/result.h"

namespace nextsession {

enum class ItemType {
  Group,
  Display,
  Boolean,
  Decimal,
  Integer,
  Date,
  DateTime,
  Time,
  String,
  Text,
  Url,
  Choice,
  OpenChoice,
  Quantity,
  Reference,
  Attachment
};

struct Coding {
  std::string system;
  std::string code;
  std::string display;
  bool operator==(const Coding& other) const {
    return system == other.system && code == other.code;
  }
};

// One answer value. Dates, times, URLs and free text are strings in FHIR form.
using Value = std::variant<bool, std::int64_t, double, std::string, Coding>;

struct AnswerOption {
  Value value;
  ItemType type = ItemType::Choice;  // FHIR type of the value: Choice for a Coding, else Integer,
                                     // Date, Time or String
  bool exclusive = false;  // SDC questionnaire-optionExclusive: choosing it clears the others
};

enum class Operator { Exists, Equal, NotEqual, Greater, Less, GreaterOrEqual, LessOrEqual };

struct EnableWhen {
  std::string question;  // linkId
  Operator op = Operator::Equal;
  Value answer;
};

struct Item {
  std::string link_id;
  ItemType type = ItemType::Display;
  std::string text;  // English source text; other languages come from a locale catalogue
  std::string prefix;
  std::string help;  // text of a child display item with itemControl "help"
  bool required = false;
  bool repeats = false;
  bool enable_any = false;  // enableBehavior "any"; otherwise "all"
  std::vector<EnableWhen> enable_when;
  std::vector<AnswerOption> options;
  std::optional<int> max_length;          // characters
  std::optional<std::int64_t> min_value;  // extension minValue (integer items)
  std::optional<std::int64_t> max_value;
  std::optional<int> max_occurs;  // extension questionnaire-maxOccurs
  std::vector<Item> items;
};

struct Questionnaire {
  std::string url;
  std::string version;
  std::string title;
  std::string language;
  std::vector<Item> items;
  std::shared_ptr<const Json> source;  // the document as read, so that nothing in it is lost
};

// Depth-first search; null when there is no such item. The pointer lives as long as the form.
const Item* find_item(const Questionnaire& form, std::string_view link_id);
const Item* find_item(const std::vector<Item>& items, std::string_view link_id);

// "url|version", or the url alone where the form has no version. The way responses name a form.
std::string canonical_of(const Questionnaire& form);

struct Canonical {
  std::string url;
  std::string version;  // may be empty
};
// "url|version" taken apart at its last bar.
Canonical canonical_from(std::string_view text);

using LinkIds = std::set<std::string, std::less<>>;

// `ids` and every item below one of them. An id that the form does not have stands for itself.
LinkIds with_all_below(const Questionnaire& form, const std::vector<std::string>& ids);

// `visit` is called for each item depth-first with its parent (null at the top), in form order.
void walk_items(const std::vector<Item>& items, const Item* parent,
                const std::function<void(const Item&, const Item*)>& visit);

// The code of a choice (or the text of a string option); empty for other values.
std::string code_of(const Value& value);

}  // namespace nextsession
