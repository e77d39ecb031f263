#include "lint/lint_report.h"

#include <algorithm>

#include "questionnaire/report.h"

namespace nextsession {
namespace {

// "assets/questionnaires/patient.json" ends with "questionnaires/patient.json", not with
// "ent.json".
bool is_file(std::string_view path, std::string_view end) {
  if (!path.ends_with(end)) return false;
  const std::size_t before = path.size() - end.size();
  return before == 0 || path[before - 1] == '/' || path[before - 1] == '\\';
}

const char* remedy_for(ErrorCode code) {
  switch (code) {
    case ErrorCode::Syntax: return "Mend the JSON at this line and column.";
    case ErrorCode::TooDeep:
    case ErrorCode::TooLarge: return "Make the file smaller or flatter, or split it.";
    case ErrorCode::Missing: return "Add what is missing.";
    case ErrorCode::WrongType:
    case ErrorCode::BadValue: return "Write the value in the form that is expected.";
    case ErrorCode::Duplicate: return "Give each its own name, or remove one.";
    case ErrorCode::Dangling: return "Correct the name, or add what it names.";
    case ErrorCode::Unsupported: return "Leave it out, unless it is meant for other programs.";
    case ErrorCode::Newer: return "Use a newer version of this program.";
  }
  return "";
}

}  // namespace

LintedFile& LintReport::entry(const std::string& name) {
  for (LintedFile& known : files_) {
    if (known.file == name) return known;
  }
  files_.push_back({});
  files_.back().file = name;
  return files_.back();
}

namespace {

// What a question may do, its translations may do: "form.patient.X1" of any locale comes under the
// exception for X1 of questionnaires/patient.json.
bool translates(const std::string& key, const LintException& one) {
  const std::size_t slash = one.file.rfind('/') + 1, dot = one.file.rfind('.');
  if (dot == std::string::npos || dot < slash) return false;
  return key == "form." + one.file.substr(slash, dot - slash) + "." + one.key;
}

}  // namespace

void LintReport::file(const std::string& name, const std::string& language) {
  LintedFile& known = entry(name);
  if (!language.empty()) known.language = language;
}

bool LintReport::allowed(const LintFinding& finding) {
  bool found = false;
  for (std::size_t i = 0; i < exceptions_.size(); ++i) {
    const LintException& one = exceptions_[i];
    if (one.rule != finding.rule) continue;
    if (!is_file(finding.file, one.file) && !translates(finding.key, one)) continue;
    const bool by_key = !finding.key.empty() && matches_pattern(one.key, finding.key);
    if (!by_key && !matches_pattern(one.key, finding.path) && !translates(finding.key, one)) {
      continue;
    }
    used_[i] = true;
    found = true;
  }
  return found;
}

void LintReport::add(LintFinding finding, bool can_be_allowed) {
  LintedFile& file = entry(finding.file);
  if (can_be_allowed && allowed(finding)) {
    ++file.allowed;
    return;
  }
  ++(finding.severity == Severity::Error ? file.errors : file.warnings);
  findings_.push_back(std::move(finding));
}

void LintReport::error(std::string_view rule, const LintPlace& place, std::string message,
                       std::string remedy) {
  add({place.file, place.path, std::string(rule), Severity::Error, std::move(message),
       std::move(remedy), place.key},
      true);
}

void LintReport::warning(std::string_view rule, const LintPlace& place, std::string message,
                         std::string remedy) {
  add({place.file, place.path, std::string(rule), Severity::Warning, std::move(message),
       std::move(remedy), place.key},
      true);
}

void LintReport::reader(const std::string& file, std::string_view called,
                        const Findings& findings) {
  const auto take = [&](const Error& error, Severity severity) {
    std::string_view path = error.where;
    if (path.starts_with(called)) path.remove_prefix(called.size());
    while (path.starts_with(':') || path.starts_with(' ')) path.remove_prefix(1);
    add({file, std::string(path), std::string("read-") + name_of(error.code), severity,
         error.message, remedy_for(error.code), ""},
        severity == Severity::Warning);
  };
  for (const Error& error : findings.errors) take(error, Severity::Error);
  for (const Error& error : findings.warnings) take(error, Severity::Warning);
}

void LintReport::level(const std::string& file, const PooledLevel& level) {
  entry(file).levels.push_back(level);
}

LintResult LintReport::result(bool whole, const std::string& lists_file) {
  for (std::size_t i = 0; whole && i < exceptions_.size(); ++i) {
    const LintException& one = exceptions_[i];
    const bool looked_at = std::any_of(files_.begin(), files_.end(), [&](const LintedFile& file) {
      return is_file(file.file, one.file);
    });
    if (used_[i] || !looked_at) continue;
    warning("unused-exception", {lists_file, at("allow", i), one.key},
            "Nothing breaks the rule " + one.rule + " at " + in_quotes(one.key) + " in " +
                one.file + " any more.",
            "Remove this exception.");
  }
  LintResult result;
  result.files = std::move(files_);
  for (const LintedFile& file : result.files) {
    result.errors += file.errors;
    result.warnings += file.warnings;
    for (LintFinding& finding : findings_) {
      if (finding.file == file.file) result.findings.push_back(std::move(finding));
    }
  }
  findings_.clear();
  return result;
}

}  // namespace nextsession
