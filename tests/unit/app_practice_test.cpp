// The settings of a practice: what is read, what is refused, and what comes before what.
#include "app/practice.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "app/content.h"
#include "json_schema.h"
#include "support/person.h"

using namespace nextsession;

namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

Json practice_theme() {
  static const Json theme = test::packed_assets()["theme.json"];
  return theme;
}

Practice practice_of(const std::string& block, const Entries& address = {}) {
  return read_practice({block, address, false}, {"en", "es"}, practice_theme());
}

// "-key: what (found) [used]" of each finding, "-" where it was refused.
std::string told_by(const Practice& practice) {
  std::string all;
  for (const PracticeFinding& one : practice.findings) {
    all +=
        std::string(all.empty() ? "" : "; ") + (one.refused ? "-" : "") + one.key + ": " + one.what;
    if (!one.found.empty()) all += " (" + one.found + ")";
    if (!one.used.empty()) all += " [" + one.used + "]";
    if (one.in_address) all += " @";
  }
  return all;
}

std::string practice_shown(const Practice& practice) {
  std::string all = practice.name + "|" + practice.contact + "|" + practice.language + "|";
  for (const std::string& code : practice.languages) all += code + ",";
  return all + "|" + practice.country + "|" + practice.appearance + "|" +
         (practice.brand ? colour_text(practice.brand->light.primary) : "");
}

std::string many(const char* sign, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += sign;
  return text;
}

}  // namespace

