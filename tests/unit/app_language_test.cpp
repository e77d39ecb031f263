// Which language a page speaks, changing it in the middle of a visit, and the form for therapists.
#include "app/language.h"

#include "support/answers.h"
#include "support/person.h"

using namespace nextsession;
using nextsession::test::all_nodes;
using nextsession::test::answer_in_the_middle;
using nextsession::test::Person;

namespace {

using Codes = std::vector<std::string>;

void begin(Person& person) {
  person.use("start");
  REQUIRE(person.page().id.starts_with("question/"));
}

}  // namespace

TEST_CASE("language: the person's choice, then the browser's, then English; a region comes after") {
  const Codes there = {"en", "es", "es-419", "es-ES"};
  struct Row {
    std::string chosen;
    Codes preferred, expected;
  };
  const std::vector<Row> rows = {
      {"", {}, {"en"}},
      {"", {"en-GB", "es"}, {"en"}},
      {"", {"es"}, {"es"}},
      {"", {"es-ES", "en"}, {"es", "es-ES"}},
      {"", {"es-MX"}, {"es", "es-419"}},
      {"", {"es-US", "es-ES"}, {"es", "es-419"}},
      {"", {"es-419"}, {"es", "es-419"}},
      {"", {"ES-es"}, {"es", "es-419"}},
      {"", {"de-CH", "fr", "es-AR", "en"}, {"es", "es-419"}},
      {"", {"de", "pt-BR"}, {"en"}},
      {"", {"", "-", "e"}, {"en"}},
      {"es", {"en-US"}, {"es"}},
      {"es", {"en-US", "es-ES"}, {"es", "es-ES"}},
      {"en", {"es-MX", "en-US"}, {"en"}},
      {"xx", {"es-PE"}, {"es", "es-419"}},
      {"xx", {}, {"en"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.chosen);
    CAPTURE(row.preferred);
    CHECK(languages_for(there, row.chosen, row.preferred) == row.expected);
  }
  CHECK(languages_for({"en"}, "es", {"es-MX"}) == Codes{"en"});
  CHECK(languages_for({"en", "es"}, "", {"es-MX"}) == Codes{"es"});
}

TEST_CASE("catalogue: a form's own messages come first, lists are whole, texts by their English") {
  Findings findings;
  Catalogue words;
  words.add(
      Json::parse(R"({"language": "en", "messages": {"plan.title": "Plan", "plan.x.title": "X plan",
    "list.1": "one", "list.2": "two", "list.3": "three", "list.x.1": "own", "alone": "a", "alone.x": "ax"},
    "texts": {"Free": "Gratis", "7": 7}})"),
      "w.json", findings);
  CHECK(findings.errors.size() == 1);
  CHECK(words.text("plan.title") == "Plan");
  CHECK(words.count("list.") == 3);
  words.prefer("x");
  CHECK(words.text("plan.title") == "X plan");
  CHECK(words.text("alone") == "ax");
  CHECK(words.count("list.") == 1);
  CHECK(words.text("list.1") == "own");
  CHECK(words.text("list.2") == "two");
  CHECK(words.of("Free") == "Gratis");
  CHECK(words.of("Costs") == "Costs");
}

TEST_CASE("catalogue: what has no words yet is passed over, with one warning for all") {
  for (const char* unwritten : {"", "  ", "\n", "TODO: Plan", "TODO:Plan", "TODO:"}) {
    CAPTURE(unwritten);
    CHECK(is_unwritten(unwritten));
    Findings findings;
    Catalogue words;
    words.add(Json::parse(R"({"language": "en", "messages": {"plan": "Plan", "a": "A"}})"),
              "en.json", findings);
    CHECK(findings.warnings.empty());
    Json other = Json::parse(R"({"language": "fr", "messages": {"a": "B"}, "texts": {}})");
    other["messages"]["plan"] = unwritten;
    other["messages"]["b"] = unwritten;
    other["texts"]["Free"] = unwritten;
    words.add(other, "fr.json", findings);
    CHECK(findings.ok());
    REQUIRE(findings.warnings.size() == 2);
    CHECK(findings.warnings[0].where == "fr.json: messages");
    CHECK(findings.warnings[0].message.find(": 2.") != std::string::npos);
    CHECK(words.text("plan") == "Plan");
    CHECK(words.text("a") == "B");
    CHECK(words.of("Free") == "Free");
  }
  for (const char* written : {"x", ", ", " TODO", "Todo: nada"}) CHECK_FALSE(is_unwritten(written));
}

