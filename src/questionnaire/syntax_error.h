// Says in plain words why a text is not JSON. Internal to parse_json.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nextsession {

// What the parser knows when it gives up.
struct SyntaxFault {
  std::size_t position = 0;    // bytes read, the offending one included; may be one past the end
  bool inside_object = false;  // innermost open container
  bool inside_array = false;
  bool after_name = false;  // a name was read in this object and its value was not
  bool number_too_large = false;
};

struct SyntaxReport {
  std::size_t offset = 0;  // byte the person should look at
  std::string message;
};

SyntaxReport explain_syntax(std::string_view text, const SyntaxFault& fault);

// "line:column", both from 1, the column in characters.
std::string line_and_column(std::string_view text, std::size_t offset);

}  // namespace nextsession
