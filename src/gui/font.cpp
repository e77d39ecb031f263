#include "gui/font.h"

namespace nextsession {

// Offsets below are those of the OpenType specification: sfnt directory, head, hhea, hmtx, cmap
// format 4, and GPOS pair adjustment (lookup type 2, or 9 that points to it).

std::uint16_t FontFile::u16(std::size_t at) const {
  if (at + 2 > bytes_.size()) return 0;
  const auto high = static_cast<unsigned char>(bytes_[at]);
  const auto low = static_cast<unsigned char>(bytes_[at + 1]);
  return static_cast<std::uint16_t>(high << 8 | low);
}

std::uint32_t FontFile::u32(std::size_t at) const {
  return static_cast<std::uint32_t>(u16(at)) << 16 | u16(at + 2);
}

std::size_t FontFile::table(std::string_view tag) const {
  const std::size_t count = u16(4);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t record = 12 + 16 * i;
    if (record + 16 > bytes_.size()) return 0;
    if (std::string_view(bytes_).substr(record, 4) != tag) continue;
    const std::size_t at = u32(record + 8);
    const std::size_t length = u32(record + 12);
    return at <= bytes_.size() && length <= bytes_.size() - at ? at : 0;
  }
  return 0;
}

FontFile::FontFile(std::string_view ttf) : bytes_(ttf) {
  const std::size_t head = table("head"), hhea = table("hhea");
  advances_ = table("hmtx");
  advance_count_ = u16(hhea + 34);
  const std::uint16_t units = u16(head + 18);
  if (head == 0 || hhea == 0 || advances_ == 0 || advance_count_ == 0 || units == 0) return;
  units_per_em_ = static_cast<float>(units);
  ascent_ = static_cast<float>(i16(hhea + 4)) / units_per_em_;
  descent_ = -static_cast<float>(i16(hhea + 6)) / units_per_em_;
  read_characters();
  if (characters_ == 0 || !(ascent_ + descent_ > 0)) return;
  for (char32_t c = 0; c < direct_characters; ++c) direct_[c] = find_glyph(c);
  ok_ = true;
  if (has(0xFFFD)) missing_ = 0xFFFD;
  read_kerning();
}

void FontFile::read_characters() {
  const std::size_t cmap = table("cmap");
  if (cmap == 0) return;
  const std::size_t count = u16(cmap + 2);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t record = cmap + 4 + 8 * i;
    const std::uint16_t platform = u16(record);
    const std::size_t at = cmap + u32(record + 4);
    if ((platform == 0 || platform == 3) && u16(at) == 4) characters_ = at;
  }
}

std::uint16_t FontFile::find_glyph(char32_t c) const {
  if (c > 0xFFFF || characters_ == 0) return 0;
  const std::size_t doubled = u16(characters_ + 6);
  const std::size_t ends = characters_ + 14, starts = ends + doubled + 2;
  const std::size_t deltas = starts + doubled, offsets = deltas + doubled;
  std::size_t low = 0, high = doubled / 2;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (u16(ends + 2 * middle) < c)
      low = middle + 1;
    else
      high = middle;
  }
  if (low >= doubled / 2) return 0;
  const std::uint16_t start = u16(starts + 2 * low);
  if (c < start) return 0;
  const std::uint16_t delta = u16(deltas + 2 * low), offset = u16(offsets + 2 * low);
  if (offset == 0) return static_cast<std::uint16_t>(c + delta);
  const std::uint16_t found = u16(offsets + 2 * low + offset + 2 * (c - start));
  return found == 0 ? std::uint16_t{0} : static_cast<std::uint16_t>(found + delta);
}

std::uint16_t FontFile::glyph(char32_t c) const {
  return c < direct_characters ? direct_[c] : find_glyph(c);
}

float FontFile::advance(char32_t c) const {
  if (!ok_) return 0.5F;
  const std::uint16_t index = glyph(drawn(c));
  const std::uint16_t last = static_cast<std::uint16_t>(advance_count_ - 1);
  const std::size_t at = advances_ + 4U * (index < last ? index : last);
  return static_cast<float>(u16(at)) / units_per_em_;
}

void FontFile::read_kerning() {
  const std::size_t gpos = table("GPOS");
  if (gpos == 0) return;
  const std::size_t features = gpos + u16(gpos + 6), lookups = gpos + u16(gpos + 8);
  const std::size_t feature_count = u16(features), lookup_count = u16(lookups);
  std::vector<std::uint16_t> used;
  for (std::size_t i = 0; i < feature_count; ++i) {
    const std::size_t record = features + 2 + 6 * i;
    if (record + 6 > bytes_.size()) return;
    if (std::string_view(bytes_).substr(record, 4) != "kern") continue;
    const std::size_t feature = features + u16(record + 4);
    const std::size_t count = u16(feature + 2);
    for (std::size_t k = 0; k < count; ++k) {
      const std::uint16_t index = u16(feature + 4 + 2 * k);
      bool known = index >= lookup_count;
      for (const std::uint16_t other : used) known = known || other == index;
      if (known) continue;
      used.push_back(index);
      add_kerning_lookup(lookups + u16(lookups + 2 + 2U * index));
    }
  }
}

