// The calm full screen of a safety flag, and the help lines.
#include <algorithm>

#include "app/screens.h"
#include "progress/day.h"

namespace nextsession {
namespace {

using Type = Event::Type;

// "1-800 799" -> "1800799": what a telephone dials.
std::string dialled(const std::string& number) {
  std::string digits;
  for (const char c : number) {
    if ((c >= '0' && c <= '9') || c == '+' || c == '*' || c == '#') digits += c;
  }
  return digits;
}

// With the face of a button: it is what the page is there for.
Node call_link(const std::string& id, const std::string& label, const std::string& href,
               const std::string& whom) {
  Node call = link(id, label, href);
  call.name = label + ": " + whom;  // a list of links has no headings
  call.look = Look::Secondary;
  return call;
}

std::vector<Node> ways_of(const Scene& scene, const std::string& id, const Helpline& line) {
  std::vector<Node> ways;
  if (!line.tel.empty()) {
    ways.push_back(call_link(id + "/tel", scene.say("line.call", {{"number", line.tel}}),
                             "tel:" + dialled(line.tel), scene.content.words.of(line.name)));
  }
  if (!line.sms.empty()) {
    ways.push_back(call_link(id + "/sms", scene.say("line.text", {{"number", line.sms}}),
                             "sms:" + dialled(line.sms), scene.content.words.of(line.name)));
  }
  if (!line.url.empty()) {
    std::string shown = line.url;
    for (const char* scheme : {"https://", "http://"}) {
      if (shown.starts_with(scheme)) shown.erase(0, std::string_view(scheme).size());
    }
    ways.push_back(link(id + "/url", scene.say("link.away", {{"address", shown}}), line.url));
  }
  return ways;
}

// When the number was confirmed. Numbers rot: an old one is shown with a warning, but shown.
std::string checked(const Scene& scene, const Helpline& line) {
  const std::optional<long> day = day_number(line.verified_on);
  if (line.status != "verified" || !day) return scene.say("help.unverified");
  const std::optional<long> today = day_number(scene.state.today);
  const bool page_only = line.tel.empty() && line.sms.empty();
  const bool old = today && *today - *day > scene.content.helplines.verify_within_days;
  const char* key = old ? "help.old" : page_only ? "help.verified.page" : "help.verified";
  return scene.say(key, {{"date", scene.date(line.verified_on)}});
}

Node line_card(const Scene& scene, const std::string& id, const Helpline& line, int level) {
  const Catalogue& words = scene.content.words;
  Node card = node(id, Role::Card,
                   {heading(id + "/name", level, words.of(line.name)),
                    node(id + "/ways", Role::Row, ways_of(scene, id, line))});
  std::string small = scene.say("line.kind." + line.kind);
  for (const std::string& part : {line.who, line.hours, line.cost}) {
    if (!part.empty()) small += " · " + words.of(part);
  }
  card.children.push_back(text(id + "/about", small, Look::Small));
  if (!line.note.empty()) {
    card.children.push_back(text(id + "/note", words.of(line.note), Look::Small));
  }
  card.children.push_back(text(id + "/checked", checked(scene, line), Look::Small));
  return card;
}

std::vector<const Helpline*> pick(const std::vector<Helpline>& lines,
                                  const std::vector<std::string>& kinds) {
  std::vector<const Helpline*> picked;
  if (kinds.empty()) {
    for (const Helpline& line : lines) picked.push_back(&line);
    return picked;
  }
  for (const std::string& kind : kinds) {
    for (const Helpline& line : lines) {
      if (line.kind == kind) picked.push_back(&line);
    }
  }
  return picked;
}

void numbered(const Scene& scene, std::vector<Node>& nodes, const std::string& key,
              const std::string& id) {
  for (int n = 1; n <= scene.content.words.count(key + "."); ++n) {
    const std::string number = std::to_string(n);
    nodes.push_back(text(id + "/" + number, scene.rich(key + "." + number)));
  }
}

// Before anything has to be chosen: the numbers of the chosen country, or those of many.
Node emergency(const Scene& scene, const std::string& id) {
  Node notice = node(id, Role::Notice);
  notice.tone = Tone::Soon;
  std::vector<const Helpline*> lines;
  if (const Country* country = scene.content.helplines.country(country_of(scene))) {
    lines = pick(country->lines, {"emergency"});
  }
  if (lines.empty()) {
    notice.children.push_back(text(id + "/anywhere", scene.rich("help.fallback")));
    return notice;
  }
  notice.children.push_back(text(id + "/danger", strong(scene.say("help.danger"))));
  int n = 0;
  for (const Helpline* line : lines) {
    const std::string here = id + "/" + std::to_string(++n);
    notice.children.push_back(node(here + "/ways", Role::Row, ways_of(scene, here, *line)));
    notice.children.push_back(
        text(here + "/about", scene.content.words.of(line->name) + " · " + checked(scene, *line),
             Look::Small));
  }
  return notice;
}

}  // namespace

std::vector<Node> helplines(const Scene& scene, const std::string& id,
                            const std::vector<std::string>& kinds, int level) {
  const Helplines& all = scene.content.helplines;
  std::vector<Node> nodes;
  nodes.push_back(emergency(scene, id + "/emergency"));
  Node select = node(id + "/country", Role::Select);
  select.text = words(scene.say("help.country"));
  select.value = country_of(scene);
  // With the practice's country there is always one.
  if (scene.start.practice.country.empty()) {
    select.options.push_back({"", scene.say("help.country.choose")});
  }
  for (const Country& country : all.countries)
    select.options.push_back({country.code, scene.content.words.of(country.name)});
  select.options.push_back({"other", scene.say("help.country.other")});
  select.event = to(Type::SetCountry);
  select.purpose = "country";
  nodes.push_back(std::move(select));

  const Country* country = all.country(country_of(scene));
  const std::vector<Helpline>& lines = country == nullptr ? all.elsewhere : country->lines;
  std::vector<const Helpline*> shown = pick(lines, kinds);
  // Where a country has no line of this kind, the general ones are better than none.
  if (shown.empty()) shown = pick(lines, {"emergency", "suicide"});
  if (shown.empty()) shown = pick(lines, {});
  int n = 0;
  for (const Helpline* line : shown) {
    if (country != nullptr && line->kind == "emergency") continue;  // it stands first already
    nodes.push_back(line_card(scene, id + "/" + std::to_string(++n), *line, level));
  }
  return nodes;
}

void safety_screen(const Scene& scene, Page& page) {
  const SafetyFlag* flag = scene.content.rules.flag(scene.state.flag);
  const std::string key = "flag." + scene.state.flag;
  page.id = "safety/" + scene.state.flag;
  page.main.push_back(heading("title", 1, scene.say(key + ".title")));
  numbered(scene, page.main, key + ".text", "text");
  page.main.push_back(text("unseen", scene.say("flag.unseen")));
  if (flag != nullptr && flag->keep_nothing) {
    page.main.push_back(
        node("exit/row", Role::Row,
             {button("exit/now", scene.say("exit.label"), Look::Secondary, to(Type::QuickExit))}));
    page.main.push_back(text("exit/about", scene.say("exit.about"), Look::Small));
  }
  if (flag != nullptr) {
    for (Node& n : helplines(scene, "lines", flag->helplines, 2)) {
      page.main.push_back(std::move(n));
    }
  }
  if (scene.content.words.count(key + ".do.") > 0) {
    page.main.push_back(heading("do/title", 2, scene.say("flag.do")));
    page.main.push_back(bullets(scene, "do", key + ".do."));
  }
  if (scene.has(key + ".say")) {
    page.main.push_back(heading("say/title", 2, scene.say("flag.say")));
    Node quote = node("say", Role::Quote);
    quote.text = words(scene.say(key + ".say"));
    page.main.push_back(std::move(quote));
  }
  page.main.push_back(text("unsaved", scene.say("flag.unsaved"), Look::Small));
  std::vector<Node> row;
  if (flag != nullptr && flag->gate) {
    row.push_back(button("back", scene.say("flag.change"), Look::Secondary,
                         to(Type::Show, name_of(Screen::Question))));
  } else {
    row.push_back(button("continue", scene.say("flag.continue"), Look::Primary,
                         to(Type::FlagSeen, scene.state.flag)));
  }
  page.main.push_back(node("actions", Role::Row, std::move(row)));
}

}  // namespace nextsession
