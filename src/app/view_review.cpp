// All questions of this visit with the answers given, before the result.
#include <algorithm>

#include "app/navigate.h"
#include "app/screens.h"
#include "app/update.h"

namespace nextsession {
namespace {

using Type = Event::Type;

std::string label(const Item& item, const Value& value) {
  const std::string code = code_of(value);
  for (const AnswerOption& option : item.options) {
    if (code_of(option.value) != code) continue;
    const auto* coding = std::get_if<Coding>(&option.value);
    return coding != nullptr && !coding->display.empty() ? coding->display : code;
  }
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* typed = std::get_if<std::string>(&value)) return *typed;
  return code;
}

std::string given(const Scene& scene, const Item& item, const std::string& key) {
  const auto found = scene.state.answers.find(key);
  if (found == scene.state.answers.end()) return scene.say("review.unanswered");
  const Answer& answer = found->second;
  if (answer.kind == Answer::Kind::DoesNotApply) return scene.say("skip.does-not-apply");
  if (answer.kind == Answer::Kind::RatherNotSay) return scene.say("skip.rather-not-say");
  std::string joined;
  for (const Value& value : answer.values) {
    if (!joined.empty()) joined += ", ";
    joined += label(item, value);
  }
  return joined;
}

// "Sleep better: 3 at the start, 5 now"
std::string goal_line(const Scene& scene, const Item& group, int n) {
  const Interpretation& rules = scene.content.rules;
  const auto number = [&](const std::string& part) {
    const auto value = given_integer(scene.state.answers, repeated_key(group.link_id, n, part));
    return value ? std::to_string(*value) : scene.say("review.no-number");
  };
  std::string name = scene.say("goal.title", {{"n", std::to_string(n)}});
  const auto text = scene.state.answers.find(repeated_key(group.link_id, n, rules.goal_text));
  if (text != scene.state.answers.end() && !text->second.values.empty()) {
    if (const auto* typed = std::get_if<std::string>(&text->second.values.front())) name = *typed;
  }
  return scene.say(
      "review.goal",
      {{"goal", name}, {"start", number(rules.goal_start)}, {"now", number(rules.goal_now)}});
}

Node line(const Scene& scene, const std::string& key) {
  const Item* item = find_item(scene.content.form, link_id_of(key));
  Node group = node("review/" + key, Role::Group);
  if (item == nullptr) return group;
  group.children.push_back(heading(group.id + "/q", 3, item->text));
  if (item->type == ItemType::Group) {
    const int n = std::max(1, repetitions(scene.state.answers, key));
    for (int i = 1; i <= n; ++i) {
      group.children.push_back(
          text(group.id + "/a" + std::to_string(i), goal_line(scene, *item, i)));
    }
  } else {
    group.children.push_back(text(group.id + "/a", strong(given(scene, *item, key))));
  }
  Node change = button(group.id + "/change", scene.say("review.change"), Look::Inline,
                       to(Type::ShowQuestion, key));
  change.name = scene.say("review.change-name", {{"question", item->text}});
  group.children.push_back(std::move(change));
  return group;
}

}  // namespace

void review_screen(const Scene& scene, Page& page) {
  const std::vector<std::string> keys = questions_to_ask(visit_of(scene.state, scene.content));
  const auto open = std::count_if(keys.begin(), keys.end(), [&](const std::string& key) {
    const Item* item = find_item(scene.content.form, link_id_of(key));
    return item != nullptr && item->type != ItemType::Group && !scene.state.answers.contains(key);
  });
  page.main.push_back(heading("title", 1, scene.say("review.title")));
  page.main.push_back(text(
      "lead",
      open == 0 ? scene.say("review.lead") : scene.count("review.open", static_cast<int>(open)),
      Look::Lead));
  const Node actions = node("actions", Role::Row,
                            {button("results", scene.say("review.results"), Look::Primary,
                                    to(Type::Show, name_of(Screen::Results))),
                             button("back", scene.say("question.back"), Look::Secondary,
                                    to(Type::ShowQuestion, keys.empty() ? "" : keys.back()))});
  page.main.push_back(actions);
  for (const Item& part : scene.content.form.items) {
    Node card = container("review/part/" + part.link_id, Role::Card, Look::Ruled, {});
    for (const std::string& key : keys) {
      if (find_item(part.items, link_id_of(key)) != nullptr)
        card.children.push_back(line(scene, key));
    }
    if (card.children.empty()) continue;
    page.main.push_back(heading(card.id + "/title", 2, part.text));
    page.main.push_back(std::move(card));
  }
}

}  // namespace nextsession
