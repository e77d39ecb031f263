// A14, a second view: what it takes when the same thing was talked about before.
#include "support/visits.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

// The real form: areas outside the last-named one are good, there is no change by the goals, and
// nobody has said that talking changed little.
struct AfterTalk {
  Case visit = load_case(source_dir() / "tests/cases/second-view.json");
  std::set<std::string, std::less<>> raised;

  AfterTalk() { say("P4", "no"); }
  AfterTalk& say(const std::string& item, const std::string& code) {
    visit.answers[item] = {Answer::Kind::Given, {Coding{"", code, ""}}};
    return *this;
  }
  // Every question of the area, deep ones too, at this friction or, without such an answer, at the
  // next worse one.
  AfterTalk& set(const std::string& area, double friction) {
    visit.opened.insert(area);
    for (const ScoredItem& item : real_form().rules.construct(area)->items) {
      const std::pair<const std::string, double>* chosen = nullptr;
      for (const auto& answer : item.friction) {
        const bool fits = answer.second >= friction;
        if (fits && (chosen == nullptr || answer.second < chosen->second)) chosen = &answer;
      }
      REQUIRE(chosen != nullptr);
      say(item.link_id, chosen->first);
    }
    return *this;
  }
  AfterTalk& all_good() {
    for (const Construct& construct : real_form().rules.constructs) set(construct.id, 0);
    return *this;
  }
  Assessment result() const {
    Visit seen = visit.visit();
    seen.raised = raised;
    return assess(seen);
  }
};

bool suggests(const Assessment& a, const char* id) {
  const auto in = [&](const std::vector<std::string>& list) {
    return std::count(list.begin(), list.end(), id) > 0;
  };
  return in(a.advice) || in(a.more_advice);
}

}  // namespace

TEST_CASE("second view: an area that was talked about and still stands out") {
  for (const char* id : {"R1", "G", "R2", "R3", "R4", "R5", "F", "N"}) {
    const std::string area = id;
    CAPTURE(area);
    AfterTalk v;
    v.all_good().set(area, 0.75);
    CHECK_FALSE(suggests(v.result(), "A14"));
    v.raised = {area};
    CHECK(suggests(v.result(), "A14"));
    v.set(area, 0.5);
    CHECK(suggests(v.result(), "A14"));
    v.set(area, 0.25);  // better since: still worth a look, but no longer for somebody else
    CHECK_FALSE(suggests(v.result(), "A14"));
    v.set(area, 0);
    CHECK_FALSE(suggests(v.result(), "A14"));
  }
}

TEST_CASE("second view: what else it takes after a talk") {
  struct Row {
    const char* about;
    std::vector<std::pair<const char*, const char*>> answers;
    std::set<std::string, std::less<>> raised;
    bool due;
  };
  // R1 stands out, all else is good; 9 to 20 sessions.
  const std::vector<Row> rows = {
      {"as it is", {}, {"R1"}, true},
      {"not talked about", {}, {}, false},
      {"something else was talked about", {}, {"G"}, false},
      {"that and something else", {}, {"G", "R1"}, true},
      {"an area this advice is not for", {}, {"C1"}, false},
      {"an area there is not", {}, {"r1"}, false},
      {"talked about therapy as a whole is left open", {{"P4", ""}}, {"R1"}, true},
      {"little has changed", {{"P4", "little-change"}}, {"R1"}, true},
      {"little has changed is enough by itself", {{"P4", "little-change"}}, {}, true},
      {"talking helped", {{"P4", "helped"}}, {"R1"}, false},
      {"this part was agreed to be hard", {{"P4", "agreed-hard"}}, {"R1"}, false},
      {"fewer than 4 sessions", {{"X2", "s0-3"}}, {"R1"}, false},
      {"4 to 8 sessions", {{"X2", "s4-8"}}, {"R1"}, true},
      {"4 to 8 sessions, only the answer that little has changed",
       {{"X2", "s4-8"}, {"P4", "little-change"}},
       {},
       false},
      {"sessions not said", {{"X2", ""}}, {"R1"}, true},
      {"a long gap", {{"X4", "yes"}}, {"R1"}, false},
      {"monthly sessions", {{"X3", "monthly"}}, {"R1"}, false},
      {"a crisis outside", {{"C2.1", "always"}}, {"R1"}, false},
      {"thoughts of self-harm", {{"S1", "rarely"}}, {"R1"}, false},
      {"acting on them", {{"S1", "often"}, {"S1.1", "yes"}}, {"R1"}, false},
      {"might hurt somebody", {{"S2", "hurt-others"}}, {"R1"}, false},
      {"harm by the therapist", {{"S2", "therapist-contact"}}, {"R1"}, false},
      {"lines crossed by the therapist: another view is right",
       {{"S2", "therapist-lines"}},
       {"R1"},
       true},
      {"sent by somebody", {{"X6", "sent"}}, {"R1"}, true},
      {"under 18", {{"X1", "under-18"}}, {"R1"}, false},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.about));
    AfterTalk v;
    v.all_good().set("R1", 0.75);
    for (const auto& [item, code] : row.answers) {
      if (*code == '\0') {
        v.visit.answers.erase(item);
      } else {
        v.say(item, code);
      }
    }
    v.raised = row.raised;
    const Assessment a = v.result();
    CHECK(suggests(a, "A14") == row.due);
    if (row.due) CHECK_FALSE(a.reasons.empty());
  }
}

TEST_CASE("second view: goals reached leave no reason to look for another") {
  AfterTalk v;
  v.all_good().set("R1", 0.75);
  v.raised = {"R1"};
  v.visit.answers["P1#1/P1.now"] = {Answer::Kind::Given, {std::int64_t{9}}};
  const Assessment a = v.result();
  CHECK(name_of(a.goals.progress) == std::string("better"));
  CHECK_FALSE(suggests(a, "A14"));
}

TEST_CASE("second view: too few answers say nothing, whatever was talked about") {
  AfterTalk v;
  v.raised = {"R1"};
  CHECK(suggests(v.result(), "A14"));
  for (const ScoredItem& item : real_form().rules.construct("R1")->items) {
    v.visit.answers.erase(item.link_id);
  }
  CHECK_FALSE(suggests(v.result(), "A14"));
}
