// Coming back: what of a visit goes on, what stays behind, and what is told over time.
#include "app/visits.h"

#include "app/keep.h"
#include "app/plan.h"
#include "support/coming_back.h"

using namespace nextsession;
using namespace nextsession::test;

TEST_CASE("a finished visit of another day leads to the welcome page, with what to do next") {
  Person person(first_visit(), on("2026-09-20"));
  CHECK(person.page().id == "welcome");
  CHECK(has_history(person.app().state()));
  CHECK(last_look(person.app().state()) == "2026-09-01");
  const NextLook next = next_look_of(person.app().state());
  CHECK_FALSE(next.full);
  CHECK(next.due);
  CHECK(next.date == "2026-09-15");
}

TEST_CASE("the last result asks about safety again, since those answers are never kept") {
  Person person(first_visit(), on("2026-09-20"));
  CHECK(person.app().state().safety_forgotten);
  person.send(event_of(Event::Type::Show, "results"));
  CHECK(person.page().id == "question/S1");
  person.send(event_of(Event::Type::Show, "report"));
  CHECK(person.page().id == "question/S1");
}

TEST_CASE("a new visit keeps goals and their start, and asks for now anew") {
  for (const char* kind : {"check-in", "full"}) {
    CAPTURE(kind);
    Person person(first_visit(), on("2026-09-20"));
    const std::string id = person.app().state().visit.id;
    person.send(event_of(Event::Type::StartVisit, "", kind));
    const State& state = person.app().state();
    CHECK(state.visit.id != id);
    CHECK(state.visit.id.size() == 16);
    CHECK(state.visit.date == "2026-09-20");
    CHECK(state.visit.check_in == (std::string_view(kind) == "check-in"));
    CHECK(state.answers.size() == 2);
    CHECK(state.answers.contains("P1#1/P1.text"));
    CHECK(state.answers.contains("P1#1/P1.start"));
    REQUIRE(state.past);
    CHECK(state.past->record.visits.size() == 1);
    CHECK(state.screen == (state.visit.check_in ? Screen::CheckIn : Screen::Question));
  }
}

TEST_CASE("a second start without an answer does not leave an empty visit behind") {
  Person person(first_visit(), on("2026-09-20"));
  person.send(event_of(Event::Type::StartVisit, "", "check-in"));
  person.send(event_of(Event::Type::StartVisit, "", "nonsense"));
  CHECK(person.app().state().past->record.visits.size() == 1);
}

TEST_CASE("the plan is asked about, and only what was not raised goes on") {
  Person person(first_visit(), on("2026-09-20"));
  person.send(event_of(Event::Type::StartVisit, "", "check-in"));
  CHECK(to_follow(person.app().state()) == std::vector<std::string>{"A2", "A1"});
  CHECK(words_of_plan(person.app().state(), person.app().content(), "A2") == "My own words");
  person.send(event_of(Event::Type::SetRaised, "A2", "yes"));
  person.send(event_of(Event::Type::SetRaised, "A1", "no"));
  person.send(event_of(Event::Type::SetRaised, "A7", "yes"));  // not in the plan
  person.send(event_of(Event::Type::SetText, "plan/A2/happened", "It went well"));
  CHECK(to_bring(person.app().state()) == std::vector<std::string>{"A1"});
  CHECK(to_follow(person.app().state()).size() == 2);  // still on screen
  rate(person, 1, "", -1, 4);
  person.send(event_of(Event::Type::Show, "progress"));

  Person later(person.effects().record, on("2026-10-10"));
  later.send(event_of(Event::Type::StartVisit, "", "full"));
  CHECK(to_follow(later.app().state()) == std::vector<std::string>{"A1"});
  CHECK(later.app().state().plan == std::vector<std::string>{"A1"});
  const SavedRecord record = record_of(later.app().state(), later.app().content());
  REQUIRE(record.visits.size() == 2);  // nothing was answered in the third so far
  CHECK(record.visits[1].plan[0].happened == "It went well");
  CHECK(record.visits[1].plan[0].raised == "yes");
}

