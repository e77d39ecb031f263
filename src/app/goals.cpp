#include "app/goals.h"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "questionnaire/utf8.h"

namespace nextsession {
namespace {

struct Goals {
  State& state;
  const Interpretation& rules;

  std::string key(int number, const std::string& part) const {
    return repeated_key(rules.goal_group, number, part);
  }
  std::vector<std::string> parts() const {
    return {rules.goal_text, rules.goal_start, rules.goal_now};
  }
  int last() const {
    return std::max(state.goals_shown, repetitions(state.answers, rules.goal_group));
  }

  void renumber(int from, int to) {
    for (const std::string& part : parts()) {
      auto moved = state.answers.extract(key(from, part));
      if (moved.empty()) continue;
      moved.key() = key(to, part);
      state.answers.insert(std::move(moved));
    }
  }

  void add(int number) {
    if (number < 1 || number > rules.max_goals) return;
    state.removed_goal.clear();
    state.goals_shown = std::max(state.goals_shown, number);
    state.focus = key(number, rules.goal_text);
  }

  void remove(int number) {
    const int count = last();
    if (number < 1 || number > count) return;
    state.removed_goal.clear();
    state.removed_number = number;
    for (const std::string& part : parts()) {
      auto held = state.answers.extract(key(number, part));
      if (!held.empty()) state.removed_goal[part] = std::move(held.mapped());
    }
    for (int n = number + 1; n <= count; ++n) renumber(n, n - 1);
    state.goals_shown = std::max(1, count - 1);
    // An empty goal leaves nothing to bring back.
    state.focus = state.removed_goal.empty() ? "title" : "goal/restore";
  }

  void restore() {
    const int count = last();
    if (state.removed_goal.empty() || count >= rules.max_goals) return;
    const int number = state.removed_number;
    for (int n = count; n >= number; --n) renumber(n, n + 1);
    for (auto& [part, answer] : state.removed_goal) {
      state.answers[key(number, part)] = std::move(answer);
    }
    state.removed_goal.clear();
    state.goals_shown = count + 1;
    state.focus = key(number, rules.goal_text);
  }
};

}  // namespace

void update_goals(State& state, const Event& event, const Content& content) {
  Goals goals{state, content.rules};
  int number = 0;
  const std::string& text = event.target;
  std::from_chars(text.data(), text.data() + text.size(), number);
  switch (event.type) {
    case Event::Type::AddGoal: return goals.add(number);
    case Event::Type::RemoveGoal: return goals.remove(number);
    case Event::Type::RestoreGoal: return goals.restore();
    default: return;
  }
}

bool too_long(const Item& item, const Answers& answers, const std::string& key) {
  const auto found = answers.find(key);
  if (found == answers.end() || found->second.values.empty()) return false;
  const auto* text = std::get_if<std::string>(&found->second.values.front());
  return text != nullptr &&
         characters(*text) > static_cast<std::size_t>(item.max_length.value_or(text_limit));
}

}  // namespace nextsession
