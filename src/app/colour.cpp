#include "app/colour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace nextsession {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

double luminance(Colour c) {
  // Worked out once: fitting a colour asks for it some thousand times.
  static const std::array<double, 256> linear = [] {
    std::array<double, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
      const double v = static_cast<double>(i) / 255;
      table[i] = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    }
    return table;
  }();
  return 0.2126 * linear[c.r] + 0.7152 * linear[c.g] + 0.0722 * linear[c.b];
}

double contrast(Colour a, Colour b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

Colour mix(Colour a, Colour b, float share) {
  const auto channel = [share](std::uint8_t from, std::uint8_t to) {
    const float f = static_cast<float>(from), t = static_cast<float>(to);
    return static_cast<std::uint8_t>(std::lround(f + (t - f) * share));
  };
  return {channel(a.r, b.r), channel(a.g, b.g), channel(a.b, b.b), channel(a.a, b.a)};
}

std::optional<Colour> colour_from(std::string_view text) {
  if ((text.size() != 4 && text.size() != 7) || text[0] != '#') return std::nullopt;
  const std::size_t digits = text.size() == 7 ? 2 : 1;  // of each channel
  std::array<std::uint8_t, 3> channels{};
  for (std::size_t i = 0; i < 3; ++i) {
    const int high = hex_value(text[1 + digits * i]);
    const int low = hex_value(text[digits * (i + 1)]);
    if (high < 0 || low < 0) return std::nullopt;
    channels[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return Colour{channels[0], channels[1], channels[2], 255};
}

std::string colour_text(Colour c) {
  constexpr const char* digits = "0123456789abcdef";
  std::string text = "#";
  for (const std::uint8_t channel : {c.r, c.g, c.b}) {
    text += digits[channel / 16];
    text += digits[channel % 16];
  }
  return text;
}

}  // namespace nextsession
