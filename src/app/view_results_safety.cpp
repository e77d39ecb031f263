// What the result says about safety, before anything else in it.
#include "app/navigate.h"
#include "app/screens.h"

namespace nextsession {
namespace {

using Type = Event::Type;

void safety_notice(const Scene& scene, bool any_screen, Page& page) {
  const std::string key = any_screen ? "results.safety" : "safety.skipped";
  Node notice = node("safety", Role::Notice);
  notice.tone = any_screen ? Tone::Soon : Tone::Info;
  notice.children.push_back(heading("safety/title", 2, scene.say(key + ".title")));
  notice.children.push_back(text("safety/text", scene.rich(key + ".text")));
  notice.children.push_back(
      node("safety/row", Role::Row,
           {button("safety/help", scene.say("results.safety.help"), Look::Secondary,
                   to(Type::OpenDialog, "help", "safety/help"))}));
  page.main.push_back(std::move(notice));
}

// A flag without a screen of its own is told here.
void flag_notice(const Scene& scene, const std::string& flag, Page& page) {
  const std::string key = "flag." + flag;
  Node notice = node("flag/" + flag, Role::Notice);
  notice.tone = Tone::Info;
  notice.children.push_back(heading(notice.id + "/title", 2, scene.say(key + ".title")));
  for (const char* part : {".text.", ".do."}) {
    for (int n = 1; n <= scene.content.words.count(key + part); ++n) {
      const std::string number = std::to_string(n);
      notice.children.push_back(text(notice.id + part + number, scene.rich(key + part + number)));
    }
  }
  if (scene.has(key + ".say")) {
    Node quote = node(notice.id + "/say", Role::Quote);
    quote.text = words("“" + scene.say(key + ".say") + "”");
    notice.children.push_back(std::move(quote));
  }
  page.main.push_back(std::move(notice));
}

}  // namespace

void safety_notices(const Scene& scene, const Assessment& assessment, Page& page) {
  std::vector<std::string> told_here;
  for (const std::string& id : assessment.flags) {
    const SafetyFlag* flag = scene.content.rules.flag(id);
    if (flag != nullptr && !flag->screen) told_here.push_back(id);
  }
  const bool any_screen = told_here.size() < assessment.flags.size();
  const std::string safety = first_safety_question(scene.state, scene.content);
  const bool skipped = !safety.empty() && given_code(scene.state.answers, safety).empty();
  if (any_screen || skipped) safety_notice(scene, any_screen, page);
  for (const std::string& id : told_here) flag_notice(scene, id, page);
}

}  // namespace nextsession
