// Are they moving by their own goals: the bars of the goals, and what can be said.
#include <algorithm>

#include "app/screens.h"

namespace nextsession {
namespace {

// Is a goal now somewhere else than at the start?
bool shows_a_way(const Scene& scene) {
  const std::vector<GoalRating> goals = goals_of(scene.content.rules, scene.state.answers);
  return std::any_of(goals.begin(), goals.end(), [](const GoalRating& goal) {
    return goal.start && goal.now && *goal.start != *goal.now;
  });
}

}  // namespace

std::vector<Node> goal_bars(const Scene& scene, const std::string& id_of_group) {
  std::vector<Node> nodes;
  int n = 0;
  for (const GoalRating& goal : goals_of(scene.content.rules, scene.state.answers)) {
    ++n;
    if (!goal.start || !goal.now) continue;
    const std::string id = id_of_group + "/" + std::to_string(n),
                      start = std::to_string(*goal.start), now = std::to_string(*goal.now);
    const std::string name =
        goal.text.empty() ? scene.say("goal.title", {{"n", std::to_string(n)}}) : goal.text;
    nodes.push_back(text(
        id + "/name", scene.rich("moving.goal", {{"goal", name}, {"start", start}, {"now", now}})));
    Node m = node(id + "/meter", Role::Meter);
    m.name = name;
    m.tone = Tone::Good;
    m.fraction = *goal.now / 10.0;
    m.low = std::min(*goal.start, *goal.now) / 10.0;
    m.high = std::max(*goal.start, *goal.now) / 10.0;
    m.value = scene.say("moving.value", {{"start", start}, {"now", now}});
    nodes.push_back(std::move(m));
  }
  return nodes;
}

Node moving_card(const Scene& scene, const Assessment& assessment) {
  Node card = node("moving", Role::Card);
  card.look = Look::Wide;
  card.children.push_back(heading("moving/title", 2, scene.say("moving.title")));
  const std::string state = name_of(assessment.goals.progress);
  const std::string points = std::to_string(whole_points(assessment.goals));
  card.children.push_back(
      text("moving/text", scene.rich("progress." + state, {{"points", points}})));
  if (assessment.goals.rated > 0) {
    for (Node& part : goal_bars(scene, "moving")) card.children.push_back(std::move(part));
    std::string how = scene.say("moving.bar");
    if (shows_a_way(scene)) how += " " + scene.say("moving.bar.way");
    card.children.push_back(text("moving/bar", how, Look::Small));
    card.children.push_back(text("moving/recalled", scene.say("progress.recalled"), Look::Small));
  }
  return card;
}

}  // namespace nextsession
