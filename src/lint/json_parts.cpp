#include "lint/json_parts.h"

#include "questionnaire/json.h"

namespace nextsession {
namespace {

const Json* member_of(const Json& object, const char* name) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

}  // namespace

std::string text_in(const Json& object, const char* name) {
  const Json* found = member_of(object, name);
  return found != nullptr && found->is_string() ? found->get<std::string>() : std::string();
}

const Json* list_in(const Json& object, const char* name) {
  const Json* found = member_of(object, name);
  return found != nullptr && found->is_array() ? found : nullptr;
}

const Json* object_in(const Json& object, const char* name) {
  const Json* found = member_of(object, name);
  return found != nullptr && found->is_object() ? found : nullptr;
}

}  // namespace nextsession
