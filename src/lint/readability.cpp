#include "lint/readability.h"

#include "lint/syllables.h"

namespace nextsession {

const char* name_of(Formula formula) {
  switch (formula) {
    case Formula::None: return "none";
    case Formula::FleschKincaid: return "flesch-kincaid";
    case Formula::Inflesz: return "inflesz";
  }
  return "none";
}

bool higher_is_easier(Formula formula) { return formula == Formula::Inflesz; }

TextCounts& TextCounts::operator+=(const TextCounts& other) {
  words += other.words;
  sentences += other.sentences;
  syllables += other.syllables;
  return *this;
}

TextCounts count_text(const Sentences& sentences, Formula formula) {
  TextCounts counts;
  for (const std::vector<std::string>& sentence : sentences) {
    ++counts.sentences;
    for (const std::string& word : sentence) {
      ++counts.words;
      counts.syllables +=
          formula == Formula::Inflesz ? spanish_syllables(word) : english_syllables(word);
    }
  }
  return counts;
}

double reading_level(const TextCounts& counts, Formula formula) {
  if (counts.words == 0 || counts.sentences == 0) return 0;
  const double per_word = static_cast<double>(counts.syllables) / counts.words;
  const double per_sentence = static_cast<double>(counts.words) / counts.sentences;
  switch (formula) {
    case Formula::None: return 0;
    case Formula::FleschKincaid: return 0.39 * per_sentence + 11.8 * per_word - 15.59;
    case Formula::Inflesz: return 206.835 - 62.3 * per_word - per_sentence;
  }
  return 0;
}

}  // namespace nextsession
