#include <string>
#include <vector>

#include "questionnaire/answers.h"
#include "questionnaire/fhir_time.h"
#include "questionnaire_fixture.h"

using namespace nextsession;
using namespace nextsession::testing;

namespace {

Answer given(Value value) { return {Answer::Kind::Given, {std::move(value)}}; }
Answer number(std::int64_t value) { return given(Value(value)); }
Answer words(std::string value) { return given(Value(std::move(value))); }
Answer truth(bool value) { return given(Value(value)); }
Answer coded(std::string code, std::string system = "") {
  return given(Value(Coding{std::move(system), std::move(code), ""}));
}
const Answer skipped{Answer::Kind::RatherNotSay, {}};

TEST_CASE("answers: keys of repetitions") {
  CHECK(repeated_key("P1", 2, "P1.now") == "P1#2/P1.now");
  CHECK(repeated_key("A#1/B", 3, "c") == "A#1/B#3/c");
  const Answers answers = {
      {"P#1/x", number(1)},    {"P#10/x", number(1)},   {"P#2/x", number(1)},
      {"P2#12/x", number(1)},  {"P#3000/x", number(1)}, {"P#x/y", number(1)},
      {"P#7", number(1)},      {"P#-4/x", number(1)},   {"P#99999999999999999999/x", number(1)},
      {"P#2/Q#5/x", number(1)}};
  CHECK(repetitions(answers, "P") == 10);
  CHECK(repetitions(answers, "P2") == 12);
  CHECK(repetitions(answers, "P#2/Q") == 5);
  CHECK(repetitions(answers, "R") == 0);
  CHECK(repetitions({}, "P") == 0);
}

TEST_CASE("answers: what a single answer says") {
  const Answers answers = {
      {"code", coded("often")},
      {"text", words("hello")},
      {"number", number(7)},
      {"skipped", skipped},
      {"many", {Answer::Kind::Given, {Coding{"", "a", ""}, Coding{"", "b", ""}}}}};
  CHECK(given_code(answers, "code") == "often");
  CHECK(given_code(answers, "text") == "hello");
  CHECK(given_code(answers, "number").empty());
  CHECK(given_code(answers, "skipped").empty());
  CHECK(given_code(answers, "many").empty());
  CHECK(given_code(answers, "absent").empty());
  CHECK(given_integer(answers, "number") == 7);
  CHECK_FALSE(given_integer(answers, "code").has_value());
  CHECK_FALSE(given_integer(answers, "absent").has_value());
  CHECK(given_includes(answers, "many", "b"));
  CHECK(given_includes(answers, "code", "often"));
  CHECK_FALSE(given_includes(answers, "many", "c"));
  CHECK_FALSE(given_includes(answers, "skipped", ""));
}

// A question "q" of the given type and a question "x" that is asked when `condition` holds.
Questionnaire asking(const std::string& type, const std::string& condition) {
  const std::string options =
      type == "choice" ? R"(, "answerOption": [{"valueCoding": {"system": "s", "code": "a",
                            "display": "A"}}, {"valueCoding": {"system": "s", "code": "b",
                            "display": "B"}}])"
                       : "";
  return form_from(R"({"resourceType": "Questionnaire", "status": "active", "url": "urn:x",
    "item": [{"linkId": "q", "text": "Q", "repeats": true, "type": ")" +
                   type + "\"" + options + R"(},
    {"linkId": "x", "text": "X", "type": "text", "enableWhen": [{"question": "q", )" +
                   condition + "}]}]}");
}

TEST_CASE("enabled: every operator, as R4 puts it") {
  const Answer none{Answer::Kind::Given, {}};
  struct Row {
    std::string type, condition;
    Answer answer;
    bool enabled;
  };
  const std::vector<Row> rows = {
      {"choice", R"("operator":"exists","answerBoolean":true)", none, false},
      {"choice", R"("operator":"exists","answerBoolean":false)", none, true},
      {"choice", R"("operator":"exists","answerBoolean":true)", coded("a", "s"), true},
      {"choice", R"("operator":"exists","answerBoolean":false)", coded("a", "s"), false},
      {"choice", R"("operator":"exists","answerBoolean":true)", skipped, false},
      {"choice", R"("operator":"exists","answerBoolean":false)", skipped, true},
      {"choice", R"("operator":"=","answerCoding":{"system":"s","code":"a"})", coded("a", "s"),
       true},
      {"choice", R"("operator":"=","answerCoding":{"system":"s","code":"a"})", coded("b", "s"),
       false},
      {"choice", R"("operator":"=","answerCoding":{"system":"s","code":"a"})", none, false},
      {"choice", R"("operator":"=","answerCoding":{"system":"s","code":"a"})", skipped, false},
      {"choice", R"("operator":"=","answerCoding":{"code":"a"})", coded("a", "s"), true},
      {"choice", R"("operator":"=","answerCoding":{"system":"z","code":"a"})", coded("a", "s"),
       false},
      {"choice", R"("operator":"!=","answerCoding":{"system":"s","code":"a"})", none, true},
      {"choice", R"("operator":"!=","answerCoding":{"system":"s","code":"a"})", skipped, true},
      {"choice", R"("operator":"!=","answerCoding":{"system":"s","code":"a"})", coded("b", "s"),
       true},
      {"choice", R"("operator":"!=","answerCoding":{"system":"s","code":"a"})", coded("a", "s"),
       false},
      {"choice",
       R"("operator":"!=","answerCoding":{"system":"s","code":"a"})",
       {Answer::Kind::Given, {Coding{"s", "b", ""}, Coding{"s", "a", ""}}},
       false},
      {"choice",
       R"("operator":"=","answerCoding":{"system":"s","code":"a"})",
       {Answer::Kind::Given, {Coding{"s", "b", ""}, Coding{"s", "a", ""}}},
       true},
      {"boolean", R"("operator":"=","answerBoolean":false)", truth(false), true},
      {"boolean", R"("operator":"=","answerBoolean":false)", none, false},
      {"boolean", R"("operator":"!=","answerBoolean":true)", none, true},
      {"integer", R"("operator":"=","answerInteger":3)", number(3), true},
      {"integer", R"("operator":"=","answerInteger":3)", number(4), false},
      {"integer", R"("operator":">","answerInteger":3)", number(4), true},
      {"integer", R"("operator":">","answerInteger":3)", number(3), false},
      {"integer", R"("operator":">=","answerInteger":3)", number(3), true},
      {"integer", R"("operator":"<","answerInteger":3)", number(2), true},
      {"integer", R"("operator":"<","answerInteger":3)", number(3), false},
      {"integer", R"("operator":"<=","answerInteger":3)", number(3), true},
      {"integer", R"("operator":"<","answerInteger":3)", none, false},
      {"integer",
       R"("operator":">","answerInteger":3)",
       {Answer::Kind::Given, {Value(std::int64_t{1}), Value(std::int64_t{9})}},
       true},
      {"integer", R"("operator":">","answerDecimal":3.5)", number(4), true},
      {"decimal", R"("operator":"=","answerInteger":3)", given(3.0), true},
      {"decimal", R"("operator":"<=","answerDecimal":2.5)", given(2.5), true},
      {"decimal", R"("operator":"<","answerDecimal":2.5)", given(2.5), false},
      {"string", R"("operator":"=","answerString":"yes")", words("yes"), true},
      {"string", R"("operator":"=","answerString":"yes")", words("Yes"), false},
      {"date", R"("operator":">","answerDate":"2026-01-31")", words("2026-02-01"), true},
      {"date", R"("operator":"<","answerDate":"2026-01-31")", words("2026-02-01"), false},
      {"date", R"("operator":">","answerDate":"2026")", words("2027-05"), true},
      {"date", R"("operator":">","answerDate":"2026")", words("2026-05"), false},
      {"date", R"("operator":"<=","answerDate":"2026")", words("2026-05"), false},
      {"date", R"("operator":">=","answerDate":"2026-05-02")", words("2026-05-02"), true},
      {"dateTime", R"("operator":"=","answerDateTime":"2026-05-02T10:00:00Z")",
       words("2026-05-02T12:00:00+02:00"), true},
      {"dateTime", R"("operator":">","answerDateTime":"2026-05-02T10:00:00Z")",
       words("2026-05-02T09:30:00-01:00"), true},
      {"dateTime", R"("operator":"<","answerDateTime":"2026-05-02T10:00:00Z")",
       words("2026-05-01T23:59:59.5Z"), true},
      {"dateTime", R"("operator":">","answerDate":"2026-05-01")", words("2026-05-02T10:00:00Z"),
       true},
      {"time", R"("operator":">","answerTime":"08:00:00")", words("08:00:00.5"), true},
      {"time", R"("operator":"<","answerTime":"08:00:00")", words("07:59:59"), true},
      // A value of the wrong kind never equals and never compares.
      {"integer", R"("operator":"=","answerInteger":3)", words("3"), false},
      {"integer", R"("operator":"<","answerInteger":3)", words("1"), false},
      {"integer", R"("operator":"!=","answerInteger":3)", words("3"), true},
      {"date", R"("operator":">","answerDate":"2026-01-31")", words("nonsense"), false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.type);
    CAPTURE(row.condition);
    const Questionnaire form = asking(row.type, row.condition);
    Answers answers;
    if (row.answer.kind != Answer::Kind::Given || !row.answer.values.empty()) {
      answers["q"] = row.answer;
    }
    CHECK(is_enabled(form, form.items[1], answers, "x") == row.enabled);
    CHECK(EnabledItems(form, answers).enabled(form.items[1], "x") == row.enabled);
  }
}

TEST_CASE("enabled: all and any") {
  const auto form = [](const std::string& behavior) {
    return form_from(R"({"resourceType": "Questionnaire", "status": "active", "url": "urn:x",
      "item": [{"linkId": "a", "type": "boolean", "text": "A"},
               {"linkId": "b", "type": "boolean", "text": "B"},
               {"linkId": "x", "type": "text", "text": "X", "enableBehavior": ")" +
                     behavior +
                     R"(", "enableWhen": [
                 {"question": "a", "operator": "=", "answerBoolean": true},
                 {"question": "b", "operator": "=", "answerBoolean": true}]}]})");
  };
  for (const bool a : {false, true}) {
    for (const bool b : {false, true}) {
      const Answers answers = {{"a", truth(a)}, {"b", truth(b)}};
      const Questionnaire all = form("all");
      const Questionnaire any = form("any");
      CHECK(is_enabled(all, all.items[2], answers, "x") == (a && b));
      CHECK(is_enabled(any, any.items[2], answers, "x") == (a || b));
    }
  }
}

TEST_CASE("enabled: what is inside something disabled is disabled, and its answers do not count") {
  const Questionnaire form = form_from(R"({"resourceType": "Questionnaire", "status": "active",
    "url": "urn:x", "item": [
    {"linkId": "a", "type": "boolean", "text": "A"},
    {"linkId": "g", "type": "group", "enableWhen": [
      {"question": "a", "operator": "=", "answerBoolean": true}],
     "item": [{"linkId": "h", "type": "group", "item": [
       {"linkId": "b", "type": "boolean", "text": "B"}]}]},
    {"linkId": "c", "type": "text", "text": "C", "enableWhen": [
      {"question": "b", "operator": "=", "answerBoolean": true}]},
    {"linkId": "d", "type": "text", "text": "D", "enableWhen": [
      {"question": "b", "operator": "!=", "answerBoolean": true}]}]})");
  const Item& b = *find_item(form, "b");
  Answers answers = {{"a", truth(true)}, {"b", truth(true)}};
  CHECK(is_enabled(form, b, answers, "b"));
  CHECK(is_enabled(form, *find_item(form, "c"), answers, "c"));
  CHECK_FALSE(is_enabled(form, *find_item(form, "d"), answers, "d"));
  answers["a"] = truth(false);
  CHECK_FALSE(is_enabled(form, b, answers, "b"));
  CHECK_FALSE(is_enabled(form, *find_item(form, "c"), answers, "c"));
  CHECK(is_enabled(form, *find_item(form, "d"), answers, "d"));
}

TEST_CASE("enabled: a repetition looks at itself first, others at the nearest") {
  const Questionnaire form = form_from(R"({"resourceType": "Questionnaire", "status": "active",
    "url": "urn:x", "item": [
    {"linkId": "before", "type": "text", "text": "Before", "enableWhen": [
      {"question": "q", "operator": "=", "answerInteger": 1}]},
    {"linkId": "g", "type": "group", "repeats": true, "item": [
      {"linkId": "q", "type": "integer", "text": "Q"},
      {"linkId": "x", "type": "text", "text": "X", "enableWhen": [
        {"question": "q", "operator": "=", "answerInteger": 1}]},
      {"linkId": "h", "type": "group", "repeats": true, "item": [
        {"linkId": "y", "type": "text", "text": "Y", "enableWhen": [
          {"question": "q", "operator": "=", "answerInteger": 1}]},
        {"linkId": "r", "type": "integer", "text": "R"},
        {"linkId": "z", "type": "text", "text": "Z", "enableWhen": [
          {"question": "r", "operator": "=", "answerInteger": 1}]}]}]},
    {"linkId": "after", "type": "text", "text": "After", "enableWhen": [
      {"question": "q", "operator": "=", "answerInteger": 1}]}]})");
  const Answers answers = {{"g#1/q", number(1)},
                           {"g#2/q", number(2)},
                           {"g#2/h#1/r", number(2)},
                           {"g#2/h#2/r", number(1)}};
  struct Row {
    std::string link_id, key;
    bool enabled;
  };
  const std::vector<Row> rows = {
      {"x", "g#1/x", true},       {"x", "g#2/x", false},    {"x", "g#3/x", false},
      {"y", "g#1/h#1/y", true},   {"y", "g#1/h#9/y", true}, {"y", "g#2/h#1/y", false},
      {"z", "g#2/h#1/z", false},  {"z", "g#2/h#2/z", true}, {"z", "g#1/h#2/z", false},
      {"before", "before", true},  // nearest after it: the first repetition
      {"after", "after", false},   // nearest before it: the last repetition
  };
  EnabledItems together(form, answers);
  for (const Row& row : rows) {
    CAPTURE(row.key);
    const Item& item = *find_item(form, row.link_id);
    CHECK(is_enabled(form, item, answers, row.key) == row.enabled);
    CHECK(together.enabled(item, row.key) == row.enabled);
  }
}

