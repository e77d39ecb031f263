// What a run of lint gives back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/readability.h"
#include "questionnaire/json_fwd.h"

namespace nextsession {

enum class Severity { Error, Warning };
const char* name_of(Severity severity);

struct LintFinding {
  std::string file;
  std::string path;  // "item[3].item[0].text"; empty: the file as a whole
  std::string rule;  // kebab-case, listed in docs/lint.md
  Severity severity = Severity::Error;
  std::string message;  // what was found
  std::string remedy;   // what to do
  std::string key;      // what an exception may name besides the path: linkId, message id, id
};

// Words that may be harder to read: privacy, legal and sources, and all for therapists.
enum class Audience { Patient, Looser };
const char* name_of(Audience audience);

struct PooledLevel {
  Audience audience = Audience::Patient;
  Formula formula = Formula::None;
  TextCounts counts;
  double level = 0;
  double limit = 0;
  bool enough = false;  // words to be judged
};

struct LintedFile {
  std::string file;
  std::string language;  // empty: holds no words that are judged
  std::vector<PooledLevel> levels;
  int errors = 0;
  int warnings = 0;
  int allowed = 0;  // findings an exception took away
};

struct LintResult {
  std::vector<LintFinding> findings;  // by file, in the order they were found
  std::vector<LintedFile> files;
  int errors = 0;
  int warnings = 0;
  bool ok() const { return errors == 0; }
};

// The documented output of `nextsession lint --json` (docs/lint.md).
Json to_json(const LintResult& result);

}  // namespace nextsession
