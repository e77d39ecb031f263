#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "progress/day.h"

using namespace nextsession;

TEST_CASE("day: days between dates") {
  struct Row {
    const char* date;
    long day;
  };
  for (const Row& row : {Row{"1970-01-01", 0}, Row{"1970-03-01", 59}, Row{"1972-02-29", 789},
                         Row{"2000-03-01", 11017}, Row{"2026-11-24", 20781}}) {
    CAPTURE(row.date);
    CHECK(day_number(row.date) == row.day);
  }
  for (const char* date : {"", "2026", "2026-11", "2026-02-30", "2026-13-01", "24.11.2026"}) {
    CAPTURE(date);
    CHECK_FALSE(day_number(date).has_value());
  }
}

TEST_CASE("day: a day number and its date are each other's way back") {
  struct Row {
    long day;
    const char* date;
  };
  for (const Row& row :
       {Row{0, "1970-01-01"}, Row{59, "1970-03-01"}, Row{789, "1972-02-29"}, Row{-1, "1969-12-31"},
        Row{11016, "2000-02-29"}, Row{20781, "2026-11-24"}, Row{-25509, "1900-02-28"},
        Row{-25508, "1900-03-01"}, Row{-719162, "0001-01-01"}, Row{2932896, "9999-12-31"}}) {
    CAPTURE(row.date);
    CHECK(date_of(row.day) == row.date);
    CHECK(day_number(row.date) == row.day);
  }
  for (long day = -719162; day <= 2932896; day += 97) {
    CAPTURE(day);
    REQUIRE(day_number(date_of(day)) == day);
  }
}

TEST_CASE("day: no date outside the years that dates are written in") {
  for (const long day : {-719163L, 2932897L, -2147483647L, 2147483647L}) {
    CAPTURE(day);
    CHECK(date_of(day).empty());
  }
}
