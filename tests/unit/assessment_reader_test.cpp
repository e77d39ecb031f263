#include "questionnaire/json.h"
#include "support/mini.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

struct Row {
  const char* at;     // JSON pointer of what is changed
  const char* value;  // JSON; null: removed
  ErrorCode code;
  const char* where;  // path of the error that must be among those found
};

constexpr auto Missing = ErrorCode::Missing;
constexpr auto WrongType = ErrorCode::WrongType;
constexpr auto BadValue = ErrorCode::BadValue;
constexpr auto Duplicate = ErrorCode::Duplicate;
constexpr auto Dangling = ErrorCode::Dangling;

Json changed(const char* at, const char* value) {
  Json rules = mini_rules_json();
  const Json::json_pointer pointer{std::string(at)};
  if (value) {
    rules[pointer] = Json::parse(value);
  } else {
    rules[pointer.parent_pointer()].erase(pointer.back());
  }
  return rules;
}

void check_row(const Row& row) {
  CAPTURE(row.at);
  CAPTURE(std::string(row.value ? row.value : "removed"));
  CAPTURE(row.where);
  Findings findings;
  const auto rules =
      read_interpretation(changed(row.at, row.value), mini_form(), "mini.json", findings);
  CHECK_FALSE(rules.has_value());
  const std::string where = std::string("mini.json: ") + row.where;
  bool found = false;
  std::string others;
  for (const Error& error : findings.errors) {
    found = found || (error.where == where && error.code == row.code);
    others += std::string("\n  ") + name_of(error.code) + " " + describe(error);
    CHECK(error.message.size() > 10);
    CHECK(error.message.back() == '.');
  }
  CHECK_MESSAGE(found, others);
}

}  // namespace

TEST_CASE("reader: the small rules are read as written, without a warning") {
  Findings findings;
  const auto rules = read_interpretation(mini_rules_json(), mini_form(), "mini.json", findings);
  REQUIRE(rules.has_value());
  CHECK(findings.warnings.empty());
  CHECK(rules->id == "mini");
  CHECK(rules->sessions_item == "X2");
  CHECK(rules->sessions.at("some") == 4);
  CHECK(rules->goal_start == "P1.start");
  CHECK(rules->never_stored == std::vector<std::string>{"S"});
  REQUIRE(rules->constructs.size() == 6);
  CHECK(rules->constructs[0].items.size() == 4);
  CHECK(rules->constructs[0].items[2].deep);
  CHECK(rules->constructs[0].items[0].friction.at("55") == doctest::Approx(0.55));
  // The scale knows "unsure", but only D.1 offers it.
  CHECK(rules->constructs[4].items[0].friction.count("unsure") == 1);
  CHECK(rules->constructs[4].items[1].friction.count("unsure") == 0);
  CHECK(rules->constructs[2].family == "C");
  CHECK_FALSE(rules->constructs[3].may_be_strength);
  CHECK(rules->bands.size() == 3);
  CHECK(rules->companions.size() == 1);
  CHECK(rules->not_alone.at(0).with == std::vector<std::string>{"A", "E"});
  CHECK(rules->checks.at(0).codes == std::vector<std::string>{"unsure"});
  CHECK(rules->promotions.at(0).when.kind == Condition::Kind::Flag);
  REQUIRE(rules->notes.size() == 5);
  CHECK_FALSE(rules->notes[0].ranking);
  CHECK(rules->notes[0].when.below == 4);
  CHECK(rules->notes[1].ranking);
  CHECK(rules->notes[1].when.at_least == 4);
  const Advice* name = rules->find_advice("name");
  REQUIRE(name != nullptr);
  CHECK(name->min_sessions == 0);
  CHECK(name->always_after_first_reason);
  CHECK(name->actions == 2);
  CHECK(name->review_after == 3);
  CHECK(name->sources == std::vector<std::string>{"one"});
  CHECK(rules->find_advice("e")->min_confidence == Confidence::Medium);
  CHECK(rules->find_advice("a")->min_sessions == 4);
  CHECK(rules->find_advice("nothing") == nullptr);
  REQUIRE(rules->flag("CONTACT") != nullptr);
  CHECK(rules->flag("CONTACT")->wording.at("B") == "neutral");
  CHECK(rules->flag("MINOR")->gate);
  CHECK_FALSE(rules->flag("SKIPPED")->screen);
  CHECK(rules->construct("nothing") == nullptr);
}

