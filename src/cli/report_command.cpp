#include "cli/report_command.h"

#include <algorithm>
#include <fstream>

#include "app/content.h"
#include "app/report.h"
#include "app/visits.h"
#include "cli/files.h"
#include "cli/page_html.h"
#include "cli/saved_file.h"

namespace nextsession {
namespace {

namespace fs = std::filesystem;

Files files_of(const fs::path& assets, std::istream& in) {
  Files files;
  files.read = [assets, &in](const std::string& path) {
    return read_json_file((assets / path).string(), in, form_limits);
  };
  for (const std::string& code : languages(assets)) files.locales.push_back({code, code});
  return files;
}

bool has_language(const Files& files, const std::string& language) {
  return std::any_of(files.locales.begin(), files.locales.end(),
                     [&](const Language& locale) { return locale.code == language; });
}

std::optional<Content> content_in(const Files& files, const std::string& form,
                                  const std::string& language, Findings& findings) {
  return read_content(files, form, language.substr(0, language.find('-')), {language}, findings);
}

// Of the visit it starts from, where that can be had.
std::string language_for(const Options& options, const Files& files, const SavedRecord& record) {
  if (!options.language.empty()) return options.language;
  const std::string& visit = record.visits.back().language;
  const bool known = has_language(files, visit) || has_language(files, visit.substr(0, 2));
  return known && !visit.empty() ? visit : "en";
}

Page report_of(const std::string& saved, const Content& content) {
  State state = resume(saved, content);
  const std::vector<std::string> parts = report_parts(state, content);
  state.report_parts = Set(parts.begin(), parts.end());
  state.report_parts.erase("safety");
  return report_page(state, content, Start());
}

int report_trouble(const Console& console, const Findings& findings) {
  for (const Error& error : findings.errors) console.err << "error: " << describe(error) << '\n';
  return 1;
}

int put_out(const Options& options, const Console& console, const Page& page) {
  const bool html = options.out.ends_with(".html");
  const std::string text = html ? page_html(page) : page_text(page);
  if (options.out.empty()) {
    console.out << text;
    return 0;
  }
  std::ofstream file(options.out, std::ios::binary);
  file << text;
  file.close();
  if (file) return 0;
  console.err << "error: " << options.out
              << ": This file cannot be written. Check that the folder is there and that you may "
                 "write to it.\n";
  return 1;
}

}  // namespace

int print_report(const Options& options, const Console& console) {
  const Result<fs::path> assets = find_assets(options.assets, console.program);
  if (!assets) return report_trouble(console, {{assets.error()}, {}});
  const Files files = files_of(assets.value(), console.in);
  if (!options.language.empty() && !has_language(files, options.language)) {
    console.err << "error: --lang: There are no words for \"" << options.language
                << "\". Choose from";
    for (const Language& locale : files.locales) console.err << ' ' << locale.code;
    console.err << ".\n";
    return 2;
  }
  const Result<std::string> saved = read_text(options.response, console.in, record_bytes);
  if (!saved) return report_trouble(console, {{saved.error()}, {}});
  const std::string name = options.response == "-" ? "standard input" : options.response;

  Findings findings;
  const std::string form = form_of_record(saved.value());
  std::optional<Content> content = content_in(files, form, "en", findings);
  if (!content) return report_trouble(console, findings);
  const auto record = read_saved_file(saved.value(), name, content->form, findings);
  if (!record) return report_trouble(console, findings);
  for (const Error& warning : findings.warnings) {
    console.err << "warning: " << describe(warning) << '\n';
  }
  const std::string language = language_for(options, files, *record);
  if (language != "en") content = content_in(files, form, language, findings);
  if (!content) return report_trouble(console, findings);
  return put_out(options, console, report_of(saved.value(), *content));
}

}  // namespace nextsession
