// That nothing is told by colour alone: a tone has a word and a shape of its own.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../support/gui.h"
#include "../support/layout_checks.h"
#include "app/patch_chart.h"
#include "support/walk.h"

using namespace nextsession;
using namespace nextsession::support;

namespace {

constexpr std::array<Tone, 5> tones = {Tone::Good, Tone::Talk, Tone::Soon, Tone::Unknown,
                                       Tone::Info};

// The theme as a black and white printer, or somebody who sees no colour, has it.
Json grey_theme() {
  Json theme = theme_json();
  for (const char* mode : {"light", "dark"}) {
    for (const char* hue : {"primary", "good", "talk", "soon", "unknown"}) {
      theme["colours"][mode][hue] = "#404040";
      theme["colours"][mode][std::string(hue) + "Soft"] = "#F0F0F0";
    }
  }
  return theme;
}

Page badges_page() {
  std::vector<Node> badges;
  for (const Tone tone : tones) {
    const std::string id = "badge/" + std::to_string(static_cast<int>(tone));
    badges.push_back(toned(id, Role::Badge, tone, "The same word"));
  }
  return page_of("badges", Width::Narrow, badges);
}

// The mark of each badge, 12 px square, at four pixels a px.
constexpr int mark_size = 48;
using MarkPicture = std::vector<float>;

std::vector<MarkPicture> grey_marks() {
  const Page page = badges_page();
  TestCanvas screen{{grey_theme(), regular_ttf(), bold_ttf()}, {}, {}, {}, {}};
  screen.viewport = {400, 700, 0, 4};
  screen.frames(page, 3);
  const PageLayout layout = lay_out_page(page, 400, 700, 1, read_theme(theme_json()), typesetter());
  const Picture picture = screen.picture();
  std::vector<MarkPicture> marks;
  for (const Box& box : layout.boxes) {
    if (box.kind != BoxKind::Badge) continue;
    MarkPicture mark;
    const int left = static_cast<int>(std::lround(box.mark_rect.x * 4));
    const int top = static_cast<int>(std::lround(box.mark_rect.y * 4));
    for (int y = 0; y < mark_size; ++y) {
      for (int x = 0; x < mark_size; ++x) {
        mark.push_back(picture.rgb[picture.index(left + x, top + y)]);
      }
    }
    marks.push_back(std::move(mark));
  }
  return marks;
}

// Of all that either of the two marks covers, how much only one does: 0 the same, 1 nothing shared.
double apart(const MarkPicture& a, const MarkPicture& b) {
  int either = 0, one = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const bool in_a = a[i] < 0.6F, in_b = b[i] < 0.6F;
    either += in_a || in_b ? 1 : 0;
    one += in_a != in_b ? 1 : 0;
  }
  return either == 0 ? 0 : static_cast<double>(one) / either;
}

// Every visible word of what is said beside a bar, in the group that holds it.
const Node* badge_beside(const Node& group) {
  for (const Node& child : group.children) {
    if (child.role == Role::Badge) return &child;
    if (child.role != Role::Row) continue;
    if (const Node* badge = badge_beside(child)) return badge;
  }
  return nullptr;
}

// What a tone may not do without, on every page of a visit.
class ToneCheck {
 public:
  void look(const Page& page) {
    walk(page, [&](const Node& node) {
      CAPTURE(page.id);
      CAPTURE(node.id);
      if (node.role == Role::Badge) badge(node);
      if (node.role == Role::Notice) notice(node);
      if (node.role == Role::Dots) dots(node);
      if (node.role == Role::Chart) lines(node);
      for (const Node& child : node.children) {
        if (child.role == Role::Meter) meter(node, child);
      }
    });
  }
  const std::map<Tone, std::set<std::string>>& words() const { return words_; }
  int meters() const { return meters_; }
  int charts() const { return charts_; }

