#include <string>
#include <vector>

#include "questionnaire/json.h"
#include "questionnaire/read.h"
#include "questionnaire_fixture.h"
#include "questionnaire_small_forms.h"

using namespace nextsession;
using namespace nextsession::testing;

namespace {

TEST_CASE("form: the fixture is read whole, without a warning") {
  Findings findings;
  const std::optional<Questionnaire> form =
      read_questionnaire(parsed(fixture_form), "form.json", findings);
  CHECK(listed(findings.errors) == "");
  CHECK(listed(findings.warnings) == "");
  REQUIRE(form.has_value());
  CHECK(form->url == "https://example.org/forms/garden");
  CHECK(form->version == "2");
  CHECK(form->title == "Garden diary");
  CHECK(form->language == "en");
  CHECK(*form->source == parsed(fixture_form));
  REQUIRE(form->items.size() == 5);
  CHECK(form->items[0].type == ItemType::Group);
  CHECK(form->items[1].repeats);
  CHECK(form->items[1].max_occurs == 3);
  CHECK(form->items[4].type == ItemType::Display);

  const Item* weather = find_item(*form, "A1");
  REQUIRE(weather != nullptr);
  CHECK(weather->required);
  CHECK(weather->help == "A rough idea will do.");
  CHECK(weather->items.empty());
  REQUIRE(weather->options.size() == 3);
  CHECK(code_of(weather->options[2].value) == "wet");
  CHECK(weather->options[0].value == Value(Coding{"urn:weather", "dry", ""}));
  const Item* grew = find_item(*form, "A2");
  REQUIRE(grew != nullptr);
  CHECK(grew->options[4].exclusive);
  CHECK_FALSE(grew->options[0].exclusive);
  const Item* water = find_item(*form, "A3");
  REQUIRE(water != nullptr);
  REQUIRE(water->enable_when.size() == 1);
  CHECK(water->enable_when[0].question == "A1");
  CHECK(water->enable_when[0].op == Operator::NotEqual);
  CHECK(water->enable_when[0].answer == Value(Coding{"urn:weather", "wet", ""}));
  const Item* cans = find_item(*form, "A3.1");
  REQUIRE(cans != nullptr);
  CHECK(cans->min_value == 1);
  CHECK(cans->max_value == 50);
  CHECK(find_item(*form, "P.what")->max_length == 20);
  CHECK(find_item(*form, "M.slot")->options[0].type == ItemType::Time);
  CHECK(find_item(*form, "M.bed")->options[1].value == Value(std::int64_t{2}));
  CHECK(find_item(*form, "A1.help") == nullptr);
  CHECK(find_item(*form, "nowhere") == nullptr);
}

TEST_CASE("form: every type of item has its own reading") {
  struct Row {
    std::string name;
    ItemType type;
  };
  const std::vector<Row> types = {{"group", ItemType::Group},
                                  {"display", ItemType::Display},
                                  {"boolean", ItemType::Boolean},
                                  {"decimal", ItemType::Decimal},
                                  {"integer", ItemType::Integer},
                                  {"date", ItemType::Date},
                                  {"dateTime", ItemType::DateTime},
                                  {"time", ItemType::Time},
                                  {"string", ItemType::String},
                                  {"text", ItemType::Text},
                                  {"url", ItemType::Url},
                                  {"open-choice", ItemType::OpenChoice},
                                  {"quantity", ItemType::Quantity},
                                  {"reference", ItemType::Reference},
                                  {"attachment", ItemType::Attachment}};
  for (const Row& row : types) {
    CAPTURE(row.name);
    const Questionnaire form =
        form_from(with_items(R"({"linkId":"q","text":"Q","type":")" + row.name + "\"}"));
    CHECK(form.items[0].type == row.type);
  }
}

