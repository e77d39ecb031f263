// The unpacker of the page's parts: what xz packs comes out again, and damaged bytes do no harm.
#include "unpack/lzma.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using namespace nextsession;

namespace {

using Bytes = std::vector<std::uint8_t>;

// The text that was packed: words in a fixed disorder, so that there are literals, long and short
// matches, and repeated distances.
std::string packed_text() {
  const std::vector<std::string> words = {"session", "goal",  "therapist", "question", "answer",
                                          "often",   "never", "talk",      "plan",     "safe"};
  std::uint32_t seed = 7;
  std::string text;
  for (int i = 0; i < 600; ++i) {
    seed = (seed * 1103515245U + 12345U) & 0x7FFFFFFFU;
    text += words[(seed >> 16U) % 10];
    text += (seed >> 8U) % 9 != 0 ? ' ' : '\n';
    if (i % 97 == 0) text += std::to_string(seed);
  }
  return text;
}

// `xz --format=lzma -9e`, with the size written into its header.
constexpr const char* usual =
    "XQAAAAS0DwAAAAAAAAAwm4rOXO4DcD2SpLrdYTir1PbAKjdVPpUGtZbVfQAoe9ffgLjw5bK6VfDfTCSnDLO0YdzceIiy"
    "oTDivTvUmRK2oLxOazlX6vUIYWUrSNofQpwMXe3hRxZ46aF9LOrynCyWay3Ppkw4E4WPocxM12swElA6tAs3i0Bl4rCY"
    "0LCiv4wU6UZhPHn+AfGkwZABC6+alPrxAzsbtxXHy7trH2DQioNN9cghS2Pg7gqt5bL4XedAqYCkxz4hHIDnMkR3EZ89"
    "/wArfD0zy4VNAaNH6ppdL0Imh+met+tTm4/ZeH3B0iBSoU/tqXM771bugLJb0fUI/BkDfIBdcX8EPssKdJJWG9tcwy30"
    "GqNhxs+jv6oDJmBdPiwTftC7ci+8JC5ccWGtLf9fm6jBZB+HdRDYx0+JdbnzUHUjRABLJAz5JkGGvXzKypV1yGd5RyLK"
    "cErrhLzKmKoZ3fQ9364cuv9nulYcllyP8SrFleBJLoB7PvWTDe/sd12pJaoTLrCFzQAj+IkaDiM2Y4D0Qa6G+DHRDqXE"
    "siUq+IFl+EDQ2JN9M4WD83fbHWc/LpfrEs0pgWgAEPBfwg6yuAT4f5ejCc91igYJdVxkBQk3PPO7w+W8x4zOQbguaB7n"
    "KrmICLCb/mJAwq8TNNxQ2aZkeXz7+wp0xo8rjNk+V56qHZwEII9Q2NuHmlzXf3idS8ExA0h/p3n6yhhWo4FK0OLoedGg"
    "1eBCaass1VbcVDHMwgBxByNE/NLabECsK3KC5y+zIvegQaGURW5JAa4zFBrwdXBFTB6tGNzvukW0ailmnpSkCC4cxGar"
    "569IBAwuyRQ81qbIn6uTWijYFZ8obB9ToVhPlioJ9pcWiolteZ8kERx/EVBOt8HNBtkb3WxtViQXKxn/LDG8zNOqeAMX"
    "h7ZlrMsSvDuZrJNiHy/tFpR8yE4MjNnIISbdRXV74PJxhz2Rps6hYYiSZzPy1djTTzlE4cWVsGod0pX/4Cpe8u3W5n2b"
    "BNe5i4pxssAGtP8fZ/70G7qf";

// The same with lc=1, lp=2, pb=0 and a dictionary of 4 KiB.
constexpr const char* unusual =
    "EwAQAAC0DwAAAAAAAAAwnGfFXrQPG5+yoR45T5QKjQrF2puUVoEP1XrndUhlGhkMDuWfYJwEHTCpBtTU2JujMQWipOad"
    "cCvbLUixsYIlU/Tqpa1fwx+ebHAEWqP1Sj5+rzaM8Udcal4UpcRFSvlV32U56rzOPrANPagma6UiiUvpvIHnEZc5/GX5"
    "BhDBLodtbhYXQV+lTXiZTMWQcjSMp5cbhxamPI6TyNeLhqSIgKn4Ij/VLa/QKUyp3QJ1D5UzzGnqd1yVBq8XOn7hJda4"
    "tvKv57Yi8pWpsuQ8rFLsPaOiG/htF3xlIskVGpaHxNeI45GNZOONVT3gBL051kJhYMptTV1E05K4fU2IQHJ16nW/9mDu"
    "qu6XTosfCD+s0QwswyO+il0B/F4glT+m8FEi+Uns+4elsYboh5jHhaqEEUAvAuecVEL/BE2vsfaMSKFSTATgt8M+vsMX"
    "Hz7hbq/1PpX4gDajfUmYgF8t6R8IGDmnRcJ+NrPY2/BIfULTItjajYd/UWHOAiAYUA3kfOKM3y4vz22DoiP16KvG3ni9"
    "FTpZCPvrcDPaKvbunAId1w2F/fnj2uUtyAcjtEXa81F4lzNijnSvsYd7ZuueIwVl4/rE+8qpc2oWcydrniotoU/Tc9Gr"
    "DEWkXBzcA6PBAISYsFY2zxcFFUOiI9pSNAkE/b7A8WECP5h3JT6gtWBSuz9Qye5wkjMaHOCQDfvpghK8fp4jT4hVVfll"
    "/9HynfDuD4AYGbWtjzF09q4XGfxLhcG9WpiMbjeWmWMwUex4FWcyYHWrK2yh5z0KDjotgSDm+KItGYfCv58fEnvApDaS"
    "hW+ZrW5+4S24IALmkP+UDUJ/htG35NMME83/vHJwxXxI3mfmoAPMPBGJk5hB8xz8fZ5NDN5C2I1RFAIsWifAIFthRW+g"
    "l43k2DZOynFf1pA/kd8OI2frKvKeFD4MjQFjaug445yZaS0EQMmEo4HIrIEtP3ZaJfhGOKSfnhVz2RM+K3wHWYWAnEIX"
    "LI1JRv9mr/93kxYA";

Bytes from_base64(std::string_view text) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  Bytes bytes;
  std::uint32_t held = 0, bits = 0;
  for (const char c : text) {
    const std::size_t digit = digits.find(c);
    if (digit == std::string_view::npos) break;
    held = (held << 6U) | static_cast<std::uint32_t>(digit);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<std::uint8_t>(held >> bits));
  }
  return bytes;
}

