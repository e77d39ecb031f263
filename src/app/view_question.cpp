// One question on a page.
#include <algorithm>

#include "app/fields.h"
#include "app/navigate.h"
#include "app/screens.h"
#include "app/update.h"

namespace nextsession {
namespace {

using Type = Event::Type;

bool is_scored(const Content& content, std::string_view link_id) {
  for (const Construct& construct : content.rules.constructs) {
    for (const ScoredItem& item : construct.items) {
      if (item.link_id == link_id) return true;
    }
  }
  return false;
}

// Which top-level part of the form holds the item.
const Item* part_of(const Questionnaire& form, std::string_view link_id) {
  for (const Item& part : form.items) {
    if (find_item(part.items, link_id) != nullptr) return &part;
  }
  return nullptr;
}

// The parts that hold at least one of the questions, in form order.
std::vector<const Item*> parts_asked(const Questionnaire& form,
                                     const std::vector<std::string>& keys) {
  std::vector<const Item*> parts;
  for (const std::string& key : keys) {
    const Item* part = part_of(form, link_id_of(key));
    if (part != nullptr && (parts.empty() || parts.back() != part)) parts.push_back(part);
  }
  return parts;
}

void progress(const Scene& scene, Page& page) {
  const std::vector<std::string> keys = questions_to_ask(visit_of(scene.state, scene.content));
  const auto at = std::find(keys.begin(), keys.end(), scene.state.question);
  const auto number = at - keys.begin() + 1;
  const std::vector<const Item*> parts = parts_asked(scene.content.form, keys);
  const Item* part = part_of(scene.content.form, link_id_of(scene.state.question));
  const auto part_number = std::find(parts.begin(), parts.end(), part) - parts.begin() + 1;
  const std::string where =
      scene.say("question.part", {{"n", std::to_string(part_number)},
                                  {"of", std::to_string(parts.size())},
                                  {"title", part == nullptr ? std::string() : part->text}});
  const std::string how_far = scene.say(
      "question.of", {{"n", std::to_string(number)}, {"of", std::to_string(keys.size())}});
  page.main.push_back(node(
      "progress/row", Role::Row,
      {text("progress/part", where, Look::Small), text("progress/number", how_far, Look::Small)}));
  // A picture of the words above it, which have said it all.
  Node bar = node("progress", Role::Progress);
  bar.fraction =
      static_cast<double>(number) / static_cast<double>(std::max<std::size_t>(1, keys.size()));
  page.main.push_back(std::move(bar));
}

void problem(const Scene& scene, Page& page, const std::string& field) {
  if (scene.state.problem.empty()) return;
  Node notice = node("problem", Role::Notice);
  notice.tone = Tone::Soon;
  notice.children.push_back(heading("problem/title", 2, scene.say("problem.title")));
  notice.children.push_back(link("problem/link", scene.say(scene.state.problem), "#" + field));
  page.main.push_back(std::move(notice));
}

std::string label_of(const Value& value) {
  if (const auto* coding = std::get_if<Coding>(&value)) {
    return coding->display.empty() ? coding->code : coding->display;
  }
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return {};
}

Node choices(const Scene& scene, const Item& item, const std::string& key) {
  Node group = node(key, Role::ChoiceGroup);
  group.look = Look::Stack;
  group.many = item.repeats;
  group.required = item.required;
  const Answer* answer = answer_of(scene, key);
  int number = 0;
  for (const AnswerOption& option : item.options) {
    const std::string code = code_of(option.value);
    Node choice = node(key + "/" + code, Role::Choice);
    choice.text = words(label_of(option.value));
    choice.value = code;
    choice.many = item.repeats;
    choice.checked = is_chosen(answer, option.value);
    choice.required = item.required;
    const Type type =
        !item.repeats ? Type::Answer : (choice.checked ? Type::Exclude : Type::Include);
    choice.event = to(type, key, code);
    if (++number <= 9 && scene.state.settings.shortcuts) choice.shortcut = std::to_string(number);
    group.children.push_back(std::move(choice));
  }
  return group;
}

Node skip_button(const Scene& scene, const std::string& key, const std::string& kind) {
  Node skip =
      button("skip/" + kind, scene.say("skip." + kind), Look::Ghost, to(Type::Skip, key, kind));
  const Answer* answer = answer_of(scene, key);
  const Answer::Kind wanted =
      kind == "does-not-apply" ? Answer::Kind::DoesNotApply : Answer::Kind::RatherNotSay;
  skip.pressed = answer != nullptr && answer->kind == wanted;
  return skip;
}

// Of a check-in, the goals are all that is asked on a question page.
bool within_check_in(const Scene& scene, const Item& item) {
  return scene.state.visit.check_in && item.link_id == scene.content.rules.goal_group;
}

void actions(const Scene& scene, Page& page, const Item& item) {
  const State& state = scene.state;
  if (within_check_in(scene, item)) {
    page.next = "next";
    page.main.push_back(node("actions", Role::Row,
                             {button("next", scene.say("check-in.back"), Look::Primary,
                                     to(Type::Show, name_of(Screen::CheckIn)))}));
    return;
  }
  const std::string& key = state.question;
  const std::string before = question_before(state, scene.content, key);
  const std::string after = question_after(state, scene.content, key);
  std::vector<Node> row;
  row.push_back(button(
      "back", scene.say("question.back"), Look::Secondary,
      before.empty() ? to(Type::Show, name_of(Screen::Welcome)) : to(Type::ShowQuestion, before)));
  const bool to_review = after.empty();
  row.push_back(button(
      "next", scene.say(to_review && state.reviewing ? "question.to-review" : "question.next"),
      Look::Primary,
      to_review ? to(Type::Show, name_of(Screen::Review)) : to(Type::ShowQuestion, after)));
  page.next = "next";
  if (!item.required && item.type != ItemType::Group) {
    if (is_scored(scene.content, item.link_id)) {
      row.push_back(skip_button(scene, key, "does-not-apply"));
    }
    row.push_back(skip_button(scene, key, "rather-not-say"));
  }
  page.main.push_back(node("actions", Role::Row, std::move(row)));
}

}  // namespace

void question_screen(const Scene& scene, Page& page) {
  const std::string& key = scene.state.question;
  page.id = "question/" + key;
  const Item* item = find_item(scene.content.form, link_id_of(key));
  if (item == nullptr) return welcome_screen(scene, page);
  if (!within_check_in(scene, *item)) progress(scene, page);
  const std::string first_field =
      item->type == ItemType::Group && !item->items.empty()
          ? field_of_goals(scene, *item)
          : key + "/" + (item->options.empty() ? "" : code_of(item->options.front().value));
  problem(scene, page, first_field);

  const Item* part = part_of(scene.content.form, item->link_id);
  Node title = heading("title", 1, item->text);
  title.look = Look::Question;
  page.main.push_back(std::move(title));
  std::string hint = item->help;
  if (hint.empty() && part != nullptr) hint = part->help;
  if (scene.state.safety_forgotten && never_stored(scene.content, item->link_id)) {
    hint = scene.say("question.asked-again");
  }
  if (hint.empty() && item->required) hint = scene.say("question.required");
  if (!hint.empty()) page.main.push_back(text("hint", hint, Look::Hint));

  if (item->type == ItemType::Group) {
    for (Node& n : goal_cards(scene, *item)) page.main.push_back(std::move(n));
  } else if (item->type == ItemType::Integer) {
    Node cells = scale(scene, *item, key);
    page.main.push_back(std::move(cells));
  } else if (item->type == ItemType::String || item->type == ItemType::Text) {
    for (Node& n : field_with_limit(scene, *item, key)) page.main.push_back(std::move(n));
  } else {
    Node group = choices(scene, *item, key);
    // The heading names the group, so that the words of the question are said once.
    group.name = item->text;
    if (!hint.empty()) group.describedby = "hint";
    if (!scene.state.problem.empty()) group.describedby = "problem/link";
    page.main.push_back(std::move(group));
  }
  actions(scene, page, *item);
}

}  // namespace nextsession
