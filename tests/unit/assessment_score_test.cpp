#include "support/mini.h"

using namespace nextsession;
using namespace nextsession::test;
using Kind = Answer::Kind;

TEST_CASE("score: friction is the mean of the answered items that were asked") {
  MiniVisit v;
  v.all(0).give("A.1", 0.2).give("A.2", 0.1);
  CHECK(*v.score("A").friction == doctest::Approx(0.15));
  CHECK(v.score("A").shown == 2);
  CHECK(v.score("A").answered == 2);

  SUBCASE("deep answers count only while their item is open") {
    v.give("A.3", 1).give("A.4", 1);
    CHECK(*v.score("A").friction == doctest::Approx(0.15));
    v.opened.insert("A");
    CHECK(*v.score("A").friction == doctest::Approx(0.575));
    CHECK(v.score("A").shown == 4);
  }
  SUBCASE("own answers come worst first, with item and code") {
    const ConstructScore score = v.score("A");
    REQUIRE(score.answers.size() == 2);
    CHECK(score.answers[0].link_id == "A.1");
    CHECK(score.answers[0].code == "20");
    CHECK(score.answers[0].friction == doctest::Approx(0.2));
    CHECK(score.answers[1].link_id == "A.2");
  }
}

TEST_CASE("score: enough answers, by what was left out") {
  struct Row {
    const char* about;
    std::vector<double> given;  // of A.1 ... A.4 (all open); negative: see `left`
    std::vector<Kind> left;     // what the others are, after the given ones
    int answered, shown;
    bool known;
  };
  const Kind dna = Kind::DoesNotApply;
  const Kind rns = Kind::RatherNotSay;
  const std::vector<Row> rows = {
      {"all four", {0, 0.5, 0.5, 1}, {}, 4, 4, true},
      {"two of four", {0, 0.5}, {}, 2, 4, true},
      {"one of four", {0}, {}, 1, 4, false},
      {"none of four", {}, {}, 0, 4, false},
      {"two given, two declined", {0, 1}, {rns, rns}, 2, 4, true},
      {"one given, three declined", {1}, {rns, rns, rns}, 1, 4, false},
      {"one given, two do not apply", {1}, {dna, dna}, 1, 2, false},
      {"one given, three do not apply", {1}, {dna, dna, dna}, 1, 1, true},
      {"nothing applies", {}, {dna, dna, dna, dna}, 0, 0, false},
      {"declined only", {}, {rns, rns, rns, rns}, 0, 4, false},
      {"one declined, rest does not apply", {}, {rns, dna, dna, dna}, 0, 1, false},
      {"two given, one does not apply", {0.5, 0.5}, {dna}, 2, 3, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.about);
    MiniVisit v;
    v.opened.insert("A");
    int number = 0;
    double sum = 0;
    for (const double friction : row.given) {
      v.give("A." + std::to_string(++number), friction);
      sum += friction;
    }
    for (const Kind kind : row.left) v.skip("A." + std::to_string(++number), kind);
    const ConstructScore score = v.score("A");
    CHECK(score.answered == row.answered);
    CHECK(score.shown == row.shown);
    REQUIRE(score.friction.has_value() == row.known);
    if (row.known) {
      CHECK(*score.friction == doctest::Approx(sum / row.answered));
      CHECK(score.confidence != Confidence::None);
    } else {
      CHECK(score.confidence == Confidence::None);
      CHECK(score.band.empty());
      CHECK(score.low == 0);
      CHECK(score.high == 1);
    }
  }
}

TEST_CASE("score: the share that is needed is inclusive") {
  MiniVisit v;
  v.opened.insert("E");
  v.rules.min_share = 0.6;
  v.give("E.1", 0.5).give("E.2", 0.5);
  CHECK_FALSE(v.score("E").friction.has_value());  // 2 of 5
  v.give("E.3", 0.5);
  CHECK(v.score("E").friction.has_value());  // 3 of 5
}

TEST_CASE("score: confidence and the range around a friction") {
  struct Row {
    const char* about;
    std::vector<double> given;  // of A.1 ... A.4, all open
    bool hurried;
    Confidence confidence;
    double low, high;
  };
  const std::vector<Row> rows = {
      {"agreeing", {0.5, 0.5, 0.5, 0.5}, false, Confidence::Medium, 0.42, 0.58},
      {"spread .5 is still medium", {0.25, 0.5, 0.5, 0.75}, false, Confidence::Medium, 0.25, 0.75},
      {"spread above .5", {0.2, 0.5, 0.5, 0.75}, false, Confidence::Low, 0.2125, 0.7625},
      {"three of four", {0.5, 0.5, 0.5}, false, Confidence::Medium, 0.42, 0.58},
      {"two of four", {0.5, 0.5}, false, Confidence::Low, 0.35, 0.65},
      {"hurried", {0.5, 0.5, 0.5, 0.5}, true, Confidence::Low, 0.35, 0.65},
      {"clamped below", {0, 0, 0, 0}, false, Confidence::Medium, 0, 0.08},
      {"clamped above", {1, 1, 1, 1}, false, Confidence::Medium, 0.92, 1},
      {"widest", {0, 1}, false, Confidence::Low, 0, 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.about);
    MiniVisit v;
    v.opened.insert("A");
    for (std::size_t i = 0; i < row.given.size(); ++i) {
      v.give("A." + std::to_string(i + 1), row.given[i]);
    }
    if (row.hurried) v.seconds = 1.9;
    const ConstructScore score = v.score("A");
    CHECK(std::string(name_of(score.confidence)) == name_of(row.confidence));
    CHECK(score.low == doctest::Approx(row.low));
    CHECK(score.high == doctest::Approx(row.high));
  }
}

