// Opening a record that holds the visit under way: one's own file, the device's copy, another's
// hand. Whatever is the same stays once; nothing of it is lost.
#include "app/visits.h"
#include "support/coming_back.h"
#include "support/saved.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

void reopen_file(Person& person, const std::string& text) {
  person.hear({{"news", "file"}, {"name", "mine.json"}, {"text", text}});
}

// The visits as the page stores them.
Json stored_visits(const Person& person) {
  const Result<Json> json = parse_json(person.effects().record, "stored", {record_bytes, 64});
  REQUIRE(json.ok());
  return json.value()["visits"];
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  REQUIRE(text.find(from) != std::string::npos);
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
  return text;
}

// Opened again and again it brings nothing.
void expect_nothing_new(Person& person, const std::string& file, std::size_t visits) {
  for (int time = 0; time < 2; ++time) {
    CAPTURE(time);
    reopen_file(person, file);
    const Keeping& keeping = person.app().state().keeping;
    CHECK(keeping.opened);
    CHECK(keeping.added == 0);
    CHECK(keeping.updated == 0);
    CHECK(keeping.differing.empty());
    CHECK(stored_visits(person).size() == visits);
  }
}

// What a file by another hand may hold, which this program writes in another way or not at all.
Json visit_by_another_hand() {
  Json visit = saved_visit(1, "2026-09-01", "full", 4);
  visit["language"] = "pt-BR";
  visit["opened"] = {"R2", "G"};
  visit["ticked"] = {"A2.do.2", "A2.do.1"};
  visit["plan"] = {{{"advice", "A2"}, {"words", "Mine"}},
                   {{"advice", "Z9"}, {"wording", "direct"}, {"happened", "Something"}},
                   {{"advice", "A1"}, {"colour", "blue"}},
                   {{"advice", "Z8"}, {"raised", "no"}}};
  visit["words"] = {{"A9", "direct"}, {"Z7", "gentle"}};
  visit["mood"] = 3;
  const Json safety = {
      {"linkId", "S1"},
      {"answer",
       {{{"valueCoding",
          {{"system", "https://nextsession.invalid/CodeSystem/answers"}, {"code", "often"}}}}}}};
  visit["response"]["item"].push_back({{"linkId", "S"}, {"item", {safety}}});
  visit["leftOver"] = {{{"item", {{"linkId", "old"}, {"answer", {{{"valueInteger", 1}}}}}}},
                       {{"item", {{"linkId", "old2"}, {"item", {safety}}}}}};
  return visit;
}

}  // namespace

TEST_CASE("reopen: a safety answer, which no file has, makes no second visit") {
  Person person({}, on("2026-10-01"));
  rate(person, 1, "Walk", 1, 2);
  person.send(event_of(Event::Type::Answer, "S1", "often"));
  const std::string file = person.effects().record;
  expect_nothing_new(person, file, 1);
  CHECK(person.app().state().answers.contains("S1"));
}

TEST_CASE("reopen: a file saved before the result was seen is the older one") {
  Person person({}, on("2026-10-01"));
  rate(person, 1, "Walk", 1, 2);
  const std::string file = person.effects().record;
  const std::int64_t changed = person.app().state().visit.changed;
  person.send(event_of(Event::Type::Show, "results"));
  REQUIRE(person.app().state().visit.finished);
  CHECK(person.app().state().visit.changed == changed + 1);
  expect_nothing_new(person, file, 1);
  CHECK(person.app().state().visit.finished);
  // And the other way round: what is finished wins.
  const std::string finished = person.effects().record;
  Person other(file, on("2026-10-01"));
  reopen_file(other, finished);
  CHECK(other.app().state().keeping.updated == 1);
  CHECK(other.app().state().visit.finished);
}

TEST_CASE("reopen: a visit keeps the language it was answered in") {
  const std::string file = replaced(first_visit(), R"("language":"en")", R"("language":"es")");
  Person person({}, on("2026-10-01"));
  reopen_file(person, file);
  expect_nothing_new(person, file, 1);
  person.send(event_of(Event::Type::Answer, "P4", "helped"));
  CHECK(stored_visits(person)[0]["language"] == "es");
}

