// The table, and the invariants about the visit as a whole.
#include "simulation/invariants.h"

#include <algorithm>
#include <set>

namespace nextsession {
namespace {

bool same_answers(const std::vector<OwnAnswer>& a, const std::vector<OwnAnswer>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const OwnAnswer& x, const OwnAnswer& y) {
                      return x.link_id == y.link_id && x.code == y.code && x.friction == y.friction;
                    });
}

bool same_score(const ConstructScore& a, const ConstructScore& b) {
  return a.id == b.id && a.friction == b.friction && a.low == b.low && a.high == b.high &&
         a.band == b.band && a.confidence == b.confidence && a.answered == b.answered &&
         a.shown == b.shown && same_answers(a.answers, b.answers);
}

bool same_reason(const Reason& a, const Reason& b) {
  return a.construct == b.construct && a.band == b.band && a.friction == b.friction &&
         a.confidence == b.confidence && a.about_equal_to_previous == b.about_equal_to_previous &&
         a.linked == b.linked && same_answers(a.answers, b.answers);
}

bool same_outcome(const Assessment& a, const Assessment& b) {
  const bool facts = a.gated == b.gated && a.sessions == b.sessions &&
                     a.goals.progress == b.goals.progress && a.goals.mean == b.goals.mean &&
                     a.goals.rated == b.goals.rated && a.goals.named == b.goals.named &&
                     a.attributed == b.attributed && a.hurried == b.hurried;
  const bool lists_agree = a.strengths == b.strengths && a.checks == b.checks &&
                           a.notes == b.notes && a.advice == b.advice &&
                           a.more_advice == b.more_advice && a.flags == b.flags &&
                           a.suppressed == b.suppressed;
  return facts && lists_agree &&
         std::equal(a.constructs.begin(), a.constructs.end(), b.constructs.begin(),
                    b.constructs.end(), same_score) &&
         std::equal(a.reasons.begin(), a.reasons.end(), b.reasons.begin(), b.reasons.end(),
                    same_reason);
}

bool gate_is_up(const Observed& seen) {
  const auto& flags = seen.visit.rules.flags;
  return std::any_of(flags.begin(), flags.end(), [&](const SafetyFlag& flag) {
    return flag.gate && seen.expected.flag_is_up(flag, seen.outcome);
  });
}

std::optional<double> friction_in(const Assessment& outcome, const std::string& construct) {
  for (const ConstructScore& score : outcome.constructs) {
    if (score.id == construct) return score.friction;
  }
  return std::nullopt;
}

}  // namespace

