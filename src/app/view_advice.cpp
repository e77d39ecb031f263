// One piece of advice: why, words to say, what to do, what it rests on.
#include <algorithm>

#include "app/plan.h"
#include "app/screens.h"
#include "app/update.h"

namespace nextsession {
namespace {

using Type = Event::Type;

std::string wording_of(const Scene& scene, const std::string& advice) {
  const auto chosen = scene.state.wording.find(advice);
  return chosen != scene.state.wording.end() && chosen->second == "direct" ? "direct" : "gentle";
}

std::vector<Node> plan_buttons(const Scene& scene, const std::string& advice,
                               const std::string& id) {
  const std::vector<std::string>& plan = scene.state.plan;
  const std::vector<std::string> open = to_bring_now(scene.state, scene.content);
  std::vector<Node> nodes;
  const bool in_plan = std::find(plan.begin(), plan.end(), advice) != plan.end();
  if (in_plan && std::find(open.begin(), open.end(), advice) == open.end()) {
    nodes.push_back(text(id + "/raised", scene.say("plan.was-raised"), Look::Small));
    return nodes;
  }
  const std::string title = scene.say("advice." + advice + ".title");
  if (!in_plan && open.size() >= plan_limit) {
    nodes.push_back(text(id + "/full", scene.say("plan.full"), Look::Small));
    return nodes;
  }
  Node toggle = button(id + "/plan", scene.say(in_plan ? "plan.in" : "plan.add"),
                       in_plan ? Look::Secondary : Look::Primary,
                       to(in_plan ? Type::RemoveFromPlan : Type::AddToPlan, advice));
  toggle.name = plain(toggle.text) + ": " + title;
  nodes.push_back(node(id + "/row", Role::Row, {std::move(toggle)}));
  return nodes;
}

}  // namespace

void append(std::vector<Node>& nodes, std::vector<Node> more) {
  for (Node& n : more) nodes.push_back(std::move(n));
}

Node if_no_change(const Scene& scene, const std::string& id, const std::string& advice) {
  const std::string then = scene.say("advice." + advice + ".ifNoChange");
  return text(id + "/if-no-change", scene.rich("advice.if-no-change", {{"then", then}}),
              Look::Small);
}

std::vector<Node> words_to_say(const Scene& scene, const std::string& advice) {
  const std::string id = "say/" + advice;
  const std::string chosen = wording_of(scene, advice);
  std::vector<Node> nodes;
  Node group = node(id + "/how", Role::ChoiceGroup);
  group.look = Look::Compact;
  group.text = words(scene.say("say.title"));
  group.name = scene.say("say.title") + ": " + scene.say("advice." + advice + ".title");
  for (const char* wording : {"gentle", "direct"}) {
    Node choice = node(id + "/" + wording, Role::Choice);
    choice.text = words(scene.say(std::string("say.") + wording));
    choice.value = wording;
    choice.checked = chosen == wording;
    choice.event = to(Type::SetWords, advice, wording);
    group.children.push_back(std::move(choice));
  }
  nodes.push_back(std::move(group));
  Node quote = node(id, Role::Quote);
  quote.text = words("“" + scene.say("advice." + advice + ".say." + chosen) + "”");
  nodes.push_back(std::move(quote));
  return nodes;
}

std::vector<Node> evidence(const Scene& scene, const std::string& id, const Advice& advice) {
  std::vector<Node> nodes;
  const std::string size = "advice." + advice.id + ".size";
  if (scene.has(size)) nodes.push_back(text(id + "/size", scene.say(size), Look::Small));
  nodes.push_back(text(id + "/grade", scene.rich("advice.grade." + advice.grade), Look::Small));
  for (const std::string& source_id : advice.sources) {
    const Source* source = scene.content.source(source_id);
    if (source == nullptr) continue;
    std::string line = source->citation;
    if (!source->doi.empty()) line += " doi:" + source->doi;
    nodes.push_back(citation(scene, id + "/" + source_id, line));
  }
  return nodes;
}

Node advice_card(const Scene& scene, const std::string& advice_id, const Reason* reason,
                 const Assessment& assessment) {
  const std::string id = "advice/" + advice_id;
  const std::string key = "advice." + advice_id;
  Node card = node(id, Role::Card);
  std::vector<Node>& nodes = card.children;
  if (reason != nullptr) {
    nodes.push_back(badge(id + "/band", tone_of(scene.content, reason->band),
                          scene.say("band." + reason->band)));
  }
  nodes.push_back(heading(id + "/title", 3, scene.say(key + ".title")));
  nodes.push_back(text(id + "/why", scene.rich(key + ".why")));
  append(nodes, words_to_say(scene, advice_id));
  nodes.push_back(heading(id + "/do/title", 4, scene.say("advice.do")));
  nodes.push_back(bullets(scene, id + "/do", "advice." + advice_id + ".do."));
  if (reason != nullptr) {
    const std::string area = construct_text(scene, reason->construct, "short", assessment);
    nodes.push_back(text(id + "/because", scene.rich("because", {{"area", area}}), Look::Small));
  }
  const Advice* advice = scene.content.rules.find_advice(advice_id);
  std::vector<Node> more;
  more.push_back(text(id + "/review", scene.say(key + ".review")));
  more.push_back(if_no_change(scene, id, advice_id));
  if (advice != nullptr) append(more, evidence(scene, id + "/evidence", *advice));
  append(nodes, plan_buttons(scene, advice_id, id));
  append(nodes, disclosure(scene, id + "/more", scene.say("advice.more"), scene.say("advice.less"),
                           std::move(more)));
  for (Node& n : nodes) {
    if (n.id == id + "/more" && n.role == Role::Button) {
      n.name = plain(n.text) + ": " + scene.say(key + ".title");
    }
  }
  return card;
}

}  // namespace nextsession
