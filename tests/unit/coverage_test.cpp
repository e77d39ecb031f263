// docs/coverage.md maps the article behind this page to questions, areas and advice. An id that it
// names must be in a form or its interpretation, and none of the article's reasons may be left
// bare.
#include <map>
#include <set>
#include <string_view>

#include "support/visits.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

using Names = std::set<std::string, std::less<>>;

struct Known {
  Names questions, areas, advice, others;  // others: flags, notes, sources
  bool any(const std::string& id) const {
    return questions.contains(id) || areas.contains(id) || advice.contains(id) ||
           others.contains(id);
  }
};

void add_questions(const Json& items, Names& names) {
  for (const Json& item : items) {
    names.insert(item["linkId"].get<std::string>());
    if (item.contains("item")) add_questions(item["item"], names);
  }
}

void add_ids(const Json& list, Names& names) {
  for (const Json& entry : list) names.insert(entry["id"].get<std::string>());
}

// The ids of every form and interpretation there is, so that the therapist's may be named once it
// has come.
Known known_ids() {
  Known known;
  const std::filesystem::path assets = source_dir() / "assets";
  for (const auto& file : std::filesystem::directory_iterator(assets / "questionnaires")) {
    add_questions(json_of(file.path())["item"], known.questions);
  }
  for (const auto& file : std::filesystem::directory_iterator(assets / "interpretation")) {
    const Json rules = json_of(file.path());
    add_ids(rules["constructs"], known.areas);
    add_ids(rules["advice"], known.advice);
    add_ids(rules["flags"], known.others);
    add_ids(rules["attribution"], known.others);
  }
  add_ids(json_of(assets / "sources.json")["sources"], known.others);
  return known;
}

// What stands between backticks.
std::vector<std::string> marked(std::string_view text) {
  std::vector<std::string> found;
  while (true) {
    const std::size_t open = text.find('`');
    if (open == std::string_view::npos) return found;
    const std::size_t close = text.find('`', open + 1);
    if (close == std::string_view::npos) return found;
    found.emplace_back(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
}

std::vector<std::string> cells_of(std::string_view row) {
  std::vector<std::string> cells;
  std::size_t at = row.find('|');
  while (at != std::string_view::npos) {
    const std::size_t end = row.find('|', at + 1);
    if (end == std::string_view::npos) return cells;
    cells.emplace_back(row.substr(at + 1, end - at - 1));
    at = end;
  }
  return cells;
}

struct Row {
  std::string section;
  std::vector<std::string> questions, areas, advice;
};

struct CoveragePage {
  std::vector<std::string> ids;  // all of them
  std::vector<Row> rows;         // of the tables with these three columns
};

CoveragePage coverage_page() {
  std::ifstream in(source_dir() / "docs/coverage.md", std::ios::binary);
  REQUIRE(in.good());
  CoveragePage page;
  std::string section;
  bool maps = false;  // the table says which questions, areas and advice
  for (std::string line; std::getline(in, line);) {
    for (const std::string& id : marked(line)) page.ids.push_back(id);
    if (line.starts_with("## ")) section = line.substr(3);
    if (!line.starts_with("|")) maps = false;
    const std::vector<std::string> cells = cells_of(line);
    if (cells.size() < 4) continue;
    if (cells[1] == " Questions ") {
      CHECK(cells[2] == " Areas ");
      CHECK(cells[3] == " Advice ");
      maps = true;
    } else if (maps && !line.starts_with("|-")) {
      page.rows.push_back({section, marked(cells[1]), marked(cells[2]), marked(cells[3])});
    }
  }
  return page;
}

void expect_in(const std::vector<std::string>& ids, const Names& names, const char* what) {
  for (const std::string& id : ids) CHECK_MESSAGE(names.contains(id), (id + " is no " + what));
}

}  // namespace

TEST_CASE("coverage: every id on the page exists") {
  const Known known = known_ids();
  const CoveragePage page = coverage_page();
  CHECK(page.ids.size() > 200);
  for (const std::string& id : page.ids) CHECK_MESSAGE(known.any(id), id);
}

TEST_CASE("coverage: every id stands in the column of its kind") {
  const Known known = known_ids();
  const CoveragePage page = coverage_page();
  CHECK(page.rows.size() > 50);
  for (const Row& row : page.rows) {
    CAPTURE(row.section);
    expect_in(row.questions, known.questions, "question");
    expect_in(row.areas, known.areas, "area");
    expect_in(row.advice, known.advice, "advice");
  }
}

TEST_CASE("coverage: each of the five reasons has a question, an area and an advice") {
  std::map<std::string, int, std::less<>> full;  // rows with all three, by the start of the title
  for (const Row& row : coverage_page().rows) {
    const bool all = !row.questions.empty() && !row.areas.empty() && !row.advice.empty();
    if (all) ++full[row.section.substr(0, row.section.find(':'))];
  }
  for (const char* reason : {"Reason 1", "Reason 2", "Reason 3", "Reason 4", "Reason 5"}) {
    CAPTURE(std::string(reason));
    CHECK(full[reason] > 0);
  }
}

// "These studies stand behind the advice and the way this page works."
TEST_CASE("coverage: every source stands behind an advice or is named in the words") {
  const std::filesystem::path assets = source_dir() / "assets";
  Names used;
  for (const Advice& advice : real_form().rules.advice) {
    used.insert(advice.sources.begin(), advice.sources.end());
  }
  const Json therapist = json_of(assets / "interpretation/therapist.json");
  for (const Json& advice : therapist["advice"]) {
    if (!advice.contains("sources")) continue;
    for (const Json& id : advice["sources"]) used.insert(id.get<std::string>());
  }
  const Json messages = json_of(assets / "locales/en.json")["messages"];
  const Json sources = json_of(assets / "sources.json")["sources"];
  CHECK(sources.size() > 30);
  for (const Json& source : sources) {
    const std::string id = source["id"].get<std::string>();
    if (used.erase(id) > 0) continue;
    const std::string citation = source["citation"].get<std::string>();
    const std::string author = citation.substr(0, citation.find_first_of(" ,"));
    const std::string year = id.substr(id.size() - 4);
    bool named = false;
    for (const auto& [key, text] : messages.items()) {
      const std::string words = text.get<std::string>();
      named = named ||
              (words.find(author) != std::string::npos && words.find(year) != std::string::npos);
    }
    CHECK_MESSAGE(named, id);
  }
  for (const std::string& id : used) FAIL_CHECK("no such source: " << id);
}
