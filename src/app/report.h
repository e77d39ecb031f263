// The report for the next session: which parts it has, and which of them go in.
#pragma once

#include <string>
#include <vector>

#include "app/page.h"
#include "app/state.h"
#include "app/view.h"

namespace nextsession {

// The parts there are something to say in, in order: "moving", "goals", "reasons", "strengths",
// "plan", "followed", "sources", "safety". All but "safety" are in unless taken out; "safety" is
// out unless ticked, each time.
std::vector<std::string> report_parts(const State& state, const Content& content);

// The report alone, as a page of its own: headings, texts, the chart. What the screen shows, what
// is printed, what `nextsession report` writes.
Page report_page(const State& state, const Content& content, const Start& start);

// A page as plain text: headings underlined, lists with hyphens, charts as their tables.
std::string page_text(const Page& page);

}  // namespace nextsession
