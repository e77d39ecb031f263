// What Dear ImGui was told to paint, taken apart again: letters, faces, lines and marks, each with
// its colour, its edge and what lies under it. Nothing is rasterised, so a whole visit is quick to
// read. A shape is a run of triangles that share corners; Dear ImGui makes one of each call.
#pragma once

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include "gui/theme.h"

namespace nextsession::support {

struct Spot {
  float x = 0, y = 0;
};

// A place on the edge of a shape: just inside, and just outside where nothing of its softened rim
// reaches any more.
struct EdgeSpot {
  Spot in, out;
};

struct Shape {
  bool letter = false;
  bool opaque = true;
  std::size_t first = 0, last = 0;                 // its triangles
  std::size_t vertex = 0;                          // a corner in the full colour
  float left = 0, top = 0, right = 0, bottom = 0;  // of its solid corners
  ImVec4 clip{};
};

// From the bottom up; the lowest hides all that is under it. Colours are looked up later: where
// things lie is the same in light and dark, so one reading serves all appearances.
using Layers = std::vector<std::size_t>;

class PaintedShapes {
 public:
  explicit PaintedShapes(const ImDrawData& data) {
    for (const ImDrawList* list : data.CmdLists) {
      const std::size_t base = vertices_.size();
      for (const ImDrawVert& vertex : list->VtxBuffer) vertices_.push_back(vertex);
      for (const ImDrawCmd& command : list->CmdBuffer) read(*list, command, base);
    }
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
      if (!shapes_[i].letter) solid_.push_back(i);
    }
  }

  const std::vector<Shape>& all() const { return shapes_; }
  std::size_t vertices() const { return vertices_.size(); }

