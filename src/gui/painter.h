// Draws a Page on a canvas with Dear ImGui, and says where each node came to lie.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/page.h"
#include "questionnaire/json.h"

namespace nextsession {

struct Viewport {
  float width = 0, height = 0;  // CSS px
  float scroll_y = 0;           // how far the browser has scrolled the document
  float pixel_ratio = 1;        // backing store pixels per CSS px
};

struct Appearance {
  bool dark = false;
  bool more_contrast = false;
  float text_scale = 1;  // 1 .. 2
};

// What the mirror knows and the painter shows.
struct Interaction {
  std::string focused;         // node id
  bool focus_visible = false;  // draw the ring
  bool editing = false;        // the focused text field draws its own text natively
};

// Where everything lies, in document coordinates; the page height makes the document as tall.
struct Layout {
  float height = 0;
  std::map<std::string, Rect, std::less<>> rects;  // every node that has a rectangle of its own
};

class Painter {
 public:
  // `theme` is assets/theme.json. Fonts are TTF bytes, copied. Owns its ImGui context.
  Painter(const Json& theme, std::string_view regular_ttf, std::string_view bold_ttf);
  ~Painter();
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  // Lays the page out for a width; cheap to repeat: does nothing when page revision, width and
  // appearance are the same as last time.
  const Layout& lay_out(const Page& page, float width, const Appearance& appearance);

  // One ImGui frame: fills ImGui::GetDrawData(). Draws only what is inside the viewport.
  // Pointer input is read from ImGui's own IO (the host feeds it); a click on a control calls
  // `activate` (native tests use it; the browser host passes an empty function, because there the
  // mirror is the only input path). Returns true while something still moves and wants a frame.
  bool draw(const Page& page, const Viewport& viewport, const Appearance& appearance,
            const Interaction& interaction,
            const std::function<void(const Node&)>& activate);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nextsession
