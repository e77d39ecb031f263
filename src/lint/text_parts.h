// Text to sentences and words, the way the readability formulas and the wording rules count them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nextsession {

// Reads the code point at byte `i` of valid UTF-8 and moves `i` behind it.
char32_t next_point(std::string_view text, std::size_t& i);

// Lower case (ASCII, Latin-1 and Latin Extended-A letters), typographic apostrophes made straight.
std::string folded(std::string_view text);

// The words of a text: folded, without the punctuation around them. A hyphen or an apostrophe
// inside belongs to the word, a slash or a dash parts two. "**" is left out; a placeholder such as
// {n} stands for one short word and becomes "#".
std::vector<std::string> split_words(std::string_view text);

// The pieces of a text that blanks part, as they are but for "**" and placeholders.
std::vector<std::string> split_blanks(std::string_view text);

// A sentence ends at . ! ? or an ellipsis that a blank or the end follows, closing quotes and
// brackets in between allowed, unless the next word starts small or the word is one of
// `abbreviations` (folded, with their point: "e.g."). So does a line. Colons and semicolons do not
// end one: counted that way sentences are longer, and no text looks easier than it is.
using Sentences = std::vector<std::vector<std::string>>;
Sentences split_sentences(std::string_view text, const std::vector<std::string>& abbreviations);

// Does the text, closing quotes and brackets aside, end like a sentence?
bool ends_as_sentence(std::string_view text);

}  // namespace nextsession
