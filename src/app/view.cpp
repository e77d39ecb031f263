#include "app/view.h"

#include "app/screens.h"

namespace nextsession {
namespace {

using Type = Event::Type;

constexpr const char* version = "1.0";

// Without its region: "es" of es-419.
std::string language_code(const Scene& scene) {
  const std::string& code = scene.content.words.language();
  return code.substr(0, code.find('-'));
}

std::string language_name(const Scene& scene) {
  const std::string code = language_code(scene);
  for (const Language& language : scene.content.languages) {
    if (code == language.code) return language.name;
  }
  return code;
}

std::vector<Node> header(const Scene& scene) {
  std::vector<Node> nodes;
  Node skip = link("skip", scene.say("skip.content"), "#title");
  skip.look = Look::SkipLink;
  nodes.push_back(std::move(skip));
  const bool plain = scene.state.settings.view == "plain" || !scene.start.canvas;
  if (scene.start.canvas) {
    nodes.push_back(button("skip/view", scene.say(plain ? "view.canvas" : "view.plain"),
                           Look::SkipLink, to(Type::SetView, "", plain ? "canvas" : "plain")));
  }
  nodes.push_back(
      button("brand", scene.say("brand"), Look::Brand, to(Type::Show, name_of(Screen::Welcome))));
  if (scene.state.keep_nothing) {
    nodes.push_back(button("exit", scene.say("exit.label"), Look::TopBar, to(Type::QuickExit)));
  }
  if (scene.content.languages.size() > 1) {
    // The code is short enough for a phone; the name says it in full and starts with what is seen.
    std::string code = language_code(scene);
    for (char& letter : code) {
      if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    }
    Node language =
        button("language", code, Look::TopBar, to(Type::OpenDialog, "language", "language"));
    language.name =
        scene.say("language.name", {{"code", code}, {"language", language_name(scene)}});
    nodes.push_back(std::move(language));
  }
  Node display = button("display", scene.say("display.label"), Look::TopBar,
                        to(Type::OpenDialog, "display", "display"));
  display.name = scene.say("display.name");
  nodes.push_back(std::move(display));
  nodes.push_back(
      button("help", scene.say("help.label"), Look::HelpNow, to(Type::OpenDialog, "help", "help")));
  return nodes;
}

std::vector<Node> footer(const Scene& scene) {
  std::vector<Node> links;
  links.push_back(
      text("version", scene.say("footer.version", {{"version", version}}), Look::Small));
  for (const Screen screen : {Screen::How, Screen::Privacy, Screen::Sources, Screen::Keep}) {
    const std::string name = name_of(screen);
    links.push_back(
        button("to-" + name, scene.say("footer." + name), Look::Inline, to(Type::Show, name)));
  }
  links.push_back(button("to-erase", scene.say("footer.erase"), Look::Inline,
                         to(Type::OpenDialog, "erase", "to-erase")));
  // Once there is something to leave behind; where it is pressing, the header has it.
  const bool something = !scene.state.answers.empty() || scene.state.past != nullptr;
  if (something && !scene.state.keep_nothing) {
    links.push_back(button("to-exit", scene.say("exit.label"), Look::Inline, to(Type::QuickExit)));
  }
  std::vector<Node> nodes;
  nodes.push_back(node("footer", Role::Row, std::move(links)));
  return nodes;
}

Node setting(const Scene& scene, const std::string& id, Type type, const std::string& chosen,
             const std::vector<std::string>& values) {
  Node group = node("dialog/" + id, Role::ChoiceGroup);
  group.look = Look::Compact;
  group.text = words(scene.say("display." + id));
  for (const std::string& value : values) {
    Node choice = node("dialog/" + id + "/" + value, Role::Choice);
    choice.text = words(scene.say("display." + id + "." + value));
    choice.checked = value == chosen;
    choice.event = to(type, "", value);
    choice.value = value;
    group.children.push_back(std::move(choice));
  }
  return group;
}

std::vector<Node> display_dialog(const Scene& scene) {
  const Settings& settings = scene.state.settings;
  std::vector<Node> nodes;
  nodes.push_back(heading("dialog/title", 2, scene.say("display.title")));
  nodes.push_back(setting(scene, "size", Type::SetTextSize, std::to_string(settings.text_size),
                          {"100", "125", "150", "200"}));
  nodes.push_back(setting(scene, "theme", Type::SetTheme,
                          appearance_to_show(scene.start.practice, settings.theme),
                          {"system", "light", "dark"}));
  if (scene.start.canvas) {
    nodes.push_back(setting(scene, "view", Type::SetView,
                            settings.view == "plain" ? "plain" : "canvas", {"canvas", "plain"}));
    nodes.push_back(text("dialog/view/hint", scene.say("display.view.hint"), Look::Small));
  }
  nodes.push_back(setting(scene, "shortcuts", Type::SetShortcuts, settings.shortcuts ? "on" : "off",
                          {"on", "off"}));
  nodes.push_back(text("dialog/shortcuts/hint", scene.say("display.shortcuts.hint"), Look::Small));
  return nodes;
}

std::vector<Node> language_dialog(const Scene& scene) {
  std::vector<Node> nodes;
  nodes.push_back(heading("dialog/title", 2, scene.say("language.title")));
  Node group = node("dialog/language", Role::ChoiceGroup);
  group.look = Look::Compact;
  group.name = scene.say("language.title");
  for (const Language& language : scene.content.languages) {
    Node choice = node("dialog/language/" + language.code, Role::Choice);
    choice.text = words(language.name);
    choice.lang = language.code;
    choice.checked = language.name == language_name(scene);
    choice.event = to(Type::SetLanguage, "", language.code);
    choice.value = language.code;
    group.children.push_back(std::move(choice));
  }
  nodes.push_back(std::move(group));
  return nodes;
}

std::vector<Node> help_dialog(const Scene& scene) {
  std::vector<Node> nodes;
  nodes.push_back(heading("dialog/title", 2, scene.say("help.title")));
  nodes.push_back(text("dialog/nobody", scene.rich("help.nobody")));
  for (Node& n : helplines(scene, "dialog/lines", {}, 3)) nodes.push_back(std::move(n));
  append(nodes, practice_contact(scene, "dialog/practice", 3));
  nodes.push_back(heading("dialog/call/title", 3, scene.say("help.call.title")));
  nodes.push_back(bullets(scene, "dialog/call", "help.call."));
  nodes.push_back(heading("dialog/say/title", 3, scene.say("help.say.title")));
  nodes.push_back(bullets(scene, "dialog/say", "help.say."));
  return nodes;
}

std::optional<Node> dialog(const Scene& scene) {
  const std::string& which = scene.state.dialog;
  if (which.empty()) return std::nullopt;
  Node d = node("dialog", Role::Dialog);
  std::vector<Node> row;
  if (which == "erase") {
    d.children.push_back(heading("dialog/title", 2, scene.say("erase.title")));
    d.children.push_back(text("dialog/about", scene.say("erase.about")));
    row.push_back(
        button("dialog/erase", scene.say("erase.confirm"), Look::Primary, to(Type::Erase)));
    row.push_back(
        button("dialog/close", scene.say("erase.cancel"), Look::Secondary, to(Type::CloseDialog)));
  } else if (which == "switch") {
    const bool patient = scene.content.form_id == patient_form;
    d.children.push_back(heading("dialog/title", 2, scene.say("switch.title")));
    d.children.push_back(text("dialog/about", scene.say("switch.about")));
    row.push_back(button(
        "dialog/switch", scene.say("switch.confirm"), Look::Primary,
        to(Type::SetForm, "confirmed", std::string(patient ? therapist_form : patient_form))));
    row.push_back(
        button("dialog/close", scene.say("erase.cancel"), Look::Secondary, to(Type::CloseDialog)));
  } else if (which == "switch-kept") {
    d.children.push_back(heading("dialog/title", 2, scene.say("switch.kept.title")));
    d.children.push_back(text("dialog/about", scene.say("switch.kept.about")));
    row.push_back(button("dialog/keep", scene.say("footer.keep"), Look::Secondary,
                         to(Type::Show, name_of(Screen::Keep))));
    row.push_back(
        button("dialog/close", scene.say("dialog.close"), Look::Primary, to(Type::CloseDialog)));
  } else {
    d.children = which == "help"       ? help_dialog(scene)
                 : which == "language" ? language_dialog(scene)
                                       : display_dialog(scene);
    row.push_back(
        button("dialog/close", scene.say("dialog.close"), Look::Primary, to(Type::CloseDialog)));
  }
  d.name = plain(d.children.front().text);
  d.children.push_back(node("dialog/actions", Role::Row, std::move(row)));
  return d;
}

using Fill = void (*)(const Scene&, Page&);

Fill screen_of(Screen screen) {
  switch (screen) {
    case Screen::Welcome: return welcome_screen;
    case Screen::Question: return question_screen;
    case Screen::Review: return review_screen;
    case Screen::Safety: return safety_screen;
    case Screen::Results: return results_screen;
    case Screen::Plan: return plan_screen;
    case Screen::How: return how_screen;
    case Screen::Privacy: return privacy_screen;
    case Screen::Check: return check_screen;
    case Screen::Sources: return sources_screen;
    case Screen::Erased: return erased_screen;
    case Screen::Compare: return compare_screen;
    case Screen::Comparison: return comparison_screen;
    case Screen::CheckIn: return check_in_screen;
    case Screen::FollowUp: return follow_up_screen;
    case Screen::Progress: return progress_screen;
    case Screen::Report: return report_screen;
    case Screen::Keep: return keep_screen;
  }
  return welcome_screen;
}

}  // namespace

std::string Scene::count(std::string_view key, int n, Words words) const {
  const std::string number = std::to_string(n);
  const std::string full = std::string(key) + (n == 1 ? ".one" : ".other");
  const std::string message = say(full, words);
  return fill(message, {{"n", number}});
}

std::string Scene::date(const std::string& iso) const {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return iso;
  const std::string month = say("month." + iso.substr(5, 2));
  const std::string day = iso[8] == '0' ? iso.substr(9, 1) : iso.substr(8, 2);
  return say("date", {{"day", day}, {"month", month}, {"year", iso.substr(0, 4)}});
}

Node bullets(const Scene& scene, const std::string& id, const std::string& stem) {
  Node list = node(id, Role::List);
  for (int n = 1; n <= scene.content.words.count(stem); ++n) {
    Node entry = node(id + "/" + std::to_string(n), Role::ListItem);
    entry.text = scene.rich(stem + std::to_string(n));
    list.children.push_back(std::move(entry));
  }
  return list;
}

std::vector<Node> disclosure(const Scene& scene, const std::string& id, const std::string& closed,
                             const std::string& open, std::vector<Node> content) {
  const bool expanded = scene.state.expanded.contains(id);
  Node toggle = button(id, expanded ? open : closed, Look::Inline,
                       to(expanded ? Type::Collapse : Type::Expand, id));
  toggle.expanded = expanded;
  std::vector<Node> nodes;
  nodes.push_back(std::move(toggle));
  if (expanded) {
    nodes.push_back(node(id + "/more", Role::Group, std::move(content)));
  }
  return nodes;
}

Page view(const State& state, const Content& content, const Start& start) {
  const Scene scene{state, content, start};
  Page page;
  page.id = name_of(state.screen);
  page.lang = content.words.language();
  page.revision = state.revision;
  page.brand = start.practice.brand;
  page.focus = state.focus;
  if (!state.announce.empty()) page.announce = scene.say(state.announce);
  page.header = header(scene);
  page.footer = footer(scene);
  screen_of(state.screen)(scene, page);
  show_keeping(scene, page);
  // All questions share one: how many there are would tell a little of what was answered.
  page.title =
      scene.say("title", {{"page", scene.say("title." + std::string(name_of(state.screen)))}});
  page.dialog = dialog(scene);
  return page;
}

}  // namespace nextsession
