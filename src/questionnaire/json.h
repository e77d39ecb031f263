// JSON text to values, with the limits that keep a hostile file harmless.
#pragma once

// Nothing here throws: values are only read after a look at their type.
#ifndef JSON_NOEXCEPTION
#define JSON_NOEXCEPTION
#endif

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "questionnaire/json_fwd.h"
#include "questionnaire/result.h"

namespace nextsession {

struct JsonLimits {
  std::size_t bytes = 1U << 20;  // 1 MiB
  int depth = 32;                // nested arrays and objects
};
// A form may be larger than an answer file.
inline constexpr JsonLimits form_limits{8U << 20, 32};

// `file` is only used to say where an error is. Syntax errors carry
// "file:line:column". Invalid UTF-8 and duplicate keys are errors too.
Result<Json> parse_json(std::string_view text, std::string_view file, JsonLimits limits = {});

}  // namespace nextsession
