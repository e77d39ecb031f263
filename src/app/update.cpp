#include "app/update.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "app/answer.h"
#include "app/goals.h"
#include "app/keep.h"
#include "app/navigate.h"
#include "app/plan.h"
#include "app/report.h"
#include "app/sharing.h"
#include "app/visits.h"
#include "questionnaire/json.h"
#include "record/saved_record.h"

namespace nextsession {
namespace {

using Type = Event::Type;

// One event on one state; the members are the parts of update() that share both.
struct Step {
  State& state;
  const Content& content;
  double at;
  Effects effects;

  const Item* item_of(std::string_view key) const {
    return find_item(content.form, link_id_of(key));
  }

  void focus_title() { state.focus = "title"; }

  void enter(Screen screen) {
    state.dialog.clear();
    state.screen = screen;
    state.shown_at = at;
    state.removed_goal.clear();
    state.keeping.secret.clear();
    focus_title();
  }

  // Every way off a question leads through here: safety screens come before anything else.
  void go(Screen screen, std::string question = {}) {
    const bool may_interrupt = screen == Screen::Question || screen == Screen::Review ||
                               screen == Screen::Results || screen == Screen::Plan ||
                               screen == Screen::Report || screen == Screen::Progress ||
                               screen == Screen::Compare || screen == Screen::Comparison ||
                               (screen == Screen::Welcome && state.screen == Screen::Question);
    if (screen == Screen::Review || screen == Screen::Results) forget_rerun();
    if (may_interrupt) {
      const std::string flag = pending_flag(state, content);
      if (!flag.empty()) {
        state.flag = flag;
        state.after_safety = screen;
        state.question_after_safety = std::move(question);
        if (content.rules.flag(flag)->keep_nothing) stop_keeping();
        enter(Screen::Safety);
        return;
      }
    }
    if (screen == Screen::Review) state.reviewing = false;
    if (needs_safety_answers(screen) && state.safety_forgotten) {
      const std::string safety = first_safety_question(state, content);
      if (!safety.empty()) {
        state.reviewing = true;
        show_question(safety);
        return;
      }
    }
    if (screen == Screen::Question) {
      show_question(question);
      return;
    }
    if (screen == Screen::Results) state.result_seen = true;
    if (screen == (state.visit.check_in ? Screen::Progress : Screen::Results)) {
      finish_visit(state, content);
    }
    if (screen == Screen::Report) {
      const std::vector<std::string> parts = report_parts(state, content);
      state.report_parts = Set(parts.begin(), parts.end());
      state.report_parts.erase("safety");
    }
    enter(screen);
  }

  // A new visit beside the one under way and those before it.
  void come_back(const Event& event) {
    if (event.value != "check-in" && event.value != "full") return;
    start_visit(state, content, event.value == "check-in");
    if (state.visit.check_in) return enter(Screen::CheckIn);
    show_question(first_question(state, content));
  }

  void show_question(const std::string& key) {
    state.question = key;
    enter(Screen::Question);
  }

  // The safety block was asked again when the question on screen belongs to it.
  void forget_rerun() {
    if (state.screen == Screen::Question && never_stored(content, link_id_of(state.question))) {
      state.safety_forgotten = false;
    }
  }

  // What was kept of this visit goes; earlier ones stay as they are, be they read or not.
  void stop_keeping() {
    if (std::exchange(state.keep_nothing, true)) return;
    effects.record = text_of_past(state, content);
    const bool all_read =
        state.keeping.device == Device::Nothing || state.keeping.device == Device::Kept;
    effects.erase = effects.record.empty() && all_read;
    effects.store = !effects.erase;
    if (effects.erase) state.keeping = {};
  }

  // Why the question on screen can't be left yet; a message id, or empty.
  std::string problem_here() const {
    const Item* item = item_of(state.question);
    if (item == nullptr) return {};
    if (item->required && !state.answers.contains(state.question)) return "problem.required";
    if (item->type != ItemType::Group) return {};
    for (int n = 1; n <= state.goals_shown; ++n) {
      const std::string key = repeated_key(item->link_id, n, content.rules.goal_text);
      const Item* words = item_of(key);
      if (words != nullptr && too_long(*words, state.answers, key)) return "problem.too-long";
    }
    return {};
  }

  // A check-in asks about the goals and the plan alone.
  Screen in_check_in(Screen screen) const {
    if (!state.visit.check_in) return screen;
    if (screen == Screen::Question || screen == Screen::Review) return Screen::CheckIn;
    return screen == Screen::Results ? Screen::Progress : screen;
  }

