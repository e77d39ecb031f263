#include "cli/template_command.h"

#include <memory>

#include "app/catalogue.h"
#include "cli/files.h"
#include "lint/template.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

namespace fs = std::filesystem;

class TemplateFiles {
 public:
  TemplateFiles(const Console& console, fs::path assets, Findings& findings)
      : console_(console), assets_(std::move(assets)), findings_(findings) {}

  fs::path locale(const std::string& code) const { return assets_ / "locales" / (code + ".json"); }

  // Empty when it cannot be read; then that is an error.
  std::optional<LintDocument> read(const fs::path& file) {
    Result<Json> json = read_json_file(file.string(), console_.in, form_limits);
    if (json) {
      return LintDocument{file.string(), std::make_shared<const Json>(std::move(json).value())};
    }
    findings_.errors.push_back(json.error());
    return std::nullopt;
  }

  // Of a file with faults nothing may get lost, so it is refused.
  std::optional<LintDocument> read_locale(const std::string& code) {
    std::optional<LintDocument> locale = read(this->locale(code));
    if (locale) Catalogue().add(*locale->json, locale->file, findings_);
    return locale;
  }

  // "> fr.json" makes the file before this program starts, so an empty one is as good as none.
  std::optional<LintDocument> read_own(const std::string& code) {
    std::error_code ignored;
    const fs::path file = locale(code);
    if (!fs::exists(file, ignored)) return std::nullopt;
    if (fs::is_regular_file(file, ignored) && fs::file_size(file, ignored) == 0) {
      console_.err << "note: " << file.string()
                   << " is empty, so this is a new file. If it had words, the shell has just "
                      "emptied it: bring it back, and write to another file first.\n";
      return std::nullopt;
    }
    return read_locale(code);
  }

  TemplateInput read_all(const std::string& language) {
    TemplateInput input;
    input.language = language;
    for (const fs::path& file : json_files(assets_ / "questionnaires")) {
      if (auto form = read(file)) input.forms.push_back(*std::move(form));
    }
    if (auto english = read_locale("en")) input.english = *std::move(english);
    input.own = read_own(language);
    std::error_code ignored;
    const fs::path helplines = assets_ / "helplines.json";
    if (fs::exists(helplines, ignored)) input.helplines = read(helplines);
    return input;
  }

 private:
  const Console& console_;
  fs::path assets_;
  Findings& findings_;
};

}  // namespace

int print_template(const Options& options, const Console& console) {
  const Result<fs::path> assets = find_assets(options.assets, console.program);
  if (!assets) {
    console.err << "error: " << describe(assets.error()) << '\n';
    return 1;
  }
  Findings findings;
  TemplateFiles files(console, assets.value(), findings);
  const std::string general = options.language.substr(0, options.language.find('-'));
  std::error_code ignored;
  if (general != options.language && general != "en" &&
      !fs::exists(files.locale(general), ignored)) {
    console.err << "error: " << options.language << ": A region only says some things in another "
                << "way than its language. Write that first: nextsession template " << general
                << "\n";
    return 2;
  }
  const TemplateInput input = files.read_all(options.language);
  for (const Error& error : findings.errors) console.err << "error: " << describe(error) << '\n';
  if (!findings.ok()) return 1;
  console.out << locale_template(input).dump(1) << '\n';
  return 0;
}

}  // namespace nextsession
