// Whole visits through the app, and what must hold on every page on the way.
#include <algorithm>
#include <random>

#include "support/person.h"

using namespace nextsession;
using nextsession::test::all_nodes;
using nextsession::test::Person;

namespace {

// Works through the questions; each is answered with the first of `codes` it offers. Stops on any
// other screen.
void answer_all(Person& person, const std::vector<std::string>& codes) {
  for (int guard = 0; guard < 200; ++guard) {
    if (person.page().id.starts_with("safety/") && person.has("continue")) {
      person.use("continue");
      continue;
    }
    if (!person.page().id.starts_with("question/")) return;
    const std::string key = person.app().state().question;
    for (const std::string& code : codes) {
      if (!person.has(key + "/" + code)) continue;
      person.choose(code);
      break;
    }
    person.next();
  }
  FAIL("the questions never end");
}

void start(Person& person) {
  person.use("start");
  REQUIRE(person.page().id == "question/X1");
  person.answer("adult");
}

// Starts like the ids of the catalogue: "plan." and on.
bool looks_like_message_id(const std::string& words) {
  static const std::set<std::string> stems = [] {
    std::set<std::string> found;
    const Json assets = test::packed_assets();
    for (const auto& [path, file] : assets.items()) {
      if (!path.starts_with("locales/")) continue;
      for (const auto& [key, text] : file["messages"].items()) {
        found.insert(key.substr(0, key.find('.')));
      }
    }
    return found;
  }();
  const std::size_t dot = words.find('.');
  return dot != std::string::npos && dot + 1 < words.size() && stems.contains(words.substr(0, dot));
}

// What must hold on any page, whatever was done before.
void check_page(const Person& person) {
  const Page& page = person.page();
  CAPTURE(page.id);
  std::set<std::string> ids;
  int h1 = 0;
  for (const Node* node : all_nodes(page)) {
    CAPTURE(node->id);
    CHECK(!node->id.empty());
    CHECK(ids.insert(node->id).second);
    h1 += node->role == Role::Heading && node->level == 1 ? 1 : 0;
    for (const std::string& words :
         {plain(node->text), node->name, node->value, page.announce, page.title}) {
      // A message id shown instead of its message looks like "plan.title".
      const bool is_id = words.find(' ') == std::string::npos && looks_like_message_id(words);
      const bool value_of_choice = node->role == Role::Choice && words == node->value;
      CHECK_MESSAGE((!is_id || value_of_choice), words);
      CHECK(words.find('{') == std::string::npos);
      CHECK(words.find("**") == std::string::npos);
    }
    const bool control = node->role == Role::Button || node->role == Role::Choice ||
                         node->role == Role::TextField || node->role == Role::Select;
    if (control) {
      CHECK(node->event.has_value());
      CHECK(!test::name_of(*node).empty());
    }
    if (!node->describedby.empty()) CHECK(find_node(page, node->describedby) != nullptr);
  }
  CHECK(h1 == 1);
  CHECK(find_node(page, "title") != nullptr);
  if (!page.focus.empty()) CHECK_MESSAGE(find_node(page, page.focus) != nullptr, page.focus);
  CHECK(find_node(page, "help") != nullptr);
}

}  // namespace

TEST_CASE("a visit from welcome to result") {
  Person person;
  CHECK(person.page().id == "welcome");
  CHECK(person.page().focus.empty());
  check_page(person);
  start(person);
  answer_all(person, {"s9-20", "weekly", "own", "none", "sometimes", "right", "never", "no"});
  CHECK(person.page().id == "review");
  check_page(person);
  person.use("results");
  CHECK(person.page().id == "results");
  check_page(person);
  CHECK(person.page().focus == "title");
}

TEST_CASE("the first question has to be answered, and only that") {
  Person person;
  person.use("start");
  person.next();
  CHECK(person.page().id == "question/X1");
  CHECK(person.page().focus == "problem");
  check_page(person);
  person.answer("adult");
  CHECK(person.page().id == "question/X2");
  for (int i = 0; i < 100 && person.page().id.starts_with("question/"); ++i) person.next();
  CHECK(person.page().id == "review");
}

TEST_CASE("under 18: no questions, no result, no way on") {
  Person person;
  person.use("start");
  person.answer("under-18");
  CHECK(person.page().id == "safety/SF10");
  check_page(person);
  CHECK_FALSE(person.has("continue"));
  person.use("back");
  CHECK(person.page().id == "question/X1");
  person.next();
  CHECK(person.page().id == "safety/SF10");
  person.use("back");
  person.answer("adult");
  CHECK(person.page().id == "question/X2");
}