TEST_CASE("reopen: another language of the page is no change of the visit") {
  Person person({}, on("2026-10-01"));
  rate(person, 1, "Walk", 1, 2);
  const std::string file = person.effects().record;
  person.send(event_of(Event::Type::SetLanguage, "", "es"));
  expect_nothing_new(person, file, 1);
  CHECK(stored_visits(person)[0]["language"] == "en");
}

TEST_CASE("reopen: a later version of the form leaves the visit its own, in tab and device alike") {
  const std::string tab = replaced(first_visit(), "patient|1.0.0", "patient|0.9.0");
  Start start = on("2026-10-01");
  start.keeping.device = Device::Kept;
  start.kept_record = parse_json(tab, "tab").value().dump(1);  // the same, with blanks
  Person person(tab, start);
  CHECK(person.app().state().past == nullptr);
  CHECK(person.app().state().keeping.differing.empty());
  person.send(event_of(Event::Type::Answer, "P4", "helped"));
  REQUIRE(stored_visits(person).size() == 1);
  CHECK(stored_visits(person)[0]["form"] ==
        "https://nextsession.invalid/Questionnaire/patient|0.9.0");
}

TEST_CASE("reopen: an answer that a file could only set aside makes no second visit") {
  Person person({}, on("2026-10-01"));
  rate(person, 1, "Walk", 1, 2);
  rate(person, 4, "A goal more than the form has", 1, 2);
  const std::string file = person.effects().record;
  expect_nothing_new(person, file, 1);
}

TEST_CASE("reopen: an earlier visit of this tab equals what a file has of it") {
  Person person({}, on("2026-10-01"));
  rate(person, 1, "Walk", 1, 2);
  person.send(event_of(Event::Type::Answer, "S1", "often"));
  rate(person, 4, "A goal more than the form has", 1, 2);
  const std::string file = person.effects().record;
  person.send(event_of(Event::Type::StartVisit, "", "check-in"));
  rate(person, 1, "", -1, 3);
  expect_nothing_new(person, file, 2);
}

TEST_CASE("reopen: a file by another hand is read once, and nothing of it is lost") {
  const std::string file = saved_text_of(Json::array({visit_by_another_hand()}));
  Person person({}, on("2026-10-01"));
  reopen_file(person, file);
  expect_nothing_new(person, file, 1);
  const Json stored = stored_visits(person)[0];
  CHECK(stored["language"] == "pt-BR");
  CHECK(stored["opened"].size() == 2);
  CHECK(stored["ticked"].size() == 2);
  CHECK(stored["words"] == Json({{"A9", "direct"}, {"Z7", "gentle"}}));
  // Unknown advice at its place, with all it says; the unknown field beside it.
  REQUIRE(stored["plan"].size() == 4);
  CHECK(stored["plan"][0]["words"] == "Mine");
  CHECK(stored["plan"][1] ==
        Json({{"advice", "Z9"}, {"wording", "direct"}, {"happened", "Something"}}));
  CHECK(stored["plan"][2]["advice"] == "A1");
  CHECK(stored["plan"][3] == Json({{"advice", "Z8"}, {"raised", "no"}}));
  CHECK(stored["leftOver"].dump().find(R"({"advice":"A1","colour":"blue"})") != std::string::npos);
  CHECK(stored["leftOver"].dump().find("mood") != std::string::npos);
  CHECK(stored["leftOver"].dump().find("\"old\"") != std::string::npos);
  CHECK(stored.dump().find("S1") == std::string::npos);
  CHECK_FALSE(person.app().state().answers.contains("S1"));
  // It is the same in the past, and after a reload.
  person.send(event_of(Event::Type::StartVisit, "", "check-in"));
  rate(person, 1, "", -1, 6);
  expect_nothing_new(person, file, 2);
  CHECK(stored_visits(person)[0] == stored);
  Person again(person.effects().record, on("2026-10-02"));
  again.send(event_of(Event::Type::Show, "keep"));
  expect_nothing_new(again, file, 2);
  CHECK(stored_visits(again)[0] == stored);
}

