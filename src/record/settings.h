// How the person wants the page to look and behave. Kept apart from the visit: erasing answers need
// not reset the text size.
#pragma once

#include <string>
#include <string_view>

#include "questionnaire/json_fwd.h"
#include "questionnaire/result.h"

namespace nextsession {

struct Settings {
  std::string country;        // ISO 3166-1 alpha-2, chosen by the person; empty: not yet
  std::string language;       // BCP 47, chosen by the person; empty: as the browser prefers
  std::string theme;          // "system", "light", "dark"; empty: not chosen yet
  int text_size = 100;        // per cent: 100, 125, 150, 200
  std::string view = "auto";  // "canvas", "plain", "auto"
  bool shortcuts = true;      // number keys choose answers
};

// {"format": "next-session/settings", "version": 1, "country": "IE", "language": "es",
//  "theme": "dark", "textSize": 125, "view": "auto", "shortcuts": true}; a country,
//  a language or a theme that was not chosen is left out.
Json write_settings(const Settings& settings);

// Always returns usable settings. A text that is no settings document is an error and gives the
// defaults; a field that does not fit is a warning and keeps its default. What a later version
// wrote is read as far as it is understood, with a warning.
Settings read_settings(std::string_view text, Findings& findings);

}  // namespace nextsession
