// The explained result of one visit.
#include <algorithm>

#include "app/navigate.h"
#include "app/screens.h"
#include "app/update.h"
#include "assessment/compare.h"

namespace nextsession {
namespace {

using Type = Event::Type;

const ConstructScore* score_of(const Assessment& assessment, std::string_view id) {
  for (const ConstructScore& score : assessment.constructs) {
    if (score.id == id) return &score;
  }
  return nullptr;
}

// "a", "a and b", "a, b and c".
std::string join(const Scene& scene, const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += i + 1 == parts.size() ? scene.say("list.and") : scene.say("list.comma");
    out += parts[i];
  }
  return out;
}

std::string headline(const Scene& scene, const Assessment& assessment) {
  if (!assessment.reasons.empty()) {
    return scene.count("results.title", static_cast<int>(assessment.reasons.size()));
  }
  for (const std::string& note : assessment.notes) {
    const std::string key = "note." + note + ".title";
    if (scene.has(key)) return scene.say(key);
  }
  return scene.say("results.title.none");
}

Spans lead(const Scene& scene, const Assessment& assessment) {
  Spans spans;
  const auto add = [&](Spans more) {
    if (!spans.empty()) spans.push_back({" ", false});
    for (Span& span : more) spans.push_back(std::move(span));
  };
  if (assessment.reasons.empty()) {
    add(scene.rich("results.lead.none"));
  } else {
    std::vector<std::string> names;
    for (const Reason& reason : assessment.reasons) {
      names.push_back(construct_text(scene, reason.construct, "short", assessment));
    }
    const std::string key = "results.lead." + std::to_string(names.size());
    names.resize(3);
    add(scene.rich(key, {{"first", names[0]}, {"second", names[1]}, {"third", names[2]}}));
  }
  if (!assessment.strengths.empty()) {
    add(scene.rich(
        "results.lead.strength",
        {{"strength", construct_text(scene, assessment.strengths.front(), "short", assessment)}}));
  }
  if (!assessment.advice.empty()) {
    const std::string advice = scene.say("advice." + assessment.advice.front() + ".title");
    add(scene.rich("results.lead.step", {{"advice", advice}}));
  }
  return spans;
}

// How far the answers lie apart, as the grey range of the bar shows; that is never drawn narrower
// than a guess deserves, so its width is not asked. Of five answers each is a quarter further.
std::string spread(const Scene& scene, const ConstructScore& score) {
  const double apart = score.answers.front().friction - score.answers.back().friction;
  return scene.say(apart < 0.2 ? "meter.close" : apart < 0.6 ? "meter.apart" : "meter.far");
}

Node meter(const Scene& scene, const ConstructScore& score, const std::string& id,
           const std::string& title) {
  Node m = node(id + "/meter", Role::Meter);
  m.name = title;
  m.tone = score.friction ? tone_of(scene.content, score.band) : Tone::Unknown;
  m.fraction = score.friction.value_or(0);
  if (score.answered > 1) {  // one answer has no spread
    m.low = score.low;
    m.high = score.high;
  }
  m.marks = borders(scene.content);
  m.value = scene.say(score.friction ? "band." + score.band : "band.unknown");
  if (score.answered > 1) m.value += ". " + spread(scene, score);
  return m;
}

std::vector<Node> area(const Scene& scene, const ConstructScore& score, const std::string& id,
                       const Assessment& assessment) {
  const std::string title = construct_text(scene, score.id, "title", assessment);
  std::vector<Node> nodes;
  const bool known = score.friction.has_value();
  nodes.push_back(
      node(id + "/head", Role::Row,
           {heading(id + "/title", 3, title),
            badge(id + "/band", known ? tone_of(scene.content, score.band) : Tone::Unknown,
                  scene.say(known ? "band." + score.band : "band.unknown"))}));
  nodes.push_back(text(id + "/based",
                       scene.say(known ? "results.based" : "results.too-few",
                                 {{"answered", std::to_string(score.answered)},
                                  {"shown", std::to_string(score.shown)}}),
                       Look::Small));
  nodes.push_back(meter(scene, score, id, title));
  return nodes;
}

Node own_answers(const Scene& scene, const std::vector<OwnAnswer>& answers, const std::string& id) {
  Node list = node(id, Role::List);
  for (const OwnAnswer& answer : answers) {
    Node entry = node(id + "/" + answer.link_id, Role::ListItem);
    entry.text = words(own_answer(scene, answer));
    list.children.push_back(std::move(entry));
  }
  return list;
}

Node reason_group(const Scene& scene, const Reason& reason, const Assessment& assessment) {
  const std::string id = "reason/" + reason.construct;
  Node group = node(id, Role::Group);
  const ConstructScore* score = score_of(assessment, reason.construct);
  if (score != nullptr) group.children = area(scene, *score, id, assessment);
  group.children.push_back(
      text(id + "/text", construct_text(scene, reason.construct, "reason", assessment)));
  if (!reason.linked.empty()) {
    std::vector<std::string> names;
    for (const std::string& other : reason.linked) {
      names.push_back(construct_text(scene, other, "short", assessment));
    }
    group.children.push_back(
        text(id + "/linked", scene.rich("results.linked", {{"others", join(scene, names)}})));
  }
  if (reason.about_equal_to_previous) {
    group.children.push_back(text(id + "/equal", scene.say("results.equal"), Look::Small));
  }
  group.children.push_back(heading(id + "/own", 4, scene.say("results.own")));
  group.children.push_back(own_answers(scene, reason.answers, id + "/answers"));
  group.children.push_back(text(id + "/sure",
                                scene.say(std::string("confidence.") + name_of(reason.confidence)),
                                Look::Small));
  const std::string change = construct_text(scene, reason.construct, "change", assessment);
  group.children.push_back(
      text(id + "/change", scene.rich("results.change", {{"change", change}}), Look::Small));
  return group;
}

// All other areas, each with the offer to look closer.
std::vector<Node> other_areas(const Scene& scene, const Assessment& assessment) {
  std::vector<Node> nodes;
  if (assessment.reasons.empty()) {  // else it stands above already
    nodes.push_back(text("areas/bars", scene.say("results.bars"), Look::Small));
  }
  Node card = container("areas", Role::Card, Look::Ruled, {});
  for (const ConstructScore& score : assessment.constructs) {
    const bool is_reason =
        std::any_of(assessment.reasons.begin(), assessment.reasons.end(),
                    [&](const Reason& reason) { return reason.construct == score.id; });
    if (is_reason) continue;
    const std::string id = "area/" + score.id;
    Node group = node(id, Role::Group, area(scene, score, id, assessment));
    group.children.push_back(
        text(id + "/about", construct_text(scene, score.id, "about", assessment), Look::Small));
    State opened = scene.state;
    opened.opened.insert(score.id);
    const bool more = !scene.state.opened.contains(score.id) &&
                      !first_deep_question(opened, scene.content, score.id).empty() &&
                      first_deep_question(scene.state, scene.content, score.id).empty();
    if (more) {
      Node ask = button(id + "/open", scene.say("results.open"), Look::Inline,
                        to(Type::OpenConstruct, score.id));
      ask.name = plain(ask.text) + ": " + construct_text(scene, score.id, "title", assessment);
      group.children.push_back(std::move(ask));
    }
    card.children.push_back(std::move(group));
  }
  nodes.push_back(std::move(card));
  return nodes;
}

Node strengths_card(const Scene& scene, const Assessment& assessment) {
  Node card = node("strengths", Role::Card);
  card.children.push_back(heading("strengths/title", 3, scene.say("strengths.title")));
  if (assessment.strengths.empty()) {
    card.children.push_back(text("strengths/none", scene.say("strengths.none")));
    return card;
  }
  Node list = node("strengths/list", Role::List);
  for (const std::string& id : assessment.strengths) {
    Node entry = node("strengths/" + id, Role::ListItem);
    entry.text = {{construct_text(scene, id, "title", assessment) + ". ", true},
                  {construct_text(scene, id, "strength", assessment), false}};
    list.children.push_back(std::move(entry));
  }
  card.children.push_back(std::move(list));
  return card;
}

const Reason* reason_for(const Scene& scene, const Assessment& assessment,
                         const std::string& advice) {
  for (const Reason& reason : assessment.reasons) {
    const Construct* construct = scene.content.rules.construct(reason.construct);
    if (construct == nullptr) continue;
    const auto& ids = construct->advice;
    if (std::find(ids.begin(), ids.end(), advice) != ids.end()) return &reason;
  }
  return nullptr;
}

std::vector<Node> advice_cards(const Scene& scene, const Assessment& assessment) {
  std::vector<Node> nodes;
  nodes.push_back(heading("advice", 2, scene.say("advice.title")));
  for (const std::string& id : assessment.advice) {
    nodes.push_back(advice_card(scene, id, reason_for(scene, assessment, id), assessment));
  }
  if (assessment.advice.empty()) {
    const bool held_back = !assessment.suppressed.empty();
    nodes.push_back(held_back ? text("advice/held-back", scene.say("advice.none.safety"))
                              : text("advice/none", scene.say("advice.none")));
  }
  if (!assessment.more_advice.empty()) {
    std::vector<Node> more;
    if (scene.state.expanded.contains("advice/rest")) {
      for (const std::string& id : assessment.more_advice) {
        more.push_back(advice_card(scene, id, reason_for(scene, assessment, id), assessment));
      }
    }
    const int n = static_cast<int>(assessment.more_advice.size());
    for (Node& part : disclosure(scene, "advice/rest", scene.count("advice.rest", n),
                                 scene.say("advice.rest.hide"), std::move(more))) {
      nodes.push_back(std::move(part));
    }
  }
  return nodes;
}

std::vector<Node> findings(const Scene& scene, const Assessment& assessment) {
  std::vector<Node> nodes;
  if (!assessment.reasons.empty()) {
    nodes.push_back(heading("reasons", 2, scene.say("results.reasons")));
    nodes.push_back(text("reasons/bars", scene.say("results.bars"), Look::Small));
    Node card = container("reasons/card", Role::Card, Look::Ruled, {});
    for (const Reason& reason : assessment.reasons) {
      card.children.push_back(reason_group(scene, reason, assessment));
    }
    nodes.push_back(std::move(card));
  } else {
    nodes.push_back(heading("reasons", 2, scene.say("results.areas")));
  }
  for (const std::string& id : assessment.checks) {
    Node notice = node("check/" + id, Role::Notice);
    notice.tone = Tone::Info;
    notice.children.push_back(text(
        notice.id + "/text",
        scene.rich("results.check", {{"area", construct_text(scene, id, "short", assessment)}})));
    nodes.push_back(std::move(notice));
  }
  nodes.push_back(strengths_card(scene, assessment));
  std::vector<Node> rest;
  if (scene.state.expanded.contains("areas/all")) rest = other_areas(scene, assessment);
  for (Node& part : disclosure(scene, "areas/all", scene.say("results.all-areas"),
                               scene.say("results.all-areas.hide"), std::move(rest))) {
    nodes.push_back(std::move(part));
  }
  return nodes;
}

Node compare_card(const Scene& scene) {
  Node card = node("compare", Role::Card);
  card.look = Look::Wide;
  card.children.push_back(heading("compare/title", 2, scene.say("results.compare.title")));
  card.children.push_back(text("compare/text", scene.say("results.compare.text")));
  card.children.push_back(node("compare/row", Role::Row,
                               {button("to-compare", scene.say("compare.title"), Look::Secondary,
                                       to(Type::Show, name_of(Screen::Compare)))}));
  return card;
}

// The way on: what was answered today tells more beside what is answered later.
Node come_back_card(const Scene& scene) {
  Node card = node("next", Role::Card);
  card.look = Look::Wide;
  card.children.push_back(heading("next/title", 2, scene.say("results.next.title")));
  card.children.push_back(text("next/text", scene.say("results.next.text")));
  card.children.push_back(text("next/when", next_look_words(scene)));
  card.children.push_back(node("next/row", Role::Row,
                               {button("next/progress", scene.say("next.progress"), Look::Secondary,
                                       to(Type::Show, name_of(Screen::Progress))),
                                button("next/keep", scene.say("results.next.keep"), Look::Secondary,
                                       to(Type::Show, name_of(Screen::Keep)))}));
  return card;
}

// Why nothing, or only something provisional, is named: one notice, however many notes apply.
void notes(const Scene& scene, const Assessment& assessment, Page& page) {
  if (assessment.notes.empty()) return;
  Node notice = node("notes", Role::Notice);
  notice.tone = Tone::Info;
  for (const std::string& id : assessment.notes) {
    const std::string key = "note." + id;
    const std::string title = scene.say(key + ".title");
    const bool is_headline = title == plain(page.main.front().text);
    if (!is_headline) notice.children.push_back(heading("note/" + id + "/title", 2, title));
    notice.children.push_back(text("note/" + id + "/text", scene.rich(key + ".text")));
  }
  page.main.push_back(std::move(notice));
}

}  // namespace

