// The screens a person comes back to.
#include <map>
#include <set>

#include "app/chart.h"
#include "app/plan.h"
#include "app/screens.h"
#include "support/over_time.h"

using namespace nextsession;
using nextsession::test::all_nodes;
using nextsession::test::line_over;
using nextsession::test::over_time;
using nextsession::test::OverTime;
using nextsession::test::Person;

namespace {

Start start_on(const std::string& day) {
  Start start;
  start.today = day;
  start.seed = "00000000000000b7";
  return start;
}

void rate_now(Person& person, int goal, int now) {
  const Interpretation& rules = person.app().content().rules;
  person.send(over_time(Event::Type::Answer, repeated_key(rules.goal_group, goal, rules.goal_now),
                        std::to_string(now)));
}

// A finished full visit with two goals, the first from 2 to 3, the second rated now alone; A2 and
// A1 are in the plan.
std::string record_of_one_visit(const std::string& day) {
  Person person({}, start_on(day));
  const Interpretation& rules = person.app().content().rules;
  const auto key = [&](int goal, const std::string& part) {
    return repeated_key(rules.goal_group, goal, part);
  };
  person.send(over_time(Event::Type::AddGoal, "2"));
  person.send(over_time(Event::Type::SetText, key(1, rules.goal_text), "Sleep through"));
  person.send(over_time(Event::Type::Answer, key(1, rules.goal_start), "2"));
  rate_now(person, 1, 3);
  person.send(over_time(Event::Type::SetText, key(2, rules.goal_text), "See friends"));
  rate_now(person, 2, 4);
  person.send(over_time(Event::Type::AddToPlan, "A2"));
  person.send(over_time(Event::Type::AddToPlan, "A1"));
  person.send(over_time(Event::Type::Show, "results"));
  REQUIRE(person.app().state().visit.finished);
  return person.effects().record;
}

// One more check-in with these ratings, up to the page of all visits.
std::string check_in_on(const std::string& record, const std::string& day, int first, int second) {
  Person person(record, start_on(day));
  person.send(over_time(Event::Type::StartVisit, "", "check-in"));
  rate_now(person, 1, first);
  if (second >= 0) rate_now(person, 2, second);
  person.send(over_time(Event::Type::Show, "progress"));
  return person.effects().record;
}

// What holds for every page: ids once, a name for one thing alone, no heading level left out, words
// there. (Fields of the goals page are told apart by the group around them.)
void check_whole(const Page& page) {
  CAPTURE(page.id);
  std::set<std::string> ids;
  std::map<std::string, std::optional<Event>> names;
  int level = 0;
  for (const Node* node : all_nodes(page)) {
    CHECK_MESSAGE(ids.insert(node->id).second, node->id);
    if (node->role == Role::Heading) {
      CHECK_MESSAGE(node->level <= level + 1, node->id);
      level = node->level;
    }
    const bool named = node->role == Role::Button || node->role == Role::TextField ||
                       node->role == Role::ChoiceGroup;
    if (named && !page.id.starts_with("question/") && !test::name_of(*node).empty()) {
      const std::string name = test::name_of(*node);
      const auto known = names.emplace(name, node->event);
      const bool same = node->role == Role::Button && known.first->second == node->event;
      CHECK_MESSAGE((known.second || same), name);
    }
    for (const char* stem : {"forward.", "check-in.", "follow-up.", "plan.", "next."}) {
      CHECK_MESSAGE(!plain(node->text).starts_with(stem), plain(node->text));
      CHECK_MESSAGE(!node->name.starts_with(stem), node->name);
    }
    if (!node->describedby.empty()) CHECK(find_node(page, node->describedby) != nullptr);
  }
}

const Chart& chart_on(const Page& page, std::string_view id) {
  const Node* node = find_node(page, id);
  REQUIRE(node != nullptr);
  REQUIRE(node->chart != nullptr);
  return *node->chart;
}

}  // namespace

TEST_CASE("who comes back is welcomed, with a suggestion and other ways on") {
  struct Case {
    const char* today;
    const char* words;
    const char* primary;
  };
  const std::string record = record_of_one_visit("2026-09-01");
  const Case cases[] = {
      {"2026-09-03", "The next short check-in is best from 15 September 2026 on.", "check-in"},
      {"2026-09-15", "Now is a good time for a short check-in.", "check-in"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.today);
    Person person(record, start_on(c.today));
    check_whole(person.page());
    CHECK(person.sees("Welcome back"));
    CHECK(person.sees("You were last here on 1 September 2026."));
    CHECK(person.sees(c.words));
    for (const char* id : {"check-in", "full", "progress", "result", "saved"}) {
      REQUIRE(person.has(id));
      const bool primary = find_node(person.page(), id)->look == Look::Primary;
      CHECK(primary == (std::string_view(id) == c.primary));
    }
    CHECK_FALSE(person.has("start"));
  }
  // Check-ins since then: the full review is what is due.
  const std::string more = check_in_on(check_in_on(record, "2026-09-20", 4, 4), "2026-10-05", 4, 5);
  Person person(more, start_on("2026-10-20"));
  CHECK(person.sees("Now is a good time for a full review."));
  CHECK(find_node(person.page(), "full")->look == Look::Primary);
  CHECK_FALSE(person.has("result"));
}