void FontFile::add_kerning_lookup(std::size_t lookup) {
  const std::uint16_t type = u16(lookup);
  const std::size_t count = u16(lookup + 4);
  for (std::size_t i = 0; i < count; ++i) {
    std::size_t subtable = lookup + u16(lookup + 6 + 2 * i);
    std::uint16_t kind = type;
    if (kind == 9) {
      kind = u16(subtable + 2);
      subtable += u32(subtable + 4);
    }
    if (kind == 2) pairs_.push_back(subtable);
  }
}

int FontFile::covered(std::size_t coverage, std::uint16_t glyph) const {
  const std::uint16_t format = u16(coverage);
  std::size_t low = 0, high = u16(coverage + 2);
  const std::size_t entries = coverage + 4;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (format == 1) {
      const std::uint16_t at = u16(entries + 2 * middle);
      if (at == glyph) return static_cast<int>(middle);
      if (at < glyph)
        low = middle + 1;
      else
        high = middle;
    } else {
      const std::size_t range = entries + 6 * middle;
      if (glyph < u16(range))
        high = middle;
      else if (glyph > u16(range + 2))
        low = middle + 1;
      else
        return u16(range + 4) + glyph - u16(range);
    }
  }
  return -1;
}

std::uint16_t FontFile::class_of(std::size_t classes, std::uint16_t glyph) const {
  if (u16(classes) == 1) {
    const std::uint16_t first = u16(classes + 2), count = u16(classes + 4);
    if (glyph < first || glyph - first >= count) return 0;
    return u16(classes + 6 + 2U * static_cast<std::size_t>(glyph - first));
  }
  std::size_t low = 0, high = u16(classes + 2);
  while (low < high) {
    const std::size_t middle = (low + high) / 2, range = classes + 4 + 6 * middle;
    if (glyph < u16(range))
      high = middle;
    else if (glyph > u16(range + 2))
      low = middle + 1;
    else
      return u16(range + 4);
  }
  return 0;
}

namespace {

// Bytes of a value record, and where its x advance lies in it.
std::size_t value_size(std::uint16_t format) {
  std::size_t fields = 0;
  for (unsigned bit = 0; bit < 8; ++bit) fields += (format >> bit) & 1U;
  return 2 * fields;
}
std::size_t advance_offset(std::uint16_t format) { return value_size(format & 0x3U); }

}  // namespace

bool FontFile::pair(std::size_t at, std::uint16_t left, std::uint16_t right, int& units) const {
  const int index = covered(at + u16(at + 2), left);
  if (index < 0) return false;
  const std::uint16_t first = u16(at + 4), second = u16(at + 6);
  const std::size_t size = value_size(first) + value_size(second);
  const bool moves = (first & 0x4U) != 0;
  if (u16(at) == 1) {
    const std::size_t set = at + u16(at + 10 + 2U * static_cast<std::size_t>(index));
    std::size_t low = 0, high = u16(set);
    while (low < high) {
      const std::size_t middle = (low + high) / 2, record = set + 2 + middle * (2 + size);
      const std::uint16_t other = u16(record);
      if (other == right) {
        units = moves ? i16(record + 2 + advance_offset(first)) : 0;
        return true;
      }
      if (other < right)
        low = middle + 1;
      else
        high = middle;
    }
    return false;
  }
  const std::uint16_t columns = u16(at + 14);
  const std::size_t row = class_of(at + u16(at + 8), left);
  const std::size_t column = class_of(at + u16(at + 10), right);
  if (row >= u16(at + 12) || column >= columns) return false;
  units = moves ? i16(at + 16 + (row * columns + column) * size + advance_offset(first)) : 0;
  return true;
}

int FontFile::find_kerning(char32_t left, char32_t right) const {
  const std::uint16_t a = glyph(drawn(left)), b = glyph(drawn(right));
  int units = 0;
  for (const std::size_t subtable : pairs_) {
    if (pair(subtable, a, b, units)) break;
  }
  return units;
}

float FontFile::kerning(char32_t left, char32_t right) const {
  if (pairs_.empty()) return 0;
  if (left >= ascii || right >= ascii) {
    return static_cast<float>(find_kerning(left, right)) / units_per_em_;
  }
  if (known_pairs_.empty()) known_pairs_.assign(ascii * ascii, unknown);
  std::int16_t& known = known_pairs_[left * ascii + right];
  if (known == unknown) known = static_cast<std::int16_t>(find_kerning(left, right));
  return static_cast<float>(known) / units_per_em_;
}

}  // namespace nextsession
