// What the drawing looks like, pixel by pixel.
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "../support/gui.h"

using namespace nextsession;
using namespace nextsession::support;

namespace {

unsigned code(Colour c) {
  return static_cast<unsigned>(c.r) << 16 | static_cast<unsigned>(c.g) << 8 | c.b;
}

const Palette& light() {
  static const Palette palette = read_theme(theme_json()).light;
  return palette;
}

// Pixels that differ inside a rectangle of CSS px.
int differences(const Picture& a, const Picture& b, Rect r, float ratio = 1) {
  int count = 0;
  for (int y = static_cast<int>(r.y * ratio); y < static_cast<int>((r.y + r.h) * ratio); ++y) {
    for (int x = static_cast<int>(r.x * ratio); x < static_cast<int>((r.x + r.w) * ratio); ++x) {
      if (x < 0 || y < 0 || x >= a.width || y >= a.height) continue;
      count += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
    }
  }
  return count;
}

}  // namespace

TEST_CASE("colours and edges are where they should be, to the pixel") {
  const Page page = scale_page();
  for (const float ratio : {1.0F, 2.0F, 3.0F}) {
    CAPTURE(ratio);
    TestCanvas screen;
    screen.viewport = {700, 420, 0, ratio};
    screen.frames(page, 3);
    const Picture picture = screen.picture();
    CHECK(picture.width == static_cast<int>(700 * ratio));
    const auto at = [&](float x, float y) {
      return picture.pixel(static_cast<int>(x * ratio), static_cast<int>(y * ratio));
    };
    CHECK(at(3, 300) == code(light()[Hue::Background]));
    CHECK(at(400, 3) == code(light()[Hue::Card]));
    CHECK(at(400, 63.5F) == code(light()[Hue::Line]));
    const Rect chosen = screen.rect(page, "scale/7"), other = screen.rect(page, "scale/2");
    CHECK(at(chosen.x + 6, chosen.y + chosen.h / 2) == code(light()[Hue::Primary]));
    // The top edge of a cell: ground, one line of border, the inside, and no half shades.
    const int x = static_cast<int>((other.x + other.w / 2) * ratio);
    const int edge = static_cast<int>(std::lround(other.y * ratio));
    const int line = static_cast<int>(std::floor(1.5F * ratio));
    CHECK(picture.pixel(x, edge - 1) == code(light()[Hue::Background]));
    for (int i = 0; i < line; ++i) CHECK(picture.pixel(x, edge + i) == code(light()[Hue::Border]));
    CHECK(picture.pixel(x, edge + line) == code(light()[Hue::Card]));
  }
}

TEST_CASE("letters are as high as a browser would draw them") {
  // 'H' as the title: its height is the font's own (OS/2 sCapHeight) of the CSS size.
  Page page = page_of("h", Width::Narrow, {heading("title", 1, "HHH")});
  const std::string& ttf = bold_ttf();
  const std::size_t at = [&] {
    for (std::size_t i = 12; i + 16 < 400; i += 16) {
      if (ttf.compare(i, 4, "OS/2") == 0) {
        const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(ttf[k]); };
        return static_cast<std::size_t>(byte(i + 8) << 24 | byte(i + 9) << 16 | byte(i + 10) << 8 |
                                        byte(i + 11));
      }
    }
    return std::size_t{0};
  }();
  REQUIRE(at > 0);
  const float cap = static_cast<float>(static_cast<unsigned char>(ttf[at + 88]) << 8 |
                                       static_cast<unsigned char>(ttf[at + 89])) /
                    1000;
  for (const float scale : {1.0F, 1.25F, 1.5F, 2.0F}) {
    for (const float ratio : {1.0F, 1.5F, 2.0F}) {
      CAPTURE(scale);
      CAPTURE(ratio);
      TestCanvas screen;
      screen.appearance.text_scale = scale;
      screen.viewport = {1000, 400, 0, ratio};
      screen.frames(page, 3);
      const Rect r = screen.rect(page, "title");
      const Picture picture = screen.picture({r.x, r.y, 60, r.h});
      int dark_rows = 0;
      for (int y = static_cast<int>(r.y * ratio); y < static_cast<int>((r.y + r.h) * ratio); ++y) {
        int dark = 0;
        for (int x = static_cast<int>(r.x * ratio); x < static_cast<int>((r.x + 60) * ratio); ++x) {
          dark += (picture.pixel(x, y) >> 8 & 0xFF) < 0x60 ? 1 : 0;
        }
        dark_rows += dark > 0 ? 1 : 0;
      }
      CHECK(std::fabs(static_cast<float>(dark_rows) - cap * 34 * scale * ratio) <= 1);
    }
  }
}