bool lists(const std::vector<std::string>& list, std::string_view id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

const std::vector<Invariant>& invariants() {
  static const std::vector<Invariant> all{
      {"questions",
       "No question is asked twice; no more deeper ones than the limit, unless opened by hand",
       check_questions},
      {"gate",
       "A visit that ends at a gate holds its flags and nothing else; no other visit ends so",
       check_gate},
      {"too-early", "No reasons while there were too few sessions to attribute anything",
       check_too_early},
      {"notes",
       "The notes are those whose condition holds; one that ends the ranking leaves no reasons",
       check_notes},
      {"flags", "The flags are those whose condition holds, in their order", check_flags},
      {"most-reasons", "No more reasons than the limit", check_most_reasons},
      {"reason-real", "A reason is raised, and not only by a check, unless a rule promotes it",
       check_reason_real},
      {"not-alone",
       "An area that must not stand alone is linked to another reason while one of its company is "
       "raised",
       check_not_alone},
      {"own-answers", "A reason has one to three own answers, each of them really given",
       check_own_answers},
      {"band", "Friction is the mean of the answers, and the band belongs to it", check_band},
      {"strengths", "Strengths are good and fitting; none are named only where there are none",
       check_strengths},
      {"once", "Nothing is shown twice", check_once},
      {"held-back", "What a flag holds back is not shown", check_held_back},
      {"triggers", "Advice that is shown has its trigger", check_triggers},
      {"nothing-missing", "Advice whose trigger holds is shown", check_nothing_missing},
      {"first-three", "At most three pieces of advice come first; there is more only behind three",
       check_first_three},
      {"monotone", "A worse answer never lowers the friction of its area", check_monotone},
      {"same-again", "The same answers give the same outcome", check_same_again}};
  return all;
}

const Invariant* find_invariant(std::string_view id) {
  for (const Invariant& invariant : invariants()) {
    if (invariant.id == id) return &invariant;
  }
  return nullptr;
}

Verdict check_questions(const Observed& seen) {
  const std::set<std::string_view> once(seen.asked.begin(), seen.asked.end());
  if (once.size() != seen.asked.size()) return {true, "a question is asked twice"};
  int deep = 0;
  for (const Construct& construct : seen.visit.rules.constructs) {
    if (seen.visit.opened.contains(construct.id)) continue;
    for (const ScoredItem& item : construct.items) {
      deep += item.deep && once.contains(item.link_id) ? 1 : 0;
    }
  }
  if (deep <= seen.visit.rules.open_max_items) return {};
  return {true, std::to_string(deep) + " deeper questions are asked"};
}

Verdict check_gate(const Observed& seen) {
  const Assessment& a = seen.outcome;
  if (a.gated != gate_is_up(seen)) return {true, a.gated ? "no gate is up" : "a gate is up"};
  if (!a.gated) return {false, {}};
  const bool empty = a.reasons.empty() && a.advice.empty() && a.more_advice.empty() &&
                     a.strengths.empty() && a.checks.empty() && a.notes.empty() &&
                     a.constructs.empty() && !a.attributed;
  if (!empty) return {true, "something is concluded"};
  if (a.flags.empty()) return {true, "no flag is named"};
  return {};
}

Verdict check_too_early(const Observed& seen) {
  const int sessions = seen.expected.sessions();
  if (seen.outcome.gated || sessions < 0 || sessions >= seen.form.attributed_from) {
    return {false, {}};
  }
  if (seen.outcome.attributed) return {true, "something is attributed"};
  if (!seen.outcome.reasons.empty()) return {true, "there is a reason"};
  return {};
}

Verdict check_notes(const Observed& seen) {
  if (seen.outcome.gated) return {false, {}};
  std::vector<std::string> due;
  bool attributed = true;
  for (const AttributionNote& note : seen.visit.rules.notes) {
    if (!seen.expected.holds(note.when, seen.outcome)) continue;
    due.push_back(note.id);
    attributed = attributed && note.ranking;
  }
  if (due != seen.outcome.notes) return {true, "other notes than expected"};
  if (attributed != seen.outcome.attributed) return {true, "attributed is wrong"};
  if (!attributed && !seen.outcome.reasons.empty()) return {true, "there is a reason"};
  return {};
}

Verdict check_flags(const Observed& seen) {
  std::vector<const SafetyFlag*> due;
  for (const SafetyFlag& flag : seen.visit.rules.flags) {
    const bool counts = flag.gate || !seen.outcome.gated;
    if (counts && seen.expected.flag_is_up(flag, seen.outcome)) due.push_back(&flag);
  }
  std::stable_sort(due.begin(), due.end(),
                   [](const SafetyFlag* a, const SafetyFlag* b) { return a->order < b->order; });
  const bool same =
      std::equal(due.begin(), due.end(), seen.outcome.flags.begin(), seen.outcome.flags.end(),
                 [](const SafetyFlag* flag, const std::string& id) { return flag->id == id; });
  return {!due.empty() || !seen.outcome.flags.empty(), same ? "" : "other flags than expected"};
}

Verdict check_monotone(const Observed& seen) {
  if (!seen.worse) return {false, {}};
  const std::optional<double> before = friction_in(seen.outcome, seen.worse->construct);
  const std::optional<double> after = friction_in(seen.worse->outcome, seen.worse->construct);
  if (!before && !after) return {false, {}};
  const bool holds = before && after && *after >= *before - rounding;
  return {true, holds ? std::string() : "a worse answer to " + seen.worse->link_id};
}

Verdict check_same_again(const Observed& seen) {
  return {true, same_outcome(seen.outcome, seen.again) ? "" : "the second outcome differs"};
}

}  // namespace nextsession
