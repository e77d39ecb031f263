// What the tests of gui/ start from: the real theme, the real fonts, and a screen of memory.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "gui/painter.h"
#include "gui/text.h"
#include "gui/theme.h"
#include "questionnaire/json.h"
#include "raster.h"
#include "sample_pages.h"

namespace nextsession::support {

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), "cannot read ", path.string());
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

inline const Json& theme_json() {
  static const Json json =
      Json::parse(file_text(std::filesystem::path(NEXTSESSION_SOURCE_DIR) / "assets/theme.json"),
                  nullptr, false);
  return json;
}

// `weight`: "400Regular" or "700Bold", as the package names its folders.
inline std::string font_bytes(const std::string& weight) {
  const std::filesystem::path folder =
      std::filesystem::path(NEXTSESSION_SOURCE_DIR) /
      "node_modules/@expo-google-fonts/atkinson-hyperlegible-next" / weight;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    if (entry.path().extension() == ".ttf") return file_text(entry.path());
  }
  FAIL("no font in ", folder.string(), ": install the packages of package-lock.json");
  return {};
}

inline const std::string& regular_ttf() {
  static const std::string bytes = font_bytes("400Regular");
  return bytes;
}
inline const std::string& bold_ttf() {
  static const std::string bytes = font_bytes("700Bold");
  return bytes;
}

inline const Typesetter& typesetter() {
  static const Typesetter type(regular_ttf(), bold_ttf());
  return type;
}

// One painter with a pointer, as a person would use it.
struct TestCanvas {
  Painter painter{theme_json(), regular_ttf(), bold_ttf()};
  Viewport viewport;
  Appearance appearance;
  Interaction interaction;
  std::vector<std::string> activated;

  // A viewport as tall as the page, so that everything is in sight.
  void show_all(const Page& page, float width, float scale = 1, float ratio = 1) {
    appearance.text_scale = scale;
    viewport = {width, painter.lay_out(page, width, appearance).height, 0, ratio};
    frames(page, 3);
  }
  void frames(const Page& page, int count) {
    for (int i = 0; i < count; ++i) {
      painter.draw(page, viewport, appearance, interaction,
                   [this](const Node& node) { activated.push_back(node.id); });
      accept_textures();
    }
  }
  void point_at(const Page& page, float x, float y) {
    ImGui::GetIO().AddMousePosEvent(x, y);
    frames(page, 2);
  }
  void press(const Page& page, bool down) {
    ImGui::GetIO().AddMouseButtonEvent(0, down);
    frames(page, 2);
  }
  void click(const Page& page, float x, float y) {
    point_at(page, x, y);
    press(page, true);
    press(page, false);
  }
  Rect rect(const Page& page, const std::string& id) {
    const Layout& layout = painter.lay_out(page, viewport.width, appearance, viewport.height);
    const auto found = layout.rects.find(id);
    REQUIRE_MESSAGE(found != layout.rects.end(), "no rectangle for ", id);
    return found->second;
  }
  Picture picture() const { return Raster(*ImGui::GetDrawData()).picture(); }
  // Only what lies in the rectangle, and 10 px around it.
  Picture picture(const Rect& r) const {
    const ImVec4 part = {r.x - 10, r.y - 10, r.x + r.w + 10, r.y + r.h + 10};
    return Raster(*ImGui::GetDrawData(), part).picture();
  }
};

}  // namespace nextsession::support
