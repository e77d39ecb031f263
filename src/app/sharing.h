// The views of a comparison: what the person shows of this visit, and what was opened from files.
#pragma once

#include <optional>
#include <string_view>

#include "app/app.h"
#include "app/content.h"
#include "app/state.h"
#include "assessment/compare.h"

namespace nextsession {

// What this visit could show.
enum class OwnSide {
  Unfinished,  // the result has not been seen, or safety questions wait to be asked again
  Withheld,    // answers make a shared look unsafe
  Ready
};
OwnSide own_side(const State& state, const Content& content, const Assessment& assessment);

// The view of one side, "patient" or "therapist": what the person shows of this visit, or else an
// opened file. Empty where there is neither, and while the own side is withheld.
std::optional<SharedView> view_of_side(const State& state, const Content& content,
                                       std::string_view side);

// What a view shows, as the rules compare it.
ThemeLevels levels_of(const SharedView& view);

// The events of a comparison; others do nothing here.
void update_sharing(State& state, const Event& event, const Content& content, Effects& effects);

}  // namespace nextsession
