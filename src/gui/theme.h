// The look as values: colours by what they are for, sizes in CSS px. Read from assets/theme.json;
// what the file leaves out or holds in another shape keeps the value written here.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "app/brand.h"
#include "app/colour.h"
#include "app/page.h"
#include "gui/painter.h"
#include "questionnaire/json_fwd.h"

namespace nextsession {

Colour with_alpha(Colour c, float alpha);

enum class Hue : std::uint8_t {
  Background,
  Card,
  Ink,
  Soft,
  Line,
  Border,
  Primary,
  OnPrimary,
  PrimarySoft,
  Good,
  GoodSoft,
  Talk,
  TalkSoft,
  Soon,
  SoonSoft,
  Unknown,
  UnknownSoft,
  Focus,
  Track
};
inline constexpr std::size_t hue_count = 19;
// As the file calls them, in the order of Hue.
extern const std::array<const char*, hue_count> hue_names;

struct Palette {
  std::array<Colour, hue_count> colours{};
  Colour operator[](Hue hue) const { return colours[static_cast<std::size_t>(hue)]; }
  Colour& operator[](Hue hue) { return colours[static_cast<std::size_t>(hue)]; }
};

// The words and marks of a tone, and what lies behind them.
Hue strong_hue(Tone tone);
Hue soft_hue(Tone tone);

struct TypeSizes {
  float body = 18, lead = 20, hint = 17, small = 16, tag = 15;
  float h1 = 34, h2 = 24, h3 = 19, question = 27;
};

struct Theme {
  Palette light, dark;
  TypeSizes wide, narrow;
  float line_height = 1.5F, heading_line_height = 1.25F;
  float card_radius = 16, option_radius = 14, button_radius = 12;
  float target = 44, option_height = 60, button_height = 52;
  float page_padding = 24, page_padding_narrow = 16, card_padding = 24, gap = 14, option_gap = 10;
  float narrow_below = 600, columns_from = 720;
  float narrow_width = 680, wide_width = 1040;

  // With more contrast, words and lines that are toned down are drawn in full ink.
  // A practice's own colours, where there are any, take the place of three.
  Palette palette(const Appearance& appearance, const std::optional<Brand>& brand = {}) const;
};

Theme read_theme(const Json& json);

}  // namespace nextsession
