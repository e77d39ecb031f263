// What all documents of this program have in common: a format name and a version. Internal.
#pragma once

#include <optional>
#include <string_view>

#include "questionnaire/json.h"
#include "questionnaire/report.h"

namespace nextsession {

struct Envelope {
  Json document;             // an object of the right format
  std::int64_t version = 1;  // may be higher than known
};

// Parses and checks both. Errors go to `report` or, where the text is no JSON, to `findings`.
std::optional<Envelope> open_envelope(std::string_view text, std::string_view file,
                                      std::string_view format, Report& report, Findings& findings);

// The same for a document that is parsed already and stays where it is: the version.
std::optional<std::int64_t> check_envelope(const Json& document, std::string_view format,
                                           Report& report);

}  // namespace nextsession