TEST_CASE("reopen: what is known of a plan may change around what is not") {
  const std::string file = saved_text_of(Json::array({visit_by_another_hand()}));
  Person person(file, on("2026-09-01"));
  person.send(event_of(Event::Type::RemoveFromPlan, "A2"));
  person.send(event_of(Event::Type::RemoveFromPlan, "A1"));
  const Json plan = stored_visits(person)[0]["plan"];
  REQUIRE(plan.size() == 2);
  CHECK(plan[0]["advice"] == "Z9");
  CHECK(plan[1]["advice"] == "Z8");
}

TEST_CASE("reopen: the tab's text and the device's are the same and are read once, or not at all") {
  Start start = on("2026-10-01");
  start.keeping.device = Device::Kept;
  start.kept_record = first_visit();
  Person person(start.kept_record, start);
  CHECK(person.app().state().visit.date == "2026-09-01");
  CHECK(person.app().state().past == nullptr);
  CHECK(person.app().state().keeping.device == Device::Kept);
  start.kept_record = R"({"format":"next-session/record","version":7,"visits":[]})";
  Person unreadable(start.kept_record, start);
  CHECK(unreadable.app().state().keeping.device == Device::Unreadable);
  CHECK(unreadable.app().state().keeping.trouble == "problem.record.newer");
}

TEST_CASE("reopen: parts that were set aside keep a visit from being blank") {
  Json visit = saved_visit(1, "2026-09-01", "full", 4);
  visit["response"].erase("item");
  visit["leftOver"] = {{{"item", {{"linkId", "old"}, {"answer", {{{"valueInteger", 1}}}}}}}};
  const std::string file = saved_text_of(Json::array({visit}));
  Person person(file, on("2026-10-01"));
  person.send(event_of(Event::Type::Show, "how"));
  const State& state = person.app().state();
  CHECK(record_of(state, person.app().content()).visits.size() == 1);
  reopen_file(person, first_visit("2026-09-20"));
  REQUIRE(stored_visits(person).size() == 2);
  CHECK(stored_visits(person)[0]["leftOver"] == visit["leftOver"]);
  person.send(event_of(Event::Type::StartVisit, "", "full"));
  CHECK(stored_visits(person)[0]["leftOver"] == visit["leftOver"]);
}

TEST_CASE("reopen: notes of the plan longer than any field are cut as goals are, and read again") {
  Person person(first_visit(), on("2026-09-01"));
  const std::string note(5000, 'n');
  person.send(event_of(Event::Type::SetText, "plan/A2/happened", note));
  person.send(event_of(Event::Type::SetText, "plan/A2/words", note));
  CHECK(person.app().state().plan_notes.at("A2").happened == note);
  const Json entry = stored_visits(person)[0]["plan"][0];
  CHECK(entry["happened"] == std::string(3997, 'n') + "...");
  CHECK(entry["words"] == std::string(3997, 'n') + "...");
  expect_nothing_new(person, person.effects().record, 1);
  Person again(person.effects().record, on("2026-09-01"));
  CHECK(again.app().state().left_over.is_null());
  CHECK(again.app().state().plan_notes.at("A2").happened.size() == 4000);
}

TEST_CASE("reopen: a tab that only looks finishes nothing") {
  Person first({}, on("2026-09-01"));
  rate(first, 1, "Walk", 1, 2);
  const std::string record = first.effects().record;
  Start start = on("2026-09-01");
  start.keeping.device = Device::Elsewhere;
  start.kept_record = record;
  Person person({}, start);
  person.send(event_of(Event::Type::Show, "results"));
  CHECK_FALSE(person.app().state().visit.finished);
  person.hear({{"news", "took"}, {"text", record}});
  CHECK(person.app().state().keeping.differing.empty());
  CHECK(person.app().state().past == nullptr);
}

