#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

#include "progress/day.h"
#include "progress/kendall.h"
#include "progress/trend.h"

using namespace nextsession;

namespace {

std::vector<Rating> ratings_at(const std::vector<long>& days, const std::vector<double>& values) {
  std::vector<Rating> ratings;
  for (std::size_t i = 0; i < days.size(); ++i) {
    ratings.push_back({days[i], date_of(days[i]), values[i]});
  }
  return ratings;
}

// Whether Kendall's test at the critical value leaves a slope standing, ties broken in its favour.
bool slope_stands(const std::vector<Rating>& ratings, double per_week, long critical) {
  long above = 0;
  long below = 0;
  long pairs = 0;
  for (std::size_t later = 1; later < ratings.size(); ++later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      const auto days = static_cast<double>(ratings[later].day - ratings[earlier].day);
      const double slope = (ratings[later].value - ratings[earlier].value) * 7 / days;
      ++pairs;
      if (slope > per_week) ++above;
      if (slope < per_week) ++below;
    }
  }
  const long tied = pairs - above - below;
  return above - below - tied < critical && below - above - tied < critical;
}

// Whole ratings at growing, uneven days.
std::vector<Rating> random_ratings(std::mt19937& random, int count) {
  std::vector<Rating> ratings;
  long day = static_cast<long>(random() % 20000);
  for (int i = 0; i < count; ++i) {
    ratings.push_back({day, date_of(day), static_cast<double>(random() % 11)});
    day += 1 + static_cast<long>(random() % (random() % 4 == 0 ? 200 : 20));
  }
  return ratings;
}

double near(double value) { return 1e-9 * (1 + std::fabs(value)); }

}  // namespace

// Sen (1968), the example of section 6: slope 4, interval 3.71 to 4.38, the fourth and the
// eighteenth of 21 slopes. Sen calls that 93 %, but these two are left out only by |S| >= 15, so
// that they cover with 97 %; 93 % takes the fifth and the seventeenth, as in Hollander & Wolfe. The
// test of every order below agrees. With days for Sen's x, per week.
TEST_CASE("trend: Sen's example") {
  const std::vector<Rating> ratings =
      ratings_at({1, 2, 3, 4, 10, 12, 18}, {9, 15, 19, 20, 45, 55, 78});
  const auto wide = trend_of(ratings, 0.02);
  REQUIRE(wide.has_value());
  CHECK(wide->per_week / 7 == doctest::Approx(4));
  CHECK(std::fabs(wide->low / 7 - 3.71) < 0.005);
  CHECK(std::fabs(wide->high / 7 - 4.38) < 0.0051);  // 4.375
  CHECK(std::fabs(wide->level - 0.970) < 0.0005);

  const auto trend = trend_of(ratings);
  REQUIRE(trend.has_value());
  CHECK(trend->per_week / 7 == doctest::Approx(4));
  CHECK(trend->low / 7 == doctest::Approx(3.75));
  CHECK(trend->high / 7 == doctest::Approx(46.0 / 11));
  CHECK(std::fabs(trend->level - 0.931) < 0.0005);
  CHECK(trend->ratings == 7);
}

// Hollander, Wolfe & Chicken (2014), example 9.1, cloud seeding: the ten slopes by hand are -.15
// -.13 -.08 -.07 -.0575 -.055 -.045 -.0333 .01 .04; C = 8 at alpha .084, so the second and the
// ninth.
TEST_CASE("trend: Hollander and Wolfe's example") {
  const auto trend = trend_of(ratings_at({1, 2, 3, 4, 5}, {1.26, 1.27, 1.12, 1.16, 1.03}));
  REQUIRE(trend.has_value());
  CHECK(trend->per_week / 7 == doctest::Approx(-0.05625));
  CHECK(trend->low / 7 == doctest::Approx(-0.13));
  CHECK(trend->high / 7 == doctest::Approx(0.01));
  CHECK(trend->level == doctest::Approx(1 - 2 * 5.0 / 120));
}

// Daniel, Biostatistics, example 13.11.1: testosterone on citric acid, not in order; slope .4878.
TEST_CASE("trend: Daniel's example") {
  const auto trend = trend_of(ratings_at({421, 278, 618, 482, 465, 105, 550, 750},
                                         {230, 175, 315, 290, 275, 150, 360, 425}));
  REQUIRE(trend.has_value());
  CHECK(trend->per_week / 7 == doctest::Approx(0.4878).epsilon(0.0001));
  // The seventh and the twenty-second of 28 slopes: S = 16 at 5 %.
  CHECK(trend->low / 7 == doctest::Approx(65.0 / 200));
  CHECK(trend->high / 7 == doctest::Approx(110.0 / 132));
}

