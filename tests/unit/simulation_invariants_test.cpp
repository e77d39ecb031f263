// An invariant that cannot fail is worth nothing: each gets a fault planted that it must find.
#include <functional>
#include <set>

#include "simulation_fixture.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

// A visit and what came of it, to be tampered with.
struct Staged {
  SimulatedVisit visit;
  Assessment outcome;
  Assessment again;
  std::optional<WorseVisit> worse;
};

// Tampers with the visit; false when it is not fit for it.
using Plant = std::function<bool(const SimulatedForm&, Staged&)>;

std::string verdict_on(const SimulatedForm& form, const Staged& staged, const char* invariant) {
  const Visit visit = staged.visit.visit(form);
  const Expected expected(visit, staged.visit.asked);
  const Invariant* found = find_invariant(invariant);
  REQUIRE(found != nullptr);
  return found
      ->check(
          {form, visit, staged.visit.asked, expected, staged.outcome, staged.again, staged.worse})
      .broken;
}

// Plants the fault in the first visit that is fit for it, and asks the invariant before and after.
bool finds(const SimulatedForm& form, const char* invariant, const Plant& plant) {
  for (std::uint64_t number = 1; number <= 600; ++number) {
    Staged staged;
    observe(form, 3, number, [&](const SimulatedVisit& visit, const Observed& seen) {
      staged = {visit, seen.outcome, seen.again, seen.worse};
    });
    Staged tampered = staged;
    if (!plant(form, tampered)) continue;
    CAPTURE(number);
    CHECK(verdict_on(form, staged, invariant).empty());
    return !verdict_on(form, tampered, invariant).empty();
  }
  FAIL_CHECK("no visit is fit for this");
  return false;
}

bool is_reason_in(const Assessment& outcome, const std::string& construct) {
  return std::any_of(outcome.reasons.begin(), outcome.reasons.end(),
                     [&](const Reason& reason) { return reason.construct == construct; });
}

bool too_few_sessions(const Staged& staged) {
  return !staged.outcome.gated && staged.outcome.sessions >= 0 && staged.outcome.sessions < 4;
}

bool shows_second_view(const Staged& staged) {
  return lists(staged.outcome.advice, "A14") || lists(staged.outcome.more_advice, "A14");
}

struct Row {
  const char* invariant;
  const char* fault;
  Plant plant;
};

const std::vector<Row>& whole_visit_rows() {
  static const std::vector<Row> rows{
      {"questions", "asked twice",
       [](const SimulatedForm&, Staged& s) {
         s.visit.asked.push_back(s.visit.asked.front());
         return true;
       }},
      {"questions", "too many deeper ones",
       [](const SimulatedForm& form, Staged& s) {
         if (s.outcome.gated) return false;
         s.visit.opened.clear();
         for (const Construct& construct : form.rules.constructs) {
           for (const ScoredItem& item : construct.items) {
             if (!lists(s.visit.asked, item.link_id)) s.visit.asked.push_back(item.link_id);
           }
         }
         return true;
       }},
      {"gate", "gone on after a gate",
       [](const SimulatedForm&, Staged& s) {
         const bool gated = s.outcome.gated;
         s.outcome.gated = false;
         return gated;
       }},
      {"gate", "ended without a gate",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.gated) return false;
         s.outcome = {};
         s.outcome.gated = true;
         s.outcome.flags = {"SF10"};
         return true;
       }},
      {"gate", "advice after a gate",
       [](const SimulatedForm&, Staged& s) {
         s.outcome.advice = {"A3"};
         return s.outcome.gated;
       }},
      {"too-early", "attributed",
       [](const SimulatedForm&, Staged& s) {
         s.outcome.attributed = true;
         return too_few_sessions(s);
       }},
      {"too-early", "a reason",
       [](const SimulatedForm&, Staged& s) {
         s.outcome.reasons.emplace_back();
         return too_few_sessions(s);
       }},
      {"notes", "one left out",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.notes.empty()) return false;
         s.outcome.notes.pop_back();
         return true;
       }},
      {"notes", "attributed in spite of one",
       [](const SimulatedForm&, Staged& s) {
         const bool ended = !s.outcome.gated && !s.outcome.attributed;
         s.outcome.attributed = true;
         return ended;
       }},
      {"notes", "a reason in spite of one",
       [](const SimulatedForm&, Staged& s) {
         s.outcome.reasons.emplace_back();
         return !s.outcome.gated && !s.outcome.attributed;
       }},
      {"flags", "wrong order",
       [](const SimulatedForm&, Staged& s) {
         std::reverse(s.outcome.flags.begin(), s.outcome.flags.end());
         return s.outcome.flags.size() > 1;
       }},
      {"flags", "one left out",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.flags.empty()) return false;
         s.outcome.flags.pop_back();
         return true;
       }},
      {"flags", "one made up",
       [](const SimulatedForm&, Staged& s) {
         if (!s.outcome.flags.empty() || s.outcome.gated) return false;
         s.outcome.flags.emplace_back("SF1");
         return true;
       }},
      {"monotone", "friction falls",
       [](const SimulatedForm&, Staged& s) {
         if (!s.worse) return false;
         for (ConstructScore& score : s.worse->outcome.constructs) {
           if (score.id == s.worse->construct && score.friction) *score.friction = -1;
         }
         return std::any_of(
             s.outcome.constructs.begin(), s.outcome.constructs.end(),
             [&](const auto& one) { return one.id == s.worse->construct && one.friction; });
       }},
      {"same-again", "other advice",
       [](const SimulatedForm&, Staged& s) {
         s.again.more_advice.emplace_back("A1");
         return true;
       }},
      {"same-again", "another friction",
       [](const SimulatedForm&, Staged& s) {
         if (s.again.constructs.empty()) return false;
         s.again.constructs.front().friction = 0.123;
         return true;
       }},
      {"same-again", "another reason", [](const SimulatedForm&, Staged& s) {
         if (s.again.reasons.empty()) return false;
         s.again.reasons.front().about_equal_to_previous ^= true;
         return true;
       }}};
  return rows;
}