TEST_CASE("a skipped question moves on and is remembered as skipped") {
  Person person;
  start(person);
  const std::string key = person.app().state().question;
  person.use("skip/rather-not-say");
  CHECK(person.app().state().question != key);
  CHECK(person.app().state().answers.at(key).kind == Answer::Kind::RatherNotSay);
  person.use("back");
  CHECK(find_node(person.page(), "skip/rather-not-say")->pressed == true);
}

TEST_CASE("back and next walk the same way") {
  Person person;
  start(person);
  std::vector<std::string> way;
  for (int i = 0; i < 10; ++i) {
    way.push_back(person.app().state().question);
    person.next();
  }
  for (int i = 9; i >= 0; --i) {
    person.use("back");
    CHECK(person.app().state().question == way[static_cast<std::size_t>(i)]);
  }
}

TEST_CASE("a safety answer brings its screen at once, before anything else") {
  Person person;
  start(person);
  for (int i = 0; i < 100 && person.app().state().question != "S1"; ++i) person.next();
  REQUIRE(person.page().id == "question/S1");
  person.choose("rarely");
  person.next();
  CHECK(person.page().id == "safety/SF1");
  check_page(person);
  person.use("continue");
  CHECK(person.page().id == "question/S1.1");
  person.use("back");
  CHECK(person.page().id == "question/S1");
  person.choose("never");
  person.next();
  CHECK(person.page().id == "question/S2");
  person.use("back");
  person.choose("often");  // it comes back when it holds again
  person.next();
  CHECK(person.page().id == "safety/SF1");
}

TEST_CASE("safety answers are never in what is stored") {
  Person person;
  start(person);
  for (int i = 0; i < 100 && person.app().state().question != "S1"; ++i) person.next();
  person.choose("often");
  CHECK(person.effects().store);
  CHECK(person.effects().record.find("S1") == std::string::npos);
  CHECK(person.app().state().answers.contains("S1"));
}

TEST_CASE("violence at home: nothing is stored any more and a way out is offered") {
  Person person;
  start(person);
  for (int i = 0; i < 100 && person.app().state().question != "S2"; ++i) person.next();
  for (const Node* node : all_nodes(person.page())) {
    if (node->role == Role::Choice && node->value.find("home") != std::string::npos) {
      person.use(node->id);
      break;
    }
  }
  person.next();
  CHECK(person.page().id == "safety/SF4");
  CHECK(person.effects().erase);
  CHECK(person.effects().record.empty());
  check_page(person);
  person.use("exit");
  CHECK(person.effects().erase);
  CHECK(person.effects().exit);
  CHECK(person.app().state().answers.empty());
}

TEST_CASE("a reload comes back to the same question with the same answers") {
  Person person;
  start(person);
  for (int i = 0; i < 8; ++i) person.next();
  if (person.has(person.app().state().question + "/often")) person.choose("often");
  const std::string record = person.effects().record;
  const std::string settings = person.effects().settings;
  Person again(record, settings);
  CHECK(again.page().id == person.page().id);
  CHECK(again.app().state().answers == person.app().state().answers);
}

TEST_CASE("after a reload at the result, safety is asked again before the result") {
  Person person;
  start(person);
  answer_all(person, {"s9-20", "weekly", "own", "none", "rarely", "no"});
  person.use("results");
  REQUIRE(person.page().id == "results");
  Person again(person.effects().record, person.effects().settings);
  CHECK(again.page().id == "question/S1");
  CHECK(again.sees("asked once more"));
  answer_all(again, {"never", "none"});
  CHECK(again.page().id == "review");
  again.use("results");
  CHECK(again.page().id == "results");
}

TEST_CASE("a damaged record starts a fresh visit and says nothing wrong") {
  for (const char* record : {"", "{", "[]", "null", "{\"format\":\"other\"}",
                             "{\"format\":\"next-session/visit\",\"version\":99}"}) {
    CAPTURE(record);
    Person person(record, "}{");
    CHECK(person.page().id == "welcome");
    CHECK(person.has("start"));
    check_page(person);
  }
}

TEST_CASE("goals: three at most, removed ones close up, long words are kept and named") {
  Person person;
  start(person);
  for (int i = 0; i < 20 && person.app().state().question != "P1"; ++i) person.next();
  REQUIRE(person.page().id == "question/P1");
  person.use("P1#1/P1.text", "Sleep");
  person.use("goal/add");
  CHECK(person.page().focus == "P1#2/P1.text");
  person.use("P1#2/P1.text", "See friends");
  person.use("P1#2/P1.now/7");
  person.use("goal/add");
  CHECK_FALSE(person.has("goal/add"));
  check_page(person);
  person.use("goal/1/remove");
  CHECK(find_node(person.page(), "P1#1/P1.text")->value == "See friends");
  CHECK(find_node(person.page(), "P1#1/P1.now/7")->checked);
  const std::string long_text(250, 'x');
  person.use("P1#1/P1.text", long_text);
  CHECK(find_node(person.page(), "P1#1/P1.text")->value == long_text);
  CHECK(find_node(person.page(), "P1#1/P1.text")->invalid);
  person.next();
  CHECK(person.page().id == "question/P1");
  CHECK(person.page().focus == "problem");
  person.use("P1#1/P1.text", "ok");
  person.next();
  CHECK(person.page().id != "question/P1");
}

