// Who leaves, erases, or may not be kept: what goes, and above all what stays.
#include "app/keep.h"
#include "app/navigate.h"
#include "app/visits.h"
#include "support/coming_back.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

constexpr Device every_device[] = {Device::Nothing,   Device::Kept,       Device::Locked,
                                   Device::Elsewhere, Device::Unreadable, Device::Blocked};

Person at_device(Device device, const std::string& saved = {}) {
  Start start = on("2026-10-20");
  start.keeping.device = device;
  return Person(saved, start);
}

// As far as the screen that ends the keeping of this visit.
void tell_of_violence(Person& person) {
  person.send(event_of(Event::Type::StartVisit, "", "full"));
  person.send(event_of(Event::Type::Answer, "X1", "adult"));
  person.send(event_of(Event::Type::Include, "S2", "home-harm"));
  person.send(event_of(Event::Type::Show, "review"));
  REQUIRE(person.page().id == "safety/SF4");
}

bool announces(const Person& person, const std::string& words) {
  return person.page().announce.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("leaving: nothing that is kept on the device goes, read or not") {
  for (const Device device : every_device) {
    CAPTURE(static_cast<int>(device));
    Person person = at_device(device);
    person.send(event_of(Event::Type::QuickExit));
    CHECK(person.effects().exit);
    CHECK(person.effects().erase == (device == Device::Nothing));
  }
}

TEST_CASE("violence at home: a record that nobody has read stays") {
  for (const Device device : every_device) {
    if (device == Device::Elsewhere) continue;  // looks only
    CAPTURE(static_cast<int>(device));
    Person person = at_device(device);
    tell_of_violence(person);
    const bool read = device == Device::Nothing || device == Device::Kept;
    CHECK(person.effects().erase == read);
    CHECK(person.effects().record.empty());
    CHECK(person.effects().store == !read);
  }
}

TEST_CASE("violence at home: where all was removed, nothing is said to be kept") {
  Person person = at_device(Device::Kept);
  tell_of_violence(person);
  CHECK(person.app().state().keeping.device == Device::Nothing);
  person.hear({{"news", "erased"}, {"left", {"database"}}});
  CHECK(person.app().state().keeping.trouble == "trouble.stop");
}

TEST_CASE("news: a trouble is over when the record is kept again") {
  for (const char* what : {"full", "failed"}) {
    CAPTURE(what);
    Person person = at_device(Device::Kept);
    person.hear({{"news", "trouble"}, {"what", what}, {"where", "device"}});
    REQUIRE(find_node(person.page(), "trouble") != nullptr);
    person.hear({{"news", "kept"}, {"secret", false}});
    CHECK(find_node(person.page(), "trouble") == nullptr);
  }
  Person person = at_device(Device::Kept);
  person.hear({{"news", "trouble"}, {"what", "failed"}, {"where", "device"}, {"why", "slow"}});
  REQUIRE(find_node(person.page(), "trouble") != nullptr);
  person.hear({{"news", "kept"}, {"secret", true}});
  CHECK(find_node(person.page(), "trouble") == nullptr);
}

TEST_CASE("news: what another tab removed is not called kept") {
  Person person = at_device(Device::Kept);
  person.hear({{"news", "gone"}});
  CHECK(person.app().state().keeping.device == Device::Nothing);
  CHECK(find_node(person.page(), "trouble") != nullptr);
}

TEST_CASE("news: a tab that only looks takes no file") {
  Start start = on("2026-10-20");
  start.keeping.device = Device::Elsewhere;
  start.kept_record = first_visit();
  Person person({}, start);
  person.hear({{"news", "file"}, {"name", "x.json"}, {"text", first_visit("2026-08-01")}});
  CHECK(person.app().state().screen != Screen::Keep);
  CHECK(person.app().state().past == nullptr);
  CHECK(announces(person, "Here you can look"));
}

TEST_CASE("news: a file dropped on the help lines leads nobody away from them") {
  Person person = at_device(Device::Nothing);
  tell_of_violence(person);
  person.hear({{"news", "file"}, {"name", "x.json"}, {"text", first_visit()}});
  CHECK(person.page().id == "safety/SF4");
  person.hear({{"news", "locked-file"}, {"name", "x.json"}});
  CHECK(person.page().id == "safety/SF4");
}

TEST_CASE("news: a file dropped on an aside leads back to where the person was") {
  Person person(first_visit(), on("2026-10-20"));
  person.send(event_of(Event::Type::Show, "progress"));
  person.send(event_of(Event::Type::Show, "how"));
  person.hear({{"news", "file"}, {"name", "x.json"}, {"text", first_visit("2026-08-01")}});
  REQUIRE(person.app().state().screen == Screen::Keep);
  person.use("back");
  CHECK(person.app().state().screen == Screen::Progress);
}

TEST_CASE("news: the day goes on in a tab that stays open, and only to a real day") {
  Person person(first_visit(), on("2026-09-02"));
  person.hear({{"news", "day"}, {"today", "2026-09-20"}});
  CHECK(person.app().state().today == "2026-09-20");
  for (const char* wrong : {"", "2026-13-01", "tomorrow"}) {
    person.hear({{"news", "day"}, {"today", wrong}});
    CHECK(person.app().state().today == "2026-09-20");
  }
  person.send(event_of(Event::Type::StartVisit, "", "check-in"));
  rate(person, 1, "", -1, 6);
  CHECK(person.app().state().visit.date == "2026-09-20");
}

TEST_CASE("a reload on the report of a check-in leads to the page it is made from") {
  Person person(first_visit(), on("2026-09-20"));
  person.send(event_of(Event::Type::StartVisit, "", "check-in"));
  rate(person, 1, "", -1, 6);
  person.send(event_of(Event::Type::Show, "report"));
  REQUIRE(person.app().state().screen == Screen::Report);
  Person again(person.effects().record, on("2026-09-20"));
  CHECK(again.app().state().screen == Screen::Progress);
}

TEST_CASE("plan: what a safety flag holds back is kept, and shown nowhere") {
  Person person(first_visit(), on("2026-10-20"));
  person.send(event_of(Event::Type::StartVisit, "", "full"));
  person.send(event_of(Event::Type::Answer, "X1", "adult"));
  person.send(event_of(Event::Type::Include, "S2", "therapist-contact"));
  person.send(event_of(Event::Type::Show, "review"));
  if (person.page().id.starts_with("safety")) {
    person.send(event_of(Event::Type::FlagSeen, person.app().state().flag));
  }
  person.send(event_of(Event::Type::Show, "plan"));
  REQUIRE(person.app().state().screen == Screen::Plan);
  CHECK(find_node(person.page(), "plan/A2") == nullptr);
  CHECK(find_node(person.page(), "held-back") != nullptr);
  CHECK(person.app().state().plan.size() == 2);
  person.send(event_of(Event::Type::Show, "report"));
  CHECK(find_node(person.page(), "report/plan/A2") == nullptr);
  person.send(event_of(Event::Type::Exclude, "S2", "therapist-contact"));
  person.send(event_of(Event::Type::Show, "plan"));
  CHECK(find_node(person.page(), "plan/A2") != nullptr);
}
