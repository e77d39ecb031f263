#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "../support/gui.h"
#include "../support/layout_checks.h"
#include "gui/layout.h"

using namespace nextsession;
using namespace nextsession::support;

namespace {

const Theme& theme() {
  static const Theme value = read_theme(theme_json());
  return value;
}

PageLayout laid_out(const Page& page, float width, float scale = 1, float height = 0) {
  return lay_out_page(page, width, height, scale, theme(), typesetter());
}

const std::vector<float> widths = {240, 320, 390, 599, 600, 719, 720, 768, 1280, 5000};
const std::vector<float> scales = {1, 1.25F, 1.5F, 2};

// Runs `check` on every sample page at every width and size.
void everywhere(const std::function<void(const Page&, const PageLayout&)>& check) {
  for (const Page& page : sample_pages()) {
    for (const float width : widths) {
      for (const float scale : scales) {
        CAPTURE(page.id);
        CAPTURE(width);
        CAPTURE(scale);
        check(page, laid_out(page, width, scale));
      }
    }
  }
}

}  // namespace

TEST_CASE("every node has a rectangle inside the page") { everywhere(check_rectangles); }

TEST_CASE("controls are at least 44 px both ways") { everywhere(check_targets); }

TEST_CASE("nothing lies on anything else") { everywhere(check_no_overlap); }

TEST_CASE("no word is cut off or lost") { everywhere(check_words); }

TEST_CASE("a passphrase is drawn as one bullet for each sign") {
  for (const Page& page : sample_pages()) {
    if (page.id != "entry") continue;
    const PageLayout layout = laid_out(page, 1280);
    const Box& box = box_of(layout, "secret");
    REQUIRE(box.text.lines.size() == 1);
    std::string drawn;
    for (const Run& run : box.text.lines[0].runs) drawn += run.text;
    CHECK(drawn == "•••••••••");  // "grün pass"
    return;
  }
  FAIL("there is no such page");
}

TEST_CASE("the order on the page is the order of the document") { everywhere(check_order); }

TEST_CASE("a container holds its children") { everywhere(check_containers); }

TEST_CASE("at the mock's width things lie where the mock has them") {
  struct Case {
    const char* page;
    const char* id;
    float x, y, w, h;
  };
  // Read off design/mock.html at 1200 by 800; a negative number is not looked at.
  const std::vector<Case> cases = {{"welcome", "brand", 24, -1, -1, 44},
                                   {"welcome", "title", 284, 96, 632, -1},
                                   {"welcome", "facts", 284, -1, 632, -1},
                                   {"welcome", "time", 284, -1, 201.3F, -1},
                                   {"welcome", "private", 499.3F, -1, -1, -1},
                                   {"welcome", "start", 284, -1, -1, 52},
                                   {"question", "progress", 284, 130, 632, 8},
                                   {"question", "q/0", 284, -1, 632, 60},
                                   {"question", "back", 284, -1, -1, 52},
                                   {"results", "title", 104, 96, 992, -1},
                                   {"results", "ratings", 104, -1, 557.75F, -1},
                                   {"results", "advice", 683.75F, -1, 412.25F, -1}};
  for (const Case& c : cases) {
    for (const Page& page : sample_pages()) {
      if (page.id != c.page) continue;
      CAPTURE(std::string(c.id));
      const Rect r = laid_out(page, 1200, 1, 800).rects.at(c.id);
      if (c.x >= 0) CHECK(r.x == doctest::Approx(c.x).epsilon(0.002));
      if (c.y >= 0) CHECK(std::fabs(r.y - c.y) <= 1);
      if (c.w >= 0) CHECK(r.w == doctest::Approx(c.w).epsilon(0.002));
      if (c.h >= 0) CHECK(r.h == doctest::Approx(c.h));
    }
  }
  const PageLayout question = laid_out(question_page(), 1200, 1, 800);
  CHECK(question.rects.at("q/1").y - question.rects.at("q/0").y == doctest::Approx(70));
  CHECK(question.boxes[0].rect.h == 64);
  const Rect say = question.rects.at("skip/say");
  CHECK(say.x + say.w == doctest::Approx(916));  // the quiet buttons end the line
}

TEST_CASE("cards stand side by side only where each has room") {
  struct Case {
    float width, scale;
    bool beside;
  };
  for (const Case& c : std::vector<Case>{{1280, 1, true},
                                         {720, 1, true},
                                         {719, 1, false},
                                         {390, 1, false},
                                         {1280, 2, false},
                                         {5000, 1, true}}) {
    CAPTURE(c.width);
    CAPTURE(c.scale);
    const PageLayout layout = laid_out(welcome_page(), c.width, c.scale);
    const Rect a = layout.rects.at("time"), b = layout.rects.at("private"),
               last = layout.rects.at("diagnosis");
    CHECK((b.y == a.y) == c.beside);
    CHECK((last.y == a.y) == c.beside);
    if (!c.beside) continue;
    CHECK(a.w >= 200);
    CHECK(a.h == b.h);
    CHECK(a.h == last.h);
    CHECK(box_of(layout, "time").rect.h == a.h);
  }
}

TEST_CASE("the cells of a scale fill even lines") {
  struct Case {
    float width;
    std::vector<int> lines;
  };
  for (const Case& c : std::vector<Case>{
           {1280, {11}}, {768, {11}}, {390, {6, 5}}, {320, {4, 4, 3}}, {240, {4, 4, 3}}}) {
    CAPTURE(c.width);
    const PageLayout layout = laid_out(scale_page(), c.width);
    std::map<int, int> per_line;
    for (int i = 0; i <= 10; ++i) {
      const Rect r = layout.rects.at("scale/" + std::to_string(i));
      ++per_line[static_cast<int>(std::lround(r.y))];
      CHECK(r.w == doctest::Approx(layout.rects.at("scale/0").w));
    }
    std::vector<int> lines;
    for (const auto& [y, count] : per_line) lines.push_back(count);
    CHECK(lines == c.lines);
  }
}

