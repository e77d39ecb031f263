// Translations whose English has moved on, and the file a translator works in.
#include "app/catalogue.h"
#include "lint/template.h"
#include "lint/translation.h"
#include "lint_fixture.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

Json template_of(const LintFixture& all, const std::string& language, const Json* own = nullptr) {
  TemplateInput input;
  input.language = language;
  input.forms = {lint_document("questionnaires/visit.json", all.at("form"))};
  input.english = lint_document("locales/en.json", all.at("en"));
  if (own != nullptr) input.own = lint_document("locales/" + language + ".json", *own);
  input.helplines = lint_document("helplines.json", all.at("helplines"));
  return locale_template(input);
}

// Clean content whose Spanish has marks.
LintFixture marked_fixture() {
  LintFixture all = lint_fixture();
  all["es"] = template_of(all, "es", &all["es"]);
  return all;
}

LintResult lint_with(const LintFixture& all, const std::string& language, const Json& locale) {
  LintInput input = lint_input(all);
  input.locales.push_back(lint_document("locales/" + language + ".json", locale));
  return lint(input);
}

struct MarkFault {
  const char* document;
  const char* pointer;
  const char* value;
  const char* rule;
  Severity severity;
  const char* path;
};

}  // namespace

TEST_CASE("marks: FNV-1a, 64 bits folded to 24") {
  struct Row {
    const char* text;
    const char* mark;
  };
  // 64 bits as in the tables of the hash's authors: cbf29ce484222325, af63dc4c8601ec8c,
  // 85944171f73967e8.
  const std::vector<Row> rows = {
      {"", "be0c53"}, {"a", "dd0f69"}, {"foobar", "78938b"}, {"Español", "25e02a"}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(translation_mark(row.text) == row.mark);
  }
  CHECK(translation_mark("Fine") != translation_mark("Fine."));
}

TEST_CASE("lint: marks that fit say nothing") {
  const LintFixture all = marked_fixture();
  REQUIRE(all.at("es")["marks"].size() == all.at("es")["messages"].size());
  const LintResult result = lint(lint_input(all));
  const std::string found = shown_findings(result);
  CAPTURE(found);
  CHECK(result.findings.empty());
}

TEST_CASE("lint: marks that do not fit") {
  const std::vector<MarkFault> rows = {
      {"en", "/messages/band.fine", "\"Fine so far\"", "stale-translation", Severity::Error,
       "messages[\"band.fine\"]"},
      {"form", "/item/0/item/0/text", "\"How many sessions were there?\"", "stale-translation",
       Severity::Error, "messages[\"form.visit.X1\"]"},
      {"form", "/item/0/item/0/answerOption/0/valueCoding/display", "\"Some\"", "stale-translation",
       Severity::Error, "messages[\"form.visit.X1.few\"]"},
      {"form", "/item/1/item/0/text", "\"Think of last month.\"", "stale-translation",
       Severity::Error, "messages[\"form.visit.A.help\"]"},
      {"form", "/title", "\"Our visit\"", "stale-translation", Severity::Error,
       "messages[\"form.visit.title\"]"},
      {"es", "/marks/band.fine", "\"000000\"", "stale-translation", Severity::Error,
       "messages[\"band.fine\"]"},
      {"es", "/marks/band.fine", "7", "missing-mark", Severity::Error, "messages[\"band.fine\"]"},
      {"es", "/marks/band.fine", "", "missing-mark", Severity::Error, "messages[\"band.fine\"]"},
      {"es", "/marks", "[]", "missing-mark", Severity::Error, "messages[\"advice.grade.A\"]"},
      {"es", "/marks/band.old", "\"000000\"", "unused-mark", Severity::Warning,
       "marks[\"band.old\"]"},
  };
  for (const MarkFault& row : rows) {
    CAPTURE(row.pointer);
    LintFixture all = marked_fixture();
    plant(all[row.document], row.pointer, row.value);
    const LintResult result = lint(lint_input(all));
    const std::string found = shown_findings(result);
    CAPTURE(found);
    const LintFinding* finding = find_rule(result, row.rule);
    REQUIRE(finding != nullptr);
    CHECK(finding->severity == row.severity);
    CHECK(finding->path == row.path);
    CHECK(finding->file == "locales/es.json");
  }
}

TEST_CASE("lint: a stale translation is told with the English of today and its mark") {
  LintFixture all = marked_fixture();
  const std::string english =
      "Fine so far, and now this goes on for longer than what findings quote in other places.";
  all["en"]["messages"]["band.fine"] = english;
  const LintResult before = lint(lint_input(all));
  const LintFinding* finding = find_rule(before, "stale-translation");
  REQUIRE(finding != nullptr);
  CHECK(finding->message.find(english) != std::string::npos);
  const std::string mark = translation_mark(english);
  CHECK(finding->remedy.find("set marks[\"band.fine\"] to \"" + mark + "\"") != std::string::npos);
  all["es"]["marks"]["band.fine"] = mark;
  CHECK(find_rule(lint(lint_input(all)), "stale-translation") == nullptr);
}

