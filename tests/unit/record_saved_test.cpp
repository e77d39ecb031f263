// Saved records: what is written, that it is read again, and what is refused.
#include <string>
#include <vector>

#include "json_schema.h"
#include "questionnaire/response.h"
#include "questionnaire_random_answers.h"
#include "record_fixture.h"

using namespace nextsession;
using namespace nextsession::testing;

namespace {

Json record_schema() { return parsed(file_in_tree("assets/schema/record.schema.json")); }

std::string about(const std::string& fields) {
  return R"({"format":"next-session/record","version":1,"visits":[)"
         R"({"id":"00c0ffee00000001","form":"https://nextsession.invalid/Questionnaire/golden|1.0.0",)"
         R"("response":{"resourceType":"QuestionnaireResponse","status":"in-progress",)"
         R"("item":[{"linkId":"Q","item":[{"linkId":"Q3","answer":[{"valueBoolean":true}]}]}]})" +
         fields + "}]}";
}

SavedVisit random_visit(Dice& dice, int number) {
  SavedVisit visit;
  const std::string digits = std::to_string(1000 + number);
  visit.id = "abcdef012345" + digits;
  visit.changed = static_cast<std::int64_t>(dice.below(1000));
  visit.kind = dice.flip() ? "full" : "check-in";
  visit.date = "2026-0" + std::to_string(1 + dice.below(9)) + "-1" + std::to_string(dice.below(9));
  visit.language = dice.flip() ? "es-MX" : "";
  visit.form = canonical_of(garden());
  visit.finished = dice.flip();
  visit.answers = random_answers(garden(), dice);
  visit.screen = dice.flip() ? "review" : "";
  visit.question = dice.flip() ? "P#1/P.what" : "";
  for (const char* id : {"R1", "R2", "A-2", "n.3"}) {
    if (dice.flip()) visit.opened.push_back(id);
    if (dice.flip()) visit.ticked.push_back(id);
    if (dice.flip()) {
      visit.plan.push_back({id, dice.flip() ? "gentle" : "", dice.flip() ? "My \"words\"\n" : "",
                            dice.flip() ? "partly" : "", dice.flip() ? "It went \xC3\xB1" : ""});
    }
    if (dice.flip()) visit.words[id] = dice.flip() ? "gentle" : "direct";
  }
  return visit;
}

}  // namespace

TEST_CASE("saved: the golden file of version 1 opens, and is what would be written today") {
  const std::string text = file_in_tree("tests/golden/record-1.nextsession.json");
  Findings findings;
  const auto record = read_saved(text, golden_forms(), findings);
  CHECK(listed(findings.errors) + listed(findings.warnings) == "");
  REQUIRE(record.has_value());
  CHECK(record->set_aside.empty());
  CHECK(record->left_over.is_null());
  CHECK(all_of(*record, golden_forms()) == all_of(golden_record(), golden_forms()));
  REQUIRE(record->visits.size() == 3);
  CHECK((record->visits[0].answers == golden_record().visits[0].answers));
  CHECK(parsed(text).dump() == write_saved(golden_record(), golden_forms(), {"S"}).dump());
}

