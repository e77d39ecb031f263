// A form and its rules, with what every simulated visit looks up in them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/interpretation.h"
#include "simulation/population.h"

namespace nextsession {

// Answer codes by linkId.
using CodesByItem = std::map<std::string, std::set<std::string, std::less<>>, std::less<>>;

struct SimulatedForm {
  // Nothing is owned: both must outlive it.
  SimulatedForm(const Questionnaire& form, const Interpretation& rules);

  const Questionnaire& form;
  const Interpretation& rules;
  Population population;

  struct Scored {
    const Construct* construct = nullptr;
    const ScoredItem* item = nullptr;
  };
  const Item* item(std::string_view link_id) const;      // null: not in the form
  const Scored* scored(std::string_view link_id) const;  // null: not scored
  // May the answer to this question change at once what is asked next? True for gates and for what
  // an enableWhen looks at; areas open only at the end of the form.
  bool is_turn(std::string_view link_id) const { return turns_.contains(link_id); }

  CodesByItem gates;         // answers that end the visit
  CodesByItem ends_ranking;  // answers after which nothing is attributed
  // Sessions below this are too early to attribute anything; 0 when the rules have no such limit.
  int attributed_from = 0;

 private:
  std::map<std::string_view, const Item*> items_;
  std::map<std::string_view, Scored> scored_;
  std::set<std::string_view> turns_;
};

// The codes that make the condition hold, or go some way towards it. Of several conditions that
// must hold together only the first: without it the others do not matter.
void add_codes_for(const Condition& when, CodesByItem& codes);

}  // namespace nextsession