TEST_CASE("a goal that was removed can be brought back, with its words and its ratings") {
  Person person;
  start(person);
  for (int i = 0; i < 20 && person.app().state().question != "P1"; ++i) person.next();
  const auto value = [&](const char* id) { return find_node(person.page(), id)->value; };
  person.use("P1#1/P1.text", "Sleep");
  person.use("goal/add");
  CHECK_FALSE(person.has("goal/restore"));
  person.use("goal/2/remove");
  CHECK_FALSE(person.has("goal/restore"));  // it held nothing
  person.use("goal/add");
  person.use("P1#2/P1.text", "See friends");
  person.use("P1#2/P1.now/7");
  person.use("goal/1/remove");
  CHECK(person.page().focus == "goal/restore");
  CHECK(value("P1#1/P1.text") == "See friends");
  check_page(person);
  person.use("goal/restore");
  CHECK(person.page().focus == "P1#1/P1.text");
  CHECK(value("P1#1/P1.text") == "Sleep");
  CHECK(value("P1#2/P1.text") == "See friends");
  CHECK(find_node(person.page(), "P1#2/P1.now/7")->checked);
  CHECK_FALSE(person.has("goal/restore"));
  check_page(person);
  person.use("goal/2/remove");
  person.next();
  person.use("back");
  CHECK_FALSE(person.has("goal/restore"));  // the page was left
}

TEST_CASE("how many characters a field takes is told, counted near the end, and said once") {
  struct Case {
    std::size_t length;
    const char* note;
    const char* said;
    bool invalid;
  };
  Person person;
  start(person);
  for (int i = 0; i < 20 && person.app().state().question != "P1"; ++i) person.next();
  for (const Case& c :
       std::vector<Case>{{0, "Up to 200 characters.", "", false},
                         {159, "Up to 200 characters.", "", false},
                         {160, "40 characters left.", "", false},
                         {199, "1 character left.", "", false},
                         {200, "0 characters left.", "", false},
                         {201, "This is 1 character too long.", "This is too long now.", true},
                         {202, "This is 2 characters too long.", "", true},
                         {150, "Up to 200 characters.", "The length is fine again.", false}}) {
    CAPTURE(c.length);
    if (c.length > 0) person.use("P1#1/P1.text", std::string(c.length, 'x'));
    const Node* field = find_node(person.page(), "P1#1/P1.text");
    CHECK(field->invalid == c.invalid);
    const Node* note = find_node(person.page(), field->describedby);
    REQUIRE(note != nullptr);
    CHECK(plain(note->text).starts_with(c.note));
    CHECK(person.page().announce.substr(0, std::string(c.said).size()) == c.said);
    CHECK(person.page().announce.empty() == std::string(c.said).empty());
  }
}

TEST_CASE("the plan holds three things") {
  Person person;
  start(person);
  answer_all(person, {"s9-20", "weekly", "own", "none", "never", "far-too-little", "same", "no"});
  REQUIRE(person.page().id == "review");
  person.use("results");
  if (person.has("advice/rest")) person.use("advice/rest");
  int added = 0;
  for (bool found = true; found && added < 10;) {
    found = false;
    for (const Node* node : all_nodes(person.page())) {
      if (node->event && node->event->type == Event::Type::AddToPlan) {
        person.use(node->id);
        ++added;
        found = true;
        break;
      }
    }
  }
  CHECK(added == 3);
  CHECK(person.sees("Your plan holds three things"));
  check_page(person);
  person.use("to-plan");
  CHECK(person.page().id == "plan");
  check_page(person);
}

TEST_CASE("dialogs take the focus and give it back") {
  Person person;
  for (const char* opener : {"help", "display", "to-erase"}) {
    person.use(opener);
    REQUIRE(person.page().dialog.has_value());
    CHECK(person.page().focus == "dialog/title");
    check_page(person);
    person.use("dialog/close");
    CHECK_FALSE(person.page().dialog.has_value());
    CHECK(person.page().focus == opener);
  }
}