TEST_CASE("score: a construct of which one item is shown stays at low confidence") {
  MiniVisit v;
  v.rules.medium_min_answers = 1;
  v.give("B.1", 0.3);
  CHECK(v.score("B").friction.has_value());
  CHECK(v.score("B").confidence == Confidence::Low);
}

TEST_CASE("score: bands start where they say") {
  const std::vector<std::pair<double, const char*>> rows = {
      {0, "fine"},   {0.2, "fine"},  {0.25, "look"}, {0.45, "look"},
      {0.5, "high"}, {0.55, "high"}, {1, "high"},
  };
  for (const auto& row : rows) {
    const double friction = row.first;
    const char* band = row.second;
    CAPTURE(friction);
    MiniVisit v;
    v.give("B.1", friction);
    v.rules.open_friction = 2;
    v.rules.open_worst = 2;
    CHECK(v.score("B").band == band);
  }
}

TEST_CASE("score: a mean on the border reaches it") {
  // (0.1 + 0.2 + 0.45) / 3 is 0.25, and 0.24999... in binary.
  MiniVisit v;
  v.opened.insert("A");
  v.give("A.1", 0.1).give("A.2", 0.2).give("A.3", 0.45);
  CHECK(v.score("A").band == "look");
}

TEST_CASE("score: of several chosen options the worst counts") {
  MiniVisit v;
  v.give("B.1", 0.1).also("B.1", "30").also("B.1", "20");
  CHECK(*v.score("B").friction == doctest::Approx(0.3));
}

TEST_CASE("score: an answer without friction is no answer") {
  MiniVisit v;
  v.say("B.1", "something else");
  CHECK(v.score("B").answered == 0);
  CHECK(v.score("B").shown == 1);
}

TEST_CASE("score: hurried") {
  MiniVisit v;
  SUBCASE("the same code down the screen") {
    v.all(0.5);
    CHECK(v.result().hurried);
  }
  SUBCASE("not when one differs") {
    v.all(0.5).give("E.2", 0.45);
    CHECK_FALSE(v.result().hurried);
  }
  SUBCASE("not on too few items") {
    v.all(0.5);
    v.rules.careless_min_items = 8;  // seven items share a scale; D.1 has one of its own
    CHECK_FALSE(v.result().hurried);
    v.rules.careless_min_items = 7;
    CHECK(v.result().hurried);
  }
  SUBCASE("an item on another scale does not hide it") {
    v.all(0.5).say("D.1", "unsure");
    CHECK(v.result().hurried);
  }
  SUBCASE("faster than anyone reads") {
    v.all(0.5).give("A.1", 0);
    v.seconds = 1.99;
    CHECK(v.result().hurried);
    v.seconds = 2.0;
    CHECK_FALSE(v.result().hurried);
  }
  SUBCASE("deep answers are not looked at") {
    v.all(0.5).give("A.1", 0);
    v.opened.insert("E");
    v.give("E.3", 0.5).give("E.4", 0.5);
    CHECK_FALSE(v.result().hurried);
  }
}

TEST_CASE("score: strengths are the best known areas of the first band") {
  MiniVisit v;
  SUBCASE("best first, at most three, never one that may not be a strength") {
    v.all(0.05).give("A.1", 0.1).give("B.1", 0).give("E.1", 0).give("E.2", 0).give("C2.1", 0);
    CHECK(v.result().strengths == std::vector<std::string>{"E", "B", "C1"});
  }
  SUBCASE("not from the second band") {
    v.all(0.25).give("B.1", 0.2);
    CHECK(v.result().strengths == std::vector<std::string>{"B"});
  }
  SUBCASE("not what a flag forbids to praise; the next best moves up") {
    v.all(0.05).give("A.1", 0).give("E.1", 0).say("S2", "contact");
    CHECK(v.result().strengths == std::vector<std::string>{"C1", "B", "D"});
  }
  SUBCASE("not what is a reason by promotion") {
    v.all(0.05).give("A.1", 0.4).give("A.2", 0.4).give("D.1", 0).say("S2", "lines");
    CHECK(contains(ids_of(v.result().reasons), "D"));
    CHECK_FALSE(contains(v.result().strengths, "D"));
  }
  SUBCASE("none when answers are sparse") {
    v.give("A.1", 0).give("A.2", 0);
    CHECK(v.result().strengths.empty());
  }
}

TEST_CASE("score: sparse is fewer than half of the areas asked about") {
  MiniVisit v;  // six areas
  v.give("B.1", 0.3).give("C1.1", 0.3);
  CHECK(contains(v.result().notes, "sparse"));
  v.give("C2.1", 0.3);
  CHECK_FALSE(contains(v.result().notes, "sparse"));

  SUBCASE("what does not apply is not asked about") {
    v.answers.erase("C2.1");
    v.skip("C2.1", Kind::DoesNotApply).skip("D.1", Kind::DoesNotApply);
    CHECK_FALSE(contains(v.result().notes, "sparse"));
    v.skip("C1.1", Kind::RatherNotSay);
    CHECK(contains(v.result().notes, "sparse"));
  }
  SUBCASE("no answer at all") {
    MiniVisit nothing;
    CHECK(contains(nothing.result().notes, "sparse"));
  }
}
