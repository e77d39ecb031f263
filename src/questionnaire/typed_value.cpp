#include "questionnaire/typed_value.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "questionnaire/fhir_time.h"
#include "questionnaire/json.h"
#include "questionnaire/utf8.h"

namespace nextsession {
namespace {

struct Suffix {
  std::string_view name;
  ItemType type;
  const char* words;
};

constexpr std::array<Suffix, 12> suffixes = {{
    {"Boolean", ItemType::Boolean, "true or false"},
    {"Decimal", ItemType::Decimal, "a number"},
    {"Integer", ItemType::Integer, "a whole number"},
    {"Date", ItemType::Date, "a date (2026-11-24)"},
    {"DateTime", ItemType::DateTime, "a date and time (2026-11-24T09:30:00Z)"},
    {"Time", ItemType::Time, "a time (09:30:00)"},
    {"String", ItemType::String, "text"},
    {"Uri", ItemType::Url, "a web address"},
    {"Coding", ItemType::Choice, "a coding"},
    {"Quantity", ItemType::Quantity, "a quantity"},
    {"Reference", ItemType::Reference, "a reference"},
    {"Attachment", ItemType::Attachment, "an attachment"},
}};

const Suffix* suffix_of(ItemType type) {
  if (type == ItemType::Text) type = ItemType::String;
  if (type == ItemType::OpenChoice) type = ItemType::Choice;
  const auto found = std::find_if(suffixes.begin(), suffixes.end(),
                                  [&](const Suffix& suffix) { return suffix.type == type; });
  return found == suffixes.end() ? nullptr : &*found;
}

std::optional<Value> wrong_type(const TypedField& field, const std::string& path, Report& report) {
  report.fault(ErrorCode::WrongType, path,
               "Found " + shown(*field.json) + "; expected " + words_for(field.type) + ".");
  return std::nullopt;
}

std::optional<Value> read_coding(const Json& json, const std::string& path, Report& report) {
  if (!json.is_object()) {
    report.fault(ErrorCode::WrongType, path,
                 "Found " + shown(json) + "; expected an object with system, code and display.");
    return std::nullopt;
  }
  Coding coding;
  coding.system = report.text(json, "system", path).value_or("");
  coding.display = report.words(json, "display", path);
  if (!json.contains("code")) {
    report.fault(ErrorCode::Missing, at(path, "code"),
                 "There is no code; expected a short text that names this answer. Add one.");
    return std::nullopt;
  }
  const std::optional<std::string> code = report.text(json, "code", path);
  report.others(json, {"system", "code", "display", "id", "version", "userSelected"}, path);
  if (!code) return std::nullopt;
  coding.code = *code;
  return coding;
}

bool well_formed(ItemType type, const std::string& text) {
  switch (type) {
    case ItemType::Date: return is_fhir_date(text);
    case ItemType::DateTime: return is_fhir_date_time(text);
    case ItemType::Time: return is_fhir_time(text);
    case ItemType::Url: return !text.empty() && text.find_first_of(" \t\r\n") == std::string::npos;
    default: return !text.empty();
  }
}

std::optional<Error> bad(std::string message) {
  return Error{ErrorCode::BadValue, "", std::move(message)};
}

std::optional<Error> range_fault(const Item& item, double number, const std::string& found) {
  if (item.min_value && number < static_cast<double>(*item.min_value)) {
    return bad("Found " + found + "; expected at least " + std::to_string(*item.min_value) + ".");
  }
  if (item.max_value && number > static_cast<double>(*item.max_value)) {
    return bad("Found " + found + "; expected at most " + std::to_string(*item.max_value) + ".");
  }
  return std::nullopt;
}

std::optional<Error> text_fault(const Item& item, ItemType type, const std::string& text) {
  if (!well_formed(type, text)) {
    return bad("Found the text " + in_quotes(text) + "; expected " + words_for(type) + ".");
  }
  if (item.max_length && characters(text) > static_cast<std::size_t>(*item.max_length)) {
    return bad("Found " + std::to_string(characters(text)) + " characters; expected at most " +
               std::to_string(*item.max_length) + ".");
  }
  return std::nullopt;
}

bool holds(ItemType type, const Value& value) {
  switch (type) {
    case ItemType::Boolean: return std::holds_alternative<bool>(value);
    case ItemType::Integer: return std::holds_alternative<std::int64_t>(value);
    case ItemType::Decimal:
      return std::holds_alternative<double>(value) || std::holds_alternative<std::int64_t>(value);
    case ItemType::Choice: return std::holds_alternative<Coding>(value);
    case ItemType::Date:
    case ItemType::DateTime:
    case ItemType::Time:
    case ItemType::String:
    case ItemType::Url: return std::holds_alternative<std::string>(value);
    default: return false;
  }
}

std::optional<Error> wrong_kind(const Item& item, const Value& value) {
  return Error{ErrorCode::WrongType, "",
               "Found " + shown(value) + "; this question takes " + words_for(item.type) + "."};
}

std::optional<Error> not_an_option(const Value& value) {
  return bad("Found " + shown(value) + ", which is not among the options of this question.");
}

std::optional<Error> choice_fault(const Item& item, const Value& value) {
  if (find_option(item, value) != nullptr) return std::nullopt;
  const auto* own_words = std::get_if<std::string>(&value);
  if (item.type == ItemType::OpenChoice && own_words != nullptr) {
    return text_fault(item, ItemType::String, *own_words);
  }
  // Options kept in a value set are not known here, so any coding may be one of them.
  if (item.options.empty()) {
    return std::holds_alternative<Coding>(value) ? std::nullopt : wrong_kind(item, value);
  }
  const bool alike = std::any_of(
      item.options.begin(), item.options.end(),
      [&](const AnswerOption& option) { return option.value.index() == value.index(); });
  return alike ? not_an_option(value) : wrong_kind(item, value);
}

}  // namespace

std::string_view fhir_suffix(ItemType type) {
  const Suffix* suffix = suffix_of(type);
  return suffix == nullptr ? std::string_view{} : suffix->name;
}

const char* words_for(ItemType type) {
  const Suffix* suffix = suffix_of(type);
  return suffix == nullptr ? "a value" : suffix->words;
}

std::vector<TypedField> typed_fields(const Json& object, std::string_view prefix) {
  std::vector<TypedField> fields;
  for (auto member = object.begin(); member != object.end(); ++member) {
    const std::string& name = member.key();
    if (!name.starts_with(prefix) || name.size() <= prefix.size()) continue;
    const std::string_view rest = std::string_view(name).substr(prefix.size());
    if (rest.front() < 'A' || rest.front() > 'Z') continue;  // answerOption is no answer[x]...
    const auto found = std::find_if(suffixes.begin(), suffixes.end(),
                                    [&](const Suffix& suffix) { return suffix.name == rest; });
    fields.push_back({name, found == suffixes.end() ? ItemType::Display : found->type, &*member});
  }
  return fields;
}

std::optional<TypedField> typed_field(const Json& object, std::string_view prefix,
                                      const std::string& path, Report& report) {
  const std::vector<TypedField> fields = typed_fields(object, prefix);
  const std::string any = std::string(prefix) + "Coding or " + std::string(prefix) + "Integer";
  if (fields.empty()) {
    report.fault(ErrorCode::Missing, path,
                 "There is no value; expected a field such as " + any + ". Add it.");
    return std::nullopt;
  }
  if (fields.size() > 1) {
    report.fault(ErrorCode::BadValue, path,
                 "Found both " + shorten(fields[0].name, 40) + " and " +
                     shorten(fields[1].name, 40) + "; expected one value. Remove one of them.");
    return std::nullopt;
  }
  return fields.front();
}

std::optional<Value> read_typed(const TypedField& field, const std::string& path, Report& report) {
  const Json& json = *field.json;
  switch (field.type) {
    case ItemType::Boolean:
      if (!json.is_boolean()) return wrong_type(field, path, report);
      return json.get<bool>();
    case ItemType::Decimal:
      if (!json.is_number()) return wrong_type(field, path, report);
      return json.get<double>();
    case ItemType::Integer: {
      const std::optional<std::int64_t> number = whole_number(json);
      if (!number) return wrong_type(field, path, report);
      if (!fits_fhir_integer(*number)) {
        report.fault(ErrorCode::BadValue, path,
                     "Found " + shown(json) + "; expected at most 32 bits, as FHIR does.");
        return std::nullopt;
      }
      return *number;
    }
    case ItemType::Choice: return read_coding(json, path, report);
    case ItemType::Date:
    case ItemType::DateTime:
    case ItemType::Time:
    case ItemType::String:
    case ItemType::Url: {
      if (!json.is_string()) return wrong_type(field, path, report);
      const std::string& text = json.get_ref<const std::string&>();
      if (well_formed(field.type, text)) return text;
      report.fault(ErrorCode::BadValue, path,
                   "Found " + shown(json) + "; expected " + words_for(field.type) + ".");
      return std::nullopt;
    }
    default:
      report.fault(ErrorCode::Unsupported, path,
                   "This program cannot work with " + in_quotes(field.name) +
                       ". Use a coding, text, number, date or time instead.");
      return std::nullopt;
  }
}

ItemType field_type(const Item& item, const Value& value) {
  if (item.type == ItemType::Text) return ItemType::String;
  if (item.type != ItemType::Choice && item.type != ItemType::OpenChoice) return item.type;
  if (const AnswerOption* option = find_option(item, value)) return option->type;
  return std::holds_alternative<std::string>(value) ? ItemType::String : ItemType::Choice;
}

bool accepts(const Item& item, ItemType type) {
  switch (item.type) {
    case ItemType::Group:
    case ItemType::Display:
    case ItemType::Quantity:
    case ItemType::Reference:
    case ItemType::Attachment: return false;
    case ItemType::Text: return type == ItemType::String;
    case ItemType::Decimal: return type == ItemType::Decimal || type == ItemType::Integer;
    case ItemType::Choice:
    case ItemType::OpenChoice:
      if (std::any_of(item.options.begin(), item.options.end(),
                      [&](const AnswerOption& option) { return option.type == type; })) {
        return true;
      }
      if (item.type == ItemType::OpenChoice && type == ItemType::String) return true;
      return item.options.empty() && type == ItemType::Choice;
    default: return type == item.type;
  }
}

std::optional<Error> value_fault(const Item& item, const Value& value) {
  if (item.type == ItemType::Choice || item.type == ItemType::OpenChoice) {
    return choice_fault(item, value);
  }
  const ItemType type = field_type(item, value);
  if (!accepts(item, type) || !holds(type, value)) return wrong_kind(item, value);
  if (!item.options.empty() && find_option(item, value) == nullptr) return not_an_option(value);
  if (const auto* number = std::get_if<double>(&value)) {
    if (!std::isfinite(*number)) return bad("Found no finite number; expected a number.");
    return range_fault(item, *number, shown(value));
  }
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    if (!fits_fhir_integer(*number)) {
      return bad("Found " + shown(value) + "; expected at most 32 bits, as FHIR does.");
    }
    return range_fault(item, static_cast<double>(*number), shown(value));
  }
  if (const auto* text = std::get_if<std::string>(&value)) return text_fault(item, type, *text);
  return std::nullopt;
}

