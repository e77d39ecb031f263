// What there is to translate, and from which English words a translation was made.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lint/documents.h"
#include "lint/texts.h"

namespace nextsession {

// The mark of an English text: six hexadecimal digits that change when the words change. A locale
// file keeps under "marks" the mark of the words each message was translated from, so that one
// that has been left behind is noticed.
//
// It is FNV-1a with 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/) over the bytes in UTF-8,
// folded to 24 bits: bits 0 to 23, 24 to 47 and 48 to 63 combined by exclusive or. One change in
// 16 million goes unnoticed.
std::string translation_mark(std::string_view english);

// English texts a locale may translate under "texts": answers of the forms, what help lines say.
// Each once, in the order in which they were added.
class EnglishTexts {
 public:
  struct Text {
    std::string text;
    bool needed;  // English is not good enough; an answer may have a message of its own instead
  };
  void add(const std::string& text, bool needed);
  bool contains(const std::string& text) const { return known_.contains(text); }
  const std::vector<Text>& list() const { return list_; }

 private:
  std::vector<Text> list_;
  std::set<std::string, std::less<>> known_;
};

// Answers of a form.
void add_answer_texts(const std::vector<LintText>& form, EnglishTexts& texts);

// What every other language is compared with.
struct ParityBase {
  const LocaleGroup& english;
  const FormTexts& forms;  // their texts are written in English
  const EnglishTexts& texts;
};

// A form without a language is taken for English.
bool is_english(const Json& form);

// What a message is a translation of: the English message, the text of a form, or for
// "results.therapist.own" the message "results.own". Empty when there is none.
std::optional<std::string> english_text(const ParityBase& base, const std::string& key);

// Is there something to translate in this text of a form, and a place for it in the locale? Answers
// have one under "texts" too, for all questions that offer them. The place may be unwritten.
bool lacks_translation(const LocaleGroup& locale, const std::string& key, const LintText& text);

}  // namespace nextsession
