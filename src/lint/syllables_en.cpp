#include <algorithm>
#include <string>
#include <utility>

#include "lint/syllables.h"

namespace nextsession {
namespace {

using Entry = std::pair<std::string_view, int>;

// Whole words the rules below get wrong; plurals and "'s" are looked up without it.
constexpr Entry known_words[] = {
    {"every", 2},      {"everyone", 3},  {"everything", 3}, {"everyday", 3},  {"everybody", 4},
    {"everywhere", 3}, {"something", 2}, {"sometimes", 2},  {"sometime", 2},  {"someone", 2},
    {"somewhere", 2},  {"somehow", 2},   {"homework", 2},   {"lifetime", 2},  {"baseline", 2},
    {"timetable", 3},  {"meanwhile", 2}, {"therefore", 2},  {"lifestyle", 2}, {"careful", 2},
    {"idea", 3},       {"area", 3},      {"create", 2},     {"created", 3},   {"react", 2},
    {"reaction", 3},   {"reality", 4},   {"science", 2},    {"marriage", 2},  {"suicide", 3},
    {"suicidal", 4},   {"fluid", 2},     {"ruin", 2},       {"eye", 1},       {"business", 2},
    {"evening", 2},    {"clothes", 1},   {"wednesday", 2},  {"people", 2},    {"argue", 2},
    {"element", 3},    {"poem", 2},      {"safety", 2},     {"cooperate", 4}, {"naive", 2},
    {"doctor", 2},     {"minute", 2},    {"hour", 1},       {"our", 1},       {"ours", 1},
    {"real", 1},       {"theatre", 3},   {"tired", 2},      {"video", 3},     {"anyone", 3},
    {"anything", 3},   {"boredom", 2},   {"goodbye", 2},    {"somewhat", 2},
};

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// Asks about a word of ASCII letters; a place before the start or behind the end is no letter.
class Spelling {
 public:
  explicit Spelling(std::string_view word) : word_(word) {}

  char at(std::size_t i) const { return i < word_.size() ? word_[i] : '\0'; }
  // Counted from the end: 0 is the last letter.
  char back(std::size_t i) const { return i < word_.size() ? word_[word_.size() - 1 - i] : '\0'; }
  bool ends(std::string_view end) const {
    return word_.size() > end.size() && word_.ends_with(end);
  }
  // Is the letter before this ending a consonant?
  bool consonant_before(std::string_view end) const {
    const char c = back(end.size());
    return c != '\0' && !is_vowel(c);
  }
  // y is a consonant at the start and between vowels ("yes", "player").
  bool sounds_as_vowel(std::size_t i) const {
    if (at(i) != 'y') return is_vowel(at(i));
    return i > 0 && !(is_vowel(at(i - 1)) && is_vowel(at(i + 1)));
  }
  int groups() const {
    int count = 0;
    bool inside = false;
    for (std::size_t i = 0; i < word_.size(); ++i) {
      const bool vowel = sounds_as_vowel(i);
      if (vowel && !inside) ++count;
      inside = vowel;
    }
    return count;
  }
  // How often `pair` stands behind a letter that is not in `not_after`.
  int parted(std::string_view pair, std::string_view not_after) const {
    int count = 0;
    for (std::size_t at = word_.find(pair); at != std::string_view::npos;
         at = word_.find(pair, at + 1)) {
      if (at == 0 || not_after.find(word_[at - 1]) == std::string_view::npos) ++count;
    }
    return count;
  }

