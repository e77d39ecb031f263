// Keeping the record: files opened, the device, two tabs, orders and news.
#include "app/keep.h"

#include "app/visits.h"
#include "support/coming_back.h"

using namespace nextsession;
using namespace nextsession::test;

TEST_CASE("opening a file adds what is new, once, and keeps what is under way") {
  const std::string file = first_visit();
  Person person({}, Start{"2026-10-01", true, {}, "00000000000000b2"});
  rate(person, 1, "Other goal", 4, 5);
  for (int time = 0; time < 2; ++time) {
    CAPTURE(time);
    person.hear({{"news", "file"}, {"name", "mine.json"}, {"text", file}});
    CHECK(person.app().state().keeping.added == 1 - time);
    CHECK(person.app().state().past->record.visits.size() == 1);
    CHECK(given_integer(person.app().state().answers, "P1#1/P1.now") == 5);
    CHECK(person.app().state().screen == Screen::Keep);
  }
}

TEST_CASE("opening a file at a fresh page makes its latest visit the one under way") {
  Person person({}, on("2026-10-01"));
  person.hear({{"news", "file"}, {"name", "mine.json"}, {"text", first_visit()}});
  CHECK(person.app().state().visit.date == "2026-09-01");
  CHECK(has_history(person.app().state()));
  CHECK(person.app().state().screen == Screen::Keep);
}

TEST_CASE("a locked file of a later version is refused as one, and no longer asks to be unlocked") {
  Person person({}, on("2026-10-01"));
  person.send(event_of(Event::Type::Show, "keep"));
  person.hear({{"news", "locked-file"}, {"name", "later.json"}});
  REQUIRE(person.app().state().keeping.file_locked);
  person.hear({{"news", "trouble"}, {"what", "failed"}, {"where", "file"}, {"why", "newer"}});
  CHECK(person.app().state().keeping.trouble == "problem.record.newer");
  CHECK_FALSE(person.app().state().keeping.file_locked);
}

TEST_CASE("a file that cannot be opened changes nothing and is named") {
  struct Case {
    const char* text;
    const char* trouble;
  };
  const Case cases[] = {
      {"", "problem.record.damaged"},
      {"no json", "problem.record.damaged"},
      {"[]", "problem.record.damaged"},
      {R"({"format":"next-session/record","version":2,"visits":[]})", "problem.record.newer"},
      {R"({"format":"other","version":1})", "problem.record.damaged"},
  };
  Person person(first_visit(), on("2026-09-20"));
  person.send(event_of(Event::Type::Show, "keep"));
  const std::string before = person.effects().record;
  for (const Case& one : cases) {
    CAPTURE(one.text);
    person.hear({{"news", "file"}, {"name", "x.json"}, {"text", one.text}});
    CHECK(person.app().state().keeping.trouble == one.trouble);
    CHECK(person.effects().record == before);
  }
}

TEST_CASE("an unreadable record of the device is left alone") {
  Start start = on("2026-10-01");
  start.keeping.device = Device::Kept;
  start.kept_record = R"({"format":"next-session/record","version":7,"visits":[]})";
  Person person({}, start);
  CHECK(person.app().state().keeping.device == Device::Unreadable);
  person.send(event_of(Event::Type::Show, "how"));
  REQUIRE(person.effects().orders.size() == 1);
  CHECK(person.effects().orders[0].find("hands-off") != std::string::npos);
  person.send(event_of(Event::Type::Show, "welcome"));
  CHECK(person.effects().orders.empty());
}

TEST_CASE("another tab has the record: looking is possible, changing is not") {
  Start start = on("2026-09-20");
  start.keeping.device = Device::Elsewhere;
  start.kept_record = first_visit();
  Person person({}, start);
  const Answers answers = person.app().state().answers;
  person.send(event_of(Event::Type::StartVisit, "", "check-in"));
  person.send(event_of(Event::Type::Answer, "P4", "better"));
  CHECK(person.app().state().answers == answers);
  CHECK_FALSE(person.effects().store);
  person.send(event_of(Event::Type::Show, "progress"));
  CHECK(person.app().state().screen == Screen::Progress);
  person.hear({{"news", "took"}, {"text", first_visit()}});
  CHECK(person.app().state().keeping.device == Device::Kept);
  person.send(event_of(Event::Type::StartVisit, "", "check-in"));
  CHECK(person.app().state().visit.check_in);
}

TEST_CASE("orders: a passphrase typed for a file sets none") {
  Person person(first_visit(), on("2026-09-20"));
  person.hear({{"news", "locked-file"}, {"name", "mine.json"}});
  person.send(event_of(Event::Type::SetText, "secret", "of the file"));
  for (const Event::Type order : {Event::Type::Keep, Event::Type::SaveRecord}) {
    person.send(event_of(order));
    REQUIRE(person.effects().orders.size() == 1);
    CHECK(person.effects().orders[0].find("of the file") == std::string::npos);
  }
  person.send(event_of(Event::Type::UnlockFile));
  REQUIRE(person.effects().orders.size() == 1);
  CHECK(person.effects().orders[0].find("of the file") != std::string::npos);
}

TEST_CASE("orders: the passphrase is handed on once and forgotten") {
  Person person(first_visit(), on("2026-09-20"));
  person.send(event_of(Event::Type::Show, "keep"));
  person.send(event_of(Event::Type::SetText, "secret", "open sesame"));
  CHECK(person.effects().record.find("sesame") == std::string::npos);
  person.send(event_of(Event::Type::Keep));
  REQUIRE(person.effects().orders.size() == 1);
  CHECK(person.effects().orders[0].find("open sesame") != std::string::npos);
  CHECK(person.app().state().keeping.secret.empty());
  person.hear({{"news", "kept"}, {"secret", true}});
  CHECK(person.app().state().keeping.device == Device::Kept);
  CHECK(person.app().state().keeping.under_secret);
  person.hear({{"news", "trouble"}, {"what", "full"}});
  CHECK(person.app().state().keeping.trouble == "trouble.full");
}
