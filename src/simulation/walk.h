// One visit from the first question to the last, as a person makes it on the page.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "assessment/assess.h"
#include "simulation/random.h"
#include "simulation/simulated_form.h"

namespace nextsession {

// Owns what a Visit looks at.
struct SimulatedVisit {
  std::uint64_t number = 0;
  const Pattern* pattern = nullptr;  // of the form's population
  Answers answers;
  std::set<std::string, std::less<>> opened;  // areas opened by hand
  std::set<std::string, std::less<>> raised;  // areas talked about before this visit
  std::optional<double> seconds_per_answer;
  std::vector<std::string> asked;  // as questions_to_ask gives them at the end

  Visit visit(const SimulatedForm& form) const {
    return {form.form, form.rules, answers, opened, seconds_per_answer, raised};
  }
};

// Everything about it follows from the form, `seed` and `number`. `random` is left at a place of
// this visit's own, for whatever else is tried with it.
SimulatedVisit simulate_visit(const SimulatedForm& form, std::uint64_t number, Random& random);

}  // namespace nextsession