TEST_CASE("form: a help text that comes and goes stays an item") {
  const std::string help = extension("questionnaire-itemControl",
                                     R"("valueCodeableConcept":{"coding":[{"code":"help"}]})");
  const Questionnaire form = form_from(with_items(
      R"({"linkId":"a","text":"A","type":"boolean","item":[
        {"linkId":"h1","text":"One.","type":"display","extension":[)" +
      help + R"(]},
        {"linkId":"h2","text":"Two.","type":"display","extension":[)" +
      help + R"(]},
        {"linkId":"h3","text":"Three.","type":"display","extension":[)" +
      help + R"(],
         "enableWhen":[{"question":"a","operator":"=","answerBoolean":true}]},
        {"linkId":"d","text":"Plain.","type":"display"}]})"));
  CHECK(form.items[0].help == "One.\n\nTwo.");
  REQUIRE(form.items[0].items.size() == 2);
  CHECK(form.items[0].items[0].link_id == "h3");
  CHECK(form.items[0].items[1].link_id == "d");
}

TEST_CASE("form: what is legal but not used is a warning with its path, and the form opens") {
  struct Row {
    std::string text;
    ErrorCode code;
    std::string where;
  };
  const std::vector<Row> rows = {
      {R"({"resourceType":"Questionnaire","url":"urn:x",
        "item":[{"linkId":"q","text":"Q","type":"text"}]})",
       ErrorCode::Missing, "status"},
      {R"({"resourceType":"Questionnaire","status":"draft",
        "item":[{"linkId":"q","text":"Q","type":"text"}]})",
       ErrorCode::Missing, "url"},
      {R"({"resourceType":"Questionnaire","status":"retired","url":"urn:x",
        "item":[{"linkId":"q","text":"Q","type":"text"}]})",
       ErrorCode::BadValue, "status"},
      {R"({"resourceType":"Questionnaire","status":"draft","url":"urn:x","colour":"red",
        "item":[{"linkId":"q","text":"Q","type":"text"}]})",
       ErrorCode::Unsupported, "colour"},
      {R"({"resourceType":"Questionnaire","status":"draft","url":"urn:x",
        "extension":[{"url":"urn:e"}],
        "item":[{"linkId":"q","text":"Q","type":"text"}]})",
       ErrorCode::Unsupported, "extension[0]"},
      {question(R"("_text":{"extension":[]})"), ErrorCode::Unsupported, "item[0]._text"},
      {question(R"("extension":[{"url":"urn:e"}])"), ErrorCode::Unsupported,
       "item[0].extension[0]"},
      {question(R"("extension":[])"), ErrorCode::BadValue, "item[0].extension"},
      {question(R"("readOnly":true)"), ErrorCode::Unsupported, "item[0].readOnly"},
      {question(R"("initial":[{"valueString":"a"}])"), ErrorCode::Unsupported, "item[0].initial"},
      {question(R"("extension":[)" + extension("questionnaire-maxOccurs", R"("valueInteger":2)") +
                "]"),
       ErrorCode::BadValue, "item[0].extension[0]"},
      {question(R"("extension":[)" +
                extension("questionnaire-itemControl",
                          R"("valueCodeableConcept":{"coding":[{"code":"slider"}]})") +
                "]"),
       ErrorCode::Unsupported, "item[0].extension[0].valueCodeableConcept.coding[0]"},
      {with_items(R"({"linkId":"q","text":"Q","type":"date","maxLength":10})"), ErrorCode::BadValue,
       "item[0].maxLength"},
      {with_items(R"({"linkId":"q","text":"Q","type":"decimal","extension":[)" +
                  extension("minValue", R"("valueDecimal":0.5)") + "]}"),
       ErrorCode::Unsupported, "item[0].extension[0].valueDecimal"},
      {with_items(R"({"linkId":"q","type":"text"})"), ErrorCode::Missing, "item[0].text"},
      {with_items(R"({"linkId":"q","text":"","prefix":"1","type":"text"})"), ErrorCode::BadValue,
       "item[0].text"},
      {with_items(R"({"linkId":"g","text":"G","type":"group"})"), ErrorCode::Missing,
       "item[0].item"},
      {with_items(R"({"linkId":"d","text":"D","type":"display","required":true})"),
       ErrorCode::BadValue, "item[0].required"},
      {with_items(R"({"linkId":"q","text":"Q","type":"quantity"})"), ErrorCode::Unsupported,
       "item[0].type"},
      {with_items(R"({"linkId":"q","text":"Q","type":"choice","answerValueSet":"#v"})"),
       ErrorCode::Unsupported, "item[0].answerValueSet"},
      {with_items(R"({"linkId":"q","text":"Q","type":"open-choice"})"), ErrorCode::Missing,
       "item[0].answerOption"},
      {with_items(R"({"linkId":"q","text":"Q","type":"boolean","answerOption":[
        {"valueString":"a"}]})"),
       ErrorCode::BadValue, "item[0].answerOption"},
      {choice(R"({"valueCoding":{"code":"a"}})"), ErrorCode::Missing,
       "item[0].answerOption[0].valueCoding.display"},
      {choice(R"({"valueCoding":{"code":"a","display":"A"},"initialSelected":true})"),
       ErrorCode::Unsupported, "item[0].answerOption[0].initialSelected"},
      {choice(R"({"valueCoding":{"system":"s","code":"a","display":"A"}},
        {"valueCoding":{"system":"t","code":"a","display":"A"}})"),
       ErrorCode::Duplicate, "item[0].answerOption"},
      {choice(R"({"valueReference":{}},{"valueString":"a"})"), ErrorCode::Unsupported,
       "item[0].answerOption[0].valueReference"},
      {depending(R"([{"question":"c","operator":"=","answerCoding":{"code":"z"}}])"),
       ErrorCode::Dangling, "item[3].enableWhen[0].answerCoding"},
      {depending(R"([{"question":"n","operator":"=","answerInteger":1},
        {"question":"n","operator":"=","answerInteger":2}])"),
       ErrorCode::Missing, "item[3].enableBehavior"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Findings findings;
    const std::optional<Questionnaire> form =
        read_questionnaire(parsed(row.text), "form.json", findings);
    CHECK(listed(findings.errors) == "");
    CHECK(form.has_value());
    CHECK(listed(findings.warnings) ==
          std::string(name_of(row.code)) + " form.json: " + row.where + "\n");
  }
}

