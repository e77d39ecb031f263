#include "lint/text_parts.h"

#include <algorithm>
#include <array>

namespace nextsession {
namespace {

constexpr std::array<std::string_view, 9> closers = {"\"", "'", ")", "]", "»", "”", "’", "›", "*"};
constexpr std::array<std::string_view, 11> openers = {"\"", "'", "(", "[", "«", "“",
                                                      "‘",  "‹", "¿", "¡", "*"};
constexpr std::array<std::string_view, 4> stops = {".", "!", "?", "…"};
constexpr std::array<std::string_view, 4> dividers = {"/", "–", "—", "…"};

template <std::size_t N>
std::size_t starts_with_one(std::string_view text, const std::array<std::string_view, N>& list) {
  for (const std::string_view one : list) {
    if (text.starts_with(one)) return one.size();
  }
  return 0;
}

template <std::size_t N>
std::size_t ends_with_one(std::string_view text, const std::array<std::string_view, N>& list) {
  for (const std::string_view one : list) {
    if (text.ends_with(one)) return one.size();
  }
  return 0;
}

bool is_small(char32_t point) {
  return (point >= U'a' && point <= U'z') || (point >= 0xDF && point <= 0xFF && point != 0xF7);
}

char32_t small(char32_t point) {
  if (point >= U'A' && point <= U'Z') return point + 0x20;
  if (point >= 0xC0 && point <= 0xDE && point != 0xD7) return point + 0x20;
  const bool even_is_capital =
      (point >= 0x100 && point <= 0x137) || (point >= 0x14A && point <= 0x177);
  const bool odd_is_capital =
      (point >= 0x139 && point <= 0x148) || (point >= 0x179 && point <= 0x17E);
  const bool even = point % 2 == 0;
  return (even_is_capital && even) || (odd_is_capital && !even) ? point + 1 : point;
}

// A letter or a digit; "#" stands for a placeholder.
bool is_inside_word(char32_t point) {
  if (point < 0x80) {
    return (point >= U'a' && point <= U'z') || (point >= U'A' && point <= U'Z') ||
           (point >= U'0' && point <= U'9') || point == U'#';
  }
  if (point < 0xC0 || point == 0xD7 || point == 0xF7) return false;
  const bool symbol = (point >= 0x2000 && point <= 0x2BFF) || (point >= 0x3000 && point <= 0x303F);
  return !symbol;
}

void append_point(std::string& text, char32_t point) {
  const auto byte = [&](char32_t bits) { text += static_cast<char>(bits); };
  if (point < 0x80) {
    byte(point);
  } else if (point < 0x800) {
    byte(0xC0 | (point >> 6));
    byte(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    byte(0xE0 | (point >> 12));
    byte(0x80 | ((point >> 6) & 0x3F));
    byte(0x80 | (point & 0x3F));
  } else {
    byte(0xF0 | (point >> 18));
    byte(0x80 | ((point >> 12) & 0x3F));
    byte(0x80 | ((point >> 6) & 0x3F));
    byte(0x80 | (point & 0x3F));
  }
}

// Without "**", and with "#" for every {placeholder}.
std::string without_markup(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i, 2) == "**") {
      i += 2;
      continue;
    }
    const std::size_t close = text[i] == '{' ? text.find('}', i) : std::string_view::npos;
    if (close == std::string_view::npos) {
      plain += text[i++];
    } else {
      plain += '#';
      i = close + 1;
    }
  }
  return plain;
}

// No-break spaces part words as blanks do.
std::size_t blank_at(std::string_view text) {
  if (text.front() == ' ' || text.front() == '\t' || text.front() == '\r') return 1;
  if (text.starts_with("\xC2\xA0")) return 2;
  return text.starts_with("\xE2\x80\xAF") ? 3 : 0;
}

std::vector<std::string> pieces_of(std::string_view line) {
  std::vector<std::string> pieces;
  std::string piece;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t blank = blank_at(line.substr(i));
    if (blank == 0) {
      piece += line[i++];
      continue;
    }
    i += blank;
    if (!piece.empty()) pieces.push_back(std::move(piece));
    piece.clear();
  }
  if (!piece.empty()) pieces.push_back(std::move(piece));
  return pieces;
}