TEST_CASE("the ring shows only when the browser shows one, and three px wide") {
  const Page page = question_page();
  TestCanvas screen;
  screen.viewport = {1280, 800, 0, 1};
  screen.interaction.focused = "q/2";
  screen.frames(page, 3);
  const Picture without = screen.picture();
  screen.interaction.focus_visible = true;
  screen.frames(page, 1);
  const Picture with = screen.picture();
  const Rect r = screen.rect(page, "q/2");
  // (Its round corners reach into those of the rectangle.)
  CHECK(differences(without, with, {r.x + 6, r.y, r.w - 12, r.h}) == 0);
  CHECK(differences(without, with, {r.x, r.y + 6, r.w, r.h - 12}) == 0);
  CHECK(differences(without, with, {0, 0, 1280, r.y - 8}) == 0);
  const int x = static_cast<int>(r.x + r.w / 2), top = static_cast<int>(std::lround(r.y));
  for (int i = 4; i <= 6; ++i) CHECK(with.pixel(x, top - i) == code(light()[Hue::Focus]));
  for (int i = 1; i <= 3; ++i) CHECK(with.pixel(x, top - i) == without.pixel(x, top - i));
}

TEST_CASE("the words of a field are left to the browser while it is edited") {
  const Page page = entry_page();
  TestCanvas screen;
  screen.show_all(page, 800);
  const Picture shown = screen.picture();
  screen.interaction.focused = "words";
  screen.frames(page, 1);
  CHECK(differences(shown, screen.picture(), {0, 0, 800, screen.viewport.height}) == 0);
  screen.interaction.editing = true;
  screen.frames(page, 1);
  const Picture edited = screen.picture();
  const Rect r = screen.rect(page, "words");
  CHECK(differences(shown, edited, r) > 300);
  const Rect inside = {r.x + 4, r.y + 4, r.w - 8, r.h - 8};
  for (int y = static_cast<int>(inside.y); y < static_cast<int>(inside.y + inside.h); ++y) {
    CHECK(edited.pixel(static_cast<int>(r.x + 60), y) == code(light()[Hue::Card]));
  }
  CHECK(differences(shown, edited, screen.rect(page, "name")) == 0);
}

TEST_CASE("pointing and pressing can be seen, on each kind of control") {
  struct Case {
    Page page;
    const char* id;
  };
  const std::vector<Case> cases = {
      {question_page(), "next"},    {question_page(), "back"},  {question_page(), "skip/none"},
      {question_page(), "q/0"},     {question_page(), "q/1"},   {question_page(), "help"},
      {question_page(), "display"}, {question_page(), "brand"}, {question_page(), "to-how"},
      {scale_page(), "scale/1"},    {scale_page(), "scale/7"},  {scale_page(), "size/1"},
      {entry_page(), "name"},       {entry_page(), "country"},  {entry_page(), "topics/1"}};
  for (const Case& c : cases) {
    CAPTURE(std::string(c.id));
    TestCanvas screen;
    screen.show_all(c.page, 1000);
    const Rect r = screen.rect(c.page, c.id);
    const Picture rest = screen.picture(r);
    screen.point_at(c.page, r.x + 5, r.y + r.h / 2);
    const Picture hovered = screen.picture(r);
    CHECK(differences(rest, hovered, r) > 20);
    screen.press(c.page, true);
    if (std::string(c.id) == "name" || std::string(c.id) == "country" ||
        std::string(c.id) == "to-how")
      continue;  // these only show where the pointer is
    if (std::string(c.id) == "help" || std::string(c.id) == "display") continue;
    CHECK(differences(hovered, screen.picture(r), r) > 20);
  }
}

TEST_CASE("a skip link is left to the browser") {
  const Page page = welcome_page();
  TestCanvas screen;
  screen.viewport = {1280, 800, 0, 1};
  screen.frames(page, 3);
  const Picture rest = screen.picture();
  CHECK(screen.rect(page, "skip").w == 1);
  screen.interaction.focused = "skip";
  screen.interaction.focus_visible = true;
  screen.frames(page, 2);
  CHECK(differences(rest, screen.picture(), {0, 0, 1280, 800}) == 0);
}

TEST_CASE("dark and light, with and without more contrast, are four different pictures") {
  const Page page = results_page();
  std::vector<Picture> pictures;
  for (const bool dark : {false, true}) {
    for (const bool more : {false, true}) {
      TestCanvas screen;
      screen.appearance.dark = dark;
      screen.appearance.more_contrast = more;
      screen.viewport = {700, 700, 0, 1};
      screen.frames(page, 3);
      pictures.push_back(screen.picture());
    }
  }
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    for (std::size_t k = i + 1; k < pictures.size(); ++k) {
      CHECK(differences(pictures[i], pictures[k], {0, 0, 700, 700}) > 1000);
    }
  }
}
