// Nodes below each other and side by side, with the distances between them.
#include <algorithm>

#include "gui/flow.h"

namespace nextsession {

Margin Flow::margin_of_children(const Node& node, Place place) const {
  Margin m;
  if (node.children.empty()) return m;
  m.top = margin(node.children.front(), place).top;
  m.bottom = margin(node.children.back(), place).bottom;
  return m;
}

Margin Flow::margin(const Node& node, Place place) const {
  const bool narrow = out_.narrow;
  switch (node.role) {
    case Role::Heading:
      if (node.look == Look::Question) return {narrow ? 22.0F : 30.0F, 10};
      if (node.level <= 1) return {0, 12};
      if (place.in_columns) return {12, 4};
      if (node.level == 2) return place.in_card ? Margin{14, 10} : Margin{32, 12};
      if (node.level >= 4) return {12, 12};
      return {18, 4};
    case Role::Text:
      switch (node.look) {
        case Look::Lead: return {0, 24};
        case Look::Small: return {8, 8};
        case Look::Hint: return {6, 20};
        default: return {12, 12};
      }
    case Role::Badge: return {8, 10};
    case Role::Meter: return {8, 4};
    case Role::Dots: return {10, 10};
    case Role::Chart: return {12, 12};
    case Role::Progress: return {10, 16};
    case Role::Quote: return {16, 16};
    case Role::List: return {12, 12};
    case Role::Notice: return {16, 16};
    case Role::Card: return {14, 14};
    case Role::Columns: {
      Margin m = {8, 28};
      for (const Node& child : node.children) m.top = std::max(m.top, margin(child, place).top);
      return m;
    }
    case Role::ChoiceGroup:
      if (node.text.empty()) return {8, 16};
      if (node.look == Look::Question) return {narrow ? 22.0F : 30.0F, 16};
      return {22, 14};
    case Role::TextField:
    case Role::Select: return {18, 14};
    case Role::Button:
    case Role::Link:
      if (is_block_button(node) || is_ghost(node)) return {18, 18};
      return node.look == Look::SkipLink ? Margin{} : Margin{2, 2};
    case Role::Row: {
      bool faces = false, words = true;
      for (const Node& child : node.children) {
        faces = faces || is_block_button(child) || is_ghost(child);
        words = words && (is_words(child) || child.role == Role::Badge);
      }
      if (faces) return {place.in_card ? 18.0F : 24.0F, 16};
      if (words) return {node.children.empty() ? 0 : margin(node.children.front(), place).top, 8};
      return {4, 4};
    }
    case Role::Group: return margin_of_children(node, place);
    default: return {};
  }
}

float Flow::gap_before(const std::vector<Node>& nodes, std::size_t index, Place place) const {
  // A node that takes no room does not part the two around it.
  std::size_t previous = index;
  while (previous > 0 && nodes[previous - 1].look == Look::SkipLink) --previous;
  if (previous == 0) return 0;
  return gap(nodes[previous - 1], nodes[index], place);
}

float Flow::gap(const Node& above, const Node& below, Place place) const {
  float gap = std::max(margin(above, place).bottom, margin(below, place).top);
  // What follows a title directly, without words in between, needs more air.
  const bool title = above.role == Role::Heading && above.level <= 1;
  if (title && !is_words(below)) gap = std::max(gap, 20.0F);
  // A badge belongs to the title under it.
  if (above.role == Role::Badge && below.role == Role::Heading) gap = 10;
  // Words belong to a small title above them.
  const bool small_title = above.role == Role::Heading && above.level == 3;
  if (small_title && below.role == Role::Text) gap = 6;
  return std::max(0.0F, gap - slack(above) - slack(below));
}

// A control that looks like words is higher than its words, to be easy to hit; seen from outside
// there is this much empty room above and below.
float Flow::slack(const Node& node) const {
  const bool control = node.role == Role::Button || node.role == Role::Link;
  if (control)
    return is_block_button(node) || is_ghost(node) || node.look == Look::SkipLink ? 0 : 8;
  if (node.role != Role::Row) return 0;
  for (const Node& child : node.children) {
    if (!is_words(child) && slack(child) <= 0) return 0;
  }
  for (const Node& child : node.children) {
    if (!is_words(child)) return 8;
  }
  return 0;
}

// Of the last thing in a container, which may be inside a group.
float Flow::slack_below(const Node& node) const {
  return node.role == Role::Group ? slack_below(node.children) : slack(node);
}

float Flow::slack_below(const std::vector<Node>& nodes) const {
  return nodes.empty() ? 0 : slack_below(nodes.back());
}

float Flow::column(const std::vector<Node>& nodes, float x, float y, float w, Place place) {
  float at = y;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].look != Look::SkipLink) at += gap_before(nodes, i, place);
    at += node(nodes[i], x, at, w, place);
  }
  return at - y;
}

