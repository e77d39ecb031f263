#include "cli/saved_file.h"

#include "questionnaire/json.h"

namespace nextsession {
namespace {

// Where a format is named, it is near the beginning, also of a file that breaks off later.
constexpr std::size_t beginning = 4096;

std::string format_of(std::string_view text) {
  const Result<Json> document = parse_json(text, "saved", {record_bytes, 64});
  if (!document || !document.value().is_object()) return {};
  const auto format = document.value().find("format");
  const bool named = format != document.value().end() && format->is_string();
  return named ? format->get<std::string>() : std::string();
}

bool starts_with_format(std::string_view text) {
  const std::string_view head = text.substr(0, beginning);
  return head.find("\"format\"") != std::string_view::npos &&
         head.find("\"next-session/") != std::string_view::npos;
}

// The readers say "saved record: path"; people know their file by its name.
void name_file(std::vector<Error>& errors, const std::string& name) {
  constexpr std::string_view inside = "saved record";
  for (Error& error : errors) {
    if (error.where.starts_with(inside)) error.where.replace(0, inside.size(), name);
  }
}

}  // namespace

bool looks_saved(std::string_view text) {
  return starts_with_format(text) || format_of(text).starts_with("next-session/");
}

std::optional<SavedRecord> read_saved_file(const std::string& text, const std::string& name,
                                           const Questionnaire& form, Findings& findings) {
  const std::string format = format_of(text);
  const bool known = format == "next-session/record" || format == "next-session/visit";
  if (format.starts_with("next-session/") && !known) {
    const char* what =
        format == "next-session/encrypted"
            ? "This file is under a passphrase. Open it in the page, and save it without one."
            : "This is another kind of file, expected a record saved by the page.";
    findings.errors.push_back({ErrorCode::Unsupported, name, what});
    return std::nullopt;
  }
  std::optional<SavedRecord> record = read_saved(text, {&form}, findings);
  name_file(findings.errors, name);
  name_file(findings.warnings, name);
  if (record && record->visits.empty()) {
    findings.errors.push_back(
        {ErrorCode::Missing, name, "There is no visit in this file that this program can read."});
    return std::nullopt;
  }
  return record;
}

const SavedVisit* latest_full(const SavedRecord& record) {
  const SavedVisit* unfinished = nullptr;
  for (auto visit = record.visits.rbegin(); visit != record.visits.rend(); ++visit) {
    if (visit->kind == "check-in") continue;
    if (visit->finished) return &*visit;
    if (unfinished == nullptr) unfinished = &*visit;
  }
  return unfinished;
}

}  // namespace nextsession