TEST_CASE("practice: what is read, in the block and in the address alike") {
  struct Row {
    const char* block;
    Entries address;
    const char* shown;
  };
  const std::vector<Row> rows = {
      {"", {}, "||||||"},
      {"{}", {}, "||||||"},
      {"  \n", {}, "||||||"},
      {R"({"name": "Practice on the Hill"})", {}, "Practice on the Hill||||||"},
      {R"({"name": "  On the Hill \n"})", {}, "On the Hill||||||"},
      {R"({"name": "Praxis Müller <b>&amp;"})", {}, "Praxis Müller <b>&amp;||||||"},
      {R"({"contact": "01 234 56, Mon to Fri"})", {}, "|01 234 56, Mon to Fri|||||"},
      {R"({"language": "es"})", {}, "||es||||"},
      {R"({"language": "ES"})", {}, "||es||||"},
      {R"({"languages": ["es", "en"]})", {}, "|||es,en,|||"},
      {R"({"languages": ["es", "es"]})", {}, "|||es,|||"},
      {R"({"country": "ES"})", {}, "||||ES||"},
      {R"({"country": "ie"})", {}, "||||IE||"},
      {R"({"appearance": "dark"})", {}, "|||||dark|"},
      {R"({"appearance": "auto"})", {}, "|||||system|"},
      {R"({"colour": "#0a5657"})", {}, "||||||#0a5657"},
      {R"({"color": "#0A5657"})", {}, "||||||#0a5657"},
      {R"({"$schema": "practice.schema.json", "name": "A"})", {}, "A||||||"},
      {"", {{"name", "On the Hill"}, {"country", "ES"}}, "On the Hill||||ES||"},
      {"", {{"languages", "es,en"}}, "|||es,en,|||"},
      {"", {{"languages", " es , en "}}, "|||es,en,|||"},
      {"", {{"colour", "#00f"}, {"appearance", "light"}}, "|||||light|#0000ff"},
      // Each setting by itself: the address before the page.
      {R"({"name": "A", "contact": "1", "appearance": "dark"})",
       {{"name", "B"}, {"appearance", "auto"}},
       "B|1||||system|"},
      {R"({"colour": "#00f"})", {{"color", "#0a5657"}}, "||||||#0a5657"},
      {R"({"language": "en", "languages": ["en"]})", {{"language", "en"}}, "||en|en,|||"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.block);
    const Practice practice = practice_of(row.block, row.address);
    CHECK(practice_shown(practice) == row.shown);
    for (const PracticeFinding& one : practice.findings) {
      CHECK_MESSAGE(one.key == "colour", one.key, " ", one.what);  // moved in the dark look
    }
  }
  // As long as they may be, in characters and not in bytes.
  const std::string name = many("é", 80), contact = many("ñ", 200);
  const Practice long_words = practice_of("", {{"name", name}, {"contact", contact}});
  CHECK(long_words.name == name);
  CHECK(long_words.contact == contact);
  CHECK(long_words.findings.empty());
}

TEST_CASE("practice: what is wrong in the page's block is named and costs nothing else") {
  struct Row {
    std::string block;
    std::string told;
    const char* shown = "||||||";
  };
  const std::vector<Row> rows = {
      {"{", "-: json (1:2)"},
      {"nonsense", "-: json (1:1)"},
      {"{\n  \"name\": A\n}", "-: json (2:11)"},
      {"{\"name\": \"A\",}", "-: json (1:14)"},
      {"{\"name\": \"\xFF\"}", "-: json (1:11)"},
      {"[]", "-: object ([])"},
      {"\"name\"", "-: object (\"name\")"},
      {"null", "-: object (null)"},
      {"7", "-: object (7)"},
      {R"({"name": "A", "name": "B"})", "-: duplicate"},
      {"{\"name\": \"" + many("x", 100000) + "\"}", "-: too-large [16384]"},
      {"{\"a\":[[[[[[[[[[]]]]]]]]]]}", "-: json (1:13)"},
      {R"({"nmae": "A", "contact": "1"})", "-nmae: unknown", "|1|||||"},
      {R"({"Name": "A"})", "-Name: unknown"},
      {R"({"plain": true})", "-plain: unknown"},
      {R"({"": 1})", "-: unknown"},
      {"{\"" + many("k", 100) + "\": 1}", "-" + many("k", 40) + "...: unknown"},
      {"{\"a\\u0000b\": 1}",
       "-a\xEF\xBF\xBD"
       "b: unknown"},
      {R"({"name": 7, "contact": "1"})", "-name: type-text (7)", "|1|||||"},
      {R"({"name": null})", "-name: type-text (null)"},
      {R"({"name": true})", "-name: type-text (true)"},
      {R"({"name": ["A"]})", "-name: type-text ([\"A\"])"},
      {R"({"name": {"de": "A"}})", "-name: type-text ({\"de\":\"A\"})"},
      {R"({"name": ""})", "-name: empty"},
      {R"({"name": " \t\n "})", "-name: empty"},
      {"{\"name\": \"" + many("x", 81) + "\"}", "-name: too-long (81) [80]"},
      {"{\"name\": \"" + many("é", 81) + "\"}", "-name: too-long (81) [80]"},
      {"{\"name\": \"" + many("x", 10000) + "\"}", "-name: too-long (10000) [80]"},
      {R"({"name": "A\nB"})", "-name: sign (U+000A)"},
      {R"({"name": "A\u0000B"})", "-name: sign (U+0000)"},
      {R"({"name": "A\u001bB"})", "-name: sign (U+001B)"},
      {R"({"name": "A\u007f"})", "-name: sign (U+007F)"},
      {R"({"name": "A\u0085B"})", "-name: sign (U+0085)"},
      {R"({"name": "A\u200bB"})", "-name: sign (U+200B)"},
      {R"({"name": "\u202emoc.elpmaxe"})", "-name: sign (U+202E)"},
      {R"({"name": "A\u2066B"})", "-name: sign (U+2066)"},
      {R"({"name": "A\u2028B"})", "-name: sign (U+2028)"},
      {R"({"name": "A\ufeffB"})", "-name: sign (U+FEFF)"},
      {R"({"name": "A\u200dB"})", "",
       "A\xE2\x80\x8D"
       "B||||||"},  // a joiner is part of words
      {R"({"contact": "tel\tmail", "name": "A"})", "-contact: sign (U+0009)", "A||||||"},
      {"{\"contact\": \"" + many("x", 201) + "\"}", "-contact: too-long (201) [200]"},
      {R"({"contact": 123456})", "-contact: type-text (123456)"},
      {R"({"language": "de"})", "-language: language (de)"},
      {R"({"language": "es-MX"})", "-language: language (es-MX)"},
      {R"({"language": ["es"]})", "-language: type-text ([\"es\"])"},
      {R"({"language": ""})", "-language: empty"},
      {"{\"language\": \"" + many("e", 99) + "\"}",
       "-language: language (" + many("e", 40) + "...)"},
      {R"({"languages": "es,en"})", "-languages: type-list (\"es,en\")"},
      {R"({"languages": []})", "-languages: empty"},
      {R"({"languages": [7]})", "-languages: type-list ([7])"},
      {R"({"languages": ["en", null]})", "-languages: type-list ([\"en\",null])"},
      {R"({"languages": {"en": true}})", "-languages: type-list ({\"en\":true})"},
      {R"({"languages": ["de"]})", "-languages: language (de)"},
      {R"({"languages": ["de", "en"]})", "-languages: language (de)", "|||en,|||"},
      {R"({"languages": ["en", ""]})", "-languages: language", "|||en,|||"},
      {R"({"languages": ["en"], "language": "es"})", "languages: language-added (es)",
       "||es|en,es,|||"},
      {R"({"country": "ESP"})", "-country: country (ESP)"},
      {R"({"country": "E"})", "-country: country (E)"},
      {R"({"country": "Spain"})", "-country: country (Spain)"},
      {R"({"country": "UK"})", "-country: country (UK)"},
      {R"({"country": "3S"})", "-country: country (3S)"},
      {R"({"country": "É"})", "-country: country (É)"},
      {R"({"country": 34})", "-country: type-text (34)"},
      {R"({"colour": "red"})", "-colour: colour (red)"},
      {R"({"colour": "0a5657"})", "-colour: colour (0a5657)"},
      {R"({"colour": "#0a56"})", "-colour: colour (#0a56)"},
      {R"({"colour": "#0a565g"})", "-colour: colour (#0a565g)"},
      {R"x({"colour": "rgb(1,2,3)"})x", "-colour: colour (rgb(1,2,3))"},
      {R"x({"colour": "url(https://example.org)"})x", "-colour: colour (url(https://example.org))"},
      {R"({"colour": 255})", "-colour: type-text (255)"},
      {R"({"color": ""})", "-color: empty"},
      {R"({"colour": "#00f", "color": "#0f0"})",
       "color: twice; colour: too-light.in-light (#00ff00) [#005b00]", "||||||#005b00"},
      {R"({"colour": "#fff"})",
       "colour: too-light.in-light (#ffffff) [#4e4e4e]; "
       "colour: too-light.in-dark (#ffffff) [#dbdbdb]",
       "||||||#4e4e4e"},
      {R"({"colour": "#000"})",
       "colour: too-dark.in-light (#000000) [#0a0a0a]; "
       "colour: too-dark.in-dark (#000000) [#bbbbbb]",
       "||||||#0a0a0a"},
      {R"({"appearance": "Dark"})", "-appearance: appearance (Dark)"},
      {R"({"appearance": "system"})", "-appearance: appearance (system)"},
      {R"({"appearance": false})", "-appearance: type-text (false)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.block.substr(0, 80));
    const Practice practice = practice_of(row.block);
    CHECK(told_by(practice) == row.told);
    CHECK(practice_shown(practice) == row.shown);
  }
}

TEST_CASE("practice: what is wrong in the address is named and leaves what the page says") {
  const char* block =
      R"({"name": "A", "contact": "1", "language": "es", "country": "ES", "appearance": "dark"})";
  const char* whole = "A|1|es||ES|dark|";
  struct Row {
    Entries address;
    std::string told;
    const char* shown = nullptr;
  };
  const std::vector<Row> rows = {
      {{}, ""},
      {{{"title", ""}}, "-title: unknown @"},
      {{{"", ""}}, "-: unknown @"},
      {{{"name", ""}}, "-name: empty @"},
      {{{"name", many("x", 100000)}}, "-name: too-long (100000) [80] @"},
      {{{"name", "\xEF\xBF\xBD"}}, "", "\xEF\xBF\xBD|1|es||ES|dark|"},
      {{{"name", "B"}, {"name", "C"}}, "name: twice @", "C|1|es||ES|dark|"},
      {{{"name", "B"}, {"name", ""}}, "name: twice @; -name: empty @", "B|1|es||ES|dark|"},
      {{{"contact", "a\r\nb"}}, "-contact: sign (U+000D) @"},
      {{{"language", "xx"}}, "-language: language (xx) @"},
      {{{"languages", ","}}, "-languages: language @; -languages: language @"},
      {{{"languages", ""}}, "-languages: empty @"},
      {{{"languages", "en"}}, "languages: language-added (es)", "A|1|es|en,es,|ES|dark|"},
      {{{"country", "Spain"}}, "-country: country (Spain) @"},
      {{{"colour", "blue"}}, "-colour: colour (blue) @"},
      {{{"appearance", "night"}}, "-appearance: appearance (night) @"},
      {{{"colour", "#ff0"}},
       "colour: too-light.in-light (#ffff00) [#515100] @; "
       "colour: too-light.in-dark (#ffff00) [#efef00] @",
       "A|1|es||ES|dark|#515100"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.told);
    const Practice practice = practice_of(block, row.address);
    CHECK(told_by(practice) == row.told);
    CHECK(practice_shown(practice) == (row.shown == nullptr ? whole : row.shown));
  }
}

TEST_CASE("practice: findings end somewhere") {
  Entries address;
  for (int i = 0; i < 1000; ++i) address.emplace_back("key" + std::to_string(i), "x");
  address.emplace_back("name", "A");
  const Practice practice = practice_of("{", address);
  CHECK(practice.findings.size() == 20);
  CHECK(practice.name == "A");
}

TEST_CASE("practice: a country without help lines is dropped and told") {
  Helplines helplines;
  helplines.countries.push_back({"ES", "Spain", {}});
  Practice spain = practice_of(R"({"country": "ES"})");
  check_country(spain, helplines);
  CHECK(spain.country == "ES");
  CHECK(spain.findings.empty());
  Practice nowhere = practice_of("", {{"country", "AQ"}});
  check_country(nowhere, helplines);
  CHECK(nowhere.country.empty());
  CHECK(told_by(nowhere) == "country: country-lines (AQ) @");
  Practice none;
  check_country(none, helplines);
  CHECK(none.findings.empty());
}

TEST_CASE("practice: the language to begin with") {
  struct Row {
    const char* block;
    const char* chosen;
    std::vector<std::string> preferred;
    const char* expected;
  };
  const std::vector<Row> rows = {
      {"{}", "", {"es-MX"}, ""},
      {"{}", "en", {"es"}, "en"},
      {R"({"language": "es"})", "", {"en"}, "es"},
      {R"({"language": "es"})", "en", {"es"}, "en"},
      {R"({"language": "es"})", "xx", {"en"}, "es"},
      {R"({"languages": ["es"]})", "", {"en-GB", "en"}, "es"},
      {R"({"languages": ["es"]})", "en", {"es"}, "en"},
      {R"({"languages": ["en", "es"]})", "", {"de", "ES-es"}, "es"},
      {R"({"languages": ["es", "en"]})", "", {"de", ""}, "es"},
      {R"({"languages": ["es", "en"]})", "", {}, "es"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.block);
    CAPTURE(row.chosen);
    const Practice practice = practice_of(row.block);
    CHECK(language_to_speak(practice, row.chosen, row.preferred, {"en", "es", "es-419"}) ==
          row.expected);
  }
}

TEST_CASE("practice: the schema knows the same settings") {
  const Json schema = Json::parse(test::read_file(std::filesystem::path(NEXTSESSION_SOURCE_DIR) /
                                                  "assets/schema/practice.schema.json"));
  std::set<std::string> known(std::begin(practice_keys), std::end(practice_keys));
  known.insert({"color", "$schema"});
  for (const auto& property : schema["properties"].items()) {
    const std::string key = property.key();
    const Json& rule = property.value();
    CAPTURE(key);
    CHECK(known.erase(key) == 1);
    if (key == "name") CHECK(rule["maxLength"] == practice_name_limit);
    if (key == "contact") CHECK(rule["maxLength"] == practice_contact_limit);
  }
  CHECK(known.empty());
  testing::SchemaCheck check(schema);
  for (const char* good :
       {"{}", R"({"name": "A", "contact": "1", "language": "es", "languages": ["en", "es"],
        "country": "ES", "colour": "#0a5657", "appearance": "auto"})"}) {
    CHECK(check.faults(Json::parse(good)) == "");
    CHECK(told_by(practice_of(good)).find('-') != 0);
  }
  for (const char* bad : {"[]", R"({"nmae": "A"})", R"({"name": 7})", R"({"name": ""})",
                          R"({"languages": []})", R"({"languages": "es"})", R"({"country": "ESP"})",
                          R"({"colour": "red"})", R"({"appearance": "night"})"}) {
    CAPTURE(bad);
    CHECK(check.faults(Json::parse(bad)) != "");
    CHECK(told_by(practice_of(bad)).find('-') == 0);
  }
}