 private:
  std::string_view word_;
};

// "table", "handled", "centre": there is no other vowel for the l or r, `from_end` letters from the
// end.
bool carries_consonant(const Spelling& word, std::size_t from_end) {
  const char letter = word.back(from_end);
  const char before = word.back(from_end + 1);
  if (letter == 'r') return before == 't' || before == 'b';
  return letter == 'l' && !is_vowel(before) &&
         std::string_view("lrwy").find(before) == std::string_view::npos;
}

// The e of "make", "makes", "asked"; the ue of "league", "technique".
bool ends_silently(const Spelling& word) {
  const auto after = [&](std::string_view end, std::string_view letters) {
    return letters.find(word.back(end.size())) != std::string_view::npos;
  };
  if (word.ends("gue") || word.ends("gues") || word.ends("que") || word.ends("ques")) return true;
  if (word.ends("e")) return word.consonant_before("e") && !carries_consonant(word, 1);
  if (word.ends("es")) {
    return word.consonant_before("es") && !after("es", "sxzcg") && !word.ends("ches") &&
           !word.ends("shes") && !carries_consonant(word, 2);
  }
  return word.ends("ed") && word.consonant_before("ed") && !after("ed", "td") &&
         !carries_consonant(word, 2);
}

// Vowel groups that do not sound, also the e of "lately", "movement", "hopeful".
int silent_vowels(const Spelling& word) {
  int silent = ends_silently(word) ? 1 : 0;
  for (const std::string_view end :
       {"ely", "ement", "ements", "eful", "efully", "eless", "eness"}) {
    if (word.ends(end) && word.consonant_before(end)) ++silent;
  }
  return silent;
}

// Vowels that stand together and yet are two syllables: "trial", "client", "usual", "being".
int parted_vowels(const Spelling& word) {
  int more = word.parted("ia", "ctsg") - word.parted("iage", "") - word.parted("liar", "") -
             word.parted("lliant", "");
  more += word.parted("ciat", "") + word.parted("tiat", "");
  more += word.parted("io", "tscgxn") - word.parted("viour", "") - word.parted("llio", "");
  more += word.parted("ium", "") + word.parted("ienc", "c") + word.parted("ient", "ct");
  more += word.parted("iet", "") + word.parted("ua", "qg") + word.parted("uen", "q");
  more += word.parted("uous", "") + word.parted("uel", "g") + word.parted("neous", "");
  more += word.parted("eor", "g") + word.parted("realis", "") + word.parted("realiz", "");
  if (word.ends("ier") || word.ends("iest")) ++more;
  if (word.ends("ism") || word.ends("thm")) ++more;
  // "being", "trying"; "saying" was parted by its y.
  for (const std::string_view end : {"ing", "ings"}) {
    const char before = word.back(end.size());
    const char second = word.back(end.size() + 1);
    const bool vowel = (is_vowel(before) && !(before == 'u' && second == 'q')) ||
                       (before == 'y' && !is_vowel(second));
    if (word.ends(end) && vowel) ++more;
  }
  return more;
}

int known(std::string_view word) {
  for (const Entry& entry : known_words) {
    if (entry.first == word) return entry.second;
  }
  if (word.size() > 3 && word.ends_with('s')) return known(word.substr(0, word.size() - 1));
  return 0;
}

int english_letters(std::string_view word) {
  if (const int count = known(word)) return count;
  const Spelling spelling(word);
  return std::max(1, spelling.groups() - silent_vowels(spelling) + parted_vowels(spelling));
}

// What an ending behind an apostrophe adds: "isn't" a syllable, "don't", "it's" and "we'll" none.
int english_ending(std::string_view base, std::string_view ending) {
  if (base.empty()) return 0;
  const char last = base.back();
  if (ending == "t") {  // behind a consonant that cannot run into the n
    const std::size_t at = base.find_last_not_of("ne");
    return at != std::string_view::npos &&
                   std::string_view("sdvt").find(base[at]) != std::string_view::npos
               ? 1
               : 0;
  }
  if (ending != "s") return ending == "d" && (last == 't' || last == 'd') ? 1 : 0;
  return last == 's' || last == 'x' || last == 'z' || base.ends_with("ch") ||
                 base.ends_with("sh") || base.ends_with("ce") || base.ends_with("ge")
             ? 1
             : 0;
}

int english_part(std::string_view word) {
  int digits = 0;
  std::string letters;
  for (const char c : word) {
    if (c >= '0' && c <= '9') ++digits;
    if ((c >= 'a' && c <= 'z') || c == '\'') letters += c;
  }
  const std::size_t apostrophe = letters.find('\'');
  const std::string_view base = std::string_view(letters).substr(0, apostrophe);
  if (base.empty()) return digits;
  if (apostrophe == std::string::npos) return digits + english_letters(base);
  const std::string_view ending = std::string_view(letters).substr(apostrophe + 1);
  const bool negated = ending == "t" && base.size() > 2 && base.back() == 'n';
  // "haven't" is have and n't, "can't" is ca and n't.
  std::string stem(negated ? base.substr(0, base.size() - 1) : base);
  return digits + english_letters(stem) + english_ending(base, ending);
}

}  // namespace

int english_syllables(std::string_view word) {
  int count = 0;
  for (std::size_t start = 0; start <= word.size();) {
    const std::size_t end = std::min(word.find('-', start), word.size());
    if (end > start) count += english_part(word.substr(start, end - start));
    start = end + 1;
  }
  return std::max(count, 1);
}

}  // namespace nextsession
