#include <set>

#include "simulation/random.h"
#include "simulation_fixture.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

FormReport run(const SimulatedForm& form, std::uint64_t seed, const VisitRange& range) {
  FormReport report("form", form);
  simulate(form, seed, range, report);
  return report;
}

std::string bytes_of(const FormReport& report) { return to_json({report}, 0, {}).dump(); }

// With a budget nothing exceeds: how long a visit is, is not this test's question.
constexpr LengthBudget no_budget{1000, 1000};

bool is_flag_up(const Assessment& outcome, const std::string& id) {
  return lists(outcome.flags, id);
}

}  // namespace

TEST_CASE("simulation: the generator is the same everywhere") {
  // The first numbers of SplitMix64 for the seed 1234567, as published with it.
  Random random(1234567);
  CHECK(random.next() == 6457827717110365317U);
  CHECK(random.next() == 3203168211198807973U);
  CHECK(random.next() == 9817491932198370423U);

  Random a(1, 5);
  Random b(1, 5);
  Random other_number(1, 6);
  Random other_seed(2, 5);
  const std::uint64_t first = a.next();
  CHECK(first == b.next());
  CHECK(first != other_number.next());
  CHECK(first != other_seed.next());

  std::vector<int> seen(7);
  for (int i = 0; i < 7000; ++i) ++seen[static_cast<std::size_t>(random.below(7))];
  for (const int count : seen) {
    CHECK(count > 850);
    CHECK(count < 1150);
  }
  for (int i = 0; i < 20; ++i) CHECK(random.below(1) == 0);
}

TEST_CASE("simulation: every area, flag and pair of flags takes its turn") {
  const Population& population = simulated_patient().population;
  const auto& rules = simulated_patient().rules;
  std::set<std::string> about;
  std::size_t most = 0;
  for (const auto& group : population.groups()) most = std::max(most, group.size());
  for (std::uint64_t n = 0; n < population.groups().size() * most; ++n) {
    about.insert(population.of(n).group + ": " + population.of(n).about);
  }
  for (const Construct& construct : rules.constructs)
    CHECK(about.count("one area: " + construct.id));
  for (const SafetyFlag& flag : rules.flags) CHECK(about.count("one flag: " + flag.id));
  CHECK(about.count("two flags: SF2 and SF12"));
  CHECK_FALSE(about.count("two flags: SF10 and SF2"));
  CHECK(most == 66);  // pairs of the twelve flags that are no gate
}

TEST_CASE("simulation: a flag that is to come up comes up") {
  for (const SimulatedForm* form : {&simulated_patient(), &simulated_therapist()}) {
    int alone = 0;
    int looked = 0;
    for (std::uint64_t number = 0; number < 400; ++number) {
      const Pattern& pattern = form->population.of(number);
      if (pattern.manner != Manner::Flags) continue;
      ++looked;
      CAPTURE(number);
      observe(*form, 1, number, [&](const SimulatedVisit&, const Observed& seen) {
        for (const std::string& id : pattern.flags) CHECK(is_flag_up(seen.outcome, id));
        alone += seen.outcome.flags.size() == pattern.flags.size() ? 1 : 0;
      });
    }
    // A few bring another with them: thoughts come before acting on them.
    CHECK(alone * 10 > looked * 6);
  }
}

TEST_CASE("simulation: a visit goes as it does when every answer is followed by asking again") {
  for (const SimulatedForm* form : {&simulated_patient(), &simulated_therapist()}) {
    for (std::uint64_t number = 1; number <= 44; ++number) {
      CAPTURE(number);
      Random random(9, number);
      const SimulatedVisit visit = simulate_visit(*form, number, random);
      if (!visit.opened.empty()) continue;
      SimulatedVisit slow;
      std::set<std::string> passed;
      for (bool more = true; more;) {
        more = false;
        slow.asked = questions_to_ask(slow.visit(*form));
        for (const std::string& key : slow.asked) {
          if (!passed.insert(key).second) continue;
          for (const auto& [own, answer] : visit.answers) {
            if (own == key || own.starts_with(key + "#")) slow.answers[own] = answer;
          }
          more = true;
          break;
        }
      }
      CHECK(slow.asked == visit.asked);
      CHECK(slow.answers == visit.answers);
    }
  }
}

