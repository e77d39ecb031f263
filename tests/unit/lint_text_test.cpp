#include "lint/text_parts.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lint/phrase.h"
#include "lint/readability.h"

using namespace nextsession;

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : "|") + word;
  return text;
}

}  // namespace

TEST_CASE("lint: words of a text") {
  struct Row {
    const char* text;
    const char* words;
  };
  const std::vector<Row> rows = {
      {"", ""},
      {"How are YOU?", "how|are|you"},
      {"“Doesn’t apply”, they said.", "doesn't|apply|they|said"},
      {"well-being and/or 24/7", "well-being|and|or|24|7"},
      {"**Something to check:** {area}.", "something|to|check|#"},
      {"{n} of about {of}", "#|of|about|#"},
      {"¿Ya está? ¡SÍ! ÑANDÚ", "ya|está|sí|ñandú"},
      {"a – b — c … d…e", "a|b|c|d|e"},
      {"no\xC2\xA0"
       "break\nline",
       "no|break|line"},
      {" - * ** ", ""},
      {"Łódź Čapek", "łódź|čapek"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(joined(split_words(row.text)) == row.words);
  }
}

TEST_CASE("lint: sentences of a text") {
  struct Row {
    const char* text;
    std::size_t sentences;
  };
  const std::vector<Row> rows = {
      {"", 0},
      {"One", 1},
      {"One. Two", 2},
      {"One! Two? Three…", 3},
      {"“One.” “Two.”", 2},
      {"**In danger?** Call.", 2},
      {"“Help now?” at the top", 1},  // the next word starts small
      {"It costs 1.50 a day.", 1},
      {"Ask Dr. Who, e.g. today.", 1},
      {"One: two; three.", 1},
      {"A line\nanother line", 2},
      {"¿Qué tal? ¡Bien! Dime.", 3},
      {"Ask. {name} answers.", 2},
      {"...", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(split_sentences(row.text, {"dr.", "e.g."}).size() == row.sentences);
  }
  CHECK(split_sentences("Ask Dr. Who.", {}).size() == 2);
  CHECK(ends_as_sentence("Really?”"));
  CHECK(ends_as_sentence("**Really.**"));
  CHECK_FALSE(ends_as_sentence("Erase everything"));
  CHECK_FALSE(ends_as_sentence(""));
}

TEST_CASE("lint: patterns and phrases") {
  struct Row {
    const char* pattern;
    const char* text;
    const char* found;  // empty: nothing
  };
  const std::vector<Row> rows = {
      {"fault", "It is nobody’s FAULT.", "fault"},
      {"fault", "by default", ""},
      {"*n't", "You don’t say", "don't"},
      {"blame*", "blaming or blames", "blames"},
      {"tienes que", "Si tienes que ir", "tienes que"},
      {"tienes que", "que tienes", ""},
      {"last * weeks", "in the last four weeks", "last four weeks"},
      {"last * weeks", "in the last weeks", ""},
      {"no", "no", "no"},
      {"no", "know", ""},
      {"*a*b*", "xaxbx", "xaxbx"},
      {"*a*b", "abab", "abab"},
      {"a*b", "ac", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    CAPTURE(row.text);
    const Phrase phrase(row.pattern);
    const std::vector<std::string> words = split_words(row.text);
    const std::optional<std::size_t> at = phrase.find_in(words);
    CHECK(at.has_value() == (*row.found != '\0'));
    if (at) CHECK(phrase.found_at(*at, words) == row.found);
  }
  CHECK_FALSE(Phrase("").find_in({"a"}).has_value());
  CHECK(matches_pattern("*", ""));
  CHECK_FALSE(matches_pattern("", "a"));
}

TEST_CASE("lint: the formulas, against values worked out by hand") {
  // 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59.
  const Sentences cat = split_sentences("The cat sat on the mat.", {});
  CHECK(reading_level(count_text(cat, Formula::FleschKincaid), Formula::FleschKincaid) ==
        doctest::Approx(-1.45));
  // 4 words, 1 sentence, 7 syllables (ca-sa, e-ra, blan-ca, la): 206.835 - 62.3 * 7/4 - 4.
  const Sentences house = split_sentences("La casa era blanca.", {});
  const TextCounts counts = count_text(house, Formula::Inflesz);
  CHECK(counts.words == 4);
  CHECK(counts.sentences == 1);
  CHECK(counts.syllables == 7);
  CHECK(reading_level(counts, Formula::Inflesz) == doctest::Approx(93.81));
  TextCounts pool = counts;
  pool += counts;
  CHECK(pool.words == 8);
  CHECK(reading_level(pool, Formula::Inflesz) == doctest::Approx(93.81));
  CHECK(reading_level({}, Formula::FleschKincaid) == 0);
  CHECK(reading_level(counts, Formula::None) == 0);
}
