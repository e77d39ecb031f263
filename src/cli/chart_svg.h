// A Chart as inline SVG for a page without scripts. Black on white and told apart by shapes, so
// that it reads the same on a printer without colours.
#pragma once

#include <string>

#include "app/page.h"

namespace nextsession {

// Without words for assistive technology: the chart's table says the same. The marks of a line
// alone, for a legend, are in chart_mark.
std::string chart_svg(const Chart& chart);
std::string chart_mark(int shape, bool hollow, bool strong);

}  // namespace nextsession
