// What a person did to a native control of the mirror, and which event of the page it means.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/page.h"
#include "app/patch.h"

namespace nextsession {

struct Input {
  enum class Kind { Press, Choose, Unchoose, Text, Select, Escape };
  Kind kind = Kind::Press;
  std::string id;     // of the node; empty for Escape
  std::string value;  // Text and Select: what the control now holds
  int revision = 0;   // of the page the control showed
  double at = 0;      // milliseconds from a fixed moment
};

// From the mirror's JSON; empty when it is not what the mirror sends.
std::optional<Input> read_input(std::string_view text);

// Empty when the node is gone, takes no such input, or meant something else at that revision.
std::optional<Event> resolve(const Input& input, const Page& page, const MirrorState& mirror);

}  // namespace nextsession
