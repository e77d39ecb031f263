// Buttons, choices, fields, and the ring of the focus.
#include <algorithm>

#include "gui/paint.h"

namespace nextsession {
namespace {

// Half a shade towards the ink when pointed at, a whole one when pressed.
float strength(Touch touch) { return touch.held ? 1.0F : touch.hovered ? 0.5F : 0.0F; }

float radius_of(const Box& box) {
  switch (box.kind) {
    case BoxKind::Option: return 14;
    case BoxKind::Pill: return 999;
    case BoxKind::Button:
      if (box.look == Look::HelpNow) return 999;
      if (box.look == Look::Primary || box.look == Look::Secondary) return 12;
      return 8;
    default: return 12;
  }
}

}  // namespace

void Brush::box(const Box& box, Touch touch) {
  Colour ink = hue(box.words);
  switch (box.kind) {
    case BoxKind::Meter: return meter(box);
    case BoxKind::Dots: return dots(box);
    case BoxKind::DotKey: {
      const Rect& mark = box.mark_rect;
      dot(box.diamond, mark.x + mark.w / 2, mark.y + mark.h / 2, mark.w);
      break;
    }
    case BoxKind::Chart:
    case BoxKind::ChartKey:
      if (box.chart) chart(*box.chart, box.rect);
      break;
    case BoxKind::Progress: progress(box); break;
    case BoxKind::Button: return button(box, touch);
    case BoxKind::Option: option(box, touch); break;
    case BoxKind::Cell: cell(box, touch); break;
    case BoxKind::Pill: pill(box, touch); break;
    case BoxKind::Field: return field(box, touch);
    default: surface(box);
  }
  words(box.text, box.text_x, box.text_y, ink);
}

void Brush::button(const Box& box, Touch touch) {
  const Rect r = placed(box.rect);
  const float shade = strength(touch);
  const bool quiet = box.look == Look::Ghost || box.look == Look::TopBar;
  // Soft words on a face that darkens would lose contrast, so they gain some first.
  const Colour ink = hue(quiet && !box.pressed && shade > 0 ? Hue::Ink : box.words);
  switch (box.look) {
    case Look::Primary: fill(r, mix(hue(Hue::Primary), hue(Hue::Ink), 0.4F * shade), 12); break;
    case Look::Secondary:
      // Held down it gets a heavier frame; a darker face would take contrast from its words.
      if (box.pressed || shade > 0) fill(r, hue(Hue::PrimarySoft), 12);
      frame(r, hue(Hue::Primary), 12, line_width(box.pressed || touch.held ? 2.5F : 1.5F));
      break;
    case Look::HelpNow:
      if (shade > 0) fill(r, hue(Hue::SoonSoft), 999);
      frame(r, hue(Hue::Soon), 999, line_width(1.5F));
      break;
    case Look::Brand: {
      const Rect mark = placed(box.mark_rect);
      const float unit = mark.w / 26;
      fill(mark, mix(hue(Hue::Primary), hue(Hue::Ink), 0.4F * shade), 8 * unit);
      const ImVec2 points[] = {{mark.x + 10.2F * unit, mark.y + 7.6F * unit},
                               {mark.x + 15.8F * unit, mark.y + 13 * unit},
                               {mark.x + 10.2F * unit, mark.y + 18.4F * unit}};
      stroke(points, 3, hue(Hue::OnPrimary), 3 * unit);
      break;
    }
    default: {
      if (box.pressed) {
        fill(r, hue(Hue::PrimarySoft), 12);
        frame(r, hue(Hue::Primary), 12, line_width(1.5F));
      } else if (quiet && shade > 0) {
        fill(r, with_alpha(hue(Hue::Ink), 0.10F * shade), quiet ? 12.0F : 8.0F);
      }
    }
  }
  words(box.text, box.text_x, box.text_y, ink);
  if (box.mark == Mark::Down || box.mark == Mark::Up) {
    chevron(box.mark, placed(box.mark_rect), ink, 2 * scale_);
  }
  const bool flat = box.look == Look::Inline || box.look == Look::Plain;
  if (box.underlined || (flat && touch.hovered)) {
    underline(box.text, box.text_x, box.text_y, ink, touch.hovered ? 2.0F : 1.0F);
  }
}

void Brush::choice_mark(const Box& box, Touch touch) {
  const Rect r = placed(box.mark_rect);
  const float radius = box.many ? 7.0F * scale_ : 999.0F;
  if (!box.checked) {
    const Colour line = touch.hovered ? hue(Hue::Primary) : hue(Hue::Border);
    fill(r, hue(Hue::Card), radius);
    return frame(r, line, radius, line_width(2));
  }
  fill(r, hue(Hue::Primary), radius);
  if (box.many) {
    const float in = r.w * 0.22F;
    return tick({r.x + in, r.y + in, r.w - 2 * in, r.h - 2 * in}, hue(Hue::OnPrimary),
                2.6F * scale_);
  }
  list_->AddCircleFilled({r.x + r.w / 2, r.y + r.h / 2}, r.w / 6, packed(hue(Hue::PrimarySoft)));
}

void Brush::option(const Box& box, Touch touch) {
  const Rect r = placed(box.rect);
  const float shade = strength(touch);
  const Colour ground = box.checked ? hue(Hue::PrimarySoft) : hue(Hue::Card);
  fill(r, mix(ground, hue(Hue::Primary), 0.10F * shade), 14);
  const Colour line = box.checked || touch.hovered ? hue(Hue::Primary) : hue(Hue::Border);
  frame(r, line, 14, line_width(box.checked ? 2.5F : 1.5F));
  choice_mark(box, touch);
  if (box.key.empty()) return;
  const float width = box.key_width + 18, height = 26 * scale_;
  const Rect key = placed({box.rect.x + box.rect.w - 20 - width,
                           box.rect.y + (box.rect.h - height) / 2, width, height});
  frame(key, hue(box.checked ? Hue::Border : Hue::Line), 6, line_width(1));
  TextStyle style;
  style.size = 14 * scale_;
  style.line_height = height;
  TextBlock block;
  block.style = style;
  block.lines.push_back({{{box.key, true, 0, box.key_width}}, box.key_width});
  words(block, box.rect.x + box.rect.w - 20 - width + 9, box.rect.y + (box.rect.h - height) / 2,
        hue(box.checked ? Hue::Ink : Hue::Soft));
}

void Brush::cell(const Box& box, Touch touch) {
  const Rect r = placed(box.rect);
  const float shade = strength(touch);
  if (box.checked) {
    fill(r, mix(hue(Hue::Primary), hue(Hue::Ink), 0.4F * shade), 12);
    return;
  }
  fill(r, mix(hue(Hue::Card), hue(Hue::Primary), 0.10F * shade), 12);
  frame(r, touch.hovered ? hue(Hue::Primary) : hue(Hue::Border), 12, line_width(1.5F));
}

void Brush::pill(const Box& box, Touch touch) {
  const Rect r = placed(box.rect);
  const Colour ground = box.checked ? hue(Hue::PrimarySoft) : hue(Hue::Card);
  fill(r, mix(ground, hue(Hue::Primary), 0.10F * strength(touch)), 999);
  const Colour line = box.checked || touch.hovered ? hue(Hue::Primary) : hue(Hue::Border);
  frame(r, line, 999, line_width(box.checked ? 2.5F : 1.5F));
}

void Brush::field(const Box& box, Touch touch) {
  const Rect r = placed(box.rect);
  fill(r, hue(Hue::Card), 12);
  Colour line = touch.hovered ? hue(Hue::Ink) : hue(Hue::Border);
  if (box.invalid) line = hue(Hue::Soon);
  frame(r, line, 12, line_width(box.invalid ? 2.5F : 1.5F));
  if (box.mark == Mark::Down) {
    chevron(box.mark, placed(box.mark_rect), hue(Hue::Soft), 2 * scale_);
  }
  if (touch.editing) return;
  list_->PushClipRect({r.x + 8, r.y}, {r.x + r.w - 8, r.y + r.h}, true);
  words(box.text, box.text_x, box.text_y, hue(Hue::Ink));
  list_->PopClipRect();
}

void Brush::focus_ring(const Box& box) {
  const Rect r = placed(box.rect);
  const bool words_only = !box.live || box.look == Look::Inline || box.look == Look::Plain;
  const float out = words_only && box.kind == BoxKind::Button ? 4 : 6;
  frame({r.x - out, r.y - out, r.w + 2 * out, r.h + 2 * out}, hue(Hue::Focus), radius_of(box) + out,
        3);
}

}  // namespace nextsession
