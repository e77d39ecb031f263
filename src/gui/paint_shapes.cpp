// Surfaces, lines and marks.
#include <algorithm>
#include <cmath>

#include "gui/paint.h"

namespace nextsession {

constexpr float pi = 3.14159265F;

float Brush::snap(float px) const { return std::round(px * ratio_) / ratio_; }

float Brush::line_width(float px) const {
  return std::max(1.0F, std::floor(px * ratio_ + 0.001F)) / ratio_;
}

Rect Brush::placed(Rect rect) const {
  const float left = snap(rect.x), top = snap(rect.y - scroll_);
  return {left, top, snap(rect.x + rect.w) - left, snap(rect.y + rect.h - scroll_) - top};
}

// ImGui's own rounded rectangle stops one pixel short of a half circle, which shows on pills and
// radio buttons.
void Brush::outline(Rect r, float radius, Corners corners) {
  const float round = std::max(0.0F, std::min(radius, std::min(r.w, r.h) / 2));
  const float left = corners == Corners::Right ? 0 : round;
  const auto corner = [&](float x, float y, float size, float from) {
    if (size < 0.5F) return list_->PathLineTo({x, y});
    list_->PathArcTo({x, y}, size, from * pi, (from + 0.5F) * pi);
  };
  list_->PathClear();
  corner(r.x + left, r.y + left, left, 1);
  corner(r.x + r.w - round, r.y + round, round, 1.5F);
  corner(r.x + r.w - round, r.y + r.h - round, round, 0);
  corner(r.x + left, r.y + r.h - left, left, 0.5F);
  // Where one corner ends on the start of the next, a line drawn through both would swell.
  ImVector<ImVec2>& path = list_->_Path;
  const auto same = [](ImVec2 a, ImVec2 b) {
    return std::fabs(a.x - b.x) + std::fabs(a.y - b.y) < 0.05F;
  };
  for (int i = path.Size - 1; i > 0; --i) {
    if (same(path[i], path[i - 1])) path.erase(path.Data + i);
  }
  if (path.Size > 1 && same(path[0], path[path.Size - 1])) path.pop_back();
}

void Brush::fill(Rect rect, Colour colour, float radius, Corners corners) {
  if (radius <= 0) {
    list_->AddRectFilled({rect.x, rect.y}, {rect.x + rect.w, rect.y + rect.h}, packed(colour));
    return;
  }
  outline(rect, radius, corners);
  list_->PathFillConvex(packed(colour));
}

// A line inside the edge of the rectangle, as a CSS border.
void Brush::frame(Rect r, Colour colour, float radius, float thickness) {
  const float half = thickness / 2, most = std::min(r.w, r.h) / 2;
  outline({r.x + half, r.y + half, r.w - thickness, r.h - thickness}, std::min(radius, most) - half,
          Corners::All);
  list_->PathStroke(packed(colour), ImDrawFlags_Closed, thickness);
}

void Brush::stroke(const ImVec2* points, int count, Colour colour, float thickness) {
  list_->AddPolyline(points, count, packed(colour), 0, thickness);
  // Round ends and corners, which a polyline has not.
  for (int i = 0; i < count; ++i) {
    list_->AddCircleFilled(points[i], thickness / 2, packed(colour), 12);
  }
}

void Brush::tick(Rect r, Colour colour, float thickness) {
  const ImVec2 points[] = {{r.x + r.w * 0.12F, r.y + r.h * 0.55F},
                           {r.x + r.w * 0.40F, r.y + r.h * 0.82F},
                           {r.x + r.w * 0.90F, r.y + r.h * 0.22F}};
  stroke(points, 3, colour, thickness);
}

void Brush::chevron(Mark mark, Rect r, Colour colour, float thickness) {
  const float left = r.x + r.w * 0.12F, right = r.x + r.w * 0.88F, middle = r.x + r.w / 2;
  const float high = r.y + r.h * 0.32F, low = r.y + r.h * 0.70F;
  const bool up = mark == Mark::Up;
  const ImVec2 points[] = {
      {left, up ? low : high}, {middle, up ? high : low}, {right, up ? low : high}};
  stroke(points, 3, colour, thickness);
}

// A shape for each tone, so that colour is never the only difference.
void Brush::badge_mark(Tone tone, Rect rect, Colour colour) {
  const Rect r = {rect.x, rect.y - scroll_, rect.w, rect.h};
  const ImVec2 middle = {r.x + r.w / 2, r.y + r.h / 2};
  switch (tone) {
    case Tone::Good: return tick(r, colour, r.w * 0.17F);
    case Tone::Talk:
      list_->AddTriangleFilled({middle.x, r.y + r.h * 0.04F}, {r.x + r.w, r.y + r.h * 0.94F},
                               {r.x, r.y + r.h * 0.94F}, packed(colour));
      return;
    case Tone::Unknown: {
      const float size = r.w, thick = size * 0.17F;
      list_->PathArcTo({middle.x, r.y + size * 0.30F}, size * 0.25F, -pi, pi * 0.28F, 12);
      list_->PathLineTo({middle.x, r.y + size * 0.64F});
      list_->PathStroke(packed(colour), 0, thick);
      list_->AddCircleFilled({middle.x, r.y + size * 0.90F}, thick * 0.62F, packed(colour), 12);
      return;
    }
    case Tone::Info: return list_->AddCircle(middle, r.w * 0.39F, packed(colour), 0, r.w * 0.17F);
    case Tone::None:
    case Tone::Soon: list_->AddCircleFilled(middle, r.w * 0.47F, packed(colour)); return;
  }
}

void Brush::surface(const Box& box) {
  const Rect r = placed(box.rect);
  switch (box.kind) {
    case BoxKind::Bar:
      fill(r, hue(Hue::Card), 0);
      fill({r.x, r.y + r.h - line_width(1), r.w, line_width(1)}, hue(Hue::Line), 0);
      return;
    case BoxKind::Rule: return fill({r.x, r.y, r.w, line_width(1)}, hue(Hue::Line), 0);
    case BoxKind::Panel:
      fill(r, hue(Hue::Card), 16);
      return frame(r, hue(Hue::Line), 16, line_width(1));
    case BoxKind::DialogPanel:
      // A soft shadow: many thin layers, each a little larger.
      for (int i = 1; i <= 12; ++i) {
        const float out = static_cast<float>(i) * 2;
        fill({r.x - out, r.y - out + 8, r.w + 2 * out, r.h + 2 * out}, {0, 0, 0, 8}, 20 + out);
      }
      fill(r, hue(Hue::Card), 20);
      return frame(r, hue(Hue::Line), 20, line_width(1));
    case BoxKind::Notice:
      fill(r, hue(soft_hue(box.tone)), 14);
      return frame(r, hue(strong_hue(box.tone)), 14, line_width(1.5F));
    case BoxKind::Quote:
      fill(r, hue(Hue::PrimarySoft), 12, Corners::Right);
      return fill({r.x, r.y, snap(4), r.h}, hue(Hue::Primary), 0);
    case BoxKind::Bullet:
      list_->AddCircleFilled(at(box.rect.x + box.rect.w / 2, box.rect.y + box.rect.h / 2),
                             box.rect.w / 2, packed(hue(Hue::Primary)));
      return;
    case BoxKind::Badge:
      fill(r, hue(soft_hue(box.tone)), 999);
      return badge_mark(box.tone, box.mark_rect, hue(strong_hue(box.tone)));
    default: return;
  }
}

void Brush::meter(const Box& box) {
  const Rect r = placed(box.rect);
  const Rect bar = {r.x, r.y + snap(4), r.w, r.h - 2 * snap(4)};
  fill(bar, hue(Hue::Track), bar.h);
  frame(bar, hue(Hue::Border), bar.h, line_width(1));  // where the scale ends can be made out
  if (box.tone != Tone::Unknown && box.fraction > 0) {
    // Never shorter than its round ends.
    const float length = std::max(bar.h, snap(bar.w * box.fraction));
    fill({bar.x, bar.y, length, bar.h}, hue(strong_hue(box.tone)), bar.h);
  }
  if (box.high > box.low) {
    const float left = snap(r.x + r.w * box.low), right = snap(r.x + r.w * box.high);
    const Rect range = {left, r.y, right - left, r.h};
    fill(range, with_alpha(hue(Hue::Ink), 0.16F), 6);
    frame(range, hue(Hue::Soft), 6, line_width(1));  // the shade alone is too faint
  }
  for (const float border : box.borders) {
    const float x = snap(r.x + r.w * border);
    fill({x - line_width(1), r.y, line_width(2), r.h}, hue(Hue::Ink), 0);
  }
}

// Round for the patient, a diamond for the therapist: told apart by shape, not by colour alone. The
// ring in the colour of the card keeps two marks apart where they meet.
void Brush::dot(bool diamond, float x, float y, float size) {
  const ImVec2 centre = at(x, y);
  const float reach = size / 2, ring = 2;
  if (!diamond) {
    list_->AddCircleFilled(centre, reach + ring, packed(hue(Hue::Card)));
    list_->AddCircleFilled(centre, reach, packed(hue(Hue::Primary)));
    return;
  }
  const auto quad = [&](float r, Colour colour) {
    list_->AddQuadFilled({centre.x, centre.y - r}, {centre.x + r, centre.y},
                         {centre.x, centre.y + r}, {centre.x - r, centre.y}, packed(colour));
  };
  quad(reach * 1.15F + ring * 1.4F, hue(Hue::Card));
  quad(reach * 1.15F, hue(Hue::Ink));
}

void Brush::dots(const Box& box) {
  const float size = dot_size;
  const Rect r = box.rect;
  const float left = r.x + size, width = std::max(1.0F, r.w - 2 * size);
  const float middle = r.y + r.h / 2;
  // Thinner than what lies between the two people, which is then told by more than its colour.
  fill(placed({left, middle - 1, width, 2}), hue(Hue::Border), 0);
  for (const float border : box.borders) {
    fill(placed({left + width * border - 1, middle - 7, 2, 14}), hue(Hue::Border), 0);
  }
  if (box.places.empty()) return;
  float low = 1, high = 0;
  for (const DotPlace& place : box.places) {
    low = std::min(low, place.at);
    high = std::max(high, place.at);
  }
  fill(placed({left + width * low, middle - 2, width * (high - low), 4}), hue(Hue::Soft), 0);
  // Marks that would hide each other stand above and below the line.
  const bool meet = box.places.size() > 1 && (high - low) * width < size;
  const float aside = meet ? size / 2 + 1 : 0;
  for (const DotPlace& place : box.places) {
    const float y = middle + (place.diamond ? aside : -aside);
    dot(place.diamond, left + width * place.at, y, size);
  }
}

void Brush::progress(const Box& box) {
  const Rect r = placed(box.mark_rect);
  fill(r, hue(Hue::Track), r.h);
  frame(r, hue(Hue::Border), r.h, line_width(1));
  if (box.fraction > 0) {
    fill({r.x, r.y, std::max(r.h, snap(r.w * box.fraction)), r.h}, hue(Hue::Primary), r.h);
  }
}

void Brush::page(float width, float height) {
  list_->AddRectFilled({0, 0}, {std::ceil(width), std::ceil(height)}, packed(hue(Hue::Background)));
}

void Brush::scrim(float width, float height) {
  list_->AddRectFilled({0, 0}, {std::ceil(width), std::ceil(height)}, IM_COL32(8, 14, 18, 150));
}

}  // namespace nextsession
