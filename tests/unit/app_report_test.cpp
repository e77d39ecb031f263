// The report for the next session, and the screen on keeping.
#include "app/report.h"

#include "app/visits.h"
#include "support/person.h"
#include "support/saved.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

using Type = Event::Type;
using Names = std::vector<std::string>;

Event report_event(Type type, std::string target = {}, std::string value = {}) {
  Event event;
  event.type = type;
  event.target = std::move(target);
  event.value = std::move(value);
  return event;
}

Person at_report(const Json& visits, const std::string& today = "2026-11-24") {
  Person person(saved_text_of(visits), {}, {}, today);
  person.send(report_event(Type::Show, "report"));
  // Safety answers are never kept, so after a full review they are asked for once more.
  while (person.page().id.starts_with("question/S")) person.next();
  person.send(report_event(Type::Show, "report"));
  REQUIRE(person.app().state().screen == Screen::Report);
  return person;
}

std::string report_text(const Person& person) {
  return page_text(report_page(person.app().state(), person.app().content(), Start()));
}

bool tells(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

// Every part of the page that would be printed.
void printed(const std::vector<Node>& nodes, std::vector<const Node*>& out) {
  for (const Node& node : nodes) {
    if (node.screen_only) continue;
    out.push_back(&node);
    printed(node.children, out);
  }
}

Person with_device(Device device, const std::string& screen = "keep") {
  Start start;
  start.today = "2026-11-24";
  start.seed = "00000000000000a1";
  start.keeping.device = device;
  Person person(saved_text_of(three_visits()), start);
  person.send(report_event(Type::Show, screen));
  return person;
}

}  // namespace

TEST_CASE("report: its parts are those there is something to say in") {
  const Json all = three_visits();
  const Person full = at_report(all);
  CHECK(report_parts(full.app().state(), full.app().content()) ==
        Names{"moving", "goals", "reasons", "strengths", "plan", "followed", "sources"});
  Person fresh;
  fresh.send(report_event(Type::Show, "report"));
  CHECK(report_parts(fresh.app().state(), fresh.app().content()).empty());
  CHECK(tells(report_text(fresh), "There is nothing in the report yet"));
  CHECK_FALSE(fresh.has("parts"));
}

TEST_CASE("report: says what was answered, in the person's own words") {
  const std::string text = report_text(at_report(three_visits()));
  for (const char* words :
       {"For my next session\n===", "24 November 2026", "Am I moving forward?\n---",
        "1 September 2026", "Sleep through most nights", "“Rarely” to: ",
        "I felt <b>alone</b> & \"hurt\".", "I raised a part of it. What happened: She listened.",
        "doi:10.1037/pst0000185", "It is not a test or a diagnosis"}) {
    CHECK_MESSAGE(tells(text, words), words, " is missing in\n", text);
  }
}

TEST_CASE("report: each part can be left out, and comes back") {
  struct Row {
    const char* part;
    const char* words;
  };
  const std::vector<Row> rows = {
      {"moving", "Am I moving forward?"},      {"goals", "My goals in numbers"},
      {"reasons", "What my answers point to"}, {"strengths", "What is working"},
      {"plan", "What I want to bring"},        {"followed", "What happened with what I brought"},
      {"sources", "Studies behind this"}};
  Person person = at_report(three_visits());
  for (const Row& row : rows) {
    CAPTURE(row.part);
    CHECK(tells(report_text(person), row.words));
    person.use("part/" + std::string(row.part));
    CHECK_FALSE(find_node(person.page(), "part/" + std::string(row.part))->checked);
    CHECK_FALSE(tells(report_text(person), row.words));
    CHECK_FALSE(person.has("report/part/" + std::string(row.part)));
    person.use("part/" + std::string(row.part));
    CHECK(tells(report_text(person), row.words));
  }
  for (const Row& row : rows) person.use("part/" + std::string(row.part));
  CHECK(tells(report_text(person), "There is nothing in the report yet"));
}