TEST_CASE("form: all errors are listed, not only the first") {
  Findings findings;
  read_questionnaire(parsed(R"({"resourceType":"Questionnaire","status":"x","url":"urn:x","item":[
    {"linkId":"a","text":"A","type":"choice"}, {"text":"B","type":"text"}]})"),
                     "form.json", findings);
  CHECK(listed(findings.errors) ==
        "bad-value form.json: status\nmissing form.json: item[0].answerOption\n"
        "missing form.json: item[1].linkId\n");
}

TEST_CASE("form: size has limits, and a flood of findings an end") {
  std::string many;
  for (int i = 0; i < 5001; ++i) {
    many += std::string(i == 0 ? "" : ",") + R"({"linkId":"q)" + std::to_string(i) +
            R"(","text":"Q","type":"text"})";
  }
  Findings findings;
  CHECK_FALSE(read_questionnaire(parsed(with_items(many)), "form.json", findings).has_value());
  CHECK(listed(findings.errors) == "too-large form.json: item[5000]\n");

  std::string options;
  for (int i = 0; i < 5001; ++i) {
    options += std::string(i == 0 ? "" : ",") + R"({"valueInteger":)" + std::to_string(i) + "}";
  }
  findings = {};
  CHECK_FALSE(read_questionnaire(parsed(choice(options)), "form.json", findings).has_value());
  CHECK(listed(findings.errors) == "too-large form.json: item[0].answerOption\n");

  std::string flood;
  for (int i = 0; i < 600; ++i) flood += std::string(i == 0 ? "" : ",") + "0";
  findings = {};
  CHECK_FALSE(read_questionnaire(parsed(with_items(flood)), "form.json", findings).has_value());
  REQUIRE(findings.errors.size() == 501);
  CHECK(findings.errors.back().code == ErrorCode::TooLarge);
}

TEST_CASE("form: a damaged form is read or refused with its place, never more") {
  Dice dice(2);
  int opened = 0;
  int refused = 0;
  for (int i = 0; i < 5000; ++i) {
    const Result<Json> json = parse_json(mutated(fixture_form, dice), "form.json", form_limits);
    if (!json) continue;
    Findings findings;
    const std::optional<Questionnaire> form =
        read_questionnaire(json.value(), "form.json", findings);
    CHECK(form.has_value() == findings.errors.empty());
    ++(form.has_value() ? opened : refused);
    for (const std::vector<Error>* list : {&findings.errors, &findings.warnings}) {
      for (const Error& error : *list) {
        CHECK(error.where.starts_with("form.json"));
        CHECK_FALSE(error.message.empty());
      }
    }
  }
  CHECK(opened > 100);
  CHECK(refused > 100);
}

}  // namespace
