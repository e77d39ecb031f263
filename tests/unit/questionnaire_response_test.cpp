#include <string>
#include <vector>

#include "questionnaire/json.h"
#include "questionnaire/response.h"
#include "questionnaire_fixture.h"
#include "questionnaire_random_answers.h"

using namespace nextsession;
using namespace nextsession::testing;

namespace {

const auto keep_all = [](std::string_view) { return true; };

std::string keys(const Answers& answers) {
  std::string all;
  for (const auto& entry : answers) all += entry.first + " ";
  return all;
}

TEST_CASE("response: the fixture is read whole, without a warning, and written back the same") {
  Findings findings;
  const std::optional<Answers> answers =
      read_response(parsed(fixture_response), garden(), "a.json", findings);
  CHECK(listed(findings.errors) == "");
  CHECK(listed(findings.warnings) == "");
  REQUIRE(answers.has_value());
  CHECK(answers->size() == 20);
  CHECK(given_code(*answers, "A1") == "dry");
  CHECK(given_includes(*answers, "A2", "kale"));
  CHECK(given_integer(*answers, "A3.1") == 4);
  CHECK(given_code(*answers, "P#1/T#1/T.name") == "Spade");
  CHECK(answers->at("P#3/P.far").kind == Answer::Kind::DoesNotApply);
  CHECK(answers->at("S1").kind == Answer::Kind::RatherNotSay);
  CHECK(answers->at("M.rain").values == std::vector<Value>{Value(12.5)});
  CHECK(given_code(*answers, "M.at") == "2026-02-03T04:05:06+01:00");
  CHECK(given_integer(*answers, "M.bed") == 2);
  CHECK(repetitions(*answers, "P") == 3);
  CHECK(write_response(garden(), *answers, "2026-11-24", keep_all).dump(1) ==
        parsed(fixture_response).dump(1));
}

TEST_CASE("response: what is written, and what is not") {
  Answers answers;
  const auto items = [&](const auto& keep) {
    const Json document = write_response(garden(), answers, "", keep);
    CHECK(document["status"] == "in-progress");
    CHECK_FALSE(document.contains("authored"));
    return document.contains("item") ? document["item"].dump() : std::string();
  };
  CHECK(items(keep_all) == "");
  SUBCASE("not what is not enabled") {
    answers["A1"] = {Answer::Kind::Given, {Coding{"urn:weather", "wet", "Wet"}}};
    answers["A3"] = {Answer::Kind::Given, {true}};
    answers["A3.1"] = {Answer::Kind::Given, {std::int64_t{3}}};
    CHECK(items(keep_all) == R"([{"linkId":"A","item":[{"linkId":"A1","answer":[{"valueCoding":)"
                             R"({"system":"urn:weather","code":"wet","display":"Wet"}}]}]}])");
  }
  SUBCASE("not what must not be kept, nor what is below it") {
    answers["S1"] = {Answer::Kind::Given, {true}};
    answers["S1.more"] = {Answer::Kind::Given, {std::string("words")}};
    CHECK(items(keep_all) == R"([{"linkId":"S","item":[{"linkId":"S1","answer":[{"valueBoolean":)"
                             R"(true,"item":[{"linkId":"S1.more","answer":[{"valueString":)"
                             R"("words"}]}]}]}]}])");
    CHECK(items([](std::string_view id) { return id != "S1"; }) == "");
    CHECK(items([](std::string_view id) { return id != "S"; }) == "");
  }
  SUBCASE("an answer below a skipped or unanswered question") {
    answers["S1.more"] = {Answer::Kind::Given, {std::string("words")}};
    const std::string below =
        R"("answer":[{"item":[{"linkId":"S1.more","answer":[{"valueString":"words"}]}]}]}]}])";
    CHECK(items(keep_all) == R"([{"linkId":"S","item":[{"linkId":"S1",)" + below);
    answers["S1"] = {Answer::Kind::DoesNotApply, {}};
    CHECK(items(keep_all) == R"([{"linkId":"S","item":[{"linkId":"S1","extension":[{"url":)"
                             R"("http://hl7.org/fhir/StructureDefinition/data-absent-reason",)"
                             R"("valueCode":"not-applicable"}],)" +
                                 below);
  }
  SUBCASE("not values that do not belong to their question") {
    answers["A1"] = {Answer::Kind::Given, {Coding{"urn:weather", "snow", ""}}};
    answers["M.rain"] = {Answer::Kind::Given, {std::string("much")}};
    answers["M.day"] = {Answer::Kind::Given, {std::string("yesterday")}};
    answers["P#1/P.far"] = {Answer::Kind::Given, {std::int64_t{11}}};
    answers["P#1/P.what"] = {Answer::Kind::Given, {std::string()}};
    answers["end"] = {Answer::Kind::Given, {true}};
    answers["A"] = {Answer::Kind::Given, {true}};
    answers["nowhere"] = {Answer::Kind::Given, {true}};
    CHECK(items(keep_all) == "");
  }
  SUBCASE("the display of an option, and text that is no UTF-8 mended") {
    answers["A1"] = {Answer::Kind::Given, {Coding{"urn:weather", "dry", ""}}};
    answers["P#1/P.what"] = {Answer::Kind::Given, {std::string("a\xFFz")}};
    CHECK(items(keep_all) ==
          R"([{"linkId":"A","item":[{"linkId":"A1","answer":[{"valueCoding":)"
          R"({"system":"urn:weather","code":"dry","display":"Dry"}}]}]},{"linkId":"P","item":)"
          "[{\"linkId\":\"P.what\",\"answer\":[{\"valueString\":\"a\xEF\xBF\xBDz\"}]}]}]");
  }
}

TEST_CASE("response: whatever is answered is the same after writing and reading") {
  Dice dice(3);
  std::size_t given = 0;
  for (int i = 0; i < 500; ++i) {
    CAPTURE(i);
    const Answers answers = random_answers(garden(), dice);
    given += answers.size();
    const Json written = write_response(garden(), answers, "", keep_all);
    Findings findings;
    const Result<Json> again = parse_json(written.dump(), "a.json");
    REQUIRE(again.ok());
    const std::optional<Answers> read = read_response(again.value(), garden(), "a.json", findings);
    CHECK(listed(findings.errors) == "");
    CHECK(listed(findings.warnings) == "");
    REQUIRE(read.has_value());
    CHECK(keys(*read) == keys(answers));
    CHECK((*read == answers));
    CHECK(write_response(garden(), *read, "", keep_all) == written);
  }
  CHECK(given > 5000);
}

TEST_CASE("response: documents that are refused") {
  struct Row {
    std::string text;
    ErrorCode code;
    std::string where, says;
  };
  const std::vector<Row> rows = {
      {"[]", ErrorCode::WrongType, "a.json", "a list"},
      {"null", ErrorCode::WrongType, "a.json", "null"},
      {"{}", ErrorCode::Missing, "a.json: resourceType", "saved answers"},
      {R"({"resourceType":5})", ErrorCode::WrongType, "a.json: resourceType", "number 5"},
      {R"({"resourceType":"Questionnaire"})", ErrorCode::BadValue, "a.json: resourceType",
       "\"Questionnaire\""},
      {R"({"resourceType":"QuestionnaireResponse","questionnaire":"https://example.org/other"})",
       ErrorCode::BadValue, "a.json: questionnaire", "another form"},
      {R"({"resourceType":"QuestionnaireResponse",
        "questionnaire":"https://example.org/forms/garden/2"})",
       ErrorCode::BadValue, "a.json: questionnaire", "another form"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Findings findings;
    CHECK_FALSE(read_response(parsed(row.text), garden(), "a.json", findings).has_value());
    REQUIRE(findings.errors.size() == 1);
    CHECK(findings.errors[0].code == row.code);
    CHECK(findings.errors[0].where == row.where);
    CHECK(findings.errors[0].message.find(row.says) != std::string::npos);
  }
}

