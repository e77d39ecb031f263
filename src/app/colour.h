// Colours as values, and how well one can be told from another.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nextsession {

struct Colour {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  bool operator==(const Colour& o) const { return r == o.r && g == o.g && b == o.b && a == o.a; }
};

// Relative luminance, 0..1 (WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance).
double luminance(Colour c);
// The W3C contrast ratio, 1..21 (WCAG 2.2, relative luminance). Both opaque.
double contrast(Colour a, Colour b);
// `share` of b in a; 0 is a.
Colour mix(Colour a, Colour b, float share);

// "#RRGGBB" or "#RGB", in either case; empty for anything else.
std::optional<Colour> colour_from(std::string_view text);
// "#rrggbb"; the share of transparency is left out.
std::string colour_text(Colour c);

}  // namespace nextsession
