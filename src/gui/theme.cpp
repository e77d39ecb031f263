#include "gui/theme.h"
#include "questionnaire/json.h"

#include <cmath>

namespace nextsession {

const std::array<const char*, hue_count> hue_names = {
    "background", "card",        "ink",         "soft",     "line", "border",   "primary",
    "onPrimary",  "primarySoft", "good",        "goodSoft", "talk", "talkSoft", "soon",
    "soonSoft",   "unknown",     "unknownSoft", "focus",    "track"};

namespace {

const Json& member(const Json& json, const char* key) {
  static const Json nothing = Json::object();
  if (!json.is_object()) return nothing;
  const auto found = json.find(key);
  return found == json.end() ? nothing : *found;
}

void read_size(const Json& json, const char* key, float& out) {
  const Json& value = member(json, key);
  if (value.is_number()) out = value.get<float>();
}

Palette built_in(bool dark) {
  const Colour ink = dark ? Colour{238, 242, 244} : Colour{28, 39, 48};
  const Colour paper = dark ? Colour{18, 24, 28} : Colour{255, 255, 255};
  Palette palette;
  palette.colours.fill(ink);
  for (const Hue hue : {Hue::Background, Hue::Card, Hue::OnPrimary, Hue::PrimarySoft, Hue::GoodSoft,
                        Hue::TalkSoft, Hue::SoonSoft, Hue::UnknownSoft, Hue::Line, Hue::Track}) {
    palette[hue] = paper;
  }
  return palette;
}

void read_palette(const Json& json, Palette& palette) {
  for (std::size_t i = 0; i < hue_count; ++i) {
    const Json& value = member(json, hue_names[i]);
    if (!value.is_string()) continue;
    const auto colour = colour_from(value.get_ref<const std::string&>());
    if (colour) palette.colours[i] = *colour;
  }
}

void read_type(const Json& json, TypeSizes& sizes) {
  read_size(json, "body", sizes.body);
  read_size(json, "lead", sizes.lead);
  read_size(json, "hint", sizes.hint);
  read_size(json, "small", sizes.small);
  read_size(json, "tag", sizes.tag);
  read_size(json, "h1", sizes.h1);
  read_size(json, "h2", sizes.h2);
  read_size(json, "h3", sizes.h3);
  read_size(json, "question", sizes.question);
}

}  // namespace

Colour with_alpha(Colour c, float alpha) {
  c.a = static_cast<std::uint8_t>(std::lround(255 * alpha));
  return c;
}

Hue strong_hue(Tone tone) {
  switch (tone) {
    case Tone::Good: return Hue::Good;
    case Tone::Talk: return Hue::Talk;
    case Tone::Soon: return Hue::Soon;
    case Tone::Unknown: return Hue::Unknown;
    case Tone::None:
    case Tone::Info: return Hue::Primary;
  }
  return Hue::Primary;
}

Hue soft_hue(Tone tone) {
  switch (tone) {
    case Tone::Good: return Hue::GoodSoft;
    case Tone::Talk: return Hue::TalkSoft;
    case Tone::Soon: return Hue::SoonSoft;
    case Tone::Unknown: return Hue::UnknownSoft;
    case Tone::None:
    case Tone::Info: return Hue::PrimarySoft;
  }
  return Hue::PrimarySoft;
}

Palette Theme::palette(const Appearance& appearance, const std::optional<Brand>& brand) const {
  Palette palette = appearance.dark ? dark : light;
  if (brand) {
    const BrandColours& own = brand->of(appearance.dark);
    palette[Hue::Primary] = own.primary;
    palette[Hue::OnPrimary] = own.on_primary;
    palette[Hue::PrimarySoft] = own.primary_soft;
  }
  if (appearance.more_contrast) {
    for (const Hue hue : {Hue::Soft, Hue::Line, Hue::Border, Hue::Unknown}) {
      palette[hue] = palette[Hue::Ink];
    }
  }
  return palette;
}

Theme read_theme(const Json& json) {
  Theme theme;
  theme.light = built_in(false);
  theme.dark = built_in(true);
  read_palette(member(member(json, "colours"), "light"), theme.light);
  read_palette(member(member(json, "colours"), "dark"), theme.dark);
  const Json& text = member(json, "text");
  read_type(text, theme.wide);
  theme.narrow = theme.wide;
  read_type(member(text, "narrow"), theme.narrow);
  read_size(text, "lineHeight", theme.line_height);
  read_size(text, "headingLineHeight", theme.heading_line_height);
  const Json& shape = member(json, "shape");
  read_size(shape, "card", theme.card_radius);
  read_size(shape, "option", theme.option_radius);
  read_size(shape, "button", theme.button_radius);
  read_size(shape, "target", theme.target);
  read_size(shape, "option_height", theme.option_height);
  read_size(shape, "button_height", theme.button_height);
  const Json& space = member(json, "space");
  read_size(space, "page", theme.page_padding);
  read_size(space, "pageNarrow", theme.page_padding_narrow);
  read_size(space, "card", theme.card_padding);
  read_size(space, "gap", theme.gap);
  read_size(space, "optionGap", theme.option_gap);
  read_size(member(json, "breakpoints"), "narrow", theme.narrow_below);
  read_size(member(json, "breakpoints"), "columns", theme.columns_from);
  read_size(member(json, "width"), "narrow", theme.narrow_width);
  read_size(member(json, "width"), "wide", theme.wide_width);
  return theme;
}

}  // namespace nextsession
