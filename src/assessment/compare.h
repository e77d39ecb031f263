// Two people's views of the same therapy, theme by theme. Nobody is right: what comes out says
// where they agree and where they differ, and nothing else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assessment/assess.h"

namespace nextsession {

// How one person sees one theme.
struct ThemeLevel {
  std::string theme;
  double friction = 0;  // 0 good .. 1 problem; of goals see friction_of
  // Only of a theme that is about goals: which way they moved. Unknown everywhere else.
  Progress progress = Progress::Unknown;
};
using ThemeLevels = std::vector<ThemeLevel>;

enum class Agreement { SharedStrength, Alike, SharedConcern, Different, OneSided };
// Stable, for message ids: "strength", "alike", "concern", "different", "one-sided".
const char* name_of(Agreement agreement);

struct ComparedTheme {
  std::string theme;
  std::optional<ThemeLevel> patient, therapist;  // one of them at least
  Agreement agreement = Agreement::OneSided;
};

// A change by the goals on the scale of frictions: a clear change for the better is 0, none is 0.5,
// a clear one for the worse is 1. A convention of ours, so that both kinds of theme share a
// picture.
double friction_of(const GoalChange& change, const ChangeRule& rule);

// What this visit can show, in the order of the rules: themes with enough answers.
ThemeLevels theme_levels(const Interpretation& rules, const Assessment& assessment);

// Not after answers that make a shared look unsafe (Comparing::not_if), nor without a score.
bool may_compare(const Interpretation& rules, const Assessment& assessment);

// Agreements first, then shared concerns, then differences, then what only one of the two shows; in
// each of these the order of the rules. A theme the rules do not know is left out.
//
// Both below the first raised band: a shared strength. Both in the last band: a shared concern.
// Otherwise different from Comparing::gap on, and alike below it.
std::vector<ComparedTheme> compare(const Interpretation& rules, const ThemeLevels& patient,
                                   const ThemeLevels& therapist);

}  // namespace nextsession
