// The real forms, ready to be simulated.
#pragma once

#include <map>

#include "simulation/simulate.h"
#include "support/visits.h"

namespace nextsession::test {

struct OneForm {
  explicit OneForm(const std::string& id) : form(form_of(id)), rules(rules_of(id, form)) {}

  static Questionnaire form_of(const std::string& id) {
    Findings findings;
    auto read = read_questionnaire(json_of(source_dir() / "assets/questionnaires" / (id + ".json")),
                                   id, findings);
    expect_clean(findings);
    REQUIRE(read.has_value());
    return *std::move(read);
  }
  static Interpretation rules_of(const std::string& id, const Questionnaire& form) {
    Findings findings;
    auto read = read_interpretation(
        json_of(source_dir() / "assets/interpretation" / (id + ".json")), form, id, findings);
    expect_clean(findings);
    REQUIRE(read.has_value());
    return *std::move(read);
  }

  Questionnaire form;
  Interpretation rules;
  SimulatedForm simulated{form, rules};
};

inline const SimulatedForm& simulated_patient() {
  static const OneForm one("patient");
  return one.simulated;
}

inline const SimulatedForm& simulated_therapist() {
  static const OneForm one("therapist");
  return one.simulated;
}

}  // namespace nextsession::test