std::string own_answer(const Scene& scene, const OwnAnswer& answer) {
  std::string given = answer.code;
  if (const Item* item = find_item(scene.content.form, answer.link_id)) {
    for (const AnswerOption& option : item->options) {
      const auto* coding = std::get_if<Coding>(&option.value);
      if (coding != nullptr && coding->code == answer.code) given = coding->display;
    }
  }
  const std::string phrase = scene.say("item." + answer.link_id + ".short");
  return scene.say("own-answer", {{"answer", given}, {"question", phrase}});
}

std::string construct_text(const Scene& scene, std::string_view id, std::string_view part,
                           const Assessment& assessment) {
  const std::string key = "construct." + std::string(id) + "." + std::string(part);
  for (const std::string& up : assessment.flags) {
    const SafetyFlag* flag = scene.content.rules.flag(up);
    if (flag == nullptr) continue;
    const auto variant = flag->wording.find(id);
    if (variant == flag->wording.end()) continue;
    const std::string special = key + "." + variant->second;
    if (scene.has(special)) return scene.say(special);
  }
  return scene.say(key);
}

Tone tone_of(const Content& content, const std::string& band) {
  const std::vector<Band>& bands = content.rules.bands;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    if (bands[i].id != band) continue;
    if (i == 0) return Tone::Good;
    return i + 1 == bands.size() ? Tone::Soon : Tone::Talk;
  }
  return Tone::Unknown;
}

