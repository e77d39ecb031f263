// What many visits together have shown. Sums only, so that parts can be made apart and put
// together in any order.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "questionnaire/json_fwd.h"
#include "simulation/invariants.h"

namespace nextsession {

// How often each number of questions was met.
class Lengths {
 public:
  void add(int questions);
  void add(const Lengths& other);
  std::int64_t count() const { return count_; }
  // The least number that at least this share of visits (0 to 1) does not exceed; 0 without visits.
  int quantile(double share) const;
  int most() const { return quantile(1); }

 private:
  std::vector<std::int64_t> visits_;  // by number of questions
  std::int64_t count_ = 0;
};

struct Reached {
  std::string id;
  std::int64_t count = 0;
};

struct ReachedArea {
  std::string id;
  bool may_be_strength = true;
  bool may_be_check = false;
  std::int64_t reason = 0, strength = 0, check = 0;
};

struct ReachedAdvice {
  std::string id;
  std::int64_t first = 0, more = 0, held_back = 0;
  std::int64_t shown() const { return first + more; }
};

struct Path {
  const char* id = "";
  const char* title = "";
  Lengths questions;
};

struct Kept {
  std::string id;
  std::string statement;
  std::int64_t looked = 0;  // visits that had something to look at
  std::int64_t broken = 0;
  std::uint64_t first = 0;  // number of the first visit that broke it
  std::string what;         // what was wrong there
};

// The most questions a visitor should see (visits for which is_visitor() holds). A product
// decision: nobody who feels stuck should meet more.
struct LengthBudget {
  int median = 30;
  int p95 = 42;
};
inline constexpr int seconds_per_question = 10;  // an assumption, for the estimate of minutes

struct FormReport {
  FormReport(std::string form, const SimulatedForm& simulated);

  void add(const SimulatedForm& simulated, const SimulatedVisit& visit, const Observed& seen);
  void add(const FormReport& other);  // of the same form

  const Path& path(std::string_view id) const;

  std::string form;  // "patient"
  std::int64_t visits = 0;
  std::vector<Reached> patterns;  // groups of the population
  std::vector<ReachedArea> areas;
  std::int64_t attributed = 0, gated = 0, no_strength = 0;
  std::vector<Reached> notes;
  std::vector<Reached> flags;
  std::vector<ReachedAdvice> advice;
  std::vector<Path> paths;  // the first is that of the visitors, which the budget is for
  std::vector<Kept> invariants;
};

// Minutes at seconds_per_question, with one decimal: "4.7".
std::string minutes_for(int questions);

// Each thing that is not as it should be, as one line; none when all is well.
std::vector<std::string> shortfalls(const FormReport& report, const LengthBudget& budget);

// The same numbers for machines; the fields are named in docs/behaviour.md.
Json to_json(const std::vector<FormReport>& reports, std::uint64_t seed,
             const LengthBudget& budget);

}  // namespace nextsession
