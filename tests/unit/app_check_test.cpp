// The page about checking for oneself, the page as a file, and a new version of it.
#include <string>

#include "app/keep.h"
#include "app/navigate.h"
#include "support/coming_back.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

const std::string sum = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
constexpr const char* in_groups =
    "01234567 89abcdef 01234567 89abcdef 01234567 89abcdef 01234567 89abcdef";

// The orders given with the last event, by what they do.
std::vector<std::string> orders(const Person& person) {
  std::vector<std::string> all;
  for (const std::string& order : person.effects().orders) {
    all.push_back(Json::parse(order).at("do").get<std::string>());
  }
  return all;
}

using Orders = std::vector<std::string>;

std::string words_of(const Person& person, const std::string& id) {
  const Node* found = find_node(person.page(), id);
  return found == nullptr ? std::string() : plain(found->text);
}

Person at_check() {
  Person person("", on("2026-10-20"));
  person.send(event_of(Event::Type::Show, "privacy"));
  person.send(event_of(Event::Type::Show, "check"));
  return person;
}

}  // namespace

TEST_CASE("check: the fingerprint is asked for once, and shown in groups") {
  Person person = at_check();
  CHECK(orders(person) == Orders{"fingerprint"});
  CHECK(!person.has("copy"));
  person.hear({{"news", "fingerprint"}, {"sha256", sum}});
  CHECK(words_of(person, "file.sum").find(in_groups) != std::string::npos);
  person.send(event_of(Event::Type::Show, "privacy"));
  person.send(event_of(Event::Type::Show, "check"));
  CHECK(orders(person).empty());
  CHECK(words_of(person, "file.sum").find(in_groups) != std::string::npos);
}

TEST_CASE("check: the fingerprint is copied without its gaps") {
  Person person = at_check();
  person.send(event_of(Event::Type::CopyFingerprint));
  CHECK(orders(person).empty());
  person.hear({{"news", "fingerprint"}, {"sha256", sum}});
  person.send(event_of(Event::Type::CopyFingerprint));
  REQUIRE(orders(person) == Orders{"copy"});
  CHECK(Json::parse(person.effects().orders.front()).at("text") == sum);
  person.hear({{"news", "copied"}});
  CHECK(person.page().announce.find("fingerprint") != std::string::npos);
}

TEST_CASE("check: a browser that cannot tell the fingerprint is no trouble") {
  Person person = at_check();
  const std::string waiting = words_of(person, "file.sum");
  person.hear({{"news", "fingerprint"}, {"sha256", ""}});
  CHECK(words_of(person, "file.sum") != waiting);
  CHECK(!person.has("copy"));
  CHECK(!person.has("trouble"));
  person.send(event_of(Event::Type::CopyFingerprint));
  CHECK(orders(person).empty());
}

TEST_CASE("check: it leads back to privacy, and that to where the person was") {
  Person person("", on("2026-10-20"));
  person.send(event_of(Event::Type::StartVisit, "", "full"));
  const std::string before = person.page().id;
  person.send(event_of(Event::Type::Show, "privacy"));
  person.send(event_of(Event::Type::Show, "check"));
  person.use("back");
  CHECK(person.page().id == "privacy");
  person.use("back");
  CHECK(person.page().id == before);
}

TEST_CASE("the page saves itself, whatever may be kept of the answers") {
  for (const Device device : {Device::Nothing, Device::Kept, Device::Locked, Device::Elsewhere,
                              Device::Unreadable, Device::Blocked}) {
    CAPTURE(static_cast<int>(device));
    Start start = on("2026-10-20");
    start.keeping.device = device;
    Person person("", start);
    person.send(event_of(Event::Type::Show, "keep"));
    person.use("save-page");
    REQUIRE(!orders(person).empty());
    CHECK(orders(person).back() == "save-page");
    person.hear({{"news", "saved-page"}, {"name", "next-session.html"}});
    CHECK(!person.page().announce.empty());
    CHECK(!person.app().state().keeping.waiting);
    CHECK(!person.app().state().keeping.saved);
  }
}

TEST_CASE("a new version is offered on every page but the ones for danger, and never forced") {
  Person person("", on("2026-10-20"));
  person.send(event_of(Event::Type::UseUpdate));
  CHECK(orders(person).empty());
  person.hear({{"news", "update"}});
  CHECK(orders(person).empty());
  REQUIRE(person.has("update"));
  person.send(event_of(Event::Type::StartVisit, "", "full"));
  CHECK(person.has("update"));
  person.use("use-update");
  CHECK(orders(person) == Orders{"update"});
}

TEST_CASE("a new version is still offered after everything was erased") {
  Person person("", on("2026-10-20"));
  person.hear({{"news", "update"}});
  person.send(event_of(Event::Type::Erase));
  CHECK(!person.has("update"));
  person.hear({{"news", "erased"}, {"left", Json::array()}});
  person.send(event_of(Event::Type::Show, "welcome"));
  CHECK(person.has("update"));
}
