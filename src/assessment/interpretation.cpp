#include "assessment/interpretation.h"

#include <algorithm>

#include "assessment/numbers.h"

namespace nextsession {
namespace {

template <class T>
const T* by_id(const std::vector<T>& list, std::string_view id) {
  const auto found =
      std::find_if(list.begin(), list.end(), [id](const T& entry) { return entry.id == id; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

const char* name_of(Confidence confidence) {
  switch (confidence) {
    case Confidence::Medium: return "medium";
    case Confidence::Low: return "low";
    case Confidence::None: break;
  }
  return "none";
}

const Construct* Interpretation::construct(std::string_view wanted) const {
  return by_id(constructs, wanted);
}

const Advice* Interpretation::find_advice(std::string_view wanted) const {
  return by_id(advice, wanted);
}

const SafetyFlag* Interpretation::flag(std::string_view wanted) const {
  return by_id(flags, wanted);
}

std::size_t band_index(const Interpretation& rules, double friction) {
  std::size_t index = 0;
  for (std::size_t i = 0; i < rules.bands.size(); ++i) {
    if (reaches(friction, rules.bands[i].from)) index = i;
  }
  return index;
}

std::size_t tie_place(const Interpretation& rules, const Construct& construct) {
  for (std::size_t i = 0; i < rules.ties.size(); ++i) {
    if (rules.ties[i] == construct.id) return i;
    if (!construct.family.empty() && rules.ties[i] == construct.family) return i;
  }
  return rules.ties.size();
}

std::size_t file_place(const Interpretation& rules, std::string_view construct) {
  std::size_t place = 0;
  while (place < rules.constructs.size() && rules.constructs[place].id != construct) ++place;
  return place;
}

}  // namespace nextsession
