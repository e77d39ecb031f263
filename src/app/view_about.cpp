// How this works, privacy, sources: texts from the catalogue, numbered there.
#include <algorithm>

#include "app/keep.h"
#include "app/navigate.h"
#include "app/screens.h"

namespace nextsession {
namespace {

using Type = Event::Type;

// "<stem>.1.heading", "<stem>.1.text.1", ... as sections.
void sections(const Scene& scene, Page& page, const std::string& stem) {
  for (int n = 1; scene.has(stem + "." + std::to_string(n) + ".heading"); ++n) {
    const std::string section = stem + "." + std::to_string(n);
    page.main.push_back(heading(section, 2, scene.say(section + ".heading")));
    for (int m = 1; m <= scene.content.words.count(section + ".text."); ++m) {
      const std::string key = section + ".text." + std::to_string(m);
      page.main.push_back(text(key, scene.rich(key)));
    }
  }
}

void back(const Scene& scene, Page& page) {
  page.main.push_back(node("actions", Role::Row,
                           {button("back", scene.say("about.back"), Look::Secondary,
                                   to(Type::Show, name_of(scene.state.came_from)))}));
}

// Under its heading on the page about the method.
void add_sample_bar(const Scene& scene, Page& page) {
  const auto heading = std::find_if(page.main.begin(), page.main.end(),
                                    [](const Node& node) { return node.id == "how.4"; });
  if (heading == page.main.end()) return;
  Node bar = node("sample", Role::Meter);
  bar.name = scene.say("how.sample.name");
  bar.tone = Tone::Soon;
  bar.fraction = 0.6;
  bar.low = 0.45;
  bar.high = 0.75;
  bar.marks = borders(scene.content);
  bar.value = scene.say("band." + scene.content.rules.bands.back().id);
  const auto at = page.main.insert(heading + 1, std::move(bar));
  page.main.insert(at + 1, text("sample/text", scene.say("how.sample"), Look::Small));
}

// In groups, so that two can be held against each other by eye.
std::string grouped(const std::string& hex) {
  constexpr std::size_t size = 8;
  std::string groups;
  for (std::size_t at = 0; at < hex.size(); at += size) {
    if (at > 0) groups += ' ';
    groups += hex.substr(at, size);
  }
  return groups;
}

// Is this the file that was published?
Node fingerprint_card(const Scene& scene) {
  const std::string& known = scene.state.fingerprint;
  Node card = node("file", Role::Card, {heading("file.title", 2, scene.say("check.file.title"))});
  card.children.push_back(text("file.text", scene.rich("check.file.text")));
  if (!has_fingerprint(scene.state)) {
    const char* why = known.empty() ? "check.file.waiting" : "check.file.none";
    card.children.push_back(text("file.sum", scene.say(why)));
    return card;
  }
  card.children.push_back(
      text("file.sum", scene.rich("check.file.sum", {{"sum", grouped(known)}})));
  card.children.push_back(text("file.other", scene.say("check.file.other"), Look::Small));
  card.children.push_back(node(
      "file/row", Role::Row,
      {button("copy", scene.say("check.file.copy"), Look::Secondary, to(Type::CopyFingerprint)),
       button("save-page", scene.say("page.save"), Look::Secondary, to(Type::SavePage))}));
  return card;
}

}  // namespace

Node citation(const Scene& scene, const std::string& id, const std::string& words) {
  Node cited = text(id, words, Look::Small);
  if (!scene.content.words.language().starts_with("en")) cited.lang = "en";
  return cited;
}

void how_screen(const Scene& scene, Page& page) {
  page.main.push_back(heading("title", 1, scene.say("how.title")));
  sections(scene, page, "how");
  add_sample_bar(scene, page);
  back(scene, page);
}

void privacy_screen(const Scene& scene, Page& page) {
  page.main.push_back(heading("title", 1, scene.say("privacy.title")));
  sections(scene, page, "privacy");
  page.main.push_back(node("check", Role::Row,
                           {button("to-check", scene.say("check.title"), Look::Primary,
                                   to(Type::Show, name_of(Screen::Check)))}));
  back(scene, page);
}

void check_screen(const Scene& scene, Page& page) {
  page.main.push_back(heading("title", 1, scene.say("check.title")));
  page.main.push_back(text("lead", scene.say("check.lead"), Look::Lead));
  sections(scene, page, "check");
  page.main.push_back(fingerprint_card(scene));
  page.main.push_back(node("actions", Role::Row,
                           {button("back", scene.say("about.back"), Look::Secondary,
                                   to(Type::Show, name_of(Screen::Privacy)))}));
}

void sources_screen(const Scene& scene, Page& page) {
  page.main.push_back(heading("title", 1, scene.say("sources.title")));
  page.main.push_back(text("lead", scene.say("sources.intro"), Look::Lead));
  for (const char* grade : {"A", "B", "C"}) {
    const std::string key = std::string("grade.") + grade;
    if (scene.has(key)) page.main.push_back(text(key, scene.rich(key)));
  }
  Node card = container("sources", Role::Card, Look::Ruled, {});
  for (const Source& source : scene.content.sources) {
    const std::string id = "source/" + source.id;
    Node entry = node(id, Role::Group);
    entry.children.push_back(
        heading(id + "/finding", 2, scene.say("source." + source.id + ".finding")));
    entry.children.back().level = 3;
    entry.children.push_back(citation(scene, id + "/citation", source.citation));
    const char* rests_on = source.grade.empty() ? "sources.method"
                           : source.doi.empty() ? "sources.grade"
                                                : "sources.doi";
    entry.children.push_back(
        text(id + "/doi", scene.say(rests_on, {{"doi", source.doi}, {"grade", source.grade}}),
             Look::Small));
    card.children.push_back(std::move(entry));
  }
  page.main.push_back(heading("list", 2, scene.say("sources.list")));
  page.main.push_back(std::move(card));
  back(scene, page);
}

}  // namespace nextsession