TEST_CASE("trend: simple cases") {
  struct Row {
    const char* about;
    std::vector<long> days;
    std::vector<double> values;
    double low, per_week, high;
  };
  const std::vector<Row> rows = {
      {"a line", {0, 7, 14, 21}, {2, 3, 4, 5}, 1, 1, 1},
      {"a line with gaps", {0, 7, 70, 700}, {0, 0.1, 1, 10}, 0.1, 0.1, 0.1},
      {"flat", {0, 5, 30, 31}, {6, 6, 6, 6}, 0, 0, 0},
      {"down", {0, 14, 28, 42}, {8, 6, 4, 2}, -1, -1, -1},
      {"four ratings: the smallest and the greatest slope",
       {0, 7, 14, 21},
       {2, 5, 4, 6},
       -1,
       // 3 1 4/3 -1 0.5 2 -> middle of 1 and 4/3
       7.0 / 6,
       3},
      {"one outlier among eight leaves the slope",
       {0, 7, 14, 21, 28, 35, 42, 49},
       {1, 2, 3, 10, 5, 6, 7, 8},
       1,
       1,
       1},
      {"the day decides, not the place",
       {0, 7, 14, 2100},
       {1, 2, 3, 4},
       7.0 / 2086,
       // 1 1 1 7*3/2100 7*2/2093 7/2086
       (1 + 0.01) / 2,
       1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.about);
    const auto trend = trend_of(ratings_at(row.days, row.values));
    REQUIRE(trend.has_value());
    CHECK(trend->low == doctest::Approx(row.low));
    CHECK(trend->per_week == doctest::Approx(row.per_week));
    CHECK(trend->high == doctest::Approx(row.high));
    CHECK(trend->ratings == static_cast<int>(row.days.size()));
  }
}

TEST_CASE("trend: fewer than four days carry none") {
  CHECK_FALSE(trend_of({}).has_value());
  CHECK_FALSE(trend_of(ratings_at({1, 2, 3}, {1, 5, 9})).has_value());
  CHECK_FALSE(trend_of(ratings_at({1, 2, 3, 3, 2, 1}, {1, 5, 9, 2, 3, 4})).has_value());
  const double none = std::numeric_limits<double>::quiet_NaN();
  CHECK_FALSE(trend_of(ratings_at({1, 2, 3, 4}, {1, 5, none, 4})).has_value());
}

TEST_CASE("trend: a smaller tail takes more ratings") {
  const std::vector<Rating> four = ratings_at({0, 7, 14, 21}, {2, 3, 4, 5});
  CHECK(trend_of(four, 0.05).has_value());
  CHECK_FALSE(trend_of(four, 0.025).has_value());
}

TEST_CASE("trend: of two ratings on one day the last counts") {
  const auto once = trend_of(ratings_at({0, 7, 14, 21}, {2, 3, 4, 5}));
  const auto twice = trend_of(ratings_at({0, 7, 7, 14, 21}, {2, 9, 3, 4, 5}));
  REQUIRE(once.has_value());
  REQUIRE(twice.has_value());
  CHECK(twice->ratings == 4);
  CHECK(twice->low == once->low);
  CHECK(twice->high == once->high);
}

TEST_CASE("trend: the interval covers the true slope exactly as often as it says, without ties") {
  // Every order of deviations from a line of slope 1000: none of them can hide it.
  for (int n = 4; n <= 7; ++n) {
    CAPTURE(n);
    const std::vector<long> days = {3, 4, 17, 18, 40, 95, 96};
    std::vector<double> deviations(static_cast<std::size_t>(n));
    std::iota(deviations.begin(), deviations.end(), 0);
    int orders = 0;
    int covered = 0;
    double level = 0;
    do {
      std::vector<Rating> ratings;
      for (std::size_t i = 0; i < deviations.size(); ++i) {
        const double on_line = 1000 * static_cast<double>(days[i]);
        ratings.push_back({days[i], "", on_line + deviations[i]});
      }
      const auto trend = trend_of(ratings);
      REQUIRE(trend.has_value());
      level = trend->level;
      ++orders;
      if (trend->low <= 7000 && 7000 <= trend->high) ++covered;
    } while (std::next_permutation(deviations.begin(), deviations.end()));
    CHECK(level >= 0.9);
    CHECK(static_cast<double>(covered) / orders == doctest::Approx(level).epsilon(1e-12));
  }
}

