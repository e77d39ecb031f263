// What the page says of the practice that offers it.
#include "app/screens.h"

namespace nextsession {
namespace {

Node finding_entry(const Scene& scene, const std::string& id, const PracticeFinding& finding) {
  Node entry = node(id, Role::ListItem);
  const char* place = finding.in_address ? "practice.preview.address" : "practice.preview.page";
  const std::string where = finding.key.empty() ? scene.say("practice.preview.all")
                                                : scene.say(place, {{"key", finding.key}});
  entry.text = {
      {where, true},
      {" " + scene.say("practice.finding." + finding.what,
                       {{"found", finding.found}, {"used", finding.used}, {"list", finding.list}}),
       false}};
  return entry;
}

}  // namespace

const std::string& country_of(const Scene& scene) {
  const std::string& chosen = scene.state.settings.country;
  return chosen.empty() ? scene.start.practice.country : chosen;
}

std::vector<Node> practice_line(const Scene& scene) {
  const Practice& practice = scene.start.practice;
  if (practice.name.empty()) return {};
  return {text("practice", scene.say("practice.offered", {{"name", practice.name}}), Look::Small)};
}

std::vector<Node> practice_contact(const Scene& scene, const std::string& id, int level) {
  const Practice& practice = scene.start.practice;
  if (practice.contact.empty()) return {};
  Node card = node(id, Role::Card);
  card.children.push_back(heading(
      id + "/title", level, practice.name.empty() ? scene.say("practice.title") : practice.name));
  card.children.push_back(text(id + "/contact", practice.contact));
  card.children.push_back(text(id + "/about", scene.say("practice.about"), Look::Small));
  return {std::move(card)};
}

std::vector<Node> practice_preview(const Scene& scene) {
  const Practice& practice = scene.start.practice;
  if (!practice.preview) return {};
  Node notice = node("preview", Role::Notice);
  notice.tone = Tone::Info;
  notice.children.push_back(heading("preview/title", 2, scene.say("practice.preview.title")));
  notice.children.push_back(text("preview/about", scene.say("practice.preview.about")));
  Node list = node("preview/list", Role::List);
  for (const PracticeFinding& finding : practice.findings) {
    const std::string number = std::to_string(list.children.size() + 1);
    list.children.push_back(finding_entry(scene, "preview/" + number, finding));
  }
  if (list.children.empty()) {
    notice.children.push_back(text("preview/none", scene.say("practice.preview.none")));
  } else {
    notice.children.push_back(std::move(list));
  }
  return {std::move(notice)};
}

}  // namespace nextsession
