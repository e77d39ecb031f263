// Every pair of colours that stand against each other on a painted page: words and their ground,
// the edge of a mark or control and what lies beside it, the ring of the focus and what it crosses.
// Read back from what is painted, never from a list of what somebody thinks is painted.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "gui/layout.h"
#include "painted_shapes.h"

namespace nextsession::support {

enum class Part { Words, Edge, Ring };

// ---- Which shape is what

// The kinds of box that are nothing but ground. Their outline only parts one from the next, which
// the room around them and their headings do as well.
inline bool only_ground(BoxKind kind) {
  return kind == BoxKind::Panel || kind == BoxKind::DialogPanel || kind == BoxKind::Bar ||
         kind == BoxKind::Rule;
}

inline bool fills(const PaintedShapes& shapes, const Shape& shape, const Rect& r) {
  const float near = 2;
  const bool same = std::abs(shape.left - r.x) < near && std::abs(shape.top - r.y) < near &&
                    std::abs(shape.right - r.x - r.w) < near &&
                    std::abs(shape.bottom - r.y - r.h) < near;
  return same && shapes.covers(shape, {r.x + r.w / 2, r.y + r.h / 2});
}

// A face by which a control is known, not only the ground of its words.
inline bool is_face(const Box& box) {
  return (box.kind == BoxKind::Button && box.look == Look::Primary) ||
         (box.kind == BoxKind::Cell && box.checked) || box.kind == BoxKind::Bullet;
}

inline bool within(const Shape& shape, const Rect& r, float spare) {
  return shape.left >= r.x - spare && shape.right <= r.x + r.w + spare &&
         shape.top >= r.y - spare && shape.bottom <= r.y + r.h + spare;
}

inline bool is_chart(const Box& box) {
  return box.kind == BoxKind::Chart || box.kind == BoxKind::ChartKey;
}

// The shade of a chart is known by its edges, and the grid only helps the eye across.
inline bool is_chart_ground(const Box& box, const Shape& shape) {
  if (!is_chart(box) || !box.chart) return false;
  const auto at = [&](float y) { return std::abs(shape.top - box.rect.y - y) < 1; };
  const bool wide = shape.right - shape.left > box.chart->plot.w - 2;
  const float high = shape.bottom - shape.top;
  const auto& band = box.chart->band;
  if (band && wide && at(band->first) && std::abs(band->second - band->first - high) < 2)
    return true;
  if (!wide || high > 1.5F || (band && (at(band->first) || at(band->second)))) return false;
  return std::any_of(box.chart->grid.begin(), box.chart->grid.end(), at);
}

inline bool is_shade(const Box& box, const Shape& shape) {
  return is_chart_ground(box, shape) && shape.bottom - shape.top > 1.5F;
}

// A mark of a chart or the clear ring around it; else it is a part of a line.
inline bool is_chart_mark(const Box& box, const Shape& shape) {
  const float w = shape.right - shape.left, h = shape.bottom - shape.top;
  if (!is_chart(box) || !box.chart || std::min(w, h) < 6 || std::max(w, h) > 32) return false;
  const float x = (shape.left + shape.right) / 2 - box.rect.x;
  const float y = (shape.top + shape.bottom) / 2 - box.rect.y;
  for (const ChartStroke& stroke : box.chart->strokes) {
    for (const ChartSpot& spot : stroke.spots) {
      if (spot.marked && std::abs(spot.x + spot.aside - x) < 2 && std::abs(spot.y - y) < 3)
        return true;
    }
  }
  return false;
}

// The smallest box it lies in; null for the page itself, the shade under a dialog, and the ring.
inline const Box* owner_of(const Shape& shape, const std::vector<Box>& boxes, bool in_dialog) {
  const Box* best = nullptr;
  for (const Box& box : boxes) {
    // The marks of two people, and of a chart's key, stand out a little.
    const bool dots = box.kind == BoxKind::Dots || box.kind == BoxKind::DotKey;
    const float spare = (dots || is_chart(box)) && !shape.letter ? 4.5F : 1.5F;
    if (box.in_dialog != in_dialog || !within(shape, box.rect, spare)) continue;
    if (best == nullptr || box.rect.w * box.rect.h < best->rect.w * best->rect.h) best = &box;
  }
  return best;
}

// The little frame around the key of an answer: the digit in it is words and says it all.
inline bool is_key_frame(const Box& box, const Shape& shape) {
  const float room = 20 + box.key_width + 18 + 2;
  return box.kind == BoxKind::Option && !box.key.empty() &&
         shape.left > box.rect.x + box.rect.w - room;
}

// The clear ring around the mark of a person, in the colour of the ground: see Brush::dot.
inline bool is_clear_ring(const Box& box, const Shape& shape, const Shape& next) {
  if (is_chart(box)) {
    return is_chart_mark(box, shape) && is_chart_mark(box, next) && next.left > shape.left + 0.3F &&
           next.right < shape.right - 0.3F && next.top > shape.top + 0.3F &&
           next.bottom < shape.bottom - 0.3F;
  }
  if (box.kind != BoxKind::Dots && box.kind != BoxKind::DotKey) return false;
  const float left = next.left - shape.left, right = shape.right - next.right;
  const float top = next.top - shape.top, bottom = shape.bottom - next.bottom;
  return left > 1 && left < 4 && std::abs(left - right) < 0.1F && std::abs(top - left) < 0.1F &&
         std::abs(bottom - left) < 0.1F;
}

inline bool is_tall(const Box& box, const Shape& shape) {
  return box.kind == BoxKind::Meter && shape.bottom - shape.top > box.rect.h - 3;
}

// A line or a mark that may cross another: of a meter, or on the line of two people.
inline bool is_line(const Box& box, const Shape& shape) {
  const float w = shape.right - shape.left, h = shape.bottom - shape.top;
  return is_tall(box, shape) || (box.kind == BoxKind::Dots && std::min(w, h) < 3);
}

// The round ends and corners of a stroke.
inline bool is_joint(const Shape& shape) {
  const float w = shape.right - shape.left, h = shape.bottom - shape.top;
  return w < 8 && std::abs(w - h) < 0.5F;
}

inline bool inside(const Rect& r, Spot p) {
  return p.x > r.x && p.x < r.x + r.w && p.y > r.y && p.y < r.y + r.h;
}

// The marks and the range of a meter stand out above and below its bar and are known by these ends.
// An empty bar is known by the outer side of its outline.
inline bool is_aside(const Box& box, const Shape& shape, Spot p) {
  Rect bar = box.mark_rect;
  if (box.kind == BoxKind::Meter) {
    bar = {box.rect.x, box.rect.y + 4, box.rect.w, box.rect.h - 8};
    if (is_tall(box, shape)) return p.y > bar.y - 1 && p.y < bar.y + bar.h + 1;
  } else if (box.kind != BoxKind::Progress) {
    return false;
  }
  return shape.right - shape.left > bar.w - 4 && inside(bar, p);
}

// ---- Reading one drawing

// What stands against what, with the layers of both sides.
struct Meeting {
  Part part = Part::Words;
  const Box* box = nullptr;
  Layers front, back;
  bool operator<(const Meeting& o) const {
    return std::tie(part, box, front, back) < std::tie(o.part, o.box, o.front, o.back);
  }
};

class PairReader {
 public:
  // Only what lies in `part` is read, all of it counts as ground.
  PairReader(const PaintedShapes& painted, const std::vector<Box>& boxes, bool modal, bool ring,
             const Rect& part)
      : painted_(painted), shapes_(painted.all()), boxes_(boxes), modal_(modal), part_(part) {
    if (modal) from_ = scrim();
    if (ring) ring_ = last_shape();
  }