bool same_value(const Value& a, const Value& b) {
  const auto* x = std::get_if<Coding>(&a);
  const auto* y = std::get_if<Coding>(&b);
  if (x != nullptr && y != nullptr) {
    return x->code == y->code && (x->system == y->system || x->system.empty() || y->system.empty());
  }
  const auto* whole_a = std::get_if<std::int64_t>(&a);
  const auto* whole_b = std::get_if<std::int64_t>(&b);
  const auto* real_a = std::get_if<double>(&a);
  const auto* real_b = std::get_if<double>(&b);
  if (whole_a != nullptr && real_b != nullptr) return static_cast<double>(*whole_a) == *real_b;
  if (real_a != nullptr && whole_b != nullptr) return *real_a == static_cast<double>(*whole_b);
  return a == b;
}

const AnswerOption* find_option(const Item& item, const Value& value) {
  const AnswerOption* loose = nullptr;
  for (const AnswerOption& option : item.options) {
    if (option.value == value) return &option;
    if (loose == nullptr && same_value(option.value, value)) loose = &option;
  }
  return loose;
}

std::string shown(const Value& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    return "the number " + std::to_string(*number);
  }
  if (const auto* number = std::get_if<double>(&value)) return shown(Json(*number));
  if (const auto* text = std::get_if<std::string>(&value)) return "the text " + in_quotes(*text);
  return "the code " + in_quotes(std::get_if<Coding>(&value)->code);
}

}  // namespace nextsession
