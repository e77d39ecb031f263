// What the ratings of several visits carry, in sentences and as a chart.
#include <algorithm>
#include <cmath>

#include "app/chart.h"
#include "app/screens.h"

namespace nextsession {
namespace {

constexpr double days_a_week = 7;
constexpr double days_a_month = 365.25 / 12;
// Fewer ratings, or over fewer days, are called few (clinical.md section 4).
constexpr std::size_t enough_ratings = 3;
constexpr long enough_days = 42;

void add(Spans& spans, Spans more) {
  if (!spans.empty() && !more.empty()) spans.push_back({" ", false});
  for (Span& span : more) spans.push_back(std::move(span));
}

// "1 point", "0.4 points". A change that rounds to nothing is not called nothing.
std::string points(const Scene& scene, double value) {
  const double size = std::abs(value);
  const bool tiny = size > 0 && std::lround(size * 10) == 0;
  const std::string number = in_tenths(scene, tiny ? 0.1 : size);
  const char* key = tiny            ? "forward.points.under"
                    : number == "1" ? "forward.points.one"
                                    : "forward.points.other";
  return scene.say(key, {{"n", number}});
}

// In whole points, cut off: 2.6 is not called 3, which counts as clear (progress/goals.h).
std::string whole(const Scene& scene, double change) {
  GoalChange told;
  told.mean = change;
  return points(scene, whole_points(told));
}

const char* direction(Movement movement) {
  switch (movement) {
    case Movement::Better:
    case Movement::SlightlyBetter: return "higher";
    case Movement::Worse:
    case Movement::SlightlyWorse: return "lower";
    default: return "same";
  }
}

// How much, and since when.
Spans since(const Scene& scene, const GoalLine& line, const Moving& moving) {
  const std::string key = std::string("forward.") + direction(moving.movement) +
                          (moving.from_recalled ? ".recalled" : ".rated");
  const std::string date =
      moving.from_recalled ? std::string() : scene.date(line.ratings.front().date);
  return scene.rich(key, {{"points", whole(scene, moving.change)}, {"date", date}});
}

Spans verdict(const Scene& scene, Movement movement) {
  switch (movement) {
    case Movement::Better: return scene.rich("forward.clear.better");
    case Movement::Worse: return scene.rich("forward.clear.worse");
    case Movement::SlightlyBetter:
    case Movement::SlightlyWorse: return scene.rich("forward.small");
    default: return {};
  }
}

bool rests_on_few(const GoalLine& line) {
  return line.ratings.size() < enough_ratings ||
         line.ratings.back().day - line.ratings.front().day < enough_days;
}

std::string chart_sentence(const Scene& scene, const GoalLine& line) {
  const Rating& last = line.ratings.back();
  const std::string now = in_tenths(scene, last.value), day = scene.date(last.date);
  if (line.ratings.size() == 1) {
    return scene.say("forward.chart.one", {{"value", now}, {"date", day}});
  }
  const Rating& first = line.ratings.front();
  return scene.say("forward.chart.many", {{"first", in_tenths(scene, first.value)},
                                          {"from", scene.date(first.date)},
                                          {"last", now},
                                          {"to", day}});
}

// Short ones, as long as that tells them apart.
std::vector<std::string> goal_names(const Scene& scene, const Timeline& timeline, std::size_t n) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < n; ++i) {
    names.push_back(short_goal(scene, timeline.goals[i], static_cast<int>(i) + 1));
  }
  const std::vector<std::string> cut = names;
  for (std::size_t i = 0; i < n; ++i) {
    if (std::count(cut.begin(), cut.end(), cut[i]) > 1) names[i] = timeline.goals[i].text;
  }
  return names;
}

bool counts(const GoalRating& goal) { return !goal.text.empty() || goal.start || goal.now; }

}  // namespace

