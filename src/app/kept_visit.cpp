#include "app/kept_visit.h"

#include <algorithm>
#include <utility>

#include "app/navigate.h"
#include "questionnaire/json.h"
#include "questionnaire/utf8.h"

namespace nextsession {
namespace {

// Words that are too long for their field cannot be kept whole; most of them is better than none.
std::string within(const std::string& words, std::size_t limit) {
  constexpr std::size_t dots = 3;  // that say that there was more
  return limit <= dots || characters(words) <= limit ? words : shorten(words, limit - dots);
}

Answers answers_to_keep(const State& state, const Content& content) {
  Answers kept;
  for (const auto& [key, answer] : state.answers) {
    const std::string_view link_id = link_id_of(key);
    if (never_stored(content, link_id)) continue;
    Answer& copy = kept.emplace_hint(kept.end(), key, answer)->second;
    const Item* item = find_item(content.form, link_id);
    if (item == nullptr || !item->max_length || copy.values.empty()) continue;
    auto* words = std::get_if<std::string>(&copy.values.front());
    if (words != nullptr) *words = within(*words, static_cast<std::size_t>(*item->max_length));
  }
  return kept;
}

// `words` is the wording of all advice; what is in the plan is taken out of it.
std::vector<PlanItem> plan_to_keep(const State& state, std::map<std::string, std::string>& words) {
  std::vector<PlanItem> plan;
  for (const std::string& advice : state.plan) {
    PlanItem item;
    item.advice = advice;
    if (const auto wording = words.extract(advice); !wording.empty()) {
      item.wording = wording.mapped();
    }
    if (const auto note = state.plan_notes.find(advice); note != state.plan_notes.end()) {
      item.words = within(note->second.words, plan_words_limit);
      item.raised = note->second.raised;
      item.happened = within(note->second.happened, plan_words_limit);
    }
    plan.push_back(std::move(item));
  }
  for (const auto& [place, item] : state.plan_unknown) {
    const std::size_t at = std::min(place, plan.size());
    plan.insert(plan.begin() + static_cast<std::ptrdiff_t>(at), item);
  }
  return plan;
}

Answers goals_carried(const Answers& answers, const Interpretation& rules) {
  Answers carried;
  for (int n = 1; n <= repetitions(answers, rules.goal_group); ++n) {
    for (const std::string& part : {rules.goal_text, rules.goal_start}) {
      const auto found = answers.find(repeated_key(rules.goal_group, n, part));
      if (!part.empty() && found != answers.end()) carried.insert(*found);
    }
  }
  return carried;
}

bool same_plan(const std::vector<PlanItem>& a, const std::vector<PlanItem>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const PlanItem& one, const PlanItem& other) {
                      return one.advice == other.advice && one.wording == other.wording &&
                             one.words == other.words && one.raised == other.raised &&
                             one.happened == other.happened;
                    });
}

int goals_given(const State& state, const Content& content) {
  return std::clamp(repetitions(state.answers, content.rules.goal_group), 1,
                    std::max(1, content.rules.max_goals));
}

}  // namespace

SavedVisit current_visit(const State& state, const Content& content) {
  SavedVisit visit;
  visit.id = state.visit.id;
  visit.changed = state.visit.changed;
  visit.kind = state.visit.check_in ? "check-in" : "full";
  visit.date = state.visit.date;
  const bool answered = !state.visit.form.empty();
  visit.language = answered ? state.visit.language : content.words.language();
  visit.form = answered ? state.visit.form : canonical_of(content.form);
  visit.finished = state.visit.finished;
  visit.answers = answers_to_keep(state, content);
  visit.left_over = state.left_over;
  // That a safety screen came up would tell what was answered.
  visit.screen = name_of(state.screen == Screen::Safety ? state.after_safety : state.screen);
  visit.question = state.question;
  visit.opened.assign(state.opened.begin(), state.opened.end());
  visit.ticked.assign(state.ticked.begin(), state.ticked.end());
  visit.words.insert(state.wording.begin(), state.wording.end());
  visit.plan = plan_to_keep(state, visit.words);
  return visit;
}

SavedVisit as_read_again(const SavedVisit& visit, const Content& content) {
  SavedRecord alone;
  alone.visits.push_back(visit);
  const Forms forms = {&content.form};
  const std::string text = write_saved(alone, forms, content.rules.never_stored).dump();
  Findings findings;
  std::optional<SavedRecord> again = read_saved(text, forms, findings);
  const bool one = again && again->visits.size() == 1;
  return one ? std::move(again->visits.front()) : visit;
}

SavedVisit carried_from(const SavedVisit& visit, const Content& content) {
  SavedVisit carried;
  carried.answers = goals_carried(visit.answers, content.rules);
  for (const PlanItem& item : visit.plan) {
    const bool known = content.rules.find_advice(item.advice) != nullptr;
    if (!known || item.raised == "yes") continue;
    carried.plan.push_back({item.advice, item.wording, item.words, "", ""});
  }
  return carried;
}

bool is_blank(const SavedVisit& visit, const SavedVisit* before, const Content& content) {
  const bool left = !visit.left_over.is_null() && !visit.left_over.empty();
  if (left || !visit.ticked.empty() || !visit.words.empty()) return false;
  if (visit.answers.empty() && visit.plan.empty()) return true;
  if (visit.finished || before == nullptr) return false;
  const SavedVisit carried = carried_from(*before, content);
  return visit.answers == carried.answers && same_plan(visit.plan, carried.plan);
}

void load_plan(State& state, const Content& content, const SavedVisit& visit) {
  state.plan.clear();
  state.plan_notes.clear();
  state.plan_unknown.clear();
  for (std::size_t i = 0; i < visit.plan.size(); ++i) {
    const PlanItem& item = visit.plan[i];
    if (content.rules.find_advice(item.advice) == nullptr) {
      state.plan_unknown.emplace(i, item);
      continue;
    }
    state.plan.push_back(item.advice);
    if (!item.wording.empty()) state.wording[item.advice] = item.wording;
    state.plan_notes[item.advice] = {item.words, item.raised, item.happened};
  }
}

void load_visit(State& state, const Content& content, const SavedVisit& visit) {
  state.visit = {visit.id,   visit.changed,  visit.kind == "check-in",
                 visit.date, visit.finished, visit.language,
                 visit.form};
  state.answers = visit.answers;
  // Of the visit before.
  state.seconds.clear();
  state.removed_goal.clear();
  state.result_seen = false;
  state.reviewing = false;
  state.left_over = visit.left_over;
  state.opened = Set(visit.opened.begin(), visit.opened.end());
  state.ticked = Set(visit.ticked.begin(), visit.ticked.end());
  state.wording.clear();
  load_plan(state, content, visit);
  for (const auto& [advice, wording] : visit.words) state.wording[advice] = wording;
  state.goals_shown = goals_given(state, content);
  state.screen = screen_from(visit.screen);
  state.question = visit.question;
  // Who comes back on another day comes back to the beginning, not into the middle.
  if (visit.finished && visit.date != state.today) state.screen = Screen::Welcome;
  settle(state, content);
}

}  // namespace nextsession
