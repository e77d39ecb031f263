#include "lint/phrase.h"

#include "lint/text_parts.h"

namespace nextsession {

bool matches_pattern(std::string_view pattern, std::string_view word) {
  // The usual walk with one step back: `star` is the last "*" and `resume` what it may still take.
  std::size_t p = 0;
  std::size_t w = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  while (w < word.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = w;
    } else if (p < pattern.size() && pattern[p] == word[w]) {
      ++p;
      ++w;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      w = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

Phrase::Phrase(std::string_view written) : written_(written) {
  for (const std::string& piece : split_blanks(folded(written))) patterns_.push_back(piece);
}

std::optional<std::size_t> Phrase::find_in(const std::vector<std::string>& words) const {
  if (patterns_.empty()) return std::nullopt;
  for (std::size_t start = 0; start + patterns_.size() <= words.size(); ++start) {
    std::size_t k = 0;
    while (k < patterns_.size() && matches_pattern(patterns_[k], words[start + k])) ++k;
    if (k == patterns_.size()) return start;
  }
  return std::nullopt;
}

std::string Phrase::found_at(std::size_t index, const std::vector<std::string>& words) const {
  std::string text;
  for (std::size_t k = 0; k < patterns_.size() && index + k < words.size(); ++k) {
    if (k > 0) text += ' ';
    text += words[index + k];
  }
  return text;
}

}  // namespace nextsession
