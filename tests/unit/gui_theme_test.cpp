#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "../support/gui.h"
#include "questionnaire/json.h"

using namespace nextsession;
using namespace nextsession::support;

namespace {

struct Pair {
  Hue front, back;
};

// Every words-on-ground pair the painter can produce.
const std::vector<Pair> text_pairs = {
    {Hue::Ink, Hue::Background},      {Hue::Ink, Hue::Card},
    {Hue::Ink, Hue::PrimarySoft},     {Hue::Ink, Hue::GoodSoft},
    {Hue::Ink, Hue::TalkSoft},        {Hue::Ink, Hue::SoonSoft},
    {Hue::Ink, Hue::UnknownSoft},     {Hue::Soft, Hue::Background},
    {Hue::Soft, Hue::Card},           {Hue::Soft, Hue::PrimarySoft},
    {Hue::Soft, Hue::GoodSoft},       {Hue::Soft, Hue::TalkSoft},
    {Hue::Soft, Hue::SoonSoft},       {Hue::Primary, Hue::Background},
    {Hue::Primary, Hue::Card},        {Hue::Primary, Hue::PrimarySoft},
    {Hue::OnPrimary, Hue::Primary},   {Hue::Good, Hue::GoodSoft},
    {Hue::Talk, Hue::TalkSoft},       {Hue::Soon, Hue::SoonSoft},
    {Hue::Unknown, Hue::UnknownSoft}, {Hue::Soon, Hue::Card},
    {Hue::Soon, Hue::Background},     {Hue::Good, Hue::Card},
    {Hue::Talk, Hue::Card},           {Hue::Primary, Hue::SoonSoft},
    {Hue::Primary, Hue::TalkSoft},    {Hue::Primary, Hue::GoodSoft}};

// Edges of controls, marks and the ring of the focus against what lies beside them.
const std::vector<Pair> edge_pairs = {
    {Hue::Border, Hue::Background},  {Hue::Border, Hue::Card},
    {Hue::Border, Hue::PrimarySoft}, {Hue::Primary, Hue::Background},
    {Hue::Primary, Hue::Card},       {Hue::Focus, Hue::Background},
    {Hue::Focus, Hue::Card},         {Hue::Focus, Hue::PrimarySoft},
    {Hue::Soon, Hue::Card},          {Hue::Good, Hue::Track},
    {Hue::Talk, Hue::Track},         {Hue::Soon, Hue::Track},
    {Hue::Primary, Hue::Track}};

std::string name(Pair p) {
  return std::string(hue_names[static_cast<std::size_t>(p.front)]) + " on " +
         hue_names[static_cast<std::size_t>(p.back)];
}

}  // namespace

TEST_CASE("contrast is the W3C's") {
  CHECK(contrast({0, 0, 0}, {255, 255, 255}) == doctest::Approx(21));
  CHECK(contrast({255, 255, 255}, {255, 255, 255}) == doctest::Approx(1));
  CHECK(contrast({0x76, 0x76, 0x76}, {255, 255, 255}) == doctest::Approx(4.54).epsilon(0.001));
}

TEST_CASE("words have 7:1 and edges 3:1 in every appearance") {
  const Theme theme = read_theme(theme_json());
  for (const bool dark : {false, true}) {
    for (const bool more : {false, true}) {
      CAPTURE(dark);
      CAPTURE(more);
      const Palette palette = theme.palette({dark, more, 1});
      for (const Pair p : text_pairs) {
        CAPTURE(name(p));
        CHECK(contrast(palette[p.front], palette[p.back]) >= 7);
      }
      for (const Pair p : edge_pairs) {
        CAPTURE(name(p));
        CHECK(contrast(palette[p.front], palette[p.back]) >= 3);
      }
      // Pointed at and pressed.
      const Colour pressed = mix(palette[Hue::Primary], palette[Hue::Ink], 0.4F);
      CHECK(contrast(palette[Hue::OnPrimary], pressed) >= 7);
      for (const Hue ground : {Hue::Card, Hue::PrimarySoft}) {
        const Colour held = mix(palette[ground], palette[Hue::Primary], 0.10F);
        CHECK(contrast(palette[Hue::Ink], held) >= 7);
      }
    }
  }
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