  std::set<Meeting> read() {
    for (std::size_t i = from_; i < shapes_.size(); ++i) {
      if (within(shapes_[i], part_, 0)) shapes_[i].letter ? letter(i) : mark(i);
    }
    return std::move(found_);
  }

 private:
  std::size_t last_shape() const {
    std::size_t i = shapes_.size();
    while (i > 0 && shapes_[i - 1].letter) --i;
    return i - 1;
  }

  // The page under a dialog cannot be used: what counts begins with the shade over it.
  std::size_t scrim() const {
    for (std::size_t i = 1; i < shapes_.size(); ++i) {
      if (!shapes_[i].opaque && covers_page(shapes_[i])) return i;
    }
    FAIL("no shade under the dialog");
    return 0;
  }
  bool covers_page(const Shape& shape) const {
    return shape.right >= shapes_[0].right && shape.bottom >= shapes_[0].bottom;
  }

  void letter(std::size_t i) {
    const Shape& shape = shapes_[i];
    const float y = (shape.top + shape.bottom) / 2, middle = (shape.left + shape.right) / 2;
    if (middle < shape.clip.x || middle > shape.clip.z) return;  // of a long line in a field
    const Box* box = owner_of(shape, boxes_, modal_);
    for (const float x : {shape.left, middle, shape.right}) {
      const Layers ground = painted_.seen({x, y}, 0, i);
      if (!ground.empty()) found_.insert({Part::Words, box, {i}, ground});
    }
  }