  void show(const Event& event) {
    const Screen named = screen_from(event.target);
    if (name_of(named) != event.target || named == Screen::Safety) return;
    if (named == Screen::Review && blocked()) return;
    const Screen screen = in_check_in(named);
    if (screen == Screen::Question && state.screen == Screen::Safety) {
      show_question(state.question);  // to change the answer that brought the screen up
      return;
    }
    if (screen == Screen::Question) {
      go(screen, state.question.empty() ? first_question(state, content) : state.question);
      return;
    }
    if (is_aside(screen) && !is_aside(state.screen)) state.came_from = state.screen;
    go(screen);
    if (screen == Screen::Check) ask_fingerprint(state, effects);
  }

  bool blocked() {
    if (state.screen != Screen::Question) return false;
    state.problem = problem_here();
    if (!state.problem.empty()) {
      state.focus = "problem";
      // The focus says only that there is something; what it is should not have to be looked for.
      state.announce = state.problem;
    }
    return !state.problem.empty();
  }

  void show_question_event(const Event& event) {
    const std::vector<std::string> keys = questions_to_ask(visit_of(state, content));
    const auto to = std::find(keys.begin(), keys.end(), event.target);
    if (to == keys.end()) return;
    if (state.visit.check_in && event.target != content.rules.goal_group) return;
    const auto from = std::find(keys.begin(), keys.end(), state.question);
    if (state.screen == Screen::Question && to > from && blocked()) return;
    if (state.screen == Screen::Review) state.reviewing = true;
    go(Screen::Question, event.target);
  }

  void set_text(const Event& event) {
    if (event.target == secret_field) {
      state.keeping.secret = event.value;
      return;
    }
    if (is_plan_field(event.target)) return update_plan(state, event, content);
    const Item* item = item_of(event.target);
    if (item == nullptr || (item->type != ItemType::String && item->type != ItemType::Text)) return;
    const bool was = too_long(*item, state.answers, event.target);
    if (event.value.empty()) {
      state.answers.erase(event.target);
    } else {
      state.answers[event.target] = {Answer::Kind::Given, {Value(event.value)}};
    }
    // Said once, when the limit is passed; the count beside the field goes on without a word.
    const bool now = too_long(*item, state.answers, event.target);
    if (now != was) state.announce = now ? "field.passed" : "field.fits";
  }

  void skip(const Event& event) {
    const Item* item = item_of(event.target);
    if (item == nullptr || item->required) return;
    note_time(state, event.target, at);
    const bool not_applicable = event.value == "does-not-apply";
    state.answers[event.target] = {
        not_applicable ? Answer::Kind::DoesNotApply : Answer::Kind::RatherNotSay, {}};
    if (state.screen != Screen::Question || state.question != event.target) return;
    const std::string next = question_after(state, content, event.target);
    go(next.empty() ? Screen::Review : Screen::Question, next);
  }

  void flag_seen(const Event& event) {
    const SafetyFlag* flag = content.rules.flag(event.target);
    if (flag == nullptr || flag->gate || state.screen != Screen::Safety) return;
    state.flags_seen.insert(event.target);
    go(state.after_safety, state.question_after_safety);
  }

  void open_construct(const Event& event) {
    if (content.rules.construct(event.target) == nullptr) return;
    state.opened.insert(event.target);
    const std::string first = first_deep_question(state, content, event.target);
    if (!first.empty()) go(Screen::Question, first);
  }

  void open_dialog(const Event& event) {
    const auto is = [&](std::string_view dialog) { return event.target == dialog; };
    if (!is("help") && !is("display") && !is("language") && !is("erase")) return;
    state.dialog = event.target;
    state.dialog_opener = event.value;
    state.focus = "dialog/title";
  }

  void close_dialog() {
    if (state.dialog.empty()) return;
    state.focus = state.dialog_opener;
    state.dialog.clear();
  }

  // A fresh visit to the same form. The language stays, so that the page can still be read.
  void forget_visit(Settings settings) {
    State fresh = nothing_but_the_page(state);
    fresh.settings = std::move(settings);
    state = std::move(fresh);
  }

  void erase(bool leave) {
    const bool kept = state.keeping.device != Device::Nothing;
    Settings settings;
    settings.language = state.settings.language;
    forget_visit(std::move(settings));
    // Who leaves at once has not asked for the end of what they chose to keep, here or in another
    // tab, whether or not it was read.
    effects.erase = !(leave && kept);
    effects.exit = leave;
    enter(Screen::Erased);
    state.keeping.waiting = effects.erase;  // for what is left, if anything
  }

