// The short look between full reviews: each goal rated anew, and what became of the plan.
#include <algorithm>

#include "app/chart.h"
#include "app/fields.h"
#include "app/plan.h"
#include "app/screens.h"
#include "app/visits.h"

namespace nextsession {
namespace {

using Type = Event::Type;

// The goals of this visit that have words or a rating, by their number on the form.
std::vector<int> numbers_of_goals(const Scene& scene) {
  const Interpretation& rules = scene.content.rules;
  std::vector<int> numbers;
  for (int n = 1; n <= repetitions(scene.state.answers, rules.goal_group); ++n) {
    for (const std::string& part : {rules.goal_text, rules.goal_start, rules.goal_now}) {
      const Answer* answer = answer_of(scene, repeated_key(rules.goal_group, n, part));
      if (!part.empty() && answer != nullptr && !answer->values.empty()) {
        numbers.push_back(n);
        break;
      }
    }
  }
  return numbers;
}

std::string words_of_goal(const Scene& scene, int number) {
  const Interpretation& rules = scene.content.rules;
  if (!rules.goal_text.empty()) {
    const Answer* answer =
        answer_of(scene, repeated_key(rules.goal_group, number, rules.goal_text));
    if (answer != nullptr && !answer->values.empty()) {
      const auto* typed = std::get_if<std::string>(&answer->values.front());
      if (typed != nullptr && !typed->empty()) return *typed;
    }
  }
  return scene.say("goal.title", {{"n", std::to_string(number)}});
}

// "Last time, on 3 May: 4". A goal that was never rated since has its start.
std::string last_rating(const Scene& scene, const GoalLine* line) {
  if (line == nullptr) return {};
  const auto before =
      std::find_if(line->ratings.rbegin(), line->ratings.rend(),
                   [&](const Rating& rating) { return rating.date < scene.state.visit.date; });
  if (before != line->ratings.rend()) {
    return scene.say("check-in.last", {{"date", scene.date(before->date)},
                                       {"value", in_tenths(scene, before->value)}});
  }
  if (!line->recalled) return {};
  return scene.say("check-in.start", {{"value", in_tenths(scene, *line->recalled)}});
}

Node goal_to_rate(const Scene& scene, int number, const GoalLine* line) {
  const Interpretation& rules = scene.content.rules;
  const std::string id = "goal/" + std::to_string(number);
  const std::string name = words_of_goal(scene, number);
  Node card = node(id, Role::Card, {heading(id + "/title", 2, name)});
  const Item* item = find_item(scene.content.form, rules.goal_now);
  if (item == nullptr) return card;
  Node cells = scale(scene, *item, repeated_key(rules.goal_group, number, item->link_id));
  cells.name = item->text + " " + name;  // the scales of all goals are called alike
  const std::string note = last_rating(scene, line);
  if (!note.empty()) cells.describedby = id + "/last";
  card.children.push_back(std::move(cells));
  if (!note.empty()) card.children.push_back(text(id + "/last", note, Look::Small));
  return card;
}

void no_goals(const Scene& scene, Page& page) {
  page.main.push_back(text("none", scene.say("check-in.none")));
  page.main.push_back(node("none/row", Role::Row,
                           {button("goals", scene.say("check-in.first"), Look::Primary,
                                   to(Type::ShowQuestion, scene.content.rules.goal_group))}));
}

void goals_to_rate(const Scene& scene, const std::vector<int>& numbers, Page& page) {
  const Timeline timeline = timeline_of(rated_visits(scene.state, scene.content));
  const Item* start = find_item(scene.content.form, scene.content.rules.goal_start);
  if (start != nullptr && !start->help.empty()) {
    page.main.push_back(text("scale", start->help, Look::Small));
  }
  const std::vector<GoalRating> goals = goals_of(scene.content.rules, scene.state.answers);
  for (const int number : numbers) {
    const auto place = static_cast<std::size_t>(number - 1);
    const GoalLine* line = place < goals.size() ? line_of(timeline, goals[place], place) : nullptr;
    page.main.push_back(goal_to_rate(scene, number, line));
  }
  page.main.push_back(node("goals/row", Role::Row,
                           {button("goals", scene.say("check-in.words"), Look::Inline,
                                   to(Type::ShowQuestion, scene.content.rules.goal_group))}));
  page.main.push_back(text("goals/hint", scene.say("check-in.words.hint"), Look::Small));
}

std::string raised_of(const Scene& scene, const std::string& advice) {
  const auto note = scene.state.plan_notes.find(advice);
  return note == scene.state.plan_notes.end() ? std::string() : note->second.raised;
}

Node raised_question(const Scene& scene, const std::string& advice, const std::string& title) {
  const std::string id = "follow/" + advice;
  const std::string given = raised_of(scene, advice);
  Node group = node(id + "/raised", Role::ChoiceGroup);
  group.look = Look::Stack;
  group.text = words(scene.say("follow-up.raised"));
  group.name = scene.say("follow-up.raised") + " " + title;
  for (const std::string value : {"yes", "partly", "no"}) {
    Node choice = node(id + "/" + value, Role::Choice);
    choice.text = words(scene.say("follow-up." + value));
    choice.value = value;
    choice.checked = given == value;
    choice.event = to(Type::SetRaised, advice, value);
    group.children.push_back(std::move(choice));
  }
  return group;
}

Node what_happened(const Scene& scene, const std::string& advice, const std::string& title) {
  Node field = node("plan/" + advice + "/happened", Role::TextField);
  field.text = words(scene.say("follow-up.happened"));
  field.name = scene.say("follow-up.happened") + " " + title;
  field.max_length = happened_limit;
  field.multiline = true;
  const auto note = scene.state.plan_notes.find(advice);
  if (note != scene.state.plan_notes.end()) field.value = note->second.happened;
  field.event = to(Type::SetText, field.id);
  return node("follow/" + advice + "/note", Role::Group,
              limited(scene, std::move(field), scene.say("follow-up.happened.hint")));
}

Node follow_card(const Scene& scene, const std::string& advice) {
  const std::string id = "follow/" + advice;
  const std::string title = scene.say("advice." + advice + ".title");
  Node card = node(id, Role::Card, {heading(id + "/title", 2, title)});
  Node quote = node(id + "/words", Role::Quote);
  quote.text = words("“" + words_of_plan(scene.state, scene.content, advice) + "”");
  card.children.push_back(std::move(quote));
  Node question = raised_question(scene, advice, title);
  const std::string given = raised_of(scene, advice);
  if (given == "no") question.describedby = id + "/fine";
  card.children.push_back(std::move(question));
  if (given == "yes" || given == "partly") {
    card.children.push_back(what_happened(scene, advice, title));
  }
  if (given == "no" || given == "partly") {
    card.children.push_back(
        text(id + "/fine", scene.say("follow-up." + given + ".fine"), Look::Small));
  }
  return card;
}

}  // namespace

void check_in_screen(const Scene& scene, Page& page) {
  const std::vector<int> numbers = numbers_of_goals(scene);
  page.main.push_back(heading("title", 1, scene.say("check-in.title")));
  if (numbers.empty()) {
    no_goals(scene, page);
  } else {
    page.main.push_back(text("lead", scene.say("check-in.lead"), Look::Lead));
    goals_to_rate(scene, numbers, page);
  }
  const bool follow = !to_follow(scene.state).empty();
  std::vector<Node> row;
  row.push_back(button("back", scene.say("question.back"), Look::Secondary,
                       to(Type::Show, name_of(Screen::Welcome))));
  row.push_back(button("next", scene.say(follow ? "question.next" : "check-in.done"),
                       numbers.empty() ? Look::Secondary : Look::Primary,
                       to(Type::Show, name_of(follow ? Screen::FollowUp : Screen::Progress))));
  page.next = "next";
  page.main.push_back(node("actions", Role::Row, std::move(row)));
}

void follow_up_screen(const Scene& scene, Page& page) {
  const std::vector<std::string> all = to_follow(scene.state);
  page.main.push_back(heading("title", 1, scene.say("follow-up.title")));
  page.main.push_back(
      text("lead", scene.say(all.empty() ? "follow-up.none" : "follow-up.lead"), Look::Lead));
  for (const std::string& advice : all) page.main.push_back(follow_card(scene, advice));
  const Screen before = scene.state.visit.check_in ? Screen::CheckIn : Screen::Plan;
  page.main.push_back(node(
      "actions", Role::Row,
      {button("back", scene.say("question.back"), Look::Secondary, to(Type::Show, name_of(before))),
       button("next", scene.say("check-in.done"), Look::Primary,
              to(Type::Show, name_of(Screen::Progress)))}));
  page.next = "next";
}

}  // namespace nextsession