float Flow::node(const Node& node, float x, float y, float w, Place place) {
  switch (node.role) {
    case Role::Group: {
      const float height = node.look == Look::Ruled ? ruled(node, x, y, w, place)
                                                    : column(node.children, x, y, w, place);
      keep(node, {x, y, w, height});
      return height;
    }
    case Role::Card:
    case Role::Dialog: return card(node, x, y, w, place);
    case Role::Columns: return columns(node, x, y, w, place);
    case Role::Row: return row(node, x, y, w, place);
    case Role::List: return list(node, x, y, w, place);
    case Role::ListItem: {
      const float words = node.text.empty() ? 0 : text(node, x, y, w, place);
      const float more = column(node.children, x, y + words, w, place);
      keep(node, {x, y, w, words + more});
      return words + more;
    }
    case Role::Notice: return notice(node, x, y, w, place);
    case Role::Quote: return quote(node, x, y, w);
    case Role::ChoiceGroup: return choices(node, x, y, w, place);
    case Role::Heading:
    case Role::Text: return text(node, x, y, w, place);
    case Role::Badge: return badge(node, x, y, w);
    case Role::Button:
    case Role::Link: return button(node, x, y, w, place);
    case Role::Choice: return option(node, x, y, w);
    case Role::TextField:
    case Role::Select: return field(node, x, y, w, place);
    case Role::Progress: return progress(node, x, y, w);
    case Role::Meter: return meter(node, x, y, w);
    case Role::Dots: return dots(node, x, y, w);
    case Role::Chart: return chart(node, x, y, w, place);
  }
  return 0;
}

float Flow::card(const Node& node, float x, float y, float w, Place place) {
  const std::size_t panel = out_.boxes.size();
  add(BoxKind::Panel, node, {x, y, w, 0});
  const bool small = w < 280;
  const float pad_x = small ? 18 : theme_.card_padding, pad_y = small ? 18 : 22;
  place.in_card = true;
  const float inner = w - 2 * pad_x;
  const float content = node.look == Look::Ruled
                            ? ruled(node, x + pad_x, y + pad_y, inner, place)
                            : column(node.children, x + pad_x, y + pad_y, inner, place);
  const float height = content + 2 * pad_y - slack_below(node.children);
  out_.boxes[panel].rect.h = height;
  keep(node, {x, y, w, height});
  return height;
}

float Flow::ruled(const Node& node, float x, float y, float w, Place place) {
  const float around = 16;
  float at = y;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const Node& child = node.children[i];
    if (i > 0) {
      at += around - slack_below(node.children[i - 1]);
      Box rule;
      rule.kind = BoxKind::Rule;
      rule.rect = {x, at, w, 1};
      out_.boxes.push_back(std::move(rule));
      at += 1 + around;
    }
    const Node* badge = nullptr;
    for (const Node& part : child.children) {
      if (part.role == Role::Badge) badge = &part;
    }
    const bool split = child.role == Role::Group && badge != nullptr && w >= scaled(420);
    at += split ? rated(child, *badge, x, at, w, place) : this->node(child, x, at, w, place);
  }
  return at - y;
}

