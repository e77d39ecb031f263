#include "app/sharing.h"

#include <algorithm>

#include "app/update.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

using Type = Event::Type;

SharedView own_view(const State& state, const Content& content, const Assessment& assessment) {
  SharedView view{content.form_id, state.today, {}};
  for (const ThemeLevel& level : theme_levels(content.rules, assessment)) {
    if (!state.shown_themes.contains(level.theme)) continue;
    const bool moved = level.progress != Progress::Unknown;
    view.themes.push_back({level.theme, level.friction, moved ? name_of(level.progress) : ""});
  }
  return view;
}

bool knows_theme(const Content& content, std::string_view id) {
  const std::vector<ComparisonTheme>& themes = content.rules.comparing.themes;
  return std::any_of(themes.begin(), themes.end(),
                     [&](const ComparisonTheme& t) { return t.id == id; });
}

bool knows_one(const Content& content, const SharedView& view) {
  return std::any_of(view.themes.begin(), view.themes.end(),
                     [&](const SharedTheme& shared) { return knows_theme(content, shared.theme); });
}

// Message id of what is wrong with the file; empty when it was taken.
std::string take(State& state, const Content& content, const std::string& text) {
  Findings findings;
  std::optional<SharedView> view = read_view(text, findings);
  if (!view) {
    const Error& error = findings.errors.front();
    if (error.code == ErrorCode::Newer) return "problem.view.newer";
    if (error.code == ErrorCode::TooLarge) return "problem.view.too-large";
    const bool empty = error.code == ErrorCode::Missing && error.where.ends_with("themes");
    return empty ? "problem.view.empty" : "problem.view.damaged";
  }
  if (!knows_one(content, *view)) return "problem.view.empty";
  const bool own = view->side == content.form_id && !state.shown_themes.empty();
  if (own) return "problem.view.same-side." + view->side;
  state.opened_views.insert_or_assign(view->side, std::move(*view));
  return {};
}

void save(const State& state, const Content& content, Effects& effects) {
  const Assessment assessment = assess(visit_of(state, content));
  if (own_side(state, content, assessment) != OwnSide::Ready) return;
  const SharedView view = own_view(state, content, assessment);
  if (view.themes.empty()) return;
  effects.file_name = "next-session-view-" + view.side + ".json";
  effects.file_text = write_view(view).dump(1) + "\n";
}

}  // namespace

ThemeLevels levels_of(const SharedView& view) {
  ThemeLevels levels;
  for (const SharedTheme& shared : view.themes) {
    levels.push_back({shared.theme, shared.friction,
                      progress_from(shared.progress).value_or(Progress::Unknown)});
  }
  return levels;
}

OwnSide own_side(const State& state, const Content& content, const Assessment& assessment) {
  if (!may_compare(content.rules, assessment)) return OwnSide::Withheld;
  const bool finished = state.result_seen && !state.safety_forgotten;
  return finished ? OwnSide::Ready : OwnSide::Unfinished;
}

std::optional<SharedView> view_of_side(const State& state, const Content& content,
                                       std::string_view side) {
  const Assessment assessment = assess(visit_of(state, content));
  const OwnSide own = own_side(state, content, assessment);
  if (own == OwnSide::Withheld) return std::nullopt;
  if (side == content.form_id && own == OwnSide::Ready) {
    SharedView view = own_view(state, content, assessment);
    if (!view.themes.empty()) return view;
  }
  const auto opened = state.opened_views.find(side);
  if (opened == state.opened_views.end()) return std::nullopt;
  return opened->second;
}

void update_sharing(State& state, const Event& event, const Content& content, Effects& effects) {
  switch (event.type) {
    case Type::ShowTheme:
      if (knows_theme(content, event.target)) state.shown_themes.insert(event.target);
      return;
    case Type::HideTheme: state.shown_themes.erase(event.target); return;
    case Type::SaveView:
      save(state, content, effects);
      if (!effects.file_name.empty()) state.announce = "compare.saved";
      return;
    case Type::OpenView: effects.open_view = true; return;
    case Type::ViewOpened:
      if (state.screen != Screen::Compare) return;
      state.problem = take(state, content, event.value);
      state.announce = state.problem.empty() ? "compare.opened" : state.problem;
      state.focus = state.problem.empty() ? "others/title" : "problem";
      return;
    case Type::CloseView:
      if (state.opened_views.erase(event.target) > 0) state.focus = "others/title";
      return;
    default: return;
  }
}

}  // namespace nextsession
