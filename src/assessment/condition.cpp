#include <algorithm>

#include "assessment/facts.h"
#include "assessment/numbers.h"
#include "assessment/score.h"

namespace nextsession {
namespace {

bool any_code(const Condition& when, const Answers& answers) {
  return std::any_of(when.codes.begin(), when.codes.end(), [&](const std::string& code) {
    return given_includes(answers, when.id, code);
  });
}

bool unanswered(const std::string& item, const Answers& answers) {
  const auto found = answers.find(item);
  return found == answers.end() || found->second.kind != Answer::Kind::Given ||
         found->second.values.empty();
}

bool construct_reaches(const Condition& when, const Facts& facts, Confidence least) {
  const ConstructScore* score = facts.score(when.id);
  return score && score->friction && reaches(*score->friction, when.threshold) &&
         score->confidence >= least;
}

bool item_reaches(const Condition& when, const Facts& facts) {
  for (const Construct& construct : facts.rules.constructs) {
    for (const ScoredItem& item : construct.items) {
      if (item.link_id != when.id) continue;
      const std::optional<double> friction = item_friction(item, facts.asked.answers);
      return friction && reaches(*friction, when.threshold);
    }
  }
  return false;
}

bool progress_is(const Condition& when, const Facts& facts) {
  const std::string now = name_of(facts.goals.progress);
  return std::count(when.codes.begin(), when.codes.end(), now) > 0;
}

bool sessions_between(const Condition& when, const Facts& facts) {
  const int sessions = facts.sessions < 0 ? sessions_when_unknown : facts.sessions;
  return sessions >= when.at_least && sessions < when.below;
}

// A check alone does not speak against "nothing stands out".
bool nothing_raised(const Facts& facts) {
  if (facts.sparse) return false;
  return std::none_of(facts.scores.begin(), facts.scores.end(), [&](const ConstructScore& score) {
    return is_raised(facts.rules, score) && !is_check_only(facts.rules, score);
  });
}

}  // namespace

const ConstructScore* Facts::score(std::string_view construct) const {
  const auto found =
      std::find_if(scores.begin(), scores.end(),
                   [construct](const ConstructScore& score) { return score.id == construct; });
  return found == scores.end() ? nullptr : &*found;
}

bool holds(const Condition& when, const Facts& facts, Confidence least) {
  using Kind = Condition::Kind;
  const auto child = [&](const Condition& c) { return holds(c, facts, least); };
  switch (when.kind) {
    case Kind::All: return std::all_of(when.children.begin(), when.children.end(), child);
    case Kind::Any: return std::any_of(when.children.begin(), when.children.end(), child);
    // Ruling something out needs no more than a hint of it.
    case Kind::None:
      return std::none_of(when.children.begin(), when.children.end(),
                          [&](const Condition& c) { return holds(c, facts); });
    case Kind::Answer: return any_code(when, facts.asked.answers);
    case Kind::Unanswered: return unanswered(when.id, facts.asked.answers);
    case Kind::ConstructFriction: return construct_reaches(when, facts, least);
    case Kind::ItemFriction: return item_reaches(when, facts);
    case Kind::Raised: return facts.raised.contains(when.id);
    case Kind::Progress: return progress_is(when, facts);
    case Kind::Sessions: return sessions_between(when, facts);
    case Kind::NoGoals: return facts.goals.named == 0;
    case Kind::Flag: return flag_is_up(when.id, facts);
    case Kind::Note: return note_applies(when.id, facts);
    case Kind::NoReasons: return !facts.reasons;
    case Kind::Strengths: return facts.strengths;
    case Kind::NothingRaised: return nothing_raised(facts);
    case Kind::Sparse: return facts.sparse;
    case Kind::NeverTrue: break;
  }
  return false;
}

bool flag_is_up(std::string_view flag, const Facts& facts) {
  const SafetyFlag* rule = facts.rules.flag(flag);
  return rule && holds(rule->when, facts);
}

bool note_applies(std::string_view note, const Facts& facts) {
  for (const AttributionNote& rule : facts.rules.notes) {
    if (rule.id == note) return holds(rule.when, facts);
  }
  return false;
}

}  // namespace nextsession