TEST_CASE("reader: what is left out has the documented defaults") {
  Json json = {{"id", "x"}, {"version", "1"}, {"questionnaire", "urn:mini:form"}};
  json["constructs"] = Json::array({mini_construct("A", 2, 2, "s", "a")});
  json["constructs"][0].erase("advice");
  json["scales"]["s"] = mini_rules_json()["scales"]["hundred"];
  json["bands"] = mini_rules_json()["bands"];
  Findings findings;
  const auto rules = read_interpretation(json, mini_form(), "x.json", findings);
  for (const Error& error : findings.errors) FAIL_CHECK(describe(error));
  REQUIRE(rules.has_value());
  CHECK(rules->min_answers == 2);
  CHECK(rules->min_share == doctest::Approx(0.5));
  CHECK(rules->max_reasons == 3);
  CHECK(rules->open_max_items == 12);
  CHECK(rules->change.clear == doctest::Approx(3));
  CHECK(rules->notes.empty());
}

TEST_CASE("reader: an item may carry its own frictions") {
  Json json = mini_rules_json();
  json["constructs"][1]["items"][0].erase("scale");
  json["constructs"][1]["items"][0]["friction"] = mini_rules_json()["scales"]["hundred"];
  Findings findings;
  CHECK(read_interpretation(json, mini_form(), "x.json", findings).has_value());
}

TEST_CASE("reader: unknown fields are warnings, wherever they stand") {
  for (const char* at : {"/extra",
                         "/facts/extra",
                         "/facts/sessions/extra",
                         "/facts/goals/extra",
                         "/constructs/0/extra",
                         "/constructs/0/items/0/extra",
                         "/bands/0/extra",
                         "/scoring/extra",
                         "/confidence/extra",
                         "/confidence/medium/extra",
                         "/confidence/careless/extra",
                         "/opening/extra",
                         "/opening/companions/0/extra",
                         "/ranking/extra",
                         "/ranking/notAlone/0/extra",
                         "/ranking/checks/0/extra",
                         "/ranking/promote/0/extra",
                         "/progress/extra",
                         "/attribution/0/extra",
                         "/attribution/0/when/sessions/extra",
                         "/advice/0/extra",
                         "/advice/3/when/friction/extra",
                         "/flags/0/extra",
                         "/flags/0/when/answer/extra"}) {
    CAPTURE(at);
    Findings findings;
    const auto rules = read_interpretation(changed(at, "1"), mini_form(), "m", findings);
    CHECK(rules.has_value());
    REQUIRE(findings.warnings.size() == 1);
    CHECK(findings.warnings[0].code == ErrorCode::Unsupported);
    CHECK(findings.warnings[0].where.ends_with("extra"));
  }
}

