#include "support/mini.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

using List = std::vector<std::string>;

// Frictions of one-item areas, with everything else at 0 and no deep items opened.
MiniVisit screen_only() {
  MiniVisit v;
  v.all(0);
  v.rules.open_max_constructs = 0;
  v.goal(1, 4, 4);
  return v;
}

}  // namespace

TEST_CASE("ranking: band, then friction, then the tie order among about equal ones") {
  struct Row {
    const char* about;
    double a, b, c1, c2, d, e;
    List reasons;
    std::vector<bool> equal;
  };
  // Tie order: E, A, C, B, D.
  const std::vector<Row> rows = {
      {"nothing raised", 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, {}, {}},
      {"one", 0, 0, 0.25, 0, 0, 0, {"C1"}, {false}},
      {"by friction", 0.3, 0, 0.45, 0, 0.9, 0, {"D", "C1", "A"}, {false, false, false}},
      {"three at most", 0.6, 0, 0.75, 0.9, 0.3, 0.4, {"C2", "C1", "A"}, {false, false, false}},
      {"equal ones by the tie order",
       0.6,
       0,
       0.6,
       0,
       0.6,
       0.6,
       {"E", "A", "C1"},
       {false, true, true}},
      {"less than .10 apart is about equal", 0, 0, 0, 0, 0.6, 0.55, {"E", "D"}, {false, true}},
      {".10 apart is not", 0, 0, 0, 0, 0.6, 0.5, {"D", "E"}, {false, false}},
      {"a group is measured from its first",
       0,
       0,
       0.75,
       0,
       0.85,
       0.65,
       {"D", "C1", "E"},
       {false, false, false}},
      {"a chain does not stretch a group",
       0.75,
       0,
       0,
       0,
       0.8,
       0.7,
       {"A", "D", "E"},
       {false, true, false}},
      {"bands are never mixed", 0, 0, 0, 0, 0.5, 0.45, {"D", "E"}, {false, false}},
      {"family members share a place, then friction",
       0,
       0,
       0.55,
       0.6,
       0,
       0,
       {"C2", "C1"},
       {false, true}},
      {"equal family members in file order", 0, 0, 0.6, 0.6, 0, 0, {"C1", "C2"}, {false, true}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.about);
    MiniVisit v = screen_only();
    both(v, "A", row.a);
    both(v, "E", row.e);
    v.give("B.1", row.b).give("C1.1", row.c1).give("C2.1", row.c2).give("D.1", row.d);
    const std::vector<Reason> reasons = v.result().reasons;
    CHECK_MESSAGE(ids_of(reasons) == row.reasons, shown_list(ids_of(reasons)));
    for (std::size_t i = 0; i < reasons.size() && i < row.equal.size(); ++i) {
      CAPTURE(i);
      CHECK(reasons[i].about_equal_to_previous == row.equal[i]);
    }
  }
}

TEST_CASE("ranking: a reason carries its own numbers and its one to three worst answers") {
  MiniVisit v = screen_only();
  v.opened.insert("E");
  both(v, "E", 0.5);
  v.give("E.3", 0.75).give("E.4", 0.25).give("E.5", 0);
  const std::vector<Reason> reasons = v.result().reasons;
  REQUIRE(reasons.size() == 1);
  const Reason& reason = reasons[0];
  CHECK(reason.construct == "E");
  CHECK(reason.friction == doctest::Approx(0.4));
  CHECK(reason.band == "look");
  CHECK(reason.confidence == Confidence::Low);  // spread .75
  REQUIRE(reason.answers.size() == 3);
  CHECK(reason.answers[0].link_id == "E.3");
  CHECK(reason.answers[1].link_id == "E.1");
  CHECK(reason.answers[2].link_id == "E.2");

  SUBCASE("answers that point to no friction are not among them") {
    v.give("E.1", 1).give("E.2", 0).give("E.3", 1).give("E.4", 0);
    const std::vector<Reason> again = v.result().reasons;
    REQUIRE(again.size() == 1);
    CHECK(again[0].answers.size() == 2);
  }
}

TEST_CASE("ranking: an area that must not stand alone") {
  MiniVisit v = screen_only();
  v.give("B.1", 0.9);
  SUBCASE("is alone when its company is fine") {
    both(v, "A", 0.2);
    CHECK(ids_of(v.result().reasons) == List{"B"});
    CHECK(v.result().reasons[0].linked.empty());
  }
  SUBCASE("is linked with what is raised") {
    both(v, "A", 0.25);
    CHECK(ids_of(v.result().reasons) == List{"B", "A"});
    CHECK(v.result().reasons[0].linked == List{"A"});
    CHECK(v.result().reasons[1].linked.empty());
  }
  SUBCASE("is linked with several, strongest first") {
    both(v, "A", 0.4);
    both(v, "E", 0.3);
    CHECK(ids_of(v.result().reasons) == List{"B", "A", "E"});
    CHECK(v.result().reasons[0].linked == List{"A", "E"});
  }
  SUBCASE("is linked also when the company ranks above it") {
    both(v, "A", 1);
    CHECK(ids_of(v.result().reasons) == List{"A", "B"});
    CHECK(v.result().reasons[1].linked == List{"A"});
  }
  SUBCASE("brings its company in when the cut left it out") {
    v.give("C1.1", 0.8).give("C2.1", 0.6);
    both(v, "A", 0.3);
    CHECK(ids_of(v.result().reasons) == List{"B", "C1", "A"});
    CHECK(v.result().reasons[0].linked == List{"A"});
  }
  SUBCASE("keeps its own place when it is the last") {
    v.give("B.1", 0.5).give("C1.1", 0.8).give("C2.1", 0.65);
    both(v, "A", 0.3);
    CHECK(ids_of(v.result().reasons) == List{"C1", "B", "A"});
    CHECK(v.result().reasons[1].linked == List{"A"});
  }
  SUBCASE("of several that were cut only the strongest pushes another out") {
    v.give("B.1", 0.9).give("C1.1", 0.75).give("D.1", 0.6);
    both(v, "A", 0.3);
    both(v, "E", 0.45);
    CHECK(ids_of(v.result().reasons) == List{"B", "C1", "E"});
    CHECK(v.result().reasons[0].linked == List{"E"});
  }
  SUBCASE("needs no company when it is cut itself") {
    v.rules.max_reasons = 1;
    v.give("C1.1", 1).give("B.1", 0.6);
    both(v, "A", 0.3);
    CHECK(ids_of(v.result().reasons) == List{"C1"});
  }
}

