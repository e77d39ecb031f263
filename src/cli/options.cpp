#include "cli/options.h"

#include <algorithm>
#include <charconv>

#include "questionnaire/fhir_time.h"

namespace nextsession {
namespace {

Error usage(std::string where, std::string message) {
  return {ErrorCode::BadValue, std::move(where), std::move(message)};
}

bool has(const std::vector<std::string>& arguments, const char* a, const char* b) {
  return std::any_of(arguments.begin(), arguments.end(),
                     [&](const std::string& argument) { return argument == a || argument == b; });
}

// What a command takes besides --json. Each returns false for what it does not know.
struct Takes {
  bool (*value)(Options& options, const std::string& name, const std::string& value);
  bool (*operand)(Options& options, const std::string& word);
  const char* too_many;  // said when `operand` wants no more
  bool (*flag)(Options& options, const std::string& name) = nullptr;  // options without a value
};

bool assess_value(Options& options, const std::string& name, const std::string& value) {
  if (name == "--form")
    options.form = value;
  else if (name == "--rules")
    options.rules = value;
  else if (name == "--assets")
    options.assets = value;
  else if (name == "--lang")
    options.lang = value;
  else if (name == "--open")
    options.opened.insert(value);
  else
    return false;
  return true;
}

bool assess_operand(Options& options, const std::string& word) {
  if (!options.response.empty()) return false;
  options.response = word;
  return true;
}

bool report_value(Options& options, const std::string& name, const std::string& value) {
  if (name == "--out")
    options.out = value;
  else if (name == "--lang")
    options.language = value;
  else if (name == "--assets")
    options.assets = value;
  else
    return false;
  return true;
}

bool lint_value(Options& options, const std::string& name, const std::string& value) {
  if (name == "--rules")
    options.rules = value;
  else if (name == "--locale")
    options.locale = value;
  else if (name == "--words")
    options.lists = value;
  else if (name == "--today")
    options.today = value;
  else
    return false;
  return true;
}

bool lint_operand(Options& options, const std::string& word) {
  options.paths.push_back(word);
  return true;
}

bool template_value(Options& options, const std::string& name, const std::string& value) {
  if (name != "--assets") return false;
  options.assets = value;
  return true;
}

bool template_operand(Options& options, const std::string& word) {
  if (!options.language.empty()) return false;
  options.language = word;
  return true;
}

// Digits only; false for anything else, and for what is too large.
bool read_number(const std::string& text, std::uint64_t& number) {
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return !text.empty() && read.ec == std::errc{} && read.ptr == end;
}

bool simulate_value(Options& options, const std::string& name, const std::string& value) {
  std::uint64_t number = 0;
  const bool is_number = read_number(value, number);
  if (name == "--form")
    options.form = value;
  else if (name == "--assets")
    options.assets = value;
  else if (name == "--visits")
    options.visits = is_number ? number : 0;
  else if (name == "--seed")
    options.seed = number;
  else if (name == "--only")
    options.only = number;
  else
    return false;
  if (name == "--form" || name == "--assets" || is_number || value.empty()) return true;
  options.not_a_number = name;
  return true;
}

bool simulate_operand(Options&, const std::string&) { return false; }

bool simulate_flag(Options& options, const std::string& name) {
  if (name != "--markdown") return false;
  options.markdown = true;
  return true;
}

bool configure_value(Options& options, const std::string& name, const std::string& value) {
  if (name != "--out" && name != "-o") return false;
  options.out = value;
  return true;
}

bool configure_operand(Options& options, const std::string& word) {
  if (!options.practice.empty()) return false;
  (options.page.empty() ? options.page : options.practice) = word;
  return true;
}

bool takes_value(const Takes& takes, const std::string& name) {
  Options scratch;
  return takes.value(scratch, name, "");
}

constexpr std::uint64_t most_visits = 100'000'000;  // an hour or two

// A language becomes part of a file name, so it may not lead anywhere else.
bool is_language(const std::string& text) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  return !text.empty() && std::all_of(text.begin(), text.end(), plain);
}

// A code as locale.schema.json wants it: "fr", "pt-BR", "es-419".
bool is_locale_code(const std::string& text) {
  const std::size_t first = std::min(text.find('-'), text.size());
  if (first < 2 || first > 3 || !is_language(text)) return false;
  if (!std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(first),
                   [](char c) { return c >= 'a' && c <= 'z'; })) {
    return false;
  }
  for (std::size_t hyphen = first; hyphen < text.size();) {
    const std::size_t end = std::min(text.find('-', hyphen + 1), text.size());
    const std::size_t length = end - hyphen - 1;
    if (length < 2 || length > 8) return false;
    hyphen = end;
  }
  return true;
}

// Everything behind the command's name.
Result<Options> read_rest(const std::vector<std::string>& arguments, const Takes& takes) {
  Options options;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    std::string name = arguments[i];
    if (name == "--json") {
      options.json = true;
      continue;
    }
    if (takes.flag != nullptr && takes.flag(options, name)) continue;
    if (name == "-" || !name.starts_with("-")) {
      if (!takes.operand(options, name)) return usage(name, takes.too_many);
      continue;
    }
    const std::size_t equals = name.find('=');
    std::optional<std::string> value;
    if (equals != std::string::npos) {
      value = name.substr(equals + 1);
      name.erase(equals);
    }
    if (!takes_value(takes, name)) return usage(name, "This option is not known. Try --help.");
    if (!value && i + 1 < arguments.size()) value = arguments[++i];
    if (!value || value->empty()) {
      return usage(name, "This option needs a value, as in \"" + name + " VALUE\".");
    }
    takes.value(options, name, *value);
  }
  return options;
}