  // A page holds one visit at a time; answers only go with the person's consent.
  void set_form(const Event& event) {
    if (event.value != patient_form && event.value != therapist_form) return;
    if (event.value == state.form) return enter(Screen::Welcome);
    const bool kept =
        state.keeping.device != Device::Nothing && state.keeping.device != Device::Blocked;
    if (kept || ((!state.answers.empty() || state.past) && event.target != "confirmed")) {
      state.dialog = kept ? "switch-kept" : "switch";
      state.dialog_opener = event.target;
      state.focus = "dialog/title";
      return;
    }
    const bool keep_nothing = state.keep_nothing;
    forget_visit(state.settings);
    state.keep_nothing = keep_nothing;
    state.form = event.value;
    enter(Screen::Welcome);
  }

  void setting(const Event& event) {
    Settings& settings = state.settings;
    if (event.type == Event::Type::SetCountry) {
      settings.country = event.value;
      if (content.helplines.country(event.value) != nullptr) state.announce = "help.shown";
    }
    if (event.type == Event::Type::SetLanguage) settings.language = event.value;
    if (event.type == Event::Type::SetTheme) settings.theme = event.value;
    if (event.type == Event::Type::SetView) settings.view = event.value;
    if (event.type == Event::Type::SetShortcuts) settings.shortcuts = event.value == "on";
    if (event.type == Event::Type::SetTextSize) {
      int size = 0;
      std::from_chars(event.value.data(), event.value.data() + event.value.size(), size);
      if (size >= 100 && size <= 200) settings.text_size = size;
    }
  }

  void apply(const Event& event) {
    switch (event.type) {
      case Type::Show: return show(event);
      case Type::ShowQuestion: return show_question_event(event);
      case Type::Answer:
      case Type::Include:
      case Type::Exclude: return update_answer(state, event, content, at);
      case Type::SetText: return set_text(event);
      case Type::Skip: return skip(event);
      case Type::AddGoal:
      case Type::RemoveGoal:
      case Type::RestoreGoal: return update_goals(state, event, content);
      case Type::OpenConstruct: return open_construct(event);
      case Type::FlagSeen: return flag_seen(event);
      case Type::AddToPlan:
      case Type::RemoveFromPlan:
      case Type::Tick:
      case Type::Untick:
      case Type::SetWords:
      case Type::SetRaised: return update_plan(state, event, content);
      case Type::StartVisit: return come_back(event);
      case Type::IncludePart: state.report_parts.insert(event.target); return;
      case Type::ExcludePart: state.report_parts.erase(event.target); return;
      case Type::Keep:
      case Type::StopKeeping:
      case Type::Unlock:
      case Type::SaveRecord:
      case Type::OpenRecord:
      case Type::UnlockFile:
      case Type::TakeOver:
      case Type::CopyReport:
      case Type::SavePage:
      case Type::CopyFingerprint:
      case Type::UseUpdate:
      case Type::Device: return update_keeping(state, event, content, effects);
      case Type::ShowTheme:
      case Type::HideTheme:
      case Type::SaveView:
      case Type::OpenView:
      case Type::ViewOpened:
      case Type::CloseView: return update_sharing(state, event, content, effects);
      case Type::Expand: state.expanded.insert(event.target); return;
      case Type::Collapse: state.expanded.erase(event.target); return;
      case Type::OpenDialog: return open_dialog(event);
      case Type::CloseDialog: return close_dialog();
      case Type::SetForm: return set_form(event);
      case Type::SetCountry:
      case Type::SetLanguage:
      case Type::SetTheme:
      case Type::SetTextSize:
      case Type::SetView:
      case Type::SetShortcuts: return setting(event);
      case Type::Erase: return erase(false);
      case Type::QuickExit: return erase(true);
      case Type::Print: effects.print = true; return;
    }
  }
};

// How often a safety answer was changed is not kept either.
bool secret_answer(const Content& content, const Event& event) {
  return never_stored(content, link_id_of(event.target));
}

}  // namespace

Effects update(State& state, const Event& event, const Content& content, double at) {
  state.focus.clear();
  state.announce.clear();
  state.problem.clear();
  Step step{state, content, at, {}};
  if (!read_only(state) || !changes_record(event)) step.apply(event);
  ++state.revision;
  if (state.screen == Screen::Question || state.screen == Screen::Review) state.resumable = true;
  Effects effects = std::move(step.effects);
  effects.settings = write_settings(state.settings).dump();
  if (state.keeping.device == Device::Unreadable && !std::exchange(state.keeping.hands_off, true)) {
    effects.orders.insert(effects.orders.begin(), R"({"do":"hands-off"})");
  }
  if (state.keep_nothing || effects.exit || state.screen == Screen::Erased) return effects;
  if (read_only(state)) return effects;
  begin_visit(state);
  if (changes_record(event) && !secret_answer(content, event)) note_change(state, content);
  effects.store = true;
  // After a change of form there is nothing of the new visit yet.
  if (state.form == content.form_id) effects.record = saved_text(state, content);
  return effects;
}

}  // namespace nextsession
