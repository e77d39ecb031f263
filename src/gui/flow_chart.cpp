// Charts: the sentence above, the keys, and the plot with its labels.
#include <algorithm>
#include <cmath>

#include "app/patch_chart.h"
#include "gui/flow.h"

namespace nextsession {

Hue chart_hue(const ChartStroke& stroke) {
  constexpr Hue hues[] = {Hue::Soft, Hue::Talk, Hue::Soon, Hue::Ink, Hue::Good};
  return stroke.strong ? Hue::Primary : hues[stroke.shape];
}

namespace {

constexpr float label_gap = 12;  // at least, between two labels of an axis
constexpr int chart_shapes = 5;

float part_of(double place) {
  return place > 0 ? static_cast<float>(std::min(place, 1.0)) : 0;  // also of no number
}

struct Extent {
  float from = 0, to = 0;
};

// Which labels are drawn: the last and the first before all, then whichever have room.
std::vector<bool> labels_with_room(const std::vector<Extent>& extents, float gap) {
  std::vector<std::size_t> order;
  if (!extents.empty()) order = {extents.size() - 1, 0};
  for (std::size_t i = 1; i + 1 < extents.size(); ++i) order.push_back(i);
  std::vector<bool> drawn(extents.size(), false);
  for (const std::size_t i : order) {
    bool room = true;
    for (std::size_t k = 0; k < extents.size(); ++k) {
      const bool apart =
          extents[i].from >= extents[k].to + gap || extents[i].to + gap <= extents[k].from;
      room = room && (!drawn[k] || apart);
    }
    drawn[i] = room;
  }
  return drawn;
}

ChartStroke stroke_of(const ChartLine& line, bool small, float scale) {
  ChartStroke stroke;
  stroke.shape = std::clamp(line.shape, 0, chart_shapes - 1);
  stroke.strong = line.strong;
  stroke.mark = (small ? 9.0F : line.strong ? 13.0F : 11.0F) * std::min(scale, 1.5F);
  stroke.thickness = line.strong ? (small ? 3.0F : 4.0F) : 2.0F;
  return stroke;
}

// From the last backwards, because where somebody is now counts most.
void choose_marks(ChartStroke& stroke) {
  float next = 1e9F;
  for (std::size_t i = stroke.spots.size(); i-- > 0;) {
    ChartSpot& spot = stroke.spots[i];
    spot.marked = spot.hollow || next - spot.x >= stroke.mark * 1.4F;
    if (spot.marked) next = spot.x;
  }
}

ChartStroke placed_line(const ChartLine& line, const Rect& plot, bool small, float scale) {
  ChartStroke stroke = stroke_of(line, small, scale);
  bool hollow = false;
  for (const ChartPoint& point : line.points) {
    ChartSpot spot;
    spot.x = plot.x + plot.w * part_of(point.x);
    spot.y = plot.y + plot.h * (1 - part_of(point.y));
    spot.hollow = point.hollow;
    spot.dashed = hollow || point.hollow || point.gap;
    hollow = point.hollow;
    stroke.spots.push_back(spot);
  }
  choose_marks(stroke);
  return stroke;
}

// Two goals rated alike on one day: their marks stand beside each other, not one on the other.
constexpr double same_day = 0.004, same_value = 0.031;
constexpr std::size_t most_aside = 60;  // ratings on a line; with more there is no room

// How far to the side the mark of this line goes. A row of them stays within the plot.
float aside_of(const Chart& chart, std::size_t line, std::size_t rating, float x,
               const Rect& plot) {
  constexpr float step = 11;
  const ChartPoint& point = chart.lines[line].points[rating];
  const auto meets = [&](const ChartPoint& other) {
    return std::abs(other.x - point.x) < same_day && std::abs(other.y - point.y) < same_value;
  };
  float before = 0, others = 0;
  for (std::size_t k = 0; k < chart.lines.size(); ++k) {
    const std::vector<ChartPoint>& points = chart.lines[k].points;
    if (k == line || points.size() > most_aside) continue;
    if (std::none_of(points.begin(), points.end(), meets)) continue;
    others += 1;
    if (k < line) before += 1;
  }
  const float wide = others * step;
  const float first = std::max(plot.x, std::min(x - wide / 2, plot.x + plot.w - wide));
  return others > 0 ? first + before * step - x : 0;
}

std::vector<ChartStroke> strokes_of(const Chart& chart, const Rect& plot, float scale) {
  std::vector<ChartStroke> strokes;
  for (std::size_t i = 0; i < chart.lines.size(); ++i) {
    const std::vector<ChartPoint>& points = chart.lines[i].points;
    strokes.push_back(placed_line(chart.lines[i], plot, chart.small, scale));
    for (std::size_t k = 0; k < points.size() && points.size() <= most_aside; ++k) {
      ChartSpot& spot = strokes.back().spots[k];
      spot.aside = aside_of(chart, i, k, spot.x, plot);
    }
  }
  // What counts most is painted last.
  const auto weak = [](const ChartStroke& stroke) { return !stroke.strong; };
  std::stable_partition(strokes.begin(), strokes.end(), weak);
  return strokes;
}

// ---- Keys

struct KeySample {
  std::shared_ptr<ChartDrawing> drawing = std::make_shared<ChartDrawing>();
  std::string words;
};

constexpr float sample_width = 36, sample_gap = 8;

// A short piece of the line with its mark in the middle, or the hollow mark with its dashes.
KeySample line_key(const ChartLine& line, bool hollow, float scale, float middle) {
  KeySample key;
  key.words = line.label;
  ChartStroke stroke = stroke_of(line, false, scale);
  const float reach = stroke.mark / 2 + 2;
  if (hollow) {
    stroke.spots = {{reach, middle, true, false, true}, {sample_width, middle, false, true, false}};
  } else {
    stroke.spots = {{0, middle, false, false, false},
                    {sample_width / 2, middle, false, false, true},
                    {sample_width, middle, false, false, false}};
  }
  key.drawing->strokes.push_back(std::move(stroke));
  return key;
}

std::vector<KeySample> keys_of(const Chart& chart, float scale, float middle) {
  std::vector<KeySample> keys;
  for (const ChartLine& line : chart.lines) keys.push_back(line_key(line, false, scale, middle));
  if (chart.band && !chart.band_label.empty()) {
    KeySample key;
    key.words = chart.band_label;
    key.drawing->plot = {0, middle - 8, sample_width, 16};
    key.drawing->band = {middle - 8, middle + 8};
    keys.push_back(std::move(key));
  }
  if (has_hollow(chart) && !chart.hollow_label.empty()) {
    keys.push_back(line_key({chart.hollow_label, 0, false, {}}, true, scale, middle));
  }
  return keys;
}

// ---- The plot

struct AxisLabel {
  TextBlock words;
  float x = 0, y = 0;
  bool drawn = true;
};

// Where the dates go: under their places, within [left, right].
std::vector<AxisLabel> across_labels(const std::vector<ChartMark>& marks, const Rect& plot,
                                     Extent within, float y, const Typesetter& type,
                                     const TextStyle& style) {
  std::vector<AxisLabel> labels;
  std::vector<Extent> extents;
  for (const ChartMark& mark : marks) {
    AxisLabel label;
    label.words = type.wrap({{mark.label, false}}, style, within.to - within.from);
    const float w = label.words.width, middle = plot.x + plot.w * part_of(mark.at);
    label.x = std::max(within.from, std::min(middle - w / 2, within.to - w));
    label.y = y;
    extents.push_back({label.x, label.x + w});
    labels.push_back(std::move(label));
  }
  const std::vector<bool> drawn = labels_with_room(extents, label_gap);
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i].drawn = drawn[i];
  // Where the two ends do not fit beside each other, the last stands below the first.
  if (labels.size() > 1 && !drawn.front()) {
    for (AxisLabel& label : labels) label.drawn = false;
    labels.front().drawn = labels.back().drawn = true;
    labels.back().y += labels.front().words.height();
  }
  return labels;
}

// Right-aligned before the plot, each in the middle of its line.
std::vector<AxisLabel> up_labels(std::vector<TextBlock> words, const std::vector<float>& lines,
                                 float right) {
  std::vector<AxisLabel> labels;
  std::vector<Extent> extents;
  for (std::size_t i = 0; i < words.size(); ++i) {
    AxisLabel label;
    label.words = std::move(words[i]);
    label.x = right - label.words.width;
    label.y = lines[i] - label.words.height() / 2;
    extents.push_back({label.y, label.y + label.words.height()});
    labels.push_back(std::move(label));
  }
  const std::vector<bool> drawn = labels_with_room(extents, 0);
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i].drawn = drawn[i];
  return labels;
}

}  // namespace

