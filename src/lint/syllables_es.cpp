#include <algorithm>
#include <string>

#include "lint/syllables.h"
#include "lint/text_parts.h"

namespace nextsession {
namespace {

bool is_spanish_strong(char32_t c) {
  return c == U'a' || c == U'e' || c == U'o' || c == U'á' || c == U'é' || c == U'ó' || c == U'à' ||
         c == U'è' || c == U'ò' || c == U'â' || c == U'ê' || c == U'ô' || c == U'ä' || c == U'ö';
}

bool is_spanish_accented_weak(char32_t c) { return c == U'í' || c == U'ú'; }
bool is_spanish_weak(char32_t c) { return c == U'i' || c == U'u' || c == U'ü'; }

bool is_spanish_vowel(char32_t c) {
  return is_spanish_strong(c) || is_spanish_accented_weak(c) || is_spanish_weak(c);
}

// Only the sounds that matter: silent letters left out, y a vowel where it sounds like one.
std::u32string sounded(std::string_view word) {
  std::u32string letters;
  for (std::size_t i = 0; i < word.size();) letters += next_point(word, i);
  const auto at = [&](std::size_t i) { return i < letters.size() ? letters[i] : U'\0'; };
  std::u32string sounds;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char32_t c = letters[i];
    const char32_t next = at(i + 1);
    const bool front = next == U'e' || next == U'i' || next == U'é' || next == U'í';
    const char32_t before = i > 0 ? letters[i - 1] : U'\0';
    if (c == U'u' && (before == U'q' || (before == U'g' && front))) continue;
    if (c == U'h' && before != U'c') continue;  // "ch" keeps its h, which parts nothing
    if (c == U'y' && !is_spanish_vowel(next)) {
      sounds += U'i';
      continue;
    }
    sounds += c;
  }
  return sounds;
}

// Nuclei of one run of vowels.
int nuclei(std::u32string_view run) {
  int count = 0;
  for (const char32_t c : run) {
    if (is_spanish_strong(c) || is_spanish_accented_weak(c)) ++count;
  }
  if (count > 0) return count;
  // Weak ones alone: two different ones are a diphthong, a doubled one is not.
  const bool doubled = run.size() > 1 && run[0] == run[1];
  return doubled ? 2 : 1;
}

int spanish_part(std::string_view word) {
  const std::u32string sounds = sounded(word);
  int count = 0;
  for (std::size_t i = 0; i < sounds.size();) {
    if (sounds[i] >= U'0' && sounds[i] <= U'9') ++count;
    if (!is_spanish_vowel(sounds[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < sounds.size() && is_spanish_vowel(sounds[end])) ++end;
    count += nuclei(std::u32string_view(sounds).substr(i, end - i));
    i = end;
  }
  return std::max(count, 1);
}

}  // namespace

int spanish_syllables(std::string_view word) {
  int count = 0;
  for (std::size_t start = 0; start <= word.size();) {
    const std::size_t end = std::min(word.find('-', start), word.size());
    if (end > start) count += spanish_part(word.substr(start, end - start));
    start = end + 1;
  }
  return std::max(count, 1);
}

}  // namespace nextsession
