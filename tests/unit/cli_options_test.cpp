#include "cli/options.h"

#include <doctest/doctest.h>

using namespace nextsession;

namespace {

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("options: what is understood") {
  const Result<Options> plain = read_options({"assess", "visit.json"});
  REQUIRE(plain.ok());
  CHECK(plain.value().what == Options::What::Assess);
  CHECK(plain.value().response == "visit.json");
  CHECK(plain.value().lang == "en");
  CHECK_FALSE(plain.value().json);
  CHECK_FALSE(plain.value().form.has_value());

  const Result<Options> all =
      read_options({"assess", "--form", "f.json", "--rules=r.json", "-", "--lang", "es-419",
                    "--json", "--assets", "a", "--open", "R5", "--open=R1"});
  REQUIRE(all.ok());
  CHECK(all.value().response == "-");
  CHECK(*all.value().form == "f.json");
  CHECK(*all.value().rules == "r.json");
  CHECK(*all.value().assets == "a");
  CHECK(all.value().lang == "es-419");
  CHECK(all.value().json);
  CHECK(all.value().opened.size() == 2);

  for (const Words& help :
       {Words{"--help"}, Words{"-h"}, Words{"help"}, Words{"assess", "--help"}}) {
    const Result<Options> result = read_options(help);
    REQUIRE(result.ok());
    CHECK(result.value().what == Options::What::Help);
  }
  for (const Words& version : {Words{"--version"}, Words{"-V"}}) {
    const Result<Options> result = read_options(version);
    REQUIRE(result.ok());
    CHECK(result.value().what == Options::What::Version);
  }
}

TEST_CASE("options: what is not, and where") {
  struct Row {
    Words words;
    const char* where;
  };
  const std::vector<Row> rows = {
      {{}, "nextsession"},
      {{"score", "visit.json"}, "score"},
      {{"visit.json"}, "visit.json"},
      {{"assess"}, "assess"},
      {{"assess", "--json"}, "assess"},
      {{"assess", "a.json", "b.json"}, "b.json"},
      {{"assess", "a.json", "--colour"}, "--colour"},
      {{"assess", "a.json", "-x"}, "-x"},
      {{"assess", "a.json", "--form"}, "--form"},
      {{"assess", "a.json", "--form="}, "--form"},
      {{"assess", "a.json", "--rules", ""}, "--rules"},
      {{"assess", "a.json", "--lang", "../en"}, "--lang"},
      {{"assess", "a.json", "--json=1"}, "--json"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.where);
    const Result<Options> result = read_options(row.words);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().where == row.where);
    CHECK(result.error().message.back() == '.');
  }
}

TEST_CASE("options: the help names every option and exit code") {
  const std::string help = help_text();
  for (const char* word :
       {"assess", "--json", "--lang", "--open", "--form", "--rules", "--assets", "--out", "report",
        "--help", "--version", "NO_COLOR", "0 assessed", "1 a file", "2 the"}) {
    CHECK_MESSAGE(help.find(word) != std::string::npos, word);
  }
  std::size_t start = 0;
  while (start < help.size()) {
    const std::size_t end = help.find('\n', start);
    CHECK(end - start <= 80);
    start = end + 1;
  }
}
