#include <algorithm>

#include "questionnaire/item_reader.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

constexpr std::string_view min_value_url = "http://hl7.org/fhir/StructureDefinition/minValue";
constexpr std::string_view max_value_url = "http://hl7.org/fhir/StructureDefinition/maxValue";
constexpr std::string_view max_occurs_url =
    "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs";
constexpr std::string_view item_control_url =
    "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";

// The types minValue and maxValue can have in FHIR R4.
bool is_bound_type(ItemType type) {
  return type == ItemType::Integer || type == ItemType::Decimal || type == ItemType::Date ||
         type == ItemType::DateTime || type == ItemType::Time || type == ItemType::Quantity;
}

}  // namespace

std::string extension_url(const Json& json, const std::string& path, Report& report) {
  if (!json.is_object()) {
    report.fault(ErrorCode::WrongType, path,
                 "Found " + shown(json) + "; expected an extension in curly brackets.");
    return {};
  }
  if (!json.contains("url")) {
    report.fault(ErrorCode::Missing, at(path, "url"),
                 "There is no url; an extension is known by it. Add it.");
    return {};
  }
  return report.text(json, "url", path).value_or("");
}

void unused_extension(const std::string& url, const std::string& path, Report& report) {
  report.warning(ErrorCode::Unsupported, path,
                 "This program does not use the extension \"" + url + "\"; it has no effect here.");
}

void refuse_modifiers(const Json& object, const std::string& path, Report& report) {
  if (!object.contains("modifierExtension")) return;
  report.fault(ErrorCode::Unsupported, at(path, "modifierExtension"),
               "Found an extension that changes the meaning of this part in a way this program "
               "does not know. It can only be used without it.");
}

void ItemReader::extensions(Draft& draft) {
  const Json* list = report_.list(draft.json, "extension", draft.path);
  if (list == nullptr) return;
  const std::string path = at(draft.path, "extension");
  std::set<std::string> seen;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string here = at(path, i);
    const std::string url = extension_url((*list)[i], here, report_);
    const bool only_once = url == min_value_url || url == max_value_url || url == max_occurs_url;
    if (only_once && !seen.insert(url).second) {
      report_.error(ErrorCode::Duplicate, here,
                    "Found " + in_quotes(url) + " twice; expected it once. Remove one of the two.");
      continue;
    }
    if (url == min_value_url) {
      bound(draft, (*list)[i], here, draft.item.min_value);
    } else if (url == max_value_url) {
      bound(draft, (*list)[i], here, draft.item.max_value);
    } else if (url == max_occurs_url) {
      max_occurs(draft, (*list)[i], here);
    } else if (url == item_control_url) {
      item_control(draft, (*list)[i], here);
    } else if (!url.empty()) {
      unused_extension(url, here, report_);
    }
  }
}

void ItemReader::bound(Draft& draft, const Json& json, const std::string& path,
                       std::optional<std::int64_t>& slot) {
  const std::optional<TypedField> field = typed_field(json, "value", path, report_);
  if (!field) return;
  const std::string here = at(path, field->name);
  if (!is_bound_type(field->type)) {
    report_.error(ErrorCode::WrongType, here,
                  "Found " + in_quotes(field->name) + "; expected valueInteger.");
    return;
  }
  const bool counts = draft.type == ItemType::Integer || draft.type == ItemType::Decimal;
  if (draft.type && (!counts || field->type != ItemType::Integer)) {
    report_.warning(ErrorCode::Unsupported, here,
                    "Only a whole number as limit of a number question is checked here; this one "
                    "has no effect.");
    return;
  }
  if (const std::optional<Value> value = read_typed(*field, here, report_)) {
    if (const auto* number = std::get_if<std::int64_t>(&*value)) slot = *number;
  }
}

void ItemReader::max_occurs(Draft& draft, const Json& json, const std::string& path) {
  const std::string here = at(path, "valueInteger");
  if (!json.contains("valueInteger")) {
    report_.error(ErrorCode::Missing, here,
                  "There is no valueInteger; expected how often this may be answered.");
    return;
  }
  const std::optional<std::int64_t> times = report_.integer(json, "valueInteger", path);
  if (!times) return;
  if (*times < 1) {
    report_.error(ErrorCode::BadValue, here,
                  "Found " + std::to_string(*times) + "; expected 1 or more.");
  } else if (!draft.item.repeats) {
    report_.warning(ErrorCode::BadValue, path,
                    "This item does not repeat, so maxOccurs has no effect.");
  } else {
    draft.item.max_occurs = static_cast<int>(*times);
  }
}

void ItemReader::item_control(Draft& draft, const Json& json, const std::string& path) {
  const std::string here = at(path, "valueCodeableConcept");
  const auto concept_at = json.find("valueCodeableConcept");
  if (concept_at == json.end()) {
    report_.error(ErrorCode::Missing, here,
                  "There is no valueCodeableConcept; expected one with a coding.");
    return;
  }
  if (!concept_at->is_object()) {
    report_.error(ErrorCode::WrongType, here,
                  "Found " + shown(*concept_at) + "; expected an object with a coding.");
    return;
  }
  const Json* codings = report_.list(*concept_at, "coding", here);
  for (std::size_t i = 0; codings != nullptr && i < codings->size(); ++i) {
    const std::string coding_at = at(at(here, "coding"), i);
    if (!(*codings)[i].is_object()) {
      report_.error(ErrorCode::WrongType, coding_at,
                    "Found " + shown((*codings)[i]) + "; expected an object with a code.");
      continue;
    }
    const std::string code = report_.text((*codings)[i], "code", coding_at).value_or("");
    if (code == "help" && draft.type == ItemType::Display) {
      draft.is_help = true;
    } else if (!code.empty()) {
      report_.warning(ErrorCode::Unsupported, coding_at,
                      "The control " + in_quotes(code) +
                          " is not used; the question is shown in this program's own way.");
    }
  }
}

}  // namespace nextsession