TEST_CASE("saved: whatever is kept is the same after writing and reading, and fits the schema") {
  Dice dice(51);
  SchemaCheck schema(record_schema());
  CHECK(schema.faults(parsed(file_in_tree("tests/golden/record-1.nextsession.json"))) == "");
  CHECK(schema.faults(parsed(
            R"({"format":"next-session/record","version":2,"visits":[{"id":"X"},7],"x":1})")) ==
        ".version: const\n.visits[0].id: pattern\n.visits[0]: required\n.visits[1]: type\n"
        ": additionalProperties\n");
  for (int i = 0; i < 100; ++i) {
    CAPTURE(i);
    SavedRecord record;
    for (std::size_t n = dice.below(4); n > 0; --n) {
      record.visits.push_back(random_visit(dice, static_cast<int>(n)));
    }
    std::stable_sort(record.visits.begin(), record.visits.end(),
                     [](const auto& a, const auto& b) { return a.date < b.date; });
    const Json json = write_saved(record, {&garden()}, {});
    CHECK(schema.faults(json) == "");
    Findings findings;
    const auto again = read_saved(json.dump(), {&garden()}, findings);
    CHECK(listed(findings.errors) + listed(findings.warnings) == "");
    REQUIRE(again.has_value());
    CHECK(all_of(*again, {&garden()}) == json.dump(1));
    REQUIRE(again->visits.size() == record.visits.size());
    for (std::size_t n = 0; n < record.visits.size(); ++n) {
      CHECK((again->visits[n].answers == record.visits[n].answers));
      CHECK(again->visits[n].form == record.visits[n].form);
    }
  }
}

TEST_CASE("saved: safety answers are in nothing that is written, nor in what is left over") {
  SavedRecord record = golden_record();
  SavedVisit& visit = record.visits[0];
  visit.answers["S1"] = {Answer::Kind::Given, {true}};
  visit.question = "S1";
  visit.left_over = parsed(R"([
    {"item":{"linkId":"S1","answer":[{"valueInteger":1}]}},
    {"item":{"linkId":"S","item":[{"linkId":"S9","answer":[{"valueString":"secret"}]}]}},
    {"within":"S#1/","item":{"linkId":"S9","answer":[{"valueString":"secret"}]}},
    {"item":{"linkId":"old","item":[{"linkId":"S1"},{"linkId":"kept"}]}},
    {"field":"response","value":{"item":[{"linkId":"S","item":[{"linkId":"S1"}]}]}}])");
  record.left_over = parsed(R"([
    {"id":"1","form":"urn:x","response":{"item":[{"linkId":"S","text":"secret"},{"linkId":"kept2"}]}},
    {"text":"{\"linkId\":\"S1\",\"answer\":[{\"valueString\":\"secret"},
    {"text":"{\"linkId\":\"kept3\""}])");
  const std::string text = write_saved(record, golden_forms(), {"S"}).dump();
  CHECK(text.find("\"S1") == std::string::npos);
  CHECK(text.find("\"S\"") == std::string::npos);
  CHECK(text.find("S#1") == std::string::npos);
  CHECK(text.find("secret") == std::string::npos);
  CHECK(text.find("\"kept\"") != std::string::npos);
  CHECK(text.find("\"kept2\"") != std::string::npos);
  CHECK(text.find("kept3") != std::string::npos);
  const std::string all = write_saved(record, golden_forms(), {}).dump();
  CHECK(all.find("\"question\":\"S1\"") != std::string::npos);
  CHECK(all.find("secret") != std::string::npos);
}

TEST_CASE("saved: what must not be written can be taken out of what was read, and nothing else") {
  SavedRecord record = golden_record();
  const SavedRecord clean = record;
  SavedVisit& visit = record.visits[0];
  visit.answers["S"] = {Answer::Kind::Given, {true}};
  visit.answers["S1"] = {Answer::Kind::Given, {true}};
  visit.left_over = parsed(R"([{"item":{"linkId":"S1"}},{"item":{"linkId":"kept"}}])");
  record.left_over = parsed(R"([{"text":"\"S1\""},{"text":"kept"}])");
  drop_never_stored(record, golden_forms(), {"S"});
  CHECK((visit.answers == clean.visits[0].answers));
  CHECK(visit.left_over.dump() == R"([{"item":{"linkId":"kept"}}])");
  CHECK(record.left_over.dump() == R"([{"text":"kept"}])");
  CHECK(record.visits[1].left_over.is_null());
  drop_never_stored(record, {}, {"P1"});  // of no form, only what is named
  CHECK_FALSE(visit.answers.contains("P1#1/P1.now"));
  CHECK(visit.answers.contains("Q1"));
}

