// A practice's own colours as they are painted: measured, on pages with every role and look.
#include <doctest/doctest.h>

#include <string>

#include "../support/pair_recorder.h"
#include "app/brand.h"

using namespace nextsession;
using namespace nextsession::support;

namespace {

// Words and edges below what WCAG 2.2 asks, over all four appearances.
int too_weak(const std::optional<Brand>& brand, std::string& where) {
  PairRecorder recorder(theme_json());
  for (Page page : {question_page(), results_page(), entry_page()}) {
    page.brand = brand;
    recorder.look(page, "", 1280);
  }
  int weak = 0;
  for (const auto& pairs : recorder.recorded().pairs) {
    for (const auto& entry : pairs) {
      const PaintedPair& pair = entry.second;
      const double least = pair.part == Part::Words ? 7 : 3;
      if (contrast(pair.front, pair.back) >= least) continue;
      ++weak;
      where += hex(pair.front) + " on " + hex(pair.back) + ": " + pair.where + "\n";
    }
  }
  return weak;
}

}  // namespace

TEST_CASE("brand: whatever its colour, painted words keep 7:1 and edges 3:1") {
  for (const char* colour : {"#000", "#fff", "#888", "#f00", "#0f0", "#00f", "#ff0", "#0ff", "#f0f",
                             "#fc0", "#7a1f5c", "#0a5657"}) {
    CAPTURE(colour);
    const std::optional<Brand> brand = make_brand(*colour_from(colour), theme_json());
    REQUIRE(brand.has_value());
    std::string where;
    CHECK_MESSAGE(too_weak(brand, where) == 0, where);
  }
}

TEST_CASE("brand: one that was not made fit is found when it is painted") {
  std::optional<Brand> brand = make_brand({255, 204, 0, 255}, theme_json());
  REQUIRE(brand.has_value());
  brand->light.primary = {255, 204, 0, 255};
  std::string where;
  CHECK(too_weak(brand, where) > 3);
}

TEST_CASE("brand: takes the place of three colours and no other") {
  const Theme theme = read_theme(theme_json());
  const Brand brand = {{{1, 1, 1}, {2, 2, 2}, {3, 3, 3}}, {{4, 4, 4}, {5, 5, 5}, {6, 6, 6}}};
  for (const bool dark : {false, true}) {
    const Palette own = theme.palette({dark, false, 1}),
                  with = theme.palette({dark, false, 1}, brand);
    const BrandColours& colours = brand.of(dark);
    CHECK(with[Hue::Primary] == colours.primary);
    CHECK(with[Hue::OnPrimary] == colours.on_primary);
    CHECK(with[Hue::PrimarySoft] == colours.primary_soft);
    int changed = 0;
    for (std::size_t i = 0; i < hue_count; ++i)
      changed += own.colours[i] == with.colours[i] ? 0 : 1;
    CHECK(changed == 3);
  }
}
