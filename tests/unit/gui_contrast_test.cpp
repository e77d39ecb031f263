// Contrast of every pair of colours that a visit paints, for every eye.
#include <doctest/doctest.h>

#include <array>
#include <set>
#include <string>
#include <vector>

#include "../support/colour_blindness.h"
#include "../support/pair_recorder.h"
#include "support/walk.h"

using namespace nextsession;
using namespace nextsession::support;

namespace {

// WCAG 2.2: words 7:1 (1.4.6, AAA); what a control or a mark is known by, and the ring of the
// focus, 3:1 (1.4.11, 2.4.13).
double wanted(Part part) { return part == Part::Words ? 7 : 3; }

const char* name_of(Part part) {
  return part == Part::Words ? "words" : part == Part::Edge ? "an edge" : "the ring of the focus";
}

// Painted once, looked at by several tests.
const Recorded& whole_visits() {
  static const Recorded recorded = [] {
    PairRecorder record(theme_json());
    for (const Page& page : sample_pages()) record.look(page, "by hand", 1280);
    for (const std::size_t answer : {0U, 1U, 4U}) {
      int turn = 0;
      test::Walk walk([&](const Page& page, const std::string& what) {
        record.look(page, what, ++turn % 2 == 0 ? 390.0F : 1280.0F);
      });
      walk.visit(answer);
      walk.compare();
      if (answer != 1) continue;
      walk.as_therapist();
      walk.visit_without_answers();
      walk.visit(answer);
    }
    // By itself: after some answers nothing is offered for comparing.
    for (const float width : {390.0F, 1280.0F}) {
      test::Walk walk(
          [&](const Page& page, const std::string& what) { record.look(page, what, width); });
      walk.compare();
    }
    return record.recorded();
  }();
  return recorded;
}

std::string told(const PaintedPair& pair, double ratio) {
  return std::string(name_of(pair.part)) + " in " + hex(pair.front) + " on " + hex(pair.back) +
         " has " + std::to_string(ratio) + ": " + pair.where;
}

int weak_pairs(const Recorded& recorded, Part part) {
  int weak = 0;
  for (const auto& pairs : recorded.pairs) {
    for (const auto& [key, pair] : pairs) {
      weak += pair.part == part && contrast(pair.front, pair.back) < wanted(part) ? 1 : 0;
    }
  }
  return weak;
}

// The pages with every role and look, in a theme with one colour changed.
int weak_if(const char* hue, const char* colour, Part part) {
  Json theme = theme_json();
  theme["colours"]["light"][hue] = colour;
  PairRecorder recorder(theme);
  const bool ring = part == Part::Ring;
  for (const Page& page : {question_page(), results_page(), entry_page()}) {
    recorder.look(page, "", 1280, ring);
  }
  return weak_pairs(recorder.recorded(), part);
}

}  // namespace

TEST_CASE("words have 7:1 and edges 3:1 wherever a visit paints them, whatever the pointer does") {
  for (std::size_t i = 0; i < appearances.size(); ++i) {
    CAPTURE(appearances[i].name);
    std::array<int, 3> count{};
    for (const auto& entry : whole_visits().pairs[i]) {
      const PaintedPair& pair = entry.second;
      const double ratio = contrast(pair.front, pair.back);
      CHECK_MESSAGE(ratio >= wanted(pair.part), told(pair, ratio));
      ++count[static_cast<std::size_t>(pair.part)];
    }
    // A reader that misses things would pass all of them.
    CHECK(count[0] >= 20);
    CHECK(count[1] >= 30);
    CHECK(count[2] >= 4);
  }
  CHECK(whole_visits().pages >= 300);
  CHECK(whole_visits().pages_read >= 40);
  CHECK(whole_visits().kinds >= 150);
}

TEST_CASE("each colour of the theme is met, so no part of a page was overlooked") {
  for (const std::size_t i : {0U, 2U}) {
    std::set<std::string> met;
    for (const auto& [key, pair] : whole_visits().pairs[i]) {
      met.insert(hex(pair.front));
      met.insert(hex(pair.back));
    }
    const Palette palette = read_theme(theme_json()).palette({appearances[i].dark, false, 1});
    for (std::size_t hue = 0; hue < hue_count; ++hue) {
      const std::string name = hue_names[hue];
      CAPTURE(name);
      if (name == "line") continue;  // only parts one ground from the next
      CHECK(met.contains(hex(palette.colours[hue])));
    }
  }
}

TEST_CASE("a colour that is too weak is found") {
  for (const Part part : {Part::Words, Part::Edge, Part::Ring}) {
    CHECK(weak_if("ink", "#1C2730", part) == 0);  // as it is
  }
  CHECK(weak_if("soft", "#6B7680", Part::Words) > 0);
  CHECK(weak_if("onPrimary", "#B0C8C8", Part::Words) > 0);
  CHECK(weak_if("soonSoft", "#E0A0C0", Part::Words) > 0);
  CHECK(weak_if("border", "#B4B4B4", Part::Edge) > 0);
  CHECK(weak_if("border", "#FFFFFF", Part::Edge) > 0);
  CHECK(weak_if("talk", "#DAD6CC", Part::Edge) > 0);
  CHECK(weak_if("focus", "#9DB8FF", Part::Ring) > 0);
  CHECK(weak_if("focus", "#F7F5F0", Part::Ring) > 0);
}

