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
