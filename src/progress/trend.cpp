#include "progress/trend.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "progress/kendall.h"

namespace nextsession {
namespace {

constexpr double days_a_week = 7;

std::vector<Rating> one_a_day(const std::vector<Rating>& ratings) {
  std::vector<Rating> sorted = ratings;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Rating& a, const Rating& b) { return a.day < b.day; });
  std::vector<Rating> daily;
  for (Rating& rating : sorted) {
    if (!std::isfinite(rating.value)) continue;
    if (!daily.empty() && daily.back().day == rating.day) daily.pop_back();
    daily.push_back(std::move(rating));
  }
  return daily;
}

// Points a week between every two ratings. Multiplied before it is divided, so that equal slopes
// between whole ratings are equal numbers.
std::vector<double> slopes_between(const std::vector<Rating>& daily) {
  std::vector<double> slopes;
  slopes.reserve(daily.size() * (daily.size() - 1) / 2);
  for (std::size_t later = 1; later < daily.size(); ++later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      const double days =
          static_cast<double>(daily[later].day) - static_cast<double>(daily[earlier].day);
      slopes.push_back((daily[later].value - daily[earlier].value) * days_a_week / days);
    }
  }
  return slopes;
}

double smallest(std::vector<double>& slopes, std::size_t rank) {
  const auto at = slopes.begin() + static_cast<std::ptrdiff_t>(rank);
  std::nth_element(slopes.begin(), at, slopes.end());
  return *at;
}

}  // namespace

std::optional<Trend> trend_of(const std::vector<Rating>& ratings, double tail) {
  const std::vector<Rating> daily = one_a_day(ratings);
  if (daily.size() < static_cast<std::size_t>(trend_ratings)) return std::nullopt;
  const int days = static_cast<int>(daily.size());
  const std::optional<long> critical = kendall_critical(days, tail);
  if (!critical) return std::nullopt;

  std::vector<double> slopes = slopes_between(daily);
  const std::size_t outside = (slopes.size() - static_cast<std::size_t>(*critical)) / 2;
  Trend trend;
  trend.low = smallest(slopes, outside);
  trend.high = smallest(slopes, slopes.size() - 1 - outside);
  trend.per_week =
      (smallest(slopes, (slopes.size() - 1) / 2) + smallest(slopes, slopes.size() / 2)) / 2;
  trend.ratings = days;
  trend.level = 1 - 2 * kendall_upper_tail(days, *critical);
  return trend;
}

}  // namespace nextsession
