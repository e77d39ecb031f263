// A patient's and a therapist's view, chosen, saved, opened and laid side by side.
#include "questionnaire/json.h"
#include "record/shared_view.h"
#include "support/answers.h"
#include "support/coming_back.h"
#include "support/person.h"

using namespace nextsession;
using nextsession::test::all_nodes;
using nextsession::test::answer_in_the_middle;
using nextsession::test::event_of;
using nextsession::test::Person;

namespace {

void open_file(Person& person, const std::string& text) {
  Event opened;
  opened.type = Event::Type::ViewOpened;
  opened.value = text;
  person.send(opened);
}

std::string file_of(const std::string& side, double friction) {
  return write_view({side, "2026-11-20", {{"bond", friction, ""}, {"goals", friction, ""}}}).dump();
}

// Through all questions to the result, and on to the screen where views are chosen.
void finish(Person& person) {
  person.use("start");
  answer_in_the_middle(person);
  person.use("results");
  person.use("to-compare");
  REQUIRE(person.page().id == "compare");
}

}  // namespace

TEST_CASE("comparing: nothing is shown until it is ticked; the file holds what is ticked") {
  Person person;
  finish(person);
  CHECK_FALSE(person.has("save"));
  for (const Node* node : all_nodes(person.page())) CHECK_FALSE(node->checked);
  person.use("show/bond");
  person.use("show/method");
  person.use("show/method");
  person.use("save");
  CHECK(person.effects().file_name == "next-session-view-patient.json");
  Findings findings;
  const auto view = read_view(person.effects().file_text, findings);
  REQUIRE(view.has_value());
  CHECK(view->side == "patient");
  CHECK(view->made == "2026-11-24");
  REQUIRE(view->themes.size() == 1);
  CHECK(view->themes.front().theme == "bond");
  // What is chosen for a comparison is not kept with the visit.
  CHECK(person.effects().record.find("bond") == std::string::npos);
}

TEST_CASE("comparing: a check-in has no view of its own, and says why") {
  Person person;
  finish(person);
  CHECK_FALSE(person.sees("this is a short check-in"));
  person.send(event_of(Event::Type::StartVisit, "", "check-in"));
  person.send(event_of(Event::Type::Show, "compare"));
  REQUIRE(person.page().id == "compare");
  CHECK(person.sees("this is a short check-in"));
  CHECK_FALSE(person.has("show/bond"));
}

TEST_CASE("comparing: the own view and a file, theme by theme") {
  Person person;
  finish(person);
  person.use("show/bond");
  open_file(person, file_of("therapist", 1));
  CHECK(person.page().focus == "others/title");
  person.use("show-both");
  CHECK(person.page().id == "comparison");
  const Node* chart = find_node(person.page(), "theme/bond/dots");
  REQUIRE(chart != nullptr);
  REQUIRE(chart->dots.size() == 2);
  CHECK(chart->dots[0].label == "Patient");
  CHECK(chart->dots[1].at == doctest::Approx(1));
  // The goals were not ticked, so their place stays with the patient.
  const Node* goals = find_node(person.page(), "theme/goals/dots");
  REQUIRE(goals != nullptr);
  CHECK(goals->dots.size() == 1);
  CHECK(goals->dots[0].label == "Therapist");
}

TEST_CASE("comparing: two files on one device, without any visit") {
  Person person;
  person.use("compare");
  CHECK(person.sees("answer the questions and look at your result first"));
  open_file(person, file_of("patient", 0));
  CHECK_FALSE(person.has("show-both"));
  open_file(person, file_of("therapist", 0.1));
  person.use("show-both");
  CHECK(person.sees("You see 2 areas much alike."));
  person.use("to-compare");
  person.use("opened/patient/remove");
  CHECK_FALSE(person.has("show-both"));
  CHECK(person.page().focus == "others/title");
}

TEST_CASE("comparing: a file that cannot be used says why and changes nothing") {
  Person person;
  finish(person);
  person.use("show/bond");
  open_file(person, file_of("therapist", 0.5));
  Json newer = parse_json(file_of("therapist", 0), "view").value();
  newer["version"] = 9;
  Json strange = parse_json(file_of("therapist", 0), "view").value();
  strange["themes"] = Json::array({{{"theme", "weather"}, {"friction", 0.5}}});
  struct Row {
    std::string text, problem;
  };
  const std::vector<Row> rows = {{"", "problem.view.damaged"},
                                 {"{\"a\": 1}", "problem.view.damaged"},
                                 {newer.dump(), "problem.view.newer"},
                                 {strange.dump(), "problem.view.empty"},
                                 {std::string((1U << 20) + 1, 'x'), "problem.view.too-large"},
                                 {file_of("patient", 0), "problem.view.same-side.patient"}};
  for (const Row& row : rows) {
    CAPTURE(row.problem);
    open_file(person, row.text);
    CHECK(person.app().state().problem == row.problem);
    CHECK(person.page().focus == "problem");
    CHECK(person.sees(person.app().content().words.text(row.problem)));
    const auto kept = person.app().state().opened_views.find("therapist");
    REQUIRE(kept != person.app().state().opened_views.end());
    CHECK(kept->second.themes.front().friction == doctest::Approx(0.5));
  }
}

TEST_CASE("comparing: after answers about the therapist or home nothing is offered") {
  for (const char* code : {"home-harm", "therapist-contact", "therapist-lines"}) {
    CAPTURE(code);
    Person person;
    finish(person);
    person.use("show/bond");
    Event include;
    include.type = Event::Type::Include;
    include.target = "S2";
    include.value = code;
    person.send(include);
    open_file(person, file_of("therapist", 0.5));
    CHECK_FALSE(person.has("save"));
    CHECK_FALSE(person.has("show-both"));
    Event save;
    save.type = Event::Type::SaveView;
    person.send(save);
    CHECK(person.effects().file_name.empty());
    Event show;
    show.type = Event::Type::Show;
    show.target = "comparison";
    person.send(show);  // its safety screen comes first
    if (person.page().id.starts_with("safety/")) person.use("continue");
    CHECK(person.sees("does not offer to compare this time"));
    CHECK_FALSE(person.has("theme/bond"));
    show.target = "results";
    person.send(show);
    CHECK_FALSE(person.has("to-compare"));
  }
}

TEST_CASE("comparing: after a reload the safety questions come before any view") {
  Person first;
  finish(first);
  first.use("show/bond");
  const std::string record = first.effects().record;
  Person person(record);
  CHECK(person.page().id == "compare");
  CHECK_FALSE(person.has("show/bond"));
  CHECK(person.sees("look at your result first"));
}

TEST_CASE("comparing: a therapist shows their side, in their own words") {
  Person person;
  person.use("other");
  finish(person);
  CHECK(person.sees("This client will see how each area you tick stands."));
  person.use("show/openness");
  person.use("save");
  CHECK(person.effects().file_name == "next-session-view-therapist.json");
  open_file(person, file_of("patient", 0.5));
  person.use("show-both");
  CHECK(person.has("theme/openness"));
  CHECK(person.has("theme/bond"));
}

TEST_CASE("comparing: erasing leaves no view behind") {
  Person person;
  finish(person);
  person.use("show/bond");
  open_file(person, file_of("therapist", 0.5));
  Event erase;
  erase.type = Event::Type::Erase;
  person.send(erase);
  CHECK(person.app().state().opened_views.empty());
  CHECK(person.app().state().shown_themes.empty());
  CHECK_FALSE(person.app().state().result_seen);
}
