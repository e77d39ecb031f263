#include "simulation/population.h"

namespace nextsession {
namespace {

std::vector<Pattern> plain(Manner manner, const char* group) {
  return {{manner, group, {}, {}, {}}};
}

std::vector<Pattern> contradictions(const Interpretation& rules) {
  const char* const group = "contradictory";
  std::vector<Pattern> patterns{
      {Manner::Contradictory, group, "goals reached, everything wrong", {}, {}}};
  for (const Construct& construct : rules.constructs) {
    if (construct.items.size() < 2) continue;
    patterns.push_back(
        {Manner::Contradictory, group, construct.id + " at both ends", construct.id, {}});
  }
  return patterns;
}

std::vector<Pattern> one_area_each(const Interpretation& rules) {
  std::vector<Pattern> patterns;
  for (const Construct& construct : rules.constructs) {
    patterns.push_back({Manner::OneArea, "one area", construct.id, construct.id, {}});
  }
  return patterns;
}

std::vector<Pattern> one_flag_each(const Interpretation& rules) {
  std::vector<Pattern> patterns;
  for (const SafetyFlag& flag : rules.flags) {
    patterns.push_back({Manner::Flags, "one flag", flag.id, {}, {flag.id}});
  }
  return patterns;
}

// A gate ends the visit, so it has no company.
std::vector<Pattern> two_flags_each(const Interpretation& rules) {
  std::vector<Pattern> patterns;
  for (std::size_t i = 0; i < rules.flags.size(); ++i) {
    for (std::size_t k = i + 1; k < rules.flags.size(); ++k) {
      const SafetyFlag& a = rules.flags[i];
      const SafetyFlag& b = rules.flags[k];
      if (a.gate || b.gate) continue;
      patterns.push_back({Manner::Flags, "two flags", a.id + " and " + b.id, {}, {a.id, b.id}});
    }
  }
  return patterns;
}

}  // namespace

Population::Population(const Interpretation& rules) {
  groups_ = {plain(Manner::Random, "random"),
             plain(Manner::Mixed, "mixed"),
             one_area_each(rules),
             plain(Manner::Best, "best"),
             plain(Manner::Middle, "middle"),
             plain(Manner::Worst, "worst"),
             plain(Manner::Alternating, "alternating"),
             plain(Manner::Sparse, "sparse"),
             contradictions(rules),
             one_flag_each(rules),
             two_flags_each(rules)};
  std::erase_if(groups_, [](const std::vector<Pattern>& group) { return group.empty(); });
}

const Pattern& Population::of(std::uint64_t number) const {
  const std::vector<Pattern>& group = groups_[number % groups_.size()];
  return group[number / groups_.size() % group.size()];
}

bool is_visitor(Manner manner) {
  return manner == Manner::Mixed || manner == Manner::OneArea || manner == Manner::Best;
}

}  // namespace nextsession
