#include "app/plan.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "app/update.h"
#include "app/visits.h"
#include "assessment/assess.h"
#include "questionnaire/utf8.h"

namespace nextsession {
namespace {

using Type = Event::Type;

constexpr std::string_view plan_prefix = "plan/";

struct PlanField {
  std::string advice, part;  // "A2", "words" or "happened"
};

std::optional<PlanField> plan_field(std::string_view target) {
  if (!target.starts_with(plan_prefix)) return std::nullopt;
  const std::string_view rest = target.substr(plan_prefix.size());
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view part = rest.substr(slash + 1);
  if (part != "words" && part != "happened") return std::nullopt;
  return PlanField{std::string(rest.substr(0, slash)), std::string(part)};
}

bool in_plan(const State& state, const std::string& advice) {
  return std::find(state.plan.begin(), state.plan.end(), advice) != state.plan.end();
}

const std::string& raised_of(const State& state, const std::string& advice) {
  static const std::string not_asked;
  const auto note = state.plan_notes.find(advice);
  return note == state.plan_notes.end() ? not_asked : note->second.raised;
}

void add(State& state, const Content& content, const std::string& advice) {
  const bool known = content.rules.find_advice(advice) != nullptr;
  if (!known || in_plan(state, advice) || to_bring_now(state, content).size() >= plan_limit) return;
  state.plan.push_back(advice);
  state.announce = "plan.added";
}

void remove(State& state, const std::string& advice) {
  const auto at = std::find(state.plan.begin(), state.plan.end(), advice);
  if (at == state.plan.end()) return;
  state.plan.erase(at);
  state.plan_notes.erase(advice);
  state.announce = "plan.removed";
  if (state.screen == Screen::Plan) state.focus = "title";
}

void set_field(State& state, const Content& content, const PlanField& field,
               const std::string& value) {
  if (content.rules.find_advice(field.advice) == nullptr) return;
  PlanNote& note = state.plan_notes[field.advice];
  std::string& words = field.part == "words" ? note.words : note.happened;
  const int limit = field.part == "words" ? say_limit : happened_limit;
  const auto over = [&](const std::string& text) {
    return characters(text) > static_cast<std::size_t>(limit);
  };
  // Said once, when the limit is passed; the count beside the field goes on without a word.
  if (over(value) != over(words)) state.announce = over(value) ? "field.passed" : "field.fits";
  words = value;
}

void set_raised(State& state, const Event& event) {
  const bool known = event.value == "yes" || event.value == "partly" || event.value == "no";
  if (known && in_plan(state, event.target)) state.plan_notes[event.target].raised = event.value;
}

}  // namespace

bool is_plan_field(std::string_view target) { return plan_field(target).has_value(); }

std::vector<std::string> to_bring(const State& state) {
  std::vector<std::string> ids;
  for (const std::string& advice : state.plan) {
    if (raised_of(state, advice) != "yes") ids.push_back(advice);
  }
  return ids;
}

std::vector<std::string> to_bring_now(const State& state, const Content& content) {
  std::vector<std::string> ids = to_bring(state);
  if (ids.empty()) return ids;
  const std::vector<std::string> held = assess(visit_of(state, content)).suppressed;
  std::erase_if(ids, [&](const std::string& advice) {
    return std::find(held.begin(), held.end(), advice) != held.end();
  });
  return ids;
}

std::vector<std::string> to_follow(const State& state) {
  std::vector<std::string> ids;
  const SavedVisit* before = visit_before(state);
  if (before == nullptr) return ids;
  for (const PlanItem& item : before->plan) {
    if (item.raised != "yes" && in_plan(state, item.advice)) ids.push_back(item.advice);
  }
  return ids;
}

std::string words_of_plan(const State& state, const Content& content, const std::string& advice) {
  const auto note = state.plan_notes.find(advice);
  if (note != state.plan_notes.end() && !note->second.words.empty()) return note->second.words;
  const auto chosen = state.wording.find(advice);
  const bool direct = chosen != state.wording.end() && chosen->second == "direct";
  return content.words.text("advice." + advice + (direct ? ".say.direct" : ".say.gentle"));
}

void update_plan(State& state, const Event& event, const Content& content) {
  switch (event.type) {
    case Type::AddToPlan: return add(state, content, event.target);
    case Type::RemoveFromPlan: return remove(state, event.target);
    case Type::Tick:
      if (content.rules.find_advice(event.target.substr(0, event.target.find('.'))) != nullptr) {
        state.ticked.insert(event.target);
      }
      return;
    case Type::Untick: state.ticked.erase(event.target); return;
    case Type::SetWords: state.wording[event.target] = event.value; return;
    case Type::SetRaised: return set_raised(state, event);
    case Type::SetText:
      if (const auto field = plan_field(event.target)) {
        set_field(state, content, *field, event.value);
      }
      return;
    default: return;
  }
}

}  // namespace nextsession
