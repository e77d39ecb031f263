// JSON up to the first place where it is broken. Internal to salvage.
#pragma once

#include <string_view>

#include "questionnaire/json.h"

namespace nextsession {

// All that comes before the first fault (or the end, or nesting beyond `depth`, or a name that is
// there twice), with what is open there closed. Values that may be cut are left out: a number at
// the end of the text, the entry of a list "item" that is not finished, or a plan's entry that does
// not say yet what it is about. Null when there is nothing.
Json parse_partly(std::string_view text, int depth);

}  // namespace nextsession