TEST_CASE("response: a bad part costs that part alone and is named") {
  struct Row {
    std::string items;  // of the whole document
    ErrorCode code;
    std::string where;  // after "a.json: "
    std::string left;   // keys that are read all the same
  };
  const std::string skip_url = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
  const auto in = [](const std::string& group, const std::string& items) {
    return R"([{"linkId":")" + group + R"(","item":[)" + items + "]}]";
  };
  const std::string rise = R"({"linkId":"M.rise","answer":[{"valueTime":"06:00:00"}]})";
  const auto with_rise = [&](const std::string& item) { return in("M", rise + "," + item); };
  const std::vector<Row> rows = {
      {"{}", ErrorCode::WrongType, "item", ""},
      {"[]", ErrorCode::BadValue, "item", ""},
      {"[7]", ErrorCode::WrongType, "item[0]", ""},
      {"[{}]", ErrorCode::Missing, "item[0].linkId", ""},
      {R"([{"linkId":7}])", ErrorCode::WrongType, "item[0].linkId", ""},
      {R"([{"linkId":"Z"}])", ErrorCode::Dangling, "item[0].linkId", ""},
      {R"([{"linkId":"M.rise","answer":[{"valueTime":"06:00:00"}]}])", ErrorCode::Dangling,
       "item[0].linkId", ""},
      {R"([{"linkId":"M","answer":[{"valueBoolean":true}]}])", ErrorCode::BadValue,
       "item[0].answer", ""},
      {R"([{"linkId":"end","answer":[{"valueBoolean":true}]}])", ErrorCode::BadValue,
       "item[0].answer", ""},
      {R"([{"linkId":"M","item":{}}])", ErrorCode::WrongType, "item[0].item", ""},
      {R"([{"linkId":"M","item":[)" + rise + R"(]},{"linkId":"M","item":[
        {"linkId":"M.rain","answer":[{"valueDecimal":1}]}]}])",
       ErrorCode::Duplicate, "item[1].linkId", "M.rise "},
      {in("M", rise + "," + rise), ErrorCode::Duplicate, "item[0].item[1].linkId", "M.rise "},
      {with_rise("null"), ErrorCode::WrongType, "item[0].item[1]", "M.rise "},
      {with_rise(R"({"linkId":"M.rain","answer":{}})"), ErrorCode::WrongType,
       "item[0].item[1].answer", "M.rise "},
      {with_rise(R"({"linkId":"M.rain","answer":[1.5]})"), ErrorCode::WrongType,
       "item[0].item[1].answer[0]", "M.rise "},
      {with_rise(R"({"linkId":"M.rain","answer":[{}]})"), ErrorCode::Missing,
       "item[0].item[1].answer[0]", "M.rise "},
      {with_rise(R"({"linkId":"M.rain","answer":[{"valueDecimal":1,"valueInteger":1}]})"),
       ErrorCode::BadValue, "item[0].item[1].answer[0]", "M.rise "},
      {with_rise(R"({"linkId":"M.rain","answer":[{"valueDecimal":"1"}]})"), ErrorCode::WrongType,
       "item[0].item[1].answer[0].valueDecimal", "M.rise "},
      {with_rise(R"({"linkId":"M.rain","answer":[{"valueString":"1"}]})"), ErrorCode::WrongType,
       "item[0].item[1].answer[0].valueString", "M.rise "},
      {with_rise(R"({"linkId":"M.rain","answer":[{"valueQuantity":{"value":1}}]})"),
       ErrorCode::WrongType, "item[0].item[1].answer[0].valueQuantity", "M.rise "},
      {with_rise(R"({"linkId":"M.rain","answer":[{"valueDecimal":1},{"valueDecimal":2}]})"),
       ErrorCode::BadValue, "item[0].item[1].answer[1]", "M.rain M.rise "},
      {with_rise(R"({"linkId":"M.rain","answer":[{"valueDecimal":1,"colour":"red"}]})"),
       ErrorCode::Unsupported, "item[0].item[1].answer[0].colour", "M.rain M.rise "},
      {with_rise(R"({"linkId":"M.rain","colour":"red","answer":[{"valueDecimal":1}]})"),
       ErrorCode::Unsupported, "item[0].item[1].colour", "M.rain M.rise "},
      {with_rise(R"({"linkId":"M.rain","modifierExtension":[{"url":"urn:m"}],
        "answer":[{"valueDecimal":1}]})"),
       ErrorCode::Unsupported, "item[0].item[1].modifierExtension", "M.rise "},
      {with_rise(R"({"linkId":"M.day","answer":[{"valueDate":"2026-02-29"}]})"),
       ErrorCode::BadValue, "item[0].item[1].answer[0].valueDate", "M.rise "},
      {with_rise(R"({"linkId":"M.day","answer":[{"valueDate":20260201}]})"), ErrorCode::WrongType,
       "item[0].item[1].answer[0].valueDate", "M.rise "},
      {with_rise(R"({"linkId":"M.at","answer":[{"valueDateTime":"2026-02-01T10:00"}]})"),
       ErrorCode::BadValue, "item[0].item[1].answer[0].valueDateTime", "M.rise "},
      {with_rise(R"({"linkId":"M.site","answer":[{"valueUri":"two words"}]})"), ErrorCode::BadValue,
       "item[0].item[1].answer[0].valueUri", "M.rise "},
      {with_rise(R"({"linkId":"M.soil","answer":[{"valueCoding":{"code":"chalk"}}]})"),
       ErrorCode::BadValue, "item[0].item[1].answer[0].valueCoding", "M.rise "},
      {with_rise(R"({"linkId":"M.soil","answer":[{"valueCoding":{"display":"Clay"}}]})"),
       ErrorCode::Missing, "item[0].item[1].answer[0].valueCoding.code", "M.rise "},
      {with_rise(R"({"linkId":"M.soil","answer":[{"valueCoding":"clay"}]})"), ErrorCode::WrongType,
       "item[0].item[1].answer[0].valueCoding", "M.rise "},
      {with_rise(R"({"linkId":"M.soil","answer":[{"valueString":""}]})"), ErrorCode::BadValue,
       "item[0].item[1].answer[0].valueString", "M.rise "},
      {with_rise(R"({"linkId":"M.bed","answer":[{"valueInteger":3}]})"), ErrorCode::BadValue,
       "item[0].item[1].answer[0].valueInteger", "M.rise "},
      {with_rise(R"({"linkId":"M.bed","answer":[{"valueInteger":1.5}]})"), ErrorCode::WrongType,
       "item[0].item[1].answer[0].valueInteger", "M.rise "},
      {with_rise(R"({"linkId":"M.slot","answer":[{"valueTime":"09:00:00"}]})"), ErrorCode::BadValue,
       "item[0].item[1].answer[0].valueTime", "M.rise "},
      {with_rise(R"({"linkId":"M.word","answer":[{"valueCoding":{"code":"fine"}}]})"),
       ErrorCode::WrongType, "item[0].item[1].answer[0].valueCoding", "M.rise "},
      {in("A", R"({"linkId":"A1","answer":[{"valueCoding":{"system":"urn:z","code":"dry"}}]})"),
       ErrorCode::BadValue, "item[0].item[0].answer[0].valueCoding", ""},
      {in("A", R"({"linkId":"A1","answer":[{"valueString":"dry"}]})"), ErrorCode::WrongType,
       "item[0].item[0].answer[0].valueString", ""},
      {in("A", R"({"linkId":"A2","answer":[{"valueCoding":{"code":"peas"}},
        {"valueCoding":{"code":"peas"}}]})"),
       ErrorCode::Duplicate, "item[0].item[0].answer[1]", "A2 "},
      {in("A", R"({"linkId":"A2","answer":[{"valueCoding":{"code":"peas"}},
        {"valueCoding":{"code":"kale"}},{"valueCoding":{"code":"corn"}},
        {"valueCoding":{"code":"leek"}}]})"),
       ErrorCode::BadValue, "item[0].item[0].answer[3]", "A2 "},
      {in("A", R"({"linkId":"A2","answer":[{"valueCoding":{"code":"none"}},
        {"valueCoding":{"code":"kale"}}]})"),
       ErrorCode::BadValue, "item[0].item[0].answer", ""},
      {in("A", R"({"linkId":"A3","answer":[{"valueBoolean":"true"}]})"), ErrorCode::WrongType,
       "item[0].item[0].answer[0].valueBoolean", ""},
      {in("A", R"({"linkId":"A3","answer":[{"valueBoolean":true,"item":[
        {"linkId":"A3.1","answer":[{"valueInteger":51}]}]}]})"),
       ErrorCode::BadValue, "item[0].item[0].answer[0].item[0].answer[0].valueInteger", "A3 "},
      {in("A", R"({"linkId":"A3","answer":[{"valueBoolean":true,"item":[
        {"linkId":"A3.1","answer":[{"valueInteger":0}]}]}]})"),
       ErrorCode::BadValue, "item[0].item[0].answer[0].item[0].answer[0].valueInteger", "A3 "},
      {in("A", R"({"linkId":"A3","answer":[{"valueBoolean":true}],"item":[
        {"linkId":"A3.1","answer":[{"valueInteger":5}]}]})"),
       ErrorCode::BadValue, "item[0].item[0].item", "A3 A3.1 "},
      {in("P", R"({"linkId":"P.far","answer":[{"valueInteger":99999999999}]})"),
       ErrorCode::BadValue, "item[0].item[0].answer[0].valueInteger", ""},
      {in("P", R"({"linkId":"P.far","answer":[{"valueInteger":18446744073709551615}]})"),
       ErrorCode::WrongType, "item[0].item[0].answer[0].valueInteger", ""},
      {in("P", R"({"linkId":"P.what","answer":[{"valueString":"twenty-one characters"}]})"),
       ErrorCode::BadValue, "item[0].item[0].answer[0].valueString", ""},
      {R"([{"linkId":"P"},{"linkId":"P"},{"linkId":"P"},{"linkId":"P","item":[
        {"linkId":"P.far","answer":[{"valueInteger":1}]}]}])",
       ErrorCode::BadValue, "item[3]", ""},
      {R"([{"linkId":"P","extension":[{"url":")" + skip_url +
           R"(","valueCode":"not-applicable"}]}])",
       ErrorCode::BadValue, "item[0].extension", ""},
      {in("A",
          R"({"linkId":"A3","extension":[{"url":")" + skip_url + R"(","valueCode":"unknown"}]})"),
       ErrorCode::BadValue, "item[0].item[0].extension[0].valueCode", ""},
      {in("A", R"({"linkId":"A3","extension":[{"url":")" + skip_url + R"("}]})"),
       ErrorCode::BadValue, "item[0].item[0].extension[0].valueCode", ""},
      {in("A", R"({"linkId":"A3","extension":[{"url":"urn:e"}]})"), ErrorCode::Unsupported,
       "item[0].item[0].extension[0]", ""},
      {in("A", R"({"linkId":"A3","extension":[7]})"), ErrorCode::Unsupported,
       "item[0].item[0].extension[0]", ""},
      {in("A", R"({"linkId":"A3","answer":[{"valueBoolean":false}],"extension":[{"url":")" +
                   skip_url + R"(","valueCode":"asked-declined"}]})"),
       ErrorCode::BadValue, "item[0].item[0]", "A3 "},
  };
  CHECK(rows.size() >= 40);
  for (const Row& row : rows) {
    CAPTURE(row.items);
    Findings findings;
    const std::optional<Answers> answers =
        read_response(parsed(R"({"resourceType":"QuestionnaireResponse","status":"completed",
          "questionnaire":"https://example.org/forms/garden|2","item":)" +
                             row.items + "}"),
                      garden(), "a.json", findings);
    CHECK(listed(findings.errors) == "");
    CHECK(listed(findings.warnings) ==
          std::string(name_of(row.code)) + " a.json: " + row.where + "\n");
    REQUIRE(answers.has_value());
    CHECK(keys(*answers) == row.left);
  }
}

