// The real form with its rules, and the whole visits in tests/cases.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "assessment/assess.h"
#include "questionnaire/json.h"
#include "questionnaire/read.h"
#include "questionnaire/response.h"

namespace nextsession::test {

inline Json json_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), path.string());
  std::stringstream text;
  text << in.rdbuf();
  Result<Json> json = parse_json(text.str(), path.filename().string(), form_limits);
  REQUIRE_MESSAGE(json.ok(), describe(json.error()));
  return std::move(json).value();
}

inline std::filesystem::path source_dir() { return NEXTSESSION_SOURCE_DIR; }

struct RealForm {
  Questionnaire form;
  Interpretation rules;
};

inline void expect_clean(const Findings& findings) {
  for (const Error& error : findings.errors) FAIL_CHECK(describe(error));
  for (const Error& warning : findings.warnings) FAIL_CHECK(describe(warning));
}

// Read once; the tests only look at it.
inline const RealForm& real_form() {
  static const RealForm real = [] {
    Findings findings;
    const std::filesystem::path assets = source_dir() / "assets";
    auto form = read_questionnaire(json_of(assets / "questionnaires/patient.json"),
                                   "questionnaires/patient.json", findings);
    expect_clean(findings);
    REQUIRE(form.has_value());
    auto rules = read_interpretation(json_of(assets / "interpretation/patient.json"), *form,
                                     "interpretation/patient.json", findings);
    expect_clean(findings);
    REQUIRE(rules.has_value());
    return RealForm{std::move(*form), std::move(*rules)};
  }();
  return real;
}

inline std::vector<std::filesystem::path> case_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(source_dir() / "tests/cases")) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

struct Case {
  Json document;
  Answers answers;
  std::set<std::string, std::less<>> opened;
  Visit visit() const { return {real_form().form, real_form().rules, answers, opened, {}}; }
};

inline Case load_case(const std::filesystem::path& file) {
  Case loaded;
  loaded.document = json_of(file);
  Findings findings;
  auto answers = read_response(loaded.document["response"], real_form().form,
                               file.filename().string(), findings);
  expect_clean(findings);
  REQUIRE(answers.has_value());
  loaded.answers = std::move(*answers);
  if (loaded.document.contains("opened")) {
    for (const Json& id : loaded.document["opened"]) loaded.opened.insert(id.get<std::string>());
  }
  return loaded;
}

}  // namespace nextsession::test
