// What the rules say about one visit, worked out a second time in the plainest way from the data
// alone, so that a mistake in src/assessment shows as a difference.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "assessment/assess.h"

namespace nextsession {

class Expected {
 public:
  // Which questions are asked is taken as given. Nothing is owned.
  Expected(const Visit& visit, const std::vector<std::string>& asked);

  struct Area {
    const Construct* rule = nullptr;
    std::optional<double> friction;  // 0 good to 1 problem; empty: not enough answers
    bool raised = false;             // in a band above the first
    bool check_only = false;         // raised only by answers that call for a check
    int shown = 0;                   // questions that were asked and apply
  };

  // Null when the rules have no such area.
  const Area* area(std::string_view construct) const;
  const std::vector<Area>& areas() const { return areas_; }
  int sessions() const { return sessions_; }  // least number; -1 not said
  bool sparse() const { return sparse_; }
  const std::string& progress() const { return progress_; }

  bool is_asked(std::string_view key) const { return asked_.contains(key); }
  // The friction of an answer of a scored question; empty when it was not asked, or skipped.
  std::optional<double> friction(const ScoredItem& item) const;
  std::optional<double> friction(std::string_view link_id) const;

  // `outcome` says whether there are reasons and strengths, and how sure an area is.
  bool holds(const Condition& when, const Assessment& outcome,
             Confidence least = Confidence::Low) const;
  bool flag_is_up(const SafetyFlag& flag, const Assessment& outcome) const {
    return holds(flag.when, outcome);
  }

 private:
  const Answer* given(std::string_view link_id) const;
  bool gives(std::string_view link_id, const std::vector<std::string>& codes) const;
  Area area_of(const Construct& construct) const;
  bool is_check_only(const Construct& construct) const;
  bool is_sparse() const;
  void read_goals();

  const Visit& visit_;
  std::set<std::string_view> asked_;
  std::vector<Area> areas_;
  int sessions_ = -1;
  bool sparse_ = false;
  std::string progress_ = "unknown";
  int goals_named_ = 0;
};

// Index of the band that holds this friction.
std::size_t expected_band(const Interpretation& rules, double friction);

// A friction that should reach a limit may miss it by a rounding error.
inline constexpr double rounding = 1e-9;

}  // namespace nextsession
