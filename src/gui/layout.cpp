#include "gui/layout.h"

#include <algorithm>
#include <cmath>

#include "gui/flow.h"

namespace nextsession {

Box::Box() = default;
Box::Box(const Box& other) = default;
Box::Box(Box&& other) noexcept = default;
Box& Box::operator=(const Box& other) = default;
Box& Box::operator=(Box&& other) noexcept = default;
Box::~Box() = default;

// The brand at the left, the rest at the right.
float Flow::header(const std::vector<Node>& nodes, float w) {
  const float pad = out_.narrow ? theme_.page_padding_narrow : theme_.page_padding;
  const float gap = out_.narrow ? 0 : 8, inner = w - 2 * pad;
  const std::size_t bar = out_.boxes.size();
  Box background;
  background.kind = BoxKind::Bar;
  out_.boxes.push_back(std::move(background));

  std::vector<Item> items;
  for (const Node& child : nodes) {
    if (child.look == Look::SkipLink) {
      node(child, 8, 8, 1, {});
    } else {
      items.push_back({&child, std::min(inner, natural_width(child, {}))});
    }
  }
  const std::vector<std::vector<Item>> lines = header_lines(items, inner, gap);
  const float least = out_.narrow ? 56 : 64, around = out_.narrow ? 6 : 10;
  const float line_height = lines.size() == 1 ? least - 2 * around : 0;
  float y = around;
  for (const std::vector<Item>& line : lines)
    y += header_line(line, pad, y, inner, gap, line_height);
  const float height = std::max(least, y + around);
  out_.boxes[bar].rect = {0, 0, w, height};
  return height;
}

// One line if all fit. Otherwise the button for help stays beside the brand, at the top right,
// where people look for it, and the others get lines of their own.
std::vector<std::vector<Flow::Item>> Flow::header_lines(const std::vector<Item>& items, float inner,
                                                        float gap) {
  if (items.empty()) return {};
  float used = -gap;
  for (const Item& item : items) used += item.width + gap;
  if (used <= inner) return {items};
  std::vector<Item> rest = items;
  std::vector<std::vector<Item>> lines;
  if (is_brand(items.front())) {
    lines.push_back({items.front()});
    rest.erase(rest.begin());
    if (!rest.empty() && rest.back().node->look == Look::HelpNow &&
        items.front().width + gap + rest.back().width <= inner) {
      lines[0].push_back(rest.back());
      rest.pop_back();
    }
  }
  float taken = inner;
  for (const Item& item : rest) {
    if (taken + gap + item.width > inner) {
      lines.emplace_back();
      taken = -gap;
    }
    lines.back().push_back(item);
    taken += gap + item.width;
  }
  return lines;
}

// One line of the header, each item in the middle of its height; returns the height taken.
float Flow::header_line(const std::vector<Item>& items, float left, float y, float inner, float gap,
                        float least) {
  const std::size_t first_right = is_brand(items[0]) ? 1 : 0;
  float width = -gap;
  for (std::size_t i = first_right; i < items.size(); ++i) width += items[i].width + gap;
  float x = left, tallest = least;
  std::vector<std::size_t> starts;
  std::vector<float> heights;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i == first_right) x = std::max(x, left + inner - width);
    starts.push_back(out_.boxes.size());
    heights.push_back(node(*items[i].node, x, y, items[i].width, {}));
    tallest = std::max(tallest, heights.back());
    x += items[i].width + gap;
  }
  starts.push_back(out_.boxes.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    move_down(*items[i].node, starts[i], starts[i + 1], (tallest - heights[i]) / 2);
  }
  return tallest;
}

float Flow::footer(const std::vector<Node>& nodes, float y, float w) {
  if (nodes.empty()) return 0;
  const float pad = out_.narrow ? theme_.page_padding_narrow : theme_.page_padding, around = 6;
  Box rule;
  rule.kind = BoxKind::Rule;
  rule.rect = {0, y, w, 1};
  out_.boxes.push_back(std::move(rule));
  Place place;
  place.in_footer = true;
  const bool rows = nodes.front().role == Role::Row || nodes.front().role == Role::Group;
  float height = 0;
  if (rows) {
    height = column(nodes, pad, y + 1 + around, w - 2 * pad, place);
  } else {
    std::vector<Item> items;
    for (const Node& child : nodes) {
      items.push_back({&child, std::min(w - 2 * pad, natural_width(child, place))});
    }
    height = wrapped(items, pad, y + 1 + around, w - 2 * pad, place);
  }
  return height + 1 + 2 * around;
}

float Flow::dialog(const Node& node, float w, float viewport_height) {
  const float outside = out_.narrow ? 12 : 32;
  const float pad = out_.narrow ? 20 : 32;
  const float width = std::min(w - 2 * outside, 560.0F);
  const float x = (w - width) / 2;
  const std::size_t panel = out_.boxes.size();
  add(BoxKind::DialogPanel, node, {x, outside, width, 0});
  Place place;
  place.in_dialog = true;
  const float content = column(node.children, x + pad, outside + pad, width - 2 * pad, place);
  const float height = content + 2 * pad;
  out_.boxes[panel].rect.h = height;
  keep(node, {x, outside, width, height});
  const float down = std::max(0.0F, (viewport_height - height) / 2 - outside);
  for (std::size_t i = panel; i < out_.boxes.size(); ++i) out_.boxes[i].in_dialog = true;
  move_down(node, panel, out_.boxes.size(), down);
  return outside + down + height + outside;
}

PageLayout lay_out_page(const Page& page, float width, float viewport_height, float text_scale,
                        const Theme& theme, const Typesetter& type) {
  PageLayout out;
  out.width = std::max(width, 120.0F);
  out.scale = std::clamp(text_scale, 1.0F, 2.0F);
  out.narrow = out.width < theme.narrow_below;
  Flow flow(theme, type, out);
  const float header = flow.header(page.header, out.width);

  const float widest = page.width == Width::Wide ? theme.wide_width : theme.narrow_width;
  const float pad = out.narrow ? theme.page_padding_narrow : theme.page_padding;
  const float column = std::min(out.width, widest);
  const float top = header + (out.narrow ? 20 : 32), below = out.narrow ? 28 : 40;
  const float left = (out.width - column) / 2 + pad;
  const float main = flow.column(page.main, left, top, column - 2 * pad, {});
  float bottom = top + main + below;

  // The footer lies at the bottom of a short page.
  const std::size_t first = out.boxes.size();
  const float footer = flow.footer(page.footer, bottom, out.width);
  const float push = viewport_height - bottom - footer;
  if (push > 0) {
    bottom += push;
    for (std::size_t i = first; i < out.boxes.size(); ++i) flow.move_box(out.boxes[i], push);
    for (const Node& node : page.footer) flow.move_rects(node, push);
  }
  out.height = std::max(bottom + footer, viewport_height);
  if (page.dialog) {
    out.height = std::max(out.height, flow.dialog(*page.dialog, out.width, viewport_height));
  }
  // Only words of a node can be shown by another.
  for (Box& box : out.boxes) box.text.foreign = box.text.foreign && !box.id.empty();
  out.height = std::ceil(out.height - 0.01F);
  return out;
}

}  // namespace nextsession
