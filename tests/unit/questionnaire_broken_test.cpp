#include <string>
#include <vector>

#include "questionnaire/read.h"
#include "questionnaire_fixture.h"
#include "questionnaire_small_forms.h"

using namespace nextsession;
using namespace nextsession::testing;

namespace {

struct Broken {
  std::string name, text;
  ErrorCode code;
  std::string where;  // after "form.json: "
  std::string says;
};

// One error each, no more: a slip must not set off others.
const std::vector<Broken>& broken_forms() {
  static const std::string min = extension("minValue", R"("valueInteger":3)");
  static const std::string a = R"({"valueCoding":{"code":"a","display":"A"}})";
  static const std::vector<Broken> rows = {
      // The document
      {"a list", "[]", ErrorCode::WrongType, "", "Found a list"},
      {"a number", "7", ErrorCode::WrongType, "", "the number 7"},
      {"no type", "{}", ErrorCode::Missing, "resourceType", "Is this a FHIR form?"},
      {"type of type", R"({"resourceType":1})", ErrorCode::WrongType, "resourceType", "number 1"},
      {"answers", R"({"resourceType":"QuestionnaireResponse"})", ErrorCode::BadValue,
       "resourceType", "QuestionnaireResponse"},
      {"status word", R"({"resourceType":"Questionnaire","status":"ready","url":"urn:x",
        "item":[{"linkId":"q","text":"Q","type":"text"}]})",
       ErrorCode::BadValue, "status", "\"ready\""},
      {"status type", R"({"resourceType":"Questionnaire","status":true,"url":"urn:x",
        "item":[{"linkId":"q","text":"Q","type":"text"}]})",
       ErrorCode::WrongType, "status", "Found true"},
      {"url with bar", R"({"resourceType":"Questionnaire","status":"draft","url":"urn:x|2",
        "item":[{"linkId":"q","text":"Q","type":"text"}]})",
       ErrorCode::BadValue, "url", "|"},
      {"url type", R"({"resourceType":"Questionnaire","status":"draft","url":["urn:x"],
        "item":[{"linkId":"q","text":"Q","type":"text"}]})",
       ErrorCode::WrongType, "url", "a list"},
      {"title type", R"({"resourceType":"Questionnaire","status":"draft","url":"urn:x","title":{},
        "item":[{"linkId":"q","text":"Q","type":"text"}]})",
       ErrorCode::WrongType, "title", "an object"},
      {"modifier", R"({"resourceType":"Questionnaire","status":"draft","url":"urn:x",
        "modifierExtension":[{"url":"urn:m"}],
        "item":[{"linkId":"q","text":"Q","type":"text"}]})",
       ErrorCode::Unsupported, "modifierExtension", "changes the meaning"},
      {"extension list", R"({"resourceType":"Questionnaire","status":"draft","url":"urn:x",
        "extension":{}, "item":[{"linkId":"q","text":"Q","type":"text"}]})",
       ErrorCode::WrongType, "extension", "an object"},
      {"no items", R"({"resourceType":"Questionnaire","status":"draft","url":"urn:x"})",
       ErrorCode::Missing, "item", "no items"},
      {"empty items", with_items(""), ErrorCode::Missing, "item", "no items"},
      {"items no list", R"({"resourceType":"Questionnaire","status":"draft","url":"urn:x",
        "item":{}})",
       ErrorCode::WrongType, "item", "an object"},
      // Items
      {"item no object", with_items("[]"), ErrorCode::WrongType, "item[0]", "a list"},
      {"no linkId", with_items(R"({"text":"Q","type":"text"})"), ErrorCode::Missing,
       "item[0].linkId", "no linkId"},
      {"linkId number", with_items(R"({"linkId":3,"text":"Q","type":"text"})"),
       ErrorCode::WrongType, "item[0].linkId", "number 3"},
      {"linkId empty", with_items(R"({"linkId":" ","text":"Q","type":"text"})"),
       ErrorCode::BadValue, "item[0].linkId", "empty text"},
      {"linkId like a key", with_items(R"({"linkId":"a#1/b","text":"Q","type":"text"})"),
       ErrorCode::Unsupported, "item[0].linkId", "a#1/b"},
      {"linkId twice", with_items(R"({"linkId":"a","type":"group","item":[
        {"linkId":"b","text":"Q","type":"text"}]},{"linkId":"b","text":"Q","type":"text"})"),
       ErrorCode::Duplicate, "item[1].linkId", "item[0].item[0]"},
      {"no type", with_items(R"({"linkId":"q","text":"Q"})"), ErrorCode::Missing, "item[0].type",
       "no type"},
      {"type number", with_items(R"({"linkId":"q","text":"Q","type":1})"), ErrorCode::WrongType,
       "item[0].type", "number 1"},
      {"type unknown", with_items(R"({"linkId":"q","text":"Q","type":"radio"})"),
       ErrorCode::BadValue, "item[0].type", "\"radio\""},
      {"type of R5", with_items(R"({"linkId":"q","text":"Q","type":"coding"})"),
       ErrorCode::Unsupported, "item[0].type", "not of FHIR R4"},
      {"text type", with_items(R"({"linkId":"q","text":["Q"],"type":"text"})"),
       ErrorCode::WrongType, "item[0].text", "a list"},
      {"prefix type", question(R"("prefix":1)"), ErrorCode::WrongType, "item[0].prefix",
       "number 1"},
      {"required text", question(R"("required":"true")"), ErrorCode::WrongType, "item[0].required",
       "true or false, without quotes"},
      {"repeats number", question(R"("repeats":1)"), ErrorCode::WrongType, "item[0].repeats",
       "true or false"},
      {"readOnly null", question(R"("readOnly":null)"), ErrorCode::WrongType, "item[0].readOnly",
       "Found null"},
      {"maxLength zero", question(R"("maxLength":0)"), ErrorCode::BadValue, "item[0].maxLength",
       "1 or more"},
      {"maxLength text", question(R"("maxLength":"20")"), ErrorCode::WrongType, "item[0].maxLength",
       "whole number"},
      {"maxLength fraction", question(R"("maxLength":2.5)"), ErrorCode::WrongType,
       "item[0].maxLength", "number 2.5"},
      {"maxLength huge", question(R"("maxLength":99999999999)"), ErrorCode::BadValue,
       "item[0].maxLength", "99999999999"},
      {"children no list", with_items(R"({"linkId":"g","type":"group","item":{}})"),
       ErrorCode::WrongType, "item[0].item", "an object"},
      {"deep child", with_items(R"({"linkId":"g","type":"group","item":[
        {"linkId":"h","type":"group","item":[{"linkId":"q","text":"Q","type":"x"}]}]})"),
       ErrorCode::BadValue, "item[0].item[0].item[0].type", "\"x\""},
      {"display with children", with_items(R"({"linkId":"d","text":"D","type":"display","item":[
        {"linkId":"q","text":"Q","type":"text"}]})"),
       ErrorCode::BadValue, "item[0].item", "cannot have items below"},
      {"item modifier", question(R"("modifierExtension":[{"url":"urn:m"}])"),
       ErrorCode::Unsupported, "item[0].modifierExtension", "changes the meaning"},
      // Options
      {"no options", with_items(R"({"linkId":"q","text":"Q","type":"choice"})"), ErrorCode::Missing,
       "item[0].answerOption", "nothing to choose from"},
      {"options no list", with_items(R"({"linkId":"q","text":"Q","type":"choice",
        "answerOption":{}})"),
       ErrorCode::WrongType, "item[0].answerOption", "an object"},
      {"option no object", choice(R"("a")"), ErrorCode::WrongType, "item[0].answerOption[0]",
       "the text \"a\""},
      {"option empty", choice(a + ",{}"), ErrorCode::Missing, "item[0].answerOption[1]",
       "no value"},
      {"option two values", choice(R"({"valueString":"a","valueInteger":1})"), ErrorCode::BadValue,
       "item[0].answerOption[0]", "both valueString and valueInteger"},
      {"coding no object", choice(R"({"valueCoding":"a"})"), ErrorCode::WrongType,
       "item[0].answerOption[0].valueCoding", "the text \"a\""},
      {"coding without code", choice(R"({"valueCoding":{"display":"A"}})"), ErrorCode::Missing,
       "item[0].answerOption[0].valueCoding.code", "no code"},
      {"code number", choice(R"({"valueCoding":{"code":1,"display":"A"}})"), ErrorCode::WrongType,
       "item[0].answerOption[0].valueCoding.code", "number 1"},
      {"code empty", choice(R"({"valueCoding":{"code":"","display":"A"}})"), ErrorCode::BadValue,
       "item[0].answerOption[0].valueCoding.code", "empty text"},
      {"system number", choice(R"({"valueCoding":{"system":1,"code":"a","display":"A"}})"),
       ErrorCode::WrongType, "item[0].answerOption[0].valueCoding.system", "number 1"},
      {"display list", choice(R"({"valueCoding":{"code":"a","display":["A"]}})"),
       ErrorCode::WrongType, "item[0].answerOption[0].valueCoding.display", "a list"},
      {"same option twice", choice(a + "," + a), ErrorCode::Duplicate, "item[0].answerOption",
       "listed twice"},
      {"option boolean", choice(R"({"valueBoolean":true})"), ErrorCode::WrongType,
       "item[0].answerOption[0].valueBoolean", "valueCoding for a choice"},
      {"option integer text", choice(R"({"valueInteger":"1"})"), ErrorCode::WrongType,
       "item[0].answerOption[0].valueInteger", "whole number"},
      {"option bad date", choice(R"({"valueDate":"2026-02-30"})"), ErrorCode::BadValue,
       "item[0].answerOption[0].valueDate", "2026-02-30"},
      {"option bad time", choice(R"({"valueTime":"9:00"})"), ErrorCode::BadValue,
       "item[0].answerOption[0].valueTime", "a time"},
      {"option of other type", with_items(R"({"linkId":"q","text":"Q","type":"integer",
        "answerOption":[{"valueString":"one"}]})"),
       ErrorCode::WrongType, "item[0].answerOption[0].valueString", "another type"},
      {"exclusive without value", with_items(R"({"linkId":"q","text":"Q","type":"choice",
        "repeats":true,"answerOption":[{"valueCoding":{"code":"a","display":"A"},"extension":[
        {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive"}]}]})"),
       ErrorCode::Missing, "item[0].answerOption[0].extension[0].valueBoolean", "true or false"},
      {"exclusive text", with_items(R"({"linkId":"q","text":"Q","type":"choice",
        "repeats":true,"answerOption":[{"valueCoding":{"code":"a","display":"A"},"extension":[
        {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive",
         "valueBoolean":"yes"}]}]})"),
       ErrorCode::WrongType, "item[0].answerOption[0].extension[0].valueBoolean", "\"yes\""},
      {"value set number", with_items(R"({"linkId":"q","text":"Q","type":"choice",
        "answerValueSet":1})"),
       ErrorCode::WrongType, "item[0].answerValueSet", "number 1"},
      // First answers
      {"initial no list", question(R"("initial":"a")"), ErrorCode::WrongType, "item[0].initial",
       "a list in square brackets"},
      {"initial no object", question(R"("initial":["a"])"), ErrorCode::WrongType,
       "item[0].initial[0]", "an object with a value"},
      {"initial empty", question(R"("initial":[{}])"), ErrorCode::Missing, "item[0].initial[0]",
       "no value"},
      {"initial twice", question(R"("initial":[{"valueString":"a"},{"valueString":"b"}])"),
       ErrorCode::BadValue, "item[0].initial", "Found 2"},
      {"initial of other type", question(R"("initial":[{"valueInteger":1}])"), ErrorCode::WrongType,
       "item[0].initial[0].valueInteger", "takes text"},
      {"initial too long", question(R"("maxLength":2,"initial":[{"valueString":"abc"}])"),
       ErrorCode::BadValue, "item[0].initial[0].valueString", "at most 2"},
      {"initial on a group", with_items(R"({"linkId":"g","type":"group",
        "initial":[{"valueString":"a"}],"item":[{"linkId":"q","text":"Q","type":"text"}]})"),
       ErrorCode::BadValue, "item[0].initial", "cannot have a first answer"},
      {"initial no option", with_items(R"({"linkId":"q","text":"Q","type":"choice",
        "answerOption":[{"valueCoding":{"code":"a","display":"A"}}],
        "initial":[{"valueCoding":{"code":"z"}}]})"),
       ErrorCode::BadValue, "item[0].initial[0].valueCoding", "not among the options"},
      // Extensions
      {"extension no object", question(R"("extension":["a"])"), ErrorCode::WrongType,
       "item[0].extension[0]", "the text \"a\""},
      {"extension without url", question(R"("extension":[{}])"), ErrorCode::Missing,
       "item[0].extension[0].url", "no url"},
      {"minValue twice",
       with_items(R"({"linkId":"q","text":"Q","type":"integer","extension":[)" + min + "," + min +
                  "]}"),
       ErrorCode::Duplicate, "item[0].extension[1]", "twice"},
      {"minValue text",
       with_items(R"({"linkId":"q","text":"Q","type":"integer","extension":[)" +
                  extension("minValue", R"("valueString":"3")") + "]}"),
       ErrorCode::WrongType, "item[0].extension[0].valueString", "valueInteger"},
      {"minValue empty", with_items(R"({"linkId":"q","text":"Q","type":"integer","extension":[
        {"url":"http://hl7.org/fhir/StructureDefinition/minValue"}]})"),
       ErrorCode::Missing, "item[0].extension[0]", "no value"},
      {"minValue in quotes",
       with_items(R"({"linkId":"q","text":"Q","type":"integer",
        "extension":[)" +
                  extension("minValue", R"("valueInteger":"3")") + "]}"),
       ErrorCode::WrongType, "item[0].extension[0].valueInteger", "\"3\""},
      {"min above max",
       with_items(R"({"linkId":"q","text":"Q","type":"integer","extension":[)" + min + "," +
                  extension("maxValue", R"("valueInteger":2)") + "]}"),
       ErrorCode::BadValue, "item[0].extension", "3 is above the greatest value 2"},
      {"maxOccurs zero",
       question(R"("repeats":true,"extension":[)" +
                extension("questionnaire-maxOccurs", R"("valueInteger":0)") + "]"),
       ErrorCode::BadValue, "item[0].extension[0].valueInteger", "1 or more"},
      {"maxOccurs empty",
       question(R"("repeats":true,"extension":[)" +
                extension("questionnaire-maxOccurs", R"("valueString":"2")") + "]"),
       ErrorCode::Missing, "item[0].extension[0].valueInteger", "how often"},
      {"itemControl empty",
       question(R"("extension":[)" +
                extension("questionnaire-itemControl", R"("valueCode":"help")") + "]"),
       ErrorCode::Missing, "item[0].extension[0].valueCodeableConcept", "a coding"},
      {"itemControl text",
       question(R"("extension":[)" +
                extension("questionnaire-itemControl", R"("valueCodeableConcept":"help")") + "]"),
       ErrorCode::WrongType, "item[0].extension[0].valueCodeableConcept", "\"help\""},
      {"itemControl coding",
       question(
           R"("extension":[)" +
           extension("questionnaire-itemControl", R"("valueCodeableConcept":{"coding":["help"]})") +
           "]"),
       ErrorCode::WrongType, "item[0].extension[0].valueCodeableConcept.coding[0]", "\"help\""},
      // Conditions
      {"condition list", depending(R"({"question":"c"})"), ErrorCode::WrongType,
       "item[3].enableWhen", "an object"},
      {"condition no object", depending(R"(["c"])"), ErrorCode::WrongType, "item[3].enableWhen[0]",
       "\"c\""},
      {"no question", depending(R"([{"operator":"=","answerInteger":1}])"), ErrorCode::Missing,
       "item[3].enableWhen[0].question", "no question"},
      {"question number", depending(R"([{"question":1,"operator":"=","answerInteger":1}])"),
       ErrorCode::WrongType, "item[3].enableWhen[0].question", "number 1"},
      {"no operator", depending(R"([{"question":"n","answerInteger":1}])"), ErrorCode::Missing,
       "item[3].enableWhen[0].operator", "no operator"},
      {"operator unknown", depending(R"([{"question":"n","operator":"==","answerInteger":1}])"),
       ErrorCode::BadValue, "item[3].enableWhen[0].operator", "\"==\""},
      {"operator number", depending(R"([{"question":"n","operator":1,"answerInteger":1}])"),
       ErrorCode::WrongType, "item[3].enableWhen[0].operator", "number 1"},
      {"no answer", depending(R"([{"question":"n","operator":"="}])"), ErrorCode::Missing,
       "item[3].enableWhen[0]", "answerCoding or answerInteger"},
      {"two answers", depending(R"([{"question":"n","operator":"=","answerInteger":1,
        "answerString":"1"}])"),
       ErrorCode::BadValue, "item[3].enableWhen[0]", "both answerInteger and answerString"},
      {"answer of wrong json", depending(R"([{"question":"n","operator":"=",
        "answerInteger":"1"}])"),
       ErrorCode::WrongType, "item[3].enableWhen[0].answerInteger", "\"1\""},
      {"coding without code", depending(R"([{"question":"c","operator":"=","answerCoding":{}}])"),
       ErrorCode::Missing, "item[3].enableWhen[0].answerCoding.code", "no code"},
      {"quantity", depending(R"([{"question":"n","operator":"=","answerQuantity":{"value":1}}])"),
       ErrorCode::Unsupported, "item[3].enableWhen[0].answerQuantity", "answerQuantity"},
      {"exists without truth", depending(R"([{"question":"n","operator":"exists",
        "answerInteger":1}])"),
       ErrorCode::WrongType, "item[3].enableWhen[0].answerInteger", "exists needs answerBoolean"},
      {"order of codes", depending(R"([{"question":"c","operator":">",
        "answerCoding":{"code":"a"}}])"),
       ErrorCode::BadValue, "item[3].enableWhen[0].operator", "more or less"},
      {"other answer type", depending(R"([{"question":"c","operator":"=","answerString":"a"}])"),
       ErrorCode::WrongType, "item[3].enableWhen[0].answerString", "answers to \"c\" are a coding"},
      {"boolean to integer", depending(R"([{"question":"n","operator":"=","answerBoolean":true}])"),
       ErrorCode::WrongType, "item[3].enableWhen[0].answerBoolean", "a whole number"},
      {"question not there", depending(R"([{"question":"z","operator":"=","answerInteger":1}])"),
       ErrorCode::Dangling, "item[3].enableWhen[0].question", "no linkId of this form"},
      {"question is display", depending(R"([{"question":"d","operator":"exists",
        "answerBoolean":true}])"),
       ErrorCode::BadValue, "item[3].enableWhen[0].question", "has no answer"},
      {"itself", depending(R"([{"question":"x","operator":"exists","answerBoolean":true}])"),
       ErrorCode::BadValue, "item[3].enableWhen[0].question", "\"x\" depends on \"x\""},
      {"second condition", depending(R"([{"question":"n","operator":"=","answerInteger":1},
        {"question":"y","operator":"=","answerInteger":1}],"enableBehavior":"any")"),
       ErrorCode::Dangling, "item[3].enableWhen[1].question", "\"y\""},
      {"behavior", depending(R"([{"question":"n","operator":"=","answerInteger":1}],
        "enableBehavior":"one")"),
       ErrorCode::BadValue, "item[3].enableBehavior", "all or any"},
      {"circle of two",
       with_items(
           R"({"linkId":"a","text":"A","type":"boolean","enableWhen":[
            {"question":"b","operator":"=","answerBoolean":true}]},
           {"linkId":"b","text":"B","type":"boolean","enableWhen":[
            {"question":"a","operator":"=","answerBoolean":true}]})"),
       ErrorCode::BadValue, "item[0].enableWhen[0].question",
       "\"a\" depends on \"b\" depends on \"a\""},
      {"circle through a group",
       with_items(
           R"({"linkId":"g","type":"group","enableWhen":[
            {"question":"a","operator":"=","answerBoolean":true}],"item":[
            {"linkId":"a","text":"A","type":"boolean"}]})"),
       ErrorCode::BadValue, "item[0].enableWhen[0].question",
       "\"g\" depends on \"a\" depends on \"g\""},
  };
  return rows;
}

TEST_CASE("form: each slip is one error that says where and what") {
  CHECK(broken_forms().size() >= 60);
  for (const Broken& row : broken_forms()) {
    CAPTURE(row.name);
    Findings findings;
    CHECK_FALSE(read_questionnaire(parsed(row.text), "form.json", findings).has_value());
    const std::string where = row.where.empty() ? "form.json" : "form.json: " + row.where;
    CHECK(listed(findings.errors) == std::string(name_of(row.code)) + " " + where + "\n");
    for (const Error& error : findings.errors) {
      CAPTURE(error.message);
      CHECK(error.message.find(row.says) != std::string::npos);
      CHECK(error.message.back() != ' ');
    }
  }
}

}  // namespace