TEST_CASE("what was raised counts for the advice after two or three sessions, and not before") {
  struct Case {
    const char* often;  // how often there are sessions, by the review before; empty: not said
    const char* too_soon;
    const char* due;
  };
  const Case cases[] = {{"", "2026-10-17", "2026-10-18"},
                        {"seldom", "2026-10-17", "2026-10-18"},
                        {"fortnightly", "2026-10-17", "2026-10-18"},
                        {"weekly", "2026-10-03", "2026-10-04"},
                        {"twice-weekly", "2026-10-03", "2026-10-04"}};
  for (const Case& one : cases) {
    CAPTURE(one.often);
    Person person(first_visit(), on("2026-09-01"));
    person.send(event_of(Event::Type::Answer, "X3", one.often));
    Person later(person.effects().record, on("2026-09-20"));
    later.send(event_of(Event::Type::StartVisit, "", "check-in"));
    later.send(event_of(Event::Type::SetRaised, "A2", "partly"));
    later.send(event_of(Event::Type::Show, "progress"));
    for (const char* day : {one.too_soon, one.due}) {
      CAPTURE(day);
      Person then(later.effects().record, on(day));
      then.send(event_of(Event::Type::StartVisit, "", "full"));
      const Set raised = raised_before(then.app().state(), then.app().content());
      CHECK(raised.contains("R1") == (std::string_view(day) == one.due));
    }
  }
}

TEST_CASE("a note of the plan that is too long is kept and said once") {
  Person person(first_visit(), on("2026-09-20"));
  person.send(event_of(Event::Type::StartVisit, "", "check-in"));
  person.send(event_of(Event::Type::SetText, "plan/A2/happened", std::string(401, 'x')));
  CHECK(person.page().announce == person.app().content().words.text("field.passed"));
  person.send(event_of(Event::Type::SetText, "plan/A2/happened", std::string(402, 'x')));
  CHECK(person.page().announce.empty());
  person.send(event_of(Event::Type::SetText, "plan/A2/happened", std::string(400, 'x')));
  CHECK(person.page().announce == person.app().content().words.text("field.fits"));
}

TEST_CASE("the ratings of all visits come with their days") {
  Person person(first_visit(), on("2026-09-20"));
  person.send(event_of(Event::Type::StartVisit, "", "check-in"));
  rate(person, 1, "", -1, 6);
  const std::vector<RatedVisit> rated = rated_visits(person.app().state(), person.app().content());
  REQUIRE(rated.size() == 2);
  CHECK(rated[0].date == "2026-09-01");
  CHECK(rated[0].goals[0].now == 3);
  CHECK(rated[1].date == "2026-09-20");
  CHECK(rated[1].goals[0].start == 2);
  CHECK(rated[1].goals[0].now == 6);
}

TEST_CASE("a check-in leads to goals and progress, never to questions or a result") {
  Person person(first_visit(), on("2026-09-20"));
  person.send(event_of(Event::Type::StartVisit, "", "check-in"));
  for (const auto& one : {std::pair{"question", Screen::CheckIn},
                          {"review", Screen::CheckIn},
                          {"results", Screen::Progress}}) {
    const std::string asked = one.first;
    CAPTURE(asked);
    person.send(event_of(Event::Type::Show, asked));
    CHECK(person.app().state().screen == one.second);
  }
  person.send(event_of(Event::Type::ShowQuestion, "P4"));
  CHECK(person.app().state().screen == Screen::Progress);
  person.send(event_of(Event::Type::ShowQuestion, "P1"));
  CHECK(person.app().state().screen == Screen::Question);
}

TEST_CASE("a reload in the middle of a check-in comes back to it") {
  Person person(first_visit(), on("2026-09-20"));
  person.send(event_of(Event::Type::StartVisit, "", "check-in"));
  rate(person, 1, "", -1, 6);
  Person again(person.effects().record, on("2026-09-20"));
  CHECK(again.app().state().screen == Screen::CheckIn);
  CHECK(again.app().state().visit.id == person.app().state().visit.id);
  CHECK(again.app().state().answers == person.app().state().answers);
}

TEST_CASE("of words that are too long for a goal, what fits is kept") {
  Person person({}, on("2026-01-01"));
  rate(person, 1, std::string(250, 'x').c_str(), 1, 2);
  CHECK(person.effects().record.find(std::string(197, 'x') + "...") != std::string::npos);
  CHECK(person.effects().record.find(std::string(198, 'x')) == std::string::npos);
}

TEST_CASE("visits of one seed have ids of their own") {
  Person person({}, on("2026-01-01"));
  std::set<std::string> ids;
  for (int n = 0; n < 50; ++n) {
    person.send(event_of(Event::Type::StartVisit, "", "check-in"));
    rate(person, 1, "Walk", 1, 2);
    ids.insert(person.app().state().visit.id);
  }
  CHECK(ids.size() == 50);
}