 private:
  void badge(const Node& node) {
    CHECK_FALSE(plain(node.text).empty());
    CHECK(node.tone != Tone::None);  // it has no shape of its own
    words_[node.tone].insert(plain(node.text));
  }
  static void notice(const Node& node) {
    std::string said = plain(node.text);
    for (const Node& child : node.children) said += plain(child.text);
    CHECK(said.size() > 20);
  }
  // Its band is a word beside it, and its length says the same as its colour. The bar of a goal has
  // no bands: its two numbers stand above it.
  void meter(const Node& group, const Node& bar) {
    ++meters_;
    CHECK_FALSE(bar.value.empty());
    if (bar.marks.empty()) return;
    const Node* badge = badge_beside(group);
    REQUIRE(badge != nullptr);
    CHECK(badge->tone == bar.tone);
    CHECK(bar.value.starts_with(plain(badge->text)));
    if (bar.tone == Tone::Unknown) {
      CHECK(bar.fraction == 0);
      return;
    }
    std::size_t band = 0;
    while (band < bar.marks.size() && bar.fraction >= bar.marks[band] - 1e-9) ++band;
    const Tone by_length = band == 0                  ? Tone::Good
                           : band == bar.marks.size() ? Tone::Soon
                                                      : Tone::Talk;
    CHECK(bar.tone == by_length);
  }
  void dots(const Node& chart) {
    ++charts_;
    std::set<bool> shapes;
    for (const Dot& dot : chart.dots) {
      CHECK_FALSE(dot.label.empty());
      CHECK_FALSE(dot.words.empty());
      CHECK(shapes.insert(dot.diamond).second);
    }
  }

  // Each line by the shape of its marks or by its strength, and all of it in words.
  static void lines(const Node& node) {
    REQUIRE(node.chart != nullptr);
    const Chart& chart = *node.chart;
    CHECK_FALSE(plain(node.text).empty());
    std::set<std::pair<int, bool>> looks;
    for (const ChartLine& line : chart.lines) {
      CHECK_FALSE(line.label.empty());
      CHECK(looks.insert({line.shape, line.strong}).second);
    }
    CHECK(chart.caption.empty() == chart.rows.empty());
    for (const std::vector<std::string>& row : chart.rows) {
      CHECK(row.size() == chart.columns.size());
      for (const std::string& cell : row) CHECK_FALSE(cell.empty());
    }
    if (!chart.small && chart.band) CHECK_FALSE(chart.band_label.empty());
    if (!chart.small && has_hollow(chart)) CHECK_FALSE(chart.hollow_label.empty());
  }

  std::map<Tone, std::set<std::string>> words_;
  int meters_ = 0, charts_ = 0;
};

}  // namespace

TEST_CASE("the marks of the tones differ by shape, in one and the same grey") {
  const std::vector<MarkPicture> marks = grey_marks();
  REQUIRE(marks.size() == tones.size());
  for (std::size_t i = 0; i < marks.size(); ++i) {
    CHECK(apart(marks[i], MarkPicture(marks[i].size(), 1)) == 1);  // something is painted
    CHECK(apart(marks[i], marks[i]) == 0);
    for (std::size_t k = i + 1; k < marks.size(); ++k) {
      CAPTURE(i);
      CAPTURE(k);
      CHECK(apart(marks[i], marks[k]) > 0.3);
    }
  }
}

TEST_CASE("whatever a colour tells is told by a word as well, on every page of a visit") {
  ToneCheck check;
  for (const std::size_t answer : {0U, 1U, 4U}) {
    test::Walk walk([&](const Page& page, const std::string&) { check.look(page); });
    walk.visit(answer);
    walk.compare();
    walk.as_therapist();
    walk.visit_without_answers();
    walk.visit(answer);
  }
  // By itself: after some answers nothing is offered for comparing.
  test::Walk two_files([&](const Page& page, const std::string&) { check.look(page); });
  two_files.compare();
  check.look(progress_page());
  CHECK(check.meters() > 50);
  CHECK(check.charts() >= 5);
  for (const Tone tone : tones) {
    CAPTURE(static_cast<int>(tone));
    CHECK(check.words().contains(tone));
  }
  // No word belongs to two tones.
  std::set<std::string> all;
  for (const auto& [tone, words] : check.words()) {
    for (const std::string& word : words) {
      CAPTURE(word);
      CHECK(all.insert(word).second);
    }
  }
}
