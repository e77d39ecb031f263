// Languages compared with English.
#include "lint_fixture.h"

using namespace nextsession;
using namespace nextsession::test;

TEST_CASE("lint: what differs from English") {
  check_planted({
      {"es", "/messages/band.fine", "", "missing-translation", Severity::Error,
       "messages[\"band.fine\"]"},
      {"es", "/messages/form.visit.A1", "", "missing-translation", Severity::Error,
       "messages[\"form.visit.A1\"]"},
      {"es", "/messages/form.visit.A.help", "", "missing-translation", Severity::Error,
       "messages[\"form.visit.A.help\"]"},
      {"es", "/messages/form.visit.title", "", "missing-translation", Severity::Error,
       "messages[\"form.visit.title\"]"},
      {"es", "/messages/form.visit.X1.few", "", "missing-translation", Severity::Error,
       "messages[\"form.visit.X1.few\"]"},
      {"es", "/texts/Often", "", "missing-translation", Severity::Error,
       "messages[\"form.visit.A1.often\"]"},
      {"es", "/texts/Country A", "", "missing-translation", Severity::Error,
       "texts[\"Country A\"]"},
      {"es", "/texts/Emergency services", "", "missing-translation", Severity::Error,
       "texts[\"Emergency services\"]"},
      {"es", "/messages/band.old", "\"Viejo\"", "stale-translation", Severity::Error,
       "messages[\"band.old\"]"},
      {"es", "/messages/form.visit.A9", "\"¿Qué?\"", "stale-translation", Severity::Error,
       "messages[\"form.visit.A9\"]"},
      {"es", "/messages/form.other.A1", "\"¿Qué?\"", "stale-translation", Severity::Error,
       "messages[\"form.other.A1\"]"},
      {"es", "/texts/Seldom", "\"Rara vez\"", "stale-translation", Severity::Error,
       "texts[\"Seldom\"]"},
      {"es", "/texts/Was there a long break?", "\"¿Hubo una pausa?\"", "stale-translation",
       Severity::Error, "texts[\"Was there a long break?\"]"},
      {"es", "/messages/hello", "\"Hola, {nombre}. Es **tu** página.\"", "placeholders",
       Severity::Error, "messages[\"hello\"]"},
      {"es", "/messages/hello", "\"Hola. Es **tu** página.\"", "placeholders", Severity::Error,
       "messages[\"hello\"]"},
      {"es", "/messages/hello", "\"Hola, {name}. Es tu página.\"", "strong-marks", Severity::Error,
       "messages[\"hello\"]"},
      {"en", "/messages/hello", "\"Hi, {name}. This is **your page.\"", "strong-marks",
       Severity::Error, "messages[\"hello\"]"},
      {"en", "/messages/hello", "\"Hi, {name. This is **your** page.\"", "placeholders",
       Severity::Error, "messages[\"hello\"]"},
      {"es", "/messages/band.fine", "\"  \"", "empty-text", Severity::Error,
       "messages[\"band.fine\"]"},
      {"en", "/messages/band.fine", "\"\"", "empty-text", Severity::Error,
       "messages[\"band.fine\"]"},
      {"es", "/messages/band.fine", "\"TODO: Fine\"", "empty-text", Severity::Error,
       "messages[\"band.fine\"]"},
      {"es", "/texts/Often", "\"TODO: Often\"", "empty-text", Severity::Error, "texts[\"Often\"]"},
      {"es", "/texts/Often", "\"\"", "empty-text", Severity::Error, "texts[\"Often\"]"},
      {"es", "/name", "\"TODO: its name\"", "locale-name", Severity::Error, "name"},
      {"es", "/name", "", "locale-name", Severity::Error, "name"},
      {"es", "/messages/advice.talk.review", "\"Look again after two sessions.\"", "untranslated",
       Severity::Warning, "messages[\"advice.talk.review\"]"},
      {"es", "/language", "\"en\"", "locale-language", Severity::Error, "language"},
  });
}

TEST_CASE("lint: what waits to be translated is named once, and not judged") {
  LintFixture all = lint_fixture();
  // Another placeholder, other strong marks, English words, and a banned one.
  all["es"]["messages"]["hello"] = "TODO: Welcome, culpa, {other}.";
  const LintResult result = lint(lint_input(all));
  const std::string found = shown_findings(result);
  CAPTURE(found);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].rule == "empty-text");
  CHECK(result.findings[0].message.find("TODO: Welcome") != std::string::npos);
}

TEST_CASE("lint: the name of a help line may stay as it is") {
  LintFixture all = lint_fixture();
  Json& line = all["helplines"]["countries"][0]["lines"][0];
  Json other = line;
  other["kind"] = "suicide";
  other["name"] = "Lifeline";
  all["helplines"]["countries"][0]["lines"].push_back(other);
  CHECK(lint(lint_input(all)).findings.empty());
  all["helplines"]["countries"][0]["lines"][1]["hours"] = "24 hours";
  const LintResult result = lint(lint_input(all));
  REQUIRE(find_rule(result, "missing-translation") != nullptr);
  CHECK(find_rule(result, "missing-translation")->path == "texts[\"24 hours\"]");
}

TEST_CASE("lint: short words may be the same in two languages") {
  LintFixture all = lint_fixture();
  all["en"]["messages"]["band.fine"] = "No";
  all["es"]["messages"]["band.fine"] = "No";
  CHECK(lint(lint_input(all)).findings.empty());
}

TEST_CASE("lint: a region holds only what it says in another way") {
  LintFixture all = lint_fixture();
  const auto with = [&](const char* messages) {
    LintInput input = lint_input(all);
    Json region = {{"language", "es-419"}, {"name", "Español"}};
    region["messages"] = Json::parse(messages);
    input.locales.push_back(lint_document("locales/es-419.json", region));
    return lint(input);
  };
  CHECK(with("{}").findings.empty());
  CHECK(with(R"({"band.fine": "Todo bien", "form.visit.X2": "¿Hubo un corte?"})").findings.empty());
  // Strong marks and English words are left to the language it belongs to.
  CHECK(with(R"({"hello": "Hola, {name}."})").findings.empty());
  const LintResult stale = with(R"({"band.old": "Viejo"})");
  const LintFinding* finding = find_rule(stale, "stale-translation");
  REQUIRE(finding != nullptr);
  CHECK(finding->file == "locales/es-419.json");
  CHECK(find_rule(with(R"({"hello": "Hola, {nombre}."})"), "placeholders") != nullptr);
  // Spanish rules hold there too.
  CHECK(find_rule(with(R"({"band.fine": "Es tu culpa."})"), "banned-word") != nullptr);
}

TEST_CASE("lint: the files of one language count together") {
  LintFixture all = lint_fixture();
  Json more = {{"language", "es"}, {"name", "Español"}, {"messages", Json::object()}};
  more["messages"]["band.fine"] = all["es"]["messages"]["band.fine"];
  all["es"]["messages"].erase("band.fine");
  LintInput input = lint_input(all);
  input.locales.push_back(lint_document("locales/es.content.json", more));
  const LintResult result = lint(input);
  const std::string found = shown_findings(result);
  CAPTURE(found);
  CHECK(result.findings.empty());
}

TEST_CASE("lint: one language that is not English is compared with nothing") {
  LintInput input = lint_input(lint_fixture());
  input.locales.erase(input.locales.begin());
  const LintResult result = lint(input);
  CHECK(find_rule(result, "missing-translation") == nullptr);
  CHECK(find_rule(result, "stale-translation") == nullptr);
}
