// The interpretation: can everything happen, is every advice complete, are words and sources there.
#include "lint/interpretation_rules.h"
#include "lint_fixture.h"
#include "support/mini.h"

using namespace nextsession;
using namespace nextsession::test;

TEST_CASE("lint: rules that can never come true, and advice that is not complete") {
  check_planted({
      {"rules", "/advice/0/when", R"({"sessions": {"below": 4}})", "construct-without-advice",
       Severity::Error, "constructs[0]"},
      {"rules", "/advice/0/when", R"({"answer": {"item": "X2", "is": ["yes"]}})",
       "advice-elsewhere", Severity::Warning, "constructs[0]"},
      {"rules", "/advice/0/when", R"({"none": [{"friction": {"construct": "A", "atLeast": 0.5}}]})",
       "construct-without-advice", Severity::Error, "constructs[0]"},
      // That it was talked about says nothing of how it is.
      {"rules", "/advice/0/when", R"({"raised": "A"})", "construct-without-advice", Severity::Error,
       "constructs[0]"},
      {"rules", "/advice/0/minSessions", "13", "advice-unreachable", Severity::Error,
       "advice[0].when"},
      {"rules", "/advice/0/when",
       R"({"all": [{"friction": {"construct": "A", "atLeast": 0.5}}, {"sessions": {"atLeast": 4, "below": 8}}]})",
       "advice-unreachable", Severity::Error, "advice[0].when"},
      {"rules", "/attribution/0/when", R"({"sessions": {"atLeast": 20}})", "note-unreachable",
       Severity::Error, "attribution[0].when"},
      {"rules", "/flags/0/when",
       R"({"all": [{"answer": {"item": "X2", "is": ["yes"]}}, {"answer": {"item": "X2", "is": ["no"]}}]})",
       "flag-unreachable", Severity::Error, "flags[0].when"},
      {"rules", "/scales/good", R"({"never": 0.2, "at-times": 0.1, "often": 0})",
       "band-unreachable", Severity::Error, "bands[1]"},
      {"rules", "/advice/0/sources", "[]", "advice-source", Severity::Error, "advice[0].sources"},
      {"rules", "/advice/0/sources/-", "\"two2021\"", "unknown-source", Severity::Error,
       "advice[0].sources[1]"},
      {"sources", "/sources/0/grade", "\"D\"", "source-incomplete", Severity::Error, "sources[0]"},
      {"sources", "/sources/0/grade", "", "source-incomplete", Severity::Error, "sources[0]"},
      {"sources", "/sources/0/citation", "\"\"", "source-incomplete", Severity::Error,
       "sources[0]"},
      {"sources", "/sources/0/id", "", "source-incomplete", Severity::Error, "sources[0]"},
      {"sources", "/sources/-", R"({"id": "one2020", "citation": "One.", "grade": "A"})",
       "source-twice", Severity::Error, "sources[1]"},
  });
}

TEST_CASE("lint: a method is a source without a grade, but with a DOI") {
  LintFixture all = lint_fixture();
  all["sources"]["sources"][0].erase("grade");
  all["sources"]["sources"][0]["doi"] = "10.1000/1";
  CHECK(lint(lint_input(all)).findings.empty());
}

TEST_CASE("lint: advice of grade C needs no source") {
  LintFixture all = lint_fixture();
  all["rules"]["advice"][0]["sources"] = Json::array();
  all["rules"]["advice"][0]["grade"] = "C";
  all["en"]["messages"]["advice.grade.C"] = "Common sense.";
  all["es"]["messages"]["advice.grade.C"] = "Sentido común.";
  const LintResult result = lint(lint_input(all));
  const std::string found = shown_findings(result);
  CAPTURE(found);
  CHECK(result.findings.empty());
}

