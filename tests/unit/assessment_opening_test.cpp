#include "support/mini.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

using List = std::vector<std::string>;

const List screen = {"X1",   "X2",  "P1",  "A.1", "A.2", "B.1", "C1.1",
                     "C2.1", "D.1", "E.1", "E.2", "S1",  "S2"};

// The deep questions that are asked.
List deep(const MiniVisit& v) {
  List found;
  for (const std::string& key : v.asked()) {
    if (!contains(screen, key) && key != "S1.1") found.push_back(key);
  }
  return found;
}

}  // namespace

TEST_CASE("opening: without answers the screen is asked, in form order, groups as one") {
  MiniVisit v;
  CHECK(v.asked() == screen);
  v.answers.clear();
  CHECK(v.asked() == screen);
}

TEST_CASE("opening: what opens an area") {
  struct Row {
    const char* about;
    std::vector<std::pair<const char*, double>> given;
    List deep;
  };
  const std::vector<Row> rows = {
      {"all fine", {{"A.1", 0}, {"B.1", 0}, {"E.1", 0.3}}, {}},
      {"mean below the limit", {{"A.1", 0.35}, {"A.2", 0.4}}, {}},
      {"mean at the limit", {{"A.1", 0.4}, {"A.2", 0.4}}, {"A.3", "A.4"}},
      {"one answer is a mean too", {{"A.1", 0.4}}, {"A.3", "A.4"}},
      {"any worst answer", {{"E.1", 1}, {"E.2", 0}}, {"E.3", "E.4", "E.5"}},
      {"almost worst is not worst", {{"A.1", 0.75}, {"A.2", 0}}, {}},
      {"companion below its own limit", {{"B.1", 0.5}, {"A.1", 0.2}}, {"B.2", "B.3"}},
      {"companion at its limit", {{"B.1", 0.5}, {"A.1", 0.25}}, {"A.3", "A.4", "B.2", "B.3"}},
      {"companion without a screen answer", {{"B.1", 0.5}}, {"B.2", "B.3"}},
      {"no companion to another area", {{"C1.1", 0.5}, {"A.1", 0.35}}, {"C1.2"}},
      {"a family takes one place",
       {{"C1.1", 0.5}, {"C2.1", 0.5}, {"D.1", 0.45}, {"B.1", 0.45}},
       {"B.2", "B.3", "C1.2", "C2.2", "D.2"}},
      {"a member of a family that is fine stays closed", {{"C1.1", 0.5}, {"C2.1", 0}}, {"C1.2"}},
      {"three places at most, by friction",
       {{"A.1", 0.8}, {"B.1", 0.7}, {"C1.1", 0.6}, {"D.1", 0.5}},
       {"A.3", "A.4", "B.2", "B.3", "C1.2"}},
      {"equal frictions by the tie order",  // E, A, C, B, D
       {{"A.1", 0.5}, {"B.1", 0.5}, {"C1.1", 0.5}, {"D.1", 0.5}},
       {"A.3", "A.4", "B.2", "B.3", "C1.2"}},
      {"six items at most, the last are left out",
       {{"E.1", 0.9}, {"A.1", 0.8}, {"B.1", 0.7}},
       {"A.3", "A.4", "B.2", "E.3", "E.4", "E.5"}},
      {"a companion takes the last place",
       {{"B.1", 0.9}, {"C1.1", 0.8}, {"D.1", 0.7}, {"A.1", 0.3}},
       {"A.3", "A.4", "B.2", "B.3", "C1.2"}},
      {"a companion that is open already takes none",
       {{"B.1", 0.9}, {"A.1", 0.8}, {"D.1", 0.7}},
       {"A.3", "A.4", "B.2", "B.3", "D.2"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.about);
    MiniVisit v;
    for (const auto& [item, friction] : row.given) v.give(item, friction);
    CHECK_MESSAGE(deep(v) == row.deep, shown_list(deep(v)));
  }
}

TEST_CASE("opening: by hand, beyond both limits") {
  MiniVisit v;
  v.opened = {"D"};
  CHECK(deep(v) == List{"D.2"});
  v.give("E.1", 0.9).give("A.1", 0.8).give("B.1", 0.7);
  v.opened = {"B", "C1"};
  CHECK(deep(v) == List{"A.3", "A.4", "B.2", "B.3", "C1.2", "E.3", "E.4", "E.5"});
  SUBCASE("opening what is open changes nothing") {
    v.opened = {"E"};
    const List before = deep(v);
    v.opened = {};
    CHECK(deep(v) == before);
  }
  SUBCASE("an unknown area opens nothing") {
    v.opened = {"nowhere"};
    CHECK(deep(v) == List{"A.3", "A.4", "B.2", "E.3", "E.4", "E.5"});
  }
}

TEST_CASE("opening: what is asked only if there is room is left out first") {
  MiniVisit v;
  for (Construct& construct : v.rules.constructs) {
    for (ScoredItem& item : construct.items) {
      item.if_room = item.link_id == "E.5" || item.link_id == "A.4";
    }
  }
  v.give("E.1", 0.9);
  CHECK(deep(v) == List{"E.3", "E.4", "E.5"});
  v.give("A.1", 0.8);
  CHECK(deep(v) == List{"A.3", "A.4", "E.3", "E.4", "E.5"});
  v.give("B.1", 0.7);  // six at most; E comes before A
  CHECK(deep(v) == List{"A.3", "B.2", "B.3", "E.3", "E.4", "E.5"});
  v.opened = {"A"};
  CHECK(deep(v) == List{"A.3", "A.4", "B.2", "B.3", "E.3", "E.4", "E.5"});
}

TEST_CASE("opening: a skipped answer opens nothing") {
  MiniVisit v;
  v.give("A.1", 1);
  CHECK(deep(v).size() == 2);
  v.skip("A.1", Answer::Kind::RatherNotSay);
  CHECK(deep(v).empty());
}

TEST_CASE("asking: conditions of the form are followed, also in chains") {
  MiniVisit v;
  CHECK_FALSE(contains(v.asked(), "S1.1"));
  v.say("S1", "sometimes");
  CHECK(contains(v.asked(), "S1.1"));
  v.say("S1.1", "yes");

  Item next = choice_item("S1.2", {"a", "b"});
  next.enable_when.push_back({"S1.1", Operator::Equal, coding("yes")});
  v.form.items[4].items.insert(v.form.items[4].items.begin() + 2, next);
  CHECK(contains(v.asked(), "S1.2"));
  // The answer to S1.1 is still there, but S1.1 is not asked any more.
  v.say("S1", "never");
  CHECK_FALSE(contains(v.asked(), "S1.1"));
  CHECK_FALSE(contains(v.asked(), "S1.2"));
  CHECK(v.result().flags.empty());
}

TEST_CASE("asking: a group that is not enabled hides all of its questions") {
  MiniVisit v;
  v.form.items[3].enable_when.push_back({"X2", Operator::Equal, coding("few")});
  CHECK(v.asked() == List{"X1", "X2", "P1", "S1", "S2"});
  v.say("X2", "few");
  CHECK(v.asked() == screen);
}

TEST_CASE("asking: questions below a question follow it") {
  MiniVisit v;
  v.form.items[0].items.push_back(choice_item("X1.more", {"a"}));
  const List asked = v.asked();
  CHECK(asked[0] == "X1");
  CHECK(asked[1] == "X1.more");
}

TEST_CASE("asking: a gate ends the questions where it is raised") {
  MiniVisit v;
  v.all(1).say("X1", "under-18").say("S1", "sometimes").say("S1.1", "yes");
  CHECK(v.asked() == List{"X1"});
  const Assessment result = v.result();
  CHECK(result.gated);
  CHECK(result.flags == List{"MINOR"});
  CHECK(result.sessions == -1);
  CHECK(result.constructs.empty());
  CHECK(result.reasons.empty());
  CHECK(result.strengths.empty());
  CHECK(result.notes.empty());
  CHECK(result.advice.empty());
  CHECK(result.more_advice.empty());
  CHECK(result.suppressed.empty());
  CHECK_FALSE(result.attributed);
}

TEST_CASE("asking: a gate of two answers ends at the second") {
  MiniVisit v;
  Condition& when = v.rules.flags[3].when;
  Condition second;
  second.kind = Condition::Kind::Answer;
  second.id = "X2";
  second.codes = {"few"};
  const Condition first = when;
  when = {};
  when.kind = Condition::Kind::All;
  when.children = {first, second};
  v.say("X1", "under-18");
  CHECK(v.asked() == screen);
  v.say("X2", "few");
  CHECK(v.asked() == List{"X1", "X2"});
  when.kind = Condition::Kind::Any;
  CHECK(v.asked() == List{"X1"});
  v.say("X1", "adult");
  CHECK(v.asked() == List{"X1", "X2"});
}
