#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "progress/kendall.h"

using namespace nextsession;

namespace {

long pairs_among(int n) { return static_cast<long>(n) * (n - 1) / 2; }

// S of values in the order of time.
long kendall_s(const std::vector<int>& values) {
  long s = 0;
  for (std::size_t later = 1; later < values.size(); ++later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      s += (values[later] > values[earlier] ? 1 : 0) - (values[later] < values[earlier] ? 1 : 0);
    }
  }
  return s;
}

}  // namespace

// Kendall, Rank Correlation Methods, appendix table 1, also Gilbert (1987), Statistical Methods for
// Environmental Pollution Monitoring, table A18: P(S >= s), s from 0 or 1 upwards in steps of 2.
TEST_CASE("kendall: upper tails as in the published table") {
  struct Row {
    int n;
    long first;
    std::vector<double> tails;
    double rounded;  // half of the last digit printed
  };
  const std::vector<Row> rows = {
      {4, 0, {0.625, 0.375, 0.167, 0.042}, 0.0005},
      {5, 0, {0.592, 0.408, 0.242, 0.117, 0.042}, 0.0005},
      {6, 1, {0.500, 0.360, 0.235, 0.136, 0.068, 0.028}, 0.0005},
      {7, 1, {0.500, 0.386, 0.281, 0.191, 0.119, 0.068, 0.035, 0.015}, 0.0005},
      {8, 0, {0.548, 0.452, 0.360, 0.274, 0.199, 0.138, 0.089, 0.054, 0.031, 0.016}, 0.0005},
      {9,
       0,
       {0.540, 0.460, 0.381, 0.306, 0.238, 0.179, 0.130, 0.090, 0.060, 0.038, 0.022, 0.012},
       0.0005},
      {10,
       1,
       {0.500, 0.431, 0.364, 0.300, 0.242, 0.190, 0.146, 0.108, 0.078, 0.054, 0.036, 0.023, 0.014},
       0.0005},
      {5, 10, {0.0083}, 0.00005},
      {6, 13, {0.0083, 0.0014}, 0.00005},
      {7, 17, {0.0054, 0.0014, 0.0002}, 0.00005},
      {10, 27, {0.0083}, 0.00005},
  };
  for (const Row& row : rows) {
    CAPTURE(row.n);
    for (std::size_t i = 0; i < row.tails.size(); ++i) {
      const long s = row.first + 2 * static_cast<long>(i);
      CAPTURE(s);
      CHECK(std::fabs(kendall_upper_tail(row.n, s) - row.tails[i]) <= row.rounded + 1e-9);
    }
  }
}

TEST_CASE("kendall: the tail counts every order of up to seven values") {
  for (int n = 2; n <= 7; ++n) {
    CAPTURE(n);
    const long pairs = pairs_among(n);
    std::vector<int> order(static_cast<std::size_t>(n));
    std::iota(order.begin(), order.end(), 1);
    std::vector<long> at_least(static_cast<std::size_t>(2 * pairs + 1), 0);  // from -pairs on
    long orders = 0;
    do {
      ++orders;
      for (long s = -pairs; s <= kendall_s(order); ++s) {
        ++at_least[static_cast<std::size_t>(s + pairs)];
      }
    } while (std::next_permutation(order.begin(), order.end()));
    for (long s = -pairs; s <= pairs; ++s) {
      CAPTURE(s);
      const double share = static_cast<double>(at_least[static_cast<std::size_t>(s + pairs)]) /
                           static_cast<double>(orders);
      CHECK(kendall_upper_tail(n, s) == doctest::Approx(share).epsilon(1e-12));
    }
  }
}

