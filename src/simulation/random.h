// Numbers that look like chance and are the same on every machine: the distributions of the
// standard library differ between libraries.
#pragma once

#include <cstdint>

namespace nextsession {

// SplitMix64 (Steele, Lea, Flood 2014, doi:10.1145/2660193.2660195).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  // A row of its own for each `number` of one seed, so that any one of them can be made again
  // without those before it.
  Random(std::uint64_t seed, std::uint64_t number);

  std::uint64_t next();
  // 0 to `limit` - 1, each as often as the others (to one part in four billion). `limit` from 1 on.
  int below(int limit);
  // True in `percent` of 100.
  bool chance(int percent) { return below(100) < percent; }

 private:
  std::uint64_t state_;
};

}  // namespace nextsession
