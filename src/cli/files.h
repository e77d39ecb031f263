// Reading files, and finding the folder with the form, the rules and the words.
#pragma once

#include <filesystem>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "questionnaire/json.h"

namespace nextsession {

// The text of a file; `name` "-" is `standard_input`. Anything beyond `limit` bytes is an error, so
// that a wrong file name cannot fill the memory.
Result<std::string> read_text(const std::string& name, std::istream& standard_input,
                              std::size_t limit);

// The same, as JSON.
Result<Json> read_json_file(const std::string& name, std::istream& standard_input,
                            JsonLimits limits);

// The first of these that holds questionnaires/: `wished` (only that, when given); assets/ above
// the program, which may lie in build/ or build/native/; where the build found them; the current
// folder.
Result<std::filesystem::path> find_assets(const std::optional<std::string>& wished,
                                          const std::filesystem::path& program);

// Names of the .json files in a folder, with the folder, sorted; empty when there is none.
std::vector<std::filesystem::path> json_files(const std::filesystem::path& folder);

// Language codes for which there is a locale file, sorted.
std::vector<std::string> languages(const std::filesystem::path& assets);

}  // namespace nextsession