TEST_CASE("reader: errors in the head, the facts and the scales") {
  const std::vector<Row> rows = {
      {"/id", nullptr, Missing, "id"},
      {"/id", "1", WrongType, "id"},
      {"/id", "\"\"", BadValue, "id"},
      {"/version", nullptr, Missing, "version"},
      {"/questionnaire", nullptr, Missing, "questionnaire"},
      {"/questionnaire", "\"urn:other|1\"", BadValue, "questionnaire"},
      {"/questionnaire", "\"urn:mini:form|2\"", BadValue, "questionnaire"},
      {"/facts", "[]", WrongType, "facts"},
      {"/facts/sessions/item", nullptr, Missing, "facts.sessions.item"},
      {"/facts/sessions/item", "\"X9\"", Dangling, "facts.sessions.item"},
      {"/facts/sessions/item", "\"P1.now\"", BadValue, "facts.sessions.item"},
      {"/facts/sessions/atLeast", nullptr, Missing, "facts.sessions.atLeast"},
      {"/facts/sessions/atLeast/some", "-1", BadValue, "facts.sessions.atLeast.some"},
      {"/facts/sessions/atLeast/some", "1.5", WrongType, "facts.sessions.atLeast.some"},
      {"/facts/sessions/atLeast/lots", "50", Dangling, "facts.sessions.atLeast"},
      {"/facts/goals/group", "\"X1\"", BadValue, "facts.goals.group"},
      {"/facts/goals/group", "\"Q\"", BadValue, "facts.goals.group"},
      {"/facts/goals/text", "\"P9\"", Dangling, "facts.goals.text"},
      {"/facts/goals/start", "\"P1.text\"", BadValue, "facts.goals.start"},
      {"/facts/goals/now", "\"A.1\"", BadValue, "facts.goals.now"},
      {"/facts/goals/now", nullptr, Missing, "facts.goals.now"},
      {"/facts/goals/max", "0", BadValue, "facts.goals.max"},
      {"/facts/neverStored/0", "\"T\"", Dangling, "facts.neverStored[0]"},
      {"/facts/neverStored", "\"S\"", WrongType, "facts.neverStored"},
      {"/scales/hundred", "{}", BadValue, "scales.hundred"},
      {"/scales/hundred", "1", WrongType, "scales.hundred"},
      {"/scales/hundred/5", "1.01", BadValue, "scales.hundred.5"},
      {"/scales/hundred/5", "-0.1", BadValue, "scales.hundred.5"},
      {"/scales/hundred/5", "\"low\"", WrongType, "scales.hundred.5"},
  };
  for (const Row& row : rows) check_row(row);
}

TEST_CASE("reader: errors in the constructs") {
  const std::vector<Row> rows = {
      {"/constructs", nullptr, Missing, "constructs"},
      {"/constructs", "{}", WrongType, "constructs"},
      {"/constructs", "[]", BadValue, "constructs"},
      {"/constructs/0", "1", WrongType, "constructs[0]"},
      {"/constructs/0/id", nullptr, Missing, "constructs[0].id"},
      {"/constructs/1/id", "\"A\"", Duplicate, "constructs[1].id"},
      {"/constructs/2/family", "\"A\"", Duplicate, "constructs[2].family"},
      {"/constructs/0/strength", "\"yes\"", WrongType, "constructs[0].strength"},
      {"/constructs/0/advice/0", "\"zzz\"", Dangling, "constructs[0].advice[0]"},
      {"/constructs/0/advice/1", "\"a\"", Duplicate, "constructs[0].advice[1]"},
      {"/constructs/0/advice/0", "3", WrongType, "constructs[0].advice[0]"},
      {"/constructs/0/items", nullptr, Missing, "constructs[0].items"},
      {"/constructs/0/items", "[]", BadValue, "constructs[0].items"},
      {"/constructs/1/items/0/deep", "true", BadValue, "constructs[1].items"},
      {"/constructs/1/items/0/deep", "1", WrongType, "constructs[1].items[0].deep"},
      {"/constructs/1/items/0/ifRoom", "true", BadValue, "constructs[1].items[0].ifRoom"},
      {"/constructs/1/items/1/ifRoom", "1", WrongType, "constructs[1].items[1].ifRoom"},
      {"/constructs/2/items/0/linkId", "\"Z.9\"", Dangling, "constructs[2].items[0].linkId"},
      {"/constructs/2/items/0/linkId", nullptr, Missing, "constructs[2].items[0].linkId"},
      {"/constructs/2/items/0/linkId", "\"Q\"", BadValue, "constructs[2].items[0].linkId"},
      {"/constructs/2/items/0/linkId", "\"P1.now\"", BadValue, "constructs[2].items[0].linkId"},
      {"/constructs/2/items/0/linkId", "\"A.1\"", Duplicate, "constructs[2].items[0].linkId"},
      {"/constructs/2/items/0/scale", "\"none\"", Dangling, "constructs[2].items[0].scale"},
      {"/constructs/2/items/0/scale", nullptr, Missing, "constructs[2].items[0]"},
      {"/constructs/2/items/0/friction", "{\"0\": 0}", Missing, "constructs[2].items[0]"},
      {"/constructs/4/items/0/scale", "\"hundred\"", Missing, "constructs[4].items[0].scale"},
      {"/scales/hundred/35", nullptr, Missing, "constructs[0].items[0].scale"},
  };
  for (const Row& row : rows) check_row(row);
}

