#include "progress/kendall.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace nextsession {
namespace {

long pairs_of(int n) { return static_cast<long>(n) * (n - 1) / 2; }

// P(I = k) for every number k of pairs out of order.
std::vector<double> counted_out(int n) {
  std::vector<double> before = {1.0};
  for (long i = 2; i <= n; ++i) {
    std::vector<double> chances(before.size() + static_cast<std::size_t>(i) - 1);
    double window = 0;
    for (std::size_t k = 0; k < chances.size(); ++k) {
      if (k < before.size()) window += before[k];
      if (k >= static_cast<std::size_t>(i)) window -= before[k - static_cast<std::size_t>(i)];
      chances[k] = window / static_cast<double>(i);
    }
    before = std::move(chances);
  }
  return before;
}

// With a uniform U on -1..1 added, P(S >= s) = P(S + U >= s - 1) exactly, and S + U has no steps
// that a smooth series would miss. s is a value S can take.
double by_series(int n, long s) {
  const double size = n;
  const double variance = size * (size - 1) * (2 * size + 5) / 18 + 1.0 / 3;
  double fourth = -16.0 / 120;  // fourth cumulant; -(i^4 - 1) / 120 for a uniform on 0..i-1
  for (int i = 2; i <= n; ++i) fourth -= 16.0 * (std::pow(i, 4) - 1) / 120;
  const double x = (static_cast<double>(s) - 1) / std::sqrt(variance);
  const double density = std::exp(-x * x / 2) / std::sqrt(2 * std::acos(-1.0));
  const double tail = std::erfc(x / std::sqrt(2.0)) / 2 +
                      density * fourth / (24 * variance * variance) * (x * x * x - 3 * x);
  return std::clamp(tail, 0.0, 1.0);
}

std::optional<long> counted_critical(int n, double tail) {
  double sum = 0;
  long below = 0;  // numbers of pairs out of order, from 0, that stay within the tail
  for (const double chance : counted_out(n)) {
    sum += chance;
    if (sum > tail) break;
    ++below;
  }
  if (below == 0) return std::nullopt;
  return pairs_of(n) - 2 * (below - 1);
}

}  // namespace

double kendall_upper_tail(int n, long s) {
  const long pairs = n < 2 ? 0 : pairs_of(n);
  if (s > pairs) return 0;
  if (s <= -pairs) return 1;
  const long out_of_order = (pairs - s) / 2;  // at most so many
  if (n > kendall_counted) return by_series(n, pairs - 2 * out_of_order);
  const std::vector<double> chances = counted_out(n);
  double sum = 0;
  for (std::size_t k = 0; k <= static_cast<std::size_t>(out_of_order); ++k) sum += chances[k];
  return std::min(sum, 1.0);
}

std::optional<long> kendall_critical(int n, double tail) {
  if (n < 2) return std::nullopt;
  if (n <= kendall_counted) return counted_critical(n, tail);
  long within = 0;                // pairs out of order that stay within the tail
  long beyond = pairs_of(n) / 2;  // ... that do not: the middle
  while (beyond - within > 1) {
    const long middle = (within + beyond) / 2;
    (by_series(n, pairs_of(n) - 2 * middle) <= tail ? within : beyond) = middle;
  }
  return pairs_of(n) - 2 * within;
}

}  // namespace nextsession
