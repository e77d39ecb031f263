// What the wording rules look for in each language, and the exceptions that were granted. All of it
// is data (assets/lint/words.json, schema in assets/schema/), so that a language can be added
// without code; only a new readability formula needs some.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/phrase.h"
#include "lint/readability.h"
#include "questionnaire/json_fwd.h"
#include "questionnaire/result.h"

namespace nextsession {

struct BannedPhrase {
  Phrase phrase;
  std::string instead;  // what to say, as part of a sentence
};

struct LanguageRules {
  std::string code;  // "en"; serves its regions too
  Formula formula = Formula::None;
  double patient_limit = 0;  // reading level: highest grade or lowest INFLESZ
  double looser_limit = 0;   // the same for privacy, legal and therapists' words
  int item_words = 15;
  int sentence_words = 20;
  std::vector<std::string> abbreviations;  // their point ends no sentence
  std::vector<Phrase> negation, absolutes, joining, agreement, windows;
  std::vector<BannedPhrase> banned;
  std::vector<std::string> gender_marks;  // patterns of whole words, "*/a"
};

// A rule that may be broken at one place, and why.
struct LintException {
  std::string rule;
  std::string file;  // the end of its path, "questionnaires/patient.json"
  std::string key;   // linkId, message id or path; "*" stands for any letters
  std::string reason;
};

struct WordLists {
  std::vector<LanguageRules> languages;
  std::vector<std::string> looser_keys;  // message ids that start so may be harder to read
  int options_one = 7;                   // more answers to choose one from are too many
  int options_many = 12;                 // the same for check boxes
  std::vector<LintException> exceptions;

  // By the whole code, then by its first part; null when there are no rules for the language.
  const LanguageRules* language(std::string_view code) const;
};

// What can be read is kept; every fault is an error with its path.
WordLists read_word_lists(const Json& document, std::string_view file, Findings& findings);

}  // namespace nextsession
