// What must never be written: answers to the safety questions, and whatever holds one. `secrets`
// are the linkIds of these questions. Internal.
#pragma once

#include <string>

#include "record/saved_record.h"

namespace nextsession {

// Is one of these groups among the repetitions of "S#1/T#2/"?
bool lies_in_secret(const std::string& within, const LinkIds& secrets);

// A part kept as found, without what belongs to a secret question.
Json without_secrets(const Json& json, const LinkIds& secrets);

}  // namespace nextsession
