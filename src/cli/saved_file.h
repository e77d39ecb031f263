// A file the page saved, as the commands take it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "questionnaire/model.h"
#include "record/saved_record.h"

namespace nextsession {

// Does it look like one, whole or damaged, rather than like a FHIR response?
bool looks_saved(std::string_view text);

// The record in it, for visits to `form`. What could not be used is a warning, and paths start with
// `name`. Empty with an error where there is no visit, or the file is locked.
std::optional<SavedRecord> read_saved_file(const std::string& text, const std::string& name,
                                           const Questionnaire& form, Findings& findings);

// The latest full visit, finished if there is a finished one; null when there is none.
const SavedVisit* latest_full(const SavedRecord& record);

}  // namespace nextsession
