#include "gui/text.h"

#include <algorithm>
#include <limits>

namespace nextsession {

char32_t next_character(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at++);
  if (first < 0x80) return first;
  const int more = first >= 0xF0 && first < 0xF5 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
  if (more == 0 || first >= 0xF5) return 0xFFFD;
  char32_t c = first & (0x3FU >> more);
  for (int i = 0; i < more; ++i) {
    if (at >= text.size() || (byte(at) & 0xC0U) != 0x80) return 0xFFFD;
    c = c << 6 | (byte(at++) & 0x3FU);
  }
  const bool overlong = (more == 2 && c < 0x800) || (more == 3 && c < 0x10000);
  return overlong || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : c;
}

namespace {

constexpr char32_t soft_hyphen = 0xAD;

struct Letter {
  char32_t c = 0;
  bool bold = false;
  float advance = 0;  // with the kerning to the next one
};

void append(std::string& out, char32_t c) {
  const auto put = [&](char32_t bits) { out.push_back(static_cast<char>(bits)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) return put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
  if (c < 0x10000) {
    return put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  }
  put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F));
  put(0x80 | (c & 0x3F));
}

bool is_space(char32_t c) { return c == U' ' || c == U'\t'; }
// Takes part in breaking or shaping but has no width of its own.
bool is_invisible(char32_t c) {
  return c == soft_hyphen || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || c == 0xFE0F ||
         (c < 0x20 && c != U'\n' && c != U'\t');
}
bool is_word(char32_t c) { return !is_space(c) && c != U'\n' && !is_invisible(c); }

bool is_foreign(const FontFile& font, char32_t c) {
  return font.ok() && is_word(c) && !font.has(c);
}

// Of the em. The browser will find another font for it, which nobody can measure here: rather too
// much room than too little.
float foreign_advance(char32_t c) { return c >= 0x1F000 ? 1.4F : 1.05F; }

std::vector<Letter> letters_of(const Typesetter& type, const std::vector<Span>& spans,
                               const TextStyle& style) {
  std::vector<Letter> letters;
  for (const Span& span : spans) {
    const bool bold = style.bold || span.strong;
    for (std::size_t at = 0; at < span.text.size();) {
      const char32_t c = next_character(span.text, at);
      if (c == U'\r') continue;
      letters.push_back({c == U'\t' ? U' ' : c, bold, 0});
    }
  }
  for (std::size_t i = 0; i < letters.size(); ++i) {
    Letter& letter = letters[i];
    if (letter.c == U'\n' || is_invisible(letter.c)) continue;
    const FontFile& font = type.font(letter.bold);
    if (is_foreign(font, letter.c)) {
      letter.advance = foreign_advance(letter.c) * style.size;
      continue;
    }
    letter.advance = font.advance(letter.c) * style.size + style.spacing;
    if (i + 1 < letters.size() && letters[i + 1].bold == letter.bold && is_word(letters[i + 1].c)) {
      letter.advance += font.kerning(letter.c, letters[i + 1].c) * style.size;
    }
  }
  return letters;
}

// Whether a line may end after letter i (which is not the last).
bool breaks_after(const std::vector<Letter>& letters, std::size_t i) {
  const char32_t c = letters[i].c, next = letters[i + 1].c;
  if (is_space(c)) return !is_space(next);
  if (c == soft_hyphen || c == 0x200B) return true;
  const bool inside = i > 0 && is_word(letters[i - 1].c) && is_word(next);
  const bool digit = next >= U'0' && next <= U'9';
  if (c == U'-' || c == 0x2010) return inside && !digit;
  return (c == 0x2013 || c == 0x2014 || c == U'/') && inside && !digit;
}

// Letters [from, to) without the spaces that hang over the end.
Line line_of(const std::vector<Letter>& letters, std::size_t from, std::size_t to,
             const Typesetter& type, const TextStyle& style) {
  const bool hyphen = to > from && to < letters.size() && letters[to - 1].c == soft_hyphen;
  while (to > from && !is_word(letters[to - 1].c)) --to;
  Line line;
  const auto add = [&](char32_t c, bool bold, float advance) {
    if (line.runs.empty() || line.runs.back().bold != bold) {
      line.runs.push_back({{}, bold, line.width, 0});
    }
    append(line.runs.back().text, type.font(bold).drawn(c));
    line.runs.back().width += advance;
    line.width += advance;
  };
  for (std::size_t i = from; i < to; ++i) {
    if (!is_invisible(letters[i].c)) add(letters[i].c, letters[i].bold, letters[i].advance);
  }
  if (hyphen && to > from) {
    const bool bold = letters[to - 1].bold;
    add(U'-', bold, type.font(bold).advance(U'-') * style.size + style.spacing);
  }
  return line;
}

}  // namespace

void TextBlock::centre(float available) {
  for (Line& line : lines) {
    const float shift = std::max(0.0F, (available - line.width) / 2);
    for (Run& run : line.runs) run.x += shift;
  }
}

TextBlock Typesetter::wrap(const std::vector<Span>& spans, const TextStyle& style,
                           float width) const {
  ++measured_;
  TextBlock block;
  block.style = style;
  const std::vector<Letter> letters = letters_of(*this, spans, style);
  for (const Letter& letter : letters) {
    block.foreign = block.foreign || is_foreign(font(letter.bold), letter.c);
  }
  std::size_t start = 0, allowed = 0;  // `allowed`: where the line may be broken, if beyond start
  float used = 0, solid = 0;           // with and without the spaces at the end
  const auto end_line = [&](std::size_t end, std::size_t next) {
    block.lines.push_back(line_of(letters, start, end, *this, style));
    block.width = std::max(block.width, block.lines.back().width);
    start = allowed = next;
    used = solid = 0;
  };
  // A soft hyphen needs room for the hyphen that shows when the line ends there.
  const auto room = [&](std::size_t i) {
    return letters[i].c == soft_hyphen ? font(letters[i].bold).advance(U'-') * style.size : 0;
  };
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (letters[i].c == U'\n') {
      end_line(i, i + 1);
      continue;
    }
    used += letters[i].advance;
    if (is_word(letters[i].c)) solid = used;
    if (solid > width + 0.01F && i > start) {
      const std::size_t end = allowed > start ? allowed : i;
      end_line(end, end);
      i = end - 1;  // measure again from the start of the new line
      continue;
    }
    if (i + 1 < letters.size() && breaks_after(letters, i) && solid + room(i) <= width + 0.01F) {
      allowed = i + 1;
    }
  }
  if (start < letters.size() || (!letters.empty() && letters.back().c == U'\n')) {
    end_line(letters.size(), letters.size());
  }
  return block;
}

float Typesetter::natural_width(const std::vector<Span>& spans, const TextStyle& style) const {
  // Half a pixel on top keeps rounding from breaking a line that just fits.
  return wrap(spans, style, std::numeric_limits<float>::max()).width + 0.5F;
}

}  // namespace nextsession
