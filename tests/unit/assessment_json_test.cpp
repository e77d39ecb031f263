#include "questionnaire/json.h"
#include "support/mini.h"

using namespace nextsession;
using namespace nextsession::test;

TEST_CASE("json: all of an assessment, in a fixed order of fields") {
  MiniVisit v;
  v.all(0.1).give("A.1", 0.3).give("A.2", 0.25).say("D.1", "unsure").say("X2", "some");
  v.goal(1, 4, 5).goal(2, 4, 4).goal(3, 4, 4).say("S2", "contact");
  const Json json = to_json(v.result(), v.rules);

  std::vector<std::string> names;
  for (const auto& [name, value] : json.items()) names.push_back(name);
  CHECK(names == std::vector<std::string>{"form", "rules", "version", "gated", "flags",
                                          "suppressed", "sessions", "progress", "notes",
                                          "attributed", "hurried", "constructs", "reasons",
                                          "strengths", "checks", "advice", "moreAdvice"});
  CHECK(json["form"] == "urn:mini:form|1");
  CHECK(json["rules"] == "mini");
  CHECK(json["version"] == "1");
  CHECK(json["sessions"] == 4);
  CHECK(json["progress"].dump() == R"({"kind":"same","change":0.3333,"rated":3,"named":3})");
  CHECK(json["notes"].dump() == R"(["provisional"])");
  CHECK(json["flags"].dump() == R"([{"id":"CONTACT","suppresses":["e"]}])");
  CHECK(json["suppressed"].dump() == R"(["e"])");
  CHECK(json["checks"].dump() == R"(["D"])");
  REQUIRE(json["constructs"].size() == 6);
  CHECK(json["constructs"][0].dump() ==
        R"({"id":"A","friction":0.275,"low":0.125,"high":0.425,"band":"look","confidence":"low",)"
        R"("answered":2,"shown":2,"answers":[{"linkId":"A.1","code":"30","friction":0.3},)"
        R"({"linkId":"A.2","code":"25","friction":0.25}]})");
  REQUIRE(json["reasons"].size() == 1);
  CHECK(json["reasons"][0].dump() ==
        R"({"id":"A","band":"look","friction":0.275,"confidence":"low",)"
        R"("aboutEqualToPrevious":false,"linked":[],"answers":[{"linkId":"A.1","code":"30",)"
        R"("friction":0.3},{"linkId":"A.2","code":"25","friction":0.25}]})");
}

TEST_CASE("json: what is not known is null") {
  MiniVisit v;
  v.answers.erase("X2");
  const Json json = to_json(v.result(), v.rules);
  CHECK(json["sessions"].is_null());
  CHECK(json["progress"]["change"].is_null());
  CHECK(json["constructs"][0]["friction"].is_null());
  CHECK(json["constructs"][0]["band"].is_null());
  CHECK(json["constructs"][0]["confidence"] == "none");
}

TEST_CASE("json: a gated visit has no scores") {
  MiniVisit v;
  v.all(1).say("X1", "under-18");
  const Json json = to_json(v.result(), v.rules);
  CHECK(json["gated"] == true);
  CHECK(json["flags"].dump() == R"([{"id":"MINOR","suppresses":[]}])");
  for (const char* list :
       {"constructs", "reasons", "strengths", "checks", "advice", "moreAdvice"}) {
    CHECK(json[list].empty());
  }
  CHECK(json["sessions"].is_null());
}

TEST_CASE("json: four decimal places") {
  MiniVisit v;
  v.opened.insert("A");
  v.give("A.1", 0.1).give("A.2", 0.1).give("A.3", 0.2);
  CHECK(to_json(v.result(), v.rules)["constructs"][0]["friction"].dump() == "0.1333");
}
