// Draws boxes with an ImDrawList; internal to painter.cpp and its paint_*.cpp files.
#pragma once

#include <imgui.h>

#include <string_view>

#include "gui/layout.h"

namespace nextsession {

// How the pointer and the focus stand to one box.
struct Touch {
  bool hovered = false, held = false;
  bool editing = false;  // the browser shows the words of this field itself
};

class Brush {
 public:
  // `scroll` and all rectangles given later are in CSS px; edges are set on whole device pixels,
  // `ratio` of which make one CSS px.
  Brush(ImDrawList* list, const Palette& palette, const Typesetter& type, ImFont* regular,
        ImFont* bold, float ratio, float scroll, float scale)
      : list_(list),
        palette_(palette),
        type_(type),
        regular_(regular),
        bold_(bold),
        ratio_(ratio),
        scroll_(snap(scroll)),
        scale_(scale) {}

  void box(const Box& box, Touch touch);
  void focus_ring(const Box& box);
  void page(float width, float height);   // the ground everything lies on
  void scrim(float width, float height);  // between the page and a dialog

 private:
  // paint_text.cpp
  void words(const TextBlock& block, float x, float y, Colour colour);
  void run(std::string_view text, bool bold, float size, float spacing, float x, float baseline,
           Colour colour);
  void underline(const TextBlock& block, float x, float y, Colour colour, float thickness);

  // paint_shapes.cpp
  float snap(float px) const;
  float line_width(float px) const;  // whole device pixels, at least one
  ImVec2 at(float x, float y) const { return {x, y - scroll_}; }
  Rect placed(Rect rect) const;  // on whole device pixels, in the window
  enum class Corners { All, Right };
  void outline(Rect rect, float radius, Corners corners);
  void fill(Rect rect, Colour colour, float radius, Corners corners = Corners::All);
  void frame(Rect rect, Colour colour, float radius, float thickness);
  void stroke(const ImVec2* points, int count, Colour colour, float thickness);
  void badge_mark(Tone tone, Rect rect, Colour colour);
  void tick(Rect rect, Colour colour, float thickness);
  void chevron(Mark mark, Rect rect, Colour colour, float thickness);
  void surface(const Box& box);
  void meter(const Box& box);
  void dots(const Box& box);
  void dot(bool diamond, float x, float y, float size);
  void progress(const Box& box);

  // paint_chart.cpp
  void chart(const ChartDrawing& drawing, const Rect& rect);
  void chart_ground(const ChartDrawing& drawing, const Rect& rect);
  void chart_line(const ChartStroke& stroke, const Rect& rect);
  void chart_mark(const ChartStroke& stroke, const ChartSpot& spot, const Rect& rect);
  void dashes(ImVec2 from, ImVec2 to, Colour colour, float thickness);

  // paint_controls.cpp
  void button(const Box& box, Touch touch);
  void option(const Box& box, Touch touch);
  void choice_mark(const Box& box, Touch touch);
  void cell(const Box& box, Touch touch);
  void pill(const Box& box, Touch touch);
  void field(const Box& box, Touch touch);

  Colour hue(Hue h) const { return palette_[h]; }
  static ImU32 packed(Colour c) { return IM_COL32(c.r, c.g, c.b, c.a); }

  ImDrawList* list_;
  const Palette& palette_;
  const Typesetter& type_;
  ImFont* regular_;
  ImFont* bold_;
  float ratio_, scroll_, scale_;
};

}  // namespace nextsession
