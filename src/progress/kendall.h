// The null distribution of Kendall's S: how often chance alone brings as much agreement in order.
//
// Of n values in random order without ties, S is the number of pairs that rise minus the number
// that fall: S = n(n-1)/2 - 2 I, where I counts the pairs out of order. I is a sum of independent
// whole numbers, each uniform on 0..i-1 for i = 1..n, which gives the recurrence
//   P_i(I = k) = (P_{i-1}(I = k) + ... + P_{i-1}(I = k - i + 1)) / i
// and the cumulants used for many values.
//
// Kendall (1938), A new measure of rank correlation, Biometrika 30, doi:10.1093/biomet/30.1-2.81;
// Kendall, Rank Correlation Methods, chapter 5; Hollander, Wolfe & Chicken (2014), Nonparametric
// Statistical Methods, 3rd ed., section 8.1 and its table; counts: https://oeis.org/A008302.
#pragma once

#include <optional>

namespace nextsession {

// Up to this many values the distribution is counted out. Above it, an Edgeworth series of one term
// (fourth cumulant, spacing of 2 allowed for) is within 0.00001 of it.
inline constexpr int kendall_counted = 100;

// P(S >= s) for n values; n below 2 is taken as S = 0.
double kendall_upper_tail(int n, long s);

// The smallest s that S can take with P(S >= s) <= tail; empty where even the greatest S is
// likelier than that. 0 < tail < 0.5.
std::optional<long> kendall_critical(int n, double tail);

}  // namespace nextsession
