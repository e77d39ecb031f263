// Robust trend of ratings over time: the Theil-Sen slope with its distribution-free interval.
//
// Slope: the median of the slopes between all pairs of ratings, each over the days between them, so
// that uneven intervals and gaps count as they are. Interval: slopes that Kendall's test would not
// reject, two-sided at 10 %: with the N slopes in order and c the critical value of Kendall's S
// (progress/kendall.h), from the ((N - c) / 2 + 1)-th smallest to the ((N - c) / 2 + 1)-th
// greatest. Both ends belong to it.
//
// Theil (1950), A rank-invariant method of linear and polynomial regression analysis, Proc. Kon.
// Ned. Akad. Wetensch. A 53; Sen (1968), Estimates of the regression coefficient based on Kendall's
// tau, JASA 63, doi:10.1080/01621459.1968.10480934; Hollander, Wolfe & Chicken (2014),
// Nonparametric Statistical Methods, 3rd ed., sections 9.2 and 9.3.
//
// Assumes that ratings stray from a straight line independently and alike. Equal ratings are no
// exception made: the interval with its ends holds every slope that some way of breaking the ties
// would leave in, so it covers with at least the level given, and is wide rather than narrow.
#pragma once

#include <optional>
#include <vector>

#include "progress/timeline.h"

namespace nextsession {

// Fewer have no interval of 90 %: of three ratings all rise by chance one time in six.
inline constexpr int trend_ratings = 4;

// Chance of each end: an interval of 90 % or a little more.
inline constexpr double trend_tail = 0.05;

struct Trend {
  double per_week = 0;       // points a week
  double low = 0, high = 0;  // points a week; low <= per_week <= high
  int ratings = 0;           // days with a rating
  double level = 0;  // how often such an interval covers, without ties; 1 - 2 tail or a little more
};

// Ratings in any order; of two on one day the last counts. Empty with fewer than trend_ratings
// days, or than an interval with so small a tail takes. Time and space grow with the square of the
// ratings (500: 125,000 slopes).
std::optional<Trend> trend_of(const std::vector<Rating>& ratings, double tail = trend_tail);

}  // namespace nextsession
