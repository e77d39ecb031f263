// A practice's own colour, made fit for the page: one colour in, the three it takes the place of in
// the theme out, for light and for dark.
//
// The hue stays. The lightness is moved as little as it has to be until every pair of colours that
// the page makes with it keeps its contrast: words 7:1 (WCAG 2.2, 1.4.6, level AAA), what a control
// or a mark is known by 3:1 (1.4.11).
#pragma once

#include <optional>
#include <vector>

#include "app/colour.h"
#include "questionnaire/json_fwd.h"

namespace nextsession {

// As the theme calls them: buttons, links and marks; words on such a button; the ground of what is
// chosen or quoted.
struct BrandColours {
  Colour primary, on_primary, primary_soft;
  bool operator==(const BrandColours& o) const {
    return primary == o.primary && on_primary == o.on_primary && primary_soft == o.primary_soft;
  }
};

struct Brand {
  BrandColours light, dark;
  const BrandColours& of(bool is_dark) const { return is_dark ? dark : light; }
};

// What of one half of the theme the brand's colours meet.
struct Surroundings {
  bool dark = false;
  Colour background, card, ink, soft, track;
  std::vector<Colour> grounds;  // of notices, which links may lie on
  Colour primary_soft;          // the theme's own: the other colours are known to go with it
};

// Empty where the theme (assets/theme.json) lacks one of them.
std::optional<Surroundings> surroundings_in(const Json& theme, bool dark);

struct ColourPair {
  Colour front, back;
  double least = 7;  // contrast
};

// Every pair with one of the brand's colours that the page shows, also while something is pointed
// at or pressed. What else lies on `primary_soft` needs no entry: that colour is made no nearer to
// the words than the theme's own.
std::vector<ColourPair> brand_pairs(const BrandColours& brand, const Surroundings& around);

BrandColours brand_colours(Colour wanted, const Surroundings& around);

// Empty without a whole theme: then the page keeps its own colours.
std::optional<Brand> make_brand(Colour wanted, const Json& theme);

}  // namespace nextsession
