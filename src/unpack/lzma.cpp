#include "unpack/lzma.h"

namespace nextsession {
namespace {

using Probability = std::uint16_t;  // of a zero, of 2048

constexpr std::size_t header_size = 13, states = 12, positions = 16;
constexpr std::uint32_t most_literal_bits = 4;  // lc + lp
constexpr std::uint32_t top = 1U << 24U;

// The length of a match, 2 to 273.
struct LengthTables {
  Probability choice[2], low[positions << 3U], middle[positions << 3U], high[256];
};

struct Tables {
  Probability is_match[states * positions], is_rep[states], is_rep0[states], is_rep1[states],
      is_rep2[states], is_rep0_long[states * positions];
  Probability slot[4 << 6U], near[128], align[16];
  LengthTables length, rep_length;
  Probability literal[0x300U << most_literal_bits];
};

// Reads bits whose probabilities adapt as it goes.
struct RangeDecoder {
  const std::uint8_t* at;
  const std::uint8_t* end;
  std::uint32_t range = 0xFFFFFFFFU, code = 0;

  // Beyond the end everything is zero; the decoder notices a short file by its own means.
  std::uint8_t next() { return at < end ? *at++ : std::uint8_t{0}; }

  void normalise() {
    if (range >= top) return;
    range <<= 8U;
    code = (code << 8U) | next();
  }

  std::uint32_t bit(Probability& zero) {
    const std::uint32_t p = zero, bound = (range >> 11U) * p;
    const bool one = code >= bound;
    if (one) {
      range -= bound;
      code -= bound;
      zero = static_cast<Probability>(p - (p >> 5U));
    } else {
      range = bound;
      zero = static_cast<Probability>(p + ((2048U - p) >> 5U));
    }
    normalise();
    return one ? 1 : 0;
  }

  std::uint32_t even(std::uint32_t bits) {
    std::uint32_t value = 0;
    for (; bits > 0; --bits) {
      range >>= 1U;
      const bool one = code >= range;
      if (one) code -= range;
      value = (value << 1U) | (one ? 1U : 0U);
      normalise();
    }
    return value;
  }

  std::uint32_t tree(Probability* from, std::uint32_t bits) {  // the highest bit first
    std::uint32_t m = 1;
    for (std::uint32_t i = 0; i < bits; ++i) m = (m << 1U) | bit(from[m]);
    return m - (1U << bits);
  }

  std::uint32_t reverse_tree(Probability* from, std::uint32_t bits) {  // the lowest bit first
    std::uint32_t m = 1, value = 0;
    for (std::uint32_t i = 0; i < bits; ++i) {
      const std::uint32_t one = bit(from[m]);
      m = (m << 1U) | one;
      value |= one << i;
    }
    return value;
  }
};

struct Decoder {
  RangeDecoder range;
  Tables& t;
  std::uint8_t* out;
  std::size_t size, at = 0;
  std::uint32_t lc, literal_mask, position_mask, state = 0;
  std::uint32_t rep0 = 0, rep1 = 0, rep2 = 0, rep3 = 0;  // the last distances, from 0

  std::uint32_t length(LengthTables& table, std::uint32_t position) {
    if (range.bit(table.choice[0]) == 0) return 2 + range.tree(table.low + (position << 3U), 3);
    if (range.bit(table.choice[1]) == 0) return 10 + range.tree(table.middle + (position << 3U), 3);
    return 18 + range.tree(table.high, 8);
  }

  std::uint32_t distance(std::uint32_t length_here) {
    const std::uint32_t group = length_here - 2 < 3 ? length_here - 2 : 3;
    const std::uint32_t slot = range.tree(t.slot + (group << 6U), 6);
    if (slot < 4) return slot;
    const std::uint32_t bits = (slot >> 1U) - 1, base = (2U | (slot & 1U)) << bits;
    if (slot < 14) return base + range.reverse_tree(t.near + (base - slot), bits);
    return base + (range.even(bits - 4) << 4U) + range.reverse_tree(t.align, 4);
  }

