#include "simulation/random.h"

namespace nextsession {

Random::Random(std::uint64_t seed, std::uint64_t number) : state_(seed) {
  state_ = next() ^ number;
  state_ = next();
}

std::uint64_t Random::next() {
  state_ += 0x9E3779B97F4A7C15U;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

int Random::below(int limit) {
  const std::uint64_t high = next() >> 32U;
  return static_cast<int>((high * static_cast<std::uint64_t>(limit)) >> 32U);
}

}  // namespace nextsession