Result<Options> read_assess(const std::vector<std::string>& arguments) {
  Result<Options> read = read_rest(
      arguments,
      {assess_value, assess_operand, "Only one response file can be assessed at a time."});
  if (!read) return read;
  const Options& options = read.value();
  if (options.response.empty()) {
    return usage("assess", "Name the file with the answers, or \"-\" to read standard input.");
  }
  if (!is_language(options.lang)) {
    return usage("--lang", "\"" + options.lang + "\" is no language code. Try \"en\".");
  }
  return read;
}

Result<Options> read_report(const std::vector<std::string>& arguments) {
  Result<Options> read = read_rest(
      arguments, {report_value, assess_operand, "Only one saved file can be reported at a time."});
  if (!read) return read;
  Options& options = read.value();
  options.what = Options::What::Report;
  if (options.json) return usage("--json", "A report is for people. For machines there is assess.");
  if (options.response.empty()) {
    return usage("report", "Name the saved file, or \"-\" to read standard input.");
  }
  if (!options.language.empty() && !is_language(options.language)) {
    return usage("--lang", "\"" + options.language + "\" is no language code. Try \"en\".");
  }
  if (!options.out.empty() && !options.out.ends_with(".html") && !options.out.ends_with(".txt")) {
    return usage("--out", "End the name in .html for a page, or in .txt for plain text.");
  }
  return read;
}

Result<Options> read_lint(const std::vector<std::string>& arguments) {
  Result<Options> read = read_rest(arguments, {lint_value, lint_operand, ""});
  if (!read) return read;
  Options& options = read.value();
  options.what = Options::What::Lint;
  if (!options.today.empty() && (options.today.size() != 10 || !is_fhir_date(options.today))) {
    return usage("--today", "\"" + options.today + "\" is no date. Write it as 2026-11-24.");
  }
  return read;
}

Result<Options> read_template(const std::vector<std::string>& arguments) {
  Result<Options> read = read_rest(
      arguments, {template_value, template_operand, "Only one language can be written at a time."});
  if (!read) return read;
  Options& options = read.value();
  options.what = Options::What::Template;
  if (options.json) return usage("--json", "A template is JSON already. Leave this out.");
  if (options.language.empty()) {
    return usage("template", "Name the language, as in \"nextsession template fr\".");
  }
  if (options.language == "en") {
    return usage("en", "English is what all others are translated from. Name another language.");
  }
  if (!is_locale_code(options.language)) {
    return usage(options.language,
                 "This is no language code. Write one such as \"fr\", or \"pt-BR\" for a region.");
  }
  return read;
}

Result<Options> read_configure(const std::vector<std::string>& arguments) {
  Result<Options> read = read_rest(arguments, {configure_value, configure_operand,
                                               "There is one page and one file of settings."});
  if (!read) return read;
  Options& options = read.value();
  options.what = Options::What::Configure;
  if (options.json) return usage("--json", "Settings are JSON already. Leave this out.");
  if (options.practice.empty()) {
    return usage("configure",
                 "Name the page and the settings, as in \"nextsession configure index.html "
                 "practice.json -o out.html\".");
  }
  if (options.page == "-") return usage("-", "Only the settings can come from standard input.");
  if (options.out.empty()) {
    return usage("configure", "Say where the page is written to, as in \"-o out.html\".");
  }
  return read;
}

Result<Options> read_simulate(const std::vector<std::string>& arguments) {
  Result<Options> read = read_rest(arguments, {simulate_value, simulate_operand,
                                               "Simulated visits need no file.", simulate_flag});
  if (!read) return read;
  Options& options = read.value();
  options.what = Options::What::Simulate;
  if (!options.not_a_number.empty()) {
    return usage(options.not_a_number,
                 "This option needs a whole number, as in \"--visits 1000\".");
  }
  if (options.visits < 1 || options.visits > most_visits) {
    return usage("--visits", "Choose from 1 to " + std::to_string(most_visits) + " visits.");
  }
  if (options.form && *options.form != "patient" && *options.form != "therapist" &&
      *options.form != "both") {
    return usage("--form",
                 "\"" + *options.form + "\" is no form. Choose patient, therapist or both.");
  }
  return read;
}

}  // namespace

Result<Options> read_options(const std::vector<std::string>& arguments) {
  Options options;
  if (has(arguments, "--help", "-h") || (!arguments.empty() && arguments[0] == "help")) {
    options.what = Options::What::Help;
    return options;
  }
  if (has(arguments, "--version", "-V")) {
    options.what = Options::What::Version;
    return options;
  }
  if (arguments.empty()) return usage("nextsession", "Say what to do. Try --help.");
  if (arguments[0] == "assess") return read_assess(arguments);
  if (arguments[0] == "report") return read_report(arguments);
  if (arguments[0] == "lint") return read_lint(arguments);
  if (arguments[0] == "template") return read_template(arguments);
  if (arguments[0] == "simulate") return read_simulate(arguments);
  if (arguments[0] == "configure") return read_configure(arguments);
  return usage(arguments[0],
               "This command is not known. There are \"assess\", \"report\", \"lint\", "
               "\"template\", \"simulate\" and \"configure\".");
}

}  // namespace nextsession
