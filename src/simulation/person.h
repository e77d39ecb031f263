// Somebody who answers the questions of one visit in a certain manner.
#pragma once

#include <optional>
#include <string>

#include "questionnaire/answers.h"
#include "simulation/random.h"
#include "simulation/simulated_form.h"

namespace nextsession {

class Person {
 public:
  // Nothing is owned.
  Person(const SimulatedForm& form, const Pattern& pattern, Random& random);

  // Answers the question with this key (a repeating group by its linkId), or leaves it out.
  void answer(std::string_view key, Answers& answers);

 private:
  void plan_flags();
  void force(const Condition& when);
  void force_item(const std::string& link_id, const std::string& code);
  void ban_friction(const Condition& when);
  void avoid(const CodesByItem& codes);

  std::optional<Answer> skipped(const Item& item);
  std::optional<Value> choose(const Item& item);
  std::optional<Value> choose_scored(const Item& item, const SimulatedForm::Scored& scored);
  double wanted_friction(const SimulatedForm::Scored& scored);
  double mixed_friction(const Construct& construct);
  std::vector<Value> choose_several(const Item& item);
  std::vector<const AnswerOption*> allowed(const Item& item) const;
  void answer_goals(const Item& group, Answers& answers);
  int goal_shift();

  const SimulatedForm& form_;
  const Pattern& pattern_;
  Random& random_;
  Manner manner_;
  int skips_ = 0;  // percent
  int turn_ = 0;   // scored questions so far, for answers in turn
  CodesByItem forced_;
  CodesByItem banned_;
  std::map<std::string, double, std::less<>> levels_;  // of areas, where they differ
};

}  // namespace nextsession