void add_trimmed(std::string_view piece, std::vector<std::string>& words) {
  std::size_t first = piece.size();
  std::size_t last = 0;
  for (std::size_t i = 0; i < piece.size();) {
    const std::size_t start = i;
    if (!is_inside_word(next_point(piece, i))) continue;
    first = std::min(first, start);
    last = i;
  }
  if (first < last) words.push_back(folded(piece.substr(first, last - first)));
}

void add_words_of(std::string_view piece, std::vector<std::string>& words) {
  std::size_t start = 0;
  for (std::size_t i = 0; i < piece.size();) {
    const std::size_t divider = starts_with_one(piece.substr(i), dividers);
    if (divider == 0) {
      ++i;
      continue;
    }
    add_trimmed(piece.substr(start, i - start), words);
    i += divider;
    start = i;
  }
  add_trimmed(piece.substr(start), words);
}

bool starts_small(std::string_view piece) {
  while (const std::size_t opener = starts_with_one(piece, openers)) piece.remove_prefix(opener);
  std::size_t i = 0;
  return !piece.empty() && is_small(next_point(piece, i));
}

bool is_abbreviation(std::string_view piece, const std::vector<std::string>& abbreviations) {
  while (const std::size_t opener = starts_with_one(piece, openers)) piece.remove_prefix(opener);
  return std::find(abbreviations.begin(), abbreviations.end(), folded(piece)) !=
         abbreviations.end();
}

}  // namespace

char32_t next_point(std::string_view text, std::size_t& i) {
  const auto byte = [&](std::size_t at) {
    return at < text.size() ? static_cast<char32_t>(static_cast<unsigned char>(text[at])) : 0U;
  };
  const char32_t first = byte(i);
  std::size_t more = 0;
  char32_t point = first;
  if (first >= 0xF0) {
    more = 3;
    point = first & 0x07;
  } else if (first >= 0xE0) {
    more = 2;
    point = first & 0x0F;
  } else if (first >= 0xC0) {
    more = 1;
    point = first & 0x1F;
  }
  for (std::size_t k = 1; k <= more; ++k) point = (point << 6) | (byte(i + k) & 0x3F);
  i = std::min(i + 1 + more, text.size());
  return point;
}

std::string folded(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char32_t point = next_point(text, i);
    append_point(lower, point == 0x2019 || point == 0x2BC ? U'\'' : small(point));
  }
  return lower;
}

std::vector<std::string> split_blanks(std::string_view text) {
  std::string plain = without_markup(text);
  std::replace(plain.begin(), plain.end(), '\n', ' ');
  return pieces_of(plain);
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string& piece : split_blanks(text)) add_words_of(piece, words);
  return words;
}

bool ends_as_sentence(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  while (const std::size_t closer = ends_with_one(text, closers)) text.remove_suffix(closer);
  return ends_with_one(text, stops) > 0;
}

Sentences split_sentences(std::string_view text, const std::vector<std::string>& abbreviations) {
  Sentences sentences;
  std::vector<std::string> words;
  const auto finish = [&] {
    if (!words.empty()) sentences.push_back(std::move(words));
    words.clear();
  };
  const std::string plain = without_markup(text);
  for (std::size_t start = 0; start <= plain.size();) {
    const std::size_t end = std::min(plain.find('\n', start), plain.size());
    const std::vector<std::string> pieces =
        pieces_of(std::string_view(plain).substr(start, end - start));
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      add_words_of(pieces[i], words);
      const bool next_is_small = i + 1 < pieces.size() && starts_small(pieces[i + 1]);
      if (ends_as_sentence(pieces[i]) && !next_is_small &&
          !is_abbreviation(pieces[i], abbreviations)) {
        finish();
      }
    }
    finish();
    start = end + 1;
  }
  return sentences;
}

}  // namespace nextsession
