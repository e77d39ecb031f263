#include "cli/command.h"

#include "app/catalogue.h"
#include "cli/files.h"
#include "cli/lint_command.h"
#include "cli/options.h"
#include "cli/print.h"
#include "questionnaire/json.h"
#include "questionnaire/read.h"
#include "questionnaire/response.h"

#ifndef NEXTSESSION_VERSION
#define NEXTSESSION_VERSION "0.1.0"
#endif

namespace nextsession {
namespace {

namespace fs = std::filesystem;

constexpr int all_well = 0;
constexpr int bad_input = 1;
constexpr int bad_usage = 2;

void complain(const Console& console, const Findings& findings) {
  for (const Error& error : findings.errors) console.err << "error: " << describe(error) << '\n';
  for (const Error& error : findings.warnings) {
    console.err << "warning: " << describe(error) << '\n';
  }
}

// Reads a file and hands it to `read`, which adds to `findings`; empty on any error.
template <class Read>
auto load(const std::string& file, const Console& console, JsonLimits limits, Findings& findings,
          Read read) -> decltype(read(Json())) {
  Result<Json> document = read_json_file(file, console.in, limits);
  if (document) return read(document.value());
  findings.errors.push_back(document.error());
  return std::nullopt;
}

void add_words(const fs::path& assets, const std::string& language, const Console& console,
               Catalogue& words, Findings& findings) {
  for (const char* part : {".json", ".content.json"}) {
    const fs::path file = assets / "locales" / (language + part);
    std::error_code ignored;
    if (!fs::exists(file, ignored)) continue;
    Result<Json> document = read_json_file(file.string(), console.in, form_limits);
    if (document) {
      words.add(document.value(), file.string(), findings);
    } else {
      findings.errors.push_back(document.error());
    }
  }
}

// English first, so that a translation with gaps still says everything.
std::optional<Catalogue> load_words(const fs::path& assets, const std::string& language,
                                    const Console& console, Findings& findings) {
  Catalogue words;
  add_words(assets, "en", console, words, findings);
  if (language != "en") add_words(assets, language, console, words, findings);
  if (!findings.ok()) return std::nullopt;
  return words;
}

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& entry : list) text += (text.empty() ? "" : ", ") + entry;
  return text;
}

bool check_names(const Options& options, const fs::path& assets, const Interpretation& rules,
                 const Console& console) {
  for (const std::string& construct : options.opened) {
    if (rules.construct(construct)) continue;
    std::vector<std::string> known;
    for (const Construct& one : rules.constructs) known.push_back(one.id);
    console.err << "error: --open: There is no area \"" << construct << "\". Choose from "
                << joined(known) << ".\n";
    return false;
  }
  const std::vector<std::string> known = languages(assets);
  for (const std::string& language : known) {
    if (language == options.lang) return true;
  }
  if (options.json) return true;  // no words are needed
  console.err << "error: --lang: There are no words for \"" << options.lang << "\". Choose from "
              << joined(known) << ".\n";
  return false;
}

int assess_file(const Options& options, const Console& console) {
  Findings findings;
  const Result<fs::path> assets = find_assets(options.assets, console.program);
  if (!assets) {
    console.err << "error: " << describe(assets.error()) << '\n';
    return bad_input;
  }
  const auto named = [&](const std::optional<std::string>& file, const char* usual) {
    return file ? *file : (assets.value() / usual).string();
  };
  const std::string form_file = named(options.form, "questionnaires/patient.json");
  const std::string rules_file = named(options.rules, "interpretation/patient.json");

  const auto form = load(form_file, console, form_limits, findings, [&](const Json& json) {
    return read_questionnaire(json, form_file, findings);
  });
  std::optional<Interpretation> rules;
  if (form) {
    rules = load(rules_file, console, form_limits, findings, [&](const Json& json) {
      return read_interpretation(json, *form, rules_file, findings);
    });
  }
  if (rules && !check_names(options, assets.value(), *rules, console)) return bad_usage;
  std::optional<Answers> answers;
  if (rules) {
    const std::string name = options.response == "-" ? "standard input" : options.response;
    answers = load(options.response, console, JsonLimits{}, findings,
                   [&](const Json& json) { return read_response(json, *form, name, findings); });
  }
  std::optional<Catalogue> words;
  if (answers && !options.json) {
    words = load_words(assets.value(), options.lang, console, findings);
  }
  complain(console, findings);
  if (!answers || (!options.json && !words)) return bad_input;

  const Visit visit{*form, *rules, *answers, options.opened, {}};
  const Assessment result = assess(visit);
  if (options.json) {
    console.out << to_json(result, *rules).dump(2) << '\n';
  } else {
    print_assessment(result, {*form, *rules, *words, console.bold}, console.out);
  }
  return all_well;
}

}  // namespace

int run_command(const std::vector<std::string>& arguments, const Console& console) {
  const Result<Options> options = read_options(arguments);
  if (!options) {
    console.err << "error: " << describe(options.error()) << '\n';
    return bad_usage;
  }
  switch (options.value().what) {
    case Options::What::Help: console.out << help_text(); return all_well;
    case Options::What::Version: console.out << "nextsession " NEXTSESSION_VERSION "\n"; break;
    case Options::What::Assess: return assess_file(options.value(), console);
    case Options::What::Lint: return lint_files(options.value(), console);
  }
  return all_well;
}

}  // namespace nextsession
