// What the page shows of a practice, and that it never takes the place of what a person chose or
// of a help line.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "app/practice.h"
#include "questionnaire/json.h"
#include "record/settings.h"
#include "support/person.h"

using namespace nextsession;
using nextsession::test::all_nodes;
using nextsession::test::Person;

namespace {

Start offered_by(const std::string& block, bool preview = false,
                 std::vector<std::pair<std::string, std::string>> address = {}) {
  static const Json theme = test::packed_assets()["theme.json"];
  Start start;
  start.today = "2026-11-24";
  start.languages = {"en-GB"};
  start.practice = read_practice({block, std::move(address), preview}, {"en", "es"}, theme);
  return start;
}

constexpr const char* hill =
    R"({"name": "Practice on the Hill", "contact": "01 234 56, Monday to Friday"})";

// In reading order; -1 when it is not there.
int place_of_node(const Page& page, const std::string& id) {
  const auto nodes = all_nodes(page);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i]->id == id) return static_cast<int>(i);
  }
  return -1;
}

void open_help(Person& person) { person.use("help"); }

}  // namespace

TEST_CASE("practice on the page: nothing is shown of one that says nothing") {
  Person person("", offered_by("{}"));
  CHECK_FALSE(person.has("practice"));
  CHECK_FALSE(person.has("preview"));
  CHECK_FALSE(person.page().brand.has_value());
  open_help(person);
  CHECK_FALSE(person.has("dialog/practice"));
}

TEST_CASE("practice on the page: the first screen says who offers it, the help how to reach them") {
  Person person("", offered_by(hill));
  CHECK(person.sees("Offered by Practice on the Hill"));
  CHECK_FALSE(person.sees("01 234 56"));
  CHECK_FALSE(person.has("preview"));
  open_help(person);
  CHECK(person.sees("01 234 56, Monday to Friday"));
  const int lines = place_of_node(person.page(), "dialog/lines/emergency");
  const int last_line = place_of_node(person.page(), "dialog/lines/1");
  const int practice = place_of_node(person.page(), "dialog/practice");
  CHECK(lines > 0);
  CHECK(last_line > lines);
  CHECK(practice > last_line);

  // The lines are those of a page that nobody offers.
  Person other("", offered_by("{}"));
  open_help(other);
  const auto lines_of = [](const Page& page) {
    std::string all;
    for (const Node* node : all_nodes(page)) {
      if (node->id.starts_with("dialog/lines")) all += node->id + plain(node->text) + "\n";
    }
    return all;
  };
  CHECK(lines_of(person.page()) == lines_of(other.page()));
}

TEST_CASE("practice on the page: contact without a name, name without a contact") {
  Person contact("", offered_by(R"({"contact": "help@example.org"})"));
  CHECK_FALSE(contact.has("practice"));
  open_help(contact);
  CHECK(contact.sees("help@example.org"));
  CHECK(contact.sees("The practice that offers this page"));
  Person name("", offered_by(R"({"name": "On the Hill"})"));
  open_help(name);
  CHECK_FALSE(name.has("dialog/practice"));
}

TEST_CASE("practice on the page: its words are words, whatever they look like") {
  Person person("", offered_by(R"({"name": "**A** {name} <b>"})"));
  const Node* line = find_node(person.page(), "practice");
  REQUIRE(line != nullptr);
  CHECK(plain(line->text) == "Offered by **A** {name} <b>");
  for (const Span& span : line->text) CHECK_FALSE(span.strong);
}

TEST_CASE("practice on the page: its country is the first, the person's own comes before it") {
  Person person("", offered_by(R"({"country": "ES"})"));
  open_help(person);
  const Node* select = find_node(person.page(), "dialog/lines/country");
  REQUIRE(select != nullptr);
  CHECK(select->value == "ES");
  for (const Option& option : select->options) CHECK_FALSE(option.value.empty());
  person.use("dialog/lines/country", "IE");
  CHECK(find_node(person.page(), "dialog/lines/country")->value == "IE");
  const std::string kept = person.effects().settings;
  CHECK(kept.find("\"IE\"") != std::string::npos);

  Person back = Person::with_settings(kept, offered_by(R"({"country": "ES"})"));
  open_help(back);
  CHECK(find_node(back.page(), "dialog/lines/country")->value == "IE");
  // What the practice set is nothing the person chose, so it is not kept as if they had.
  Person other("", offered_by(R"({"country": "ES", "appearance": "dark", "language": "es"})"));
  open_help(other);
  const Json settings = Json::parse(other.effects().settings);
  CHECK_FALSE(settings.contains("country"));
  CHECK_FALSE(settings.contains("theme"));
  CHECK_FALSE(settings.contains("language"));
}