TEST_CASE("colour blindness is simulated as published") {
  for (const Blindness& blindness : blindnesses) {
    CAPTURE(blindness.name);
    for (const auto& row : blindness.matrix) {
      CHECK(row[0] + row[1] + row[2] == doctest::Approx(1).epsilon(0.00001));
    }
    for (const int level : {0, 64, 128, 255}) {
      const auto v = static_cast<std::uint8_t>(level);
      const Colour grey = {v, v, v, 255};
      CHECK(seen_with(blindness, grey) == grey);
    }
  }
  // Pure red is nearly dark without the cones for long waves, and stays light without the others.
  const Colour red = {255, 0, 0, 255};
  CHECK(seen_with(blindnesses[0], red).r < 115);
  CHECK(seen_with(blindnesses[1], red).r > 155);
  CHECK(seen_with(blindnesses[2], red) == Colour{255, 0, 15, 255});
}

TEST_CASE("with each kind of colour blindness words keep 4.5:1, edges and the ring 3:1") {
  for (const Blindness& blindness : blindnesses) {
    for (std::size_t i = 0; i < appearances.size(); ++i) {
      CAPTURE(blindness.name);
      CAPTURE(appearances[i].name);
      for (const auto& entry : whole_visits().pairs[i]) {
        const PaintedPair& pair = entry.second;
        const double ratio =
            contrast(seen_with(blindness, pair.front), seen_with(blindness, pair.back));
        CHECK_MESSAGE(ratio >= (pair.part == Part::Words ? 4.5 : 3), told(pair, ratio));
      }
    }
  }
}

// What web/*.css paints and the canvas does not.
TEST_CASE("the plain view's own pairs have the same contrast") {
  struct Pair {
    Hue front, back;
  };
  const std::vector<Pair> pairs = {
      // Quiet buttons under the pointer (plain-controls.css, .button:hover).
      {Hue::Soft, Hue::PrimarySoft},
      // Words with a tone outside a badge (plain-words.css, .text.tone-*); no screen has them yet.
      {Hue::Good, Hue::Card},
      {Hue::Good, Hue::Background},
      {Hue::Talk, Hue::Card},
      {Hue::Talk, Hue::Background}};
  for (const NamedAppearance& appearance : appearances) {
    CAPTURE(appearance.name);
    const Palette palette = read_theme(theme_json()).palette({appearance.dark, appearance.more, 1});
    for (const Pair& pair : pairs) {
      CAPTURE(static_cast<int>(pair.front));
      CHECK(contrast(palette[pair.front], palette[pair.back]) >= wanted(Part::Words));
    }
  }
}

// With more contrast every line turns to ink (all-pages.css), which no bar or mark could be told
// from.
TEST_CASE("bars and marks of the plain view do not lie on the colour of lines") {
  const std::filesystem::path web = std::filesystem::path(NEXTSESSION_SOURCE_DIR) / "web";
  const std::string css = file_text(web / "plain-words.css");
  CHECK(css.find("var(--track)") != std::string::npos);
  CHECK(css.find("var(--line)") == std::string::npos);
}

// Paper has colours of its own (system.css), on white.
TEST_CASE("on paper words have 7:1 and edges 3:1") {
  const std::string css =
      file_text(std::filesystem::path(NEXTSESSION_SOURCE_DIR) / "web/system.css");
  const std::string print = css.substr(css.find("@media print"));
  const auto on_white = [&](const std::string& name) {
    const std::string start = "--" + name + ": #";
    const std::size_t at = print.find(start);
    REQUIRE_MESSAGE(at != std::string::npos, name);
    std::string digits = print.substr(at + start.size(), print.find(';', at) - at - start.size());
    if (digits.size() == 3)
      digits = {digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]};
    const auto value = static_cast<unsigned>(std::stoul(digits, nullptr, 16));
    const auto channel = [&](unsigned shift) {
      return static_cast<std::uint8_t>(value >> shift & 0xFF);
    };
    return contrast({channel(16), channel(8), channel(0), 255}, {255, 255, 255, 255});
  };
  for (const char* name : {"ink", "soft", "primary", "good", "talk", "soon", "unknown"}) {
    CAPTURE(name);
    CHECK(on_white(name) >= 7);
  }
  for (const char* name : {"background", "card", "primary-soft", "good-soft", "talk-soft",
                           "soon-soft", "unknown-soft"}) {
    CAPTURE(name);
    CHECK(on_white(name) == 1);
  }
  CHECK(on_white("border") >= 3);
  CHECK(on_white("ink") / on_white("track") >= 3);
}