  // Every vertex's colour in a drawing with the same shapes.
  static std::vector<Colour> colours(const ImDrawData& data) {
    std::vector<Colour> out;
    for (const ImDrawList* list : data.CmdLists) {
      for (const ImDrawVert& vertex : list->VtxBuffer) {
        const auto channel = [&](int shift) {
          return static_cast<std::uint8_t>(vertex.col >> shift & 0xFF);
        };
        out.push_back({channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT),
                       channel(IM_COL32_B_SHIFT), channel(IM_COL32_A_SHIFT)});
      }
    }
    return out;
  }

  bool same_colour(const Shape& a, const Shape& b) const {
    return vertices_[a.vertex].col == vertices_[b.vertex].col;
  }

  // More than half solid there. Letters cover nothing.
  bool covers(const Shape& shape, Spot p) const {
    if (shape.letter || p.x < shape.clip.x || p.x > shape.clip.z) return false;
    if (p.y < shape.clip.y || p.y > shape.clip.w) return false;
    const float rim = 1;
    if (p.x < shape.left - rim || p.x > shape.right + rim) return false;
    if (p.y < shape.top - rim || p.y > shape.bottom + rim) return false;
    const float full = alpha(shape.vertex);
    for (std::size_t t = shape.first; t < shape.last; ++t) {
      if (alpha_at(triangles_[t], p) >= full / 2) return true;
    }
    return false;
  }

  // What of the shapes [from, to) is seen at a place.
  Layers seen(Spot p, std::size_t from, std::size_t to) const {
    Layers layers;
    const auto end = std::lower_bound(solid_.begin(), solid_.end(), to);
    for (auto at = std::make_reverse_iterator(end); at != solid_.rend() && *at >= from; ++at) {
      if (!covers(shapes_[*at], p)) continue;
      layers.push_back(*at);
      if (shapes_[*at].opaque) break;
    }
    std::reverse(layers.begin(), layers.end());
    return layers;
  }

  // Edges that only one triangle has, looked at every 16 px at most.
  std::vector<EdgeSpot> edge(const Shape& shape) const {
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> third;
    for (std::size_t t = shape.first; t < shape.last; ++t) {
      for (std::size_t k = 0; k < 3; ++k) {
        const std::size_t a = triangles_[t][k], b = triangles_[t][(k + 1) % 3];
        third[{std::min(a, b), std::max(a, b)}].push_back(triangles_[t][(k + 2) % 3]);
      }
    }
    std::vector<EdgeSpot> spots;
    for (const auto& [ends, apexes] : third) {
      if (apexes.size() == 1) along(ends.first, ends.second, apexes[0], spots);
    }
    return spots;
  }

 private:
  using Triangle = std::array<std::size_t, 3>;

  void read(const ImDrawList& list, const ImDrawCmd& command, std::size_t base) {
    std::size_t low = 1, high = 0;  // corners of the shape that is being read
    for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
      Triangle triangle{};
      for (unsigned k = 0; k < 3; ++k) {
        const int at = static_cast<int>(command.IdxOffset + i + k);
        triangle[k] = base + command.VtxOffset + list.IdxBuffer[at];
      }
      const auto [least, most] = std::minmax_element(triangle.begin(), triangle.end());
      const bool shared = *least <= high && *most >= low && !shapes_.empty() && i > 0;
      if (!shared) {
        start(command);
        low = *least;
        high = *most;
      }
      low = std::min(low, *least);
      high = std::max(high, *most);
      triangles_.push_back(triangle);
      add(shapes_.back(), triangle);
    }
  }

  void start(const ImDrawCmd& command) {
    Shape shape;
    shape.first = shape.last = triangles_.size();
    shape.clip = command.ClipRect;
    shapes_.push_back(shape);
  }

  void add(Shape& shape, const Triangle& triangle) {
    const bool fresh = shape.first == shape.last;
    shape.last = triangles_.size();
    if (fresh) shape.vertex = triangle[0];
    for (const std::size_t v : triangle) {
      if (alpha(v) > alpha(shape.vertex)) shape.vertex = v;
      // All of a plain shape has the one white spot of the texture.
      const ImVec2 uv = vertices_[v].uv, other = vertices_[triangle[0]].uv;
      shape.letter = shape.letter || uv.x != other.x || uv.y != other.y;
    }
    shape.opaque = alpha(shape.vertex) >= 1;
    bound(shape);
  }

  // Of the newest triangle; the fully see-through corners are the softened rim.
  void bound(Shape& shape) const {
    const bool first = shape.last - shape.first == 1;
    if (first) {
      shape.left = shape.top = 1e9F;
      shape.right = shape.bottom = -1e9F;
    }
    for (const std::size_t v : triangles_.back()) {
      if (alpha(v) <= 0) continue;
      const ImVec2 p = vertices_[v].pos;
      shape.left = std::min(shape.left, p.x);
      shape.right = std::max(shape.right, p.x);
      shape.top = std::min(shape.top, p.y);
      shape.bottom = std::max(shape.bottom, p.y);
    }
  }

  float alpha(std::size_t v) const {
    return static_cast<float>(vertices_[v].col >> IM_COL32_A_SHIFT & 0xFF) / 255;
  }

  // 0 outside.
  float alpha_at(const Triangle& t, Spot p) const {
    const auto side = [&](std::size_t from, std::size_t to) {
      const ImVec2 a = vertices_[from].pos, b = vertices_[to].pos;
      return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
    };
    const float a = side(t[1], t[2]), b = side(t[2], t[0]), c = side(t[0], t[1]), all = a + b + c;
    if (all == 0 || a / all < 0 || b / all < 0 || c / all < 0) return 0;
    return (alpha(t[0]) * a + alpha(t[1]) * b + alpha(t[2]) * c) / all;
  }

  void along(std::size_t from, std::size_t to, std::size_t apex,
             std::vector<EdgeSpot>& spots) const {
    const ImVec2 a = vertices_[from].pos, b = vertices_[to].pos, inside = vertices_[apex].pos;
    const float dx = b.x - a.x, dy = b.y - a.y, length = std::sqrt(dx * dx + dy * dy);
    if (length < 0.05F) return;
    float nx = dy / length, ny = -dx / length;
    if ((inside.x - a.x) * nx + (inside.y - a.y) * ny > 0) {
      nx = -nx;
      ny = -ny;
    }
    const int count = static_cast<int>(std::ceil(length / (length < 48 ? 4 : 16)));
    for (int i = 0; i < count; ++i) {
      const float t = (static_cast<float>(i) + 0.5F) / static_cast<float>(count);
      const float x = a.x + dx * t, y = a.y + dy * t;
      spots.push_back({{x - nx * 0.6F, y - ny * 0.6F}, {x + nx * 0.75F, y + ny * 0.75F}});
    }
  }

  std::vector<ImDrawVert> vertices_;
  std::vector<Triangle> triangles_;
  std::vector<Shape> shapes_;
  std::vector<std::size_t> solid_;  // those that are no letters
};

// The colour of layers that lie over each other.
inline Colour blended(const Layers& layers, const std::vector<Shape>& shapes,
                      const std::vector<Colour>& colours) {
  Colour out{0, 0, 0, 255};
  for (const std::size_t i : layers) {
    Colour top = colours[shapes[i].vertex];
    const float share = static_cast<float>(top.a) / 255;
    top.a = 255;
    out = mix(out, top, share);
  }
  return out;
}

}  // namespace nextsession::support