TEST_CASE("who is new can say that they are not") {
  const Person person;
  check_whole(person.page());
  CHECK(person.has("start"));
  REQUIRE(person.has("saved"));
  CHECK(*find_node(person.page(), "saved")->event == over_time(Event::Type::Show, "keep"));
}

TEST_CASE("check-in: each goal in the person's words, with its last rating") {
  Person person(record_of_one_visit("2026-09-01"), start_on("2026-09-20"));
  person.use("check-in");
  CHECK(person.page().id == "check-in");
  check_whole(person.page());
  CHECK(person.sees("Sleep through"));
  CHECK(person.sees("Last time, on 1 September 2026: 3."));
  CHECK(person.sees("Last time, on 1 September 2026: 4."));
  person.use("P1#2/P1.now/7");
  CHECK(find_node(person.page(), "P1#2/P1.now/7")->checked);
  CHECK(person.sees("Last time, on 1 September 2026: 4."));  // and not the one of today

  person.use("goals");
  CHECK(person.page().id == "question/P1");
  check_whole(person.page());
  CHECK_FALSE(person.has("progress"));
  CHECK_FALSE(person.has("back"));
  person.use("next");
  CHECK(person.page().id == "check-in");
  person.use("next");
  CHECK(person.page().id == "follow-up");
}

TEST_CASE("check-in: without goals it leads to setting one") {
  Person person({}, start_on("2026-09-20"));
  person.send(over_time(Event::Type::StartVisit, "", "check-in"));
  check_whole(person.page());
  CHECK(person.sees("There is no goal yet."));
  REQUIRE(person.has("goals"));
  CHECK(find_node(person.page(), "goals")->look == Look::Primary);
  person.use("next");
  CHECK(person.page().id == "progress");
  check_whole(person.page());
  CHECK(person.sees("There are no ratings of your goals yet"));
}

TEST_CASE("follow-up: what happened is asked of what was raised; not yet is fine") {
  Person person(record_of_one_visit("2026-09-01"), start_on("2026-09-20"));
  person.use("check-in");
  person.use("next");
  REQUIRE(person.page().id == "follow-up");
  check_whole(person.page());
  CHECK_FALSE(person.has("plan/A2/happened"));
  person.use("follow/A2/yes");
  REQUIRE(person.has("plan/A2/happened"));
  CHECK_FALSE(find_node(person.page(), "plan/A2/happened")->required);
  person.use("plan/A2/happened", "We talked for a while");
  CHECK(find_node(person.page(), "plan/A2/happened")->value == "We talked for a while");
  person.use("follow/A1/no");
  CHECK(person.sees("That is fine. It stays in your plan."));
  CHECK_FALSE(person.has("plan/A1/happened"));
  check_whole(person.page());
  person.use("next");
  CHECK(person.page().id == "progress");

  person.use("to-plan");
  CHECK(person.page().id == "plan");
  check_whole(person.page());
  CHECK(person.has("plan/A1"));
  CHECK_FALSE(person.has("plan/A2"));
  CHECK(person.sees("You brought this up. Noted on 20 September 2026."));
  CHECK(person.sees("What happened: We talked for a while"));
  person.use("follow-up");
  CHECK(person.page().id == "follow-up");
}

TEST_CASE("plan: the words can be changed, and the page's own taken back") {
  Person person(record_of_one_visit("2026-09-01"), start_on("2026-09-20"));
  person.use("check-in");
  person.send(over_time(Event::Type::Show, "plan"));
  REQUIRE(person.page().id == "plan");
  const std::string own = plain(find_node(person.page(), "say/A2")->text);
  CHECK(person.has("say/A2/how"));
  person.use("plan/A2/edit");
  check_whole(person.page());
  REQUIRE(person.has("plan/A2/words"));
  CHECK("“" + find_node(person.page(), "plan/A2/words")->value + "”" == own);
  CHECK_FALSE(person.has("plan/A2/reset"));
  person.use("plan/A2/words", "My words");
  CHECK(plain(find_node(person.page(), "say/A2")->text) == "“My words”");
  person.use("plan/A2/words", std::string(say_limit + 1, 'x'));
  CHECK(find_node(person.page(), "plan/A2/words")->invalid);
  REQUIRE(person.has("plan/A2/reset"));
  person.use("plan/A2/reset");
  CHECK(plain(find_node(person.page(), "say/A2")->text) == own);
  person.use("plan/A2/edit");
  CHECK(person.has("say/A2/how"));
}

