// What must hold for every visit, whatever was answered.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "simulation/expected.h"
#include "simulation/walk.h"

namespace nextsession {

// The same visit with one answer made worse, and no other question asked because of it.
struct WorseVisit {
  std::string link_id;
  std::string construct;
  Assessment outcome;
};

// One visit with everything the invariants look at. Nothing is owned.
struct Observed {
  const SimulatedForm& form;
  const Visit& visit;
  const std::vector<std::string>& asked;
  const Expected& expected;
  const Assessment& outcome;
  const Assessment& again;                 // assessed a second time
  const std::optional<WorseVisit>& worse;  // empty where no answer could be made worse
};

struct Verdict {
  bool looked = true;  // false: there was nothing in this visit that the invariant is about
  std::string broken;  // what is wrong, in a few words; empty when it holds
};

struct Invariant {
  const char* id;
  const char* statement;  // one line
  Verdict (*check)(const Observed& seen);
};

const std::vector<Invariant>& invariants();
const Invariant* find_invariant(std::string_view id);  // null when there is none

// Its parts. Only invariants*.cpp use these.
Verdict check_questions(const Observed& seen);
Verdict check_gate(const Observed& seen);
Verdict check_too_early(const Observed& seen);
Verdict check_notes(const Observed& seen);
Verdict check_flags(const Observed& seen);
Verdict check_monotone(const Observed& seen);
Verdict check_same_again(const Observed& seen);

Verdict check_most_reasons(const Observed& seen);
Verdict check_reason_real(const Observed& seen);
Verdict check_not_alone(const Observed& seen);
Verdict check_own_answers(const Observed& seen);
Verdict check_band(const Observed& seen);
Verdict check_strengths(const Observed& seen);

Verdict check_once(const Observed& seen);
Verdict check_held_back(const Observed& seen);
Verdict check_triggers(const Observed& seen);
Verdict check_nothing_missing(const Observed& seen);
Verdict check_first_three(const Observed& seen);

bool lists(const std::vector<std::string>& list, std::string_view id);

}  // namespace nextsession
