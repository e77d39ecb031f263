// How a colour looks to somebody who lacks one of the three kinds of cone.
//
// G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A Physiologically-based Model for Simulation
// of Color Vision Deficiency. IEEE Transactions on Visualization and Computer Graphics 15 (6),
// 2009, 1291-1298, doi:10.1109/TVCG.2009.113. The matrices are the published ones for severity 1.0
// and act on linear RGB, that is on light, not on the stored numbers.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "gui/theme.h"

namespace nextsession::support {

struct Blindness {
  const char* name;
  std::array<std::array<double, 3>, 3> matrix;
};

inline constexpr std::array<Blindness, 3> blindnesses = {{{"protanopia",
                                                           {{{0.152286, 1.052583, -0.204868},
                                                             {0.114503, 0.786281, 0.099216},
                                                             {-0.003882, -0.048116, 1.051998}}}},
                                                          {"deuteranopia",
                                                           {{{0.367322, 0.860646, -0.227968},
                                                             {0.280085, 0.672501, 0.047413},
                                                             {-0.011820, 0.042940, 0.968881}}}},
                                                          {"tritanopia",
                                                           {{{1.255528, -0.076749, -0.178779},
                                                             {-0.078411, 0.930809, 0.147602},
                                                             {0.004733, 0.691367, 0.303900}}}}}};

inline Colour seen_with(const Blindness& blindness, Colour colour) {
  const auto light = [](std::uint8_t stored) {
    const double v = stored / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  const auto stored = [](double light_of) {
    const double v = std::clamp(light_of, 0.0, 1.0);
    const double curve = v <= 0.0031308 ? v * 12.92 : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(curve * 255));
  };
  const std::array<double, 3> in = {light(colour.r), light(colour.g), light(colour.b)};
  std::array<std::uint8_t, 3> out{};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto& row = blindness.matrix[i];
    out[i] = stored(row[0] * in[0] + row[1] * in[1] + row[2] * in[2]);
  }
  return {out[0], out[1], out[2], colour.a};
}

}  // namespace nextsession::support
