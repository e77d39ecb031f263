// Visits beside each other: their days, their ids, what counts as one, and what is never kept.
#include "app/visits.h"

#include "app/plan.h"
#include "support/coming_back.h"
#include "support/saved.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

void come_back_for(Person& person, const char* kind) {
  person.send(event_of(Event::Type::StartVisit, "", kind));
}

// To the safety screen that asks to keep nothing.
void tell_of_harm_at_home(Person& person) {
  person.send(event_of(Event::Type::Answer, "X1", "adult"));
  person.send(event_of(Event::Type::Include, "S2", "home-harm"));
  person.send(event_of(Event::Type::Show, "review"));
  REQUIRE(person.page().id == "safety/SF4");
}

std::vector<std::string> kept_days(const Person& person) {
  std::vector<std::string> days;
  for (const SavedVisit& visit : record_of(person.app().state(), person.app().content()).visits) {
    days.push_back(visit.date);
  }
  return days;
}

using Days = std::vector<std::string>;

}  // namespace

TEST_CASE("history: what is not to be kept is not kept by the visit after it either") {
  Person person(first_visit(), on("2026-10-20"));
  come_back_for(person, "full");
  tell_of_harm_at_home(person);
  person.use("continue");
  come_back_for(person, "full");
  CHECK(person.app().state().past->record.visits.size() == 1);
  tell_of_harm_at_home(person);
  CHECK(person.effects().record.empty());
  CHECK_FALSE(person.effects().erase);
  // Nor by a file opened meanwhile.
  person.use("continue");
  person.hear({{"news", "file"}, {"name", "mine.json"}, {"text", first_visit()}});
  CHECK(person.app().state().visit.date == "2026-10-20");
  CHECK(person.app().state().past->record.visits.size() == 1);
  CHECK(text_of_past(person.app().state(), person.app().content()).find("2026-10-20") ==
        std::string::npos);
}

TEST_CASE("history: after erasing, a new visit is not taken for the one that was erased") {
  Person person({}, on("2026-10-01"));
  rate(person, 1, "Walk", 1, 2);
  const std::string file = person.effects().record;
  const std::string erased = person.app().state().visit.id;
  person.send(event_of(Event::Type::Erase));
  person.send(event_of(Event::Type::Show, "welcome"));
  rate(person, 1, "Read", 5, 6);
  CHECK(person.app().state().visit.id != erased);
  person.hear({{"news", "file"}, {"name", "mine.json"}, {"text", file}});
  CHECK(person.app().state().keeping.added == 1);
  CHECK(given_integer(person.app().state().answers, "P1#1/P1.now") == 6);
  CHECK(kept_days(person).size() == 2);
}

TEST_CASE("history: a visit without a date does not stay the latest for good") {
  Json dated = saved_visit(0, "2026-09-01", "full", 4);
  dated["plan"] = {{{"advice", "A2"}}};
  Json undated = saved_visit(1, "", "full", 9);
  undated.erase("date");
  undated["plan"] = {{{"advice", "A1"}}};
  for (const bool finished : {false, true}) {
    CAPTURE(finished);
    undated["finished"] = finished;
    Person person(saved_text_of({undated, dated}), on("2026-10-01"));
    CHECK(person.app().state().visit.date == "2026-09-01");
    CHECK(last_look(person.app().state()) == "2026-09-01");
    // It is no visit before the next one where another is known to be.
    come_back_for(person, "check-in");
    CHECK(to_follow(person.app().state()) == std::vector<std::string>{"A2"});
    CHECK(last_look(person.app().state()) == "2026-09-01");
    CHECK(last_full(person.app().state()) == "2026-09-01");
    rate(person, 1, "", -1, 5);
    CHECK(kept_days(person) == Days{"2026-09-01", "2026-10-01", ""});
    come_back_for(person, "check-in");
    rate(person, 1, "", -1, 6);
    CHECK(kept_days(person) == Days{"2026-09-01", "2026-10-01", "2026-10-01", ""});
  }
}

TEST_CASE("history: an unfinished visit without a date is of today") {
  Json undated = saved_visit(1, "", "full", 9);
  undated.erase("date");
  undated["finished"] = false;
  const std::string file = saved_text_of(Json::array({undated}));
  Person person(file, on("2026-10-01"));
  person.send(event_of(Event::Type::Show, "how"));
  CHECK(person.app().state().visit.date == "2026-10-01");
  // Which is a change, or the file would bring it a second time.
  person.hear({{"news", "file"}, {"name", "mine.json"}, {"text", file}});
  CHECK(kept_days(person) == Days{"2026-10-01"});
  undated["finished"] = true;
  Person finished(saved_text_of(Json::array({undated})), on("2026-10-01"));
  finished.send(event_of(Event::Type::Show, "how"));
  CHECK(finished.app().state().visit.date.empty());
  CHECK(has_history(finished.app().state()));
}