const std::vector<Row>& reason_rows() {
  static const std::vector<Row> rows{
      {"most-reasons", "four",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.reasons.empty()) return false;
         s.outcome.reasons.resize(4, s.outcome.reasons.front());
         return true;
       }},
      {"reason-real", "an area that is not raised",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.reasons.empty() || s.outcome.strengths.empty()) return false;
         s.outcome.reasons.back().construct = s.outcome.strengths.front();
         return true;
       }},
      {"reason-real", "a check that is none",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.strengths.empty()) return false;
         s.outcome.checks.push_back(s.outcome.strengths.front());
         return true;
       }},
      {"not-alone", "not linked",
       [](const SimulatedForm&, Staged& s) {
         for (Reason& reason : s.outcome.reasons) {
           if (reason.linked.empty()) continue;
           reason.linked.clear();
           return true;
         }
         return false;
       }},
      {"not-alone", "the only reason, linked to what is not shown",
       [](const SimulatedForm&, Staged& s) {
         for (const Reason& reason : std::vector<Reason>(s.outcome.reasons)) {
           if (reason.linked.empty()) continue;
           s.outcome.reasons = {reason};
           return true;
         }
         return false;
       }},
      {"own-answers", "none",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.reasons.empty()) return false;
         s.outcome.reasons.back().answers.clear();
         return true;
       }},
      {"own-answers", "four",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.reasons.empty()) return false;
         auto& answers = s.outcome.reasons.front().answers;
         answers.resize(4, answers.front());
         return true;
       }},
      {"own-answers", "another code",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.reasons.empty()) return false;
         s.outcome.reasons.front().answers.front().code = "sideways";
         return true;
       }},
      {"own-answers", "another friction",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.reasons.empty()) return false;
         s.outcome.reasons.front().answers.front().friction = 0.1;
         return true;
       }},
      {"own-answers", "to a question that was not asked",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.reasons.empty()) return false;
         std::erase(s.visit.asked, s.outcome.reasons.front().answers.front().link_id);
         return true;
       }},
      {"band", "another band of a reason",
       [](const SimulatedForm& form, Staged& s) {
         if (s.outcome.reasons.empty()) return false;
         s.outcome.reasons.front().band = form.rules.bands.front().id;
         return true;
       }},
      {"band", "another friction of a reason",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.reasons.empty()) return false;
         s.outcome.reasons.front().friction -= 0.01;
         return true;
       }},
      {"band", "a mean of nothing",
       [](const SimulatedForm&, Staged& s) {
         for (ConstructScore& score : s.outcome.constructs) {
           if (score.friction) continue;
           score.friction = 0;
           return true;
         }
         return false;
       }},
      {"strengths", "good and not named",
       [](const SimulatedForm&, Staged& s) {
         const bool any = !s.outcome.strengths.empty();
         s.outcome.strengths.clear();
         return any;
       }},
      {"strengths", "bad and named", [](const SimulatedForm&, Staged& s) {
         if (s.outcome.reasons.empty()) return false;
         s.outcome.strengths = {s.outcome.reasons.front().construct};
         return true;
       }}};
  return rows;
}

