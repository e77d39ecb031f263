#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "../support/gui.h"

using namespace nextsession;
using namespace nextsession::support;

namespace {

struct Control {
  std::string id;
  Rect rect;
};

void controls_in(TestCanvas& screen, const Page& page, const Node& node,
                 std::vector<Control>& out) {
  const bool control = node.role == Role::Button || node.role == Role::Link ||
                       node.role == Role::Choice || node.role == Role::TextField ||
                       node.role == Role::Select;
  if (control && node.look != Look::SkipLink) out.push_back({node.id, screen.rect(page, node.id)});
  for (const Node& child : node.children) controls_in(screen, page, child, out);
}

std::vector<Control> controls(TestCanvas& screen, const Page& page) {
  std::vector<Control> out;
  if (page.dialog) {
    controls_in(screen, page, *page.dialog, out);
    return out;
  }
  for (const auto* part : {&page.header, &page.main, &page.footer}) {
    for (const Node& node : *part) controls_in(screen, page, node, out);
  }
  return out;
}

std::size_t vertices() { return static_cast<std::size_t>(ImGui::GetDrawData()->TotalVtxCount); }

}  // namespace

TEST_CASE("a click on each control activates it, once") {
  for (const Page& page : sample_pages()) {
    for (const float width : {390.0F, 1280.0F}) {
      TestCanvas screen;
      screen.show_all(page, width);
      for (const Control& control : controls(screen, page)) {
        CAPTURE(page.id);
        CAPTURE(width);
        CAPTURE(control.id);
        screen.activated.clear();
        screen.click(page, control.rect.x + control.rect.w / 2,
                     control.rect.y + control.rect.h / 2);
        CHECK(screen.activated == std::vector<std::string>{control.id});
      }
    }
  }
}

TEST_CASE("the item of Dear ImGui is exactly the rectangle that is told") {
  for (const Page& page : {question_page(), scale_page(), entry_page()}) {
    TestCanvas screen;
    screen.show_all(page, 390, 1.25F);
    for (const Control& control : controls(screen, page)) {
      const Rect& r = control.rect;
      struct Probe {
        float x, y;
        bool inside;
      };
      const float mx = r.x + r.w / 2, my = r.y + r.h / 2, d = 0.6F;
      // Dear ImGui takes the pointer's place in whole px.
      const auto in_x = [&](float x) { return std::floor(x) >= r.x && std::floor(x) < r.x + r.w; };
      const auto in_y = [&](float y) { return std::floor(y) >= r.y && std::floor(y) < r.y + r.h; };
      std::vector<Probe> probes;
      for (const float x : {r.x - d, r.x + d, r.x + r.w - d, r.x + r.w + d}) {
        probes.push_back({x, my, in_x(x)});
      }
      for (const float y : {r.y - d, r.y + d, r.y + r.h - d, r.y + r.h + d}) {
        probes.push_back({mx, y, in_y(y)});
      }
      for (const Probe& probe : probes) {
        CAPTURE(control.id);
        CAPTURE(probe.x);
        CAPTURE(probe.y);
        screen.activated.clear();
        screen.click(page, probe.x, probe.y);
        const bool hit = std::find(screen.activated.begin(), screen.activated.end(), control.id) !=
                         screen.activated.end();
        CHECK(hit == probe.inside);
      }
    }
  }
}

TEST_CASE("pressing and leaving, or pressing elsewhere and coming, does nothing") {
  const Page page = question_page();
  TestCanvas screen;
  screen.show_all(page, 1280);
  const Rect r = screen.rect(page, "next");
  screen.point_at(page, r.x + 5, r.y + 5);
  screen.press(page, true);
  screen.point_at(page, r.x + 5, r.y - 30);
  screen.press(page, false);
  CHECK(screen.activated.empty());
  screen.point_at(page, 5, 500);
  screen.press(page, true);
  screen.point_at(page, r.x + 5, r.y + 5);
  screen.press(page, false);
  CHECK(screen.activated.empty());
  screen.click(page, r.x + 5, r.y + 5);
  CHECK(screen.activated == std::vector<std::string>{"next"});
}

TEST_CASE("scrolled, controls are where they are drawn") {
  const Page page = results_page();
  TestCanvas screen;
  screen.viewport = {390, 600, 0, 1};
  screen.frames(page, 3);
  const Rect r = screen.rect(page, "add");
  REQUIRE(r.y > 600);
  screen.click(page, r.x + 20, 300);
  CHECK(screen.activated.empty());
  screen.viewport.scroll_y = r.y - 280;
  screen.frames(page, 1);
  screen.click(page, r.x + 20, 280 + r.h / 2);
  CHECK(screen.activated == std::vector<std::string>{"add"});
}

