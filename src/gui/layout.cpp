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

// The brand at the left, the rest at the right. Where one line is too short, the button for help
// stays at the top right, where people look for it, and the others get lines of their own.
float Flow::header(const std::vector<Node>& nodes, float w) {
  const float pad = out_.narrow ? theme_.page_padding_narrow : theme_.page_padding;
  const float gap = out_.narrow ? 4 : 8, inner = w - 2 * pad;
  const std::size_t bar = out_.boxes.size();
  Box background;
  background.kind = BoxKind::Bar;
  out_.boxes.push_back(std::move(background));

  std::vector<Item> left, right;
  float used = 0;
  for (const Node& child : nodes) {
    if (child.look == Look::SkipLink) {
      node(child, 8, 8, 1, {});
      continue;
    }
    const Item item{&child, std::min(inner, natural_width(child, {}))};
    (left.empty() && child.look == Look::Brand ? left : right).push_back(item);
    used += item.width + gap;
  }
  std::vector<std::vector<Item>> lines{left};
  const bool one_line = used - gap <= inner;
  const bool help_fits = !left.empty() && !right.empty() &&
                         right.back().node->look == Look::HelpNow &&
                         left[0].width + gap + right.back().width <= inner;
  std::vector<Item> rest = right;
  if (one_line) {
    lines[0].insert(lines[0].end(), right.begin(), right.end());
    rest.clear();
  } else if (help_fits) {
    lines[0].push_back(right.back());
    rest.pop_back();
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

  const float least = out_.narrow ? 56 : 64, around = out_.narrow ? 6 : 10;
  float y = around;
  for (const std::vector<Item>& items : lines) {
    if (items.empty()) continue;
    const std::size_t first_right = items[0].node->look == Look::Brand ? 1 : 0;
    float width = 0;
    for (std::size_t i = first_right; i < items.size(); ++i) width += items[i].width + gap;
    float x = pad, tallest = 0;
    std::vector<std::size_t> starts;
    std::vector<float> heights;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i == first_right) x = std::max(x, pad + inner - (width - gap));
      starts.push_back(out_.boxes.size());
      heights.push_back(node(*items[i].node, x, y, items[i].width, {}));
      tallest = std::max(tallest, heights.back());
      x += items[i].width + gap;
    }
    starts.push_back(out_.boxes.size());
    const bool only = lines.size() == 1;
    const float line = only ? std::max(tallest, least - 2 * around) : tallest;
    for (std::size_t i = 0; i < items.size(); ++i) {
      move_down(*items[i].node, starts[i], starts[i + 1], (line - heights[i]) / 2);
    }
    y += line;
  }
  const float height = std::max(least, y + around);
  out_.boxes[bar].rect = {0, 0, w, height};
  return height;
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
  out.height = std::ceil(out.height - 0.01F);
  return out;
}

}  // namespace nextsession
