#include "simulation/report.h"

#include <algorithm>
#include <cmath>

namespace nextsession {
namespace {

constexpr int early_below = 4;  // sessions; the path of those who have only begun

template <class T>
void count(std::vector<T>& list, const std::string& id, std::int64_t T::*field) {
  for (T& entry : list) {
    if (entry.id == id) ++(entry.*field);
  }
}

bool has_deep(const SimulatedForm& form, const std::vector<std::string>& asked) {
  return std::any_of(asked.begin(), asked.end(), [&](const std::string& key) {
    const SimulatedForm::Scored* scored = form.scored(key);
    return scored != nullptr && scored->item->deep;
  });
}

// A flag that takes the whole screen, which is how a person meets danger on the page.
bool has_screen(const Interpretation& rules, const Assessment& outcome) {
  return std::any_of(outcome.flags.begin(), outcome.flags.end(), [&](const std::string& id) {
    const SafetyFlag* flag = rules.flag(id);
    return flag != nullptr && flag->screen;
  });
}

std::vector<Path> all_paths() {
  return {{"visitors", "visitors: mixed, one area, best, nothing opened by hand", {}},
          {"mixed", "of these: mixed", {}},
          {"one-area", "of these: one area", {}},
          {"best", "of these: best", {}},
          {"random", "random", {}},
          {"all", "all visits but gated ones", {}},
          {"early", "fewer than 4 sessions", {}},
          {"plain", "no deeper questions", {}},
          {"deep", "deeper questions", {}},
          {"by-hand", "an area opened by hand", {}},
          {"safety", "a safety screen", {}},
          {"gated", "ended at a gate", {}}};
}

void add_length(const char* id, int questions, std::vector<Path>& paths) {
  for (Path& path : paths) {
    if (std::string_view(path.id) == id) path.questions.add(questions);
  }
}

const char* path_of(Manner manner) {
  switch (manner) {
    case Manner::Random: return "random";
    case Manner::Mixed: return "mixed";
    case Manner::OneArea: return "one-area";
    case Manner::Best: return "best";
    default: return "";
  }
}

}  // namespace

void Lengths::add(int questions) {
  const auto index = static_cast<std::size_t>(std::max(0, questions));
  if (visits_.size() <= index) visits_.resize(index + 1);
  ++visits_[index];
  ++count_;
}

void Lengths::add(const Lengths& other) {
  if (visits_.size() < other.visits_.size()) visits_.resize(other.visits_.size());
  for (std::size_t i = 0; i < other.visits_.size(); ++i) visits_[i] += other.visits_[i];
  count_ += other.count_;
}

int Lengths::quantile(double share) const {
  const auto wanted = static_cast<std::int64_t>(std::ceil(share * static_cast<double>(count_)));
  std::int64_t passed = 0;
  for (std::size_t i = 0; i < visits_.size(); ++i) {
    passed += visits_[i];
    if (passed >= wanted && passed > 0) return static_cast<int>(i);
  }
  return 0;
}

FormReport::FormReport(std::string the_form, const SimulatedForm& simulated)
    : form(std::move(the_form)), paths(all_paths()) {
  const Interpretation& rules = simulated.rules;
  for (const auto& group : simulated.population.groups()) {
    patterns.push_back({group.front().group, 0});
  }
  for (const Construct& construct : rules.constructs) {
    const bool check = std::any_of(rules.checks.begin(), rules.checks.end(), [&](const auto& rule) {
      return rule.construct == construct.id;
    });
    areas.push_back({construct.id, construct.may_be_strength, check});
  }
  for (const AttributionNote& note : rules.notes) notes.push_back({note.id, 0});
  for (const SafetyFlag& flag : rules.flags) flags.push_back({flag.id, 0});
  for (const Advice& one : rules.advice) advice.push_back({one.id});
  for (const Invariant& one : nextsession::invariants()) {
    invariants.push_back({one.id, one.statement, 0, 0, 0, {}});
  }
}

void FormReport::add(const SimulatedForm& simulated, const SimulatedVisit& visit,
                     const Observed& seen) {
  const Assessment& a = seen.outcome;
  ++visits;
  attributed += a.attributed ? 1 : 0;
  gated += a.gated ? 1 : 0;
  no_strength += !a.gated && a.strengths.empty() ? 1 : 0;
  count(patterns, visit.pattern->group, &Reached::count);
  for (const Reason& reason : a.reasons) count(areas, reason.construct, &ReachedArea::reason);
  for (const std::string& id : a.strengths) count(areas, id, &ReachedArea::strength);
  for (const std::string& id : a.checks) count(areas, id, &ReachedArea::check);
  for (const std::string& id : a.notes) count(notes, id, &Reached::count);
  for (const std::string& id : a.flags) count(flags, id, &Reached::count);
  for (const std::string& id : a.advice) count(advice, id, &ReachedAdvice::first);
  for (const std::string& id : a.more_advice) count(advice, id, &ReachedAdvice::more);
  for (const std::string& id : a.suppressed) count(advice, id, &ReachedAdvice::held_back);

  for (std::size_t i = 0; i < invariants.size(); ++i) {
    Kept& kept = invariants[i];
    Verdict verdict = nextsession::invariants()[i].check(seen);
    kept.looked += verdict.looked ? 1 : 0;
    if (verdict.broken.empty()) continue;
    if (kept.broken == 0 || visit.number < kept.first) {
      kept.first = visit.number;
      kept.what = std::move(verdict.broken);
    }
    ++kept.broken;
  }

  // As the page counts: the goals are one question.
  const int questions = static_cast<int>(visit.asked.size());
  if (a.gated) return add_length("gated", questions, paths);
  // Whoever opens an area by hand asks for more questions.
  const bool by_hand = !visit.opened.empty();
  if (is_visitor(visit.pattern->manner) && !by_hand) add_length("visitors", questions, paths);
  if (!by_hand) add_length(path_of(visit.pattern->manner), questions, paths);
  add_length("all", questions, paths);
  if (a.sessions >= 0 && a.sessions < early_below) add_length("early", questions, paths);
  add_length(has_deep(simulated, visit.asked) ? "deep" : "plain", questions, paths);
  if (by_hand) add_length("by-hand", questions, paths);
  if (has_screen(simulated.rules, a)) add_length("safety", questions, paths);
}

void FormReport::add(const FormReport& other) {
  visits += other.visits;
  attributed += other.attributed;
  gated += other.gated;
  no_strength += other.no_strength;
  for (std::size_t i = 0; i < patterns.size(); ++i) patterns[i].count += other.patterns[i].count;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    areas[i].reason += other.areas[i].reason;
    areas[i].strength += other.areas[i].strength;
    areas[i].check += other.areas[i].check;
  }
  for (std::size_t i = 0; i < notes.size(); ++i) notes[i].count += other.notes[i].count;
  for (std::size_t i = 0; i < flags.size(); ++i) flags[i].count += other.flags[i].count;
  for (std::size_t i = 0; i < advice.size(); ++i) {
    advice[i].first += other.advice[i].first;
    advice[i].more += other.advice[i].more;
    advice[i].held_back += other.advice[i].held_back;
  }
  for (std::size_t i = 0; i < paths.size(); ++i) paths[i].questions.add(other.paths[i].questions);
  for (std::size_t i = 0; i < invariants.size(); ++i) {
    Kept& kept = invariants[i];
    const Kept& more = other.invariants[i];
    const bool earlier = more.broken > 0 && (kept.broken == 0 || more.first < kept.first);
    kept.looked += more.looked;
    kept.broken += more.broken;
    if (!earlier) continue;
    kept.first = more.first;
    kept.what = more.what;
  }
}