TEST_CASE("under a dialog nothing can be reached") {
  const Page page = dialog_page();
  TestCanvas screen;
  screen.viewport = {1280, 1200, 0, 1};
  screen.frames(page, 3);
  const Rect panel = screen.rect(page, "dialog");
  int beside = 0;
  for (const std::string id : {"back", "help", "brand", "q/0", "q/4", "to-how", "to-privacy"}) {
    const Rect r = screen.rect(page, id);
    const float x = r.x + 4, y = r.y + r.h / 2;
    if (x > panel.x && x < panel.x + panel.w && y > panel.y && y < panel.y + panel.h) continue;
    ++beside;
    screen.click(page, x, y);
    CAPTURE(id);
    CHECK(screen.activated.empty());
  }
  CHECK(beside >= 5);
  const Rect r = screen.rect(page, "dialog/close");
  screen.click(page, r.x + 4, r.y + 4);
  CHECK(screen.activated == std::vector<std::string>{"dialog/close"});
}

TEST_CASE("what is off the screen is not drawn") {
  Page page = question_page();
  for (int i = 0; i < 2000; ++i) {
    page.main.push_back(text("more/" + std::to_string(i), "A sentence that nobody sees yet."));
  }
  TestCanvas screen;
  screen.viewport = {390, 844, 0, 1};
  screen.frames(page, 3);
  const std::size_t long_page = vertices();
  TestCanvas other;
  other.viewport = {390, 844, 0, 1};
  other.frames(question_page(), 3);
  CHECK(long_page < vertices() + 2000);
  screen.viewport.scroll_y = 50000;
  ImGui::SetCurrentContext(nullptr);  // draw() finds its own context again
  screen.frames(page, 1);
  CHECK(vertices() < 6000);
  CHECK(vertices() > 500);
}

TEST_CASE("a page that did not change is not measured again") {
  Page page = results_page();
  TestCanvas screen;
  screen.viewport = {800, 600, 0, 1};
  screen.frames(page, 1);
  const std::size_t once = screen.painter.measured();
  CHECK(once > 20);
  screen.viewport.scroll_y = 300;
  screen.interaction.focused = "add";
  screen.appearance.dark = true;
  screen.frames(page, 3);
  screen.painter.lay_out(page, 800, screen.appearance, 600);
  CHECK(screen.painter.measured() == once);
  struct Change {
    const char* what;
    std::function<void()> make;
  };
  const std::vector<Change> changes = {{"revision", [&] { page.revision = 7; }},
                                       {"width", [&] { screen.viewport.width = 801; }},
                                       {"text size", [&] { screen.appearance.text_scale = 1.5F; }},
                                       {"page", [&] { page.id = "another"; }},
                                       {"dialog", [&] { page.dialog = *dialog_page().dialog; }}};
  std::size_t before = once;
  for (const Change& change : changes) {
    CAPTURE(change.what);
    change.make();
    screen.frames(page, 1);
    CHECK(screen.painter.measured() > before);
    before = screen.painter.measured();
  }
}

TEST_CASE("without fonts the page keeps its places and draws nothing it cannot") {
  Painter painter(theme_json(), "", "not a font");
  const Page page = question_page();
  const Layout& layout = painter.lay_out(page, 390, {});
  CHECK(layout.rects.count("q/4") == 1);
  CHECK_FALSE(painter.draw(page, {390, 844, 0, 1}, {}, {}, {}));
  CHECK(ImGui::GetDrawData() == nullptr);
  // One good font of the two is enough.
  Painter half(theme_json(), regular_ttf(), "not a font");
  half.draw(page, {390, 844, 0, 1}, {}, {}, {});
  CHECK(ImGui::GetDrawData()->TotalVtxCount > 500);
  accept_textures();
}

TEST_CASE("two painters live side by side") {
  TestCanvas one;
  const Page page = welcome_page();
  one.viewport = {390, 844, 0, 1};
  one.frames(page, 2);
  {
    TestCanvas two;
    two.viewport = {390, 844, 0, 2};
    two.frames(page, 2);
  }
  one.frames(page, 2);
  CHECK(vertices() > 500);
}