TEST_CASE("response: what is odd about the document is a warning") {
  struct Row {
    std::string fields;
    std::string warning;
  };
  const std::string named = R"("questionnaire":"https://example.org/forms/garden)";
  const std::vector<Row> rows = {
      {R"("status":"completed",)" + named + "\"", ""},
      {R"("status":"completed",)" + named + "|2\"", ""},
      {R"("status":"completed",)" + named + "|1\"", "bad-value a.json: questionnaire\n"},
      {R"("status":"completed")", "missing a.json: questionnaire\n"},
      {R"("status":"completed","questionnaire":7)", "wrong-type a.json: questionnaire\n"},
      {named + "\"", "missing a.json: status\n"},
      {R"("status":"done",)" + named + "\"", "bad-value a.json: status\n"},
      {R"("status":"entered-in-error",)" + named + "\"", "bad-value a.json: status\n"},
      {R"("status":"completed","mood":"good",)" + named + "\"", "unsupported a.json: mood\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.fields);
    Findings findings;
    CHECK(read_response(parsed(R"({"resourceType":"QuestionnaireResponse",)" + row.fields + "}"),
                        garden(), "a.json", findings)
              .has_value());
    CHECK(listed(findings.errors) == "");
    CHECK(listed(findings.warnings) == row.warning);
  }
}

TEST_CASE("response: an option is read with the form's own words and system") {
  Findings findings;
  const std::optional<Answers> answers =
      read_response(parsed(R"({"resourceType":"QuestionnaireResponse","status":"completed",
        "questionnaire":"https://example.org/forms/garden","item":[{"linkId":"A","item":[
        {"linkId":"A1","answer":[{"valueCoding":{"code":"dry","display":"Trocken"}}]}]}]})"),
                    garden(), "a.json", findings);
  CHECK(listed(findings.warnings) == "");
  REQUIRE(answers.has_value());
  const auto* coding = std::get_if<Coding>(&answers->at("A1").values.at(0));
  REQUIRE(coding != nullptr);
  CHECK(coding->system == "urn:weather");
  CHECK(coding->display == "Dry");
}

TEST_CASE("response: damaged answers never do more harm than being left out") {
  Dice dice(4);
  int read = 0;
  for (int i = 0; i < 5000; ++i) {
    const Result<Json> json = parse_json(mutated(fixture_response, dice), "a.json");
    if (!json) continue;
    Findings findings;
    const std::optional<Answers> answers =
        read_response(json.value(), garden(), "a.json", findings);
    CHECK(answers.has_value() == findings.errors.empty());
    for (const Error& error : findings.warnings) CHECK(error.where.starts_with("a.json"));
    if (!answers) continue;
    ++read;
    // Whatever was let through is sound: once written and read, nothing is left to complain about.
    const Json written = write_response(garden(), *answers, "", keep_all);
    Findings again;
    const std::optional<Answers> second = read_response(written, garden(), "b.json", again);
    CHECK(listed(again.warnings) == "");
    REQUIRE(second.has_value());
    CHECK(write_response(garden(), *second, "", keep_all) == written);
  }
  CHECK(read > 500);
}

}  // namespace
