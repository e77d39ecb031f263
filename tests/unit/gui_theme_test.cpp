#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "../support/gui.h"
#include "questionnaire/json.h"

using namespace nextsession;
using namespace nextsession::support;

TEST_CASE("contrast is the W3C's") {
  CHECK(contrast({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21));
  CHECK(contrast({255, 255, 255}, {255, 255, 255}) == doctest::Approx(1));
  CHECK(contrast({0x76, 0x76, 0x76}, {255, 255, 255}) == doctest::Approx(4.54).epsilon(0.001));
}

TEST_CASE("more contrast leaves nothing toned down") {
  const Theme theme = read_theme(theme_json());
  for (const bool dark : {false, true}) {
    const Palette palette = theme.palette({dark, true, 1});
    CHECK(palette[Hue::Soft] == palette[Hue::Ink]);
    CHECK(palette[Hue::Border] == palette[Hue::Ink]);
    CHECK(palette[Hue::Line] == palette[Hue::Ink]);
    // A bar must still be told from the track it lies in.
    CHECK_FALSE(palette[Hue::Track] == palette[Hue::Ink]);
  }
}

TEST_CASE("the theme file names every colour, and nothing else") {
  for (const char* mode : {"light", "dark"}) {
    const Json& colours = theme_json()["colours"][mode];
    std::set<std::string> known(hue_names.begin(), hue_names.end());
    for (auto at = colours.begin(); at != colours.end(); ++at) {
      const std::string key = at.key();
      CAPTURE(key);
      CHECK(known.erase(key) == 1);
      CHECK(at->is_string());
    }
    CHECK(known.empty());
  }
}

TEST_CASE("a theme that says little or nonsense still gives a page that can be read") {
  for (const char* text :
       {"null", "{}", "[]", "3", R"({"colours": 1, "text": [], "shape": null})",
        R"({"colours": {"light": {"ink": "red", "card": "#12345", "soft": "#GGGGGG", "line": 7}}})",
        R"({"text": {"body": "big"}, "space": {"gap": []}})"}) {
    CAPTURE(text);
    const Theme theme = read_theme(Json::parse(text, nullptr, false));
    CHECK(theme.wide.body == 18);
    CHECK(theme.gap == 14);
    for (const bool dark : {false, true}) {
      const Palette palette = theme.palette({dark, false, 1});
      CHECK(contrast(palette[Hue::Ink], palette[Hue::Background]) >= 7);
      CHECK(contrast(palette[Hue::Soft], palette[Hue::Card]) >= 7);
    }
  }
}