TEST_CASE(
    "on a narrow page two buttons share the width, and quiet ones stand below in the middle") {
  const PageLayout layout = laid_out(question_page(), 390);
  const Rect back = layout.rects.at("back"), next = layout.rects.at("next"),
             none = layout.rects.at("skip/none");
  CHECK(back.x == 16);
  CHECK(back.w == doctest::Approx(172));
  CHECK(next.w == doctest::Approx(172));
  CHECK(next.x + next.w == doctest::Approx(374));
  CHECK(none.y >= back.y + back.h);
  CHECK(none.x + none.w / 2 == doctest::Approx(195));
  // Words that do not fit half the width get the whole.
  const PageLayout welcome = laid_out(welcome_page(), 390);
  CHECK(welcome.rects.at("start").w == doctest::Approx(358));
  CHECK(welcome.rects.at("open").w == doctest::Approx(358));
  CHECK(welcome.rects.at("open").y > welcome.rects.at("start").y);
  CHECK(box_of(layout, "q/0").key.empty());
  CHECK(box_of(laid_out(question_page(), 600), "q/0").key == "1");
}

TEST_CASE("the main column is never wider than the theme says, and in the middle") {
  for (const float width : widths) {
    CAPTURE(width);
    for (const Page& page : {welcome_page(), results_page()}) {
      const float widest = page.width == Width::Wide ? 1040 : 680;
      const float pad = width < 600 ? 16 : 24;
      const Rect r = laid_out(page, width).rects.at("title");
      CHECK(r.w == doctest::Approx(std::min(width, widest) - 2 * pad));
      CHECK(r.x + r.w / 2 == doctest::Approx(width / 2));
    }
  }
}

TEST_CASE("a short page reaches the bottom of the viewport, a long one is as it was") {
  const PageLayout natural = laid_out(scale_page(), 1280);
  const PageLayout tall = laid_out(scale_page(), 1280, 1, 2000);
  CHECK(tall.height == 2000);
  const float down = 2000 - natural.height;
  CHECK(std::fabs(tall.rects.at("to-how").y - natural.rects.at("to-how").y - down) <= 1);
  CHECK(tall.rects.at("title").y == natural.rects.at("title").y);
  CHECK(laid_out(scale_page(), 1280, 1, 100).height == natural.height);
  CHECK(box_of(tall, "to-how").rect.y == tall.rects.at("to-how").y);
}

TEST_CASE("a dialog is in the middle, and a long one makes the document longer") {
  Page page = dialog_page();
  const PageLayout layout = laid_out(page, 1280, 1, 900);
  const Rect r = layout.rects.at("dialog");
  CHECK(r.w == 560);
  CHECK(r.x + r.w / 2 == doctest::Approx(640));
  CHECK(r.y + r.h / 2 == doctest::Approx(450));
  CHECK(box_of(layout, "dialog").rect.y == r.y);
  CHECK(laid_out(page, 390, 1, 844).rects.at("dialog").w == doctest::Approx(366));
  for (int i = 0; i < 60; ++i) {
    page.dialog->children.push_back(text("dialog/more/" + std::to_string(i), "One more line."));
  }
  const PageLayout longer = laid_out(page, 1280, 1, 900);
  const Rect all = longer.rects.at("dialog");
  CHECK(all.y == 32);
  CHECK(longer.height >= all.y + all.h + 32);
}

TEST_CASE("choosing an answer moves nothing") {
  for (const float width : widths) {
    CAPTURE(width);
    Page one = question_page(), other = question_page();
    for (Page* page : {&one, &other}) {
      std::vector<Node>& choices_of_page = page->main[4].children;
      for (std::size_t i = 0; i < choices_of_page.size(); ++i) {
        choices_of_page[i].text = {
            {"An answer that is long enough to need more than one line on "
             "most phones, number " +
                 std::to_string(i),
             false}};
        choices_of_page[i].checked = i == (page == &one ? 0U : 3U);
      }
    }
    const PageLayout a = laid_out(one, width), b = laid_out(other, width);
    CHECK(a.height == b.height);
    for (const auto& entry : a.rects) {
      const std::string& id = entry.first;
      const Rect& r = entry.second;
      CAPTURE(id);
      CHECK(b.rects.at(id).y == r.y);
      CHECK(b.rects.at(id).h == r.h);
    }
  }
}

TEST_CASE("a page of nothing, of one endless word, and of empty nodes") {
  Page empty;
  CHECK(laid_out(empty, 390, 1, 844).height == 844);
  const std::string endless(3000, 'w');
  Page page = page_of(
      "odd", Width::Narrow,
      {heading("title", 1, endless), text("p", endless),
       made("c", Role::Card, Look::Plain, "",
            {toned("c/b", Role::Badge, Tone::Good, endless),
             button("c/go", endless, Look::Primary)}),
       choices("q", Look::Stack, {endless}, 0), text("none", ""), row("r", {}),
       made("l", Role::List, Look::Plain, ""), made("cols", Role::Columns, Look::Plain, "")});
  for (const float width : widths) {
    CAPTURE(width);
    const PageLayout layout = laid_out(page, width);
    for (const Box& box : layout.boxes) {
      CAPTURE(box.id);
      CHECK(box.rect.x + box.rect.w <= width + 0.1F);
      CHECK(box.text_x + box.text.width <= std::max(box.rect.x + box.rect.w, width) + 0.6F);
    }
  }
}