TEST_CASE("report: safety answers go in when ticked, and are out again each time") {
  Person person(saved_text_of(three_visits()), {}, {}, "2026-11-24");
  const char* answer = "Often";
  const auto shows = [&] { return tells(report_text(person), "My answers about safety"); };
  person.send(report_event(Type::Show, "report"));
  REQUIRE(person.page().id == "question/S1");  // never kept, so asked once more
  person.send(report_event(Type::Answer, "S1", "often"));
  for (int n = 0; n < 20 && person.page().id.find("/S") != std::string::npos; ++n) {
    if (person.page().id.starts_with("safety")) {
      person.send(report_event(Type::FlagSeen, person.app().state().flag));
    } else {
      person.next();
    }
  }
  for (int time = 0; time < 2; ++time) {
    CAPTURE(time);
    person.send(report_event(Type::Show, "report"));
    if (person.page().id.starts_with("safety")) {
      person.send(report_event(Type::FlagSeen, person.app().state().flag));
    }
    REQUIRE(person.app().state().screen == Screen::Report);
    CHECK_FALSE(shows());
    CHECK_FALSE(find_node(person.page(), "part/safety")->checked);
    person.use("part/safety");
    CHECK(shows());
    CHECK(tells(report_text(person), std::string("ending your life? ") + answer));
    CHECK_FALSE(person.effects().record.empty());
    CHECK_FALSE(tells(person.effects().record, "\"S1\""));
    person.send(report_event(Type::Show, "welcome"));
  }
  // One that is no longer asked is no longer said.
  person.send(report_event(Type::Answer, "S1.1", "yes"));
  person.send(report_event(Type::Answer, "S1", "never"));
  person.send(report_event(Type::Show, "report"));
  REQUIRE(person.app().state().screen == Screen::Report);
  person.use("part/safety");
  CHECK(shows());
  CHECK_FALSE(tells(report_text(person), "Are you acting on this now"));
}

TEST_CASE("report: a check-in shows the reasons of the last full review, with their day") {
  Json visits = three_visits();
  std::swap(visits[1], visits[2]);
  visits[1]["date"] = "2026-10-01";
  visits[2]["date"] = "2026-11-24";
  visits[2]["response"]["item"] = Json::array();
  const std::string text = report_text(at_report(visits));
  CHECK(tells(text, "From my full review of 1 October 2026"));
  CHECK(tells(text, "“Rarely” to: "));
}

TEST_CASE("report: what is on screen only is not printed, and all else is the report") {
  const Person person = at_report(three_visits());
  std::vector<const Node*> on_paper;
  printed(person.page().main, on_paper);
  for (const Node* node : on_paper) {
    CAPTURE(node->id);
    CHECK_FALSE(node->event.has_value());
  }
  CHECK(page_text(person.page()) == report_text(person));
  CHECK(person.has("print"));
  CHECK(person.has("copy"));
  std::set<std::string> ids;
  for (const Node* node : all_nodes(person.page())) {
    CHECK_MESSAGE(ids.insert(node->id).second, "twice: ", node->id);
  }
}

TEST_CASE("report: its title never tells what was answered") {
  Person fresh;
  fresh.send(report_event(Type::Show, "report"));
  CHECK(fresh.page().title == "Report · Next Session");
  CHECK(at_report(three_visits()).page().title == fresh.page().title);
}

TEST_CASE("report: copying hands the text of the report over, and nothing else") {
  Person person = at_report(three_visits());
  person.use("part/plan");
  person.use("copy");
  REQUIRE(person.effects().orders.size() == 1);
  const Json order = Json::parse(person.effects().orders[0], nullptr, false);
  CHECK(order["do"] == "copy");
  CHECK(order["text"] == report_text(person));
}

TEST_CASE("keeping: each place has its own words and ways") {
  struct Row {
    Device device;
    const char* where;
    Names there, absent;
  };
  const std::vector<Row> rows = {
      {Device::Nothing,
       "keep.where.nothing",
       {"keep", "secret", "save", "open"},
       {"stop", "unlock"}},
      {Device::Kept, "keep.where.kept", {"stop", "save", "open"}, {"keep", "unlock"}},
      {Device::Locked, "keep.where.locked", {"unlock", "secret", "forgotten"}, {"keep", "save"}},
      {Device::Elsewhere, "keep.where.elsewhere", {"take-over", "save"}, {"keep", "open", "stop"}},
      {Device::Unreadable, "keep.where.unreadable", {"save", "open"}, {"keep", "stop"}},
      {Device::Blocked, "keep.where.blocked", {"save", "open"}, {"keep", "stop"}}};
  for (const Row& row : rows) {
    CAPTURE(row.where);
    const Person person = with_device(row.device);
    REQUIRE(person.app().state().screen == Screen::Keep);
    const Node* where = find_node(person.page(), "where");
    REQUIRE(where != nullptr);
    CHECK(plain(where->text) == person.app().content().words.text(row.where));
    CHECK(plain(where->text) != row.where);
    for (const std::string& id : row.there) CHECK_MESSAGE(person.has(id), id);
    for (const std::string& id : row.absent) CHECK_MESSAGE(!person.has(id), id);
    CHECK(person.has("leave"));
    CHECK(person.sees("Safety answers are never kept"));
  }
}