TEST_CASE("saved: texts that are refused, each with one clear error") {
  struct Row {
    std::string text;
    ErrorCode code;
    std::string where, says;
  };
  const std::string start = R"({"format":"next-session/record","version":)";
  const std::string old = R"({"format":"next-session/visit","version":)";
  const std::string one = R"("visits":[{"id":"00c0ffee00000001","response":{}}]})";
  std::string deep = start + "1,\"visits\":[";
  for (int i = 0; i < 200000; ++i) deep += "{\"item\":[";
  const std::vector<Row> rows = {
      {"", ErrorCode::Syntax, "saved record:1:1", "empty"},
      {"   \n", ErrorCode::Syntax, "saved record:1:1", "empty"},
      {"null", ErrorCode::WrongType, "saved record", "null"},
      {"7", ErrorCode::WrongType, "saved record", "number 7"},
      {"[]", ErrorCode::WrongType, "saved record", "a list"},
      {"\"text\"", ErrorCode::WrongType, "saved record", "text"},
      {"Dear diary", ErrorCode::Syntax, "saved record:1:1", ""},
      {"<!doctype html>", ErrorCode::Syntax, "saved record:1:1", ""},
      {"%PDF-1.7", ErrorCode::Syntax, "saved record:1:1", ""},
      {std::string("\0\1\2\3", 4), ErrorCode::Syntax, "saved record:1:1", "UTF-8"},
      {"{\"a\":\"\xFF\"}", ErrorCode::Syntax, "saved record:1:7", "UTF-8"},
      {std::string(1000000, '['), ErrorCode::TooDeep, "saved record:1:65", "64 deep"},
      {deep, ErrorCode::TooDeep, "saved record:", "64 deep"},
      {std::string((100U << 20), ' '), ErrorCode::TooLarge, "saved record", "8388608"},
      {start + "1,\"visits\":[\"" + std::string(9U << 20, 'x') + "\"]}", ErrorCode::TooLarge,
       "saved record", "8388608"},
      {"{}", ErrorCode::Missing, "saved record: format", "no format"},
      {R"({"format":null})", ErrorCode::WrongType, "saved record: format", "null"},
      {R"({"format":1,"format":2})", ErrorCode::Duplicate, "saved record", "twice"},
      {R"({"format":"next-session/settings","version":1})", ErrorCode::BadValue,
       "saved record: format", "another kind"},
      {R"({"resourceType":"QuestionnaireResponse"})", ErrorCode::Missing, "saved record: format",
       "no format"},
      {R"({"format":"next-session/record"})", ErrorCode::Missing, "saved record: version",
       "no version"},
      {start + "\"1\"}", ErrorCode::WrongType, "saved record: version", "\"1\""},
      {start + "1.5}", ErrorCode::WrongType, "saved record: version", "1.5"},
      {start + "0}", ErrorCode::BadValue, "saved record: version", "number 0"},
      {start + "-1}", ErrorCode::BadValue, "saved record: version", "number -1"},
      {start + "1}", ErrorCode::Missing, "saved record: visits", "no visits"},
      {start + "1,\"visits\":7}", ErrorCode::WrongType, "saved record: visits", "number 7"},
      {start + "1,\"visits\":{}}", ErrorCode::WrongType, "saved record: visits", "object"},
      {start + "1,\"visits\":[", ErrorCode::Syntax, "saved record:1:", "cut off"},
      {start + "1", ErrorCode::Syntax, "saved record:1:", "cut off"},
      {start + "2}", ErrorCode::Newer, "saved record: version", "later version of this program"},
      {start + "2," + one, ErrorCode::Newer, "saved record: version", "later version"},
      {start + "99999999999," + one, ErrorCode::Newer, "saved record: version", "later version"},
      // A later one that is damaged as well.
      {start + "2," + one.substr(0, 60), ErrorCode::Newer, "saved record: version", "later"},
      {start + "2," + one + "}}", ErrorCode::Newer, "saved record: version", "later"},
      {old + "2}", ErrorCode::Newer, "saved record: version", "later version"},
      {old + "\"1\"}", ErrorCode::WrongType, "saved record: version", "\"1\""},
      {old + "1", ErrorCode::Syntax, "saved record:1:", "cut off"},
  };
  CHECK(rows.size() >= 35);
  for (const Row& row : rows) {
    CAPTURE(row.text.substr(0, 100));
    Findings findings;
    CHECK_FALSE(read_saved(row.text, golden_forms(), findings).has_value());
    REQUIRE(findings.errors.size() == 1);
    CHECK(findings.errors[0].code == row.code);
    CHECK(findings.errors[0].where.starts_with(row.where));
    CHECK(findings.errors[0].message.find(row.says) != std::string::npos);
  }
}

