// A Page as an HTML file of its own: no scripts, nothing loaded, its own small style, real headings
// and tables, ready to be printed on A4 or Letter.
#pragma once

#include <string>
#include <string_view>

#include "app/page.h"

namespace nextsession {

// The main part alone: header, footer and dialog belong to the app. What is on screen only, and
// what only works with the app (buttons, fields for secrets), is left out.
std::string page_html(const Page& page);

// For text and for attribute values. Control characters, which HTML has no place for, are left out.
std::string html_escaped(std::string_view text);

}  // namespace nextsession