TEST_CASE(
    "reopen: a later visit of a file becomes the one under way when the own one is finished") {
  const std::string later = first_visit("2026-09-20");
  Person finished(first_visit("2026-09-01"), Start{"2026-10-01", true, {}, "00000000000000b2"});
  const std::string own = finished.app().state().visit.id;
  // Both were made from the same seed; they are two visits.
  const std::string file = replaced(later, own, "00000000000000cc");
  reopen_file(finished, file);
  CHECK(finished.app().state().visit.id == "00000000000000cc");
  CHECK(finished.app().state().screen == Screen::Keep);
  CHECK(last_look(finished.app().state()) == "2026-09-20");
  CHECK(stored_visits(finished).size() == 2);

  Person unfinished({}, Start{"2026-09-01", true, {}, "00000000000000b2"});
  rate(unfinished, 1, "Walk", 1, 2);
  const std::string started = unfinished.app().state().visit.id;
  reopen_file(unfinished, file);
  CHECK(unfinished.app().state().visit.id == started);
  CHECK(unfinished.app().state().past->record.visits.size() == 1);
}

TEST_CASE("reopen: whether a text is wholly of the other role's form") {
  Person patient({}, on("2026-09-01"));
  rate(patient, 1, "Walk", 1, 2);
  Person therapist({}, on("2026-09-01"));
  therapist.send(event_of(Event::Type::SetForm, "confirmed", "therapist"));
  therapist.send(event_of(Event::Type::Answer, "TX1", "s4-8"));
  const std::string mine = patient.effects().record;
  const std::string theirs = therapist.effects().record;
  const Content& for_patient = patient.app().content();
  const Content& for_therapist = therapist.app().content();
  REQUIRE(for_therapist.form_id == therapist_form);
  Json both = parse_json(mine, "mine").value();
  both["visits"].push_back(parse_json(theirs, "theirs").value()["visits"][0]);
  Json left = parse_json(mine, "mine").value();
  left["visits"] = Json::array();
  left["leftOver"] = parse_json(theirs, "theirs").value()["visits"];
  std::string deep = theirs;  // a later version may nest more than a form does
  deep.insert(deep.rfind("]}"), R"(],"more":[)" + std::string(40, '[') + std::string(40, ']'));
  const Json old = {{"format", "next-session/visit"},
                    {"version", 1},
                    {"form", for_therapist.form.url},
                    {"response", Json::object()}};
  struct Case {
    const char* what;
    std::string text;
    bool for_patient, for_therapist;
    const char* form;
  };
  const Case cases[] = {
      {"a patient's", mine, false, true, "patient"},
      {"a therapist's", theirs, true, false, "therapist"},
      {"one of each", both.dump(), false, false, "therapist"},
      {"the other's visits left over", left.dump(), true, false, "therapist"},
      {"cut off", theirs.substr(0, theirs.size() - 20), true, false, "therapist"},
      {"cut off in the answers", theirs.substr(0, theirs.find("TX1")), true, false, "therapist"},
      {"deep", deep, true, false, "therapist"},
      {"of the format before", old.dump(), true, false, "therapist"},
      {"that one cut off", old.dump().substr(0, old.dump().size() - 1), true, false, "therapist"},
      {"of another form", replaced(theirs, "Questionnaire/therapist", "Questionnaire/couple"),
       false, false, "patient"},
      {"no visits", R"({"format":"next-session/record","version":1,"visits":[]})", false, false,
       "patient"},
      {"visits that are none", R"({"visits":[1,{}],"leftOver":{}})", false, false, "patient"},
      {"no record", "[]", false, false, "patient"},
      {"no JSON", "therapist", false, false, "patient"},
      {"nothing", "", false, false, "patient"},
      {"too much", std::string(9U << 20, ' '), false, false, "patient"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.what);
    CHECK(other_form(one.text, for_patient) == one.for_patient);
    CHECK(other_form(one.text, for_therapist) == one.for_therapist);
    CHECK(form_of_record(one.text) == one.form);
  }
}