float Flow::chart(const Node& node, float x, float y, float w, Place place) {
  const float words = chart_words(node, x, y, w, place);
  if (!node.chart) {
    keep(node, {x, y, w, words});
    return words;
  }
  const float legend = chart_legend(node, x, y + words, w);
  const float plot = chart_plot(node, x, y + words + legend, w);
  keep(node, {x, y + words, w, legend + plot});
  return words + legend + plot;
}

// The sentence that says what the lines show.
float Flow::chart_words(const Node& node, float x, float y, float w, Place place) {
  if (node.text.empty()) return 0;
  const bool small = node.chart && node.chart->small;
  const TextStyle style = small ? body(sizes().small) : style_of(node, place);
  TextBlock block = type_.wrap(node.text, style, readable(w, style));
  const Rect rect = {x, y, w, block.height()};
  Box& box = add(BoxKind::Text, node, rect);
  set_text(box, std::move(block), x, y);
  out_.rects[node.id + "/label"] = rect;
  return rect.h + (small ? 8.0F : 14.0F);
}

// Beside each other as far as they fit; what does not fit one line by itself is wrapped.
float Flow::chart_legend(const Node& node, float x, float y, float w) {
  if (node.chart->small) return 0;
  const TextStyle style = body(sizes().small);
  const float left = sample_width + sample_gap, between = 20;
  float at = x, top = y, tallest = 0;
  int count = 0;
  for (KeySample& key : keys_of(*node.chart, out_.scale, style.line_height / 2)) {
    const bool strong = !key.drawing->strokes.empty() && key.drawing->strokes[0].strong;
    TextBlock block = type_.wrap({{key.words, strong}}, style, w - left);
    const float width = left + block.width + 0.5F;
    if (at > x && at + width > x + w) {
      top += tallest + 2;
      at = x;
      tallest = 0;
    }
    Box box;
    box.kind = BoxKind::ChartKey;
    box.id = chart_key_id(node.id, count++);
    box.rect = {at, top, width, std::max(style.line_height, block.height())};
    box.chart = std::move(key.drawing);
    out_.rects[box.id] = box.rect;
    set_text(box, std::move(block), at + left, top);
    at += width + between;
    tallest = std::max(tallest, box.rect.h);
    out_.boxes.push_back(std::move(box));
  }
  return count == 0 ? 0 : top + tallest - y + 12;
}

