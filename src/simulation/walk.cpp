#include "simulation/walk.h"

#include <algorithm>

#include "simulation/person.h"

namespace nextsession {
namespace {

// Answers what is asked and new, in order, up to an answer that may change what comes next. False
// when nothing else can be asked because of it.
bool answer_on(const SimulatedForm& form, Person& person, std::set<std::string>& passed,
               SimulatedVisit& visit) {
  bool may_change = false;
  for (const std::string& key : visit.asked) {
    if (!passed.insert(key).second) continue;
    person.answer(key, visit.answers);
    // A deeper question opens no area.
    const SimulatedForm::Scored* scored = form.scored(key);
    may_change = may_change || scored == nullptr || !scored->item->deep;
    if (!form.is_turn(key, visit.answers)) continue;
    may_change = true;
    break;
  }
  return may_change;
}

void answer_all(const SimulatedForm& form, Person& person, std::set<std::string>& passed,
                SimulatedVisit& visit) {
  while (answer_on(form, person, passed, visit)) {
    visit.asked = questions_to_ask(visit.visit(form));
  }
}

// From the list of all areas behind the results.
void open_by_hand(const SimulatedForm& form, Random& random, SimulatedVisit& visit) {
  const std::vector<Construct>& areas = form.rules.constructs;
  if (areas.empty()) return;
  for (int i = 0, count = 1 + random.below(2); i < count; ++i) {
    visit.opened.insert(
        areas[static_cast<std::size_t>(random.below(static_cast<int>(areas.size())))].id);
  }
}

// Three in ten come back after a talk, mostly about one or two areas. Assumed: there are no data.
void raise_before(const SimulatedForm& form, Random& random, SimulatedVisit& visit) {
  if (form.can_be_raised.empty() || !random.chance(30)) return;
  for (int i = 0, count = 1 + random.below(3); i < count; ++i) {
    const int areas = static_cast<int>(form.can_be_raised.size());
    visit.raised.insert(form.can_be_raised[static_cast<std::size_t>(random.below(areas))]);
  }
}

}  // namespace

SimulatedVisit simulate_visit(const SimulatedForm& form, std::uint64_t number, Random& random) {
  SimulatedVisit visit;
  visit.number = number;
  visit.pattern = &form.population.of(number);
  if (random.chance(10)) visit.seconds_per_answer = random.chance(50) ? 1 : 8;
  const bool opens = random.chance(10);
  Person person(form, *visit.pattern, random);
  std::set<std::string> passed;
  visit.asked = form.first_asked;
  answer_all(form, person, passed, visit);
  if (opens) {
    open_by_hand(form, random, visit);
    visit.asked = questions_to_ask(visit.visit(form));
    answer_all(form, person, passed, visit);
  }
  // Last, so that the answers do not depend on whether the rules ask for it.
  raise_before(form, random, visit);
  return visit;
}

}  // namespace nextsession
