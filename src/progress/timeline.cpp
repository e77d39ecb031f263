#include "progress/timeline.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

#include "progress/day.h"

namespace nextsession {
namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

struct DatedVisit {
  long day = 0;
  RatedVisit visit;
};

struct KnownGoal {
  GoalLine line;
  std::size_t last_seen = 0;  // visit
  std::size_t place = 0;      // in that visit
};

using KnownGoals = std::map<std::string, KnownGoal>;

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// What tells goals apart. Trimmed words never begin with a line break, so a place is no words.
std::string key_of(const GoalRating& goal, std::size_t place) {
  std::string key = trimmed(goal.text);
  if (key.empty()) return "\n" + std::to_string(place);
  for (char& c : key) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return key;
}

std::optional<double> rating_on_scale(const std::optional<int>& rating) {
  if (!rating || *rating < 0 || *rating > 10) return std::nullopt;
  return *rating;
}

bool says_anything(const GoalRating& goal) {
  return !trimmed(goal.text).empty() || rating_on_scale(goal.start) || rating_on_scale(goal.now);
}

std::vector<DatedVisit> by_day(std::vector<RatedVisit> visits) {
  std::vector<DatedVisit> dated;
  for (RatedVisit& visit : visits) {
    const std::optional<long> day = day_number(visit.date);
    if (day) dated.push_back({*day, std::move(visit)});
  }
  std::stable_sort(dated.begin(), dated.end(),
                   [](const DatedVisit& a, const DatedVisit& b) { return a.day < b.day; });
  return dated;
}

void add_rating(GoalLine& line, const DatedVisit& dated, double value) {
  if (!line.ratings.empty() && line.ratings.back().day == dated.day) line.ratings.pop_back();
  line.ratings.push_back({dated.day, dated.visit.date, value});
}

void add_visit(KnownGoals& known, const DatedVisit& dated, std::size_t number) {
  for (std::size_t place = 0; place < dated.visit.goals.size(); ++place) {
    const GoalRating& goal = dated.visit.goals[place];
    if (!says_anything(goal)) continue;
    const auto [entry, added] = known.try_emplace(key_of(goal, place));
    KnownGoal& found = entry->second;
    // The same words twice in one visit are one goal, at the first place.
    if (added || found.last_seen != number) found.place = place;
    found.last_seen = number;
    found.line.text = trimmed(goal.text);
    if (!found.line.recalled) found.line.recalled = rating_on_scale(goal.start);
    if (const auto now = rating_on_scale(goal.now)) add_rating(found.line, dated, *now);
  }
}

std::vector<GoalLine> latest_first(KnownGoals known) {
  std::vector<KnownGoal> goals;
  for (auto& entry : known) {
    entry.second.line.key = entry.first;
    goals.push_back(std::move(entry.second));
  }
  std::sort(goals.begin(), goals.end(), [](const KnownGoal& a, const KnownGoal& b) {
    return a.last_seen != b.last_seen ? a.last_seen > b.last_seen : a.place < b.place;
  });
  std::vector<GoalLine> lines;
  for (KnownGoal& goal : goals) lines.push_back(std::move(goal.line));
  return lines;
}

// Goals that the latest visit with any rating rated.
std::vector<const GoalLine*> rated_last(const KnownGoals& known,
                                        const std::vector<DatedVisit>& dated) {
  std::map<std::string, const GoalLine*> rated;
  for (auto visit = dated.rbegin(); visit != dated.rend() && rated.empty(); ++visit) {
    const std::vector<GoalRating>& goals = visit->visit.goals;
    for (std::size_t place = 0; place < goals.size(); ++place) {
      if (!rating_on_scale(goals[place].now)) continue;
      const std::string key = key_of(goals[place], place);
      rated[key] = &known.at(key).line;
    }
  }
  std::vector<const GoalLine*> lines;
  for (const auto& entry : rated) lines.push_back(entry.second);
  return lines;
}

struct DaySum {
  std::string date;
  double sum = 0;
  std::size_t goals = 0;
};

GoalLine mean_of(const std::vector<const GoalLine*>& lines) {
  std::map<long, DaySum> days;
  double recalled = 0;
  std::size_t with_start = 0;
  for (const GoalLine* line : lines) {
    for (const Rating& rating : line->ratings) {
      DaySum& day = days[rating.day];
      day.date = rating.date;
      day.sum += rating.value;
      ++day.goals;
    }
    recalled += line->recalled.value_or(0);
    if (line->recalled) ++with_start;
  }
  GoalLine mean;
  const auto count = static_cast<double>(lines.size());
  for (const auto& [day, of_day] : days) {
    if (of_day.goals == lines.size())
      mean.ratings.push_back({day, of_day.date, of_day.sum / count});
  }
  if (!lines.empty() && with_start == lines.size()) mean.recalled = recalled / count;
  return mean;
}

}  // namespace

Timeline timeline_of(std::vector<RatedVisit> visits) {
  const std::vector<DatedVisit> dated = by_day(std::move(visits));
  KnownGoals known;
  for (std::size_t number = 0; number < dated.size(); ++number) {
    add_visit(known, dated[number], number);
  }
  Timeline timeline;
  timeline.all = mean_of(rated_last(known, dated));
  timeline.goals = latest_first(std::move(known));
  return timeline;
}

const GoalLine* line_of(const Timeline& timeline, const GoalRating& goal, std::size_t place) {
  const std::string key = key_of(goal, place);
  for (const GoalLine& line : timeline.goals) {
    if (line.key == key) return &line;
  }
  return nullptr;
}

}  // namespace nextsession