const std::vector<Row>& advice_rows() {
  static const std::vector<Row> rows{
      {"once", "advice",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.advice.empty()) return false;
         s.outcome.more_advice.push_back(s.outcome.advice.front());
         return true;
       }},
      {"once", "a reason that is a strength as well",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.reasons.empty()) return false;
         s.outcome.strengths.push_back(s.outcome.reasons.front().construct);
         return true;
       }},
      {"once", "a note",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.notes.empty()) return false;
         s.outcome.notes.push_back(s.outcome.notes.front());
         return true;
       }},
      {"once", "an own answer",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.reasons.empty()) return false;
         auto& answers = s.outcome.reasons.front().answers;
         answers.push_back(answers.front());
         return true;
       }},
      {"held-back", "shown in spite of a flag",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.suppressed.empty()) return false;
         s.outcome.more_advice.push_back(s.outcome.suppressed.front());
         return true;
       }},
      {"held-back", "not listed",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.suppressed.empty()) return false;
         s.outcome.suppressed.pop_back();
         return true;
       }},
      {"triggers", "shown without a trigger",
       [](const SimulatedForm& form, Staged& s) {
         if (s.outcome.gated) return false;
         for (const Advice& advice : form.rules.advice) {
           const bool known = lists(s.outcome.advice, advice.id) ||
                              lists(s.outcome.more_advice, advice.id) ||
                              lists(s.outcome.suppressed, advice.id);
           if (known) continue;
           s.outcome.advice.push_back(advice.id);
           return true;
         }
         return false;
       }},
      {"triggers", "too few sessions for it",
       [](const SimulatedForm& form, Staged& s) {
         if (!too_few_sessions(s)) return false;
         const auto found = std::find_if(form.rules.advice.begin(), form.rules.advice.end(),
                                         [](const Advice& one) { return one.min_sessions > 3; });
         s.outcome.advice.push_back(found->id);
         return true;
       }},
      {"triggers", "not talked about before",
       [](const SimulatedForm&, Staged& s) {
         s.visit.raised.clear();
         return shows_second_view(s) && given_code(s.visit.answers, "P4") != "little-change";
       }},
      {"nothing-missing", "talked about before",
       [](const SimulatedForm& form, Staged& s) {
         if (shows_second_view(s)) return false;
         s.visit.raised.insert(form.can_be_raised.begin(), form.can_be_raised.end());
         return lists(assess(s.visit.visit(form)).more_advice, "A14");
       }},
      {"nothing-missing", "left out",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.advice.empty()) return false;
         s.outcome.advice.pop_back();
         return true;
       }},
      {"first-three", "four",
       [](const SimulatedForm&, Staged& s) {
         if (s.outcome.more_advice.empty()) return false;
         s.outcome.advice.push_back(s.outcome.more_advice.front());
         return true;
       }},
      {"first-three", "room left", [](const SimulatedForm&, Staged& s) {
         if (s.outcome.more_advice.empty()) return false;
         s.outcome.advice.pop_back();
         return true;
       }}};
  return rows;
}

std::vector<Row> all_rows() {
  std::vector<Row> rows = whole_visit_rows();
  rows.insert(rows.end(), reason_rows().begin(), reason_rows().end());
  rows.insert(rows.end(), advice_rows().begin(), advice_rows().end());
  return rows;
}

}  // namespace

TEST_CASE("simulation: every invariant finds a planted fault") {
  for (const Row& row : all_rows()) {
    CAPTURE(row.invariant);
    CAPTURE(row.fault);
    CHECK(finds(simulated_patient(), row.invariant, row.plant));
  }
}

TEST_CASE("simulation: no invariant is without such a test, and each says what it is") {
  std::set<std::string> tested;
  for (const Row& row : all_rows()) tested.insert(row.invariant);
  std::set<std::string> known;
  for (const Invariant& invariant : invariants()) {
    CHECK(known.insert(invariant.id).second);
    CHECK(std::string(invariant.statement).size() > 20);
  }
  CHECK(tested == known);
  CHECK(find_invariant("none") == nullptr);
}

TEST_CASE("simulation: the therapist's own rules are looked at as well") {
  // Two areas that must not stand alone, each with company of its own.
  CHECK(finds(simulated_therapist(), "not-alone", [](const SimulatedForm&, Staged& s) {
    for (Reason& reason : s.outcome.reasons) {
      if (reason.construct != "T7" || reason.linked.empty()) continue;
      reason.linked.clear();
      return true;
    }
    return false;
  }));
  CHECK(finds(simulated_therapist(), "strengths", [](const SimulatedForm&, Staged& s) {
    if (is_reason_in(s.outcome, "T9") || s.outcome.gated) return false;
    s.outcome.strengths = {"T9"};  // never a strength
    return true;
  }));
}
