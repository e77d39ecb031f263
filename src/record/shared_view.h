// What one person chooses to show for a comparison, as a versioned JSON document:
//
//   {"format": "next-session/view", "version": 1,
//    "side": "patient",                            or "therapist"
//    "made": "2026-11-25",                         the day, in the person's own time
//    "themes": [{"theme": "bond", "friction": 0.25},
//               {"theme": "progress", "friction": 0.5, "progress": "same"}]}
//
// Nothing else of the visit is in it: no words, no single answer, nothing about safety. Frictions
// are rounded to two digits, which is finer than what is shown. docs/view-file.md explains it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "questionnaire/json_fwd.h"
#include "questionnaire/result.h"

namespace nextsession {

struct SharedTheme {
  std::string theme;
  double friction = 0;   // 0 good .. 1 problem
  std::string progress;  // which way the goals moved, as in progress/goals.h; else empty
};

struct SharedView {
  std::string side;  // "patient" or "therapist"
  std::string made;  // ISO date; may be empty
  std::vector<SharedTheme> themes;
};

Json write_view(const SharedView& view);

// Never fails on hostile text. Empty, with an error, when the text is no such document, was written
// by a later version of this program (ErrorCode::Newer) or shows no theme (ErrorCode::Missing at
// "themes"). A theme that cannot be read is left out with a warning.
std::optional<SharedView> read_view(std::string_view text, Findings& findings);

}  // namespace nextsession