TEST_CASE("reader: errors in scoring, opening and ranking") {
  const std::vector<Row> rows = {
      {"/bands", nullptr, Missing, "bands"},
      {"/bands", "[{\"id\": \"x\", \"from\": 0}]", BadValue, "bands"},
      {"/bands/0/from", "0.1", BadValue, "bands[0].from"},
      {"/bands/2/from", "0.25", BadValue, "bands[2].from"},
      {"/bands/2/from", "0.2", BadValue, "bands[2].from"},
      {"/bands/1/from", "2", BadValue, "bands[1].from"},
      {"/bands/1/id", "\"fine\"", Duplicate, "bands[1].id"},
      {"/scoring/minAnswers", "0", BadValue, "scoring.minAnswers"},
      {"/scoring/minShare", "1.5", BadValue, "scoring.minShare"},
      {"/confidence/medium/maxSpread", "\"wide\"", WrongType, "confidence.medium.maxSpread"},
      {"/confidence/careless/minItems", "1", BadValue, "confidence.careless.minItems"},
      {"/progress/clear", "-3", BadValue, "progress.clear"},
      {"/progress/small", "4", BadValue, "progress.small"},
      {"/opening/maxItems", "-1", BadValue, "opening.maxItems"},
      {"/opening/friction", "40", BadValue, "opening.friction"},
      {"/opening/companions/0/construct", "\"Q\"", Dangling, "opening.companions[0].construct"},
      {"/opening/companions/0/with/1", "\"C\"", Dangling, "opening.companions[0].with[1]"},
      {"/opening/companions/0/with", nullptr, Missing, "opening.companions[0].with"},
      {"/opening/companions/0/friction", nullptr, Missing, "opening.companions[0].friction"},
      {"/ranking/maxReasons", "0", BadValue, "ranking.maxReasons"},
      {"/ranking/equalWithin", "\"0.1\"", WrongType, "ranking.equalWithin"},
      {"/ranking/ties/2", "\"X\"", Dangling, "ranking.ties[2]"},
      {"/ranking/ties/2", "\"A\"", Duplicate, "ranking.ties[2]"},
      {"/ranking/notAlone/0/with/0", "\"B\"", BadValue, "ranking.notAlone[0].with"},
      {"/ranking/notAlone/0/with/0", "\"X\"", Dangling, "ranking.notAlone[0].with[0]"},
      {"/ranking/notAlone/0/construct", "\"X\"", Dangling, "ranking.notAlone[0].construct"},
      {"/ranking/checks/0/item", "\"E.1\"", BadValue, "ranking.checks[0].item"},
      {"/ranking/checks/0/item", "\"E.9\"", Dangling, "ranking.checks[0].item"},
      {"/ranking/checks/0/codes/0", "\"maybe\"", Dangling, "ranking.checks[0].codes"},
      {"/ranking/checks/0/construct", "\"X\"", Dangling, "ranking.checks[0].construct"},
      {"/ranking/promote/0/construct", "\"X\"", Dangling, "ranking.promote[0].construct"},
      {"/ranking/promote/0/when/flag", "\"X\"", Dangling, "ranking.promote[0].when.flag"},
      {"/ranking/promote/0/when", "{\"noReasons\": true}", BadValue,
       "ranking.promote[0].when.noReasons"},
  };
  for (const Row& row : rows) check_row(row);
}

