// Buttons, links, choices, fields.
#include <algorithm>
#include <cmath>

#include "gui/flow.h"

namespace nextsession {
namespace {

// One for each sign, so that nobody reads a passphrase over the person's shoulder.
std::string bullets_for(const std::string& secret) {
  std::string bullets;
  for (const char c : secret) {
    const bool starts_a_sign = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (starts_a_sign) bullets += "•";
  }
  return bullets;
}

}  // namespace

bool is_block_button(const Node& node) {
  return (node.role == Role::Button || node.role == Role::Link) &&
         (node.look == Look::Primary || node.look == Look::Secondary ||
          node.look == Look::HelpNow || (node.role == Role::Button && node.look == Look::Plain));
}

bool is_ghost(const Node& node) {
  return (node.role == Role::Button || node.role == Role::Link) && node.look == Look::Ghost;
}

bool is_words(const Node& node) { return node.role == Role::Text || node.role == Role::Heading; }

Flow::ButtonShape Flow::shape_of(const Node& node, Place place) const {
  ButtonShape shape;
  shape.min_height = std::max(target(), scaled(target()));
  switch (node.look) {
    case Look::Brand: {
      shape.style = body(out_.narrow ? 18 : 20, true);
      shape.before = scaled(26) + 10;
      break;
    }
    case Look::HelpNow:
      shape.style = body(sizes().small, true);
      shape.pad_x = out_.narrow ? 11 : 17;
      shape.pad_y = 8;
      break;
    case Look::TopBar:
      shape.style = body(sizes().small);
      shape.pad_x = out_.narrow ? 6 : 8;
      shape.pad_y = 4;
      break;
    case Look::Inline:
    case Look::SkipLink:
      shape.style = place.in_footer ? body(sizes().tag) : body(sizes().small, true);
      shape.pad_y = 4;
      if (node.pressed) shape.pad_x = 10;
      break;
    case Look::Ghost:
      shape.style = body(sizes().body, true);
      shape.pad_x = 12;
      shape.pad_y = 8;
      shape.min_height = scaled(theme_.button_height);
      break;
    default:
      if (node.role == Role::Link && node.look == Look::Plain) {
        shape.style = place.in_footer ? body(sizes().tag) : body(sizes().body);
        shape.pad_y = 4;
        break;
      }
      shape.style = body(sizes().body, true);
      shape.pad_x = 28;
      shape.pad_y = 10;
      shape.min_height = scaled(theme_.button_height);
  }
  if (node.expanded) shape.after = scaled(12) + 8;
  return shape;
}

float Flow::button(const Node& node, float x, float y, float w, Place place) {
  if (node.look == Look::SkipLink) {
    // Never painted: while it has focus the browser shows its own (web/canvas.css).
    keep(node, {x, y, 1, 1});
    return 0;
  }
  ButtonShape shape = shape_of(node, place);
  // Wide padding is the first thing to give way when there is little room.
  const float wanted = type_.natural_width(node.text, shape.style) + shape.before + shape.after;
  if (wanted + 2 * shape.pad_x > w) {
    shape.pad_x = std::max(std::min(shape.pad_x, 12.0F), (w - wanted) / 2);
  }
  const float extra = 2 * shape.pad_x + shape.before + shape.after;
  TextBlock block = type_.wrap(node.text, shape.style, std::max(1.0F, w - extra));
  const float wide = std::max(block.width + 0.5F + extra, target());
  const float width = place.full_width ? w : std::min(w, wide);
  const float height = std::max(shape.min_height, block.height() + 2 * shape.pad_y);

  Box& box = add(BoxKind::Button, node, {x, y, width, height});
  box.live = true;
  box.pressed = node.pressed.value_or(false);
  if (node.role == Role::Button && node.look == Look::Plain) box.look = Look::Secondary;
  const float free = width - extra - block.width;  // around the words
  const bool at_left = node.look == Look::Brand || node.look == Look::Inline ||
                       (node.role == Role::Link && node.look == Look::Plain);
  float text_x = x + shape.pad_x + shape.before;
  const float block_width = block.width;
  if (!at_left || width <= target()) {
    text_x += std::max(0.0F, free / 2);
    block.centre(block_width);
  }
  if (node.look == Look::Brand) {
    const float size = scaled(26);
    box.mark = Mark::Chevron;
    box.mark_rect = {x, y + (height - size) / 2, size, size};
  } else if (node.expanded) {
    const float size = scaled(12);
    box.mark = *node.expanded ? Mark::Up : Mark::Down;
    box.mark_rect = {text_x + block_width + 8, y + (height - size) / 2, size, size};
  }
  switch (box.look) {
    case Look::Primary: box.words = Hue::OnPrimary; break;
    case Look::HelpNow: box.words = Hue::Soon; break;
    case Look::Brand: box.words = Hue::Ink; break;
    case Look::Ghost:
    case Look::TopBar: box.words = box.pressed ? Hue::Primary : Hue::Soft; break;
    default: box.words = place.in_footer ? Hue::Soft : Hue::Primary;
  }
  box.underlined = node.role == Role::Link ? !is_block_button(node) && node.look != Look::Brand
                                           : place.in_footer && node.look == Look::Inline;
  const float text_y = y + (height - block.height()) / 2;
  set_text(box, std::move(block), text_x, text_y);
  return height;
}

float Flow::legend(const Node& node, float x, float y, float w) {
  if (node.text.empty()) return 0;
  const bool question = node.look == Look::Question;
  const TextStyle words = question ? style(sizes().question, true, theme_.heading_line_height)
                                   : style(sizes().body, true, 1.4F);
  TextBlock block = type_.wrap(node.text, words, w);
  const float height = block.height();
  Box box;
  const bool group = node.role == Role::ChoiceGroup;
  box.id = node.id + (group ? "/legend" : "/label");
  box.rect = {x, y, w, height};
  set_text(box, std::move(block), x, y);
  out_.rects[box.id] = box.rect;
  out_.boxes.push_back(std::move(box));
  return height + (question ? 14 : group ? 12 : 8);
}

float Flow::field(const Node& node, float x, float y, float w, Place place) {
  const float label = legend(node, x, y, w);
  const bool select = node.role == Role::Select;
  const float pad_x = 16, pad_y = 12;
  const float chevron = select ? scaled(14) + 12 : 0;
  const float width = select && !place.full_width ? std::min(w, scaled(420)) : w;
  std::string shown = node.value;
  if (select) {
    for (const Option& option : node.options) {
      if (option.value == node.value) shown = option.text;
    }
  }
  if (node.secret) shown = bullets_for(shown);
  if (!node.multiline) std::replace(shown.begin(), shown.end(), '\n', ' ');
  const TextStyle words = body(sizes().body);
  const float inner = std::max(1.0F, width - 2 * pad_x - chevron);
  // A single line of input is as long as what was typed and is cut off by the field's edge; the
  // chosen option of a Select is never cut.
  const float wrap_at = node.multiline || select ? inner : 1e6F;
  TextBlock block = type_.wrap({{shown, false}}, words, wrap_at);
  const float lines = std::max(block.height(), words.line_height * (node.multiline ? 2.0F : 1.0F));
  const float height = std::max(scaled(theme_.button_height), lines + 2 * pad_y);
  const float top = y + label;
  Box& box = add(BoxKind::Field, node, {x, top, width, height});
  box.live = true;
  box.invalid = node.invalid;
  box.multiline = node.multiline;
  if (select) {
    const float size = scaled(14);
    box.mark = Mark::Down;
    box.mark_rect = {x + width - pad_x - size, top + (height - size) / 2, size, size};
  }
  const float text_y = node.multiline ? top + pad_y : top + (height - std::max(lines, 0.0F)) / 2;
  set_text(box, std::move(block), x + pad_x, text_y);
  return label + height;
}

float Flow::option(const Node& node, float x, float y, float w) {
  const float pad_x = out_.narrow ? 18 : 20, pad_y = 12, gap = 16, mark = scaled(24);
  const bool show_key = !node.shortcut.empty() && !out_.narrow;
  const TextStyle key_style = body(14, true);
  const float key_words = show_key ? type_.natural_width({{node.shortcut, false}}, key_style) : 0;
  const float key = show_key ? key_words + 18 + 12 : 0;
  const float room = std::max(1.0F, w - 2 * pad_x - mark - gap - key);
  const TextStyle regular = body(sizes().body), bold = body(sizes().body, true);
  TextBlock plain_words = type_.wrap(node.text, regular, room);
  TextBlock bold_words = type_.wrap(node.text, bold, room);
  // The heavier words of a chosen option may need a line more; room is kept so nothing moves.
  const float words = std::max(plain_words.height(), bold_words.height());
  const float least = scaled(out_.narrow ? theme_.option_height - 4 : theme_.option_height);
  const float height = std::max(least, words + 2 * pad_y);
  Box& box = add(BoxKind::Option, node, {x, y, w, height});
  box.live = true;
  box.checked = node.checked;
  box.many = node.many;
  box.mark_rect = {x + pad_x, y + (height - mark) / 2, mark, mark};
  box.key = show_key ? node.shortcut : std::string();
  box.key_width = key_words;
  TextBlock& block = node.checked ? bold_words : plain_words;
  const float text_y = y + (height - block.height()) / 2;
  set_text(box, std::move(block), x + pad_x + mark + gap, text_y);
  return height;
}

float Flow::scale_cells(const std::vector<const Node*>& cells, float x, float y, float w) {
  const float gap = 8;
  const TextStyle words = body(sizes().body, true);
  float least = target();
  for (const Node* cell : cells) {
    least = std::max(least, type_.natural_width(cell->text, words) + 16);
  }
  const int count = static_cast<int>(cells.size());
  // As few lines as fit, and those evenly filled: 11, or 6 and 5, or 4, 4 and 3.
  int rows = 1, per_row = count;
  while (per_row > 1 && static_cast<float>(per_row) * (least + gap) - gap > w) {
    ++rows;
    per_row = (count + rows - 1) / rows;
  }
  const float across = static_cast<float>(per_row);
  const float width = std::min((w - gap * (across - 1)) / across, scaled(72));
  const float height = std::max(target(), scaled(52));
  for (int i = 0; i < count; ++i) {
    const Node& cell = *cells[static_cast<std::size_t>(i)];
    const float left = x + static_cast<float>(i % per_row) * (width + gap);
    const int line = i / per_row;
    const float top = y + static_cast<float>(line) * (height + gap);
    Box& box = add(BoxKind::Cell, cell, {left, top, width, height});
    box.live = true;
    box.checked = cell.checked;
    box.words = cell.checked ? Hue::OnPrimary : Hue::Ink;
    TextStyle style_here = words;
    style_here.bold = cell.checked;
    TextBlock block = type_.wrap(cell.text, style_here, width - 8);
    block.centre(width);
    const float text_y = top + (height - block.height()) / 2;
    set_text(box, std::move(block), left, text_y);
  }
  const float lines = std::ceil(static_cast<float>(count) / across);
  return lines * (height + gap) - gap;
}

float Flow::pills(const std::vector<const Node*>& all, float x, float y, float w) {
  const float gap = out_.narrow ? 8 : 10, pad_x = out_.narrow ? 14 : 18, pad_y = 8;
  const TextStyle bold = body(sizes().small, true);
  const float room = std::max(1.0F, w - 2 * pad_x);
  std::vector<float> widths;
  for (const Node* pill : all) {
    const float words = std::min(room, type_.natural_width(pill->text, bold));
    widths.push_back(std::max(target(), words + 2 * pad_x));
  }
  // How many lines it takes with at most `most` on each.
  const auto lines_with = [&](std::size_t most) {
    std::size_t lines = 1, on_line = 0;
    float used = 0;
    for (const float width : widths) {
      if (on_line > 0 && (on_line == most || used + gap + width > w + 0.01F)) {
        ++lines;
        on_line = 0;
        used = -gap;
      }
      used += (on_line > 0 || used < 0 ? gap : 0) + width;
      ++on_line;
    }
    return lines;
  };
  // Evenly filled lines, two and two rather than three and one.
  const std::size_t lines = lines_with(all.size());
  std::size_t most = (all.size() + lines - 1) / std::max<std::size_t>(1, lines);
  if (lines_with(most) > lines) most = all.size();

  float left = x, top = y, tallest = 0;
  std::size_t on_line = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Node& pill = *all[i];
    if (on_line > 0 && (on_line == most || left + widths[i] > x + w + 0.01F)) {
      left = x;
      top += tallest + gap;
      tallest = 0;
      on_line = 0;
    }
    // The heavier words of a chosen pill decide, so that nothing moves when it is chosen.
    const float heavy = type_.wrap(pill.text, bold, room).height();
    const float height = std::max(scaled(target()), heavy + 2 * pad_y);
    Box& box = add(BoxKind::Pill, pill, {left, top, widths[i], height});
    box.live = true;
    box.checked = pill.checked;
    box.many = pill.many;
    TextStyle words = bold;
    words.bold = pill.checked;
    TextBlock block = type_.wrap(pill.text, words, room);
    block.centre(widths[i] - 2 * pad_x);
    const float text_y = top + (height - block.height()) / 2;
    set_text(box, std::move(block), left + pad_x, text_y);
    left += widths[i] + gap;
    tallest = std::max(tallest, height);
    ++on_line;
  }
  return top + tallest - y;
}

float Flow::choices(const Node& node, float x, float y, float w, Place place) {
  float at = y + legend(node, x, y, w);
  std::vector<const Node*> same_line;
  const bool stacked = node.look != Look::Scale && node.look != Look::Compact;
  const auto finish_line = [&] {
    if (same_line.empty()) return;
    at += node.look == Look::Scale ? scale_cells(same_line, x, at, w) : pills(same_line, x, at, w);
    same_line.clear();
  };
  bool first = true;
  for (const Node& child : node.children) {
    if (child.role != Role::Choice) {
      finish_line();
      at += first ? 0 : theme_.option_gap;
      at += this->node(child, x, at, w, place) + theme_.option_gap;
      first = true;
      continue;
    }
    if (!stacked) {
      same_line.push_back(&child);
      continue;
    }
    at += first ? 0 : theme_.option_gap;
    at += option(child, x, at, w);
    first = false;
  }
  finish_line();
  keep(node, {x, y, w, at - y});
  return at - y;
}

}  // namespace nextsession
