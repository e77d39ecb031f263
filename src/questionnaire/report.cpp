#include "questionnaire/report.h"

#include <algorithm>
#include <limits>

#include "questionnaire/json.h"
#include "questionnaire/utf8.h"

namespace nextsession {
namespace {

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

}  // namespace

Report::Report(std::string_view file, Findings& findings, Faults faults, std::string root)
    : file_(file), root_(std::move(root)), findings_(findings), faults_(faults) {}

void Report::add(std::vector<Error>& to, ErrorCode code, const std::string& path,
                 std::string message) {
  std::string whole = root_;
  if (!whole.empty() && !path.empty()) whole += ".";
  whole += path;
  to.push_back({code, whole.empty() ? file_ : file_ + ": " + whole, std::move(message)});
}

void Report::error(ErrorCode code, const std::string& path, std::string message) {
  ++errors_;
  if (errors_ <= findings_limit) {
    add(findings_.errors, code, path, std::move(message));
  } else if (errors_ == findings_limit + 1) {
    add(findings_.errors, ErrorCode::TooLarge, "",
        "There are more errors than the " + std::to_string(findings_limit) +
            " listed. Mend these first and try again.");
  }
}

void Report::warning(ErrorCode code, const std::string& path, std::string message) {
  ++warnings_;
  if (warnings_ <= findings_limit) {
    add(findings_.warnings, code, path, std::move(message));
  } else if (warnings_ == findings_limit + 1) {
    add(findings_.warnings, ErrorCode::TooLarge, "",
        "There are more warnings than the " + std::to_string(findings_limit) + " listed.");
  }
}

void Report::fault(ErrorCode code, const std::string& path, std::string message) {
  if (faults_ == Faults::AreErrors) {
    error(code, path, std::move(message));
  } else {
    warning(code, path, std::move(message));
  }
}

std::optional<std::string> Report::text(const Json& object, const char* name,
                                        const std::string& path) {
  const auto found = object.find(name);
  if (found == object.end()) return std::nullopt;
  if (!found->is_string()) {
    fault(ErrorCode::WrongType, at(path, name),
          "Found " + shown(*found) + "; expected text in double quotes.");
    return std::nullopt;
  }
  const std::string& text = found->get_ref<const std::string&>();
  if (is_blank(text)) {
    fault(ErrorCode::BadValue, at(path, name),
          "Found an empty text; expected some words. Fill it in or remove the field.");
    return std::nullopt;
  }
  return text;
}

std::string Report::words(const Json& object, const char* name, const std::string& path) {
  const auto found = object.find(name);
  if (found != object.end() && found->is_string() &&
      is_blank(found->get_ref<const std::string&>())) {
    warning(ErrorCode::BadValue, at(path, name), "Found an empty text; expected some words.");
    return {};
  }
  return text(object, name, path).value_or("");
}

std::optional<bool> Report::boolean(const Json& object, const char* name, const std::string& path) {
  const auto found = object.find(name);
  if (found == object.end()) return std::nullopt;
  if (found->is_boolean()) return found->get<bool>();
  fault(ErrorCode::WrongType, at(path, name),
        "Found " + shown(*found) + "; expected true or false, without quotes.");
  return std::nullopt;
}

std::optional<std::int64_t> Report::integer(const Json& object, const char* name,
                                            const std::string& path) {
  const auto found = object.find(name);
  if (found == object.end()) return std::nullopt;
  const std::optional<std::int64_t> number = whole_number(*found);
  if (!number) {
    fault(ErrorCode::WrongType, at(path, name),
          "Found " + shown(*found) + "; expected a whole number, without quotes.");
    return std::nullopt;
  }
  if (!fits_fhir_integer(*number)) {
    fault(ErrorCode::BadValue, at(path, name),
          "Found " + shown(*found) +
              "; expected a whole number between -2147483648 and "
              "2147483647.");
    return std::nullopt;
  }
  return number;
}

const Json* Report::list(const Json& object, const char* name, const std::string& path) {
  const auto found = object.find(name);
  if (found == object.end()) return nullptr;
  if (!found->is_array()) {
    fault(ErrorCode::WrongType, at(path, name),
          "Found " + shown(*found) + "; expected a list in square brackets.");
    return nullptr;
  }
  if (found->empty()) {
    warning(ErrorCode::BadValue, at(path, name),
            "Found an empty list; FHIR allows none. Remove the field.");
    return nullptr;
  }
  return &*found;
}

void Report::others(const Json& object, std::initializer_list<std::string_view> known,
                    const std::string& path, std::string_view typed) {
  for (auto member = object.begin(); member != object.end(); ++member) {
    const std::string& name = member.key();
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const bool has_type = !typed.empty() && name.starts_with(typed) && name.size() > typed.size() &&
                          name[typed.size()] >= 'A' && name[typed.size()] <= 'Z';
    if (has_type) continue;
    warning(ErrorCode::Unsupported, at(path, shorten(name, 60)),
            "This program does not use the field " + in_quotes(name) +
                ". It has no effect here; nothing needs to be done if that is fine.");
  }
}

std::string at(const std::string& path, std::string_view name) {
  std::string whole = path;
  if (!whole.empty()) whole += ".";
  whole += name;
  return whole;
}

std::string at(const std::string& path, std::size_t index) {
  return path + "[" + std::to_string(index) + "]";
}

std::string in_quotes(std::string_view text) { return "\"" + shorten(text, 60) + "\""; }

std::string shown(const Json& json) {
  if (json.is_string()) return "the text " + in_quotes(json.get_ref<const std::string&>());
  if (json.is_array()) return "a list";
  if (json.is_object()) return "an object";
  if (json.is_number()) return "the number " + json.dump();
  return json.dump();  // true, false or null
}

bool fits_fhir_integer(std::int64_t number) {
  return number >= std::numeric_limits<std::int32_t>::min() &&
         number <= std::numeric_limits<std::int32_t>::max();
}

std::optional<std::int64_t> whole_number(const Json& json) {
  if (json.is_number_unsigned()) {
    const auto number = json.get<std::uint64_t>();
    if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
      return std::nullopt;
    }
    return static_cast<std::int64_t>(number);
  }
  if (json.is_number_integer()) return json.get<std::int64_t>();
  return std::nullopt;
}

}  // namespace nextsession
