// Words, badges, meters.
#include <algorithm>

#include "gui/flow.h"

namespace nextsession {

TextStyle Flow::style(float size, bool bold, float line_height) const {
  TextStyle style;
  style.size = scaled(size);
  style.line_height = style.size * line_height;
  style.bold = bold;
  return style;
}

TextStyle Flow::body(float size, bool bold) const { return style(size, bold, theme_.line_height); }

Box& Flow::add(BoxKind kind, const Node& node, Rect rect) {
  Box box;
  box.kind = kind;
  box.rect = rect;
  box.id = node.id;
  box.look = node.look;
  box.tone = node.tone;
  out_.boxes.push_back(std::move(box));
  keep(node, rect);
  return out_.boxes.back();
}

void Flow::set_text(Box& box, TextBlock block, float x, float y) {
  box.text = std::move(block);
  box.text_x = x;
  box.text_y = y;
}

TextStyle Flow::style_of(const Node& node, Place place) const {
  const TypeSizes& size = sizes();
  const float tight = theme_.heading_line_height;
  if (node.role == Role::Heading) {
    if (node.look == Look::Question) return style(size.question, true, tight);
    if (node.level <= 1) {
      TextStyle title = style(size.h1, true, tight);
      title.spacing = scaled(-0.3F);  // large bold type looks loose without
      return title;
    }
    if (place.in_columns) return style(size.hint, true, 1.4F);
    if (node.level == 2) return style(place.in_card ? size.h2 - 2 : size.h2, true, 1.3F);
    if (node.level >= 4) return body(size.body, true);
    return style(size.h3, true, 1.4F);
  }
  switch (node.look) {
    case Look::Lead: return body(size.lead);
    case Look::Small: return place.in_footer ? body(size.tag) : body(size.small);
    case Look::Hint: return body(size.hint);
    default: return place.in_footer ? body(size.tag) : body(size.body);
  }
}

float Flow::text(const Node& node, float x, float y, float w, Place place) {
  const TextStyle style = style_of(node, place);
  TextBlock block = type_.wrap(node.text, style, readable(w, style));
  const float height = block.height();
  Box& box = add(BoxKind::Text, node, {x, y, w, height});
  const bool soft = node.role == Role::Text && (node.look != Look::Plain || place.in_footer);
  box.words = soft ? Hue::Soft : Hue::Ink;
  if (node.role == Role::Text && node.tone != Tone::None) box.words = strong_hue(node.tone);
  set_text(box, std::move(block), x, y);
  return height;
}

float Flow::badge(const Node& node, float x, float y, float w) {
  const TextStyle words = body(sizes().tag, true);
  const float pad = 12, mark = scaled(12), gap = 8;
  TextBlock block = type_.wrap(node.text, words, std::max(1.0F, w - 2 * pad - mark - gap));
  const float width = std::min(w, block.width + 2 * pad + mark + gap + 0.5F);
  const float height = block.height() + 8;
  Box& box = add(BoxKind::Badge, node, {x, y, width, height});
  box.words = strong_hue(node.tone);
  box.mark_rect = {x + pad, y + 4 + (words.line_height - mark) / 2, mark, mark};
  set_text(box, std::move(block), x + pad + mark + gap, y + 4);
  return height;
}

float Flow::quote(const Node& node, float x, float y, float w) {
  const float left = 22, right = 18, pad = 14;
  const TextStyle words = body(sizes().body);
  TextBlock block = type_.wrap(node.text, words, readable(w - left - right, words));
  const float height = block.height() + 2 * pad;
  Box& box = add(BoxKind::Quote, node, {x, y, w, height});
  set_text(box, std::move(block), x + left, y + pad);
  return height;
}

// The shade of the range stands out 4 px above and below the 12 px bar.
float Flow::meter(const Node& node, float x, float y, float w) {
  const float height = 20;
  Box& box = add(BoxKind::Meter, node, {x, y, w, height});
  box.fraction = static_cast<float>(std::clamp(node.fraction, 0.0, 1.0));
  box.low = static_cast<float>(std::clamp(node.low, 0.0, 1.0));
  box.high = static_cast<float>(std::clamp(node.high, 0.0, 1.0));
  box.borders.assign(node.marks.begin(), node.marks.end());
  return height;
}

// A line with the marks of both people, and under it a row for each of them.
float Flow::dots(const Node& node, float x, float y, float w) {
  const float chart = dot_size * 2 + 12;
  Box& box = add(BoxKind::Dots, node, {x, y, w, chart});
  box.borders.assign(node.marks.begin(), node.marks.end());
  for (const Dot& dot : node.dots) {
    box.places.push_back({static_cast<float>(std::clamp(dot.at, 0.0, 1.0)), dot.diamond});
  }
  const TextStyle style = body(sizes().small);
  const float left = dot_size + 10;
  float at = y + chart + 4;
  for (const Dot& dot : node.dots) {
    TextBlock block = type_.wrap({{dot.label + ": ", true}, {dot.words, false}}, style, w - left);
    const float height = block.height();
    Box key;
    key.kind = BoxKind::DotKey;
    key.rect = {x, at, w, height};
    key.mark_rect = {x, at + (style.line_height - dot_size) / 2, dot_size, dot_size};
    key.diamond = dot.diamond;
    set_text(key, std::move(block), x + left, at);
    out_.boxes.push_back(std::move(key));
    at += height + 4;
  }
  keep(node, {x, y, w, at - 4 - y});
  return at - 4 - y;
}

float Flow::progress(const Node& node, float x, float y, float w) {
  const float bar = 8;
  float words = 0;
  TextBlock block;
  if (!node.text.empty()) {
    block = type_.wrap(node.text, body(sizes().small), w);
    words = block.height() + 10;
  }
  Box& box = add(BoxKind::Progress, node, {x, y, w, words + bar});
  box.fraction = static_cast<float>(std::clamp(node.fraction, 0.0, 1.0));
  box.words = Hue::Soft;
  box.mark_rect = {x, y + words, w, bar};
  set_text(box, std::move(block), x, y);
  return words + bar;
}

}  // namespace nextsession