TEST_CASE("trend: with equal ratings the interval covers at least as often") {
  const std::vector<std::vector<double>> samples = {
      {5, 5, 5, 5},        {1, 1, 2, 3},       {1, 1, 2, 2},          {4, 4, 4, 7, 9},
      {0, 3, 3, 6, 6, 10}, {2, 2, 2, 3, 3, 3}, {1, 2, 3, 3, 4, 5, 6}, {5, 5, 5, 5, 5, 6, 7}};
  const std::vector<long> days = {0, 14, 28, 70, 71, 99, 300};
  for (const std::vector<double>& sample : samples) {
    CAPTURE(sample.size());
    std::vector<double> values = sample;
    int orders = 0;
    int covered = 0;
    double level = 0;
    do {
      std::vector<Rating> ratings;
      for (std::size_t i = 0; i < values.size(); ++i) ratings.push_back({days[i], "", values[i]});
      const auto trend = trend_of(ratings);
      REQUIRE(trend.has_value());
      level = trend->level;
      ++orders;
      if (trend->low <= 0 && 0 <= trend->high) ++covered;
    } while (std::next_permutation(values.begin(), values.end()));
    CHECK(static_cast<double>(covered) / orders >= level - 1e-12);
  }
}

TEST_CASE("trend: the interval holds just the slopes that Kendall's test leaves standing") {
  std::mt19937 random(68);
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    const int count = 4 + static_cast<int>(random() % 20);
    const std::vector<Rating> ratings = random_ratings(random, count);
    const auto trend = trend_of(ratings);
    const auto critical = kendall_critical(count, 0.05);
    REQUIRE(trend.has_value());
    REQUIRE(critical.has_value());
    CHECK(trend->low <= trend->per_week);
    CHECK(trend->per_week <= trend->high);
    for (const double slope : {trend->low, trend->per_week, trend->high}) {
      CHECK(slope_stands(ratings, slope, *critical));
    }
    CHECK_FALSE(slope_stands(ratings, trend->low - near(trend->low), *critical));
    CHECK_FALSE(slope_stands(ratings, trend->high + near(trend->high), *critical));
  }
}

TEST_CASE("trend: shifts, scales, tilts and the order of ratings") {
  std::mt19937 random(1968);
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    const std::vector<Rating> ratings = random_ratings(random, 4 + static_cast<int>(random() % 30));
    const auto trend = trend_of(ratings);
    REQUIRE(trend.has_value());

    std::vector<Rating> shuffled = ratings;
    std::shuffle(shuffled.begin(), shuffled.end(), random);
    const auto same = trend_of(shuffled);
    CHECK(same->low == trend->low);
    CHECK(same->per_week == trend->per_week);
    CHECK(same->high == trend->high);
    CHECK(same->level == trend->level);

    std::vector<Rating> later = ratings;     // another time and another level
    std::vector<Rating> turned = ratings;    // upside down
    std::vector<Rating> backward = ratings;  // time runs back
    std::vector<Rating> slower = ratings;    // three times as many days
    std::vector<Rating> tilted = ratings;    // 0.5 a day more
    for (std::size_t i = 0; i < ratings.size(); ++i) {
      const Rating& rating = ratings[i];
      later[i] = {rating.day + 4000, "", rating.value + 3};
      turned[i].value = 10 - rating.value;
      backward[i].day = -rating.day;
      slower[i].day = 3 * rating.day;
      tilted[i].value = rating.value + 0.5 * static_cast<double>(rating.day);
    }
    CHECK(trend_of(later)->low == trend->low);
    CHECK(trend_of(later)->high == trend->high);
    for (const auto& mirrored : {trend_of(turned), trend_of(backward)}) {
      CHECK(mirrored->low == -trend->high);
      CHECK(mirrored->per_week == doctest::Approx(-trend->per_week));
      CHECK(mirrored->high == -trend->low);
    }
    CHECK(trend_of(slower)->low == doctest::Approx(trend->low / 3));
    CHECK(trend_of(slower)->per_week == doctest::Approx(trend->per_week / 3));
    CHECK(std::fabs(trend_of(tilted)->low - trend->low - 3.5) < 1e-6);
    CHECK(std::fabs(trend_of(tilted)->per_week - trend->per_week - 3.5) < 1e-6);
    CHECK(std::fabs(trend_of(tilted)->high - trend->high - 3.5) < 1e-6);
  }
}

TEST_CASE("trend: five hundred ratings") {
  std::mt19937 random(500);
  std::vector<Rating> ratings;
  for (int i = 0; i < 500; ++i) {
    const double wobble = static_cast<double>(random() % 2001) / 1000 - 1;
    ratings.push_back({7L * i, "", 0.01 * i + wobble});
  }
  const auto trend = trend_of(ratings);
  REQUIRE(trend.has_value());
  CHECK(trend->ratings == 500);
  CHECK(trend->per_week == doctest::Approx(0.01).epsilon(0.05));
  CHECK(trend->low < 0.01);
  CHECK(trend->high > 0.01);
  CHECK(trend->high - trend->low < 0.002);
  CHECK(trend->level >= 0.9);
  CHECK(trend->level < 0.901);
}