std::size_t current_goals(const std::vector<RatedVisit>& visits) {
  for (auto visit = visits.rbegin(); visit != visits.rend(); ++visit) {
    const auto n = std::count_if(visit->goals.begin(), visit->goals.end(), counts);
    if (n > 0) return static_cast<std::size_t>(n);
  }
  return 0;
}

Spans moving_words(const Scene& scene, const GoalLine& line) {
  if (line.ratings.empty()) return scene.rich("forward.none");
  const Moving moving = change_of(line, scene.content.rules.change);
  if (moving.movement == Movement::CannotTell) return scene.rich("forward.one");
  Spans spans = since(scene, line, moving);
  add(spans, verdict(scene, moving.movement));
  return spans;
}

Spans trend_words(const Scene& scene, const Moving& moving) {
  if (!moving.trend) return {};
  const Trend& trend = *moving.trend;
  const std::string n = std::to_string(trend.ratings);
  const double widest = std::max(std::abs(trend.low), std::abs(trend.high));
  if (widest == 0) return scene.rich("forward.trend.flat", {{"n", n}});
  // Small steps are told by the month, so that one decimal still shows them.
  const bool weekly = std::abs(trend.per_week) >= 1;
  const double per = weekly ? 1 : days_a_month / days_a_week;
  const std::string unit = weekly ? ".week" : ".month";
  const double low = trend.low * per, high = trend.high * per;
  if (!moving.rising && !moving.falling) {
    return scene.rich("forward.trend.unclear" + unit,
                      {{"n", n}, {"down", points(scene, low)}, {"up", points(scene, high)}});
  }
  const double least = std::min(std::abs(low), std::abs(high));
  const double most = std::max(std::abs(low), std::abs(high));
  return scene.rich((moving.rising ? "forward.trend.up" : "forward.trend.down") + unit,
                    {{"n", n},
                     {"points", points(scene, trend.per_week * per)},
                     {"low", in_tenths(scene, least)},
                     {"high", in_tenths(scene, most)}});
}

std::vector<Node> moving_headline(const Scene& scene, const GoalLine& all) {
  const Moving moving = moving_of(all, scene.content.rules.change);
  Spans lead = moving_words(scene, all);
  if (moving.movement == Movement::Worse) add(lead, scene.rich("forward.tell"));
  std::vector<Node> nodes = {text("lead", std::move(lead), Look::Lead)};
  if (moving.movement != Movement::CannotTell) {
    std::string trust;
    if (moving.from_recalled) trust = scene.say("forward.memory");
    if (rests_on_few(all)) {
      if (!trust.empty()) trust += " ";
      trust += scene.say("forward.few");
    }
    if (!trust.empty()) nodes.push_back(text("trust", trust, Look::Small));
  }
  if (Spans trend = trend_words(scene, moving); !trend.empty()) {
    nodes.push_back(text("trend", std::move(trend)));
  }
  return nodes;
}

std::optional<Node> goals_chart(const Scene& scene, const Timeline& timeline, std::size_t current) {
  if (timeline.all.ratings.empty()) return std::nullopt;
  std::vector<DrawnLine> lines;
  std::vector<const GoalLine*> reach;
  const std::size_t n = std::min(current, timeline.goals.size());
  const std::vector<std::string> names = goal_names(scene, timeline, n);
  // One goal is all goals: drawn once.
  if (n != 1) lines.push_back({&timeline.all, scene.say("forward.chart.all"), 0, true});
  for (std::size_t i = 0; i < n; ++i) {
    const GoalLine& goal = timeline.goals[i];
    lines.push_back({&goal, names[i], n == 1 ? 0 : static_cast<int>(i) + 1, n == 1});
  }
  for (const DrawnLine& drawn : lines) reach.push_back(drawn.line);
  Chart chart = rating_chart(scene, axis_over(reach), lines, usual_range(timeline.all));
  return chart_node("chart", std::move(chart), chart_sentence(scene, timeline.all),
                    scene.say("forward.chart.name"));
}

}  // namespace nextsession
