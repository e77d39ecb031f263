// Rules for every text: banned words, length of sentences, gender marks.
#include "lint/text_parts.h"
#include "lint/wording.h"
#include "questionnaire/report.h"

namespace nextsession {
namespace {

std::string joined_words(const std::vector<std::string>& words, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < words.size() && i < most; ++i) text += (i > 0 ? " " : "") + words[i];
  return words.size() > most ? text + " ..." : text;
}

void check_length(const LintPlace& place, const Sentences& sentences, const LanguageRules& rules,
                  LintReport& report) {
  for (const std::vector<std::string>& sentence : sentences) {
    const int words = static_cast<int>(sentence.size());
    if (words <= rules.sentence_words) continue;
    report.error("sentence-length", place,
                 "A sentence has " + std::to_string(words) + " words, the most is " +
                     std::to_string(rules.sentence_words) + ": \"" + joined_words(sentence, 8) +
                     "\".",
                 "Make two sentences of it, or leave words out.");
  }
}

void check_banned(const LintPlace& place, const std::vector<std::string>& words,
                  const LanguageRules& rules, LintReport& report) {
  for (const BannedPhrase& banned : rules.banned) {
    const std::optional<std::size_t> found = banned.phrase.find_in(words);
    if (!found) continue;
    report.error("banned-word", place,
                 "Found \"" + banned.phrase.found_at(*found, words) +
                     "\", a word that can hurt, blame or order about.",
                 "Say it another way: " + banned.instead + ".");
  }
}

void check_gender(const LintPlace& place, const std::string& text, const LanguageRules& rules,
                  LintReport& report) {
  constexpr std::string_view around = ".,;:!?\"'";
  for (const std::string& piece : split_blanks(folded(text))) {
    const std::size_t first = piece.find_first_not_of(around);
    if (first == std::string::npos) continue;
    const std::string word = piece.substr(first, piece.find_last_not_of(around) - first + 1);
    for (const std::string& mark : rules.gender_marks) {
      if (!matches_pattern(mark, word)) continue;
      report.error("gender-mark", place,
                   "Found " + in_quotes(word) + ", which a screen reader cannot say well.",
                   "Say it without gender, such as \"persona\" or a verb.");
      break;
    }
  }
}

}  // namespace

void check_sentences(const std::string& file, const std::vector<LintText>& texts,
                     const LanguageRules& rules, LintReport& report) {
  for (const LintText& text : texts) {
    const LintPlace place{file, text.path, text.key};
    check_length(place, split_sentences(text.text, rules.abbreviations), rules, report);
    check_banned(place, split_words(text.text), rules, report);
    check_gender(place, text.text, rules, report);
  }
}

}  // namespace nextsession
