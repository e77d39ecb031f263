// The first screen, for the first time and for who comes back.
#include <iterator>

#include "app/screens.h"
#include "app/visits.h"

namespace nextsession {
namespace {

using Type = Event::Type;

Node fact(const Scene& scene, const std::string& id) {
  return node(id, Role::Card,
              {heading(id + "/title", 2, scene.say(id + ".title")),
               text(id + "/text", scene.say(id + ".text"), Look::Small)});
}

// A visit is under way that was begun and has no result yet.
bool unfinished(const State& state) {
  const bool begun = state.resumable || state.visit.check_in;
  return begun && !state.visit.id.empty() && !state.visit.finished;
}

// Where a visit under way goes on.
Event carry_on(const State& state) {
  return to(Type::Show, name_of(state.visit.check_in ? Screen::CheckIn : Screen::Question));
}

Node other_row(const Scene& scene) {
  const bool patient = scene.content.form_id == patient_form;
  return node(
      "other/row", Role::Row,
      {button("other", scene.say("welcome.other"), Look::Inline,
              to(Type::SetForm, "other", std::string(patient ? therapist_form : patient_form))),
       button("compare", scene.say("welcome.compare"), Look::Inline,
              to(Type::Show, name_of(Screen::Compare)))});
}

void first_time(const Scene& scene, Page& page) {
  page.main.push_back(heading("title", 1, scene.say("welcome.title")));
  page.main.push_back(text("lead", scene.rich("welcome.lead"), Look::Lead));
  page.main.push_back(node("facts", Role::Columns,
                           {fact(scene, "welcome.time"), fact(scene, "welcome.private"),
                            fact(scene, "welcome.diagnosis")}));
  std::vector<Node> row;
  if (scene.state.resumable) {
    row.push_back(
        button("resume", scene.say("welcome.resume"), Look::Primary, carry_on(scene.state)));
    row.push_back(button("erase", scene.say("welcome.again"), Look::Secondary,
                         to(Type::OpenDialog, "erase", "erase")));
  } else {
    row.push_back(button("start", scene.say("welcome.start"), Look::Primary,
                         to(Type::Show, name_of(Screen::Question))));
    row.push_back(button("how", scene.say("welcome.how"), Look::Secondary,
                         to(Type::Show, name_of(Screen::How))));
  }
  page.main.push_back(node("actions", Role::Row, std::move(row)));
  page.main.push_back(node("saved/row", Role::Row,
                           {button("saved", scene.say("welcome.saved"), Look::Inline,
                                   to(Type::Show, name_of(Screen::Keep)))}));
}

// What a person who comes back can do; one of it is suggested, none of it has to be.
std::vector<Node> ways_on(const Scene& scene) {
  const State& state = scene.state;
  const bool half_done = unfinished(state);
  const NextLook next = next_look_of(state);
  const auto look = [&](bool suggested) {
    return suggested && !half_done ? Look::Primary : Look::Secondary;
  };
  std::vector<Node> row;
  if (half_done) {
    row.push_back(button("resume", scene.say("welcome.resume"), Look::Primary, carry_on(state)));
  }
  row.push_back(button("check-in", scene.say("next.check-in"), look(!next.full),
                       to(Type::StartVisit, "", "check-in")));
  row.push_back(
      button("full", scene.say("next.full"), look(next.full), to(Type::StartVisit, "", "full")));
  row.push_back(button("progress", scene.say("next.progress"), Look::Secondary,
                       to(Type::Show, name_of(Screen::Progress))));
  if (state.visit.finished && !state.visit.check_in) {
    row.push_back(button("result", scene.say("welcome.back.result"), Look::Secondary,
                         to(Type::Show, name_of(Screen::Results))));
  }
  return row;
}

void back_again(const Scene& scene, Page& page) {
  page.main.push_back(heading("title", 1, scene.say("welcome.back.title")));
  const std::string day = last_look(scene.state);
  if (!day.empty()) {
    page.main.push_back(
        text("lead", scene.rich("welcome.back.lead", {{"date", scene.date(day)}}), Look::Lead));
  }
  if (unfinished(scene.state)) {
    page.main.push_back(text("half-done", scene.say("welcome.back.half")));
  }
  page.main.push_back(text("next", next_look_words(scene)));
  page.main.push_back(node("actions", Role::Row, ways_on(scene)));
  page.main.push_back(node("saved/row", Role::Row,
                           {button("saved", scene.say("welcome.back.saved"), Look::Inline,
                                   to(Type::Show, name_of(Screen::Keep)))}));
}

}  // namespace

std::string next_look_words(const Scene& scene) {
  const NextLook next = next_look_of(scene.state);
  const std::string key = next.full ? "next.full" : "next.check-in";
  if (next.due || next.date.empty()) return scene.say(key + ".due");
  return scene.say(key + ".from", {{"date", scene.date(next.date)}});
}

void welcome_screen(const Scene& scene, Page& page) {
  if (has_history(scene.state)) {
    back_again(scene, page);
  } else {
    first_time(scene, page);
  }
  // Behind the title, which is what a page begins with.
  std::vector<Node> preview = practice_preview(scene);
  page.main.insert(page.main.begin() + 1, std::make_move_iterator(preview.begin()),
                   std::make_move_iterator(preview.end()));
  page.main.push_back(text("safety", scene.rich("welcome.safety"), Look::Small));
  page.main.push_back(other_row(scene));
  append(page.main, practice_line(scene));
}

}  // namespace nextsession
