// Words and phrases to look for, as the lists in assets/lint/words.json write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nextsession {

// "*" in a pattern stands for any letters, none included: "fail*", "*n't".
bool matches_pattern(std::string_view pattern, std::string_view word);

// One or more patterns in a row; a lone "*" is any one word: "last * weeks".
class Phrase {
 public:
  Phrase() = default;
  explicit Phrase(std::string_view written);

  const std::string& written() const { return written_; }
  // Index of the first word of the first place where it stands.
  std::optional<std::size_t> find_in(const std::vector<std::string>& words) const;
  // The words it stands for at `index`, joined by blanks.
  std::string found_at(std::size_t index, const std::vector<std::string>& words) const;

 private:
  std::string written_;
  std::vector<std::string> patterns_;
};

}  // namespace nextsession
