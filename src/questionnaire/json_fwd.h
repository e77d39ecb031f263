// Names the JSON type without its definition: for headers that only pass documents along.
// nlohmann/json takes three quarters of the compile time of a file that includes it.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace nextsession {

// Keeps the order of keys, so what is read can be written back as it was.
using Json = nlohmann::ordered_json;

}  // namespace nextsession