TEST_CASE("progress: headline, chart and table of several visits agree") {
  std::string record = record_of_one_visit("2026-09-01");
  record = check_in_on(record, "2026-09-20", 5, 4);
  record = check_in_on(record, "2026-10-01", 6, -1);  // one goal left out
  record = check_in_on(record, "2026-10-20", 7, 6);
  Person person(record, start_on("2026-11-24"));
  person.use("progress");
  check_whole(person.page());
  // Mean of both goals: 3.5 on 1 September, 6.5 on 20 October.
  CHECK(person.sees("you stand 3 points higher than on 1 September 2026. That is a clear change."));
  const Chart& chart = chart_on(person.page(), "chart");
  REQUIRE(chart.lines.size() == 3);
  CHECK(chart.lines[0].points.size() == 3);  // not on the day one goal was left out
  CHECK(chart.lines[1].points.size() == 5);  // with the start from memory
  CHECK(chart.lines[2].points.size() == 3);
  REQUIRE(chart.rows.size() == 5);
  CHECK(chart.rows[3] == std::vector<std::string>{"1 October 2026", "Not rated", "6", "Not rated"});
  CHECK(chart.rows[4] == std::vector<std::string>{"20 October 2026", "6.5", "7", "6"});
  for (const auto& row : chart.rows) CHECK(row.size() == chart.columns.size());

  const Chart& first = chart_on(person.page(), "goal/1/chart");
  CHECK(first.small);
  CHECK(first.lines[0].points.size() == 5);
  CHECK(person.sees("you stand 5 points higher than at the start you remember"));
  CHECK(person.sees("After two full reviews you see here"));
  person.use("how");
  check_whole(person.page());
  CHECK(person.sees("Jacobson & Truax (1991)"));
  CHECK(person.sees("Sen (1968)"));
  CHECK(person.page().title == "Am I moving forward? · Next Session");
}

TEST_CASE("progress: areas from two full reviews on") {
  Person first({}, start_on("2026-09-01"));
  first.send(over_time(Event::Type::Answer, "R1.1", "often"));
  first.send(over_time(Event::Type::Answer, "R1.2", "often"));
  first.send(over_time(Event::Type::Show, "results"));
  Person second(first.effects().record, start_on("2026-10-20"));
  second.use("full");
  second.send(over_time(Event::Type::Answer, "X1", "adult"));
  second.send(over_time(Event::Type::Answer, "R1.1", "always"));
  second.send(over_time(Event::Type::Answer, "R1.2", "always"));
  second.send(over_time(Event::Type::Show, "results"));
  second.send(over_time(Event::Type::Show, "progress"));
  check_whole(second.page());
  const Chart& chart = chart_on(second.page(), "area/R1/chart");
  REQUIRE(chart.lines[0].points.size() == 2);
  CHECK(chart.lines[0].points[1].y > chart.lines[0].points[0].y);
  REQUIRE(chart.rows.size() == 2);
  CHECK(second.sees("At first “" + chart.rows[0][1] + "”, now “" + chart.rows[1][1] + "”."));
  CHECK_FALSE(second.has("area/C1"));
  CHECK(second.sees("Too few answers to compare"));
  CHECK(second.sees("higher is better"));
}

TEST_CASE("therapist: one rating of the shared goals, in words of their own") {
  OverTime other("therapist");
  Person& person = other.person;
  person.send(over_time(Event::Type::StartVisit, "", "check-in"));
  CHECK(person.sees("Where is the work today?"));
  check_whole(person.page());
  const std::string said =
      plain(moving_words(other.scene(), line_over({{"2026-01-01", 6}, {"2026-02-01", 3}})));
  CHECK(said.starts_with("By your ratings the work stands 3 points lower than on 1 January 2026."));
  std::string headline;
  for (const Node& node : moving_headline(other.scene(), line_over({{"2026-01-01", 3}}, 8))) {
    headline += plain(node.text);
  }
  CHECK(headline.find("your therapist") == std::string::npos);
  CHECK(headline.find("supervisor") != std::string::npos);
  person.send(over_time(Event::Type::Show, "progress"));
  CHECK(person.sees("Is the work moving forward?"));
  check_whole(person.page());
}
