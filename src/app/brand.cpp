#include "app/brand.h"

#include <algorithm>
#include <cmath>

#include "questionnaire/json.h"

namespace nextsession {
namespace {

constexpr double words_least = 7, marks_least = 3;

// Hue 0..6, the others 0..1 (CSS Color 4, section 7).
struct Hsl {
  double hue = 0, saturation = 0, lightness = 0;
};

Hsl hsl_of(Colour c) {
  const double r = c.r / 255.0, g = c.g / 255.0, b = c.b / 255.0;
  const double most = std::max({r, g, b}), least = std::min({r, g, b}), spread = most - least;
  Hsl hsl;
  hsl.lightness = (most + least) / 2;
  if (spread <= 0) return hsl;
  hsl.saturation = spread / (1 - std::fabs(2 * hsl.lightness - 1));
  if (most == r) {
    hsl.hue = (g - b) / spread + (g < b ? 6 : 0);
  } else {
    hsl.hue = most == g ? (b - r) / spread + 2 : (r - g) / spread + 4;
  }
  return hsl;
}

Colour colour_of(const Hsl& hsl) {
  const double chroma = (1 - std::fabs(2 * hsl.lightness - 1)) * hsl.saturation;
  const auto channel = [&](double turn) {
    const double at = std::fmod(hsl.hue + turn, 6);
    const double share = std::clamp(std::fabs(at - 3) - 1, 0.0, 1.0);
    return static_cast<std::uint8_t>(std::lround(255 * (hsl.lightness + chroma * (share - 0.5))));
  };
  return {channel(0), channel(4), channel(2), 255};
}

Colour with_lightness(Hsl hsl, double lightness) {
  hsl.lightness = std::clamp(lightness, 0.0, 1.0);
  return colour_of(hsl);
}

constexpr double shade_step = 1.0 / 255;

// The hue as a tint, no nearer to the words than the theme's own ground of that name.
Colour soft_ground(const Hsl& hsl, const Surroundings& around) {
  const Hsl tint = {hsl.hue, std::min(hsl.saturation, 0.3), around.dark ? 0.16 : 0.91};
  const double limit = luminance(around.primary_soft);
  Colour soft = colour_of(tint);
  for (int k = 1; k < 255; ++k) {
    const double now = luminance(soft);
    if (around.dark ? now <= limit : now >= limit) break;
    soft = with_lightness(tint, tint.lightness + (around.dark ? -k : k) * shade_step);
  }
  return soft;
}

bool all_hold(const BrandColours& brand, const Surroundings& around) {
  const std::vector<ColourPair> pairs = brand_pairs(brand, around);
  return std::all_of(pairs.begin(), pairs.end(), [](const ColourPair& pair) {
    return contrast(pair.front, pair.back) >= pair.least;
  });
}

std::optional<Colour> colour_in(const Json& colours, const char* name) {
  const auto found = colours.find(name);
  if (found == colours.end() || !found->is_string()) return std::nullopt;
  return colour_from(found->get_ref<const std::string&>());
}

}  // namespace

std::optional<Surroundings> surroundings_in(const Json& theme, bool dark) {
  if (!theme.is_object()) return std::nullopt;
  const auto colours = theme.find("colours");
  if (colours == theme.end() || !colours->is_object()) return std::nullopt;
  const auto half = colours->find(dark ? "dark" : "light");
  if (half == colours->end() || !half->is_object()) return std::nullopt;
  Surroundings around;
  around.dark = dark;
  struct Named {
    const char* name;
    Colour& colour;
  };
  for (const Named& named :
       {Named{"background", around.background}, Named{"card", around.card},
        Named{"ink", around.ink}, Named{"soft", around.soft}, Named{"track", around.track},
        Named{"primarySoft", around.primary_soft}}) {
    const std::optional<Colour> colour = colour_in(*half, named.name);
    if (!colour) return std::nullopt;
    named.colour = *colour;
  }
  for (const char* name : {"goodSoft", "talkSoft", "soonSoft"}) {
    const std::optional<Colour> colour = colour_in(*half, name);
    if (!colour) return std::nullopt;
    around.grounds.push_back(*colour);
  }
  return around;
}

std::vector<ColourPair> brand_pairs(const BrandColours& brand, const Surroundings& around) {
  const Colour& primary = brand.primary;
  std::vector<ColourPair> pairs = {
      // Links, badges, chosen answers.
      {primary, around.background, words_least},
      {primary, around.card, words_least},
      {primary, brand.primary_soft, words_least},
      // Buttons: at rest, pointed at (half the shade on paper and screen), pressed.
      {brand.on_primary, primary, words_least},
      {brand.on_primary, mix(primary, around.ink, 0.2F), words_least},
      {brand.on_primary, mix(primary, around.ink, 0.4F), words_least},
      // Answers and their keys while pressed; chosen ones too.
      {around.ink, mix(around.card, primary, 0.1F), words_least},
      {around.soft, mix(around.card, primary, 0.1F), words_least},
      {around.ink, mix(brand.primary_soft, primary, 0.1F), words_least},
      // Bars on their track.
      {primary, around.track, marks_least}};
  for (const Colour& ground : around.grounds) pairs.push_back({primary, ground, words_least});
  return pairs;
}

BrandColours brand_colours(Colour wanted, const Surroundings& around) {
  const Hsl hsl = hsl_of(wanted);
  BrandColours brand;
  brand.primary_soft = soft_ground(hsl, around);
  brand.on_primary = around.dark
                         ? with_lightness({hsl.hue, std::min(hsl.saturation, 0.55), 0}, 0.09)
                         : Colour{255, 255, 255, 255};
  brand.primary = wanted;
  for (int k = 1; k <= 255 && !all_hold(brand, around); ++k) {
    for (const int way : {-k, k}) {
      brand.primary = with_lightness(hsl, hsl.lightness + way * shade_step);
      if (all_hold(brand, around)) break;
    }
  }
  return brand;
}

std::optional<Brand> make_brand(Colour wanted, const Json& theme) {
  const std::optional<Surroundings> light = surroundings_in(theme, false);
  const std::optional<Surroundings> dark = surroundings_in(theme, true);
  if (!light || !dark) return std::nullopt;
  return Brand{brand_colours(wanted, *light), brand_colours(wanted, *dark)};
}

}  // namespace nextsession
