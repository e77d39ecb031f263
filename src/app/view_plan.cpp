// The plan: what to bring to the next session, and what was brought already.
#include <algorithm>

#include "app/fields.h"
#include "app/plan.h"
#include "app/screens.h"
#include "app/update.h"

namespace nextsession {
namespace {

using Type = Event::Type;

// Check boxes, each of them a step of the plan with its words. `legend` stands above all of them.
Node boxes(const Scene& scene, const std::string& id, const std::string& advice,
           const std::string& legend,
           const std::vector<std::pair<std::string, std::string>>& steps) {
  Node group = node(id, Role::ChoiceGroup);
  group.look = Look::Stack;
  group.many = true;
  if (!legend.empty()) {
    group.text = words(legend);
    group.name = legend + ": " + scene.say("advice." + advice + ".title");
  }
  for (const auto& [step, label] : steps) {
    Node choice = node(id + "/" + step, Role::Choice);
    choice.text = words(label);
    choice.many = true;
    choice.checked = scene.state.ticked.contains(step);
    choice.event = to(choice.checked ? Type::Untick : Type::Tick, step);
    choice.value = step;
    group.children.push_back(std::move(choice));
  }
  return group;
}

Node steps(const Scene& scene, const std::string& id, const std::string& advice) {
  const std::string stem = "advice." + advice + ".do.";
  std::vector<std::pair<std::string, std::string>> all;
  for (int n = 1; n <= scene.content.words.count(stem); ++n) {
    const std::string number = std::to_string(n);
    all.emplace_back(advice + ".do." + number, scene.say(stem + number));
  }
  return boxes(scene, id + "/do", advice, scene.say("plan.steps"), all);
}

// The goals as they were rated, with the way to the next ratings.
Node goals_card(const Scene& scene) {
  Node card = node("goals", Role::Card, {heading("goals/title", 2, scene.say("plan.goals"))});
  std::vector<Node> bars = goal_bars(scene, "goals");
  if (bars.empty()) card.children.push_back(text("goals/none", scene.say("plan.goals.none")));
  for (Node& bar : bars) card.children.push_back(std::move(bar));
  card.children.push_back(text("goals/later", scene.say("plan.goals.later")));
  card.children.push_back(text("goals/text", scene.say("plan.goals.text"), Look::Small));
  card.children.push_back(node("goals/row", Role::Row, {check_in_again(scene)}));
  return card;
}

bool is_edited(const Scene& scene, const std::string& advice) {
  const auto note = scene.state.plan_notes.find(advice);
  return note != scene.state.plan_notes.end() && !note->second.words.empty();
}

// The field to change the words in, and the way back to those of this page.
std::vector<Node> editor(const Scene& scene, const std::string& advice, const std::string& title) {
  const std::string id = "plan/" + advice;
  Node field = node(id + "/words", Role::TextField);
  field.text = words(scene.say("plan.words.own"));
  field.name = scene.say("plan.words.own") + ": " + title;
  field.max_length = say_limit;
  field.multiline = true;
  field.value = words_of_plan(scene.state, scene.content, advice);
  field.event = to(Type::SetText, field.id);
  std::vector<Node> nodes = limited(scene, std::move(field));
  if (is_edited(scene, advice)) {
    Node reset = button(id + "/reset", scene.say("plan.words.reset"), Look::Inline,
                        to(Type::SetText, id + "/words"));
    reset.name = scene.say("plan.words.reset") + ": " + title;
    nodes.push_back(std::move(reset));
  }
  return nodes;
}

// The words as the person has them. The choice between gentle and direct is one between the words
// of this page, so it goes when they are changed.
std::vector<Node> words_of_one(const Scene& scene, const std::string& advice,
                               const std::string& title) {
  const std::string id = "plan/" + advice + "/edit";
  std::vector<Node> nodes;
  if (!is_edited(scene, advice) && !scene.state.expanded.contains(id)) {
    nodes = words_to_say(scene, advice);
  } else {
    nodes.push_back(text("say/" + advice + "/title", strong(scene.say("say.title"))));
    Node quote = node("say/" + advice, Role::Quote);
    quote.text = words("“" + words_of_plan(scene.state, scene.content, advice) + "”");
    nodes.push_back(std::move(quote));
  }
  std::vector<Node> change = disclosure(scene, id, scene.say("plan.words.change"),
                                        scene.say("plan.words.done"), editor(scene, advice, title));
  change.front().name = plain(change.front().text) + ": " + title;
  append(nodes, std::move(change));
  return nodes;
}

Node card_to_bring(const Scene& scene, const std::string& advice) {
  const std::string id = "plan/" + advice;
  const std::string title = scene.say("advice." + advice + ".title");
  Node card = node(id, Role::Card);
  card.children.push_back(heading(id + "/title", 2, title));
  card.children.push_back(steps(scene, id, advice));
  append(card.children, words_of_one(scene, advice, title));
  Node said = boxes(scene, id + "/said", advice, "", {{advice + ".said", scene.say("plan.said")}});
  said.children.front().name = scene.say("plan.said") + ": " + title;
  card.children.push_back(std::move(said));
  card.children.push_back(boxes(scene, id + "/after", advice, scene.say("plan.after"),
                                {{advice + ".review", scene.say("advice." + advice + ".review")}}));
  card.children.push_back(if_no_change(scene, id, advice));
  Node remove = button(id + "/remove", scene.say("plan.remove"), Look::Inline,
                       to(Type::RemoveFromPlan, advice));
  remove.name = scene.say("plan.remove") + ": " + title;
  card.children.push_back(std::move(remove));
  return card;
}

// One time that an advice was raised, or a part of it.
struct Raised {
  std::string advice, date;
  PlanNote note;
};

bool was_raised(const std::string& raised) { return raised == "yes" || raised == "partly"; }

// The latest first.
std::vector<Raised> all_raised(const Scene& scene) {
  const State& state = scene.state;
  std::vector<Raised> all;
  for (const std::string& advice : state.plan) {
    const auto note = state.plan_notes.find(advice);
    if (note != state.plan_notes.end() && was_raised(note->second.raised)) {
      all.push_back({advice, state.visit.date, note->second});
    }
  }
  if (!state.past) return all;
  const std::vector<SavedVisit>& visits = state.past->record.visits;
  for (auto visit = visits.rbegin(); visit != visits.rend(); ++visit) {
    for (const PlanItem& item : visit->plan) {
      const bool known = scene.content.rules.find_advice(item.advice) != nullptr;
      if (!known || !was_raised(item.raised)) continue;
      all.push_back({item.advice, visit->date, {item.words, item.raised, item.happened}});
    }
  }
  return all;
}

}  // namespace

std::vector<Node> raised_groups(const Scene& scene, int level) {
  std::vector<Node> nodes;
  for (const Raised& raised : all_raised(scene)) {
    const std::string id = "raised/" + std::to_string(nodes.size() + 1);
    Node group = node(id, Role::Group);
    group.children.push_back(
        heading(id + "/title", level, scene.say("advice." + raised.advice + ".title")));
    group.children.push_back(
        text(id + "/when",
             scene.say("plan.raised." + raised.note.raised, {{"date", scene.date(raised.date)}}),
             Look::Small));
    if (!raised.note.happened.empty()) {
      group.children.push_back(
          text(id + "/happened", scene.rich("plan.happened", {{"words", raised.note.happened}})));
    }
    nodes.push_back(std::move(group));
  }
  return nodes;
}

void plan_screen(const Scene& scene, Page& page) {
  const std::vector<std::string> open = to_bring_now(scene.state, scene.content);
  page.main.push_back(heading("title", 1, scene.say("plan.title")));
  page.main.push_back(
      text("lead", scene.say(open.empty() ? "plan.empty" : "plan.lead"), Look::Lead));
  if (open.size() < to_bring(scene.state).size()) {
    page.main.push_back(text("held-back", scene.say("plan.held-back")));
  }
  for (const std::string& advice : open) page.main.push_back(card_to_bring(scene, advice));
  if (std::vector<Node> raised = raised_groups(scene, 3); !raised.empty()) {
    page.main.push_back(heading("raised", 2, scene.say("plan.raised")));
    page.main.push_back(container("raised/card", Role::Card, Look::Ruled, std::move(raised)));
    if (!to_follow(scene.state).empty()) {
      page.main.push_back(node("raised/row", Role::Row,
                               {button("follow-up", scene.say("plan.raised.change"), Look::Inline,
                                       to(Type::Show, name_of(Screen::FollowUp)))}));
    }
  }
  if (!open.empty()) page.main.push_back(goals_card(scene));
  append(page.main, practice_contact(scene, "practice", 2));
  std::vector<Node> row;
  // A check-in has no result to go back to.
  const bool check_in = scene.state.visit.check_in;
  row.push_back(button("results", scene.say(check_in ? "next.progress" : "plan.back"),
                       open.empty() ? Look::Primary : Look::Secondary,
                       to(Type::Show, name_of(check_in ? Screen::Progress : Screen::Results))));
  if (!open.empty()) {
    row.push_back(button("print", scene.say("print"), Look::Primary, to(Type::Print)));
  }
  page.main.push_back(node("actions", Role::Row, std::move(row)));
}

}  // namespace nextsession