TEST_CASE("ranking: an area raised only by a named answer is a check") {
  MiniVisit v = screen_only();
  v.say("D.1", "unsure");  // friction .35
  SUBCASE("alone") {
    CHECK(v.result().checks == List{"D"});
    CHECK(v.result().reasons.empty());
    CHECK(contains(v.result().notes, "none"));  // a check is no reason
  }
  SUBCASE("with another answer that is fine") {
    v.opened.insert("D");
    v.give("D.2", 0.2);
    CHECK(v.result().checks == List{"D"});
    CHECK(v.result().reasons.empty());
  }
  SUBCASE("with another answer that raises it by itself") {
    v.opened.insert("D");
    v.give("D.2", 0.25);
    CHECK(v.result().checks.empty());
    CHECK(ids_of(v.result().reasons) == List{"D"});
  }
  SUBCASE("not when it is not raised at all") {
    v.opened.insert("D");
    v.give("D.2", 0);
    CHECK(v.result().checks.empty());
    CHECK(v.result().reasons.empty());
  }
  SUBCASE("not for another answer") {
    v.give("D.1", 0.35);
    CHECK(v.result().checks.empty());
    CHECK(ids_of(v.result().reasons) == List{"D"});
  }
  SUBCASE("also while nothing is attributed") {
    v.say("X2", "few");
    CHECK(v.result().checks == List{"D"});
  }
}

TEST_CASE("ranking: two that must not stand alone and too little room for the company of both") {
  MiniVisit v = screen_only();
  v.rules.not_alone.push_back({"C1", 0.25, {"E"}});
  both(v, "A", 0.3);
  both(v, "E", 0.4);
  v.give("D.1", 0.7);
  SUBCASE("the last of them is left out") {
    v.give("B.1", 0.95).give("C1.1", 0.8);
    v.rules.not_alone[0].with = {"A"};
    const std::vector<Reason> reasons = v.result().reasons;
    CHECK(ids_of(reasons) == List{"B", "D", "A"});
    CHECK(reasons[0].linked == List{"A"});
  }
  SUBCASE("whichever rule comes first") {
    v.give("B.1", 0.8).give("C1.1", 0.95);
    v.rules.not_alone[0].with = {"A"};
    const std::vector<Reason> reasons = v.result().reasons;
    CHECK(ids_of(reasons) == List{"C1", "D", "E"});
    CHECK(reasons[0].linked == List{"E"});
  }
  SUBCASE("both stay where one keeps both company") {
    v.give("B.1", 0.95).give("C1.1", 0.8);
    v.rules.not_alone[0].with = {"E"};
    CHECK(ids_of(v.result().reasons) == List{"B", "C1", "E"});
  }
}

TEST_CASE("ranking: a promoted area comes first") {
  MiniVisit v = screen_only();
  v.say("S2", "lines").give("C1.1", 0.9);
  SUBCASE("from a higher band") {
    v.give("D.1", 0.3);
    CHECK(ids_of(v.result().reasons) == List{"D", "C1"});
    CHECK_FALSE(v.result().reasons[1].about_equal_to_previous);
  }
  SUBCASE("from the first band too") {
    v.give("D.1", 0.1);
    CHECK(ids_of(v.result().reasons) == List{"D", "C1"});
    CHECK(v.result().reasons[0].band == "fine");
  }
  SUBCASE("with its answers, though they are good") {
    v.give("D.1", 0);
    const Reason top = v.result().reasons[0];
    CHECK(top.construct == "D");
    REQUIRE(top.answers.size() == 1);
    CHECK(top.answers[0].link_id == "D.1");
    CHECK(top.answers[0].friction == 0);
  }
  SUBCASE("also when it would be a check") {
    v.say("D.1", "unsure");
    CHECK(ids_of(v.result().reasons) == List{"D", "C1"});
    CHECK(v.result().checks.empty());
  }
  SUBCASE("not without an answer") {
    v.answers.erase("D.1");
    CHECK(ids_of(v.result().reasons) == List{"C1"});
  }
  SUBCASE("not when the flag is down") {
    v.say("S2", "none").give("D.1", 0.3);
    CHECK(ids_of(v.result().reasons) == List{"C1", "D"});
  }
  SUBCASE("counts among the three, and is not pushed out by company") {
    v.give("D.1", 0.1).give("B.1", 0.8).give("C1.1", 0.95);
    both(v, "A", 0.3);
    CHECK(ids_of(v.result().reasons) == List{"D", "B", "A"});
  }
  SUBCASE("not while nothing is attributed") {
    v.say("X2", "few");
    CHECK(v.result().reasons.empty());
  }
}
