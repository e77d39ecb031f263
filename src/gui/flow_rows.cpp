// Nodes in a line that wraps.
#include <algorithm>

#include "app/patch_chart.h"
#include "gui/flow.h"

namespace nextsession {

float Flow::natural_width(const Node& node, Place place) const {
  switch (node.role) {
    case Role::Heading:
    case Role::Text: return type_.natural_width(node.text, style_of(node, place));
    case Role::Badge:
      return type_.natural_width(node.text, body(sizes().tag, true)) + 24 + scaled(12) + 8;
    case Role::Button:
    case Role::Link: {
      if (node.look == Look::SkipLink) return 1;
      const ButtonShape shape = shape_of(node, place);
      const float words = type_.natural_width(node.text, shape.style);
      return std::max(target(), words + 2 * shape.pad_x + shape.before + shape.after);
    }
    case Role::Group: {
      float widest = 0;
      for (const Node& child : node.children) {
        widest = std::max(widest, natural_width(child, place));
      }
      return widest;
    }
    default: return 1e6F;  // takes a whole line
  }
}

void Flow::move_rects(const Node& node, float by) {
  // A part of the node's own drawing has a rectangle beside it.
  const auto move = [&](const std::string& id) {
    const auto found = out_.rects.find(id);
    if (found != out_.rects.end()) found->second.y += by;
    return found != out_.rects.end();
  };
  for (const char* part : {"", "/label", "/legend"}) move(node.id + part);
  for (int key = 0; move(chart_key_id(node.id, key)); ++key) continue;
  for (const Node& child : node.children) move_rects(child, by);
}

void Flow::move_down(const Node& node, std::size_t from, std::size_t to, float by) {
  if (by < 0.01F) return;
  move_rects(node, by);
  for (std::size_t i = from; i < to; ++i) move_box(out_.boxes[i], by);
}

void Flow::move_box(Box& box, float by) {
  box.rect.y += by;
  box.mark_rect.y += by;
  box.text_y += by;
}

float Flow::gap_between(const Item& left, const Item& right, Place place) const {
  const auto flat = [](const Node& n) {
    return is_words(n) || n.look == Look::Inline || (n.role == Role::Link && n.look == Look::Plain);
  };
  const bool sentence = is_words(*left.node) && flat(*right.node);
  if (sentence && !place.in_footer) return scaled(5);  // about a space
  if (flat(*left.node) && flat(*right.node)) return scaled(20);
  if (left.node->role == Role::Badge || right.node->role == Role::Badge) return 10;
  return theme_.gap;
}

float Flow::row(const Node& node, float x, float y, float w, Place place) {
  std::vector<Item> items;
  std::size_t faces = 0, ghosts = 0;
  for (const Node& child : node.children) {
    items.push_back({&child, std::min(w, natural_width(child, place))});
    faces += is_block_button(child) ? 1 : 0;
    ghosts += is_ghost(child) ? 1 : 0;
  }
  const bool all_buttons = faces + ghosts == items.size();
  const bool two_ends = items.size() == 2 && is_words(*items[0].node) &&
                        (items[1].node->role == Role::Text || items[1].node->role == Role::Badge);
  float height = 0;
  if (two_ends)
    height = ends_row(node, x, y, w, place);
  else if (all_buttons && faces > 0 && out_.narrow)
    height = button_stack(items, x, y, w, place);
  else
    height = wrapped(items, x, y, w, place);
  keep(node, {x, y, w, height});
  return height;
}

// Two texts at the two ends of the line; below each other where they do not fit.
float Flow::ends_row(const Node& node, float x, float y, float w, Place place) {
  const Node& first = node.children[0];
  const Node& last = node.children[1];
  const float gap = 8, right = std::min(w, natural_width(last, place));
  const float left = w - right - gap;
  const bool fits = natural_width(first, place) <= left;
  if (!fits && (last.role != Role::Badge || out_.narrow || left < w * 0.5F)) {
    const float top = this->node(first, x, y, w, place);
    const float between = last.role == Role::Badge ? 8 : 2;
    return top + between + this->node(last, x, y + top + between, w, place);
  }
  const std::size_t begin = out_.boxes.size();
  const float first_height = this->node(first, x, y, left, place);
  const std::size_t middle = out_.boxes.size();
  const float last_height = this->node(last, x + w - right, y, right, place);
  const float height = std::max(first_height, last_height);
  // Both in the middle of a single line; a badge stays at the first of several.
  if (fits) move_down(first, begin, middle, (height - first_height) / 2);
  if (fits) move_down(last, middle, out_.boxes.size(), (height - last_height) / 2);
  return height;
}

// On a narrow page: two buttons share the width where their words fit, else each has a line; a
// quiet one stands below, in the middle.
float Flow::button_stack(const std::vector<Item>& items, float x, float y, float w, Place place) {
  const float gap = theme_.gap;
  const float half = (w - gap) / 2;
  float at = y;
  for (std::size_t i = 0; i < items.size();) {
    if (at > y) at += gap;
    const bool ghost = is_ghost(*items[i].node);
    if (!ghost) {
      const auto next_ghost =
          std::find_if(items.begin() + static_cast<std::ptrdiff_t>(i), items.end(),
                       [](const Item& item) { return is_ghost(*item.node); });
      const bool pair = next_ghost - items.begin() == static_cast<std::ptrdiff_t>(i) + 2 &&
                        items[i].width <= half && items[i + 1].width <= half;
      place.full_width = true;
      if (pair) {
        const float left = node(*items[i].node, x, at, half, place);
        const float right = node(*items[i + 1].node, x + half + gap, at, half, place);
        at += std::max(left, right);
        i += 2;
      } else {
        at += node(*items[i].node, x, at, w, place);
        ++i;
      }
      continue;
    }
    place.full_width = false;
    const float width = items[i].width;
    at += node(*items[i].node, x + (w - width) / 2, at, width, place);
    ++i;
  }
  return at - y;
}

float Flow::wrapped(const std::vector<Item>& items, float x, float y, float w, Place place) {
  float at = y;
  for (std::size_t first = 0; first < items.size();) {
    float used = items[first].width;
    std::size_t next = first + 1;
    while (next < items.size()) {
      const float more = gap_between(items[next - 1], items[next], place) + items[next].width;
      if (used + more > w + 0.01F) break;
      used += more;
      ++next;
    }
    const std::vector<Item> on_line(items.begin() + static_cast<std::ptrdiff_t>(first),
                                    items.begin() + static_cast<std::ptrdiff_t>(next));
    if (first > 0) {
      const bool flat = !is_block_button(*items[first].node) && !is_ghost(*items[first].node);
      at += flat ? 2 : theme_.gap;
    }
    at += line(on_line, x, at, w, w - used, place);
    first = next;
  }
  return at - y;
}

// `free` is what the items leave of the width.
float Flow::line(const std::vector<Item>& items, float x, float y, float w, float free,
                 Place place) {
  std::vector<std::size_t> starts;
  std::vector<float> heights;
  // Quiet buttons at the end of a line with at least two others go to its right edge.
  std::size_t faces = 0, quiet_from = items.size();
  for (const Item& item : items) faces += is_block_button(*item.node) ? 1 : 0;
  while (quiet_from > 0 && is_ghost(*items[quiet_from - 1].node)) --quiet_from;
  const bool push = faces >= 2 && quiet_from >= 2;
  float left = x + (place.in_footer ? std::max(0.0F, free / 2) : 0.0F);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) left += gap_between(items[i - 1], items[i], place);
    if (push && i == quiet_from) left += std::max(0.0F, free);
    starts.push_back(out_.boxes.size());
    const float width = std::min(items[i].width, w);
    heights.push_back(node(*items[i].node, left, y, width, place));
    left += width;
  }
  starts.push_back(out_.boxes.size());
  const float height = heights.empty() ? 0 : *std::max_element(heights.begin(), heights.end());
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].node->look == Look::SkipLink) continue;
    move_down(*items[i].node, starts[i], starts[i + 1], (height - heights[i]) / 2);
  }
  return height;
}

}  // namespace nextsession
