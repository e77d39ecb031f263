#include "cli/lint_command.h"

#include <cstdio>
#include <memory>

#include "cli/files.h"
#include "lint/lint.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

namespace fs = std::filesystem;

class LintFiles {
 public:
  LintFiles(const Console& console, LintInput& input) : console_(console), input_(input) {}

  // The file, or empty when it cannot be read; then that is a finding.
  std::optional<LintDocument> read(const std::string& name) {
    Result<Json> json = read_json_file(name, console_.in, form_limits);
    const std::string called = name == "-" ? "standard input" : name;
    if (!json) {
      Error error = json.error();
      input_.unreadable.emplace_back(called, std::move(error));
      return std::nullopt;
    }
    return LintDocument{called, std::make_shared<const Json>(std::move(json).value())};
  }

  void read_into(const std::string& name, std::vector<LintDocument>& list) {
    if (std::optional<LintDocument> document = read(name)) list.push_back(*std::move(document));
  }

  void read_folder(const fs::path& folder, std::vector<LintDocument>& list) {
    for (const fs::path& file : json_files(folder)) read_into(file.string(), list);
  }

  void read_assets(const fs::path& assets) {
    input_.whole = true;
    read_folder(assets / "questionnaires", input_.forms);
    read_folder(assets / "interpretation", input_.rules);
    read_folder(assets / "locales", input_.locales);
    input_.helplines = read((assets / "helplines.json").string());
    input_.sources = read((assets / "sources.json").string());
  }

 private:
  const Console& console_;
  LintInput& input_;
};

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

int wrong_usage(const Console& console, const std::string& where, const std::string& message) {
  console.err << "error: " << where << ": " << message << '\n';
  return 2;
}

// Those named, those of the folder that is looked at, or this program's own.
std::string lists_file(const Options& options, const Console& console) {
  if (options.lists) return *options.lists;
  for (const std::string& path : options.paths) {
    const fs::path own = fs::path(path) / "lint" / "words.json";
    if (is_there(own)) return own.string();
  }
  const Result<fs::path> assets = find_assets({}, console.program);
  return assets ? (assets.value() / "lint" / "words.json").string() : "assets/lint/words.json";
}

std::string counted(int count, const char* one, const char* more) {
  return std::to_string(count) + " " + (count == 1 ? one : more);
}

std::string level_text(const PooledLevel& level) {
  const char* whose = level.audience == Audience::Patient ? "" : " for looser words";
  const std::string words = std::string(" (") + counted(level.counts.words, "word", "words") + ")";
  if (!level.enough) return "too few words for a reading level" + std::string(whose) + words;
  char number[32];
  std::snprintf(number, sizeof number, "%.1f of %g", level.level, level.limit);
  return std::string(level.formula == Formula::Inflesz ? "INFLESZ " : "grade ") + number + whose +
         words;
}

// Paths of forms count items; the linkId behind it is what a person knows.
std::string where(const LintFinding& finding) {
  if (finding.path.empty()) return {};
  const bool says_more =
      !finding.key.empty() && finding.path.find(finding.key) == std::string::npos;
  return finding.path + (says_more ? " (" + finding.key + "): " : ": ");
}

}  // namespace

void print_lint(const LintResult& result, std::ostream& out) {
  for (const LintFinding& finding : result.findings) {
    std::string line = finding.file + ": " + where(finding) + name_of(finding.severity) + ": " +
                       finding.message + " " + finding.remedy + " [" + finding.rule + "]";
    for (char& c : line) {
      if (c == '\n' || c == '\r') c = ' ';
    }
    out << line << '\n';
  }
  if (!result.findings.empty()) out << '\n';
  for (const LintedFile& file : result.files) {
    out << file.file << ": ";
    for (const PooledLevel& level : file.levels) out << level_text(level) << ", ";
    out << counted(file.errors, "error", "errors") << ", "
        << counted(file.warnings, "warning", "warnings");
    if (file.allowed > 0) out << ", " << counted(file.allowed, "exception", "exceptions");
    out << '\n';
  }
  out << counted(static_cast<int>(result.files.size()), "file", "files") << ", "
      << counted(result.errors, "error", "errors") << ", "
      << counted(result.warnings, "warning", "warnings") << '\n';
}

int lint_files(const Options& options, const Console& console) {
  LintInput input;
  input.today = options.today.empty() ? console.today : options.today;
  LintFiles files(console, input);
  std::vector<std::string> paths = options.paths;
  if (paths.empty() && (options.rules || options.locale)) {
    return wrong_usage(console, "lint", "Name the form these rules or words belong to.");
  }
  if (paths.empty()) {
    const Result<fs::path> assets = find_assets({}, console.program);
    if (!assets) return wrong_usage(console, "lint", describe(assets.error()));
    paths.push_back(assets.value().string());
  }
  for (const std::string& path : paths) {
    if (!is_folder(path)) {
      files.read_into(path, input.forms);
      continue;
    }
    if (!is_folder(fs::path(path) / "questionnaires")) {
      return wrong_usage(console, path,
                         "There is no folder \"questionnaires\" in here. Name an "
                         "assets folder, or the file of a form.");
    }
    files.read_assets(path);
  }
  if (options.rules) files.read_into(*options.rules, input.rules);
  if (options.locale) files.read_into(*options.locale, input.locales);
  input.lists = files.read(lists_file(options, console));

  const LintResult result = lint(input);
  if (options.json) {
    console.out << to_json(result).dump(2) << '\n';
  } else {
    print_lint(result, console.out);
  }
  return result.ok() ? 0 : 1;
}

}  // namespace nextsession
