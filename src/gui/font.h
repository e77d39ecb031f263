// What laying text out needs to know of a TrueType file: advances, kerning pairs and the height of
// a line. Pure, so a page can be laid out without a graphics library; Dear ImGui draws the glyphs
// from the same bytes and reads the same advances.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nextsession {

class FontFile {
 public:
  // Keeps a copy of the bytes. A file that is cut short or no TrueType gives ok() == false, and
  // then every advance is half an em: a page is still laid out, only not well.
  explicit FontFile(std::string_view ttf);

  bool ok() const { return ok_; }
  const std::string& bytes() const { return bytes_; }

  // Of the em, as a browser reads them (hhea); a line of the font is ascent + descent high.
  float ascent() const { return ascent_; }
  float descent() const { return descent_; }

  bool has(char32_t c) const { return glyph(c) != 0; }
  // The character that is drawn for `c`: itself, or the font's sign for a missing one.
  char32_t drawn(char32_t c) const { return has(c) ? c : missing_; }
  // Of the em. Kerning is added between the two; usually negative or 0.
  float advance(char32_t c) const;
  float kerning(char32_t left, char32_t right) const;

 private:
  std::uint16_t u16(std::size_t at) const;
  std::int16_t i16(std::size_t at) const { return static_cast<std::int16_t>(u16(at)); }
  std::uint32_t u32(std::size_t at) const;
  std::size_t table(std::string_view tag) const;
  std::uint16_t glyph(char32_t c) const;
  std::uint16_t find_glyph(char32_t c) const;
  void read_characters();
  void read_kerning();
  void add_kerning_lookup(std::size_t lookup);
  int covered(std::size_t coverage, std::uint16_t glyph) const;  // index, or -1
  std::uint16_t class_of(std::size_t classes, std::uint16_t glyph) const;
  bool pair(std::size_t subtable, std::uint16_t left, std::uint16_t right, int& units) const;
  int find_kerning(char32_t left, char32_t right) const;  // font units

  static constexpr char32_t direct_characters = 0x400;

  std::string bytes_;
  bool ok_ = false;
  float units_per_em_ = 1000, ascent_ = 0.98F, descent_ = 0.32F;
  std::size_t characters_ = 0, advances_ = 0;
  std::uint16_t advance_count_ = 0;
  std::array<std::uint16_t, direct_characters> direct_{};
  std::vector<std::size_t> pairs_;  // PairPos subtables, in the order they are tried
  char32_t missing_ = U'?';
  // Kerning of pairs of ASCII letters once they were looked up: nearly all there is to draw.
  static constexpr char32_t ascii = 0x80;
  static constexpr std::int16_t unknown = 0x7FFF;
  mutable std::vector<std::int16_t> known_pairs_;
};

}  // namespace nextsession
