#include <string>
#include <vector>

#include "questionnaire_fixture.h"
#include "record/settings.h"

using namespace nextsession;
using namespace nextsession::testing;

namespace {

std::string shown(const Settings& settings) {
  return settings.country + (settings.language.empty() ? "" : "/" + settings.language) + " " +
         (settings.theme.empty() ? "unset" : settings.theme) + " " +
         std::to_string(settings.text_size) + " " + settings.view +
         (settings.shortcuts ? " on" : " off");
}

TEST_CASE("settings: every combination is the same after writing and reading") {
  for (const char* country : {"", "IE", "US"}) {
    for (const char* theme : {"", "system", "light", "dark"}) {
      for (const int size : {100, 125, 150, 200}) {
        for (const char* view : {"auto", "canvas", "plain"}) {
          for (const bool shortcuts : {true, false}) {
            const char* language = size == 125 ? "es" : size == 150 ? "fil" : "";
            const Settings settings{country, language, theme, size, view, shortcuts};
            Findings findings;
            const Settings again = read_settings(write_settings(settings).dump(), findings);
            CHECK(shown(again) == shown(settings));
            CHECK(listed(findings.errors) == "");
            CHECK(listed(findings.warnings) == "");
          }
        }
      }
    }
  }
}

TEST_CASE("settings: a field that does not fit keeps its default and is named") {
  struct Row {
    std::string fields, warning, settings;
  };
  const std::vector<Row> rows = {
      {"", "", " unset 100 auto on"},
      {R"("country":"ie")", "bad-value settings: country\n", " unset 100 auto on"},
      {R"("country":"IRL","theme":"dark")", "bad-value settings: country\n", " dark 100 auto on"},
      {R"("country":7)", "wrong-type settings: country\n", " unset 100 auto on"},
      {R"("country":"")", "bad-value settings: country\n", " unset 100 auto on"},
      {R"("language":"es-419","country":"MX")", "bad-value settings: language\n",
       "MX unset 100 auto on"},
      {R"("language":"español")", "bad-value settings: language\n", " unset 100 auto on"},
      {R"("language":["es"])", "wrong-type settings: language\n", " unset 100 auto on"},
      {R"("theme":"pink","country":"IE")", "bad-value settings: theme\n", "IE unset 100 auto on"},
      {R"("theme":null)", "wrong-type settings: theme\n", " unset 100 auto on"},
      {R"("textSize":110)", "bad-value settings: textSize\n", " unset 100 auto on"},
      {R"("textSize":"150")", "wrong-type settings: textSize\n", " unset 100 auto on"},
      {R"("textSize":1e9)", "wrong-type settings: textSize\n", " unset 100 auto on"},
      {R"("textSize":-100)", "bad-value settings: textSize\n", " unset 100 auto on"},
      {R"("textSize":99999999999)", "bad-value settings: textSize\n", " unset 100 auto on"},
      {R"("view":"3d","textSize":150)", "bad-value settings: view\n", " unset 150 auto on"},
      {R"("view":[])", "wrong-type settings: view\n", " unset 100 auto on"},
      {R"("shortcuts":"off")", "wrong-type settings: shortcuts\n", " unset 100 auto on"},
      {R"("shortcuts":0,"view":"plain")", "wrong-type settings: shortcuts\n",
       " unset 100 plain on"},
      {R"("sound":true,"shortcuts":false)", "unsupported settings: sound\n", " unset 100 auto off"},
      {R"("theme":"x","view":"y")", "bad-value settings: theme\nbad-value settings: view\n",
       " unset 100 auto on"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.fields);
    Findings findings;
    const Settings settings = read_settings(R"({"format":"next-session/settings","version":1)" +
                                                (row.fields.empty() ? "" : "," + row.fields) + "}",
                                            findings);
    CHECK(listed(findings.errors) == "");
    CHECK(listed(findings.warnings) == row.warning);
    CHECK(shown(settings) == row.settings);
  }
}

TEST_CASE("settings: what is no settings document gives the defaults and one error") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", "syntax settings:1:1\n"},
      {"{", "syntax settings:1:2\n"},
      {"[]", "wrong-type settings\n"},
      {"{}", "missing settings: format\n"},
      {R"({"format":1,"version":1})", "wrong-type settings: format\n"},
      {R"({"format":"next-session/visit","version":1})", "bad-value settings: format\n"},
      {R"({"format":"next-session/settings"})", "missing settings: version\n"},
      {R"({"format":"next-session/settings","version":"1"})", "wrong-type settings: version\n"},
      {R"({"format":"next-session/settings","version":0})", "bad-value settings: version\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    Findings findings;
    CHECK(shown(read_settings(row.first, findings)) == shown(Settings{}));
    CHECK(listed(findings.errors) == row.second);
  }
}

TEST_CASE("settings: of a later version, what is understood is used") {
  Findings findings;
  const Settings settings =
      read_settings(R"({"format":"next-session/settings","version":2,"theme":"dark"})", findings);
  CHECK(settings.theme == "dark");
  CHECK(listed(findings.errors) == "");
  CHECK(listed(findings.warnings) == "newer settings: version\n");
}

TEST_CASE("settings: no damage breaks more than the settings") {
  const std::string text = write_settings({"IE", "es", "dark", 150, "plain", false}).dump();
  Dice dice(5);
  int changed = 0;
  for (int i = 0; i < 5000; ++i) {
    Findings findings;
    const Settings settings = read_settings(mutated(text, dice), findings);
    if (shown(settings) != "IE/es dark 150 plain off") {
      ++changed;
      continue;
    }
    CHECK(findings.errors.empty());
  }
  CHECK(changed > 1000);
  CHECK(changed < 5000);
}

}  // namespace
