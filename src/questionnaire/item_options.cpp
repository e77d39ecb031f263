#include <algorithm>

#include "questionnaire/item_reader.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

constexpr std::string_view option_exclusive =
    "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive";

bool is_choice(const std::optional<ItemType>& type) {
  return type == ItemType::Choice || type == ItemType::OpenChoice;
}

// May this type of question list its answers? (FHIR R4, invariant que-5.)
bool may_have_options(ItemType type) {
  switch (type) {
    case ItemType::Group:
    case ItemType::Display:
    case ItemType::Boolean:
    case ItemType::Url:
    case ItemType::Reference:
    case ItemType::Attachment: return false;
    default: return true;
  }
}

// The types answerOption.value[x] can have in FHIR R4.
bool is_option_type(ItemType type) {
  return type == ItemType::Choice || type == ItemType::Integer || type == ItemType::Date ||
         type == ItemType::Time || type == ItemType::String || type == ItemType::Reference;
}

bool option_fits(ItemType item, ItemType option) {
  if (item == ItemType::Choice || item == ItemType::OpenChoice) return true;
  if (item == ItemType::Text || item == ItemType::String) return option == ItemType::String;
  if (item == ItemType::Decimal) return option == ItemType::Integer;
  return item == option;
}

bool computes_options(const Json& json) {
  const auto list = json.find("extension");
  if (list == json.end() || !list->is_array()) return false;
  return std::any_of(list->begin(), list->end(), [](const Json& extension) {
    if (!extension.is_object()) return false;
    const auto url = extension.find("url");
    if (url == extension.end() || !url->is_string()) return false;
    const std::string& text = url->get_ref<const std::string&>();
    return text.ends_with("answerExpression") || text.ends_with("candidateExpression");
  });
}

}  // namespace

void ItemReader::options(Draft& draft) {
  const std::string path = at(draft.path, "answerOption");
  if (draft.json.contains("answerValueSet")) {
    draft.computed_options = true;
    report_.text(draft.json, "answerValueSet", draft.path);
    report_.warning(ErrorCode::Unsupported, at(draft.path, "answerValueSet"),
                    "The options of this question are kept in a value set, which cannot be "
                    "looked up here yet. Listing them as answerOption would make it work.");
  }
  draft.computed_options = draft.computed_options || computes_options(draft.json);
  const Json* list = report_.list(draft.json, "answerOption", draft.path);
  if (list != nullptr && list->size() > options_limit) {
    report_.error(ErrorCode::TooLarge, path,
                  "This question has more than " + std::to_string(options_limit) +
                      " options, which is more than this program can work with.");
    return;
  }
  if (list != nullptr && draft.type && !may_have_options(*draft.type)) {
    report_.warning(ErrorCode::BadValue, path,
                    "A question of this type has no options; they have no effect.");
    return;
  }
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
    std::optional<AnswerOption> read = option(draft, (*list)[i], at(path, i));
    if (read) draft.item.options.push_back(*std::move(read));
  }
  no_twins(draft);
  choice_has_options(draft);
}

std::optional<AnswerOption> ItemReader::option(Draft& draft, const Json& json,
                                               const std::string& path) {
  if (!json.is_object()) {
    report_.error(ErrorCode::WrongType, path,
                  "Found " + shown(json) + "; expected an option in curly brackets.");
    return std::nullopt;
  }
  AnswerOption option;
  refuse_modifiers(json, path, report_);
  if (const Json* list = report_.list(json, "extension", path)) {
    for (std::size_t i = 0; i < list->size(); ++i) {
      const std::string here = at(at(path, "extension"), i);
      const std::string url = extension_url((*list)[i], here, report_);
      if (url == option_exclusive) {
        if (!(*list)[i].contains("valueBoolean")) {
          report_.error(ErrorCode::Missing, at(here, "valueBoolean"),
                        "There is no valueBoolean; expected true or false.");
        }
        option.exclusive = report_.boolean((*list)[i], "valueBoolean", here).value_or(false);
      } else if (!url.empty()) {
        unused_extension(url, here, report_);
      }
    }
  }
  if (option.exclusive && !draft.item.repeats) {
    report_.warning(ErrorCode::BadValue, path,
                    "Only one option can be chosen anyway, so optionExclusive has no effect.");
  }
  report_.others(json, {"id", "extension", "modifierExtension"}, path, "value");
  const std::optional<TypedField> field = typed_field(json, "value", path, report_);
  if (!field) return std::nullopt;
  option.type = field->type;
  const std::string here = at(path, field->name);
  if (field->type == ItemType::Reference) {
    draft.computed_options = true;
    report_.warning(ErrorCode::Unsupported, here,
                    "An option that points to another document cannot be shown here.");
    return std::nullopt;
  }
  if (!is_option_type(field->type) || (draft.type && !option_fits(*draft.type, field->type))) {
    report_.error(ErrorCode::WrongType, here,
                  "Found " + in_quotes(field->name) +
                      "; options of this question need another type, such as valueCoding for a "
                      "choice.");
    return std::nullopt;
  }
  std::optional<Value> value = read_typed(*field, here, report_);
  if (!value) return std::nullopt;
  const auto* coding = std::get_if<Coding>(&*value);
  if (coding != nullptr && coding->display.empty()) {
    report_.warning(ErrorCode::Missing, at(here, "display"),
                    "There are no words for this option; its code is shown instead.");
  }
  option.value = *std::move(value);
  return option;
}