// A group with one badge, where there is room for it at the right of the title.
float Flow::rated(const Node& node, const Node& badge, float x, float y, float w, Place place) {
  const std::size_t before = out_.boxes.size();
  const float badge_height = this->badge(badge, x, y, w * 0.5F);
  const float badge_width = out_.boxes.back().rect.w;
  const Rect at = {x + w - badge_width, y, badge_width, badge_height};
  Box moved = out_.boxes.back();
  out_.boxes.resize(before);
  const float dx = at.x - moved.rect.x;
  moved.rect = at;
  moved.mark_rect.x += dx;
  moved.text_x += dx;

  const float beside = w - badge_width - 24;
  float y_now = y;
  const Node* previous = nullptr;
  for (const Node& child : node.children) {
    if (&child == &badge) {
      out_.boxes.push_back(moved);  // keeps its place in the order of the document
      keep(badge, at);
      continue;
    }
    if (previous != nullptr) {
      y_now += gap(*previous, child, place);
    }
    // A meter has the whole width, so that all in a list can be compared by eye.
    const bool meter = child.role == Role::Meter;
    if (meter) y_now = std::max(y_now, y + badge_height + 6);
    y_now += this->node(child, x, y_now, meter ? w : beside, place);
    previous = &child;
  }
  const float height = std::max(y_now - y, badge_height);
  keep(node, {x, y, w, height});
  return height;
}

float Flow::columns(const Node& node, float x, float y, float w, Place place) {
  const bool uneven = node.look == Look::Wide && node.children.size() == 2;
  const float gap = uneven ? 22 : theme_.gap;
  const float least = scaled(uneven ? 300 : 200);
  std::size_t across = node.children.size();
  while (across > 1 && static_cast<float>(across) * (least + gap) - gap > w) --across;
  // Three beside each other or each by itself: two and one alone look like a mistake.
  if (across < node.children.size() && node.children.size() % across != 0) across = 1;
  place.in_columns = !uneven;
  if (out_.width < theme_.columns_from || across < 2) {
    const float height = column(node.children, x, y, w, place);
    keep(node, {x, y, w, height});
    return height;
  }
  const float each = (w - gap * static_cast<float>(across - 1)) / static_cast<float>(across);
  float at = y;
  for (std::size_t first = 0; first < node.children.size(); first += across) {
    if (first > 0) at += gap;
    float left = x, tallest = 0;
    std::vector<std::size_t> panels;
    for (std::size_t i = first; i < first + across && i < node.children.size(); ++i) {
      float width = each;
      if (uneven) width = (w - gap) * (i == 0 ? 1.15F : 0.85F) / 2;
      panels.push_back(out_.boxes.size());
      tallest = std::max(tallest, this->node(node.children[i], left, at, width, place));
      left += width + gap;
    }
    for (std::size_t i = 0; i < panels.size() && !uneven; ++i) {
      const Node& child = node.children[first + i];
      if (child.role != Role::Card) continue;
      out_.boxes[panels[i]].rect.h = tallest;
      out_.rects[child.id].h = tallest;
    }
    at += tallest;
  }
  keep(node, {x, y, w, at - y});
  return at - y;
}

float Flow::list(const Node& node, float x, float y, float w, Place place) {
  const float indent = std::min(scaled(26), w * 0.2F), gap = 8;
  float at = y;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    if (i > 0) at += gap;
    const float line = body(sizes().body).line_height, dot = scaled(7);
    Box bullet;
    bullet.kind = BoxKind::Bullet;
    bullet.rect = {x + scaled(6), at + (line - dot) / 2, dot, dot};
    out_.boxes.push_back(std::move(bullet));
    at += this->node(node.children[i], x + indent, at, w - indent, place);
  }
  keep(node, {x, y, w, at - y});
  return at - y;
}

float Flow::notice(const Node& node, float x, float y, float w, Place place) {
  const std::size_t panel = out_.boxes.size();
  add(BoxKind::Notice, node, {x, y, w, 0});
  const float left = 22, right = 20, pad = 18;
  place.in_card = true;
  float at = y + pad;
  const float inner = w - left - right;
  if (!node.text.empty()) {
    const TextStyle words = body(sizes().body);
    TextBlock block = type_.wrap(node.text, words, readable(inner, words));
    at += block.height();
    set_text(out_.boxes[panel], std::move(block), x + left, y + pad);
    if (!node.children.empty()) at += 10;
  }
  at += column(node.children, x + left, at, inner, place) + pad - slack_below(node.children);
  out_.boxes[panel].rect.h = at - y;
  keep(node, {x, y, w, at - y});
  return at - y;
}

}  // namespace nextsession