std::vector<double> borders(const Content& content) {
  std::vector<double> all;
  for (const Band& band : content.rules.bands) {
    if (band.from > 0) all.push_back(band.from);
  }
  return all;
}

void results_screen(const Scene& scene, Page& page) {
  const Assessment assessment = assess(visit_of(scene.state, scene.content));
  page.width = Width::Wide;
  page.main.push_back(heading("title", 1, headline(scene, assessment)));
  page.main.push_back(text("lead", lead(scene, assessment), Look::Lead));
  safety_notices(scene, assessment, page);
  notes(scene, assessment, page);
  page.main.push_back(moving_card(scene, assessment));
  page.main.push_back(container("result", Role::Columns, Look::Wide,
                                {node("findings", Role::Group, findings(scene, assessment)),
                                 node("advices", Role::Group, advice_cards(scene, assessment))}));
  if (!scene.state.keep_nothing) page.main.push_back(come_back_card(scene));
  if (may_compare(scene.content.rules, assessment)) page.main.push_back(compare_card(scene));
  Node limits = node("limits", Role::Card);
  limits.look = Look::Wide;
  limits.children.push_back(heading("limits/title", 2, scene.say("limits.title")));
  Node list = node("limits/list", Role::List);
  for (int n = 1; n <= scene.content.words.count("conclude."); ++n) {
    Node entry = node("limits/" + std::to_string(n), Role::ListItem);
    entry.text = scene.rich("conclude." + std::to_string(n));
    list.children.push_back(std::move(entry));
  }
  limits.children.push_back(std::move(list));
  page.main.push_back(std::move(limits));
  page.main.push_back(node(
      "actions", Role::Row,
      {button("to-plan", scene.count("results.plan", static_cast<int>(scene.state.plan.size())),
              Look::Primary, to(Type::Show, name_of(Screen::Plan))),
       button("to-review", scene.say("results.review"), Look::Secondary,
              to(Type::Show, name_of(Screen::Review))),
       button("print", scene.say("print"), Look::Secondary, to(Type::Print))}));
}

}  // namespace nextsession
