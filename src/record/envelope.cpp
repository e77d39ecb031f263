#include "record/envelope.h"
#include "questionnaire/json.h"

#include <string>
#include <utility>

namespace nextsession {

std::optional<Envelope> open_envelope(std::string_view text, std::string_view file,
                                      std::string_view format, Report& report, Findings& findings) {
  Result<Json> parsed = parse_json(text, file);
  if (!parsed) {
    findings.errors.push_back(parsed.error());
    return std::nullopt;
  }
  const std::optional<std::int64_t> version = check_envelope(parsed.value(), format, report);
  if (!version) return std::nullopt;
  return Envelope{std::move(parsed).value(), *version};
}

std::optional<std::int64_t> check_envelope(const Json& document, std::string_view format,
                                           Report& report) {
  if (!document.is_object()) {
    report.error(ErrorCode::WrongType, "",
                 "Found " + shown(document) + "; expected an object in curly brackets.");
    return std::nullopt;
  }
  const auto name = document.find("format");
  if (name == document.end() || !name->is_string()) {
    report.error(name == document.end() ? ErrorCode::Missing : ErrorCode::WrongType, "format",
                 "Found " + (name == document.end() ? "no format" : shown(*name)) + "; expected " +
                     in_quotes(format) + ". This was not saved by this program.");
    return std::nullopt;
  }
  if (name->get_ref<const std::string&>() != format) {
    report.error(ErrorCode::BadValue, "format",
                 "Found " + shown(*name) + "; expected " + in_quotes(format) +
                     ". This is another kind of file.");
    return std::nullopt;
  }
  const auto version = document.find("version");
  const std::optional<std::int64_t> number =
      version == document.end() ? std::nullopt : whole_number(*version);
  if (!number || *number < 1) {
    const bool absent = version == document.end();
    report.error(
        absent ? ErrorCode::Missing : (number ? ErrorCode::BadValue : ErrorCode::WrongType),
        "version",
        "Found " + (absent ? "no version" : shown(*version)) +
            "; expected a whole number from 1. The file may be damaged.");
    return std::nullopt;
  }
  return number;
}

}  // namespace nextsession
