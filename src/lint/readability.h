// How hard a text is to read, by the two formulas for the languages there are.
#pragma once

#include <string>
#include <vector>

#include "lint/text_parts.h"

namespace nextsession {

enum class Formula {
  None,           // no formula for this language: nothing is measured
  FleschKincaid,  // English; school grade, lower is easier
  Inflesz         // Spanish; 0 to 100 and beyond, higher is easier
};
const char* name_of(Formula formula);
bool higher_is_easier(Formula formula);

// Counts add up, so that texts are pooled: the formulas say nothing about a single short sentence.
struct TextCounts {
  int words = 0;
  int sentences = 0;
  int syllables = 0;
  TextCounts& operator+=(const TextCounts& other);
};

// Fewer pooled words than this are not judged.
inline constexpr int least_words_to_judge = 100;

TextCounts count_text(const Sentences& sentences, Formula formula);

// Flesch-Kincaid grade = 0.39 words/sentences + 11.8 syllables/words - 15.59 (Kincaid, Fishburne,
// Rogers & Chissom, 1975, Research Branch Report 8-75, after Flesch, 1948, Journal of Applied
// Psychology 32).
// INFLESZ = 206.835 - 62.3 syllables/words - words/sentences (Szigriszt Pazos, 1993; bands by
// Barrio-Cantalejo et al., 2008, Anales del Sistema Sanitario de Navarra 31: below 40 very hard, to
// 55 somewhat hard, to 65 normal, to 80 fairly easy, above very easy).
// 0 without words.
double reading_level(const TextCounts& counts, Formula formula);

}  // namespace nextsession