TEST_CASE("how often a visit changed counts answers and not looking around") {
  Person person({}, on("2026-01-01"));
  person.send(event_of(Event::Type::Show, "how"));
  CHECK(person.app().state().visit.changed == 0);
  rate(person, 1, "Walk", 1, 2);
  CHECK(person.app().state().visit.changed == 3);
  person.send(event_of(Event::Type::Answer, "S1", "often"));
  CHECK(person.app().state().visit.changed == 3);
  person.send(event_of(Event::Type::SetText, "secret", "four plain words"));
  CHECK(person.app().state().visit.changed == 3);
}

TEST_CASE("what is said of a file is said of that file alone") {
  const std::string file = first_visit();
  const Json good = {{"news", "file"}, {"name", "good.json"}, {"text", file}};
  const Json after[] = {
      {{"news", "file"}, {"name", "bad.json"}, {"text", "no json"}},
      {{"news", "locked-file"}, {"name", "locked.json"}},
      {{"news", "trouble"}, {"what", "too-large"}, {"where", "file"}},
  };
  for (const Json& news : after) {
    CAPTURE(news.dump());
    Person person({}, on("2026-10-01"));
    person.send(event_of(Event::Type::Show, "keep"));
    person.hear(good);
    REQUIRE(find_node(person.page(), "opened") != nullptr);
    person.hear({{"news", "saved"}, {"name", "saved.json"}});
    CHECK(plain(find_node(person.page(), "opened/title")->text) == "Opened: good.json");
    person.hear(news);
    CHECK(find_node(person.page(), "opened") == nullptr);
    person.hear(good);
    CHECK(find_node(person.page(), "opened") != nullptr);
    CHECK(find_node(person.page(), "trouble") == nullptr);
  }
}

TEST_CASE("violence at home: earlier visits stay kept, this one is not") {
  Person person(first_visit(), on("2026-10-20"));
  person.send(event_of(Event::Type::StartVisit, "", "full"));
  person.send(event_of(Event::Type::Answer, "X1", "adult"));
  person.send(event_of(Event::Type::Include, "S2", "home-harm"));
  person.send(event_of(Event::Type::Show, "review"));
  REQUIRE(person.page().id == "safety/SF4");
  CHECK_FALSE(person.effects().erase);
  CHECK(person.effects().store);
  CHECK(person.effects().record.find("2026-09-01") != std::string::npos);
  CHECK(person.effects().record.find("2026-10-20") == std::string::npos);
}

TEST_CASE("what the focus goes to is not announced as well") {
  Person person({}, on("2026-10-01"));
  person.send(event_of(Event::Type::Show, "keep"));
  person.hear({{"news", "locked-file"}, {"name", "mine.json"}});
  CHECK(person.page().focus == "file-secret");
  CHECK(person.page().announce.empty());
  person.hear({{"news", "file"}, {"name", "mine.json"}, {"text", first_visit()}});
  CHECK(person.page().focus == "opened");
  CHECK(person.page().announce.empty());
  person.hear({{"news", "kept"}, {"secret", false}});
  CHECK(person.page().focus == "where");
  CHECK(person.page().announce.empty());
  person.send(event_of(Event::Type::Show, "welcome"));
  person.hear({{"news", "kept"}, {"secret", false}});
  CHECK_FALSE(person.page().announce.empty());
}

TEST_CASE("a file is offered when there is something to save") {
  Person person({}, on("2026-10-01"));
  person.send(event_of(Event::Type::Show, "keep"));
  CHECK(find_node(person.page(), "save") == nullptr);
  CHECK(find_node(person.page(), "open") != nullptr);
  rate(person, 1, "Walk", 1, 2);
  CHECK(find_node(person.page(), "save") != nullptr);
}

TEST_CASE("what is kept of many visits equals what is written of them at once") {
  Person person(first_visit(), on("2026-09-20"));
  person.send(event_of(Event::Type::StartVisit, "", "check-in"));
  rate(person, 1, "", -1, 6);
  const State& state = person.app().state();
  const Content& content = person.app().content();
  const Json whole =
      write_saved(record_of(state, content), {&content.form}, content.rules.never_stored);
  const auto kept = parse_json(person.effects().record, "kept");
  REQUIRE(kept.ok());
  CHECK(kept.value() == whole);
}
