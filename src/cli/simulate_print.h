// What simulated visits have shown, as tables.
#pragma once

#include <ostream>

#include "simulation/report.h"

namespace nextsession {

enum class TableStyle { Text, Markdown };

void print_simulation(const FormReport& report, std::uint64_t seed, const LengthBudget& budget,
                      TableStyle style, std::ostream& out);

// One visit with its answers and what comes of them. False when it breaks an invariant.
bool print_simulated_visit(const SimulatedVisit& visit, const Observed& seen, std::uint64_t seed,
                           std::ostream& out);

}  // namespace nextsession
