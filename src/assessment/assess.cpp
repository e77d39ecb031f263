#include "assessment/assess.h"

#include <algorithm>

#include "assessment/choose_advice.h"
#include "assessment/facts.h"
#include "assessment/in_order.h"
#include "assessment/ranking.h"
#include "assessment/score.h"

namespace nextsession {
namespace {

int sessions_of(const Interpretation& rules, const Answers& answers) {
  const auto least = rules.sessions.find(given_code(answers, rules.sessions_item));
  return least == rules.sessions.end() ? -1 : least->second;
}

std::optional<int> rating(const Answers& answers, const std::string& key) {
  const std::optional<std::int64_t> value = given_integer(answers, key);
  if (!value || *value < 0 || *value > 10) return std::nullopt;
  return static_cast<int>(*value);
}

std::string words(const Answers& answers, const std::string& key) {
  const auto found = answers.find(key);
  if (found == answers.end() || found->second.values.empty()) return {};
  const std::string* text = std::get_if<std::string>(&found->second.values.front());
  return text ? *text : std::string();
}

std::vector<std::string> flags_up(const Facts& facts) {
  std::vector<const SafetyFlag*> up;
  for (const SafetyFlag& flag : facts.rules.flags) {
    if (holds(flag.when, facts)) up.push_back(&flag);
  }
  put_in_order(up, [](const SafetyFlag* a, const SafetyFlag* b) { return a->order < b->order; });
  std::vector<std::string> ids;
  for (const SafetyFlag* flag : up) ids.push_back(flag->id);
  return ids;
}

// A therapist who did harm is not praised, and what is shown as a reason is not a strength as well.
std::vector<std::string> fitting_strengths(const Assessment& result, const Interpretation& rules,
                                           const std::vector<std::string>& all) {
  constexpr std::size_t most = 3;
  std::set<std::string, std::less<>> unfit;
  for (const std::string& id : result.flags) {
    if (const SafetyFlag* flag = rules.flag(id)) {
      unfit.insert(flag->not_strengths.begin(), flag->not_strengths.end());
    }
  }
  for (const Reason& reason : result.reasons) unfit.insert(reason.construct);
  std::vector<std::string> strengths;
  for (const std::string& id : all) {
    if (!unfit.contains(id) && strengths.size() < most) strengths.push_back(id);
  }
  return strengths;
}

void apply_notes(const Facts& facts, Assessment& result) {
  result.attributed = true;
  for (const AttributionNote& note : facts.rules.notes) {
    if (!holds(note.when, facts)) continue;
    result.notes.push_back(note.id);
    if (!note.ranking) result.attributed = false;
  }
}

}  // namespace

std::vector<GoalRating> goals_of(const Interpretation& rules, const Answers& answers) {
  std::vector<GoalRating> goals;
  if (rules.goal_group.empty()) return goals;
  const int count = std::min(repetitions(answers, rules.goal_group), rules.max_goals);
  for (int i = 1; i <= count; ++i) {
    const auto key = [&](const std::string& item) {
      return repeated_key(rules.goal_group, i, item);
    };
    goals.push_back({words(answers, key(rules.goal_text)), rating(answers, key(rules.goal_start)),
                     rating(answers, key(rules.goal_now))});
  }
  return goals;
}

Assessment assess(const Visit& visit) {
  const Interpretation& rules = visit.rules;
  const Asked asked = what_is_asked(visit);
  Facts facts{rules, asked, visit.raised};
  Assessment result;
  if (asked.gated) {
    result.gated = true;
    result.sessions = -1;
    for (const SafetyFlag& flag : rules.flags) {
      if (flag.gate && holds(flag.when, facts)) result.flags.push_back(flag.id);
    }
    return result;
  }

  result.hurried = looks_hurried(rules, asked, visit.seconds_per_answer);
  result.sessions = facts.sessions = sessions_of(rules, asked.answers);
  result.goals = facts.goals = goal_change(goals_of(rules, asked.answers), rules.change);
  result.constructs = facts.scores = score_constructs(rules, asked, result.hurried);
  facts.sparse = is_sparse(rules, facts.scores);
  const std::vector<std::string> strengths = find_strengths(rules, facts.scores);
  facts.strengths = !strengths.empty();
  result.flags = flags_up(facts);
  apply_notes(facts, result);
  result.checks = find_checks(facts);
  if (result.attributed) result.reasons = rank_reasons(facts);
  facts.reasons = !result.reasons.empty();
  result.strengths = fitting_strengths(result, rules, strengths);
  facts.strengths = !result.strengths.empty();

  ChosenAdvice chosen = choose_advice(facts, result.reasons, result.notes, result.flags);
  result.advice = std::move(chosen.first);
  result.more_advice = std::move(chosen.more);
  result.suppressed = std::move(chosen.suppressed);
  return result;
}

}  // namespace nextsession
