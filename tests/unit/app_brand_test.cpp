// One colour of a practice, and every pair of colours the page makes with it.
#include "app/brand.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/person.h"

using namespace nextsession;

namespace {

Json brand_theme() {
  static const Json theme = test::packed_assets()["theme.json"];
  return theme;
}

// The worst pair of a brand, as a share of what it needs: below 1 something can't be read.
double worst_of(const BrandColours& brand, const Surroundings& around) {
  double worst = 21;
  for (const ColourPair& pair : brand_pairs(brand, around)) {
    worst = std::min(worst, contrast(pair.front, pair.back) / pair.least);
  }
  return worst;
}

}  // namespace

TEST_CASE("colour: what is read and how it is written") {
  struct Row {
    const char* text;
    const char* colour;  // empty: none
  };
  const std::vector<Row> rows = {
      {"#0a5657", "#0a5657"},
      {"#0A5657", "#0a5657"},
      {"#fff", "#ffffff"},
      {"#F0a", "#ff00aa"},
      {"#000000", "#000000"},
      {"", ""},
      {"#", ""},
      {"#ff", ""},
      {"#ffff", ""},
      {"#fffff", ""},
      {"#fffffff", ""},
      {"#ffffff00", ""},
      {"ffffff", ""},
      {"0a5657#", ""},
      {"#ggg", ""},
      {"#12345g", ""},
      {" #fff", ""},
      {"#fff ", ""},
      {"#+12", ""},
      {"#-1-1-1", ""},
      {"red", ""},
      {"rgb(1,2,3)", ""},
      {"#\xC3\xA9\xC3", ""},
      {"#0x1", ""},
      {"##fffff", ""},
      {"#FFFFFF", "#ffffff"},
      {"#123", "#112233"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::optional<Colour> colour = colour_from(row.text);
    CHECK((colour ? colour_text(*colour) : "") == row.colour);
  }
}

TEST_CASE("brand: the hue stays and only what has to move does") {
  struct Row {
    const char* wanted;
    const char* light;
    const char* dark;
  };
  const std::vector<Row> rows = {
      {"#0a5657", "#0a5657", nullptr},  // the theme's own is as good as it gets
      {"#0000ff", "#0000ff", nullptr},   {"#00ff00", nullptr, "#00ff00"},
      {"#00ffff", nullptr, "#00ffff"},   {"#ffffff", "#4e4e4e", "#dbdbdb"},
      {"#000000", "#0a0a0a", "#bbbbbb"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.wanted);
    const auto brand = make_brand(*colour_from(row.wanted), brand_theme());
    REQUIRE(brand.has_value());
    if (row.light != nullptr) CHECK(colour_text(brand->light.primary) == row.light);
    if (row.dark != nullptr) CHECK(colour_text(brand->dark.primary) == row.dark);
  }
  const auto red = make_brand({255, 0, 0, 255}, brand_theme());
  REQUIRE(red.has_value());
  for (const Colour& one : {red->light.primary, red->dark.primary}) {
    CHECK(one.r > one.g);
    CHECK(one.g == one.b);
  }
  CHECK(luminance(red->light.primary) < luminance(red->dark.primary));
}

TEST_CASE("brand: of all 4096 colours with one digit a channel, every pair can be read") {
  for (const bool dark : {false, true}) {
    const auto around = surroundings_in(brand_theme(), dark);
    REQUIRE(around.has_value());
    // What lies on the soft ground without the brand's own colour is safe on the theme's.
    const double own = luminance(around->primary_soft);
    int weak = 0, moved = 0;
    for (unsigned n = 0; n < 4096; ++n) {
      const auto channel = [n](unsigned shift) {
        return static_cast<std::uint8_t>((n >> shift & 15U) * 17U);
      };
      const Colour wanted = {channel(8), channel(4), channel(0), 255};
      const BrandColours brand = brand_colours(wanted, *around);
      moved += brand.primary == wanted ? 0 : 1;
      const double soft = luminance(brand.primary_soft);
      const bool soft_enough = dark ? soft <= own : soft >= own;
      if (soft_enough && worst_of(brand, *around) >= 1) continue;
      ++weak;
      FAIL_CHECK(colour_text(wanted) << " gives " << colour_text(brand.primary) << " on "
                                     << colour_text(brand.primary_soft));
      if (weak > 5) break;
    }
    CHECK(weak == 0);
    CHECK(moved > 1000);  // else the pairs ask for nothing
    CHECK(moved < 4096);
  }
}

TEST_CASE("brand: a colour that was not moved is found wanting") {
  const auto around = surroundings_in(brand_theme(), false);
  REQUIRE(around.has_value());
  BrandColours brand = brand_colours({255, 220, 0, 255}, *around);
  CHECK(worst_of(brand, *around) >= 1);
  brand.primary = {255, 220, 0, 255};
  CHECK(worst_of(brand, *around) < 0.3);
}

TEST_CASE("brand: with less than a whole theme the page keeps its own colours") {
  const Colour blue = {0, 0, 200, 255};
  CHECK(make_brand(blue, brand_theme()).has_value());
  for (const char* text : {"null", "[]", "{}", "3", R"({"colours": []})",
                           R"({"colours": {"light": {}, "dark": {}}})"}) {
    CAPTURE(text);
    CHECK_FALSE(make_brand(blue, Json::parse(text)).has_value());
  }
  for (const char* name : {"background", "card", "ink", "soft", "track", "primarySoft", "goodSoft",
                           "talkSoft", "soonSoft"}) {
    CAPTURE(name);
    Json theme = brand_theme();
    theme["colours"]["dark"][name] = "grey";
    CHECK_FALSE(make_brand(blue, theme).has_value());
    theme["colours"]["dark"].erase(name);
    CHECK_FALSE(make_brand(blue, theme).has_value());
  }
}
