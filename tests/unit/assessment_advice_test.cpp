#include "questionnaire/json.h"
#include "support/mini.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

using List = std::vector<std::string>;

// Attributed, no change, nothing raised, nothing opened.
MiniVisit quiet() {
  MiniVisit v;
  v.all(0.1).give("A.1", 0);
  v.rules.open_max_constructs = 0;
  v.goal(1, 4, 4);
  return v;
}

List everything(const Assessment& a) {
  List all = a.advice;
  all.insert(all.end(), a.more_advice.begin(), a.more_advice.end());
  return all;
}

}  // namespace

TEST_CASE("notes: each by its condition, and whether it ends the ranking") {
  struct Row {
    const char* about;
    const char* sessions;
    int change;
    double friction;
    List notes;
    bool attributed;
  };
  const std::vector<Row> rows = {
      {"well into it", "many", 0, 0.5, {}, true},
      {"first sessions", "few", 0, 0.5, {"early"}, false},
      {"some sessions", "some", 0, 0.5, {"provisional"}, true},
      {"moving", "many", 3, 0.5, {"moving"}, false},
      {"a little better is not moving", "many", 2, 0.5, {}, true},
      {"worse", "many", -4, 0.5, {}, true},
      {"early and moving, in file order", "few", 3, 0.5, {"early", "moving"}, false},
      {"nothing raised", "many", 0, 0.1, {"none"}, false},
      {"provisional and nothing raised", "some", 0, 0.1, {"provisional", "none"}, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.about);
    MiniVisit v = quiet();
    v.say("X2", row.sessions).goal(1, 5, 5 + row.change).give("B.1", row.friction);
    const Assessment result = v.result();
    CHECK_MESSAGE(result.notes == row.notes, shown_list(result.notes));
    CHECK(result.attributed == row.attributed);
    CHECK(result.reasons.empty() != row.attributed);
  }
}

TEST_CASE("sessions: not known is reported as such and withholds nothing") {
  MiniVisit v = quiet();
  v.give("B.1", 0.5);
  for (const bool skipped : {false, true}) {
    v.answers.erase("X2");
    if (skipped) v.skip("X2", Answer::Kind::RatherNotSay);
    const Assessment result = v.result();
    CHECK(result.sessions == -1);
    CHECK(result.notes.empty());
    CHECK(result.attributed);
    CHECK(contains(result.advice, "b"));  // needs four sessions
  }
  v.say("X2", "some");
  CHECK(v.result().sessions == 4);
}

TEST_CASE("goals: read from the repetitions, at most as many as the rules say") {
  MiniVisit v = quiet();
  v.goal(2, 0, 6).goal(3, 2, 5);
  CHECK(v.result().goals.rated == 3);
  CHECK(v.result().goals.mean == doctest::Approx(3));
  v.goal(4, 0, 10);
  CHECK(v.result().goals.rated == 3);
  v.rules.max_goals = 1;
  CHECK(v.result().goals.mean == doctest::Approx(0));
}

TEST_CASE("advice: the order of the first three and the rest") {
  SUBCASE("first reason, what always follows it, other reasons, file order") {
    MiniVisit v = quiet();
    v.give("C1.1", 0.9).give("B.1", 0.7).give("D.1", 0.4);
    CHECK(ids_of(v.result().reasons) == List{"C1", "B", "D"});
    CHECK(v.result().advice == List{"c", "name", "b"});
    CHECK(v.result().more_advice == List{"d"});
  }
  SUBCASE("linked areas come before what always follows") {
    MiniVisit v = quiet();
    v.give("B.1", 0.9);
    both(v, "A", 0.3);
    CHECK(v.result().advice == List{"b", "a", "name"});
    CHECK(v.result().more_advice.empty());
  }
  SUBCASE("an area's advice in its own order") {
    MiniVisit v = quiet();
    v.opened.insert("B");
    v.give("B.1", 0.5).give("B.2", 0.5);
    CHECK(v.result().advice == List{"deep", "b", "name"});
  }
  SUBCASE("what leads when nothing is attributed, then file order") {
    MiniVisit v = quiet();
    v.say("X2", "few").give("D.1", 0.3);
    v.rules.advice[6].min_sessions = 0;  // d
    CHECK(v.result().advice == List{"pace", "name", "d"});
  }
  SUBCASE("only what applies can lead") {
    MiniVisit v = quiet();
    v.say("X2", "few").goal(1, 4, 5);  // "name" is for no change
    CHECK(v.result().advice == List{"pace"});
  }
  SUBCASE("the first note that ends the ranking leads") {
    MiniVisit v = quiet();
    v.say("X2", "some").goal(1, 1, 8).give("B.1", 0.5);
    CHECK(v.result().notes == List{"provisional", "moving"});
    CHECK(v.result().advice == List{"keep", "pace", "b"});
  }
}

