// A whole visit, looked at: every page the app shows on the way is laid out at the widths and sizes
// of words people have, and nothing on it may be cut off, too small to hit, or covered.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "../support/gui.h"
#include "../support/layout_checks.h"
#include "support/person.h"

using namespace nextsession;
using namespace nextsession::support;

namespace {

class Walk {
 public:
  int pages() const { return static_cast<int>(seen_.size()); }

  // `what` tells pages apart that have the same id.
  void look(const std::string& what = {}) {
    const Page& page = person_.page();
    if (!seen_.insert(page.id + what).second) return;
    for (const float width : {240.0F, 390.0F, 768.0F, 1280.0F}) {
      for (const float scale : {1.0F, 1.5F, 2.0F}) {
        CAPTURE(page.id);
        CAPTURE(what);
        CAPTURE(width);
        CAPTURE(scale);
        check_layout(page, lay_out_page(page, width, 800, scale, theme_, typesetter()));
      }
    }
  }
  void send(Event::Type type, const std::string& target, const std::string& value = {}) {
    Event event;
    event.type = type;
    event.target = target;
    event.value = value;
    person_.send(event);
  }
  // Uses every control on the page whose event is of this type.
  void all(Event::Type type) {
    std::vector<Event> events;
    for (const Node* node : test::all_nodes(person_.page())) {
      if (node->event && node->event->type == type) events.push_back(*node->event);
    }
    for (const Event& event : events) person_.send(event);
  }
  // Gives the answer at `index` to each rating, and the first to any other question, until the
  // last.
  void answer_all(std::size_t index) {
    for (int i = 0; i < 90 && person_.page().id.starts_with("question"); ++i) {
      look();
      const std::string key = person_.app().state().question;
      std::vector<std::string> choices;
      for (const Node* node : test::all_nodes(person_.page())) {
        if (node->role == Role::Choice && node->id.starts_with(key + "/")) {
          choices.push_back(node->id);
        }
      }
      if (!choices.empty()) person_.use(choices[choices.size() >= 5 ? index : 0]);
      look("answered");
      if (!person_.has("next")) return;
      person_.use("next");
      while (person_.page().id.starts_with("safety")) {
        look();
        if (!person_.has("continue")) return;
        person_.use("continue");
      }
    }
  }

 private:
  test::Person person_;
  Theme theme_ = read_theme(theme_json());
  std::set<std::string> seen_;
};

}  // namespace

TEST_CASE("every page of a visit is laid out well") {
  using Type = Event::Type;
  for (const std::size_t answer : {0U, 1U, 4U}) {
    CAPTURE(answer);
    Walk visit;
    visit.look();
    for (const char* dialog : {"help", "display", "erase"}) {
      visit.send(Type::OpenDialog, dialog, dialog);
      visit.look(dialog);
      visit.send(Type::SetCountry, "", "GB");
      visit.look(std::string(dialog) + " in a country");
      visit.send(Type::CloseDialog, "");
    }
    for (const char* screen : {"how", "privacy", "sources"}) {
      visit.send(Type::Show, screen);
      visit.look();
    }
    visit.send(Type::Show, "question");
    visit.answer_all(answer);
    for (const char* screen : {"review", "results"}) {
      visit.send(Type::Show, screen);
      visit.look();
    }
    visit.all(Type::Expand);
    visit.look("expanded");
    visit.all(Type::AddToPlan);
    visit.look("planned");
    visit.send(Type::Show, "plan");
    visit.look();
    CHECK(visit.pages() >= 30);
  }
}
