// Breaks words into lines. All lengths are CSS px; a size is the CSS font size.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/page.h"
#include "gui/font.h"

namespace nextsession {

struct TextStyle {
  float size = 18;
  float line_height = 27;
  bool bold = false;  // all of it; otherwise only the strong spans
  float spacing = 0;  // added after each character
};

// Words of one weight on one line.
struct Run {
  std::string text;  // UTF-8, with nothing that is not drawn
  bool bold = false;
  float x = 0;  // from the left of the block
  float width = 0;
};

struct Line {
  std::vector<Run> runs;
  float width = 0;
};

struct TextBlock {
  TextStyle style;
  std::vector<Line> lines;
  float width = 0;       // of the widest line
  bool foreign = false;  // holds a character the font has no sign for
  float height() const { return style.line_height * static_cast<float>(lines.size()); }
  // Moves each line to the middle of `available`.
  void centre(float available);
};

// No line of running text is longer than about 80 characters (WCAG 2.2, 1.4.8), which are 40 em in
// this face.
inline float readable(float width, const TextStyle& style) {
  return width < 40 * style.size ? width : 40 * style.size;
}

// Reads one character and moves `at` on; U+FFFD for what is not UTF-8. `at` must be inside.
char32_t next_character(std::string_view text, std::size_t& at);

class Typesetter {
 public:
  Typesetter(std::string_view regular_ttf, std::string_view bold_ttf)
      : regular_(regular_ttf), bold_(bold_ttf) {}

  const FontFile& font(bool bold) const { return bold ? bold_ : regular_; }

  // Lines no wider than `width`, except where one character alone is wider. Breaks at spaces,
  // after hyphens and dashes, at soft hyphens, and inside a word that does not fit a line by
  // itself. A line feed always ends a line. No text gives no lines.
  TextBlock wrap(const std::vector<Span>& spans, const TextStyle& style, float width) const;
  // The width it has without any break but the line feeds.
  float natural_width(const std::vector<Span>& spans, const TextStyle& style) const;

  // Calls of wrap and natural_width so far: shows that an unchanged page is not laid out again.
  std::size_t measured() const { return measured_; }

 private:
  FontFile regular_, bold_;
  mutable std::size_t measured_ = 0;
};

}  // namespace nextsession
