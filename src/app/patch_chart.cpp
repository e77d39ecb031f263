#include "app/patch_chart.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "questionnaire/json.h"

namespace nextsession {
namespace {

// Also of a number that is none.
double thousandth(double place) {
  return place > 0 ? std::round(std::min(place, 1.0) * 1000) / 1000 : 0;
}

Json line_fields(const ChartLine& line) {
  Json points = Json::array();
  for (const ChartPoint& point : line.points) {
    Json one = Json::array({thousandth(point.x), thousandth(point.y)});
    const int kind = (point.hollow ? 1 : 0) + (point.gap ? 2 : 0);
    if (kind != 0) one.push_back(kind);
    points.push_back(std::move(one));
  }
  return Json::array({line.label, line.shape, line.strong ? 1 : 0, std::move(points)});
}

Json mark_fields(const std::vector<ChartMark>& marks) {
  Json all = Json::array();
  for (const ChartMark& mark : marks) all.push_back({thousandth(mark.at), mark.label});
  return all;
}

}  // namespace

bool has_hollow(const Chart& chart) {
  const auto hollow = [](const ChartPoint& point) { return point.hollow; };
  return std::any_of(chart.lines.begin(), chart.lines.end(), [&](const ChartLine& line) {
    return std::any_of(line.points.begin(), line.points.end(), hollow);
  });
}

Json chart_fields(const Chart& chart) {
  Json out = Json::object();
  for (const ChartLine& line : chart.lines) out["lines"].push_back(line_fields(line));
  if (!chart.across.empty()) out["across"] = mark_fields(chart.across);
  if (!chart.up.empty()) out["up"] = mark_fields(chart.up);
  if (chart.band) {
    const auto [low, high] = *chart.band;
    out["band"] = Json::array({thousandth(low), thousandth(high), chart.band_label});
  }
  if (has_hollow(chart) && !chart.hollow_label.empty()) out["hollow"] = chart.hollow_label;
  if (!chart.caption.empty()) out["caption"] = chart.caption;
  if (!chart.columns.empty()) out["columns"] = chart.columns;
  if (!chart.rows.empty()) out["rows"] = chart.rows;
  if (chart.small) out["small"] = true;
  return out;
}

std::string chart_key_id(const std::string& node, int key) {
  return node + "/key" + std::to_string(key);
}

}  // namespace nextsession
