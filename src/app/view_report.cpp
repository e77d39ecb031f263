// The report with what the person decides about it: what goes in, and what becomes of it.
#include "app/report.h"
#include "app/screens.h"

namespace nextsession {
namespace {

using Type = Event::Type;

Node part_box(const Scene& scene, const std::string& part) {
  Node box = node("part/" + part, Role::Choice);
  box.text = words(scene.say("report.part." + part));
  box.many = true;
  box.value = part;
  box.checked = scene.state.report_parts.contains(part);
  box.event = to(box.checked ? Type::ExcludePart : Type::IncludePart, part);
  return box;
}

// Safety stands apart: what it is about belongs to fewer eyes.
std::vector<Node> part_boxes(const Scene& scene) {
  Node usual = node("parts", Role::ChoiceGroup), safety = node("parts/safety", Role::ChoiceGroup);
  usual.text = words(scene.say("report.legend"));
  safety.text = words(scene.say("report.legend.safety"));
  safety.describedby = "parts/safety/hint";
  for (Node* group : {&usual, &safety}) {
    group->look = Look::Stack;
    group->many = true;
  }
  for (const std::string& part : report_parts(scene.state, scene.content)) {
    (part == "safety" ? safety : usual).children.push_back(part_box(scene, part));
  }
  std::vector<Node> nodes;
  if (!usual.children.empty()) nodes.push_back(std::move(usual));
  if (!safety.children.empty()) {
    nodes.push_back(std::move(safety));
    nodes.push_back(text("parts/safety/hint", scene.say("report.safety.hint"), Look::Small));
  }
  return nodes;
}

Node buttons(const Scene& scene) {
  return node("actions", Role::Row,
              {button("print", scene.say("print"), Look::Primary, to(Type::Print)),
               button("copy", scene.say("report.copy"), Look::Secondary, to(Type::CopyReport)),
               button("back", scene.say("about.back"), Look::Secondary,
                      to(Type::Show, name_of(scene.state.visit.check_in ? Screen::Progress
                                                                        : Screen::Results)))});
}

}  // namespace

void report_screen(const Scene& scene, Page& page) {
  Page report = report_page(scene.state, scene.content, scene.start);
  std::vector<Node> controls{text("lead", scene.say("report.lead"), Look::Lead)};
  for (Node& box : part_boxes(scene)) controls.push_back(std::move(box));
  controls.push_back(buttons(scene));
  controls.push_back(text("readers", scene.say("report.readers"), Look::Small));
  controls.push_back(heading("preview", 2, scene.say("report.preview")));
  for (Node& control : controls) {
    control.screen_only = true;
  }
  page.main = std::move(report.main);
  page.main.insert(page.main.begin() + 1, std::make_move_iterator(controls.begin()),
                   std::make_move_iterator(controls.end()));
}

}  // namespace nextsession
