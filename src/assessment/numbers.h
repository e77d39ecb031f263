// Small rules about numbers that every part of the assessment shares.
#pragma once

#include <cmath>
#include <string_view>

#include "assessment/interpretation.h"

namespace nextsession {

// A mean of .25 steps is not exact in binary: thresholds are reached with this tolerance, so that
// three answers of 0.4 reach 0.4.
inline constexpr double friction_epsilon = 1e-9;

inline bool reaches(double friction, double threshold) {
  return friction >= threshold - friction_epsilon;
}

// Friction as a whole number, for sorting: equal means stay equal however they were summed.
inline long long steps(double friction) { return std::llround(friction * 1e9); }

// Index of the last band that is reached; 0 is the band that needs no look.
std::size_t band_index(const Interpretation& rules, double friction);

// Place in the tie order, by the construct's own id or its family; constructs that are not listed
// come last.
std::size_t tie_place(const Interpretation& rules, const Construct& construct);

// Place in the interpretation file; the number of constructs when there is none of that id.
std::size_t file_place(const Interpretation& rules, std::string_view construct);

}  // namespace nextsession
