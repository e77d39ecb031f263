// The words of one language, by message id.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/page.h"
#include "questionnaire/json_fwd.h"
#include "questionnaire/result.h"

namespace nextsession {

// "{name}" in a message is replaced by the value of that name.
using Words = std::initializer_list<std::pair<std::string_view, std::string_view>>;

class Catalogue {
 public:
  // Adds the messages of a locale file {"language", "messages": {id: text}}; a later file wins.
  void add(const Json& document, std::string_view file, Findings& findings);

  const std::string& language() const { return language_; }
  // Null when there is no such message.
  const std::string* find(std::string_view key) const;
  bool has(std::string_view key) const { return find(key) != nullptr; }

  // The message with its places filled in. A missing message gives its id, so that it is seen.
  std::string text(std::string_view key, Words words = {}) const;

  // The same as spans: what stands between two "**" is strong. Values never add markup.
  std::vector<Span> rich(std::string_view key, Words words = {}) const;

  // How many of "<stem>1", "<stem>2", ... there are.
  int count(std::string_view stem) const;

 private:
  std::string language_ = "en";
  std::map<std::string, std::string, std::less<>> messages_;
};

// "{name}" replaced by the value of that name; unknown places stay as they are.
std::string fill(std::string_view message, Words words);

}  // namespace nextsession