  void mark(std::size_t i) {
    const Shape& shape = shapes_[i];
    const bool ring = i == ring_;
    const Box* box = ring ? nullptr : owner_of(shape, boxes_, modal_);
    if (!ring && box == nullptr) {
      const bool shadow = !shape.opaque;
      if (!shadow && !covers_page(shape)) FAIL_CHECK("a shape that belongs to nothing");
      return;
    }
    if (!ring && decoration(*box, i)) return;
    std::map<Meeting, int> meetings;
    int all = 0;
    for (const EdgeSpot& spot : painted_.edge(shape)) {
      if (box != nullptr && is_aside(*box, shape, spot.out)) continue;
      const Layers over = painted_.seen(spot.in, i + 1, shapes_.size());
      if (!over.empty() && shapes_[over.front()].opaque) continue;  // covered there
      const Layers back = painted_.seen(spot.out, 0, shapes_.size());
      if (back.empty() || goes_on(i, box, back.back())) continue;
      Layers front = shape.opaque ? Layers{} : painted_.seen(spot.in, 0, i);
      front.push_back(i);
      front.insert(front.end(), over.begin(), over.end());
      ++meetings[{ring ? Part::Ring : Part::Edge, box, front, back}];
      ++all;
    }
    for (const auto& [meeting, count] : meetings) {
      // Where two things only touch, neither is known by the other.
      if (count * 10 >= all) found_.insert(meeting);
    }
  }

  bool decoration(const Box& box, std::size_t i) const {
    const Shape& shape = shapes_[i];
    const bool as_wide = std::abs(shape.left - box.rect.x) < 3 &&
                         std::abs(shape.right - box.rect.x - box.rect.w) < 3;
    if (only_ground(box.kind) && as_wide) return true;
    if (i + 1 < shapes_.size() && is_clear_ring(box, shape, shapes_[i + 1])) return true;
    return is_key_frame(box, shape) || is_ground(box, shape) || is_chart_ground(box, shape);
  }
  bool is_ground(const Box& box, const Shape& shape) const {
    return !is_face(box) && fills(painted_, shape, box.rect);
  }

  // The same mark, made of more than one shape.
  bool goes_on(std::size_t i, const Box* box, std::size_t next) const {
    if (next == i) return true;
    const Shape &one = shapes_[i], &other = shapes_[next];
    if (box == nullptr || owner_of(other, boxes_, modal_) != box) return false;
    // The lines of a chart cross each other; each is known by its marks and by the rest of it.
    if (is_chart(*box) && !is_chart_mark(*box, one) && !is_chart_mark(*box, other)) {
      return !is_shade(*box, other);
    }
    const bool lines = is_line(*box, one) && is_line(*box, other);
    return (lines || is_joint(one) || is_joint(other)) && painted_.same_colour(one, other);
  }

  const PaintedShapes& painted_;
  const std::vector<Shape>& shapes_;
  const std::vector<Box>& boxes_;
  bool modal_;
  Rect part_;
  std::size_t from_ = 0, ring_ = static_cast<std::size_t>(-1);
  std::set<Meeting> found_;
};

}  // namespace nextsession::support
