// Laying a patient's view and a therapist's view side by side: what to show, and what comes of it.
#include <algorithm>

#include "app/screens.h"
#include "app/sharing.h"
#include "app/update.h"
#include "assessment/numbers.h"

namespace nextsession {
namespace {

using Type = Event::Type;

std::string theme_title(const Scene& scene, const std::string& theme) {
  return scene.say("theme." + theme + ".title");
}

Node theme_choices(const Scene& scene, const ThemeLevels& levels) {
  Node group = node("show", Role::ChoiceGroup);
  group.look = Look::Stack;
  group.many = true;
  group.text = words(scene.say("compare.own.legend"));
  for (const ThemeLevel& level : levels) {
    Node choice = node("show/" + level.theme, Role::Choice);
    choice.text = words(theme_title(scene, level.theme));
    choice.many = true;
    choice.checked = scene.state.shown_themes.contains(level.theme);
    choice.event = to(choice.checked ? Type::HideTheme : Type::ShowTheme, level.theme);
    choice.value = level.theme;
    group.children.push_back(std::move(choice));
  }
  return group;
}

Node own_card(const Scene& scene, OwnSide own, const Assessment& assessment) {
  Node card = node("own", Role::Card, {heading("own/title", 2, scene.say("compare.own.title"))});
  if (own == OwnSide::Unfinished) {
    const bool short_one = scene.state.visit.check_in;
    card.children.push_back(
        text("own/text", scene.say(short_one ? "compare.own.check-in" : "compare.own.unfinished")));
    return card;
  }
  const ThemeLevels levels = theme_levels(scene.content.rules, assessment);
  if (levels.empty()) {
    card.children.push_back(text("own/text", scene.say("compare.own.too-few")));
    return card;
  }
  card.children.push_back(text("own/text", scene.say("compare.own.text")));
  card.children.push_back(theme_choices(scene, levels));
  card.children.push_back(text("own/never", scene.say("compare.own.never"), Look::Small));
  const bool any = std::any_of(levels.begin(), levels.end(), [&](const ThemeLevel& level) {
    return scene.state.shown_themes.contains(level.theme);
  });
  if (any) {
    card.children.push_back(
        node("own/row", Role::Row,
             {button("save", scene.say("compare.save"), Look::Secondary, to(Type::SaveView))}));
  }
  return card;
}

Node opened_view(const Scene& scene, const SharedView& view) {
  const std::string id = "opened/" + view.side;
  const std::string side = scene.say("compare.side." + view.side);
  const std::string key = view.made.empty() ? "compare.file.undated" : "compare.file";
  Node remove = button(id + "/remove", scene.say("compare.file.remove"), Look::Inline,
                       to(Type::CloseView, view.side));
  remove.name = scene.say("compare.file.remove") + ": " + side;
  return node(
      id, Role::Group,
      {text(id + "/about", scene.rich(key, {{"side", side}, {"date", scene.date(view.made)}})),
       std::move(remove)});
}

Node others_card(const Scene& scene) {
  Node card = node("others", Role::Card,
                   {heading("others/title", 2, scene.say("compare.others.title")),
                    text("others/text", scene.say("compare.others.text"))});
  for (const auto& [side, view] : scene.state.opened_views) {
    card.children.push_back(opened_view(scene, view));
  }
  card.children.push_back(
      node("others/row", Role::Row,
           {button("open", scene.say("compare.open"), Look::Secondary, to(Type::OpenView))}));
  return card;
}

Node way_back(const Scene& scene) {
  const bool result = scene.state.result_seen;
  return button("back", scene.say(result ? "plan.back" : "compare.back"), Look::Secondary,
                to(Type::Show, name_of(result ? Screen::Results : Screen::Welcome)));
}

void file_problem(const Scene& scene, Page& page) {
  if (scene.state.problem.empty()) return;
  Node notice = node("problem", Role::Notice);
  notice.tone = Tone::Soon;
  notice.children.push_back(heading("problem/title", 2, scene.say("problem.view.title")));
  notice.children.push_back(text("problem/text", scene.say(scene.state.problem)));
  page.main.push_back(std::move(notice));
}

// ---- Both views

Tone tone_of(Agreement agreement) {
  switch (agreement) {
    case Agreement::SharedStrength: return Tone::Good;
    case Agreement::SharedConcern: return Tone::Soon;
    case Agreement::Different: return Tone::Talk;
    case Agreement::Alike: return Tone::Info;
    case Agreement::OneSided: return Tone::Unknown;
  }
  return Tone::None;
}

Dot dot(const Scene& scene, const std::string& side, const ThemeLevel& level) {
  const Interpretation& rules = scene.content.rules;
  const std::string key = level.progress == Progress::Unknown
                              ? "level." + rules.bands[band_index(rules, level.friction)].id
                              : std::string("moved.") + name_of(level.progress);
  return {scene.say("compare.dot." + side), scene.say(key), level.friction, side == therapist_form};
}

Node dots(const Scene& scene, const ComparedTheme& theme, const std::string& id) {
  Node chart = node(id + "/dots", Role::Dots);
  chart.name = theme_title(scene, theme.theme);
  chart.marks = borders(scene.content);
  if (theme.patient) chart.dots.push_back(dot(scene, "patient", *theme.patient));
  if (theme.therapist) chart.dots.push_back(dot(scene, "therapist", *theme.therapist));
  return chart;
}

Node theme_group(const Scene& scene, const ComparedTheme& theme) {
  const std::string id = "theme/" + theme.theme, kind = name_of(theme.agreement);
  Node group = node(
      id, Role::Group,
      {node(id + "/head", Role::Row,
            {heading(id + "/title", 3, theme_title(scene, theme.theme)),
             badge(id + "/kind", tone_of(theme.agreement), scene.say("compare.kind." + kind))}),
       dots(scene, theme, id)});
  const std::string talk = theme.agreement == Agreement::Different       ? "question"
                           : theme.agreement == Agreement::SharedConcern ? "step"
                                                                         : "";
  if (!talk.empty()) {
    group.children.push_back(text(id + "/talk", scene.say("theme." + theme.theme + "." + talk)));
  }
  return group;
}

// One card for the themes of these kinds; nothing where there are none.
void themes_card(const Scene& scene, Page& page, const std::vector<ComparedTheme>& themes,
                 const std::string& id, std::initializer_list<Agreement> kinds) {
  Node card = container("group/" + id, Role::Card, Look::Ruled, {});
  for (const ComparedTheme& theme : themes) {
    if (std::find(kinds.begin(), kinds.end(), theme.agreement) == kinds.end()) continue;
    card.children.push_back(theme_group(scene, theme));
  }
  if (card.children.empty()) return;
  page.main.push_back(heading("group/" + id + "/title", 2, scene.say("compare." + id + ".title")));
  page.main.push_back(text("group/" + id + "/text", scene.say("compare." + id + ".text")));
  page.main.push_back(std::move(card));
}

std::string count_of(const Scene& scene, const std::vector<ComparedTheme>& themes,
                     const std::string& id, std::initializer_list<Agreement> kinds) {
  const auto n = std::count_if(themes.begin(), themes.end(), [&](const ComparedTheme& theme) {
    return std::find(kinds.begin(), kinds.end(), theme.agreement) != kinds.end();
  });
  return n == 0 ? std::string()
                : scene.count("compare." + id + ".count", static_cast<int>(n)) + " ";
}

std::string counts(const Scene& scene, const std::vector<ComparedTheme>& themes) {
  std::string all =
      count_of(scene, themes, "agree", {Agreement::SharedStrength, Agreement::Alike}) +
      count_of(scene, themes, "concern", {Agreement::SharedConcern}) +
      count_of(scene, themes, "differ", {Agreement::Different});
  if (all.empty()) return scene.say("compare.nothing-shared");
  all.pop_back();
  return all;
}

Node words_card(const Scene& scene, const std::string& id) {
  return node(id, Role::Card,
              {heading(id + "/title", 2, scene.say("compare." + id + ".title")),
               bullets(scene, id + "/list", "compare." + id + ".")});
}

void side_by_side(const Scene& scene, Page& page, const SharedView& patient,
                  const SharedView& therapist) {
  const std::vector<ComparedTheme> themes =
      compare(scene.content.rules, levels_of(patient), levels_of(therapist));
  page.main.push_back(heading("title", 1, scene.say("comparison.title")));
  page.main.push_back(text("lead", counts(scene, themes), Look::Lead));
  page.main.push_back(text("legend", scene.say("compare.legend"), Look::Small));
  themes_card(scene, page, themes, "agree", {Agreement::SharedStrength, Agreement::Alike});
  themes_card(scene, page, themes, "concern", {Agreement::SharedConcern});
  themes_card(scene, page, themes, "differ", {Agreement::Different});
  themes_card(scene, page, themes, "one-sided", {Agreement::OneSided});
  page.main.push_back(words_card(scene, "talk"));
  page.main.push_back(words_card(scene, "limits"));
  page.main.push_back(
      node("actions", Role::Row,
           {button("to-compare", scene.say("compare.choose-again"), Look::Secondary,
                   to(Type::Show, name_of(Screen::Compare))),
            button("print", scene.say("print"), Look::Secondary, to(Type::Print))}));
}

}  // namespace

void compare_screen(const Scene& scene, Page& page) {
  const Assessment assessment = assess(visit_of(scene.state, scene.content));
  const OwnSide own = own_side(scene.state, scene.content, assessment);
  page.main.push_back(heading("title", 1, scene.say("compare.title")));
  if (own == OwnSide::Withheld) {
    page.main.push_back(text("lead", scene.say("compare.withheld"), Look::Lead));
    page.main.push_back(node("actions", Role::Row, {way_back(scene)}));
    return;
  }
  page.main.push_back(text("lead", scene.say("compare.lead"), Look::Lead));
  file_problem(scene, page);
  page.main.push_back(bullets(scene, "how", "compare.how."));
  page.main.push_back(own_card(scene, own, assessment));
  page.main.push_back(others_card(scene));
  const bool both = view_of_side(scene.state, scene.content, patient_form) &&
                    view_of_side(scene.state, scene.content, therapist_form);
  std::vector<Node> row;
  if (both) {
    row.push_back(button("show-both", scene.say("compare.show"), Look::Primary,
                         to(Type::Show, name_of(Screen::Comparison))));
  } else {
    page.main.push_back(text("need", scene.say("compare.need"), Look::Small));
  }
  row.push_back(way_back(scene));
  page.main.push_back(node("actions", Role::Row, std::move(row)));
}

void comparison_screen(const Scene& scene, Page& page) {
  const auto patient = view_of_side(scene.state, scene.content, patient_form);
  const auto therapist = view_of_side(scene.state, scene.content, therapist_form);
  if (!patient || !therapist) return compare_screen(scene, page);
  side_by_side(scene, page, *patient, *therapist);
}

}  // namespace nextsession
