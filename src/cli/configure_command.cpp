#include "cli/configure_command.h"

#include <fstream>
#include <system_error>

#include "app/catalogue.h"
#include "app/content.h"
#include "app/practice.h"
#include "cli/files.h"
#include "cli/page_block.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t page_bytes = 64U << 20;

// What of a page is needed to judge settings as the page itself will.
struct PackedPage {
  std::string text;
  PageBlock practice;
  std::vector<std::string> languages;
  Catalogue english;
  Json theme;
  Helplines helplines;
};

Error no_page(const std::string& name, const std::string& why) {
  return {ErrorCode::BadValue, name,
          "This is no page of Next Session: " + why +
              " Name the file that ./build.sh build wrote, or one made from it."};
}

Result<Json> block_of(const std::string& page, const std::string& name, const char* id) {
  const std::optional<PageBlock> block = json_block(page, id);
  if (!block) {
    return no_page(name, "it has no part \"" + std::string(id) + "\", or more than one.");
  }
  Result<Json> json = parse_json(block->in(page), id, form_limits);
  if (json.ok() && json.value().is_object()) return json;
  return no_page(name, "its part \"" + std::string(id) + "\" is damaged.");
}

Result<PackedPage> read_page(const std::string& name, std::istream& in) {
  Result<std::string> text = read_text(name, in, page_bytes);
  if (!text) return text.error();
  PackedPage page;
  page.text = std::move(text).value();
  const std::optional<PageBlock> practice = json_block(page.text, "practice");
  if (!practice) {
    return no_page(name, "it has no place for the settings of a practice, or more than one.");
  }
  page.practice = *practice;
  Json parts[4];
  const char* const ids[] = {"locales", "locales/en.json", "theme.json", "helplines.json"};
  for (int i = 0; i < 4; ++i) {
    Result<Json> json = block_of(page.text, name, ids[i]);
    if (!json) return json.error();
    parts[i] = std::move(json).value();
  }
  for (const auto& [code, language] : parts[0].items()) {
    if (code.find('-') == std::string::npos) page.languages.push_back(code);
  }
  Findings findings;
  page.english.add(parts[1], ids[1], findings);
  page.theme = std::move(parts[2]);
  page.helplines = read_helplines(parts[3], findings);
  if (!findings.ok()) return no_page(name, describe(findings.errors.front()));
  return page;
}

// Says all that is wrong, in the words the page's preview has; false when anything was refused.
bool judge(const Json& settings, const std::string& name, const PackedPage& page,
           const Console& console) {
  Practice practice = read_practice({settings.dump(), {}, false}, page.languages, page.theme);
  check_country(practice, page.helplines);
  bool good = true;
  for (const PracticeFinding& one : practice.findings) {
    const std::string where = name + (one.key.empty() ? "" : ": " + one.key);
    const std::string message =
        page.english.text("practice.finding." + one.what,
                          {{"found", one.found}, {"used", one.used}, {"list", one.list}});
    console.err << (one.refused ? "error: " : "warning: ") << where << ": " << message << '\n';
    good = good && !one.refused;
  }
  return good;
}

// First beside it and then in its place, so that a full disk costs nothing that was there.
bool write_whole(const std::string& name, const std::string& text) {
  const std::string beside = name + ".new";
  std::error_code failed;
  if (fs::exists(beside, failed) || fs::is_directory(name, failed)) return false;
  std::ofstream file(beside, std::ios::binary);
  file << text;
  file.close();
  if (file) fs::rename(beside, name, failed);
  if (file && !failed) return true;
  std::error_code ignored;
  fs::remove(beside, ignored);
  return false;
}

int refuse(const Console& console, const Error& error) {
  console.err << "error: " << describe(error) << '\n';
  return 1;
}

}  // namespace

int configure_page(const Options& options, const Console& console) {
  const Result<PackedPage> page = read_page(options.page, console.in);
  if (!page) return refuse(console, page.error());
  Result<Json> settings = read_json_file(options.practice, console.in, {practice_bytes, 8});
  if (!settings) return refuse(console, settings.error());
  const std::string name = options.practice == "-" ? "standard input" : options.practice;
  if (!judge(settings.value(), name, page.value(), console)) return 1;
  settings.value().erase("$schema");  // for whoever writes the file
  const std::string text =
      with_json_block(page.value().text, page.value().practice, settings.value().dump());
  if (write_whole(options.out, text)) return 0;
  return refuse(console, {ErrorCode::BadValue, options.out,
                          "This file cannot be written. Check that the folder is there, that you "
                          "may write to it, and that it holds no \"" +
                              fs::path(options.out).filename().string() + ".new\"."});
}

}  // namespace nextsession
