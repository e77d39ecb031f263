// Where the person goes next: the order of questions, safety screens first, resuming.
#include <algorithm>

#include "app/navigate.h"
#include "app/update.h"
#include "app/visits.h"

namespace nextsession {
namespace {

constexpr const char* screen_names[] = {
    "welcome",    "question", "review",    "safety",   "results", "plan",
    "how",        "privacy",  "check",     "sources",  "erased",  "compare",
    "comparison", "check-in", "follow-up", "progress", "report",  "keep"};

// The questions asked about one area only when they are needed follow the screening ones.
std::string first_of(const State& state, const Content& content,
                     const std::vector<std::string>& keys) {
  for (const std::string& key : questions_to_ask(visit_of(state, content))) {
    if (std::find(keys.begin(), keys.end(), link_id_of(key)) != keys.end()) return key;
  }
  return {};
}

// A check-in has no questions of its own but those about the goals.
void settle_check_in(State& state, const Content& content) {
  state.resumable = false;
  switch (state.screen) {
    case Screen::Question: state.question = content.rules.goal_group; break;
    case Screen::Review:
    case Screen::Results:
    case Screen::Safety:
    case Screen::Erased: state.screen = Screen::CheckIn; break;
    case Screen::Comparison: state.screen = Screen::Compare; break;
    case Screen::Report: state.screen = Screen::Progress; break;  // what was ticked is not kept
    default: break;
  }
}

}  // namespace

bool is_aside(Screen screen) {
  return screen == Screen::How || screen == Screen::Privacy || screen == Screen::Check ||
         screen == Screen::Sources || screen == Screen::Keep;
}

const char* name_of(Screen screen) { return screen_names[static_cast<std::size_t>(screen)]; }

Screen screen_from(std::string_view name) {
  for (std::size_t i = 0; i < std::size(screen_names); ++i) {
    if (name == screen_names[i]) return static_cast<Screen>(i);
  }
  return Screen::Welcome;
}

bool never_stored(const Content& content, std::string_view link_id) {
  return content.never_stored.contains(link_id);
}

Visit visit_of(const State& state, const Content& content) {
  Visit visit{content.form, content.rules, state.answers};
  visit.opened = state.opened;
  visit.raised = raised_before(state, content);
  // A few quick answers say nothing; a whole block of them does.
  constexpr std::size_t enough = 12;
  if (state.seconds.size() >= enough) {
    std::vector<double> sorted = state.seconds;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    visit.seconds_per_answer = *middle;
  }
  return visit;
}

std::string question_after(const State& state, const Content& content, std::string_view key) {
  if (state.visit.check_in) return {};
  const std::vector<std::string> keys = questions_to_ask(visit_of(state, content));
  const auto at = std::find(keys.begin(), keys.end(), key);
  if (at == keys.end() || at + 1 == keys.end()) return {};
  const std::string& next = *(at + 1);
  if (!state.reviewing) return next;
  // From the review back to it, but the safety questions come as one block when they are asked
  // again, and a question that this very answer has opened is not skipped.
  const bool block = state.safety_forgotten && never_stored(content, link_id_of(next));
  const Item* item = find_item(content.form, link_id_of(next));
  const bool opened =
      item != nullptr &&
      std::any_of(item->enable_when.begin(), item->enable_when.end(),
                  [&](const EnableWhen& when) { return when.question == link_id_of(key); });
  return block || opened ? next : std::string();
}

std::string question_before(const State& state, const Content& content, std::string_view key) {
  if (state.visit.check_in) return {};
  const std::vector<std::string> keys = questions_to_ask(visit_of(state, content));
  const auto at = std::find(keys.begin(), keys.end(), key);
  return at == keys.end() || at == keys.begin() ? std::string() : *(at - 1);
}

std::string first_question(const State& state, const Content& content) {
  const std::vector<std::string> keys = questions_to_ask(visit_of(state, content));
  return keys.empty() ? std::string() : keys.front();
}

std::string first_safety_question(const State& state, const Content& content) {
  for (const std::string& key : questions_to_ask(visit_of(state, content))) {
    if (never_stored(content, link_id_of(key))) return key;
  }
  return {};
}

std::string first_deep_question(const State& state, const Content& content,
                                std::string_view construct) {
  const Construct* found = content.rules.construct(construct);
  if (found == nullptr) return {};
  std::vector<std::string> unanswered;
  std::vector<std::string> all;
  for (const ScoredItem& item : found->items) {
    if (!item.deep) continue;
    all.push_back(item.link_id);
    if (!state.answers.contains(item.link_id)) unanswered.push_back(item.link_id);
  }
  return first_of(state, content, unanswered.empty() ? all : unanswered);
}

std::string pending_flag(State& state, const Content& content) {
  const std::vector<std::string> up = assess(visit_of(state, content)).flags;
  std::erase_if(state.flags_seen, [&](const std::string& seen) {
    return std::find(up.begin(), up.end(), seen) == up.end();
  });
  for (const std::string& id : up) {
    const SafetyFlag* flag = content.rules.flag(id);
    if (flag != nullptr && flag->screen && !state.flags_seen.contains(id)) return id;
  }
  return {};
}

bool needs_safety_answers(Screen screen) {
  return screen == Screen::Results || screen == Screen::Plan || screen == Screen::Report;
}

void settle(State& state, const Content& content) {
  if (state.visit.check_in) return settle_check_in(state, content);
  const std::vector<std::string> keys = questions_to_ask(visit_of(state, content));
  const auto at = std::find(keys.begin(), keys.end(), state.question);
  state.resumable = !state.answers.empty();
  const std::string safety = first_safety_question(state, content);
  const auto first_safety = std::find(keys.begin(), keys.end(), safety);
  // Who has seen the result was asked about safety, wherever they are now.
  const bool before = !state.visit.finished &&
                      (state.screen == Screen::Question || state.screen == Screen::Welcome) &&
                      (at == keys.end() || at <= first_safety);
  const bool past = !before && !state.answers.empty();
  state.safety_forgotten = past && first_safety != keys.end();
  // Which safety question was on screen is not kept; a lost place stands for the first of them.
  const bool in_block = state.question.empty() || never_stored(content, link_id_of(state.question));
  switch (state.screen) {
    case Screen::Question:
      if (in_block && !safety.empty()) {
        state.question = safety;
      } else if (at == keys.end()) {
        state.question = keys.front();
      }
      break;
    case Screen::Results:
    case Screen::Plan:
    case Screen::Report:
      // Advice depends on the safety answers, which are never kept: they come first again.
      state.screen = Screen::Question;
      state.question = safety;
      state.reviewing = true;
      break;
    case Screen::Comparison: state.screen = Screen::Compare; break;
    case Screen::CheckIn:
    case Screen::FollowUp: state.screen = Screen::Progress; break;
    case Screen::Safety:
    case Screen::Erased: state.screen = Screen::Welcome; break;
    default: break;
  }
  if (state.question.empty() && !keys.empty()) state.question = keys.front();
}

}  // namespace nextsession
