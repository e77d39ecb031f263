#include "cli/files.h"
#include "questionnaire/json.h"

#include <algorithm>
#include <fstream>
#include <system_error>

#ifndef NEXTSESSION_ASSETS
#define NEXTSESSION_ASSETS ""
#endif

namespace nextsession {
namespace {

namespace fs = std::filesystem;

bool has_form(const fs::path& folder) {
  std::error_code ignored;
  return !folder.empty() && fs::is_directory(folder / "questionnaires", ignored);
}

Result<std::string> read_all(std::istream& in, const std::string& name, std::size_t limit) {
  std::string text;
  char buffer[16384];
  while (in.read(buffer, sizeof buffer) || in.gcount() > 0) {
    text.append(buffer, static_cast<std::size_t>(in.gcount()));
    if (text.size() > limit) {
      return Error{ErrorCode::TooLarge, name,
                   "This is larger than " + std::to_string(limit) +
                       " bytes, the most that is read. Is it the right file?"};
    }
  }
  if (in.bad()) {
    return Error{ErrorCode::Missing, name, "This file could not be read to its end."};
  }
  return text;
}

}  // namespace

Result<std::string> read_text(const std::string& name, std::istream& standard_input,
                              std::size_t limit) {
  if (name == "-") return read_all(standard_input, "standard input", limit);
  std::error_code ignored;
  if (fs::is_directory(name, ignored)) {
    return Error{ErrorCode::WrongType, name, "This is a folder, expected a file."};
  }
  std::ifstream file(name, std::ios::binary);
  if (!file) {
    return Error{ErrorCode::Missing, name,
                 "This file cannot be opened. Check its name and that you may read it."};
  }
  return read_all(file, name, limit);
}

Result<Json> read_json_file(const std::string& name, std::istream& standard_input,
                            JsonLimits limits) {
  Result<std::string> text = read_text(name, standard_input, limits.bytes);
  if (!text) return text.error();
  return parse_json(text.value(), name == "-" ? "standard input" : name, limits);
}

Result<fs::path> find_assets(const std::optional<std::string>& wished, const fs::path& program) {
  if (wished) {
    if (has_form(*wished)) return fs::path(*wished);
    return Error{ErrorCode::Missing, *wished,
                 "There is no folder \"questionnaires\" in here. Name the folder \"assets\"."};
  }
  const fs::path built = NEXTSESSION_ASSETS;
  const fs::path above = program.parent_path() / "..";
  for (const fs::path& folder :
       {above / ".." / "assets", above / "assets", built, fs::path("assets"), fs::path(".")}) {
    if (has_form(folder)) return folder.lexically_normal();
  }
  return Error{ErrorCode::Missing, "assets",
               "The folder with the form and its rules was not found. Name it with --assets DIR."};
}

std::vector<fs::path> json_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    if (entry->path().extension() == ".json") files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> languages(const fs::path& assets) {
  std::vector<std::string> codes;
  for (const fs::path& file : json_files(assets / "locales")) {
    const std::string name = file.filename().string();
    const std::size_t dot = name.find('.');
    if (name.substr(dot) == ".json") codes.push_back(name.substr(0, dot));
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

}  // namespace nextsession
