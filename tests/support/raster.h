// Draws what Dear ImGui wants drawn into memory, without a screen: for tests that look at pixels
// and for pictures a person can look at. Triangles with texture, blending and clipping; nothing
// else.
#pragma once

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace nextsession::support {

struct Picture {
  int width = 0, height = 0;
  std::vector<float> rgb;  // 0..1, three a pixel

  std::size_t index(int x, int y) const {
    return 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                static_cast<std::size_t>(x));
  }
  // 0xRRGGBB
  unsigned pixel(int x, int y) const {
    unsigned value = 0;
    for (std::size_t c = 0; c < 3; ++c) {
      value = value << 8 | static_cast<unsigned>(std::lround(rgb[index(x, y) + c] * 255));
    }
    return value;
  }
  std::string ppm() const {
    std::string out = "P6\n" + std::to_string(width) + " " + std::to_string(height) + "\n255\n";
    for (const float v : rgb) out.push_back(static_cast<char>(std::lround(v * 255)));
    return out;
  }
};

// What a renderer would do with the textures that Dear ImGui asks for.
inline void accept_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_OK) {
      texture->SetTexID(static_cast<ImTextureID>(texture->UniqueID + 1));
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

class Raster {
 public:
  // Only what lies inside `part` (left, top, right, bottom in CSS px) is drawn, the rest stays
  // black.
  explicit Raster(const ImDrawData& data, ImVec4 part = {0, 0, 1e6F, 1e6F})
      : data_(data), part_(part) {
    picture_.width = static_cast<int>(std::lround(data.DisplaySize.x * data.FramebufferScale.x));
    picture_.height = static_cast<int>(std::lround(data.DisplaySize.y * data.FramebufferScale.y));
    picture_.rgb.assign(
        3 * static_cast<std::size_t>(picture_.width) * static_cast<std::size_t>(picture_.height),
        0);
    for (const ImDrawList* list : data.CmdLists) {
      for (const ImDrawCmd& command : list->CmdBuffer) draw(*list, command);
    }
  }
  const Picture& picture() const { return picture_; }

 private:
  struct Point {
    float x, y, u, v, r, g, b, a;
  };

  Point point(const ImDrawVert& vertex) const {
    const auto channel = [&](int shift) {
      return static_cast<float>(vertex.col >> shift & 0xFF) / 255;
    };
    return {vertex.pos.x * data_.FramebufferScale.x,
            vertex.pos.y * data_.FramebufferScale.y,
            vertex.uv.x,
            vertex.uv.y,
            channel(0),
            channel(8),
            channel(16),
            channel(24)};
  }

  void draw(const ImDrawList& list, const ImDrawCmd& command) {
    texture_ = nullptr;
    for (const ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
      if (texture->GetTexID() == command.GetTexID()) texture_ = texture;
    }
    clip_ = {std::max(command.ClipRect.x, part_.x), std::max(command.ClipRect.y, part_.y),
             std::min(command.ClipRect.z, part_.z), std::min(command.ClipRect.w, part_.w)};
    for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
      const auto vertex = [&](unsigned k) -> const ImDrawVert& {
        const int at = static_cast<int>(command.IdxOffset + i + k);
        return list.VtxBuffer[static_cast<int>(command.VtxOffset + list.IdxBuffer[at])];
      };
      triangle(point(vertex(0)), point(vertex(1)), point(vertex(2)));
    }
  }

  static float edge(const Point& a, const Point& b, float x, float y) {
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
  }
  // Of two triangles that share an edge only one owns the pixels on it.
  static bool owns(const Point& a, const Point& b) { return a.y == b.y ? b.x > a.x : b.y < a.y; }

  // Alpha of the texture between its pixels; Dear ImGui's atlas is white everywhere.
  float texel(float u, float v) const {
    if (texture_ == nullptr) return 1;
    const float x = u * static_cast<float>(texture_->Width) - 0.5F;
    const float y = v * static_cast<float>(texture_->Height) - 0.5F;
    const float left = std::floor(x), top = std::floor(y), fx = x - left, fy = y - top;
    const auto alpha = [&](float at_x, float at_y) {
      const int px = std::clamp(static_cast<int>(at_x), 0, texture_->Width - 1);
      const int py = std::clamp(static_cast<int>(at_y), 0, texture_->Height - 1);
      const unsigned char* pixels = texture_->Pixels;
      const int last = texture_->BytesPerPixel - 1;
      return static_cast<float>(
          pixels[(py * texture_->Width + px) * texture_->BytesPerPixel + last]);
    };
    const float above = alpha(left, top) * (1 - fx) + alpha(left + 1, top) * fx;
    const float below = alpha(left, top + 1) * (1 - fx) + alpha(left + 1, top + 1) * fx;
    return (above * (1 - fy) + below * fy) / 255;
  }

  void triangle(Point a, Point b, Point c) {
    float area = edge(a, b, c.x, c.y);
    if (area == 0) return;
    if (area < 0) {
      std::swap(b, c);
      area = -area;
    }
    const float sx = data_.FramebufferScale.x, sy = data_.FramebufferScale.y;
    const float left = std::max({0.0F, clip_.x * sx, std::min({a.x, b.x, c.x})});
    const float right =
        std::min({static_cast<float>(picture_.width), clip_.z * sx, std::max({a.x, b.x, c.x})});
    const float top = std::max({0.0F, clip_.y * sy, std::min({a.y, b.y, c.y})});
    const float bottom =
        std::min({static_cast<float>(picture_.height), clip_.w * sy, std::max({a.y, b.y, c.y})});
    for (int y = static_cast<int>(std::floor(top)); static_cast<float>(y) < bottom; ++y) {
      for (int x = static_cast<int>(std::floor(left)); static_cast<float>(x) < right; ++x) {
        shade(a, b, c, area, x, y);
      }
    }
  }

  void shade(const Point& a, const Point& b, const Point& c, float area, int x, int y) {
    const float px = static_cast<float>(x) + 0.5F, py = static_cast<float>(y) + 0.5F;
    const float wa = edge(b, c, px, py), wb = edge(c, a, px, py), wc = edge(a, b, px, py);
    const auto inside = [](float w, bool own) { return w > 0 || (w == 0 && own); };
    if (!inside(wa, owns(b, c)) || !inside(wb, owns(c, a)) || !inside(wc, owns(a, b))) return;
    const auto mixed = [&](float Point::*field) {
      return (a.*field * wa + b.*field * wb + c.*field * wc) / area;
    };
    const float alpha = mixed(&Point::a) * texel(mixed(&Point::u), mixed(&Point::v));
    float* out = &picture_.rgb[picture_.index(x, y)];
    const float colour[] = {mixed(&Point::r), mixed(&Point::g), mixed(&Point::b)};
    for (int i = 0; i < 3; ++i) out[i] += (colour[i] - out[i]) * alpha;
  }

  const ImDrawData& data_;
  Picture picture_;
  const ImTextureData* texture_ = nullptr;
  ImVec4 clip_{}, part_{};
};

}  // namespace nextsession::support