TEST_CASE("lint: every message the rules call for") {
  for (const char* key : {"construct.A.title",
                          "construct.A.short",
                          "construct.A.about",
                          "construct.A.reason",
                          "construct.A.change",
                          "construct.A.strength",
                          "construct.A.reason.plain",
                          "item.A1.short",
                          "band.look",
                          "band.unknown",
                          "confidence.low",
                          "progress.same",
                          "note.gap.title",
                          "note.gap.text",
                          "advice.talk.title",
                          "advice.talk.why",
                          "advice.talk.do.1",
                          "advice.talk.do.2",
                          "advice.talk.say.gentle",
                          "advice.talk.say.direct",
                          "advice.talk.review",
                          "advice.talk.ifNoChange",
                          "grade.A",
                          "source.one2020.finding",
                          "flag.long.title",
                          "flag.long.text.1",
                          "flag.long.do.1",
                          "line.kind.emergency"}) {
    CAPTURE(key);
    LintFixture all = lint_fixture();
    all["en"]["messages"].erase(key);
    all["es"]["messages"].erase(key);
    const LintResult result = lint(lint_input(all));
    const LintFinding* finding = find_rule(result, "missing-message");
    CHECK(finding != nullptr);
    if (finding == nullptr) continue;
    CHECK(finding->path == "messages[\"" + std::string(key) + "\"]");
    CHECK(finding->file == "locales/en.json");
    CHECK(finding->severity == Severity::Error);

    // The form's own message does as well: "construct.visit.A.title".
    const std::string plain(key);
    const std::size_t point = plain.find('.');
    if (plain.starts_with("source.") || plain.starts_with("grade.")) continue;
    const std::string own = plain.substr(0, point) + ".visit" + plain.substr(point);
    all["en"]["messages"][own] = "Own words.";
    CHECK(find_rule(lint(lint_input(all)), "missing-message") == nullptr);
  }
}

TEST_CASE("lint: as many actions as the rules say, three at most") {
  struct Row {
    int said;
    int written;
    const char* rule;  // null: none
  };
  for (const Row& row : {Row{2, 2, nullptr}, Row{3, 3, nullptr}, Row{1, 2, "advice-actions"},
                         Row{3, 4, "advice-actions"}, Row{3, 2, "missing-message"}}) {
    CAPTURE(row.said);
    CAPTURE(row.written);
    LintFixture all = lint_fixture();
    all["rules"]["advice"][0]["actions"] = row.said;
    for (const char* language : {"en", "es"}) {
      Json& messages = all[language]["messages"];
      messages.erase("advice.talk.do.2");
      for (int n = 2; n <= row.written; ++n) {
        messages["advice.talk.do." + std::to_string(n)] =
            "Haz " + std::to_string(n) + std::string(language == std::string("en") ? "!" : ".");
      }
    }
    const LintResult result = lint(lint_input(all));
    const std::string found = shown_findings(result);
    CAPTURE(found);
    CHECK(result.ok() == (row.rule == nullptr));
    if (row.rule != nullptr) CHECK(find_rule(result, row.rule) != nullptr);
  }
}