void ItemReader::no_twins(const Draft& draft) {
  std::set<std::string> whole;
  std::set<std::string> codes;
  for (const AnswerOption& option : draft.item.options) {
    const auto* coding = std::get_if<Coding>(&option.value);
    const std::string code = coding != nullptr ? coding->code : shown(option.value);
    const std::string key = (coding != nullptr ? coding->system + "|" : "") + code;
    if (!whole.insert(key).second) {
      report_.error(ErrorCode::Duplicate, at(draft.path, "answerOption"),
                    "The option " + in_quotes(code) +
                        " is listed twice; answers could not be told "
                        "apart. Remove one or change its code.");
    } else if (!codes.insert(code).second) {
      report_.warning(ErrorCode::Duplicate, at(draft.path, "answerOption"),
                      "Two options have the code " + in_quotes(code) +
                          " from different systems; they are easily mixed up.");
    }
  }
}

void ItemReader::choice_has_options(const Draft& draft) {
  if (!is_choice(draft.type) || draft.json.contains("answerOption")) return;
  const std::string where = at(draft.path, "answerOption");
  if (draft.computed_options) {
    if (!draft.json.contains("answerValueSet")) {
      report_.warning(ErrorCode::Unsupported, where,
                      "The options of this question are worked out by a formula, which is not "
                      "done here. Listing them as answerOption would make it work.");
    }
  } else if (draft.type == ItemType::OpenChoice) {
    report_.warning(ErrorCode::Missing, where,
                    "There are no options; this question takes only words of one's own.");
  } else {
    report_.error(ErrorCode::Missing, where,
                  "There is nothing to choose from; expected at least one answerOption. Add one, "
                  "or make this a text question.");
  }
}

void ItemReader::initial(Draft& draft) {
  const Json* list = report_.list(draft.json, "initial", draft.path);
  if (list == nullptr) return;
  const std::string path = at(draft.path, "initial");
  if (draft.type == ItemType::Group || draft.type == ItemType::Display) {
    report_.error(ErrorCode::BadValue, path,
                  "A group or a display item cannot have a first answer. Remove it.");
    return;
  }
  if (list->size() > 1 && !draft.item.repeats) {
    report_.error(ErrorCode::BadValue, path,
                  "Found " + std::to_string(list->size()) +
                      " first answers; this question takes one. Remove the others, or say "
                      "\"repeats\": true.");
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string here = at(path, i);
    if (!(*list)[i].is_object()) {
      report_.error(ErrorCode::WrongType, here,
                    "Found " + shown((*list)[i]) + "; expected an object with a value.");
      continue;
    }
    const std::optional<TypedField> field = typed_field((*list)[i], "value", here, report_);
    const bool plain_type = field && draft.type && *draft.type != ItemType::Quantity &&
                            *draft.type != ItemType::Reference &&
                            *draft.type != ItemType::Attachment;
    if (!plain_type) continue;
    const std::string value_at = at(here, field->name);
    const bool open = is_choice(draft.type) && draft.computed_options;
    if (!open && !accepts(draft.item, field->type)) {
      report_.error(ErrorCode::WrongType, value_at,
                    "Found " + in_quotes(field->name) + "; this question takes " +
                        words_for(*draft.type) + ".");
      continue;
    }
    const std::optional<Value> value = read_typed(*field, value_at, report_);
    if (!value || open) continue;
    if (const std::optional<Error> fault = value_fault(draft.item, *value)) {
      report_.error(fault->code, value_at, fault->message);
    }
  }
  report_.warning(ErrorCode::Unsupported, path,
                  "Answers are never filled in beforehand here; the first answer is not used.");
}

}  // namespace nextsession