// Each in a block of its own size, so that the sanitizer sees a step beyond it.
bool unpacks(const Bytes& packed, Bytes& out) {
  out.assign(unlzma_size(packed.data(), packed.size()), 0);
  return !out.empty() && unlzma(packed.data(), packed.size(), out.data());
}

}  // namespace

TEST_CASE("unpack: what xz packed comes out again, and again") {
  const std::string text = packed_text();
  for (const char* packed : {usual, unusual, usual}) {
    Bytes out;
    REQUIRE(unpacks(from_base64(packed), out));
    CHECK(std::string(out.begin(), out.end()) == text);
  }
}

TEST_CASE("unpack: headers that promise what cannot be") {
  const Bytes good = from_base64(usual);
  REQUIRE(unlzma_size(good.data(), good.size()) == packed_text().size());
  struct Row {
    const char* about;
    std::size_t at;
    std::uint8_t value;
  };
  for (const Row& row : {Row{"settings beyond the format", 0, 225}, Row{"lc of 8", 0, 8},
                         Row{"lc of 3 with lp of 2", 0, 21}, Row{"4 GiB", 9, 1},
                         Row{"a size that is not told", 12, 255}}) {
    CAPTURE(row.about);
    Bytes bad = good;
    bad[row.at] = row.value;
    CHECK(unlzma_size(bad.data(), bad.size()) == 0);
    Bytes out;
    CHECK_FALSE(unpacks(bad, out));
  }
  for (std::size_t size = 0; size < 18; ++size) CHECK(unlzma_size(good.data(), size) == 0);
}

TEST_CASE("unpack: damaged and cut bytes end, and touch nothing outside") {
  const Bytes good = from_base64(usual);
  std::mt19937 random(11);
  int refused = 0;
  for (int i = 0; i < 2000; ++i) {
    Bytes bad = good;
    if (i % 2 == 0) bad.resize(14 + random() % (bad.size() - 14));
    for (int k = 0; k < 3; ++k)
      bad[13 + random() % (bad.size() - 13)] ^= static_cast<std::uint8_t>(1U << (random() % 8));
    Bytes out;
    if (!unpacks(bad, out)) ++refused;
  }
  CHECK(refused > 1000);
}