TEST_CASE("reader: errors in notes, advice and flags") {
  const std::vector<Row> rows = {
      {"/attribution", "{}", WrongType, "attribution"},
      {"/attribution/1/id", "\"early\"", Duplicate, "attribution[1].id"},
      {"/attribution/0/when", nullptr, Missing, "attribution[0].when"},
      {"/attribution/0/ranking", "0", WrongType, "attribution[0].ranking"},
      {"/attribution/0/leads/1", "\"X\"", Dangling, "attribution[0].leads[1]"},
      {"/attribution/0/when", "{\"noReasons\": true}", BadValue, "attribution[0].when.noReasons"},
      {"/attribution/0/when", "{\"note\": \"early\"}", BadValue, "attribution[0].when"},
      {"/attribution/0/when", "{\"any\": [{\"note\": \"moving\"}, {\"note\": \"X\"}]}", Dangling,
       "attribution[0].when.any[1].note"},
      {"/advice", "1", WrongType, "advice"},
      {"/advice/1/id", "\"name\"", Duplicate, "advice[1].id"},
      {"/advice/0/id", nullptr, Missing, "advice[0].id"},
      {"/advice/0/when", nullptr, Missing, "advice[0].when"},
      {"/advice/0/grade", nullptr, Missing, "advice[0].grade"},
      {"/advice/0/grade", "\"D\"", BadValue, "advice[0].grade"},
      {"/advice/0/actions", "4", BadValue, "advice[0].actions"},
      {"/advice/0/actions", "0", BadValue, "advice[0].actions"},
      {"/advice/0/reviewAfter", "0", BadValue, "advice[0].reviewAfter"},
      {"/advice/0/minSessions", "-1", BadValue, "advice[0].minSessions"},
      {"/advice/0/minConfidence", "\"high\"", BadValue, "advice[0].minConfidence"},
      {"/advice/3/notIf/0", "\"X\"", Dangling, "advice[3].notIf[0]"},
      {"/advice/0/sources/0", "5", WrongType, "advice[0].sources[0]"},
      {"/advice/0/afterFirstReason", "\"yes\"", WrongType, "advice[0].afterFirstReason"},
      {"/flags/1/id", "\"CONTACT\"", Duplicate, "flags[1].id"},
      {"/flags/0/order", nullptr, Missing, "flags[0].order"},
      {"/flags/0/order", "\"first\"", WrongType, "flags[0].order"},
      {"/flags/0/suppress/0", "\"X\"", Dangling, "flags[0].suppress[0]"},
      {"/flags/0/notStrengths/0", "\"C\"", Dangling, "flags[0].notStrengths[0]"},
      {"/flags/0/wording/X", "\"neutral\"", Dangling, "flags[0].wording.X"},
      {"/flags/0/wording/B", "1", WrongType, "flags[0].wording.B"},
      {"/flags/0/helplines/0", "null", WrongType, "flags[0].helplines[0]"},
      {"/flags/0/when", "{\"flag\": \"CONTACT\"}", BadValue, "flags[0].when"},
      {"/flags/3/when", "{\"unanswered\": \"X1\"}", BadValue, "flags[3].when.unanswered"},
      {"/flags/3/when", "{\"any\": [{\"sparse\": true}]}", BadValue, "flags[3].when.any[0].sparse"},
  };
  for (const Row& row : rows) check_row(row);
}

