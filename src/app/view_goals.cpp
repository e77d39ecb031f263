// Fields and scales, and the cards of the goals made of them.
#include <algorithm>

#include "app/fields.h"
#include "app/goals.h"
#include "app/update.h"

namespace nextsession {
namespace {

using Type = Event::Type;

constexpr int one_line = 60;  // characters that fit a field in one line, more or less

Node text_field(const Scene& scene, const Item& item, const std::string& key) {
  Node field = node(key, Role::TextField);
  field.text = words(item.text);
  field.max_length = item.max_length.value_or(text_limit);
  // What may be long is seen whole: a single line would hide most of it on a phone.
  field.multiline = item.type == ItemType::Text || field.max_length > one_line;
  const Answer* answer = answer_of(scene, key);
  if (answer != nullptr && !answer->values.empty()) {
    if (const auto* typed = std::get_if<std::string>(&answer->values.front())) field.value = *typed;
  }
  field.event = to(Type::SetText, key);
  return field;
}

// How much room there is: told from the start, counted where it gets tight, a fault where it is
// passed.
std::string room_left(const Scene& scene, int length, int limit) {
  if (length > limit) return scene.count("field.over", length - limit);
  if (length * 5 >= limit * 4) return scene.count("field.left", limit - length);
  return scene.say("field.limit", {{"n", std::to_string(limit)}});
}

Node goal(const Scene& scene, const Item& group, int number) {
  Node card = node("goal/" + std::to_string(number), Role::Card);
  const std::string n = std::to_string(number);
  const std::string title = scene.say("goal.title", {{"n", n}});
  // Who goes from field to field hears no headings, and the fields of all goals are called alike.
  if (scene.state.goals_shown > 1) card.name = title;
  card.children.push_back(heading(card.id + "/title", 2, title));
  std::string help;  // of the scale before, which holds for one without words of its own
  for (const Item& item : group.items) {
    const std::string key = repeated_key(group.link_id, number, item.link_id);
    if (item.type == ItemType::Integer) {
      Node cells = scale(scene, item, key);
      if (!item.help.empty()) help = key + "/help";
      cells.describedby = help;
      if (!item.help.empty()) {
        card.children.push_back(std::move(cells));
        card.children.push_back(text(key + "/help", item.help, Look::Small));
        continue;
      }
      card.children.push_back(std::move(cells));
    } else if (item.type == ItemType::String || item.type == ItemType::Text) {
      for (Node& part : field_with_limit(scene, item, key))
        card.children.push_back(std::move(part));
    }
  }
  if (scene.state.goals_shown > 1) {
    card.children.push_back(button(card.id + "/remove", scene.say("goal.remove", {{"n", n}}),
                                   Look::Inline, to(Type::RemoveGoal, n)));
  }
  return card;
}

}  // namespace

const Answer* answer_of(const Scene& scene, const std::string& key) {
  const auto found = scene.state.answers.find(key);
  return found == scene.state.answers.end() ? nullptr : &found->second;
}

bool is_chosen(const Answer* answer, const Value& value) {
  return answer != nullptr &&
         std::find(answer->values.begin(), answer->values.end(), value) != answer->values.end();
}

Node scale(const Scene& scene, const Item& item, const std::string& key) {
  Node group = node(key, Role::ChoiceGroup);
  group.look = Look::Scale;
  group.text = words(item.text);
  const Answer* answer = answer_of(scene, key);
  for (std::int64_t n = item.min_value.value_or(0); n <= item.max_value.value_or(10); ++n) {
    Node choice = node(key + "/" + std::to_string(n), Role::Choice);
    choice.text = words(std::to_string(n));
    choice.value = std::to_string(n);
    choice.checked = is_chosen(answer, Value(n));
    choice.event = to(Type::Answer, key, choice.value);
    group.children.push_back(std::move(choice));
  }
  return group;
}

std::vector<Node> limited(const Scene& scene, Node field, const std::string& help) {
  const auto length = static_cast<int>(characters(field.value));
  field.invalid = length > field.max_length;
  std::string room = room_left(scene, length, field.max_length);
  if (!help.empty() && !field.invalid) room = help + " " + room;
  Node note = text(field.id + "/limit", room, Look::Small);
  if (field.invalid) note.tone = Tone::Soon;
  field.describedby = note.id;
  return {std::move(field), std::move(note)};
}

std::vector<Node> field_with_limit(const Scene& scene, const Item& item, const std::string& key) {
  return limited(scene, text_field(scene, item, key), item.help);
}

std::string field_of_goals(const Scene& scene, const Item& group) {
  const Item& words_of = group.items.front();
  for (int n = 1; n <= scene.state.goals_shown; ++n) {
    std::string key = repeated_key(group.link_id, n, words_of.link_id);
    if (too_long(words_of, scene.state.answers, key)) return key;
  }
  return repeated_key(group.link_id, 1, words_of.link_id);
}

std::vector<Node> goal_cards(const Scene& scene, const Item& group) {
  std::vector<Node> nodes;
  for (int n = 1; n <= scene.state.goals_shown; ++n) nodes.push_back(goal(scene, group, n));
  if (!scene.state.removed_goal.empty()) {
    const std::string number = std::to_string(scene.state.removed_number);
    Node notice = node("goal/removed", Role::Notice);
    notice.tone = Tone::Info;
    notice.children.push_back(
        text("goal/removed/text", scene.say("goal.removed", {{"n", number}})));
    notice.children.push_back(
        node("goal/removed/row", Role::Row,
             {button("goal/restore", scene.say("goal.restore", {{"n", number}}), Look::Secondary,
                     to(Type::RestoreGoal))}));
    nodes.push_back(std::move(notice));
  }
  if (scene.state.goals_shown < scene.content.rules.max_goals) {
    nodes.push_back(node("goal/row", Role::Row,
                         {button("goal/add", scene.say("goal.add"), Look::Secondary,
                                 to(Type::AddGoal, std::to_string(scene.state.goals_shown + 1)))}));
  }
  return nodes;
}

}  // namespace nextsession