TEST_CASE("lint: whether a condition can hold") {
  const Questionnaire form = mini_form();
  const Interpretation rules = read_rules(mini_rules_json(), form);
  const Reachable reachable(form);
  const Possible possible(form, rules, reachable);
  using Kind = Condition::Kind;
  const auto answer = [](const char* id, std::vector<std::string> codes) {
    Condition when;
    when.kind = Kind::Answer;
    when.id = id;
    when.codes = std::move(codes);
    return when;
  };
  const auto friction = [](Kind kind, const char* id, double threshold) {
    Condition when;
    when.kind = kind;
    when.id = id;
    when.threshold = threshold;
    return when;
  };
  const auto sessions = [](int at_least, int below) {
    Condition when;
    when.kind = Kind::Sessions;
    when.at_least = at_least;
    when.below = below;
    return when;
  };
  const auto of = [](Kind kind, std::vector<Condition> children) {
    Condition when;
    when.kind = kind;
    when.children = std::move(children);
    return when;
  };
  const auto named = [](Kind kind, const char* id) {
    Condition when;
    when.kind = kind;
    when.id = id;
    return when;
  };
  struct Row {
    Condition when;
    int from;
    bool possible;
  };
  const Condition few = answer("X2", {"few"});
  const Condition many = answer("X2", {"many"});
  const std::vector<Row> rows = {
      {few, 0, true},
      {answer("X2", {"lots"}), 0, false},
      {answer("X9", {"few"}), 0, false},
      {of(Kind::All, {few, many}), 0, false},
      {of(Kind::All, {few, answer("X2", {"few", "many"})}), 0, true},
      {of(Kind::All, {answer("S2", {"lines"}), answer("S2", {"contact"})}), 0, true},
      {of(Kind::Any, {answer("X2", {"lots"}), few}), 0, true},
      {of(Kind::Any, {answer("X2", {"lots"}), answer("X9", {"a"})}), 0, false},
      {of(Kind::None, {few}), 0, true},
      {friction(Kind::ConstructFriction, "A", 1), 0, true},
      {friction(Kind::ConstructFriction, "Z", 0.1), 0, false},
      {friction(Kind::ItemFriction, "B.2", 0.5), 0, true},
      {friction(Kind::ItemFriction, "X2", 0), 0, false},
      {sessions(0, 4), 0, true},
      {sessions(0, 4), 4, false},
      {sessions(5, 9), 0, false},  // answers stand for 0, 4 and 9 sessions
      {sessions(9, 10), 0, true},  // and 9 for an answer left out
      {sessions(10, 99), 0, false},
      {of(Kind::All, {sessions(4, 99), sessions(0, 4)}), 0, false},
      {of(Kind::All, {few}), 10, false},
      {named(Kind::Flag, "LINES"), 0, true},
      {named(Kind::Flag, "GONE"), 0, false},
      {named(Kind::Note, "early"), 0, true},
      {named(Kind::Note, "early"), 4, false},
      {named(Kind::Note, "gone"), 0, false},
      {named(Kind::NeverTrue, ""), 0, false},
      {named(Kind::Sparse, ""), 0, true},
      {named(Kind::Raised, "A"), 0, true},
      {named(Kind::Raised, "Z"), 0, false},
      {of(Kind::All, {named(Kind::Raised, "A"), friction(Kind::ConstructFriction, "A", 1)}), 9,
       true},
      {of(Kind::All, {named(Kind::Raised, "A"), friction(Kind::ConstructFriction, "Z", 1)}), 9,
       false},
      {named(Kind::Unanswered, "S1"), 0, true},
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(i);
    CHECK(possible.holds(rows[i].when, rows[i].from) == rows[i].possible);
  }
  CHECK(possible.worst_of_item("D.1") == 1);
  CHECK(possible.worst_of_item("X2") < 0);
}

TEST_CASE("lint: friction behind a question that is never asked does not count") {
  Questionnaire form = mini_form();
  const Interpretation rules = read_rules(mini_rules_json(), form);
  form.items[3].enable_when.push_back({"X2", Operator::Equal, coding("lots")});
  const Reachable reachable(form);
  const Possible possible(form, rules, reachable);
  CHECK(possible.worst_of_item("A.1") < 0);   // on screen
  CHECK(possible.worst_of_item("A.3") == 1);  // asked later
}

TEST_CASE("lint: an advice without any trigger") {
  const Questionnaire form = mini_form();
  Interpretation rules = read_rules(mini_rules_json(), form);
  rules.advice[0].when = {};
  rules.advice[0].grade = "D";
  rules.advice[0].actions = 4;
  const Reachable reachable(form);
  const std::vector<LintException> none;
  LintReport report(none);
  check_reach("rules.json", rules, Possible(form, rules, reachable), report);
  check_advice("rules.json", rules, nullptr, report);
  const LintResult result = report.result(false, "");
  for (const char* rule : {"advice-without-trigger", "advice-grade", "advice-actions"}) {
    CAPTURE(rule);
    const LintFinding* finding = find_rule(result, rule);
    REQUIRE(finding != nullptr);
    CHECK(finding->key == "name");
  }
}
