#include "cli/command.h"

#include <cstdint>
#include <fstream>
#include <sstream>

#include "questionnaire/json.h"
#include "support/visits.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

namespace fs = std::filesystem;

struct Run {
  int code = 0;
  std::string out, err;
};

Run run(std::vector<std::string> arguments, const std::string& input = {}, bool bold = false) {
  if (!arguments.empty() && arguments[0] == "assess") {
    arguments.push_back("--assets");
    arguments.push_back((source_dir() / "assets").string());
  }
  std::istringstream in(input);
  std::ostringstream out, err;
  Run result;
  result.code = run_command(arguments, {in, out, err, "nextsession", bold});
  result.out = out.str();
  result.err = err.str();
  return result;
}

// The response of a case, as text.
std::string response_of(const std::string& name) {
  return json_of(source_dir() / "tests/cases" / (name + ".json"))["response"].dump();
}

bool says(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

// A file that is gone when the test is over.
struct TemporaryFile {
  explicit TemporaryFile(const std::string& text)
      : path(fs::temp_directory_path() /
             ("nextsession-cli-test-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)))) {
    std::ofstream(path, std::ios::binary) << text;
  }
  ~TemporaryFile() {
    std::error_code ignored;
    fs::remove(path, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  fs::path path;
};

}  // namespace

TEST_CASE("cli: help and version") {
  CHECK(run({"--help"}).code == 0);
  CHECK(says(run({"--help"}).out, "Usage:"));
  CHECK(run({"--version"}).code == 0);
  CHECK(says(run({"--version"}).out, "nextsession "));
}

TEST_CASE("cli: json is what the assessment gives") {
  for (const char* name : {"v1-bond-and-presence", "v4-unsaid-not-alone", "flag-under-18"}) {
    CAPTURE(name);
    const Run result = run({"assess", "-", "--json"}, response_of(name));
    CHECK(result.code == 0);
    CHECK(result.err.empty());
    const Case visit = load_case(source_dir() / "tests/cases" / (std::string(name) + ".json"));
    CHECK(Json::parse(result.out) == to_json(assess(visit.visit()), real_form().rules));
  }
}

TEST_CASE("cli: a file and standard input give the same") {
  const TemporaryFile file(response_of("v1-bond-and-presence"));
  const Run named = run({"assess", file.path.string()});
  const Run piped = run({"assess", "-"}, response_of("v1-bond-and-presence"));
  CHECK(named.code == 0);
  CHECK(named.out == piped.out);
}

TEST_CASE("cli: deeper questions opened by hand") {
  const std::string response = response_of("opened-by-hand");
  CHECK(Json::parse(run({"assess", "-", "--json"}, response).out)["reasons"].empty());
  const Json opened = Json::parse(run({"assess", "-", "--json", "--open", "R5"}, response).out);
  CHECK(opened["reasons"][0]["id"] == "R5");
}

TEST_CASE("cli: in words, with the answers behind each reason") {
  const Run result = run({"assess", "-"}, response_of("v4-unsaid-not-alone"));
  REQUIRE(result.code == 0);
  CHECK(result.err.empty());
  const Json words = json_of(source_dir() / "assets/locales/en.json")["messages"];
  const auto flat = [](std::string text) {
    std::string line;
    for (const char c : text) {
      if (c != '\n' && (c != ' ' || line.empty() || line.back() != ' '))
        line += c;
      else if (!line.empty() && line.back() != ' ')
        line += ' ';
    }
    return line;
  };
  const std::string text = flat(result.out);
  for (const char* key : {"construct.R4.title", "construct.R1.title", "construct.R4.reason",
                          "advice.A6.title", "advice.A6.say.gentle", "advice.A6.say.direct",
                          "advice.A8.title", "advice.A2.title", "advice.A1.title"}) {
    CAPTURE(key);
    CHECK(says(text, words[key].get<std::string>()));
  }
  CHECK(says(text, words["item.R4.2.short"].get<std::string>()));
  CHECK_FALSE(says(result.out, "**"));
  CHECK_FALSE(says(result.out, "{"));
  CHECK_FALSE(says(result.out, "\x1b["));
  // Reasons come before advice.
  CHECK(text.find(words["construct.R4.reason"].get<std::string>()) <
        text.find(words["advice.A6.title"].get<std::string>()));
}

TEST_CASE("cli: safety comes before everything else, with what it holds back") {
  const Json words = json_of(source_dir() / "assets/locales/en.json")["messages"];
  const std::string out = run({"assess", "-"}, response_of("v6-safety-first")).out;
  const std::size_t flag = out.find(words["flag.SF1.title"].get<std::string>());
  const std::size_t reason = out.find(words["construct.R1.title"].get<std::string>());
  REQUIRE(flag != std::string::npos);
  REQUIRE(reason != std::string::npos);
  CHECK(flag < reason);
  const std::size_t held = out.find(words["advice.A14.title"].get<std::string>());
  CHECK(held > flag);
  CHECK(held < reason);

  const std::string minor = run({"assess", "-"}, response_of("flag-under-18")).out;
  CHECK(says(minor, words["flag.SF10.title"].get<std::string>()));
  CHECK_FALSE(says(minor, words["advice.A1.title"].get<std::string>()));
}

TEST_CASE("cli: every visit is printed whole, without holes") {
  for (const auto& file : case_files()) {
    CAPTURE(file.filename().string());
    const Json document = json_of(file);
    const Run result = run({"assess", "-"}, document["response"].dump());
    CHECK(result.code == 0);
    CHECK_FALSE(says(result.out, "{"));
    CHECK_FALSE(says(result.out, "**"));
    // A message that is missing shows its id.
    for (const char* stem : {"flag.SF", "note.", "construct.", "advice.A", "item.", "progress.",
                             "band.", "confidence.", "results.", "moving."}) {
      CAPTURE(std::string(stem));
      const std::size_t at = result.out.find(stem);
      const bool word_end = at != std::string::npos &&
                            at + std::string(stem).size() < result.out.size() &&
                            result.out[at + std::string(stem).size()] > ' ';
      CHECK_FALSE(word_end);
    }
    std::istringstream lines(result.out);
    for (std::string line; std::getline(lines, line);) {
      const auto columns = std::count_if(line.begin(), line.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
      });
      CHECK_MESSAGE(columns <= 78, line);
      CHECK_MESSAGE((line.empty() || line.back() != ' '), line);
    }
  }
}

TEST_CASE("cli: bold only where it is wanted") {
  const std::string out = run({"assess", "-"}, response_of("v1-bond-and-presence"), true).out;
  CHECK(says(out, "\x1b[1m"));
  const auto count = [&](const std::string& what) {
    int n = 0;
    for (std::size_t at = out.find(what); at != std::string::npos; at = out.find(what, at + 1)) ++n;
    return n;
  };
  CHECK(count("\x1b[1m") == count("\x1b[0m"));
}

TEST_CASE("cli: the example in the documentation is what comes out") {
  std::ifstream file(source_dir() / "docs/assess-output.md", std::ios::binary);
  std::stringstream page;
  page << file.rdbuf();
  const std::string text = page.str();
  const std::size_t start = text.find("```json\n");
  REQUIRE(start != std::string::npos);
  const Json shown = Json::parse(text.substr(start + 8, text.find("\n```\n", start) - start - 8));
  const Json full =
      Json::parse(run({"assess", "-", "--json"}, response_of("v4-unsaid-not-alone")).out);
  std::vector<std::string> names, shown_names;
  for (const auto& entry : full.items()) {
    const std::string& name = entry.key();
    const Json& value = entry.value();
    names.push_back(name);
    // The page leaves out most areas and answers.
    if (name == "constructs" || name == "reasons") continue;
    CAPTURE(name);
    CHECK(shown[name] == value);
    CHECK(says(text, "`" + name + "`"));
  }
  for (const auto& [name, value] : shown.items()) shown_names.push_back(name);
  CHECK(shown_names == names);
  REQUIRE(shown["reasons"].size() == full["reasons"].size());
  for (std::size_t i = 0; i < shown["reasons"].size(); ++i) {
    for (const auto& [name, value] : full["reasons"][i].items()) {
      if (name != "answers") CHECK(shown["reasons"][i][name] == value);
      CHECK(says(text, "`" + name + "`"));
    }
  }
  for (const auto& [name, value] : full["constructs"][0].items()) {
    CHECK(shown["constructs"][0].contains(name));
    CHECK(says(text, "`" + name + "`"));
  }
}

TEST_CASE("cli: problems say what, where and what to do") {
  struct Row {
    const char* about;
    std::vector<std::string> arguments;
    std::string input;
    int code;
    const char* says;
  };
  const TemporaryFile broken("{\"resourceType\": ");
  const TemporaryFile other(R"({"resourceType": "Patient"})");
  const TemporaryFile empty("");
  const std::string good = response_of("v1-bond-and-presence");
  const std::vector<Row> rows = {
      {"no command", {}, "", 2, "--help"},
      {"unknown command", {"rate"}, "", 2, "rate"},
      {"unknown option", {"assess", "-", "--loud"}, good, 2, "--loud"},
      {"no such file", {"assess", "not-there.json"}, "", 1, "not-there.json"},
      {"a folder", {"assess", "."}, "", 1, "folder"},
      {"not JSON", {"assess", "-"}, "{", 1, "standard input:"},
      {"not JSON in a file", {"assess", broken.path.string()}, "", 1, "nextsession-cli-test"},
      {"empty", {"assess", empty.path.string()}, "", 1, "nextsession-cli-test"},
      {"another resource", {"assess", other.path.string()}, "", 1, "resourceType"},
      {"too large", {"assess", "-"}, std::string((1U << 20) + 2, ' '), 1, "standard input"},
      {"no such form", {"assess", "-", "--form", "none.json"}, good, 1, "none.json"},
      {"a form that is none",
       {"assess", "-", "--form", other.path.string()},
       good,
       1,
       "nextsession"},
      {"rules that are none",
       {"assess", "-", "--rules", other.path.string()},
       good,
       1,
       "constructs"},
      {"no such language", {"assess", "-", "--lang", "tlh"}, good, 2, "en"},
      {"no such area", {"assess", "-", "--open", "R9"}, good, 2, "R1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.about);
    const Run result = run(row.arguments, row.input);
    CHECK(result.code == row.code);
    CHECK(result.out.empty());
    CHECK_MESSAGE(says(result.err, row.says), result.err);
    CHECK(says(result.err, "error: "));
    CHECK(result.err.back() == '\n');
  }
}

TEST_CASE("cli: a single bad answer is a warning, and the rest is assessed") {
  Json response = Json::parse(response_of("v1-bond-and-presence"));
  response["item"][0]["item"][1]["answer"][0]["valueCoding"]["code"] = "a-lot";
  const Run result = run({"assess", "-", "--json"}, response.dump());
  CHECK(result.code == 0);
  CHECK(says(result.err, "warning: "));
  CHECK(says(result.err, "a-lot"));
  CHECK(Json::parse(result.out)["sessions"].is_null());
}

TEST_CASE("cli: assets that are not there") {
  std::istringstream in;
  std::ostringstream out, err;
  const int code = run_command({"assess", "-", "--assets", "nowhere"}, {in, out, err, "x", false});
  CHECK(code == 1);
  CHECK(says(err.str(), "nowhere"));
}
