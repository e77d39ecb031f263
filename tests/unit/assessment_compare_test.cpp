// Two views laid side by side: who agrees, who differs, and when no comparison is offered.
#include "assessment/compare.h"

#include "support/visits.h"

using namespace nextsession;
using nextsession::test::real_form;

namespace {

ThemeLevels one(double friction) { return {{"bond", friction, Progress::Unknown}}; }

std::string order(const std::vector<ComparedTheme>& themes) {
  std::string all;
  for (const ComparedTheme& theme : themes) {
    all += (all.empty() ? "" : " ") + theme.theme + ":" + name_of(theme.agreement);
  }
  return all;
}

}  // namespace

TEST_CASE("compare: both low is a strength, both high a concern, a quarter apart is different") {
  struct Row {
    double patient, therapist;
    std::string_view expected;
  };
  const std::vector<Row> rows = {
      {0, 0, "strength"},
      {0.24, 0, "strength"},
      {0.24, 0.24, "strength"},
      {0, 0.25, "different"},
      {0.24, 0.25, "alike"},
      {0.25, 0.25, "alike"},
      {0.25, 0.49, "alike"},
      {0.25, 0.5, "different"},
      {0.3, 0.5, "alike"},
      {0.5, 0.5, "concern"},
      {0.5, 1, "concern"},
      {1, 1, "concern"},
      {0.49, 1, "different"},
      {0, 1, "different"},
      {1, 0, "different"},
      {0.1 + 0.2, 0.55, "different"},  // 0.25 apart, less what binary fractions lose
  };
  for (const Row& row : rows) {
    CAPTURE(row.patient);
    CAPTURE(row.therapist);
    const auto themes = compare(real_form().rules, one(row.patient), one(row.therapist));
    REQUIRE(themes.size() == 1);
    CHECK(name_of(themes.front().agreement) == row.expected);
    // Nobody is right: who says what makes no difference.
    const auto turned = compare(real_form().rules, one(row.therapist), one(row.patient));
    CHECK(name_of(turned.front().agreement) == row.expected);
  }
}

TEST_CASE("compare: agreements, concerns, differences, then what one shows; unknown themes go") {
  const ThemeLevels patient = {
      {"respect", 0.6, Progress::Unknown}, {"bond", 0.9, Progress::Unknown},
      {"goals", 0.5, Progress::Unknown},   {"method", 0.3, Progress::Unknown},
      {"openness", 0, Progress::Unknown},  {"weather", 1, Progress::Unknown}};
  const ThemeLevels therapist = {{"bond", 0.1, Progress::Unknown},
                                 {"goals", 0.75, Progress::Unknown},
                                 {"method", 0.4, Progress::Unknown},
                                 {"openness", 0.2, Progress::Unknown},
                                 {"progress", 0.5, Progress::Same}};
  CHECK(order(compare(real_form().rules, patient, therapist)) ==
        "method:alike openness:strength goals:concern bond:different respect:one-sided "
        "progress:one-sided");
  CHECK(compare(real_form().rules, {}, {}).empty());
}

TEST_CASE("compare: goals on the scale of frictions") {
  const ChangeRule rule;
  CHECK(friction_of({Progress::Same, 0, 1, 1}, rule) == doctest::Approx(0.5));
  CHECK(friction_of({Progress::Better, 3, 1, 1}, rule) == doctest::Approx(0));
  CHECK(friction_of({Progress::Better, 10, 1, 1}, rule) == doctest::Approx(0));
  CHECK(friction_of({Progress::Worse, -3, 1, 1}, rule) == doctest::Approx(1));
  CHECK(friction_of({Progress::SlightlyBetter, 1, 1, 1}, rule) == doctest::Approx(1.0 / 3));
}

TEST_CASE("compare: a theme's constructs count together; one without an answer shows nothing") {
  const Interpretation& rules = real_form().rules;
  Assessment assessment;
  CHECK(theme_levels(rules, assessment).empty());
  ConstructScore bond;
  bond.id = "R1";
  bond.friction = 0.25;
  ConstructScore presence;
  presence.id = "R3";  // never part of a comparison
  presence.friction = 1;
  ConstructScore fit;
  fit.id = "R2";  // not enough answers
  assessment.constructs = {bond, presence, fit};
  assessment.goals = {Progress::SlightlyBetter, 1.5, 2, 2};
  const ThemeLevels levels = theme_levels(rules, assessment);
  REQUIRE(levels.size() == 2);
  CHECK(levels[0].theme == "bond");
  CHECK(levels[0].friction == doctest::Approx(0.25));
  CHECK(levels[1].theme == "progress");
  CHECK(levels[1].friction == doctest::Approx(0.25));
  CHECK(levels[1].progress == Progress::SlightlyBetter);
}

TEST_CASE("compare: no theme holds what is never shown") {
  for (const ComparisonTheme& theme : real_form().rules.comparing.themes) {
    for (const std::string& construct : theme.constructs) {
      CAPTURE(theme.id);
      CHECK(construct != "N");
      CHECK(construct != "R3");
      CHECK(construct != "R5");
    }
  }
}

TEST_CASE("compare: not after answers about danger from the other side, nor without a score") {
  const Interpretation& rules = real_form().rules;
  Assessment assessment;
  CHECK(may_compare(rules, assessment));
  for (const SafetyFlag& flag : rules.flags) {
    CAPTURE(flag.id);
    assessment.flags = {flag.id};
    const bool blocked = flag.id == "SF4" || flag.id == "SF5" || flag.id == "SF6";
    CHECK(may_compare(rules, assessment) == !blocked);
  }
  assessment.flags.clear();
  assessment.gated = true;
  CHECK_FALSE(may_compare(rules, assessment));
}