  void literal() {
    const std::uint32_t before = at > 0 ? out[at - 1] : 0U;
    const std::uint32_t place =
        ((static_cast<std::uint32_t>(at) & literal_mask) << lc) + (before >> (8U - lc));
    Probability* from = t.literal + std::size_t{0x300} * place;
    std::uint32_t symbol = 1;
    if (state >= 7) {
      std::uint32_t match = out[at - rep0 - 1];
      while (symbol < 0x100U) {
        const std::uint32_t expected = (match >> 7U) & 1U;
        match <<= 1U;
        const std::uint32_t one = range.bit(from[((1U + expected) << 8U) + symbol]);
        symbol = (symbol << 1U) | one;
        if (expected != one) break;
      }
    }
    while (symbol < 0x100U) symbol = (symbol << 1U) | range.bit(from[symbol]);
    out[at++] = static_cast<std::uint8_t>(symbol);
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  }

  // Makes one of the last distances the last one.
  void choose_distance() {
    std::uint32_t chosen = rep1;
    if (range.bit(t.is_rep1[state]) == 1) {
      chosen = rep2;
      if (range.bit(t.is_rep2[state]) == 1) {
        chosen = rep3;
        rep3 = rep2;
      }
      rep2 = rep1;
    }
    rep1 = rep0;
    rep0 = chosen;
  }

  bool copy(std::size_t count) {
    if (rep0 >= at) return false;
    if (count > size - at) count = size - at;
    for (std::size_t from = at - rep0 - 1; count > 0; --count) out[at++] = out[from++];
    return true;
  }

  bool match(std::uint32_t position) {
    if (range.bit(t.is_rep[state]) == 0) {
      rep3 = rep2;
      rep2 = rep1;
      rep1 = rep0;
      const std::uint32_t count = length(t.length, position);
      state = state < 7 ? 7 : 10;
      rep0 = distance(count);
      return copy(count);  // the end mark is a distance that copy refuses
    }
    if (range.bit(t.is_rep0[state]) == 1) {
      choose_distance();
    } else if (range.bit(t.is_rep0_long[(state << 4U) + position]) == 0) {
      state = state < 7 ? 9 : 11;
      return copy(1);
    }
    const std::uint32_t count = length(t.rep_length, position);
    state = state < 7 ? 8 : 11;
    return copy(count);
  }

  bool run() {
    while (at < size) {
      const std::uint32_t position = static_cast<std::uint32_t>(at) & position_mask;
      if (range.bit(t.is_match[(state << 4U) + position]) == 0) {
        literal();
      } else if (!match(position)) {
        return false;
      }
    }
    return true;
  }
};

struct Settings {
  std::uint32_t lc, lp, pb;
};

Settings settings_of(std::uint8_t packed) { return {packed % 9U, packed / 9U % 5U, packed / 45U}; }

}  // namespace

std::size_t unlzma_size(const std::uint8_t* input, std::size_t size) {
  if (size < header_size + 5 || input[0] >= 225) return 0;
  const Settings settings = settings_of(input[0]);
  if (settings.lc + settings.lp > most_literal_bits) return 0;
  for (std::size_t i = 9; i < header_size; ++i) {
    if (input[i] != 0) return 0;  // 4 GiB or more, or a size that is not told
  }
  std::size_t unpacked = 0;
  for (std::size_t i = 8; i >= 5; --i) unpacked = (unpacked << 8U) | input[i];
  return unpacked;
}

bool unlzma(const std::uint8_t* input, std::size_t size, std::uint8_t* output) {
  static Tables tables;
  const std::size_t unpacked = unlzma_size(input, size);
  if (unpacked == 0) return false;
  auto* all = reinterpret_cast<Probability*>(&tables);
  for (std::size_t i = 0; i < sizeof tables / sizeof *all; ++i) all[i] = 1024;  // even odds
  const Settings settings = settings_of(input[0]);
  Decoder decoder{{input + header_size + 1, input + size},
                  tables,
                  output,
                  unpacked,
                  0,
                  settings.lc,
                  (1U << settings.lp) - 1,
                  (1U << settings.pb) - 1};
  for (int i = 0; i < 4; ++i)
    decoder.range.code = (decoder.range.code << 8U) | decoder.range.next();
  return decoder.run();
}

}  // namespace nextsession