TEST_CASE("history: areas count the questions that were opened by hand, in earlier visits too") {
  Json visit = saved_visit(0, "2026-09-01", "full", 4);
  const auto option = [](const char* link_id, const char* code) {
    return Json(
        {{"linkId", link_id},
         {"answer",
          {{{"valueCoding",
             {{"system", "https://nextsession.invalid/CodeSystem/answers"}, {"code", code}}}}}}});
  };
  visit["response"]["item"] = {
      {{"linkId", "X"}, {"item", {option("X1", "adult")}}},
      {{"linkId", "W"}, {"item", {option("R1.1", "always"), option("R1.2", "always")}}},
      {{"linkId", "D"}, {"item", {option("R1.3", "never"), option("R1.4", "never")}}}};
  const auto answered = [](const Person& person) {
    const std::vector<Review> all = reviews(person.app().state(), person.app().content());
    REQUIRE(all.size() == 1);
    for (const ConstructScore& score : all[0].assessment.constructs) {
      if (score.id == "R1") return score.answered;
    }
    return -1;
  };
  for (const bool opened : {false, true}) {
    CAPTURE(opened);
    visit["opened"] = opened ? Json({"R1"}) : Json::array();
    Person person(saved_text_of(Json::array({visit})), on("2026-10-01"));
    CHECK(answered(person) == (opened ? 4 : 2));
    come_back_for(person, "check-in");
    CHECK(answered(person) == (opened ? 4 : 2));
  }
}

TEST_CASE("history: areas come by date, whichever visit is under way") {
  Person person({}, Start{"2026-09-01", true, {}, "00000000000000b2"});
  rate(person, 1, "Walk", 1, 2);
  Person later(person.effects().record, on("2026-09-01"));
  later.hear({{"news", "file"}, {"name", "mine.json"}, {"text", first_visit("2026-09-20")}});
  later.send(event_of(Event::Type::Show, "results"));
  const std::vector<Review> all = reviews(later.app().state(), later.app().content());
  REQUIRE(all.size() == 2);
  CHECK(all[0].date == "2026-09-01");
  CHECK(all[1].date == "2026-09-20");
}

TEST_CASE("history: an unfinished visit is of the day of its latest answer") {
  Person person({}, on("2026-09-01"));
  rate(person, 1, "Walk", 1, 2);
  Person later(person.effects().record, on("2026-09-05"));
  later.send(event_of(Event::Type::Show, "how"));
  CHECK(later.app().state().visit.date == "2026-09-01");
  later.send(event_of(Event::Type::Answer, "S1", "often"));  // is not kept, nor that it was given
  CHECK(later.app().state().visit.date == "2026-09-01");
  later.send(event_of(Event::Type::Answer, "P1#1/P1.now", "7"));
  CHECK(later.app().state().visit.date == "2026-09-05");
  // In a tab that stays open, too.
  later.hear({{"news", "day"}, {"today", "2026-09-06"}});
  later.send(event_of(Event::Type::Answer, "P1#1/P1.now", "8"));
  CHECK(later.app().state().visit.date == "2026-09-06");
  later.send(event_of(Event::Type::Show, "results"));
  later.use("continue");
  REQUIRE(later.app().state().visit.finished);
  // A finished one stays where it is, and no clock that was put back makes a visit older.
  Person after(later.effects().record, on("2026-09-09"));
  after.send(event_of(Event::Type::Answer, "P4", "helped"));
  CHECK(after.app().state().visit.date == "2026-09-06");
  Person before(person.effects().record, on("2026-08-01"));
  before.send(event_of(Event::Type::Answer, "P4", "helped"));
  CHECK(before.app().state().visit.date == "2026-09-01");
}

TEST_CASE("history: looking in and going away again leaves no visit") {
  Person person(first_visit(), on("2026-09-20"));
  for (const char* kind : {"check-in", "check-in", "full", "check-in"}) {
    come_back_for(person, kind);
    person.send(event_of(Event::Type::Show, "welcome"));
  }
  CHECK(person.app().state().past->record.visits.size() == 1);
  CHECK(kept_days(person) == Days{"2026-09-01"});
  // Not after a reload either.
  Person again(person.effects().record, on("2026-09-25"));
  come_back_for(again, "check-in");
  CHECK(again.app().state().past->record.visits.size() == 1);
  CHECK(again.app().state().plan == std::vector<std::string>{"A2", "A1"});
  CHECK(again.app().state().answers.size() == 2);
}

TEST_CASE("history: what was noted, changed or finished makes a visit") {
  struct Case {
    const char* what;
    Event event;
  };
  const Case cases[] = {
      {"a rating", event_of(Event::Type::Answer, "P1#1/P1.now", "4")},
      {"other words of a goal", event_of(Event::Type::SetText, "P1#1/P1.text", "Sleep")},
      {"a goal removed", event_of(Event::Type::RemoveGoal, "1")},
      {"what became of the plan", event_of(Event::Type::SetRaised, "A2", "no")},
      {"a note", event_of(Event::Type::SetText, "plan/A2/happened", "It went well")},
      {"other words to say", event_of(Event::Type::SetText, "plan/A2/words", "Others")},
      {"something out of the plan", event_of(Event::Type::RemoveFromPlan, "A1")},
      {"something more in it", event_of(Event::Type::AddToPlan, "A3")},
      {"a step that is done", event_of(Event::Type::Tick, "A2.do.1")},
      {"having seen how it goes", event_of(Event::Type::Show, "progress")},
  };
  for (const Case& one : cases) {
    CAPTURE(one.what);
    Person person(first_visit(), on("2026-09-20"));
    come_back_for(person, "check-in");
    person.send(one.event);
    come_back_for(person, "check-in");
    CHECK(person.app().state().past->record.visits.size() == 2);
  }
}
