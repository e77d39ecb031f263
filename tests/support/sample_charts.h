// Charts made by hand: ratings of three goals over some months.
#pragma once

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/page.h"

namespace nextsession::support {

inline Chart three_goals() {
  Chart chart;
  chart.lines = {{"All goals", 0, true, {}},
                 {"Sleep well", 1, false, {}},
                 {"See my friends again, even on weekdays", 2, false, {}},
                 {"Say no", 3, false, {}}};
  const double days[] = {0, 0.08, 0.21, 0.34, 0.47, 0.85, 1};
  const double ratings[][7] = {{3, 2, 2.7, 3, 4, 5.3, 6},
                               {4, 4, 4, 5, 6, 7, 8},
                               {2, 1, 1, 2, 2, 3, 3},
                               {3, 1, 3, 2, 4, 6, 7}};
  for (std::size_t line = 0; line < 4; ++line) {
    for (std::size_t i = 0; i < 7; ++i) {
      chart.lines[line].points.push_back({days[i], ratings[line][i] / 10, i == 0, i == 5});
    }
  }
  const char* dates[] = {"Start", "3 Aug", "17 Aug", "31 Aug", "14 Sep", "2 Nov", "16 Nov"};
  for (std::size_t i = 0; i < 7; ++i) chart.across.push_back({days[i], dates[i]});
  for (int value = 0; value <= 10; value += 2) {
    chart.up.push_back({value / 10.0, std::to_string(value)});
  }
  chart.band = {0.03, 0.57};
  chart.band_label = "Usual ups and downs around where you started (about 3 points)";
  chart.hollow_label = "How you remember the start";
  chart.caption = "Your ratings from 0 to 10";
  chart.columns = {"Day", "All goals", "Sleep well", "See my friends again, even on weekdays",
                   "Say no"};
  for (std::size_t i = 0; i < 7; ++i) {
    std::vector<std::string> row = {dates[i]};
    for (const auto& of_line : ratings) row.push_back(std::to_string(std::lround(of_line[i])));
    chart.rows.push_back(std::move(row));
  }
  return chart;
}

// One line of them, lower and without keys.
inline Chart one_goal(std::size_t line) {
  Chart chart = three_goals();
  chart.small = true;
  chart.lines = {chart.lines[line]};
  chart.across = {chart.across.front(), chart.across.back()};
  chart.up = {{0, "0"}, {1, "10"}};
  return chart;
}

inline Node chart_node(std::string id, Chart chart, std::vector<Span> words) {
  Node node;
  node.id = std::move(id);
  node.role = Role::Chart;
  node.text = std::move(words);
  node.chart = std::make_shared<const Chart>(std::move(chart));
  return node;
}

}  // namespace nextsession::support
