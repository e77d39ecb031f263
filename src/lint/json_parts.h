// Members of a document that may not be what they should be. Internal to lint.
#pragma once

#include <string>

#include "questionnaire/json_fwd.h"

namespace nextsession {

// Empty, or null, when `object` is none or has no such text, list or object.
std::string text_in(const Json& object, const char* name);
const Json* list_in(const Json& object, const char* name);
const Json* object_in(const Json& object, const char* name);

}  // namespace nextsession