TEST_CASE("saved: a bad part of a visit costs that part alone, is named and comes back") {
  struct Row {
    std::string fields;
    std::string warning;  // code and path
    std::string left;     // what is kept of it
  };
  const std::string many = [] {
    std::string list = "[\"x0\"";
    for (int i = 1; i < 201; ++i) list += ",\"x" + std::to_string(i) + "\"";
    return list + "]";
  }();
  const std::vector<Row> rows = {
      {"", "", ""},
      {R"(,"changed":"3")", "bad-value changed", ""},
      {R"(,"changed":-1)", "bad-value changed", ""},
      {R"(,"changed":9007199254740992)", "bad-value changed", ""},
      {R"(,"changed":1e300)", "bad-value changed", ""},
      {R"(,"kind":"huge")", "bad-value kind", ""},
      {R"(,"kind":["full"])", "wrong-type kind", ""},
      {R"(,"date":"2026-02-30")", "bad-value date", R"({"field":"date","value":"2026-02-30"})"},
      {R"(,"date":"2026")", "bad-value date", R"({"field":"date","value":"2026"})"},
      {R"(,"date":20260230)", "wrong-type date", ""},
      {R"(,"language":"<b>")", "bad-value language", ""},
      {R"(,"finished":"yes")", "wrong-type finished", ""},
      {R"(,"position":7)", "wrong-type position", ""},
      {R"(,"position":{"screen":"a b"})", "bad-value position.screen", ""},
      {R"(,"position":{"question":"gone"})", "dangling position.question", ""},
      {R"(,"position":{"scroll":3})", "unsupported position.scroll", ""},
      {R"(,"opened":{})", "wrong-type opened", R"({"field":"opened","value":{}})"},
      {R"(,"opened":["R1","<b>"])", "bad-value opened[1]", R"({"field":"opened","value":"<b>"})"},
      {R"(,"opened":["R1",2])", "wrong-type opened[1]", R"({"field":"opened","value":2})"},
      {R"(,"opened":["R1","R1"])", "duplicate opened[1]", ""},
      {",\"opened\":" + many, "too-large opened", "x200"},
      {R"(,"plan":"A1")", "wrong-type plan", R"({"field":"plan","value":"A1"})"},
      {R"(,"plan":[7])", "wrong-type plan[0]", R"({"field":"plan","value":7})"},
      {R"(,"plan":[{"words":"mine"}])", "missing plan[0]", "mine"},
      {R"(,"plan":[{"advice":2,"words":"mine"}])", "wrong-type plan[0]", "mine"},
      {R"(,"plan":[{"advice":"A 2","words":"mine"}])", "bad-value plan[0]", "mine"},
      {R"(,"plan":[{"advice":"A2"},{"advice":"A2","words":"mine"}])", "duplicate plan[1]", "mine"},
      {R"(,"plan":[{"advice":"A2","wording":"loud"}])", "bad-value plan[0].wording", ""},
      {R"(,"plan":[{"advice":"A2","raised":"yes|no"}])", "bad-value plan[0].raised", ""},
      {R"(,"plan":[{"advice":"A2","happened":7}])", "wrong-type plan[0].happened",
       R"({"advice":"A2","happened":7})"},
      {R"(,"plan":[{"advice":"A2","words":")" + std::string(4001, 'x') + "\"}]",
       "too-large plan[0].words", "xxx"},
      {R"(,"plan":[{"advice":"A2","when":"now"}])", "unsupported plan[0].when",
       R"({"field":"plan","value":{"advice":"A2","when":"now"}})"},
      {R"(,"ticked":3)", "wrong-type ticked", R"({"field":"ticked","value":3})"},
      {R"(,"words":[])", "wrong-type words", R"({"field":"words","value":[]})"},
      {R"(,"words":{"A4":"loud"})", "bad-value words.A4", ""},
      {R"(,"words":{"A 4":"direct"})", "bad-value words", ""},
      {R"(,"mood":{"a":1})", "unsupported ", R"({"field":"mood","value":{"a":1}})"},
      {R"(,"plan|ticked":1)", "unsupported ", R"({"field":"plan|ticked","value":1})"},
      {R"(,"leftOver":7)", "wrong-type leftOver", R"({"field":"leftOver","value":7})"},
      {R"(,"leftOver":[7])", "unsupported leftOver[0]", "7"},
      {R"(,"leftOver":[{"item":{"linkId":"gone","answer":[{"valueString":"x"}]}}])",
       "dangling leftOver[0].item", R"({"item":{"linkId":"gone","answer":[{"valueString":"x"}]}})"},
  };
  CHECK(rows.size() >= 35);
  for (const Row& row : rows) {
    CAPTURE(row.fields.substr(0, 100));
    Findings findings;
    const auto record = read_saved(about(row.fields), golden_forms(), findings);
    CHECK(listed(findings.errors) == "");
    REQUIRE(record.has_value());
    REQUIRE(record->visits.size() == 1);
    const SavedVisit& visit = record->visits[0];
    CHECK(visit.answers.size() == 1);
    const std::string warnings = listed(findings.warnings);
    if (row.warning.empty()) {
      CHECK(warnings == "");
    } else {
      const std::size_t space = row.warning.find(' ');
      CHECK(warnings.starts_with(row.warning.substr(0, space) + " saved record: visits[0]." +
                                 row.warning.substr(space + 1)));
      CHECK(warnings.find('\n') == warnings.size() - 1);
    }
    CHECK(record->set_aside.size() == (row.left.empty() ? 0U : 1U));
    CHECK(visit.left_over.is_null() == row.left.empty());
    CHECK(visit.left_over.dump().find(row.left) != std::string::npos);
    // And stays so, however often it is written and read.
    const std::string again = all_of(*record, golden_forms());
    CHECK(all_of(read_clean(again, golden_forms()), golden_forms()) == again);
  }
}