TEST_CASE("simulation: some come back after a talk, and where the rules ask for it that tells") {
  CHECK(simulated_patient().can_be_raised ==
        std::vector<std::string>{"R1", "G", "R2", "R3", "R4", "R5", "F", "N"});
  CHECK(simulated_therapist().can_be_raised.empty());
  int raised = 0;
  int told = 0;
  for (std::uint64_t number = 1; number <= 600; ++number) {
    observe(simulated_patient(), 1, number, [&](const SimulatedVisit& visit, const Observed& seen) {
      CHECK(seen.visit.raised == visit.raised);
      if (visit.raised.empty()) return;
      ++raised;
      SimulatedVisit first = visit;
      first.raised.clear();
      const Assessment without = assess(first.visit(simulated_patient()));
      const auto shows = [](const Assessment& a) {
        return lists(a.advice, "A14") || lists(a.more_advice, "A14");
      };
      told += shows(seen.outcome) && !shows(without) ? 1 : 0;
    });
    observe(simulated_therapist(), 1, number,
            [](const SimulatedVisit& visit, const Observed&) { CHECK(visit.raised.empty()); });
  }
  CHECK(raised > 100);
  CHECK(raised < 300);
  CHECK(told > 5);
}

TEST_CASE("simulation: percentiles and minutes") {
  Lengths lengths;
  CHECK(lengths.quantile(0.5) == 0);
  for (int i = 1; i <= 100; ++i) lengths.add(i);
  CHECK(lengths.quantile(0.5) == 50);
  CHECK(lengths.quantile(0.95) == 95);
  CHECK(lengths.most() == 100);
  Lengths more;
  more.add(200);
  lengths.add(more);
  CHECK(lengths.count() == 101);
  CHECK(lengths.most() == 200);
  CHECK(minutes_for(28) == "4.7");
  CHECK(minutes_for(30) == "5.0");
}

TEST_CASE("simulation: nothing is broken and everything is reached, in both forms") {
  for (const SimulatedForm* form : {&simulated_patient(), &simulated_therapist()}) {
    FormReport report = run(*form, 1, {1, 300, 2});
    report.add(run(*form, 1, {2, 300, 2}));
    CHECK(report.visits == 600);
    for (const std::string& line : shortfalls(report, no_budget)) FAIL_CHECK(line);
  }
}

TEST_CASE("simulation: the same seed gives the same report, in parts or whole") {
  const SimulatedForm& form = simulated_patient();
  const std::string whole = bytes_of(run(form, 7, {1, 60, 1}));
  FormReport parts = run(form, 7, {2, 30, 2});
  parts.add(run(form, 7, {1, 30, 2}));
  CHECK(bytes_of(parts) == whole);
  CHECK(bytes_of(run(form, 8, {1, 60, 1})) != whole);
}

TEST_CASE("simulation: what is not as it should be is told") {
  const SimulatedForm& form = simulated_patient();
  FormReport report = run(form, 1, {1, 33, 1});
  report.invariants[0].broken = 2;
  report.invariants[0].first = 12;
  report.invariants[0].what = "something";
  report.areas[0].reason = 0;
  report.notes[0].count = 0;
  report.flags[0].count = 0;
  report.advice[0].first = report.advice[0].more = 0;
  const std::vector<std::string> lines = shortfalls(report, {10, 20});
  const auto tells = [&](const std::string& line) { return lists(lines, line); };
  CHECK(tells("questions is broken in 2 visits, first in number 12: something"));
  CHECK(tells("R1 is never a reason"));
  CHECK(tells("the note harm never applies"));
  CHECK(tells("the flag SF10 is never up"));
  CHECK(tells("the advice A1 is never shown"));
  const int median = report.path("visitors").questions.quantile(0.5);
  CHECK(
      tells("visitors see " + std::to_string(median) + " questions (median), and the limit is 10"));
  CHECK(lines.back().find("(p95), and the limit is 20") != std::string::npos);
}

// Its numbers are those of one day's rules; what it lists must be what there is.
TEST_CASE("simulation: docs/behaviour.md has a row for every pattern, rule and invariant") {
  std::ifstream in(source_dir() / "docs/behaviour.md");
  std::stringstream text;
  text << in.rdbuf();
  const std::string page = text.str();
  const auto has_row = [&](const std::string& id) {
    CHECK_MESSAGE(page.find("\n| " + id + " | ") != std::string::npos, id);
  };
  for (const SimulatedForm* form : {&simulated_patient(), &simulated_therapist()}) {
    const FormReport empty("form", *form);
    for (const Reached& pattern : empty.patterns) has_row(pattern.id);
    for (const ReachedArea& area : empty.areas) has_row(area.id);
    for (const Reached& note : empty.notes) has_row(note.id);
    for (const Reached& flag : empty.flags) has_row(flag.id);
    for (const ReachedAdvice& advice : empty.advice) has_row(advice.id);
    for (const Path& path : empty.paths) has_row(path.title);
  }
  for (const Invariant& invariant : invariants()) {
    has_row(invariant.id);
    CHECK_MESSAGE(page.find(std::string("| ") + invariant.statement + " |") != std::string::npos,
                  invariant.id);
  }
}