TEST_CASE("advice: what it needs") {
  MiniVisit v = quiet();
  SUBCASE("sessions") {
    v.give("B.1", 0.5).say("X2", "some");
    CHECK(contains(everything(v.result()), "b"));
    v.rules.advice[4].min_sessions = 5;
    CHECK_FALSE(contains(everything(v.result()), "b"));
  }
  SUBCASE("confidence of the area it is about") {
    both(v, "E", 0.3);
    CHECK(ids_of(v.result().reasons) == List{"E"});
    CHECK_FALSE(contains(everything(v.result()), "e"));  // two answers: low
    v.opened.insert("E");
    v.give("E.3", 0.3).give("E.4", 0.3);
    CHECK(contains(everything(v.result()), "e"));
  }
  SUBCASE("an answer named beside an area is enough by itself") {
    v.rules.advice[6].min_confidence = Confidence::Medium;
    v.say("D.1", "unsure");
    CHECK(contains(everything(v.result()), "d"));
    v.give("D.1", 0.9);  // one item never gives medium
    CHECK_FALSE(contains(everything(v.result()), "d"));
  }
  SUBCASE("no flag that forbids it") {
    both(v, "A", 0.3);
    CHECK(contains(everything(v.result()), "a"));
    v.say("S2", "contact");
    CHECK_FALSE(contains(everything(v.result()), "a"));
    CHECK_FALSE(contains(v.result().suppressed, "a"));  // held back by its own rule
  }
  SUBCASE("strengths without reasons") {
    CHECK(contains(everything(v.result()), "keep"));
    v.give("B.1", 0.5);
    CHECK_FALSE(contains(everything(v.result()), "keep"));
  }
}

TEST_CASE("flags: all that hold, in their order, with what they hold back") {
  MiniVisit v = quiet();
  CHECK(v.result().flags.empty());
  v.say("S2", "lines").also("S2", "contact").say("S1", "sometimes").say("S1.1", "yes");
  v.give("B.1", 0.5);
  const Assessment result = v.result();
  CHECK(result.flags == List{"ACTING", "CONTACT", "LINES"});
  CHECK(result.suppressed == List{"name", "e"});  // file order, each once
  CHECK(result.reasons.size() == 2);              // flags do not stop the ranking
  CHECK_FALSE(contains(everything(result), "name"));
  CHECK(contains(everything(result), "b"));

  SUBCASE("skipping counts as unanswered") {
    v.skip("S1", Answer::Kind::RatherNotSay);
    CHECK(v.result().flags == List{"CONTACT", "LINES", "SKIPPED"});
    v.answers.erase("S1");
    CHECK(contains(v.result().flags, "SKIPPED"));
  }
  SUBCASE("an answer to a question that is not asked raises nothing") {
    v.say("S1", "never");
    CHECK(v.result().flags == List{"CONTACT", "LINES"});
  }
}

TEST_CASE("conditions: joined and negated") {
  MiniVisit v = quiet();
  const auto applies = [&](const char* when) {
    Json rules = mini_rules_json();
    rules["advice"].push_back({{"id", "x"}, {"when", Json::parse(when)}, {"grade", "A"}});
    v.rules = read_rules(rules, v.form);
    v.rules.open_max_constructs = 0;
    return contains(everything(v.result()), "x");
  };
  v.give("B.1", 0.5).say("S2", "lines").also("S2", "contact");
  const char* yes = R"({"answer": {"item": "X1", "is": ["adult"]}})";
  const char* no = R"({"flag": "ACTING"})";
  const auto with = [&](const std::string& key, const char* a, const char* b) {
    return "{\"" + key + "\": [" + a + ", " + b + "]}";
  };
  CHECK(applies(yes));
  CHECK_FALSE(applies(no));
  CHECK(applies(with("any", yes, no).c_str()));
  CHECK_FALSE(applies(with("any", no, no).c_str()));
  CHECK_FALSE(applies(with("all", yes, no).c_str()));
  CHECK(applies(with("all", yes, yes).c_str()));
  CHECK_FALSE(applies(with("none", yes, no).c_str()));
  CHECK(applies(with("none", no, no).c_str()));
  CHECK(applies(R"({"answer": {"item": "S2", "is": ["contact"]}})"));
  CHECK_FALSE(applies(R"({"answer": {"item": "S2", "is": ["none"]}})"));
  CHECK(applies(R"({"friction": {"item": "B.1", "atLeast": 0.5}})"));
  CHECK_FALSE(applies(R"({"friction": {"item": "B.1", "atLeast": 0.55}})"));
  CHECK_FALSE(applies(R"({"friction": {"item": "B.2", "atLeast": 0}})"));  // not asked
  CHECK(applies(R"({"friction": {"construct": "B", "atLeast": 0.5}})"));
  CHECK_FALSE(applies(R"({"friction": {"construct": "B", "atLeast": 0.55}})"));
  CHECK_FALSE(applies(R"({"raised": "B"})"));
  v.raised = {"B"};
  CHECK(applies(R"({"raised": "B"})"));
  CHECK_FALSE(applies(R"({"raised": "A"})"));
  CHECK_FALSE(applies(R"({"none": [{"raised": "B"}]})"));
  CHECK(applies(R"({"all": [{"raised": "B"}, {"friction": {"construct": "B", "atLeast": 0.5}}]})"));
  CHECK(applies(R"({"sessions": {"atLeast": 9}})"));
  CHECK_FALSE(applies(R"({"sessions": {"below": 9}})"));
  CHECK(applies(R"({"progress": ["worse", "same"]})"));
  CHECK_FALSE(applies(R"({"noGoals": true})"));
  CHECK_FALSE(applies(R"({"noReasons": true})"));
  CHECK(applies(R"({"strengths": true})"));
  CHECK_FALSE(applies(R"({"nothingRaised": true})"));
  CHECK_FALSE(applies(R"({"sparse": true})"));
  CHECK(applies(R"({"unanswered": "S1.1"})"));
  CHECK_FALSE(applies(R"({"unanswered": "S2"})"));
  CHECK(applies(R"({"flag": "LINES"})"));
  CHECK_FALSE(applies(R"({"note": "early"})"));
  CHECK(applies(R"({"none": [{"note": "early"}]})"));
}
