// Records to write and read: the golden file with its form, and visits made up.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "questionnaire_fixture.h"
#include "record/saved_record.h"

namespace nextsession::testing {

inline std::string file_in_tree(const std::string& path) {
  std::ifstream in(std::filesystem::path(NEXTSESSION_SOURCE_DIR) / path, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

inline const Questionnaire& golden_form() {
  static const Questionnaire form = form_from(file_in_tree("tests/golden/record-1.form.json"));
  return form;
}

inline Forms golden_forms() { return {&golden_form()}; }

inline Answer code_answer(const std::string& system, const std::string& code) {
  return {Answer::Kind::Given, {Coding{system, code, ""}}};
}
inline Answer number_answer(std::int64_t number) { return {Answer::Kind::Given, {number}}; }
inline Answer text_answer(const std::string& text) { return {Answer::Kind::Given, {text}}; }

// What the golden file holds.
inline SavedRecord golden_record() {
  SavedVisit first;
  first.id = "00c0ffee00000001";
  first.changed = 17;
  first.date = "2026-03-02";
  first.language = "en";
  first.form = "https://nextsession.invalid/Questionnaire/golden|1.0.0";
  first.finished = true;
  first.answers["P1#1/P1.text"] = text_answer("Sleep \"through\" the night \xE2\x80\x93 \xC3\xB1");
  first.answers["P1#1/P1.start"] = number_answer(2);
  first.answers["P1#1/P1.now"] = number_answer(5);
  first.answers["P1#3/P1.text"] = text_answer("See friends");
  first.answers["P1#3/P1.now"] = number_answer(10);
  first.answers["Q1"] = code_answer("urn:often", "never");
  first.answers["Q1.more"] = text_answer("We ran out of time.");
  first.answers["Q2"] = {Answer::Kind::Given, {Coding{"", "time", ""}, Coding{"", "sleep", ""}}};
  first.answers["Q3"] = {Answer::Kind::Given, {true}};
  first.answers["Q4"] = {Answer::Kind::Given, {1.5}};
  first.answers["Q5"] = {Answer::Kind::RatherNotSay, {}};
  first.screen = "plan";
  first.question = "P1#3/P1.now";
  first.opened = {"R1", "G"};
  first.plan = {{"A2", "gentle", "When we stopped early, I felt lost.", "", ""},
                {"A4", "", "", "", ""}};
  first.ticked = {"A2.do.1"};
  first.words = {{"A9", "direct"}};
  SavedVisit second;
  second.id = "00c0ffee00000002";
  second.changed = 4;
  second.kind = "check-in";
  second.date = "2026-03-16";
  second.language = "es";
  second.form = first.form;
  second.finished = true;
  second.answers["P1#1/P1.text"] = first.answers["P1#1/P1.text"];
  second.answers["P1#1/P1.now"] = number_answer(6);
  second.answers["Q5"] = {Answer::Kind::DoesNotApply, {}};
  second.plan = {{"A2", "gentle", "", "partly", "She listened. We will look at it again."},
                 {"A4", "direct", "", "no", ""}};
  SavedVisit third = second;
  third.id = "00c0ffee00000003";
  third.changed = 1;
  third.date = "2026-04-01";
  third.finished = false;
  third.plan = {};
  return {{first, second, third}, {}, Json()};
}

inline SavedRecord read_clean(const std::string& text, const Forms& forms) {
  Findings findings;
  std::optional<SavedRecord> record = read_saved(text, forms, findings);
  CHECK(listed(findings.errors) == "");
  REQUIRE(record.has_value());
  return *std::move(record);
}

// All that is in a record as one text, to compare. Without the notes of what was set aside.
inline std::string all_of(const SavedRecord& record, const Forms& forms) {
  return write_saved(record, forms, {}).dump(1);
}

// "P1#2/P1.now Dangling visits[0]..." and so on, one a line.
inline std::string named(const SavedRecord& record) {
  std::string all;
  for (const SetAside& one : record.set_aside) {
    all += one.visit + " " + name_of(one.code) + " " + one.key + " " + one.where + "\n";
  }
  return all;
}

}  // namespace nextsession::testing