TEST_CASE("keeping: a passphrase is a secret field, and what it costs is said before it") {
  const Person person = with_device(Device::Nothing);
  const std::vector<const Node*> nodes = all_nodes(person.page());
  const auto place = [&](std::string_view id) {
    return std::find_if(nodes.begin(), nodes.end(), [&](const Node* n) { return n->id == id; });
  };
  REQUIRE(place("secret") != nodes.end());
  CHECK((*place("secret"))->secret);
  CHECK((*place("secret"))->purpose == "new-password");
  const Person locked = with_device(Device::Locked);
  CHECK(find_node(locked.page(), "secret")->purpose == "current-password");
  CHECK(place("keep.secret.no-way-back") < place("secret"));
  CHECK(place("secret") < place("keep"));
  CHECK(place("secret") < place("save"));
}

TEST_CASE("keeping: what went wrong is told on every screen, with a title and what to do") {
  for (const char* what :
       {"full", "blocked", "evicted", "failed", "too-large", "copy", "wrong", "wrong-file"}) {
    CAPTURE(what);
    const std::string id = std::string("trouble.") + what;
    const bool own = id.starts_with("trouble.wrong");
    for (const char* screen : {"welcome", "results", "progress", "keep"}) {
      CAPTURE(screen);
      Person person = with_device(Device::Nothing, screen);
      person.hear(own ? Json{{"news", what}} : Json{{"news", "trouble"}, {"what", what}});
      REQUIRE(person.has("trouble"));
      const Catalogue& words = person.app().content().words;
      CHECK(words.has(id));
      CHECK(words.has(id + ".title"));
      CHECK(person.sees(words.text(id + ".title")));
      CHECK(person.has("trouble/keep") == (person.app().state().screen != Screen::Keep));
    }
  }
}

TEST_CASE("keeping: a file that was opened says what came with it, and what was set aside") {
  Person person(saved_text_of(three_visits()), {}, {}, "2026-11-24");
  person.send(report_event(Type::Show, "keep"));
  Json more = saved_visit(5, "2026-10-10", "full", 5);
  more["response"]["item"].push_back(
      {{"linkId", "Q99"}, {"answer", {{{"valueString", "An old question"}}}}});
  person.hear(
      {{"news", "file"}, {"name", "mine.json"}, {"text", saved_text_of(Json::array({more}))}});
  CHECK(person.sees("Opened: mine.json"));
  CHECK(person.sees("1 visit is new here."));
  CHECK(person.sees("What could not be used"));
  CHECK(person.sees("10 October 2026: An answer to a question this page no longer has (Q99)."));
  person.hear(
      {{"news", "file"}, {"name", "mine.json"}, {"text", saved_text_of(Json::array({more}))}});
  CHECK(person.sees("All that is in the file was here before."));
  person.hear({{"news", "locked-file"}, {"name", "locked.json"}});
  REQUIRE(person.has("file-secret"));
  CHECK(find_node(person.page(), "file-secret")->secret);
  CHECK(person.has("unlock-file"));
  CHECK(person.sees("locked.json needs its passphrase."));
}

TEST_CASE("keeping: erasing shows what was emptied, or names what is left") {
  Person person = with_device(Device::Kept);
  person.send(report_event(Type::Erase));
  person.hear({{"news", "erased"}, {"left", Json::array()}});
  CHECK(person.has("erased.emptied/3"));
  CHECK_FALSE(person.has("erased.left.do"));
  for (const char* name : {"session", "marker", "database", "caches"}) {
    CAPTURE(name);
    Person unlucky = with_device(Device::Kept);
    unlucky.send(report_event(Type::Erase));
    unlucky.hear({{"news", "erased"}, {"left", {name}}});
    const Node* left = find_node(unlucky.page(), std::string("erased.left/") + name);
    left = left != nullptr ? left : find_node(unlucky.page(), "erased.left/1");
    REQUIRE(left != nullptr);
    CHECK(plain(left->text) != name);
    CHECK_FALSE(unlucky.has("erased.proof"));
    CHECK_FALSE(unlucky.sees("Everything is erased"));
    CHECK_FALSE(unlucky.sees("This page holds nothing of yours any more."));
  }
}
