// A whole visit, looked at: every page the app shows on the way is laid out at the widths and sizes
// of words people have, and nothing on it may be cut off, too small to hit, or covered.
#include <doctest/doctest.h>

#include <string>

#include "../support/gui.h"
#include "../support/layout_checks.h"
#include "support/walk.h"

using namespace nextsession;
using namespace nextsession::support;

TEST_CASE("every page of a visit is laid out well") {
  const Theme theme = read_theme(theme_json());
  const auto look = [&](const Page& page, const std::string& what) {
    for (const float width : {240.0F, 390.0F, 768.0F, 1280.0F}) {
      for (const float scale : {1.0F, 1.5F, 2.0F}) {
        CAPTURE(page.id);
        CAPTURE(what);
        CAPTURE(width);
        CAPTURE(scale);
        check_layout(page, lay_out_page(page, width, 800, scale, theme, typesetter()));
      }
    }
  };
  for (const std::size_t answer : {0U, 1U, 4U}) {
    CAPTURE(answer);
    test::Walk walk(look);
    walk.visit(answer);
    CHECK(walk.pages() >= 30);
  }
}
