#include <string>
#include <vector>

#include "questionnaire/json.h"
#include "questionnaire/response.h"
#include "questionnaire_fixture.h"
#include "questionnaire_random_answers.h"
#include "record/visit_record.h"

using namespace nextsession;
using namespace nextsession::testing;

namespace {

std::string keys(const Answers& answers) {
  std::string all;
  for (const auto& entry : answers) all += entry.first + " ";
  return all;
}

VisitRecord some_visit() {
  VisitRecord record;
  record.answers["A1"] = {Answer::Kind::Given, {Coding{"urn:weather", "dry", "Dry"}}};
  record.answers["P#2/P.far"] = {Answer::Kind::Given, {std::int64_t{5}}};
  record.answers["S1"] = {Answer::Kind::Given, {true}};
  record.answers["S1.more"] = {Answer::Kind::Given, {std::string("a secret")}};
  record.screen = "question";
  record.question = "P#2/P.far";
  record.opened = {"R1", "G"};
  record.plan = {"A2", "A4"};
  record.words = {{"A2", "gentle"}, {"A9", "direct"}};
  record.ticked = {"A2.do.1"};
  return record;
}

TEST_CASE("record: a visit as it is kept") {
  const Json json = write_record(some_visit(), garden(), {"S"});
  CHECK(json.dump() ==
        R"({"format":"next-session/visit","version":1,"form":"https://example.org/forms/garden|2",)"
        R"("response":{"resourceType":"QuestionnaireResponse",)"
        R"("questionnaire":"https://example.org/forms/garden|2","status":"in-progress","item":[)"
        R"({"linkId":"A","item":[{"linkId":"A1","answer":[{"valueCoding":)"
        R"({"system":"urn:weather","code":"dry","display":"Dry"}}]}]},{"linkId":"P"},)"
        R"({"linkId":"P","item":[{"linkId":"P.far","answer":[{"valueInteger":5}]}]}]},)"
        R"("position":{"screen":"question","question":"P#2/P.far"},"opened":["R1","G"],)"
        R"("plan":[{"advice":"A2","words":"gentle"},{"advice":"A4"}],"words":{"A9":"direct"},)"
        R"("ticked":["A2.do.1"]})");
}

TEST_CASE("record: what must never be stored is not, nor what is below it") {
  VisitRecord record = some_visit();
  for (const std::vector<std::string>& never :
       std::vector<std::vector<std::string>>{{"S"}, {"S1"}, {"x", "S1"}}) {
    for (const char* question : {"S1", "S1.more"}) {
      record.question = question;
      const std::string text = write_record(record, garden(), never).dump();
      CHECK(text.find("S1") == std::string::npos);
      CHECK(text.find("secret") == std::string::npos);
    }
  }
  record.question = "S1";
  const std::string kept = write_record(record, garden(), {}).dump();
  CHECK(kept.find("a secret") != std::string::npos);
  CHECK(kept.find(R"("question":"S1")") != std::string::npos);
}

TEST_CASE("record: whatever is kept is the same after writing and reading") {
  Dice dice(6);
  const std::vector<std::string> ids = {"R1", "R2", "G", "A1", "A-2", "n.3"};
  for (int i = 0; i < 200; ++i) {
    CAPTURE(i);
    VisitRecord record;
    record.form = "https://example.org/forms/garden|2";
    record.answers = random_answers(garden(), dice);
    record.screen = dice.flip() ? "review" : "";
    record.question = dice.flip() ? "P#1/P.what" : "";
    for (const std::string& id : ids) {
      if (dice.flip()) record.opened.push_back(id);
      if (dice.flip()) record.plan.push_back(id);
      if (dice.flip()) record.words[id] = dice.flip() ? "gentle" : "direct";
    }
    Findings findings;
    const std::optional<VisitRecord> again =
        read_record(write_record(record, garden(), {}).dump(), garden(), findings);
    CHECK(listed(findings.errors) == "");
    CHECK(listed(findings.warnings) == "");
    REQUIRE(again.has_value());
    CHECK(again->form == record.form);
    CHECK((again->answers == record.answers));
    CHECK(again->screen == record.screen);
    CHECK(again->question == record.question);
    CHECK((again->opened == record.opened));
    CHECK((again->plan == record.plan));
    CHECK((again->words == record.words));
  }
}

TEST_CASE("record: texts that are refused, each with one clear error") {
  struct Row {
    std::string text;
    ErrorCode code;
    std::string where, says;
  };
  const std::string start = R"({"format":"next-session/visit","version":)";
  const std::vector<Row> rows = {
      {"", ErrorCode::Syntax, "saved visit:1:1", "empty"},
      {"null", ErrorCode::WrongType, "saved visit", "null"},
      {"[]", ErrorCode::WrongType, "saved visit", "a list"},
      {"{\"format\":", ErrorCode::Syntax, "saved visit:1:11", "cut off"},
      {std::string(500000, '['), ErrorCode::TooDeep, "saved visit:1:33", "32 deep"},
      {std::string((1U << 20) + 1, ' '), ErrorCode::TooLarge, "saved visit", "1048576"},
      {"{\"a\":\"\xFF\"}", ErrorCode::Syntax, "saved visit:1:7", "UTF-8"},
      {R"({"format":1,"format":2})", ErrorCode::Duplicate, "saved visit", "twice"},
      {"{}", ErrorCode::Missing, "saved visit: format", "no format"},
      {R"({"format":null})", ErrorCode::WrongType, "saved visit: format", "null"},
      {R"({"format":"next-session/settings","version":1})", ErrorCode::BadValue,
       "saved visit: format", "another kind"},
      {R"({"format":"next-session/visit"})", ErrorCode::Missing, "saved visit: version",
       "no version"},
      {start + "\"1\"}", ErrorCode::WrongType, "saved visit: version", "\"1\""},
      {start + "1.5}", ErrorCode::WrongType, "saved visit: version", "1.5"},
      {start + "0}", ErrorCode::BadValue, "saved visit: version", "number 0"},
      {start + "-1}", ErrorCode::BadValue, "saved visit: version", "number -1"},
      {start + "2}", ErrorCode::Newer, "saved visit: version", "later version of this program"},
      {start + "99999999999,\"form\":7}", ErrorCode::Newer, "saved visit: version", "later"},
      {start + R"(1,"form":"https://example.org/other|2"})", ErrorCode::BadValue,
       "saved visit: form", "another form"},
      {start + R"(1,"form":"https://example.org/forms/garden/x"})", ErrorCode::BadValue,
       "saved visit: form", "another form"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text.substr(0, 100));
    Findings findings;
    CHECK_FALSE(read_record(row.text, garden(), findings).has_value());
    REQUIRE(findings.errors.size() == 1);
    CHECK(findings.errors[0].code == row.code);
    CHECK(findings.errors[0].where == row.where);
    CHECK(findings.errors[0].message.find(row.says) != std::string::npos);
  }
}

TEST_CASE("record: a bad part costs that part alone and is named") {
  const std::string form = R"("form":"https://example.org/forms/garden|2",)";
  const auto response = [](const std::string& more) {
    return R"("response":{"resourceType":"QuestionnaireResponse","status":"in-progress",
      "questionnaire":"https://example.org/forms/garden|2","item":[{"linkId":"A","item":[
      {"linkId":"A1","answer":[{"valueCoding":{"system":"urn:weather","code":"dry"}}]})" +
           more + "]}]}";
  };
  const std::string sound = form + response("");
  std::string many = "[\"x0\"";
  for (int i = 1; i < 201; ++i) many += ",\"x" + std::to_string(i) + "\"";
  many += "]";
  struct Row {
    std::string fields, warning;
    std::string left;  // answers, then opened, plan and words
  };
  const std::vector<Row> rows = {
      {sound, "", "A1 ///"},
      {response(""), "missing saved visit: form\n", "A1 ///"},
      {"\"form\":7," + response(""), "wrong-type saved visit: form\n", "A1 ///"},
      {R"("form":"https://example.org/forms/garden|1",)" + response(""),
       "bad-value saved visit: form\n", "A1 ///"},
      {form + "\"opened\":[\"R1\"]", "missing saved visit: response\n", "/R1 //"},
      {form + "\"response\":[]", "wrong-type saved visit: response\n", "///"},
      {form + R"("response":{"resourceType":"Patient"})",
       "bad-value saved visit: response.resourceType\n", "///"},
      {form + R"("response":{"resourceType":"QuestionnaireResponse","status":"completed",
        "questionnaire":"urn:other"})",
       "bad-value saved visit: response.questionnaire\n", "///"},
      {form + response(R"(,{"linkId":"A2","answer":[{"valueCoding":{"code":"rice"}}]})"),
       "bad-value saved visit: response.item[0].item[1].answer[0].valueCoding\n", "A1 ///"},
      {form + response(R"(,{"linkId":"gone"})"),
       "dangling saved visit: response.item[0].item[1].linkId\n", "A1 ///"},
      {sound + ",\"position\":7", "wrong-type saved visit: position\n", "A1 ///"},
      {sound + R"(,"position":{"screen":7})", "wrong-type saved visit: position.screen\n",
       "A1 ///"},
      {sound + R"(,"position":{"screen":"a b"})", "bad-value saved visit: position.screen\n",
       "A1 ///"},
      {sound + R"(,"position":{"question":"gone"})", "dangling saved visit: position.question\n",
       "A1 ///"},
      {sound + R"(,"position":{"question":["A1"]})", "wrong-type saved visit: position.question\n",
       "A1 ///"},
      {sound + R"(,"position":{"scroll":3})", "unsupported saved visit: position.scroll\n",
       "A1 ///"},
      {sound + ",\"opened\":{}", "wrong-type saved visit: opened\n", "A1 ///"},
      {sound + R"(,"opened":["R1",2,"G"])", "wrong-type saved visit: opened[1]\n", "A1 /R1 G //"},
      {sound + R"(,"opened":["R1","R1"])", "duplicate saved visit: opened[1]\n", "A1 /R1 //"},
      {sound + R"(,"opened":["<b>","G"])", "bad-value saved visit: opened[0]\n", "A1 /G //"},
      {sound + R"(,"opened":[""])", "bad-value saved visit: opened[0]\n", "A1 ///"},
      {sound + ",\"opened\":[\"" + std::string(65, 'x') + "\"]",
       "bad-value saved visit: opened[0]\n", "A1 ///"},
      {sound + ",\"opened\":" + many, "too-large saved visit: opened\n", "A1 ///"},
      {sound + ",\"plan\":\"A1\"", "wrong-type saved visit: plan\n", "A1 ///"},
      {sound + ",\"plan\":[\"A1\",{\"advice\":\"A2\"}]", "wrong-type saved visit: plan[0]\n",
       "A1 //A2 /"},
      {sound + ",\"plan\":[{\"words\":\"gentle\"}]", "missing saved visit: plan[0].advice\n",
       "A1 ///"},
      {sound + ",\"plan\":[{\"advice\":2}]", "wrong-type saved visit: plan[0].advice\n", "A1 ///"},
      {sound + R"(,"plan":[{"advice":"A2"},{"advice":"A2"}])",
       "duplicate saved visit: plan[1].advice\n", "A1 //A2 /"},
      {sound + R"(,"plan":[{"advice":"A2","words":"loud"}])",
       "bad-value saved visit: plan[0].words\n", "A1 //A2 /"},
      {sound + R"(,"plan":[{"advice":"A2","words":1}])", "wrong-type saved visit: plan[0].words\n",
       "A1 //A2 /"},
      {sound + R"(,"plan":[{"advice":"A2","words":"direct","when":"now"}])",
       "unsupported saved visit: plan[0].when\n", "A1 //A2 /A2=direct "},
      {sound + ",\"words\":[]", "wrong-type saved visit: words\n", "A1 ///"},
      {sound + R"(,"words":{"A4":"loud","A5":"gentle"})", "bad-value saved visit: words.A4\n",
       "A1 ///A5=gentle "},
      {sound + R"(,"words":{"A 4":"gentle"})", "bad-value saved visit: words\n", "A1 ///"},
      {sound + ",\"flagsSeen\":[\"SF1\"]", "unsupported saved visit: flagsSeen\n", "A1 ///"},
  };
  CHECK(rows.size() >= 30);
  for (const Row& row : rows) {
    CAPTURE(row.fields);
    Findings findings;
    const std::optional<VisitRecord> record = read_record(
        R"({"format":"next-session/visit","version":1,)" + row.fields + "}", garden(), findings);
    CHECK(listed(findings.errors) == "");
    CHECK(listed(findings.warnings) == row.warning);
    REQUIRE(record.has_value());
    std::string left = keys(record->answers) + "/";
    for (const std::string& id : record->opened) left += id + " ";
    left += "/";
    for (const std::string& id : record->plan) left += id + " ";
    left += "/";
    for (const auto& entry : record->words) left += entry.first + "=" + entry.second + " ";
    CHECK(left == row.left);
  }
}

TEST_CASE("record: no damage does more harm than leaving parts out") {
  VisitRecord visit = some_visit();
  Findings findings;
  visit.answers = read_response(parsed(fixture_response), garden(), "a", findings).value();
  const std::string text = write_record(visit, garden(), {}).dump();
  Dice dice(7);
  int read = 0;
  int refused = 0;
  for (int i = 0; i < 5000; ++i) {
    findings = {};
    const std::optional<VisitRecord> record = read_record(mutated(text, dice), garden(), findings);
    CHECK(record.has_value() == findings.errors.empty());
    ++(record.has_value() ? read : refused);
    for (const std::vector<Error>* list : {&findings.errors, &findings.warnings}) {
      for (const Error& error : *list) CHECK(error.where.starts_with("saved visit"));
    }
    if (record) CHECK(parse_json(write_record(*record, garden(), {}).dump(), "again").ok());
  }
  CHECK(read > 500);
  CHECK(refused > 500);
}

}  // namespace