TEST_CASE("reader: errors in conditions") {
  const std::vector<Row> rows = {
      {"/advice/0/when", "true", WrongType, "advice[0].when"},
      {"/advice/0/when", "{}", BadValue, "advice[0].when"},
      {"/advice/0/when", "{\"sparse\": true, \"noGoals\": true}", BadValue, "advice[0].when"},
      {"/advice/0/when", "{\"always\": true}", BadValue, "advice[0].when.always"},
      {"/advice/0/when", "{\"sparse\": false}", BadValue, "advice[0].when.sparse"},
      {"/advice/0/when", "{\"noGoals\": 1}", BadValue, "advice[0].when.noGoals"},
      {"/advice/0/when", "{\"all\": []}", BadValue, "advice[0].when.all"},
      {"/advice/0/when", "{\"any\": {}}", WrongType, "advice[0].when.any"},
      {"/advice/0/when", "{\"raised\": \"X\"}", Dangling, "advice[0].when.raised"},
      {"/advice/0/when", "{\"raised\": \"C\"}", Dangling, "advice[0].when.raised"},  // a family
      {"/advice/0/when", "{\"raised\": \"A.1\"}", Dangling, "advice[0].when.raised"},
      {"/advice/0/when", "{\"raised\": \"\"}", BadValue, "advice[0].when.raised"},
      {"/advice/0/when", "{\"raised\": true}", WrongType, "advice[0].when.raised"},
      {"/advice/0/when", "{\"raised\": [\"A\"]}", WrongType, "advice[0].when.raised"},
      {"/advice/0/when", "{\"raised\": null}", WrongType, "advice[0].when.raised"},
      {"/advice/0/when", "{\"all\": [{\"raised\": \"A\"}, {\"raised\": \"X\"}]}", Dangling,
       "advice[0].when.all[1].raised"},
      {"/advice/0/when", "{\"raised\": \"A\", \"sparse\": true}", BadValue, "advice[0].when"},
      {"/flags/3/when", "{\"raised\": \"A\"}", BadValue, "flags[3].when.raised"},  // a gate
      {"/advice/0/when", "{\"none\": [1]}", WrongType, "advice[0].when.none[0]"},
      {"/advice/0/when", "{\"any\": [{\"all\": [{\"nope\": 1}]}]}", BadValue,
       "advice[0].when.any[0].all[0].nope"},
      {"/advice/0/when", "{\"answer\": {\"item\": \"X1\"}}", Missing, "advice[0].when.answer.is"},
      {"/advice/0/when", "{\"answer\": {\"item\": \"X1\", \"is\": []}}", BadValue,
       "advice[0].when.answer.is"},
      {"/advice/0/when", "{\"answer\": {\"item\": \"X1\", \"is\": [\"x\"]}}", Dangling,
       "advice[0].when.answer.is"},
      {"/advice/0/when", "{\"answer\": {\"item\": \"X9\", \"is\": [\"x\"]}}", Dangling,
       "advice[0].when.answer.item"},
      {"/advice/0/when", "{\"answer\": {\"item\": \"P1.now\", \"is\": [\"x\"]}}", BadValue,
       "advice[0].when.answer.item"},
      {"/advice/0/when", "{\"answer\": \"X1\"}", WrongType, "advice[0].when.answer"},
      {"/advice/0/when", "{\"unanswered\": \"X9\"}", Dangling, "advice[0].when.unanswered"},
      {"/advice/0/when", "{\"unanswered\": \"Q\"}", BadValue, "advice[0].when.unanswered"},
      {"/advice/0/when", "{\"unanswered\": [\"X1\"]}", WrongType, "advice[0].when.unanswered"},
      {"/advice/0/when", "{\"friction\": {\"atLeast\": 0.5}}", BadValue, "advice[0].when.friction"},
      {"/advice/0/when",
       "{\"friction\": {\"item\": \"A.1\", \"construct\": \"A\", \"atLeast\": 1}}", BadValue,
       "advice[0].when.friction"},
      {"/advice/0/when", "{\"friction\": {\"construct\": \"A\"}}", Missing,
       "advice[0].when.friction.atLeast"},
      {"/advice/0/when", "{\"friction\": {\"construct\": \"A\", \"atLeast\": 25}}", BadValue,
       "advice[0].when.friction.atLeast"},
      {"/advice/0/when", "{\"friction\": {\"construct\": \"C\", \"atLeast\": 0.5}}", Dangling,
       "advice[0].when.friction.construct"},
      {"/advice/0/when", "{\"friction\": {\"item\": \"X1\", \"atLeast\": 0.5}}", Dangling,
       "advice[0].when.friction.item"},
      {"/advice/0/when", "{\"progress\": [\"good\"]}", BadValue, "advice[0].when.progress"},
      {"/advice/0/when", "{\"progress\": []}", BadValue, "advice[0].when.progress"},
      {"/advice/0/when", "{\"progress\": \"same\"}", WrongType, "advice[0].when.progress"},
      {"/advice/0/when", "{\"sessions\": {\"atLeast\": 9, \"below\": 9}}", BadValue,
       "advice[0].when.sessions"},
      {"/advice/0/when", "{\"sessions\": 4}", WrongType, "advice[0].when.sessions"},
      {"/advice/0/when", "{\"sessions\": {\"below\": \"4\"}}", WrongType,
       "advice[0].when.sessions.below"},
      {"/advice/0/when", "{\"flag\": \"X\"}", Dangling, "advice[0].when.flag"},
      {"/advice/0/when", "{\"flag\": true}", WrongType, "advice[0].when.flag"},
      {"/advice/0/when", "{\"note\": \"X\"}", Dangling, "advice[0].when.note"},
  };
  for (const Row& row : rows) check_row(row);
}

