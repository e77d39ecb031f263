#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "progress/timeline.h"

using namespace nextsession;

namespace {

// "2026-01-05=4 2026-02-01=5.5", with "start 3: " before it where there is one.
std::string told(const GoalLine& line) {
  const auto number = [](double value) {
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    return text.back() == '.' ? text.substr(0, text.size() - 1) : text;
  };
  std::string text = line.recalled ? "start " + number(*line.recalled) + ":" : "";
  for (const Rating& rating : line.ratings) {
    text += (text.empty() ? "" : " ") + rating.date + "=" + number(rating.value);
  }
  return text;
}

std::string told(const Timeline& timeline) {
  std::string text;
  for (const GoalLine& line : timeline.goals) text += line.text + " [" + told(line) + "]\n";
  return text + "all [" + told(timeline.all) + "]";
}

}  // namespace

TEST_CASE("timeline: goals over visits") {
  struct Row {
    const char* about;
    std::vector<RatedVisit> visits;
    const char* expected;
  };
  const std::vector<Row> rows = {
      {"no visits", {}, "all []"},
      {"one visit",
       {{"2026-01-05", {{"sleep", 2, 4}, {"talk", 3, 6}}}},
       "sleep [start 2: 2026-01-05=4]\ntalk [start 3: 2026-01-05=6]\n"
       "all [start 2.5: 2026-01-05=5]"},
      {"visits in any order",
       {{"2026-03-01", {{"sleep", {}, 6}}},
        {"2026-01-05", {{"sleep", 2, 4}}},
        {"2026-02-01", {{"sleep", {}, 5}}}},
       "sleep [start 2: 2026-01-05=4 2026-02-01=5 2026-03-01=6]\n"
       "all [start 2: 2026-01-05=4 2026-02-01=5 2026-03-01=6]"},
      {"blanks and the case of A-Z make no other goal, the last spelling stays",
       {{"2026-01-05", {{" Sleep  well\n", 2, 4}}}, {"2026-02-01", {{"SLEEP  WELL", {}, 5}}}},
       "SLEEP  WELL [start 2: 2026-01-05=4 2026-02-01=5]\n"
       "all [start 2: 2026-01-05=4 2026-02-01=5]"},
      {"other words are another goal",
       {{"2026-01-05", {{"sleep", 2, 4}}}, {"2026-02-01", {{"sleep well", {}, 5}}}},
       "sleep well [2026-02-01=5]\nsleep [start 2: 2026-01-05=4]\nall [2026-02-01=5]"},
      {"the start as first remembered stays",
       {{"2026-01-05", {{"sleep", {}, 4}}},
        {"2026-02-01", {{"sleep", 3, 5}}},
        {"2026-03-01", {{"sleep", 1, 5}}}},
       "sleep [start 3: 2026-01-05=4 2026-02-01=5 2026-03-01=5]\n"
       "all [start 3: 2026-01-05=4 2026-02-01=5 2026-03-01=5]"},
      {"the latest visit's order, then older goals, the most recent first",
       {{"2026-01-05", {{"a", {}, 1}, {"b", {}, 2}, {"c", {}, 3}}},
        {"2026-02-01", {{"d", {}, 4}, {"b", {}, 5}}},
        {"2026-03-01", {{"e", {}, 6}, {"d", {}, 7}}}},
       "e [2026-03-01=6]\nd [2026-02-01=4 2026-03-01=7]\nb [2026-01-05=2 2026-02-01=5]\n"
       "a [2026-01-05=1]\nc [2026-01-05=3]\nall [2026-03-01=6.5]"},
      {"all: at days when each was rated",
       {{"2026-01-05", {{"a", 1, 1}, {"b", 2, 2}}},
        {"2026-02-01", {{"a", {}, 9}}},
        {"2026-03-01", {{"b", {}, 4}, {"a", {}, 3}}}},
       "b [start 2: 2026-01-05=2 2026-03-01=4]\n"
       "a [start 1: 2026-01-05=1 2026-02-01=9 2026-03-01=3]\n"
       "all [start 1.5: 2026-01-05=1.5 2026-03-01=3.5]"},
      {"all: a goal the latest visit left unrated does not count",
       {{"2026-01-05", {{"a", {}, 1}, {"b", {}, 2}}},
        {"2026-02-01", {{"a", {}, 3}, {"b", {}, {}}}}},
       "a [2026-01-05=1 2026-02-01=3]\nb [2026-01-05=2]\nall [2026-01-05=1 2026-02-01=3]"},
      {"all: a latest visit without ratings leaves it to the one before",
       {{"2026-01-05", {{"a", {}, 1}, {"b", {}, 2}}}, {"2026-02-01", {{"b", {}, {}}}}},
       "b [2026-01-05=2]\na [2026-01-05=1]\nall [2026-01-05=1.5]"},
      {"all: no start unless each has one",
       {{"2026-01-05", {{"a", 1, 1}, {"b", {}, 2}}}},
       "a [start 1: 2026-01-05=1]\nb [2026-01-05=2]\nall [2026-01-05=1.5]"},
      {"the last of a day wins, a blank does not",
       {{"2026-01-05", {{"a", 1, 1}}},
        {"2026-01-05", {{"a", {}, 2}}},
        {"2026-01-05", {{"a", {}, {}}}}},
       "a [start 1: 2026-01-05=2]\nall [start 1: 2026-01-05=2]"},
      {"two visits of a day can rate all goals between them",
       {{"2026-01-05", {{"a", {}, 1}}}, {"2026-01-05", {{"b", {}, 2}, {"a", {}, 3}}}},
       "b [2026-01-05=2]\na [2026-01-05=3]\nall [2026-01-05=2.5]"},
      {"no valid date, no visit",
       {{"", {{"a", 1, 1}}},
        {"2026-02-30", {{"a", 1, 1}}},
        {"2026", {{"a", 1, 1}}},
        {"2026-01-05", {{"a", {}, 2}}}},
       "a [2026-01-05=2]\nall [2026-01-05=2]"},
      {"off the scale is not rated",
       {{"2026-01-05", {{"a", -1, 11}, {"", 11, -1}}}, {"2026-02-01", {{"a", 0, 10}}}},
       "a [start 0: 2026-02-01=10]\nall [start 0: 2026-02-01=10]"},
      {"words alone are a goal, an empty place is none",
       {{"2026-01-05", {{"", {}, {}}, {"a", {}, {}}, {"  ", {}, {}}}}},
       "a []\nall []"},
      {"without words the place tells goals apart",
       {{"2026-01-05", {{"", 1, 1}, {" ", 2, 2}}}, {"2026-02-01", {{"b", {}, 5}, {"", {}, 6}}}},
       "b [2026-02-01=5]\n [start 2: 2026-01-05=2 2026-02-01=6]\n [start 1: 2026-01-05=1]\n"
       "all [2026-02-01=5.5]"},
      {"the same words twice in a visit are one goal",
       {{"2026-01-05", {{"a", 1, 2}, {"b", 3, 4}, {"A", 5, 6}}}},
       "A [start 1: 2026-01-05=6]\nb [start 3: 2026-01-05=4]\nall [start 2: 2026-01-05=5]"},
      {"letters beyond A-Z keep their case",
       {{"2026-01-05", {{"Ánimo", {}, 2}}}, {"2026-02-01", {{"ánimo", {}, 3}}}},
       "ánimo [2026-02-01=3]\nÁnimo [2026-01-05=2]\nall [2026-02-01=3]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.about);
    CHECK(told(timeline_of(row.visits)) == row.expected);
  }
}

TEST_CASE("timeline: days are counted from 1970") {
  const Timeline timeline = timeline_of({{"1970-03-01", {{"a", {}, 1}}}});
  REQUIRE(timeline.goals.size() == 1);
  REQUIRE(timeline.goals[0].ratings.size() == 1);
  CHECK(timeline.goals[0].ratings[0].day == 59);
}

TEST_CASE("timeline: any history, in any order of visits") {
  std::mt19937 random(5);
  const std::vector<std::string> words = {"sleep", "Sleep ", "talk", "work", ""};
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    std::vector<RatedVisit> visits;
    std::size_t rated = 0;
    const unsigned count = random() % 12;
    for (unsigned i = 0; i < count; ++i) {
      RatedVisit visit;
      // One visit a day, so that the order given cannot matter.
      visit.date = "2026-01-" + std::string(i < 9 ? "0" : "") + std::to_string(i + 1);
      const unsigned goals = random() % 4;
      for (unsigned g = 0; g < goals; ++g) {
        GoalRating goal{words[random() % words.size()], {}, {}};
        if (random() % 2 == 0) goal.start = static_cast<int>(random() % 11);
        if (random() % 3 != 0) goal.now = static_cast<int>(random() % 11);
        if (goal.now) ++rated;
        visit.goals.push_back(goal);
      }
      visits.push_back(visit);
    }
    const Timeline timeline = timeline_of(visits);
    std::vector<RatedVisit> shuffled = visits;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    CHECK(told(timeline_of(shuffled)) == told(timeline));

    std::size_t kept = 0;
    for (const GoalLine& line : timeline.goals) {
      kept += line.ratings.size();
      CHECK((line.recalled.has_value() || !line.ratings.empty() || !line.text.empty()));
      for (std::size_t i = 1; i < line.ratings.size(); ++i) {
        CHECK(line.ratings[i - 1].day < line.ratings[i].day);
      }
    }
    CHECK(kept <= rated);
    CHECK((rated == 0) == timeline.all.ratings.empty());
    CHECK(timeline.all.text.empty());
    for (const Rating& rating : timeline.all.ratings) {
      CHECK(rating.value >= 0);
      CHECK(rating.value <= 10);
    }
  }
}
