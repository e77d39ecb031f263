// Collects what a reader finds, each with its place in the document. Internal to the readers.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "questionnaire/json.h"

namespace nextsession {

// At most so many errors, and as many warnings, are listed for one document; one more line says
// that there were others. A broken file must not become a flood.
inline constexpr std::size_t findings_limit = 500;

class Report {
 public:
  // Faults that only cost one answer are warnings, those that make the document unusable errors.
  enum class Faults { AreErrors, AreWarnings };

  // `findings` must outlive the report. `root` comes before every path ("response").
  Report(std::string_view file, Findings& findings, Faults faults, std::string root = {});

  void error(ErrorCode code, const std::string& path, std::string message);
  void warning(ErrorCode code, const std::string& path, std::string message);
  // An error or a warning, as the constructor was told.
  void fault(ErrorCode code, const std::string& path, std::string message);

  // ---- Fields of an object. Each reports what is wrong and then returns nothing.
  std::optional<std::string> text(const Json& object, const char* name, const std::string& path);
  // Like text, but an empty one is only a warning: nothing depends on these words.
  std::string words(const Json& object, const char* name, const std::string& path);
  std::optional<bool> boolean(const Json& object, const char* name, const std::string& path);
  std::optional<std::int64_t> integer(const Json& object, const char* name,
                                      const std::string& path);
  // A non-empty list; null when absent or wrong.
  const Json* list(const Json& object, const char* name, const std::string& path);
  // Warns of every member not named; those that start with `typed` and a capital are a value[x].
  void others(const Json& object, std::initializer_list<std::string_view> known,
              const std::string& path, std::string_view typed = {});

 private:
  void add(std::vector<Error>& to, ErrorCode code, const std::string& path, std::string message);

  std::string file_;
  std::string root_;
  Findings& findings_;
  Faults faults_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
};

// "item[2]" + "text" -> "item[2].text"; "item" + 2 -> "item[2]".
std::string at(const std::string& path, std::string_view name);
std::string at(const std::string& path, std::size_t index);

// What was found, for a message: 'the text "often"', "the number 3", "a list", "an object", "null".
std::string shown(const Json& json);
// Quoted and not too long.
std::string in_quotes(std::string_view text);

// FHIR's integer has 32 bits.
bool fits_fhir_integer(std::int64_t number);

// A whole number that fits into 64 bits.
std::optional<std::int64_t> whole_number(const Json& json);

}  // namespace nextsession
