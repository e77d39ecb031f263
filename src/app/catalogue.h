// The words of one language, by message id; and what data of its own, such as a help line, reads as
// in that language, by its English text.
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

// A place of a locale file that waits for its translation starts with this, and the English words
// follow. `nextsession template` writes it.
inline constexpr std::string_view to_translate = "TODO: ";

// Blank, or still to be translated.
bool is_unwritten(std::string_view text);

class Catalogue {
 public:
  // Adds the messages of a locale file {"language", "messages": {id: text}, "texts": {English:
  // text}}; a later file wins. What is unwritten is passed over with a warning, so that the words
  // below it, in the end the English ones, are shown and nothing is ever blank.
  void add(const Json& document, std::string_view file, Findings& findings);

  // The form whose own messages come first: with "therapist", "plan.title" is looked for as
  // "plan.therapist.title" before. Empty: no form.
  void prefer(std::string form) { form_ = std::move(form); }

  const std::string& language() const { return language_; }
  // Null when there is no such message.
  const std::string* find(std::string_view key) const;
  bool has(std::string_view key) const { return find(key) != nullptr; }

  // What an English text of the data is in this language; the text itself where nothing is given.
  const std::string& of(const std::string& english) const;

  // The message with its places filled in. A missing message gives its id, so that it is seen.
  std::string text(std::string_view key, Words words = {}) const;

  // The same as spans: what stands between two "**" is strong. Values never add markup.
  std::vector<Span> rich(std::string_view key, Words words = {}) const;

  // How many of "<stem>1", "<stem>2", ... there are. Where the preferred form has a list of its
  // own, only that one counts.
  int count(std::string_view stem) const;

 private:
  const std::string* exactly(std::string_view key) const;
  std::string own(std::string_view key) const;  // the key of the preferred form's own message

  std::string language_ = "en";
  std::string form_;
  std::map<std::string, std::string, std::less<>> messages_;
  std::map<std::string, std::string, std::less<>> texts_;
};

// "{name}" replaced by the value of that name; unknown places stay as they are.
std::string fill(std::string_view message, Words words);

}  // namespace nextsession
