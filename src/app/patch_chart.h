// A Chart as it travels to the mirror (web/mirror/chart.mjs).
#pragma once

#include <string>

#include "app/page.h"
#include "questionnaire/json_fwd.h"

namespace nextsession {

// {lines, across, up, band, hollow, caption, columns, rows, small}, empty ones left out:
//   lines   [label, shape, strong 0 or 1, [[x, y] or [x, y, 1 hollow + 2 after a gap], ...]]
//   across, up  [[place, label], ...]
//   band    [low, high, label]
// Places in thousandths, which is finer than any screen.
Json chart_fields(const Chart& chart);

// Any point that was remembered, not rated on its day.
bool has_hollow(const Chart& chart);

// The keys of a chart tell what each line, then the shade, then hollow marks mean, those that there
// are. Under this name the rectangle of one is known; `key` from 0.
std::string chart_key_id(const std::string& node, int key);

}  // namespace nextsession