TEST_CASE("every country shows its lines, and any other one a fallback") {
  Person person;
  person.use("help");
  const Node* select = find_node(person.page(), "dialog/lines/country");
  REQUIRE(select != nullptr);
  const std::vector<Option> options = select->options;
  CHECK(options.size() >= 27);
  for (const Option& option : options) {
    CAPTURE(option.value);
    if (option.value.empty()) continue;
    person.use("dialog/lines/country", option.value);
    CHECK(person.has("dialog/lines/1"));
    CHECK(person.page().announce.empty() == (option.value == "other"));
    check_page(person);
  }
}

TEST_CASE("after harm by the therapist: no reasons, no praise, no words for sessions") {
  Person person;
  start(person);
  answer_all(person, {"therapist-contact", "s9-20", "weekly", "own", "rarely", "right", "no"});
  person.use("results");
  check_page(person);
  CHECK(person.has("note/harm/text"));
  CHECK(person.sees("What happened comes first"));
  CHECK_FALSE(person.has("reasons/card"));
  CHECK(person.has("strengths/none"));
  CHECK(person.has("advice/held-back"));
}

TEST_CASE("a reason says what could change the picture, and an advice how sure it is") {
  Person person;
  start(person);
  answer_all(person, {"s9-20", "weekly", "own", "none", "rarely", "right", "no"});
  person.use("results");
  CHECK(person.has("reasons/card"));
  CHECK(person.sees("What could change this picture: "));
  std::string more;
  for (const Node* node : all_nodes(person.page())) {
    if (node->id.starts_with("advice/A") && node->id.ends_with("/more")) more = node->id;
  }
  REQUIRE(!more.empty());
  person.use(more);
  check_page(person);
  CHECK(person.sees("Grade "));
}

TEST_CASE("a bar says in words how far the answers behind it lie apart") {
  struct Case {
    const char* understood;
    const char* safe_to_say;
    const char* words;
  };
  for (const Case& c : std::vector<Case>{{"rarely", "rarely", "lie close together"},
                                         {"always", "always", "lie close together"},
                                         {"often", "sometimes", "differ a little"},
                                         {"often", "rarely", "differ a little"},
                                         {"always", "rarely", "differ a lot"},
                                         {"never", "always", "differ a lot"}}) {
    CAPTURE(c.understood);
    CAPTURE(c.safe_to_say);
    Person person;
    start(person);
    for (int i = 0; i < 90 && person.page().id != "review"; ++i) {
      const std::string key = person.app().state().question;
      if (key == "R1.1") person.choose(c.understood);
      if (key == "R1.2") person.choose(c.safe_to_say);
      person.next();
    }
    person.use("results");
    std::string said;
    for (const Node* node : all_nodes(person.page())) {
      if (node->event && node->event->type == Event::Type::Expand) {
        person.use(node->id);
        break;
      }
    }
    for (const Node* node : all_nodes(person.page())) {
      if (node->id.ends_with("/R1/meter")) said = node->value;
    }
    CHECK_MESSAGE(said.find(c.words) != std::string::npos, said);
  }
}

TEST_CASE("erase leaves nothing") {
  Person person;
  start(person);
  answer_all(person, {"sometimes"});
  person.use("to-erase");
  person.use("dialog/erase");
  CHECK(person.effects().erase);
  CHECK_FALSE(person.effects().store);
  CHECK(person.app().state().answers.empty());
  check_page(person);
}

TEST_CASE("a thousand random walks: every page holds together") {
  std::mt19937 random(20261124);
  Person person;
  for (int step = 0; step < 1000; ++step) {
    std::vector<const Node*> usable;
    for (const Node* node : all_nodes(person.page())) {
      if (node->event && node->event->type != Event::Type::QuickExit) usable.push_back(node);
    }
    REQUIRE(!usable.empty());
    const Node* node = usable[random() % usable.size()];
    std::string value;
    if (node->role == Role::TextField) value = std::string(random() % 300, 'a');
    if (node->role == Role::Select) value = node->options[random() % node->options.size()].value;
    person.use(std::string(node->id), value);
    check_page(person);
  }
}

TEST_CASE("help: a number confirmed long ago is shown with a warning, and still shown") {
  struct Row {
    std::string today, words, not_words;
  };
  for (const Row& row :
       {Row{"2026-12-01", "Last checked on 25 November 2026. Numbers change", "long ago"},
        Row{"2027-08-01", "Last checked on 25 November 2026, which is long ago",
            "Numbers change"}}) {
    CAPTURE(row.today);
    const char* settings = R"({"format":"next-session/settings","version":1,"country":"ZA"})";
    Person person({}, settings, {}, row.today);
    person.use("help");
    CHECK(person.sees("Call 112"));
    CHECK(person.sees("Call 0800 567 567"));
    CHECK(person.sees(row.words));
    CHECK_FALSE(person.sees(row.not_words));
  }
}