TEST_CASE("saved: a visit of the format before is read as a record of one visit") {
  const std::string text =
      R"({"format":"next-session/visit","version":1,)"
      R"("form":"https://nextsession.invalid/Questionnaire/golden|1.0.0",)"
      R"("response":{"resourceType":"QuestionnaireResponse",)"
      R"("questionnaire":"https://nextsession.invalid/Questionnaire/golden|1.0.0",)"
      R"("status":"in-progress","item":[{"linkId":"P","item":[{"linkId":"P1"},{"linkId":"P1",)"
      R"("item":[{"linkId":"P1.now","answer":[{"valueInteger":5}]}]}]}]},)"
      R"("position":{"screen":"question","question":"P1#2/P1.now"},"opened":["R1"],)"
      R"("plan":[{"advice":"A2","words":"gentle"},{"advice":"A4"}],"words":{"A9":"direct"},)"
      R"("ticked":["A2.do.1"]})";
  Findings findings;
  const auto record = read_saved(text, golden_forms(), findings);
  CHECK(listed(findings.errors) + listed(findings.warnings) == "");
  REQUIRE(record.has_value());
  REQUIRE(record->visits.size() == 1);
  const SavedVisit& visit = record->visits[0];
  CHECK(visit.id.size() == 16);
  CHECK(visit.changed == 0);
  CHECK(visit.kind == "full");
  CHECK(visit.date == "");
  CHECK_FALSE(visit.finished);
  CHECK(visit.form == "https://nextsession.invalid/Questionnaire/golden|1.0.0");
  CHECK(given_integer(visit.answers, "P1#2/P1.now") == 5);
  CHECK(visit.screen == "question");
  CHECK(visit.question == "P1#2/P1.now");
  CHECK((visit.opened == std::vector<std::string>{"R1"}));
  REQUIRE(visit.plan.size() == 2);
  CHECK(visit.plan[0].advice == "A2");
  CHECK(visit.plan[0].wording == "gentle");
  CHECK(visit.plan[0].words == "");
  CHECK(visit.plan[1].wording == "");
  CHECK(visit.words.at("A9") == "direct");
  CHECK((visit.ticked == std::vector<std::string>{"A2.do.1"}));
  // The same text gives the same visit: opened twice, it is there once.
  CHECK(merge(*record, read_clean(text, golden_forms())).record.visits.size() == 1);
  // Truncated after the answer, it still gives the answer.
  const SavedRecord cut = read_clean(text.substr(0, text.find("\"position\"")), golden_forms());
  REQUIRE(cut.visits.size() == 1);
  CHECK(given_integer(cut.visits[0].answers, "P1#2/P1.now") == 5);
}

