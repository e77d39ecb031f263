// The first screen.
#include "app/screens.h"

namespace nextsession {
namespace {

using Type = Event::Type;

Node fact(const Scene& scene, const std::string& id) {
  return node(id, Role::Card,
              {heading(id + "/title", 2, scene.say(id + ".title")),
               text(id + "/text", scene.say(id + ".text"), Look::Small)});
}

}  // namespace

void welcome_screen(const Scene& scene, Page& page) {
  page.main.push_back(heading("title", 1, scene.say("welcome.title")));
  page.main.push_back(text("lead", scene.rich("welcome.lead"), Look::Lead));
  page.main.push_back(node("facts", Role::Columns,
                           {fact(scene, "welcome.time"), fact(scene, "welcome.private"),
                            fact(scene, "welcome.diagnosis")}));
  std::vector<Node> row;
  if (scene.state.resumable) {
    row.push_back(button("resume", scene.say("welcome.resume"), Look::Primary,
                         to(Type::Show, name_of(Screen::Question))));
    row.push_back(button("erase", scene.say("welcome.again"), Look::Secondary,
                         to(Type::OpenDialog, "erase", "erase")));
  } else {
    row.push_back(button("start", scene.say("welcome.start"), Look::Primary,
                         to(Type::Show, name_of(Screen::Question))));
    row.push_back(button("how", scene.say("welcome.how"), Look::Secondary,
                         to(Type::Show, name_of(Screen::How))));
  }
  page.main.push_back(node("actions", Role::Row, std::move(row)));
  page.main.push_back(text("safety", scene.rich("welcome.safety"), Look::Small));
  const bool patient = scene.content.form_id == patient_form;
  page.main.push_back(node(
      "other/row", Role::Row,
      {button("other", scene.say("welcome.other"), Look::Inline,
              to(Type::SetForm, "other", std::string(patient ? therapist_form : patient_form))),
       button("compare", scene.say("welcome.compare"), Look::Inline,
              to(Type::Show, name_of(Screen::Compare)))}));
}

}  // namespace nextsession
