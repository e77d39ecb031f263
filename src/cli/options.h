// The command line as a value.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "questionnaire/result.h"

namespace nextsession {

struct Options {
  enum class What { Assess, Report, Lint, Template, Simulate, Configure, Help, Version };
  What what = What::Assess;
  bool json = false;
  std::optional<std::string> rules;
  // assess; report: `response` and `assets` too
  std::string response;             // file, or "-" for standard input
  std::optional<std::string> form;  // files that replace those under `assets`; simulate: an id
  std::optional<std::string> assets;
  std::string lang = "en";
  std::set<std::string, std::less<>> opened;  // constructs whose deeper questions were asked for
  // lint
  std::vector<std::string> paths;  // folders and forms; empty: the program's own assets
  std::optional<std::string> locale;
  std::optional<std::string> lists;  // replaces assets/lint/words.json
  std::string today;                 // YYYY-MM-DD; empty: the real date
  // report
  std::string out;  // file to write, .html or .txt; empty: plain text to standard output
  // configure; `out` too, always given
  std::string page, practice;  // files; `practice` may be "-"
  // template; `assets` too
  std::string language;  // its code, never "en"; report: empty for that of the latest visit
  // simulate
  std::uint64_t visits = 20000;  // in all, shared by the forms
  std::uint64_t seed = 1;
  std::optional<std::uint64_t> only;  // the number of the one visit to show
  bool markdown = false;              // tables for docs/behaviour.md
  std::string not_a_number;           // an option that wants one and got something else
};

// `arguments` without the program's own name. An error means wrong usage; its `where` is the
// argument and its message says what to type instead.
Result<Options> read_options(const std::vector<std::string>& arguments);

// What --help prints.
std::string help_text();

}  // namespace nextsession
