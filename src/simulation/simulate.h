// Simulates visits and sums up what they show.
#pragma once

#include <cstdint>
#include <functional>

#include "simulation/report.h"

namespace nextsession {

struct VisitRange {
  std::uint64_t first = 1;
  std::uint64_t count = 0;
  std::uint64_t step = 1;  // every second one, say, for two workers
};

// Adds the visits to the report. The same seed and numbers give the same report, in parts or whole.
void simulate(const SimulatedForm& form, std::uint64_t seed, const VisitRange& range,
              FormReport& report);

// One visit, looked at by everything: `see` is called with it.
void observe(const SimulatedForm& form, std::uint64_t seed, std::uint64_t number,
             const std::function<void(const SimulatedVisit&, const Observed&)>& see);

}  // namespace nextsession