TEST_CASE("lint: regions, and messages for one form alone, are compared by marks too") {
  LintFixture all = marked_fixture();
  all["es"]["messages"]["hello.visit"] = "Hola, {name}. Es **tu** lugar.";
  CHECK(find_rule(lint(lint_input(all)), "missing-mark") != nullptr);
  all["es"]["marks"]["hello.visit"] = all["es"]["marks"]["hello"];
  CHECK(lint(lint_input(all)).findings.empty());

  Json region = Json::parse(R"({"language": "es-419", "name": "Español",
    "messages": {"band.fine": "Todo bien"}, "marks": {"band.fine": "000000"}})");
  CHECK(find_rule(lint_with(all, "es-419", region), "stale-translation") != nullptr);
  region["marks"]["band.fine"] = translation_mark("Fine");
  CHECK(lint_with(all, "es-419", region).findings.empty());
}

TEST_CASE("template: a new language has a place for everything, and lint names each") {
  const LintFixture all = lint_fixture();
  const Json made = template_of(all, "fr");
  CHECK(made["language"] == "fr");
  CHECK(made["messages"].begin().key() == "brand");
  CHECK(made["messages"]["hello"] == "TODO: Welcome, {name}. This is **your** page.");
  CHECK(made["messages"]["form.visit.X1"] == "TODO: How many sessions have you had?");
  CHECK(made["messages"]["form.visit.A.help"] == "TODO: Think of the last four weeks.");
  CHECK_FALSE(made["messages"].contains("form.visit.X1.few"));
  CHECK(made["texts"].begin().key() == "A few");
  CHECK(made["texts"]["Often"] == "TODO: Often");
  CHECK(made["texts"]["Emergency services"] == "TODO: Emergency services");
  CHECK(made["marks"].size() == made["messages"].size());
  CHECK(made["marks"]["band.fine"] == translation_mark("Fine"));

  const LintResult result = lint_with(all, "fr", made);
  std::size_t waiting = 0;
  for (const LintFinding& finding : result.findings) {
    if (finding.rule == "empty-text") ++waiting;
    CHECK(finding.file == "locales/fr.json");
  }
  CHECK(waiting == made["messages"].size() + made["texts"].size());
  CHECK(find_rule(result, "locale-name") != nullptr);
  CHECK(find_rule(result, "missing-translation") == nullptr);

  Json done = made;
  done["name"] = "Français";
  for (const char* part : {"messages", "texts"}) {
    for (auto& entry : done[part].items()) {
      entry.value() = "x" + entry.value().get<std::string>().substr(to_translate.size());
    }
  }
  CHECK(lint_with(all, "fr", done).errors == 0);
  CHECK(template_of(all, "fr", &done) == done);
}

TEST_CASE("template: a file that is there is brought up to date") {
  LintFixture all = marked_fixture();
  const Json before = all["es"];
  CHECK(template_of(all, "es", &before).dump() == before.dump());

  all["en"]["messages"]["hello.new"] = "New here?";
  all["en"]["messages"]["band.fine"] = "Fine so far";
  all["en"]["messages"].erase("band.look");
  all["form"]["item"][0]["item"][1]["answerOption"][0]["valueCoding"]["display"] = "Yes, one";
  all["helplines"]["countries"][0]["lines"][0]["note"] = "Free of charge";
  const Json after = template_of(all, "es", &before);
  CHECK(after["messages"]["hello.new"] == "TODO: New here?");
  CHECK(after["marks"]["hello.new"] == translation_mark("New here?"));
  CHECK(after["messages"]["band.fine"] == "Bien");
  CHECK(after["marks"]["band.fine"] == translation_mark("Fine"));
  CHECK_FALSE(after["messages"].contains("band.look"));
  CHECK_FALSE(after["marks"].contains("band.look"));
  CHECK_FALSE(after["texts"].contains("Yes"));
  CHECK(after["texts"]["Yes, one"] == "TODO: Yes, one");
  CHECK(after["texts"]["Free of charge"] == "TODO: Free of charge");
  CHECK(after["messages"]["hello"] == before["messages"]["hello"]);

  // A place that was left empty shows the English of today.
  Json blank = before;
  blank["messages"]["band.fine"] = "";
  const Json filled = template_of(all, "es", &blank);
  CHECK(filled["messages"]["band.fine"] == "TODO: Fine so far");
  CHECK(filled["marks"]["band.fine"] == translation_mark("Fine so far"));
  // What a translator wrote without a mark stays without: lint asks for it.
  Json unmarked = before;
  unmarked["marks"].erase("hello");
  CHECK_FALSE(template_of(all, "es", &unmarked)["marks"].contains("hello"));
}

TEST_CASE("template: a region only keeps what it has, whose order is that of English") {
  const LintFixture all = lint_fixture();
  const Json region = Json::parse(R"({"language": "es-419", "name": "Español",
    "messages": {"form.visit.X1.few": "Unas", "band.fine": "Todo bien", "band.old": "Viejo",
                 "hello.visit": "Hola, {name}."}, "texts": {"Old": "x", "Often": "Seguido"}})");
  Json expected = Json::parse(R"({"language": "es-419", "name": "Español",
    "messages": {"band.fine": "Todo bien", "form.visit.X1.few": "Unas",
                 "hello.visit": "Hola, {name}."}, "texts": {"Often": "Seguido"}})");
  expected["marks"] = {
      {"band.fine", translation_mark("Fine")},
      {"form.visit.X1.few", translation_mark("A few")},
      {"hello.visit", translation_mark("Welcome, {name}. This is **your** page.")}};
  CHECK(template_of(all, "es-419", &region).dump() == expected.dump());
  const Json made = template_of(all, "es-MX");
  CHECK(made["messages"].empty());
  CHECK_FALSE(made.contains("texts"));
}
