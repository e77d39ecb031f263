#include "assessment/fields.h"
#include "questionnaire/json.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace nextsession {
namespace {

std::string show(double number) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%g", number);
  return buffer;
}

std::string between(double least, double most) {
  return "from " + show(least) + " to " + show(most);
}

}  // namespace

Fields::Fields(const Json& value, JsonPath place, Report& report)
    : place_(std::move(place)), report_(report) {
  if (value.is_object()) {
    object_ = &value;
  } else {
    report_.error(ErrorCode::WrongType, place_, "Found " + shown(value) + ", expected an object.");
  }
}

void Fields::wrong_type(std::string_view name, const Json& found, std::string_view expected) {
  report_.error(ErrorCode::WrongType, place_.field(name),
                "Found " + shown(found) + ", expected " + std::string(expected) + ".");
}

const Json* Fields::get(std::string_view name, Need need) {
  known_.emplace(name);
  if (!object_) return nullptr;
  const auto found = object_->find(std::string(name));
  if (found != object_->end()) return &*found;
  if (need == Need::Required) {
    report_.error(ErrorCode::Missing, place_.field(name),
                  "This field is missing. Add \"" + std::string(name) + "\".");
  }
  return nullptr;
}

std::string Fields::text(std::string_view name, Need need) {
  const Json* found = get(name, need);
  if (!found) return {};
  if (!found->is_string()) {
    wrong_type(name, *found, "text");
    return {};
  }
  std::string text = found->get<std::string>();
  if (text.empty()) {
    report_.error(ErrorCode::BadValue, place_.field(name), "Found empty text, expected some.");
  }
  return text;
}

double Fields::number(std::string_view name, Need need, double fallback, double least,
                      double most) {
  const Json* found = get(name, need);
  if (!found) return fallback;
  if (!found->is_number()) {
    wrong_type(name, *found, "a number");
    return fallback;
  }
  const double value = found->get<double>();
  if (!std::isfinite(value) || value < least || value > most) {
    report_.error(ErrorCode::BadValue, place_.field(name),
                  "Found " + shown(*found) + ", expected a number " + between(least, most) + ".");
    return fallback;
  }
  return value;
}

int Fields::integer(std::string_view name, Need need, int fallback, int least, int most) {
  const Json* found = get(name, need);
  if (!found) return fallback;
  if (!found->is_number_integer()) {
    wrong_type(name, *found, "a whole number");
    return fallback;
  }
  const double value = found->get<double>();
  if (value < least || value > most) {
    report_.error(
        ErrorCode::BadValue, place_.field(name),
        "Found " + shown(*found) + ", expected a whole number " + between(least, most) + ".");
    return fallback;
  }
  return static_cast<int>(value);
}

bool Fields::flag(std::string_view name, bool fallback) {
  const Json* found = get(name, Need::Optional);
  if (!found) return fallback;
  if (!found->is_boolean()) {
    wrong_type(name, *found, "true or false");
    return fallback;
  }
  return found->get<bool>();
}

std::vector<std::pair<const Json*, JsonPath>> Fields::list(std::string_view name, Need need) {
  std::vector<std::pair<const Json*, JsonPath>> entries;
  const Json* found = get(name, need);
  if (!found) return entries;
  if (!found->is_array()) {
    wrong_type(name, *found, "an array");
    return entries;
  }
  for (std::size_t i = 0; i < found->size(); ++i) {
    entries.emplace_back(&(*found)[i], place_.field(name).item(i));
  }
  return entries;
}

std::vector<std::string> Fields::texts(std::string_view name, Need need) {
  std::vector<std::string> result;
  for (const auto& [value, place] : list(name, need)) {
    if (!value->is_string() || value->get_ref<const std::string&>().empty()) {
      report_.error(ErrorCode::WrongType, place, "Found " + shown(*value) + ", expected text.");
      continue;
    }
    const std::string& text = value->get_ref<const std::string&>();
    if (std::find(result.begin(), result.end(), text) != result.end()) {
      report_.error(ErrorCode::Duplicate, place, "\"" + text + "\" is listed twice. Remove one.");
      continue;
    }
    result.push_back(text);
  }
  return result;
}

Fields Fields::nested(std::string_view name, Need need) {
  const Json* found = get(name, need);
  if (!found) return Fields(place_.field(name), report_);
  return Fields(*found, place_.field(name), report_);
}

std::vector<std::string> Fields::names() const {
  std::vector<std::string> result;
  if (!object_) return result;
  for (const auto& [name, value] : object_->items()) result.push_back(name);
  return result;
}

void Fields::warn_unknown() const {
  for (const std::string& name : names()) {
    if (known_.contains(name)) continue;
    report_.warning(ErrorCode::Unsupported, place_.field(name),
                    "This field is not known here and is not used.");
  }
}

}  // namespace nextsession