TEST_CASE("saved: visits of unknown forms, and parts no version knows, come back as they were") {
  const std::string strange =
      R"({"id":"00c0ffee0000000a","date":"2026-01-01","form":"urn:other|3","response":{"x":[1]}})";
  Json document = write_saved(golden_record(), golden_forms(), {});
  document["visits"].push_back(parsed(strange));
  document["mood"] = 3;
  document["leftOver"] = Json::array({7, Json::object({{"text", "{\"id"}})});
  const SavedRecord record = read_clean(document.dump(), golden_forms());
  CHECK(record.visits.size() == 3);
  CHECK(record.set_aside.size() == 4);
  CHECK(named(record).starts_with("2026-01-01 dangling  visits[3].form\n"));
  const std::string text = all_of(record, golden_forms());
  CHECK(parsed(text)["leftOver"].dump() ==
        "[" + strange + R"(,7,{"text":"{\"id"},{"field":"mood","value":3}])");
  CHECK(all_of(read_clean(text, golden_forms()), golden_forms()) == text);
  // Once the form is known, the visit is one again.
  Questionnaire other = form_from(
      R"({"resourceType":"Questionnaire","status":"active","url":"urn:other","version":"3",
          "item":[{"linkId":"q","type":"boolean","text":"Q"}]})");
  const SavedRecord later = read_clean(text, {&golden_form(), &other});
  CHECK(later.visits.size() == 4);
  CHECK(later.visits[0].id == "00c0ffee0000000a");
}

TEST_CASE("saved: more visits than are used are kept") {
  SavedRecord record;
  for (int i = 0; i < 2003; ++i) {
    SavedVisit visit;
    const std::string digits = std::to_string(10000 + i);
    visit.id = "00000000000" + digits;
    visit.form = canonical_of(golden_form());
    visit.answers["Q3"] = {Answer::Kind::Given, {true}};
    record.visits.push_back(visit);
  }
  const SavedRecord read =
      read_clean(write_saved(record, golden_forms(), {}).dump(), golden_forms());
  CHECK(read.visits.size() == 2000);
  CHECK(read.left_over.size() == 3);
  CHECK(read.set_aside.size() == 1);
}
