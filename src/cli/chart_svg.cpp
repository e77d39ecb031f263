#include "cli/chart_svg.h"

#include <algorithm>
#include <cmath>

#include "cli/page_html.h"

namespace nextsession {
namespace {

// In units of the drawing, which is scaled to the width of the page.
constexpr double chart_width = 660, tall = 260, low_height = 150;
constexpr double plot_left = 44, plot_right = 18, plot_top = 12, plot_bottom = 30;
constexpr double letter = 8;  // a usual width at 13 units

std::string number(double value) {
  const long tenths = std::lround(value * 10);
  std::string text = tenths < 0 ? "-" : "";
  text += std::to_string(std::labs(tenths) / 10);
  if (tenths % 10 != 0) text += "." + std::to_string(std::labs(tenths) % 10);
  return text;
}

double held(double share) { return std::clamp(std::isfinite(share) ? share : 0, 0.0, 1.0); }

struct Frame {
  double height;
  double x(double share) const {
    return plot_left + held(share) * (chart_width - plot_left - plot_right);
  }
  double y(double share) const {
    return plot_top + (1 - held(share)) * (height - plot_top - plot_bottom);
  }
};

std::string line(double x1, double y1, double x2, double y2, const char* kind) {
  return "<line class=\"" + std::string(kind) + "\" x1=\"" + number(x1) + "\" y1=\"" + number(y1) +
         "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2) + "\"/>";
}

std::string label(double x, double y, const char* anchor, const std::string& words) {
  return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\">" +
         html_escaped(words) + "</text>";
}

std::string polygon(const std::vector<std::pair<double, double>>& points, const char* kind) {
  std::string text = "<polygon class=\"" + std::string(kind) + "\" points=\"";
  for (const auto& [x, y] : points) text += number(x) + "," + number(y) + " ";
  text.back() = '"';
  return text + "/>";
}

std::string mark_at(double x, double y, int shape, bool hollow, bool strong) {
  const char* kind = hollow ? "mark hollow" : "mark";
  const double r = strong ? 6 : 5;
  switch (shape) {
    case 1: return polygon({{x, y - r - 1}, {x + r + 1, y}, {x, y + r + 1}, {x - r - 1, y}}, kind);
    case 2: return polygon({{x - r, y - r}, {x + r, y - r}, {x + r, y + r}, {x - r, y + r}}, kind);
    case 3: return polygon({{x, y - r - 1}, {x + r + 1, y + r}, {x - r - 1, y + r}}, kind);
    case 4: return polygon({{x, y + r + 1}, {x + r + 1, y - r}, {x - r - 1, y - r}}, kind);
    default:
      return "<circle class=\"" + std::string(kind) + "\" cx=\"" + number(x) + "\" cy=\"" +
             number(y) + "\" r=\"" + number(r) + "\"/>";
  }
}

std::string ground(const Chart& chart, const Frame& frame) {
  std::string svg;
  if (chart.band) {
    const double high = frame.y(chart.band->second), low = frame.y(chart.band->first);
    svg += "<rect class=\"band\" x=\"" + number(plot_left) + "\" y=\"" + number(high) +
           "\" width=\"" + number(chart_width - plot_left - plot_right) + "\" height=\"" +
           number(std::max(0.0, low - high)) + "\"/>";
  }
  for (const ChartMark& mark : chart.up) {
    const double y = frame.y(mark.at);
    svg += line(plot_left, y, chart_width - plot_right, y, "grid");
    svg += label(plot_left - 8, y + 4.5, "end", mark.label);
  }
  return svg;
}

// As many as there is room for; the first and the last come first.
std::string dates(const Chart& chart, const Frame& frame) {
  std::string svg;
  std::vector<std::pair<double, double>> taken;
  const auto put = [&](const ChartMark& mark) {
    const double half = letter * static_cast<double>(mark.label.size()) / 2;
    const double x = std::clamp(frame.x(mark.at), std::min(half, chart_width / 2),
                                std::max(chart_width - half, chart_width / 2));
    const auto meets = [&](const std::pair<double, double>& one) {
      return x - half < one.second + letter && one.first < x + half + letter;
    };
    if (std::any_of(taken.begin(), taken.end(), meets)) return;
    taken.emplace_back(x - half, x + half);
    svg += label(x, frame.height - 8, "middle", mark.label);
  };
  if (!chart.across.empty()) put(chart.across.front());
  if (chart.across.size() > 1) put(chart.across.back());
  for (const ChartMark& mark : chart.across) put(mark);
  return svg;
}

std::string drawn(const ChartLine& one, const Frame& frame) {
  std::string svg;
  for (std::size_t i = 1; i < one.points.size(); ++i) {
    const ChartPoint &from = one.points[i - 1], &to = one.points[i];
    const bool broken = to.gap || from.hollow;
    const char* kind = broken ? "broken" : one.strong ? "strong" : "line";
    svg += line(frame.x(from.x), frame.y(from.y), frame.x(to.x), frame.y(to.y), kind);
  }
  for (const ChartPoint& point : one.points) {
    svg += mark_at(frame.x(point.x), frame.y(point.y), one.shape, point.hollow, one.strong);
  }
  return svg;
}

}  // namespace

std::string chart_svg(const Chart& chart) {
  const Frame frame{chart.small ? low_height : tall};
  std::string svg = "<svg class=\"chart\" viewBox=\"0 0 " + number(chart_width) + " " +
                    number(frame.height) + "\" aria-hidden=\"true\" focusable=\"false\">";
  svg += ground(chart, frame) + dates(chart, frame);
  for (const bool strong : {false, true}) {
    for (const ChartLine& one : chart.lines) {
      if (one.strong == strong) svg += drawn(one, frame);
    }
  }
  return svg + "</svg>";
}

std::string chart_mark(int shape, bool hollow, bool strong) {
  return "<svg class=\"key\" viewBox=\"0 0 18 18\" aria-hidden=\"true\" focusable=\"false\">" +
         mark_at(9, 9, shape, hollow, strong) + "</svg>";
}

}  // namespace nextsession
