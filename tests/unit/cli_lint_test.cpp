#include "cli/command.h"
#include "cli/options.h"

#include <algorithm>
#include <sstream>

#include "questionnaire/json.h"
#include "support/folder.h"
#include "support/visits.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

namespace fs = std::filesystem;

struct LintRun {
  int code = 0;
  std::string out, err;
};

LintRun run_lint(std::vector<std::string> arguments, const std::string& input = {}) {
  arguments.insert(arguments.begin(), "lint");
  std::istringstream in(input);
  std::ostringstream out, err;
  LintRun result;
  const Console console{in,    out,         err, source_dir() / "build/native/nextsession",
                        false, "2026-11-24"};
  result.code = run_command(arguments, console);
  result.out = out.str();
  result.err = err.str();
  return result;
}

bool tells(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

std::string words_file() { return (source_dir() / "assets/lint/words.json").string(); }

const char* const small_form = R"({"resourceType": "Questionnaire", "url": "urn:a", "version": "1",
  "title": "A", "status": "active", "language": "en", "item": [{"linkId": "1", "type": "boolean",
  "text": "Do you agree?"}]})";

}  // namespace

TEST_CASE("lint command: options") {
  const Result<Options> options =
      read_options({"lint", "a", "--json", "b.json", "--rules=r.json", "--locale", "l.json",
                    "--words", "w.json", "--today", "2026-11-24"});
  REQUIRE(options.ok());
  CHECK(options.value().what == Options::What::Lint);
  CHECK(options.value().paths == std::vector<std::string>{"a", "b.json"});
  CHECK(options.value().json);
  CHECK(*options.value().rules == "r.json");
  CHECK(*options.value().locale == "l.json");
  CHECK(*options.value().lists == "w.json");
  CHECK(options.value().today == "2026-11-24");
  CHECK(read_options({"lint"}).ok());
  for (const std::vector<std::string>& wrong :
       {std::vector<std::string>{"lint", "--today", "24.11.2026"},
        {"lint", "--today", "2026-11"},
        {"lint", "--lang", "en"},
        {"lint", "--rules"},
        {"lint", "-x"}}) {
    CHECK_FALSE(read_options(wrong).ok());
  }
  for (const char* word : {"lint", "--locale", "--words", "--today"}) {
    CHECK_MESSAGE(tells(help_text(), word), word);
  }
}

TEST_CASE("lint command: a form with a fault") {
  const LintRun run = run_lint({"-", "--words", words_file()}, small_form);
  CHECK(run.code == 1);
  CHECK(run.err.empty());
  CHECK(
      tells(run.out, "standard input: item[0].text (1): error: \"Do you agree?\" has \"agree\"."));
  CHECK(tells(run.out, "[agree]\n"));
  CHECK(tells(run.out,
              "standard input: too few words for a reading level (3 words), 1 error, "
              "0 warnings\n"));
  CHECK(tells(run.out, "2 files, 1 error, 0 warnings\n"));
  for (const char c : run.out) CHECK(c != '\r');
}

TEST_CASE("lint command: a form without one, as JSON") {
  std::string text = small_form;
  text.replace(text.find("agree"), 5, "sleep");
  const LintRun run = run_lint({"-", "--json", "--words", words_file()}, text);
  CHECK(run.code == 0);
  const Json json = Json::parse(run.out);
  CHECK(json["errors"] == 0);
  CHECK(json["findings"].empty());
  REQUIRE(json["files"].size() == 2);
  CHECK(json["files"][0]["language"] == "en");
}

TEST_CASE("lint command: JSON findings have every field") {
  const LintRun run = run_lint({"-", "--json", "--words", words_file()}, small_form);
  CHECK(run.code == 1);
  const Json json = Json::parse(run.out);
  CHECK(json["errors"] == 1);
  const Json& finding = json["findings"][0];
  CHECK(finding["file"] == "standard input");
  CHECK(finding["path"] == "item[0].text");
  CHECK(finding["key"] == "1");
  CHECK(finding["rule"] == "agree");
  CHECK(finding["severity"] == "error");
  CHECK_FALSE(finding["message"].get<std::string>().empty());
  CHECK_FALSE(finding["remedy"].get<std::string>().empty());
}

TEST_CASE("lint command: what cannot be read") {
  const LintRun broken = run_lint({"-", "--words", words_file()}, "{\n  ,}");
  CHECK(broken.code == 1);
  CHECK(tells(broken.out, "[read-syntax]"));
  const LintRun gone = run_lint({"/nowhere/form.json", "--words", words_file()});
  CHECK(gone.code == 1);
  CHECK(tells(gone.out, "/nowhere/form.json: error: "));
  CHECK(tells(gone.out, "[read-missing]"));
  const LintRun lists = run_lint({"-", "--words", "/nowhere/words.json"}, small_form);
  CHECK(lists.code == 1);
  CHECK(tells(lists.out, "/nowhere/words.json: error: "));
}

TEST_CASE("lint command: wrong usage") {
  CHECK(run_lint({source_dir().string() + "/src"}).code == 2);
  CHECK(run_lint({"--rules", "r.json"}).code == 2);
  CHECK(run_lint({"--today", "soon", "-"}).code == 2);
}

TEST_CASE("lint command: a folder") {
  TemporaryFolder folder;
  folder.write("questionnaires/a.json", small_form);
  folder.write("locales/en.json",
               R"({"language": "en", "messages": {"brand": "That is nobody's fault."}})");
  folder.write("helplines.json", R"({"countries": []})");
  folder.write("sources.json", R"({"sources": []})");
  const LintRun own = run_lint({folder.path.string(), "--words", words_file()});
  CHECK(own.code == 1);
  for (const char* rule : {"[agree]", "[banned-word]", "[helpline-countries]"}) {
    CHECK_MESSAGE(tells(own.out, rule), own.out);
  }
  // A folder's own word lists come before this program's.
  folder.write("lint/words.json", R"({"languages": {"en": {"itemWords": 2}}})");
  const LintRun lists = run_lint({folder.path.string()});
  CHECK(tells(lists.out, "[item-length]"));
  CHECK_FALSE(tells(lists.out, "[agree]"));
}

TEST_CASE("lint command: rules and words of a single form") {
  TemporaryFolder folder;
  const fs::path assets = source_dir() / "assets";
  const std::string form = (assets / "questionnaires/patient.json").string();
  const std::string rules = (assets / "interpretation/patient.json").string();
  folder.write("words.json", R"({"language": "en", "messages": {"brand": "x"}})");
  const std::string words = (folder.path / "words.json").string();
  const LintRun run =
      run_lint({form, "--rules", rules, "--locale", words, "--words", words_file()});
  CHECK(run.code == 1);
  CHECK(tells(run.out, "messages[\"construct.R1.title\"]: error: "));
  CHECK(tells(run.out, "[missing-message]"));
}
