#include <sstream>

#include "cli/command.h"
#include "cli/options.h"
#include "questionnaire/json.h"
#include "support/visits.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

struct SimulateRun {
  int code = 0;
  std::string out, err;
};

SimulateRun run_simulate(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "simulate");
  std::istringstream in;
  std::ostringstream out, err;
  SimulateRun result;
  const Console console{in, out, err, source_dir() / "build/native/nextsession", false, {}};
  result.code = run_command(arguments, console);
  result.out = out.str();
  result.err = err.str();
  return result;
}

bool prints(const SimulateRun& run, const std::string& words) {
  return run.out.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("simulate command: options") {
  const Result<Options> options = read_options(
      {"simulate", "--visits", "50", "--seed=7", "--form", "therapist", "--only", "3", "--json"});
  REQUIRE(options.ok());
  CHECK(options.value().what == Options::What::Simulate);
  CHECK(options.value().visits == 50);
  CHECK(options.value().seed == 7);
  CHECK(*options.value().form == "therapist");
  CHECK(*options.value().only == 3);
  CHECK(options.value().json);
  CHECK_FALSE(options.value().markdown);
  CHECK(read_options({"simulate", "--markdown"}).value().markdown);
  CHECK(read_options({"simulate"}).value().visits == 20000);
  for (const std::vector<std::string>& wrong :
       {std::vector<std::string>{"simulate", "--visits", "0"},
        {"simulate", "--visits", "many"},
        {"simulate", "--visits", "-1"},
        {"simulate", "--visits", "99999999999999999999"},
        {"simulate", "--seed", "1x"},
        {"simulate", "--form", "friend"},
        {"simulate", "--lang", "en"},
        {"simulate", "file.json"},
        {"lint", "--markdown"}}) {
    CHECK_FALSE(read_options(wrong).ok());
  }
  for (const char* word : {"simulate", "--visits", "--seed", "--only", "--markdown"}) {
    CHECK_MESSAGE(help_text().find(word) != std::string::npos, word);
  }
}

TEST_CASE("simulate command: tables") {
  const SimulateRun run = run_simulate({"--visits", "44", "--seed", "1"});
  CHECK(run.err.empty());
  CHECK(run.code == 1);  // so few cannot reach everything
  CHECK(prints(run, "== Form: patient ==\n22 visits, seed 1."));
  CHECK(prints(run, "== Form: therapist ==\n22 visits, seed 1."));
  CHECK(prints(run, "never"));
  CHECK(prints(run, "WRONG: the flag SF12 is never up\n"));
  for (const char* title : {"Ways to answer", "Areas", "Notes", "Safety flags", "Advice",
                            "Questions seen", "Invariants"}) {
    CHECK_MESSAGE(prints(run, title), title);
  }
  CHECK(run_simulate({"--visits", "44", "--seed", "1"}).out == run.out);

  const SimulateRun doc = run_simulate({"--visits", "11", "--form", "patient", "--markdown"});
  CHECK(prints(doc, "### Form: patient\n"));
  CHECK(prints(doc, "| area | reason | strength | check |\n|-|-|-|-|\n"));
  CHECK_FALSE(prints(doc, "therapist"));
}

TEST_CASE("simulate command: JSON") {
  const SimulateRun run = run_simulate({"--visits", "22", "--form", "therapist", "--json"});
  const Json json = Json::parse(run.out);
  CHECK(json["seed"] == 1);
  REQUIRE(json["forms"].size() == 1);
  const Json& form = json["forms"][0];
  CHECK(form["form"] == "therapist");
  CHECK(form["visits"] == 22);
  CHECK(form["areas"][0]["id"] == "T1");
  CHECK(form["advice"].size() == 18);
  CHECK(form["questions"][0]["id"] == "visitors");
  for (const Json& invariant : form["invariants"]) CHECK(invariant["broken"] == 0);
  CHECK_FALSE(form["wrong"].empty());
}

TEST_CASE("simulate command: one visit") {
  const SimulateRun run = run_simulate({"--only", "12", "--form", "patient"});
  CHECK(run.code == 0);
  CHECK(prints(run, "Visit 12 of seed 1: mixed\nAsked: X1 X2"));
  CHECK(prints(run, "  X1: adult\n"));
  CHECK(prints(run, "\"reasons\": ["));
  CHECK(prints(run, "Every invariant holds.\n"));
}

TEST_CASE("simulate command: assets that are not there") {
  const SimulateRun run = run_simulate({"--assets", "/nowhere"});
  CHECK(run.code == 1);
  CHECK(run.err.find("error: ") == 0);
}

// Where no strength is named, the page says so instead of leaving a gap (view_results.cpp).
TEST_CASE("simulate command: a visit without a strength has words for it") {
  for (const char* language : {"en", "es"}) {
    const Json words = json_of(source_dir() / "assets/locales" / (std::string(language) + ".json"));
    CHECK_FALSE(words["messages"]["strengths.none"].get<std::string>().empty());
  }
}
