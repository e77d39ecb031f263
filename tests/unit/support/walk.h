// A whole visit, screen by screen: what tests look at that must hold for everything the app shows.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "record/shared_view.h"
#include "support/person.h"

namespace nextsession::test {

class Walk {
 public:
  // Gets each page once; the second value tells pages apart that have the same id.
  using Look = std::function<void(const Page&, const std::string&)>;
  explicit Walk(Look look) : look_(std::move(look)) {}

  int pages() const { return static_cast<int>(seen_.size()); }

  void look(const std::string& what = {}) {
    const Page& page = person_.page();
    if (seen_.insert(page.id + what).second) look_(page, what);
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
    for (const Node* node : all_nodes(person_.page())) {
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
      for (const Node* node : all_nodes(person_.page())) {
        if (node->role == Role::Choice && node->id.starts_with(key + "/")) {
          choices.push_back(node->id);
        }
      }
      type_too_much();
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
  // With a field on the page: more words than it takes, which is told, and then fewer.
  void type_too_much() {
    std::vector<std::string> fields;
    for (const Node* node : all_nodes(person_.page())) {
      if (node->role == Role::TextField && node->event) fields.push_back(node->event->target);
    }
    if (fields.empty() || !person_.has("next")) return;
    send(Event::Type::SetText, fields[0], std::string(5000, 'x'));
    person_.use("next");
    look("too long");
    send(Event::Type::SetText, fields[0], "Sleep better");
  }
  // From the first page to the plan, with every dialog and every page about the page.
  void visit(std::size_t answer) {
    using Type = Event::Type;
    look();
    for (const char* dialog : {"help", "display", "erase"}) {
      send(Type::OpenDialog, dialog, dialog);
      look(dialog);
      send(Type::SetCountry, "", "GB");
      look(std::string(dialog) + " in a country");
      send(Type::CloseDialog, "");
    }
    for (const char* screen : {"how", "privacy", "sources"}) {
      send(Type::Show, screen);
      look();
    }
    send(Type::Show, "question");
    answer_all(answer);
    for (const char* screen : {"review", "results"}) {
      send(Type::Show, screen);
      look();
    }
    all(Type::Expand);
    look("expanded");
    all(Type::AddToPlan);
    look("planned");
    send(Type::Show, "plan");
    look();
  }

  // The questions of a therapist from here on; whatever was answered goes.
  void as_therapist() {
    send(Event::Type::SetForm, "confirmed", "therapist");
    look("therapist");
  }
  // A result of nearly no answers: no area is known.
  void visit_without_answers() {
    send(Event::Type::Show, "question");
    send(Event::Type::Show, "results");
    look("no answers");
    all(Event::Type::Expand);
    look("no answers, expanded");
  }
  // Two files laid side by side, with every way in which two views can stand to each other.
  void compare() {
    send(Event::Type::Show, "compare");
    look("before");
    open_view({"patient",
               "2026-11-20",
               {{"bond", 0, ""},
                {"goals", 0.9, ""},
                {"method", 0.1, ""},
                {"openness", 0.3, ""},
                {"respect", 0.6, ""}}});
    look("one file");
    open_view(
        {"therapist",
         "2026-11-21",
         {{"bond", 0.1, ""}, {"goals", 0.8, ""}, {"method", 0.9, ""}, {"openness", 0.35, ""}}});
    look("two files");
    send(Event::Type::ViewOpened, "", "not a view");
    look("a file that is none");
    send(Event::Type::Show, "comparison");
    look();
  }

 private:
  void open_view(const SharedView& view) {
    send(Event::Type::ViewOpened, "", write_view(view).dump());
  }

  test::Person person_;
  Look look_;
  std::set<std::string> seen_;
};

}  // namespace nextsession::test
