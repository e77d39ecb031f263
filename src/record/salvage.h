// Takes from a damaged text what parses. Internal to read_saved.
//
// A record is a list of visits. Each visit begins with {"id": "16 hex digits" (inside a text the
// quotes would be escaped), so a broken one hides no other: reading goes on at the next beginning.
// Of a broken visit the part before the damage is read, up to the last answer that is whole.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "questionnaire/json.h"

namespace nextsession {

// Deeper than any record: a form may nest 32 levels itself, and left-over visits hold others.
inline constexpr JsonLimits saved_limits{8U << 20, 64};

struct SavedPiece {
  Json visit;  // null: nothing of it parses
  bool whole = false;
  std::string text;  // as found; empty when whole
};

struct Salvaged {
  Json head;                       // an object with the fields before the visits; else null
  Json cut;                        // all that is before the first damage, closed
  std::vector<SavedPiece> visits;  // in order
  Json left_over;                  // of the record, when it is whole; else null
  bool has_beginnings = false;     // at least one visit could be told by its beginning
  bool signs_replaced = false;     // bytes that are no text became U+FFFD
};

Salvaged salvage(std::string_view text);

}  // namespace nextsession