float Flow::chart_plot(const Node& node, float x, float y, float w) {
  const Chart& chart = *node.chart;
  const TextStyle style = body(sizes().tag);
  auto drawing = std::make_shared<ChartDrawing>();

  std::vector<TextBlock> values;
  float gutter = 0, overhang = 10;
  for (const ChartMark& mark : chart.up) {
    values.push_back(type_.wrap({{mark.label, false}}, style, w * 0.3F));
    gutter = std::max(gutter, values.back().width);
    overhang = std::max(overhang, values.back().height() / 2);
  }
  if (gutter > 0) gutter += 10;
  const float reach = 10 * std::min(out_.scale, 1.5F);  // of a mark at the end of a line
  const float usual = chart.small ? 72 : std::clamp(w * 0.36F, 190.0F, 320.0F);
  const float tall = usual * (1 + 0.35F * (out_.scale - 1));
  Rect& plot = drawing->plot;
  drawing->beyond = reach - 2;
  plot = {gutter + reach, overhang, std::max(1.0F, w - gutter - 2 * reach), tall};

  for (const ChartMark& mark : chart.up) {
    drawing->grid.push_back(plot.y + plot.h * (1 - part_of(mark.at)));
  }
  if (chart.band) {
    const float low = part_of(chart.band->first), high = part_of(chart.band->second);
    if (high > low) drawing->band = {plot.y + plot.h * (1 - high), plot.y + plot.h * (1 - low)};
  }
  drawing->strokes = strokes_of(chart, plot, out_.scale);

  const float foot = plot.y + plot.h + 10;
  std::vector<AxisLabel> labels =
      across_labels(chart.across, plot, {gutter, w}, foot, type_, style);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i].drawn) drawing->ticks.push_back(plot.x + plot.w * part_of(chart.across[i].at));
  }
  for (AxisLabel& label : up_labels(std::move(values), drawing->grid, gutter - 10)) {
    labels.push_back(std::move(label));
  }
  float height = plot.y + plot.h + overhang;
  for (const AxisLabel& label : labels) {
    if (label.drawn) height = std::max(height, label.y + label.words.height());
  }

  Box& box = add(BoxKind::Chart, node, {x, y, w, height});
  box.chart = std::move(drawing);
  for (AxisLabel& label : labels) {
    if (!label.drawn) continue;
    Box words;
    words.rect = {x + label.x, y + label.y, label.words.width, label.words.height()};
    words.words = Hue::Soft;
    set_text(words, std::move(label.words), words.rect.x, words.rect.y);
    out_.boxes.push_back(std::move(words));
  }
  return height;
}

}  // namespace nextsession
