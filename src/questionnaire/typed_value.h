// FHIR's fields that carry their type in their name: value[x] and answer[x].
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "questionnaire/model.h"
#include "questionnaire/report.h"

namespace nextsession {

// A member such as "valueCoding": prefix "value" and the type Choice, which stands for a Coding.
struct TypedField {
  std::string name;
  ItemType type = ItemType::Display;  // Display: a FHIR type no item has
  const Json* json = nullptr;
};

// Every member "<prefix><Type>" of an object, in order.
std::vector<TypedField> typed_fields(const Json& object, std::string_view prefix);

// The single one; otherwise reports a fault (none or several) at `path`.
std::optional<TypedField> typed_field(const Json& object, std::string_view prefix,
                                      const std::string& path, Report& report);

// Reads and checks the value of one field at `path`. Quantity, Reference and Attachment cannot be
// values here and are reported as Unsupported.
std::optional<Value> read_typed(const TypedField& field, const std::string& path, Report& report);

// "Coding" for Choice, "Uri" for Url, "Integer" ...: the end of the field's name.
std::string_view fhir_suffix(ItemType type);

// The field type a value belongs in: the item's own, but for a choice what its options are.
ItemType field_type(const Item& item, const Value& value);

// May a question of this kind hold values of this type?
bool accepts(const Item& item, ItemType type);

// What is wrong with this answer to this question; null when nothing is. Looks at type, options,
// range and length.
std::optional<Error> value_fault(const Item& item, const Value& value);

// Are two values the same answer? A coding without a system matches any system; 3 equals 3.0.
bool same_value(const Value& a, const Value& b);

// The option that is this value, or null.
const AnswerOption* find_option(const Item& item, const Value& value);

// Words for a message: "boolean", "a date" ...
const char* words_for(ItemType type);
// A value for a message.
std::string shown(const Value& value);

}  // namespace nextsession
