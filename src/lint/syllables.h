// Syllables of a word, which the readability formulas count.
#pragma once

#include <string_view>

namespace nextsession {

// Words are folded (lint/text_parts.h). Every word has at least one syllable; a number has one for
// each digit; a hyphenated word those of its parts.

// English spelling does not show syllables, so this is a heuristic: groups of vowel letters, less
// silent e, more where two vowels usually part ("client", "actual", "being"), and a table of common
// words that break these rules. On the words of this program's own content it differs from the CMU
// Pronouncing Dictionary in 2 of 1222 words, on all of that dictionary, which is half names, in 7
// of 100.
int english_syllables(std::string_view word);

// Spanish spelling does: each strong vowel (a, e, o) and each accented one is a nucleus; i, u, ü
// and final y beside one form a diphthong, "iu" and "ui" one together; "qu", "gue" and "gui" have a
// silent u; an h between vowels changes nothing. (Real Academia Espanola, Ortografia de la lengua
// espanola, 2010, chapter II 3.)
int spanish_syllables(std::string_view word);

}  // namespace nextsession
