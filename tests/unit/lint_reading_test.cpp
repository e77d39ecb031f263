// The pooled reading level.
#include <initializer_list>

#include "lint_fixture.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

// 20 sentences of five words: grade 12.7 in English, INFLESZ 51 in Spanish.
const char* const hard_english = "Various individuals anticipate considerable deterioration. ";
const char* const hard_spanish = "Numerosas personas anticipan deterioros considerables. ";

std::string repeated(int count, const std::string& text) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

const LintedFile& summed_up(const LintResult& result, const std::string& file) {
  for (const LintedFile& one : result.files) {
    if (one.file == file) return one;
  }
  FAIL("not linted: " << file);
  return result.files.front();
}

}  // namespace

TEST_CASE("lint: hard words are found per language and audience, once there are enough") {
  struct Row {
    const char* language;
    const char* key;
    const char* text;
    int times;
    bool found;
    const char* audience;
  };
  const std::vector<Row> rows = {
      {"en", "band.look", hard_english, 40, true, "patient"},
      {"en", "band.look", "You can say what you like. ", 40, false, "patient"},
      {"en", "band.look", hard_english, 3, false, "patient"},
      {"en", "privacy.1.text.1", hard_english, 40, true, "looser"},
      {"en", "privacy.1.text.1", "Some of these rules apply to services you visit. ", 40, false,
       "looser"},
      {"en", "how.1.text.1", hard_english, 40, true, "looser"},
      {"es", "band.look", hard_spanish, 40, true, "patient"},
      {"es", "band.look", "Puedes decir lo que tú quieras. ", 40, false, "patient"},
      {"es", "how.1.text.1", hard_spanish, 40, true, "looser"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.key);
    CAPTURE(row.text);
    LintFixture all = lint_fixture();
    all["en"]["messages"][row.key] = "Short.";
    all["es"]["messages"][row.key] = "Breve.";
    all[row.language]["messages"][row.key] = repeated(row.times, row.text);
    const LintResult result = lint(lint_input(all));
    const std::string found = shown_findings(result);
    CAPTURE(found);
    const LintFinding* finding = find_rule(result, "reading-level");
    CHECK((finding != nullptr) == row.found);
    if (finding == nullptr) continue;
    CHECK(finding->severity == Severity::Error);
    CHECK(finding->file == "locales/" + std::string(row.language) + ".json");
    CHECK(finding->key == row.audience);
    CHECK(finding->remedy.find(row.key) != std::string::npos);  // the hardest text is named
  }
}

TEST_CASE("lint: labels and answers are no running text") {
  LintFixture all = lint_fixture();
  // No stop at the end: a label.
  all["en"]["messages"]["brand"] = repeated(40, "considerable deterioration ");
  const LintResult result = lint(lint_input(all));
  CHECK(find_rule(result, "reading-level") == nullptr);
  const LintedFile& english = summed_up(result, "locales/en.json");
  REQUIRE(english.levels.size() == 2);
  CHECK(english.levels[0].counts.words < least_words_to_judge);
}

TEST_CASE("lint: a form for practitioners, and its messages, may be harder") {
  LintFixture all = lint_fixture();
  // Between grade 6 and 8.
  const std::string text = repeated(100, "Some services ask about your recent sessions. ");
  all["form"]["item"][1]["item"][0]["text"] = text;
  for (const char* key : {"advice.talk.why", "plan.visit.title"}) {
    all["en"]["messages"][key] = text;
    all["es"]["messages"][key] = "Breve.";
  }
  const LintResult patients = lint(lint_input(all));
  int found = 0;
  for (const LintFinding& finding : patients.findings) found += finding.rule == "reading-level";
  CHECK(found == 2);  // form and messages
  all["form"]["subjectType"] = Json::array({"Practitioner"});
  const LintResult practitioners = lint(lint_input(all));
  CHECK(find_rule(practitioners, "reading-level") == nullptr);
  all["form"]["subjectType"] = Json::array({"Practitioner", "Patient"});
  CHECK(find_rule(lint(lint_input(all)), "reading-level") != nullptr);
}

TEST_CASE("lint: the summary of a file") {
  LintFixture all = lint_fixture();
  all["en"]["messages"]["band.look"] = repeated(40, "You can say what you like. ");
  const LintResult result = lint(lint_input(all));
  const LintedFile& english = summed_up(result, "locales/en.json");
  CHECK(english.language == "en");
  REQUIRE_FALSE(english.levels.empty());
  CHECK(english.levels[0].enough);
  CHECK(english.levels[0].limit == 6);
  CHECK(english.levels[0].level < 3);
  const Json json = to_json(result);
  CHECK(json["errors"] == 0);
  CHECK(json["files"].size() == 7);
  const Json& file = json["files"][2];
  CHECK(file["file"] == "locales/en.json");
  CHECK(file["reading"][0]["audience"] == "patient");
  CHECK(file["reading"][0]["formula"] == "flesch-kincaid");
  CHECK(file["reading"][0]["level"].is_number());
  CHECK(json["files"][0]["reading"][0]["level"].is_null());  // too few words
}