TEST_CASE("practice on the page: a country without lines leaves the choice to the person") {
  Person person("", offered_by(R"({"country": "AQ"})", true));
  CHECK(person.sees("no help lines for “AQ”"));
  open_help(person);
  CHECK(find_node(person.page(), "dialog/lines/country")->value.empty());
}

TEST_CASE("practice on the page: its appearance, until the person chooses") {
  Person person("", offered_by(R"({"appearance": "dark"})"));
  CHECK(person.app().display().theme == "dark");
  person.use("display");
  CHECK(find_node(person.page(), "dialog/theme/dark")->checked);
  person.use("dialog/theme/system");
  CHECK(person.app().display().theme == "system");
  Person back =
      Person::with_settings(person.effects().settings, offered_by(R"({"appearance": "dark"})"));
  CHECK(back.app().display().theme == "system");
  Person nobody("", offered_by("{}"));
  CHECK(nobody.app().display().theme == "system");
}

TEST_CASE("practice on the page: its language and those to choose from") {
  Person spanish("", offered_by(R"({"language": "es"})"));
  CHECK(spanish.page().lang.starts_with("es"));
  CHECK(spanish.has("language"));
  spanish.use("language");
  spanish.use("dialog/language/en");
  CHECK(spanish.page().lang == "en");

  Person only("", offered_by(R"({"languages": ["es"]})"));
  CHECK(only.page().lang.starts_with("es"));
  CHECK_FALSE(only.has("language"));  // nothing to choose

  // Who has chosen another language on this device keeps it, and can change it.
  Settings settings;
  settings.language = "en";
  Person own = Person::with_settings(write_settings(settings).dump(),
                                     offered_by(R"({"languages": ["es"]})"));
  CHECK(own.page().lang == "en");
  CHECK(own.has("language"));
}

TEST_CASE("practice on the page: its colours are on every page") {
  Person person("", offered_by(R"({"colour": "#7a1f5c"})"));
  REQUIRE(person.page().brand.has_value());
  CHECK(colour_text(person.page().brand->light.primary) == "#7a1f5c");
  person.use("start");
  CHECK(person.page().brand.has_value());
}

TEST_CASE("practice on the page: only a preview tells what is wrong with the settings") {
  const char* bad = R"({"nmae": "A", "colour": "#ff0", "country": "Spain"})";
  Person patient("", offered_by(bad, false, {{"appearance", "night"}}));
  CHECK_FALSE(patient.has("preview"));
  CHECK_FALSE(patient.sees("nmae"));

  Person practice("", offered_by(bad, true, {{"appearance", "night"}}));
  REQUIRE(practice.has("preview"));
  CHECK(practice.page().main.front().id == "title");
  const Node* list = find_node(practice.page(), "preview/list");
  REQUIRE(list != nullptr);
  CHECK(list->children.size() == 5);
  for (const char* words :
       {"nmae (in the page): There is no such setting",
        "colour (in the page): #ffff00 is too light to read in the light look. There #515100",
        "country (in the page): “Spain” is not a country code",
        "appearance (in the address): “night” is not an appearance"}) {
    CHECK_MESSAGE(practice.sees(words), words);
  }
  practice.use("start");
  CHECK_FALSE(practice.has("preview"));

  Person good("", offered_by(hill, true));
  CHECK(good.has("preview/none"));
  CHECK_FALSE(good.has("preview/list"));
}

TEST_CASE("practice on the page: every finding has words in every language") {
  const char* const all[] = {"json",
                             "object",
                             "too-large",
                             "duplicate",
                             "unknown",
                             "twice",
                             "type-text",
                             "type-list",
                             "empty",
                             "too-long",
                             "sign",
                             "language",
                             "language-added",
                             "country",
                             "country-lines",
                             "colour",
                             "too-light.in-light",
                             "too-dark.in-light",
                             "too-dark.in-dark",
                             "too-light.in-dark",
                             "appearance"};
  for (const char* language : {"en", "es"}) {
    Start start = offered_by("{}", true);
    start.practice.language = language;
    for (const char* what : all) {
      start.practice.findings.push_back({"key", what, "FOUND", "USED", "LIST", true, false});
    }
    Person person("", start);
    const Node* list = find_node(person.page(), "preview/list");
    REQUIRE(list != nullptr);
    CHECK(list->children.size() == std::size(all));
    for (const Node& entry : list->children) {
      const std::string words = plain(entry.text);
      CAPTURE(words);
      CHECK(words.find("practice.") == std::string::npos);  // a message that is missing
      CHECK(words.find('{') == std::string::npos);
      CHECK(words.back() == '.');
    }
  }
}
