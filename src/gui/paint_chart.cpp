// Lines over time. Each line is known by the shape of its marks, not by its colour alone.
#include <algorithm>
#include <cmath>

#include "gui/paint.h"

namespace nextsession {
namespace {

constexpr float dash_on = 5, dash_off = 4;  // CSS px
constexpr float clear_ring = 2;             // keeps a mark apart from the lines under it
constexpr float ring_width = 2;             // of a hollow mark

// Corners of a mark for a circle of radius 1 around the middle, clockwise; empty for a disc. Each
// covers about as much as the disc does.
struct MarkShape {
  ImVec2 corners[4];
  int count = 0;
};

MarkShape mark_shape(int shape) {
  switch (shape) {
    case 1: return {{{0, -1.3F}, {1.3F, 0}, {0, 1.3F}, {-1.3F, 0}}, 4};
    case 2: return {{{-0.92F, -0.92F}, {0.92F, -0.92F}, {0.92F, 0.92F}, {-0.92F, 0.92F}}, 4};
    case 3: return {{{0, -1.25F}, {1.25F, 0.92F}, {-1.25F, 0.92F}, {}}, 3};
    case 4: return {{{-1.25F, -0.92F}, {1.25F, -0.92F}, {0, 1.25F}, {}}, 3};
    default: return {};
  }
}

}  // namespace

void Brush::chart(const ChartDrawing& drawing, const Rect& rect) {
  chart_ground(drawing, rect);
  for (const ChartStroke& stroke : drawing.strokes) chart_line(stroke, rect);
  for (const ChartStroke& stroke : drawing.strokes) {
    for (const ChartSpot& spot : stroke.spots) {
      if (spot.marked) chart_mark(stroke, spot, rect);
    }
  }
}

// The shade has edges, because a shade light enough to read on is too faint by itself.
void Brush::chart_ground(const ChartDrawing& drawing, const Rect& rect) {
  const float left = rect.x + drawing.plot.x - drawing.beyond;
  const float width = drawing.plot.w + 2 * drawing.beyond;
  if (drawing.band) {
    const auto [high, low] = *drawing.band;
    fill(placed({left, rect.y + high, width, low - high}), hue(Hue::PrimarySoft), 0);
  }
  const auto across = [&](float y, Hue colour) {
    const Rect line = placed({left, rect.y + y, width, 1});
    fill({line.x, line.y, line.w, line_width(1)}, hue(colour), 0);
  };
  for (const float y : drawing.grid) across(y, Hue::Line);
  if (drawing.band) {
    across(drawing.band->first, Hue::Border);
    across(drawing.band->second, Hue::Border);
  }
  for (const float x : drawing.ticks) {
    const Rect tick = placed({rect.x + x, rect.y + drawing.plot.y + drawing.plot.h + 1, 1, 6});
    fill({tick.x, tick.y, line_width(1), tick.h}, hue(Hue::Border), 0);
  }
}

void Brush::dashes(ImVec2 from, ImVec2 to, Colour colour, float thickness) {
  const float dx = to.x - from.x, dy = to.y - from.y, length = std::sqrt(dx * dx + dy * dy);
  if (!(length > 0)) return;
  for (float on = 0; on < length; on += dash_on + dash_off) {
    const float a = on / length, b = std::min(1.0F, (on + dash_on) / length);
    list_->AddLine({from.x + dx * a, from.y + dy * a}, {from.x + dx * b, from.y + dy * b},
                   packed(colour), thickness);
  }
}

void Brush::chart_line(const ChartStroke& stroke, const Rect& rect) {
  const Colour colour = hue(chart_hue(stroke));
  for (std::size_t i = 1; i < stroke.spots.size(); ++i) {
    const ChartSpot &a = stroke.spots[i - 1], &b = stroke.spots[i];
    const ImVec2 from = at(rect.x + a.x, rect.y + a.y), to = at(rect.x + b.x, rect.y + b.y);
    if (b.dashed) {
      dashes(from, to, colour, 2);
      continue;
    }
    list_->AddLine(from, to, packed(colour), stroke.thickness);
    // Two lines that meet leave a notch at the outside of the bend.
    const bool bend = !b.marked && i + 1 < stroke.spots.size();
    if (bend) list_->AddCircleFilled(to, stroke.thickness / 2, packed(colour), 8);
  }
}

void Brush::chart_mark(const ChartStroke& stroke, const ChartSpot& spot, const Rect& rect) {
  const ImVec2 middle = at(rect.x + spot.x + spot.aside, rect.y + spot.y);
  const ImU32 colour = packed(hue(chart_hue(stroke))), ground = packed(hue(Hue::Card));
  const float radius = stroke.mark / 2;
  const MarkShape shape = mark_shape(stroke.shape);
  const auto corners = [&](float size) {
    list_->PathClear();
    for (int i = 0; i < shape.count; ++i) {
      const ImVec2 corner = shape.corners[i];
      list_->PathLineTo({middle.x + corner.x * size, middle.y + corner.y * size});
    }
  };
  if (shape.count == 0) {
    list_->AddCircleFilled(middle, radius + clear_ring, ground);
    if (!spot.hollow) return list_->AddCircleFilled(middle, radius, colour);
    return list_->AddCircle(middle, radius - ring_width / 2, colour, 0, ring_width);
  }
  corners(radius + clear_ring * 1.3F);
  list_->PathFillConvex(ground);
  corners(spot.hollow ? radius - ring_width / 2 : radius);
  if (spot.hollow) return list_->PathStroke(colour, ImDrawFlags_Closed, ring_width);
  list_->PathFillConvex(colour);
}

}  // namespace nextsession
