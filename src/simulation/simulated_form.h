// A form and its rules, with what every simulated visit looks up in them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/interpretation.h"
#include "questionnaire/answers.h"
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
  // May this answer change at once what is asked next? That is so for gates and for what an
  // enableWhen looks at; areas open only at the end of the form.
  bool is_turn(const std::string& link_id, const Answers& answers) const;

  std::vector<std::string> first_asked;  // before anything is answered
  CodesByItem gates;                     // answers that end the visit
  CodesByItem ends_ranking;              // answers after which nothing is attributed
  // Sessions below this are too early to attribute anything; 0 when the rules have no such limit.
  int attributed_from = 0;
  // Areas for which a rule asks whether they were talked about before, in the order of the rules.
  std::vector<std::string> can_be_raised;

 private:
  std::map<std::string_view, const Item*> items_;
  std::map<std::string_view, Scored> scored_;
  CodesByItem turns_;
  std::set<std::string_view> any_answer_turns_;  // where the condition is not about a code
};

// The codes that make the condition hold, or go some way towards it. Of several conditions that
// must hold together only the first: without it the others do not matter.
void add_codes_for(const Condition& when, CodesByItem& codes);

}  // namespace nextsession
