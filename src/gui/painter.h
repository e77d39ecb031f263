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
#include "app/patch.h"
#include "questionnaire/json_fwd.h"

namespace nextsession {

struct Viewport {
  float width = 0, height = 0;  // CSS px
  float scroll_y = 0;           // how far the browser has scrolled the document
  float pixel_ratio = 1;        // backing store pixels per CSS px
  // A short page reaches down to the bottom edge. Not in a frame that is as tall as the page.
  bool fills = true;
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
  // Every node; of a container the space it takes. The rectangle of a TextField or Select is its
  // box, and its words lie in "<id>/label"; those of a ChoiceGroup in "<id>/legend". A SkipLink is
  // 1 by 1: it is never painted.
  std::map<std::string, Rect, std::less<>> rects;
  // What is not painted because the font lacks a sign for it; its rectangle has room enough.
  Foreign foreign;
};

class Painter {
 public:
  // `theme` is assets/theme.json. Fonts are TTF bytes, copied; one that is damaged is replaced by
  // the other, and without any nothing is drawn (GetDrawData() stays null). Owns its ImGui context
  // and makes it the current one.
  Painter(const Json& theme, std::string_view regular_ttf, std::string_view bold_ttf);
  ~Painter();
  Painter(const Painter&) = delete;
  Painter& operator=(const Painter&) = delete;

  // Lays the page out for a width; cheap to repeat: does nothing when page (id, revision, dialog),
  // width, viewport height and text scale are the same as last time. The viewport height lets the
  // footer of a short page lie at the bottom edge and a dialog be centred; give the one that
  // draw() gets, or both lay out anew each time.
  const Layout& lay_out(const Page& page, float width, const Appearance& appearance,
                        float viewport_height = 0);

  // One ImGui frame: fills ImGui::GetDrawData(). Draws only what is inside the viewport.
  // Pointer input is read from ImGui's own IO (the host feeds it); a click on a control calls
  // `activate` (native tests use it; the browser host passes an empty function, because there the
  // mirror is the only input path). Returns true while something still moves and wants a frame.
  bool draw(const Page& page, const Viewport& viewport, const Appearance& appearance,
            const Interaction& interaction, const std::function<void(const Node&)>& activate);

  // How many pieces of text were measured so far; shows in tests that nothing is laid out twice.
  std::size_t measured() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nextsession