TEST_CASE("kendall: beyond what S can be, and with too few values") {
  CHECK(kendall_upper_tail(4, 7) == 0);
  CHECK(kendall_upper_tail(4, -6) == 1);
  CHECK(kendall_upper_tail(4, -7) == 1);
  CHECK(kendall_upper_tail(1, 0) == 1);
  CHECK(kendall_upper_tail(1, 1) == 0);
  CHECK(kendall_upper_tail(0, 0) == 1);
  CHECK(kendall_upper_tail(-3, 1) == 0);
  CHECK(kendall_upper_tail(200, pairs_among(200) + 1) == 0);
  CHECK(kendall_upper_tail(200, -pairs_among(200)) == 1);
}

// Daniel (1990), Applied Nonparametric Statistics, 2nd ed., table of critical values of Kendall's
// tau: the smallest S with an upper tail of at most 5 % and 2.5 %, n from 4.
TEST_CASE("kendall: critical values as in the published table") {
  const std::vector<long> five = {6,  8,  11,  13,  16,  18,  21,  23,  26,  28,  33, 35, 38,
                                  42, 45, 49,  52,  56,  61,  65,  68,  72,  77,  81, 86, 90,
                                  95, 99, 104, 108, 113, 117, 122, 128, 133, 139, 144};
  const std::vector<long> half = {10,  13,  15,  18,  20,  23,  27,  30,  34,  37,  41,  46,
                                  50,  53,  57,  62,  66,  71,  75,  80,  86,  91,  95,  100,
                                  106, 111, 117, 122, 128, 133, 139, 146, 152, 157, 163, 170};
  for (std::size_t i = 0; i < five.size(); ++i) {
    const int n = 4 + static_cast<int>(i);
    CAPTURE(n);
    CHECK(kendall_critical(n, 0.05) == five[i]);
    if (i > 0) CHECK(kendall_critical(n, 0.025) == half[i - 1]);
  }
  CHECK_FALSE(kendall_critical(4, 0.025).has_value());
  for (const int n : {-1, 0, 1, 2, 3}) {
    CAPTURE(n);
    CHECK_FALSE(kendall_critical(n, 0.05).has_value());
  }
}

// Reference: counted out in whole numbers of any size, divided once.
TEST_CASE("kendall: the series for many values agrees with counting") {
  struct Row {
    int n;
    long s;
    double tail;
  };
  for (const Row& row :
       {Row{101, 170, 0.3104188955}, Row{101, 340, 0.1603768110}, Row{101, 560, 0.0505264421},
        Row{101, 682, 0.0227506617}, Row{101, 1022, 0.0012968279}, Row{120, 220, 0.3100464347},
        Row{120, 726, 0.0500765825}, Row{120, 1322, 0.0013059103}, Row{200, 474, 0.3088128099},
        Row{200, 946, 0.1592084595}, Row{200, 1556, 0.0501908540}, Row{200, 2838, 0.0013229027}}) {
    CAPTURE(row.n);
    CAPTURE(row.s);
    CHECK(std::fabs(kendall_upper_tail(row.n, row.s) - row.tail) < 1e-5);
    // Symmetric: what is at or above s mirrors what is at or below -s.
    CHECK(std::fabs(kendall_upper_tail(row.n, -row.s + 2) - (1 - row.tail)) < 1e-5);
  }
  CHECK(kendall_critical(101, 0.05) == 562);
  CHECK(kendall_critical(120, 0.05) == 728);
  CHECK(kendall_critical(200, 0.05) == 1558);
}

TEST_CASE("kendall: the critical value is the first within the tail, counted or not") {
  for (const int n : {4, 9, 30, 99, 100, 101, 102, 250, 500}) {
    for (const double tail : {0.2, 0.05, 0.01}) {
      CAPTURE(n);
      CAPTURE(tail);
      const std::optional<long> critical = kendall_critical(n, tail);
      if (!critical) {
        CHECK(kendall_upper_tail(n, pairs_among(n)) > tail);
        continue;
      }
      CHECK((pairs_among(n) - *critical) % 2 == 0);
      CHECK(kendall_upper_tail(n, *critical) <= tail);
      CHECK(kendall_upper_tail(n, *critical - 2) > tail);
    }
  }
}
