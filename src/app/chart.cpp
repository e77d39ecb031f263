#include "app/chart.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <utility>

#include "app/update.h"
#include "progress/day.h"

namespace nextsession {
namespace {

constexpr double scale_top = 10;        // of a goal rating
constexpr std::size_t label_room = 28;  // characters of a goal in a legend

std::set<long> days_of(const std::vector<DrawnLine>& lines) {
  std::set<long> days;
  for (const DrawnLine& drawn : lines) {
    for (const Rating& rating : drawn.line->ratings) days.insert(rating.day);
  }
  return days;
}

ChartLine drawn_points(const TimeAxis& axis, const DrawnLine& drawn) {
  ChartLine line;
  line.label = drawn.label;
  line.shape = drawn.shape;
  line.strong = drawn.strong;
  if (drawn.line->recalled && axis.start) {
    line.points.push_back({0, *drawn.line->recalled / scale_top, true, false});
  }
  const Rating* before = nullptr;
  for (const Rating& rating : drawn.line->ratings) {
    const bool gap = before != nullptr && rating.day - before->day > gap_days;
    line.points.push_back({axis.place(rating.day), rating.value / scale_top, false, gap});
    before = &rating;
  }
  return line;
}

// The ratings of a line as its column is filled, day after day.
struct Column {
  const GoalLine& line;
  std::size_t next = 0;

  // Days come in their order.
  std::string cell(const Scene& scene, long day) {
    const bool rated = next < line.ratings.size() && line.ratings[next].day == day;
    return rated ? in_tenths(scene, line.ratings[next++].value)
                 : scene.say("forward.chart.not-rated");
  }
};

// The row of the start from memory, then one for each day with a rating.
void fill_table(const Scene& scene, const TimeAxis& axis, const std::vector<DrawnLine>& lines,
                Chart& chart) {
  chart.columns.push_back(scene.say("forward.chart.day"));
  for (const DrawnLine& drawn : lines) chart.columns.push_back(drawn.label);
  if (axis.start) {
    std::vector<std::string> row = {scene.say("forward.chart.start")};
    for (const DrawnLine& drawn : lines) {
      row.push_back(drawn.line->recalled ? in_tenths(scene, *drawn.line->recalled)
                                         : scene.say("forward.chart.not-rated"));
    }
    chart.rows.push_back(std::move(row));
  }
  std::vector<Column> columns;
  for (const DrawnLine& drawn : lines) columns.push_back({*drawn.line});
  for (const long day : days_of(lines)) {
    std::vector<std::string> row = {scene.date(date_of(day))};
    for (Column& column : columns) row.push_back(column.cell(scene, day));
    chart.rows.push_back(std::move(row));
  }
}

// The ratings of an area on the scale of the goals, so that one way of drawing serves both.
GoalLine line_of_area(const std::vector<AreaPoint>& points) {
  GoalLine line;
  for (const AreaPoint& point : points) {
    const std::optional<long> day = day_number(point.date);
    if (day && point.friction) {
      line.ratings.push_back({*day, point.date, (1 - *point.friction) * scale_top});
    }
  }
  return line;
}

}  // namespace

double TimeAxis::place(long day) const {
  const double left = start ? start_room : 0;
  if (last <= first) return (left + 1) / 2;
  return left + (1 - left) * static_cast<double>(day - first) / static_cast<double>(last - first);
}

TimeAxis axis_over(const std::vector<const GoalLine*>& lines) {
  TimeAxis axis;
  bool any = false;
  for (const GoalLine* line : lines) {
    if (line->recalled) axis.start = true;
    for (const Rating& rating : line->ratings) {
      axis.first = any ? std::min(axis.first, rating.day) : rating.day;
      axis.last = any ? std::max(axis.last, rating.day) : rating.day;
      any = true;
    }
  }
  return axis;
}

Chart rating_chart(const Scene& scene, const TimeAxis& axis, const std::vector<DrawnLine>& lines,
                   const std::optional<UsualRange>& band) {
  Chart chart;
  for (const DrawnLine& drawn : lines) chart.lines.push_back(drawn_points(axis, drawn));
  TimeAxis own = axis;  // other lines on the same axis may have a start where these have none
  own.start = axis.start && std::any_of(lines.begin(), lines.end(), [](const DrawnLine& drawn) {
                return drawn.line->recalled.has_value();
              });
  if (own.start) {
    chart.hollow_label = scene.say("forward.chart.start");
    chart.across.push_back({0, chart.hollow_label});
  }
  for (const long day : days_of(lines)) {
    chart.across.push_back({axis.place(day), scene.date(date_of(day))});
  }
  for (const int value : {0, 5, 10}) {
    chart.up.push_back({value / scale_top, std::to_string(value)});
  }
  if (band) {
    chart.band = std::pair(band->low / scale_top, band->high / scale_top);
    chart.band_label = scene.say("forward.chart.band");
  }
  chart.caption = scene.say("forward.chart.caption");
  fill_table(scene, own, lines, chart);
  return chart;
}

Chart area_chart(const Scene& scene, const TimeAxis& axis, const std::vector<AreaPoint>& points,
                 const std::vector<double>& borders, const std::string& title) {
  const GoalLine line = line_of_area(points);
  Chart chart;
  chart.small = true;
  chart.lines.push_back(drawn_points(axis, {&line, title, 0, true}));
  for (const Rating& rating : line.ratings) {
    chart.across.push_back({axis.place(rating.day), scene.date(rating.date)});
  }
  chart.up.push_back({0, scene.say("forward.areas.down")});
  for (const double border : borders) chart.up.push_back({1 - border, ""});
  chart.up.push_back({1, scene.say("forward.areas.up")});
  chart.caption = scene.say("forward.areas.caption", {{"area", title}});
  chart.columns = {scene.say("forward.chart.day"), scene.say("forward.areas.column")};
  for (const AreaPoint& point : points) chart.rows.push_back({scene.date(point.date), point.words});
  return chart;
}

Node chart_node(const std::string& id, Chart chart, std::string sentence, std::string name) {
  Node n = node(id, Role::Chart);
  n.text = words(std::move(sentence));
  n.name = std::move(name);
  n.chart = std::make_shared<const Chart>(std::move(chart));
  return n;
}

std::string in_tenths(const Scene& scene, double value) {
  const long tenths = std::lround(std::abs(value) * 10);
  std::string number = std::to_string(tenths / 10);
  if (tenths % 10 != 0) number += scene.say("number.mark") + std::to_string(tenths % 10);
  return value < 0 && tenths > 0 ? "−" + number : number;
}

std::string short_goal(const Scene& scene, const GoalLine& line, int place) {
  if (line.text.empty()) return scene.say("goal.title", {{"n", std::to_string(place)}});
  if (characters(line.text) <= label_room) return line.text;
  std::string cut;
  std::size_t taken = 0;
  for (const char letter : line.text) {
    // A letter of UTF-8 begins with any byte but 10xxxxxx.
    const bool begins = (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U;
    if (begins && ++taken > label_room) break;
    cut += letter;
  }
  return cut + "…";
}

}  // namespace nextsession