TEST_CASE("enabled: a chain through thousands of questions needs no deep stack") {
  std::string items = R"({"linkId": "q0", "type": "boolean", "text": "Q"})";
  for (int i = 1; i < 4000; ++i) {
    const std::string n = std::to_string(i);
    items += R"(,{"linkId": "q)" + n + R"(", "type": "boolean", "text": "Q", "enableWhen": [
      {"question": "q)" +
             std::to_string(i - 1) + R"(", "operator": "=", "answerBoolean": true}]})";
  }
  const Questionnaire form = form_from(
      R"({"resourceType": "Questionnaire", "status": "active", "url": "urn:x", "item": [)" + items +
      "]}");
  Answers answers;
  for (int i = 0; i < 4000; ++i) answers["q" + std::to_string(i)] = truth(true);
  CHECK(is_enabled(form, form.items.back(), answers, "q3999"));
  answers["q0"] = truth(false);
  CHECK_FALSE(is_enabled(form, form.items.back(), answers, "q3999"));
}

TEST_CASE("times: which texts are FHIR dates and times") {
  for (const char* date : {"2024", "2024-02", "2024-02-29", "0001-01-01", "9999-12-31"}) {
    CAPTURE(date);
    CHECK(is_fhir_date(date));
    CHECK(is_fhir_date_time(date));
  }
  for (const char* date :
       {"", "24", "0000", "2023-02-29", "2024-13", "2024-00", "2024-1-1", "2024-04-31",
        "2024-02-29 ", "2024/02/02", "1900-02-29", "20240202", "2024-"}) {
    CAPTURE(date);
    CHECK_FALSE(is_fhir_date(date));
  }
  for (const char* time : {"00:00:00", "23:59:60", "12:30:00.125"}) {
    CAPTURE(time);
    CHECK(is_fhir_time(time));
  }
  for (const char* time : {"", "24:00:00", "12:60:00", "12:00", "12:00:61", "12:00:00.", "1:00:00",
                           "12-00-00", "12:00:00Z"}) {
    CAPTURE(time);
    CHECK_FALSE(is_fhir_time(time));
  }
  for (const char* moment :
       {"2024-02-29T10:00:00Z", "2024-02-29T10:00:00.5+14:00", "2024-02-29T10:00:00-13:59"}) {
    CAPTURE(moment);
    CHECK(is_fhir_date_time(moment));
  }
  for (const char* moment :
       {"2024-02-29T10:00:00", "2024-02T10:00:00Z", "2024-02-29T10:00Z",
        "2024-02-29T10:00:00+15:00", "2024-02-29T10:00:00+14:30", "2024-02-30T10:00:00Z",
        "2024-02-29T", "T10:00:00Z", "2024-02-29T10:00:00+1:00"}) {
    CAPTURE(moment);
    CHECK_FALSE(is_fhir_date_time(moment));
  }
  CHECK(compare_fhir_times("2024-03-01T00:30:00+01:00", "2024-02-29T23:30:00Z") == 0);
  CHECK(compare_fhir_times("2024-03-01T00:00:00.50Z", "2024-03-01T00:00:00.5Z") == 0);
  CHECK_FALSE(compare_fhir_times("2024", "2024-05").has_value());
}

}  // namespace