const Path& FormReport::path(std::string_view id) const {
  for (const Path& path : paths) {
    if (path.id == id) return path;
  }
  return paths.front();
}

std::string minutes_for(int questions) {
  const int tenths = (questions * seconds_per_question * 10 + 30) / 60;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::vector<std::string> shortfalls(const FormReport& report, const LengthBudget& budget) {
  std::vector<std::string> lines;
  for (const Kept& kept : report.invariants) {
    if (kept.broken == 0) continue;
    lines.push_back(kept.id + " is broken in " + std::to_string(kept.broken) +
                    " visits, first in number " + std::to_string(kept.first) + ": " + kept.what);
  }
  for (const ReachedArea& area : report.areas) {
    if (area.reason == 0) lines.push_back(area.id + " is never a reason");
  }
  for (const Reached& note : report.notes) {
    if (note.count == 0) lines.push_back("the note " + note.id + " never applies");
  }
  for (const Reached& flag : report.flags) {
    if (flag.count == 0) lines.push_back("the flag " + flag.id + " is never up");
  }
  for (const ReachedAdvice& one : report.advice) {
    if (one.shown() == 0) lines.push_back("the advice " + one.id + " is never shown");
  }
  const Lengths& visitors = report.path("visitors").questions;
  const auto too_long = [&](const char* which, int found, int limit) {
    if (found <= limit) return;
    lines.push_back(std::string("visitors see ") + std::to_string(found) + " questions (" + which +
                    "), and the limit is " + std::to_string(limit));
  };
  too_long("median", visitors.quantile(0.5), budget.median);
  too_long("p95", visitors.quantile(0.95), budget.p95);
  return lines;
}

}  // namespace nextsession