TEST_CASE("reader: conditions that depend on themselves in a wider circle") {
  Json json = mini_rules_json();
  json["flags"][0]["when"] = Json::parse(R"({"any": [{"note": "early"}, {"sparse": true}]})");
  json["attribution"][0]["when"] = Json::parse(R"({"none": [{"note": "moving"}]})");
  json["attribution"][2]["when"] = Json::parse(R"({"flag": "CONTACT"})");
  Findings findings;
  CHECK_FALSE(read_interpretation(json, mini_form(), "m", findings).has_value());
  REQUIRE(findings.errors.size() == 3);
  CHECK(findings.errors[0].where == "m: flags[0].when");
  CHECK(findings.errors[1].where == "m: attribution[0].when");
  CHECK(findings.errors[2].where == "m: attribution[2].when");

  json["attribution"][2]["when"] = Json::parse(R"({"sparse": true})");
  Findings again;
  CHECK(read_interpretation(json, mini_form(), "m", again).has_value());
}

TEST_CASE("reader: a scored question inside a repeating group has no single answer") {
  Questionnaire form = mini_form();
  form.items[2].items.push_back(scored_item("P1.how"));
  Json json = mini_rules_json();
  json["constructs"][0]["items"][0]["linkId"] = "P1.how";
  Findings findings;
  CHECK_FALSE(read_interpretation(json, form, "m", findings).has_value());
  REQUIRE_FALSE(findings.errors.empty());
  CHECK(findings.errors[0].code == BadValue);
  CHECK(findings.errors[0].where == "m: constructs[0].items[0].linkId");
}

TEST_CASE("reader: every error is listed, not only the first") {
  Json json = mini_rules_json();
  json.erase("id");
  json["constructs"][2]["items"][0]["linkId"] = "nowhere";
  json["bands"][1]["from"] = 7;
  json["advice"][0]["when"] = Json::parse(R"({"note": "nothing"})");
  json["flags"][2]["order"] = "late";
  Findings findings;
  CHECK_FALSE(read_interpretation(json, mini_form(), "m", findings).has_value());
  CHECK(findings.errors.size() >= 5);
}

TEST_CASE("reader: a document that is no object") {
  for (const char* text : {"null", "[]", "\"rules\"", "3"}) {
    CAPTURE(text);
    Findings findings;
    CHECK_FALSE(read_interpretation(Json::parse(text), mini_form(), "m", findings).has_value());
    REQUIRE(findings.errors.size() == 1);
    CHECK(findings.errors[0].where == "m");
    CHECK(findings.errors[0].code == WrongType);
  }
}