TEST_CASE("language: one file more, half of it done, and the page speaks it") {
  Json assets = test::packed_assets();
  assets["locales/fr.json"] = Json::parse(R"({"language": "fr", "name": "Français",
    "messages": {"welcome.title": "Sans avancer ?", "welcome.start": "TODO: Start",
                 "form.patient.X1": "Avez-vous 18 ans ou plus ?"}, "texts": {"Yes": ""},
    "marks": {"welcome.title": "000000"}})");
  Findings findings;
  const auto content = read_content(test::files_of(assets), "patient", "", {"fr-CA"}, findings);
  REQUIRE(content);
  CHECK(findings.ok());
  CHECK(content->words.language() == "fr");
  CHECK(content->words.text("welcome.title") == "Sans avancer ?");
  const std::string start =
      assets["locales/en.json"]["messages"]["welcome.start"].get<std::string>();
  CHECK(content->words.text("welcome.start") == start);
  CHECK(content->words.of("Yes") == "Yes");
  bool offered = false;
  for (const Language& one : content->languages) offered = offered || one.name == "Français";
  CHECK(offered);
}

TEST_CASE("language: a Spanish visit, and a change in the middle loses nothing") {
  Person person({}, {}, {"es-MX"});
  CHECK(person.page().lang == "es-419");
  CHECK_FALSE(person.sees("Feeling stuck in therapy?"));
  begin(person);
  person.choose("adult");
  const std::string spanish = plain(find_node(person.page(), "title")->text);
  person.use("language");
  person.use("dialog/language/en");
  person.use("dialog/close");
  CHECK(person.page().lang == "en");
  CHECK(person.page().id == "question/X1");
  CHECK(plain(find_node(person.page(), "title")->text) == "Are you 18 or older?");
  CHECK(find_node(person.page(), "X1/adult")->checked);
  CHECK(person.effects().settings.find(R"("language":"en")") != std::string::npos);
  person.use("language");
  person.use("dialog/language/es");
  person.use("dialog/close");
  CHECK(plain(find_node(person.page(), "title")->text) == spanish);
  answer_in_the_middle(person);
  person.use("results");
  CHECK(person.page().id == "results");
  CHECK_FALSE(person.sees("Are you moving?"));

  Person again(person.effects().record, person.effects().settings, {"en-GB"});
  CHECK(again.page().lang == "es");
}

TEST_CASE(
    "language: after erasing, the page still speaks the chosen language, and stores nothing") {
  Person person({}, {}, {"en"});
  person.use("language");
  person.use("dialog/language/es");
  person.use("dialog/close");
  person.use("to-erase");
  person.use("dialog/erase");
  CHECK(person.page().lang == "es");
  CHECK_FALSE(person.effects().store);
  CHECK(person.effects().erase);
}

TEST_CASE("therapist: a whole visit, kept and found again; words are for therapists") {
  Person person;
  person.use("other");
  CHECK(person.page().id == "welcome");
  CHECK(person.sees("Is one piece of work not moving?"));
  begin(person);
  answer_in_the_middle(person);
  CHECK(person.page().id == "review");
  Person again(person.effects().record, person.effects().settings);
  CHECK(again.app().state().form == "therapist");
  again.use("results");
  answer_in_the_middle(again);  // the safety question comes again: its answer is never kept
  if (again.page().id == "review") again.use("results");
  CHECK(again.page().id == "results");
  CHECK(again.sees("Self-ratings run high."));
  CHECK_FALSE(again.sees("your therapist"));
}

TEST_CASE("therapist: answers are not given up without asking") {
  Person person;
  begin(person);
  person.choose("adult");
  person.use("brand");
  person.use("other");
  CHECK(person.app().state().dialog == "switch");
  person.use("dialog/close");
  CHECK(person.app().state().form == "patient");
  CHECK(person.app().state().answers.size() == 1);
  person.use("other");
  person.use("dialog/switch");
  CHECK(person.app().state().form == "therapist");
  CHECK(person.app().state().answers.empty());
  CHECK(person.sees("Is one piece of work not moving?"));
  person.use("other");
  CHECK(person.app().state().form == "patient");
}
