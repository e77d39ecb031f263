// What lint looks at: parsed files with the names a person knows them by.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "questionnaire/json_fwd.h"
#include "questionnaire/result.h"

namespace nextsession {

struct LintDocument {
  std::string file;
  std::shared_ptr<const Json> json;  // never null
};

// The files of one language. A file's language is its field "language", or else the start of its
// name.
struct LocaleGroup {
  struct Message {
    std::string file;
    std::string text;
  };
  using Messages = std::map<std::string, Message, std::less<>>;

  std::string language;
  std::vector<LintDocument> files;
  Messages messages;
  Messages texts;       // by English text
  Messages marks;       // by message id; lint/translation.h says of what
  bool marked = false;  // a file has "marks"
  // "es-419" adds to "es".
  bool is_region() const { return language.find('-') != std::string::npos; }
  const std::string& first_file() const { return files.front().file; }
};

std::string language_of(const LintDocument& locale);
std::vector<LocaleGroup> group_locales(const std::vector<LintDocument>& locales);

}  // namespace nextsession
