#include "cli/command.h"

#include <algorithm>

#include "app/content.h"
#include "app/language.h"
#include "app/visits.h"
#include "cli/configure_command.h"
#include "cli/files.h"
#include "cli/lint_command.h"
#include "cli/options.h"
#include "cli/print.h"
#include "cli/report_command.h"
#include "cli/saved_file.h"
#include "cli/simulate_command.h"
#include "cli/template_command.h"
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

// English first, so that a translation with gaps still says everything; a region after its
// language.
std::optional<Catalogue> load_words(const fs::path& assets, const std::string& language,
                                    const Console& console, Findings& findings) {
  Catalogue words;
  std::vector<std::string> codes{"en", language.substr(0, language.find('-')), language};
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  for (const std::string& code : codes) {
    const fs::path file = assets / "locales" / (code + ".json");
    std::error_code ignored;
    if (!fs::exists(file, ignored)) continue;
    const Result<Json> document = read_json_file(file.string(), console.in, form_limits);
    if (document) {
      words.add(document.value(), file.string(), findings);
    } else {
      findings.errors.push_back(document.error());
    }
  }
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

// Which of our own forms a response was given to.
std::string form_named_in(const Json& response) {
  const auto named = response.find("questionnaire");
  const std::string url = named != response.end() && named->is_string()
                              ? named->get_ref<const std::string&>()
                              : std::string();
  const bool therapist = url.find("/Questionnaire/therapist") != std::string::npos;
  return std::string(therapist ? therapist_form : patient_form);
}

// What somebody answered, from either kind of file.
struct Given {
  std::string text;  // of the file
  std::string name;  // as errors call it
  bool saved = false;
  Json response;  // where it is no saved record
  std::string form_id = std::string(patient_form);
};

Given read_given(const Options& options, const Console& console, Findings& findings) {
  Given given;
  given.name = options.response == "-" ? "standard input" : options.response;
  Result<std::string> text = read_text(options.response, console.in, record_bytes);
  if (!text) {
    findings.errors.push_back(text.error());
    return given;
  }
  given.text = std::move(text).value();
  given.saved = looks_saved(given.text);
  if (given.saved) {
    given.form_id = form_of_record(given.text);
    return given;
  }
  Result<Json> response = parse_json(given.text, given.name);
  if (response) {
    given.response = std::move(response).value();
    given.form_id = form_named_in(given.response);
  } else {
    findings.errors.push_back(response.error());
  }
  return given;
}

// The answers of a response, or of the latest full visit of a saved record.
std::optional<Answers> answers_in(const Given& given, const Questionnaire& form,
                                  std::set<std::string, std::less<>>& opened, Findings& findings) {
  if (!given.saved) return read_response(given.response, form, given.name, findings);
  const auto record = read_saved_file(given.text, given.name, form, findings);
  if (!record) return std::nullopt;
  const SavedVisit* visit = latest_full(*record);
  if (visit == nullptr) {
    findings.errors.push_back({ErrorCode::Missing, given.name,
                               "There are check-ins in this file and no full visit to assess."});
    return std::nullopt;
  }
  opened.insert(visit->opened.begin(), visit->opened.end());
  return visit->answers;
}

int assess_file(const Options& options, const Console& console) {
  Findings findings;
  const Result<fs::path> assets = find_assets(options.assets, console.program);
  if (!assets) {
    console.err << "error: " << describe(assets.error()) << '\n';
    return bad_input;
  }
  const auto named = [&](const std::optional<std::string>& file, const std::string& usual) {
    return file ? *file : (assets.value() / usual).string();
  };
  const Given given = read_given(options, console, findings);
  const std::string& id = given.form_id;
  const std::string name = id + ".json";
  const std::string form_file = named(options.form, "questionnaires/" + name);
  const std::string rules_file = named(options.rules, "interpretation/" + name);

  auto form = load(form_file, console, form_limits, findings,
                   [&](const Json& json) { return read_questionnaire(json, form_file, findings); });
  std::optional<Interpretation> rules;
  if (form) {
    rules = load(rules_file, console, form_limits, findings, [&](const Json& json) {
      return read_interpretation(json, *form, rules_file, findings);
    });
  }
  if (rules && !check_names(options, assets.value(), *rules, console)) return bad_usage;
  std::optional<Answers> answers;
  auto opened = options.opened;
  if (rules && findings.ok()) answers = answers_in(given, *form, opened, findings);
  std::optional<Catalogue> words;
  if (answers && !options.json) {
    words = load_words(assets.value(), options.lang, console, findings);
  }
  complain(console, findings);
  if (!answers || (!options.json && !words)) return bad_input;

  if (words) {
    if (id != patient_form) words->prefer(id);
    translate(*form, id, *words);
  }
  const Visit visit{*form, *rules, *answers, opened, {}};
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
    case Options::What::Report: return print_report(options.value(), console);
    case Options::What::Lint: return lint_files(options.value(), console);
    case Options::What::Template: return print_template(options.value(), console);
    case Options::What::Simulate: return simulate_visits(options.value(), console);
    case Options::What::Configure: return configure_page(options.value(), console);
  }
  return all_well;
}

}  // namespace nextsession
