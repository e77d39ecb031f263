// A stable sort for the short lists of one assessment (a dozen constructs, a dozen flags).
// std::stable_sort would be 3 kB of the page for each of its uses, to be faster on long ones.
#pragma once

#include <utility>
#include <vector>

namespace nextsession {

// Equal elements keep their places. Quadratic: not for lists that grow with a form.
template <class T, class Before>
void put_in_order(std::vector<T>& list, Before before) {
  for (std::size_t i = 1; i < list.size(); ++i) {
    for (std::size_t j = i; j > 0 && before(list[j], list[j - 1]); --j) {
      std::swap(list[j], list[j - 1]);
    }
  }
}

}  // namespace nextsession
