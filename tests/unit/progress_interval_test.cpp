#include <doctest/doctest.h>

#include <string>

#include "progress/day.h"
#include "progress/interval.h"

using namespace nextsession;

TEST_CASE("interval: when to look again") {
  struct Row {
    const char* about;
    const char* last;
    const char* last_full;
    const char* today;
    bool full;
    const char* date;
    bool due;
  };
  for (const Row& row : {
           Row{"no look yet", "", "", "2026-01-05", true, "2026-01-05", true},
           Row{"after a full review: a check-in", "2026-01-05", "2026-01-05", "2026-01-05", false,
               "2026-01-19", false},
           Row{"the day before", "2026-01-05", "2026-01-05", "2026-01-18", false, "2026-01-19",
               false},
           Row{"the day", "2026-01-05", "2026-01-05", "2026-01-19", false, "2026-01-19", true},
           Row{"long after", "2026-01-05", "2026-01-05", "2027-01-19", false, "2026-01-19", true},
           Row{"after a check-in: another", "2026-01-19", "2026-01-05", "2026-01-20", false,
               "2026-02-02", false},
           Row{"both on one day: the full one", "2026-02-02", "2026-01-05", "2026-02-02", true,
               "2026-02-16", false},
           Row{"a late check-in: the full one first", "2026-02-10", "2026-01-05", "2026-02-16",
               true, "2026-02-16", true},
           Row{"a full review is a look", "2026-01-05", "2026-02-16", "2026-02-16", false,
               "2026-03-02", false},
           Row{"only the full review is known", "", "2026-02-16", "2026-02-16", false, "2026-03-02",
               false},
           Row{"check-ins alone: a full one next", "2026-01-05", "", "2026-01-06", true,
               "2026-01-19", false},
           Row{"over the leap day", "2028-02-20", "2028-02-20", "2028-03-04", false, "2028-03-05",
               false},
           Row{"a look in the future", "2026-05-01", "2026-05-01", "2026-01-05", false,
               "2026-05-15", false},
           Row{"no valid today", "2026-01-05", "2026-01-05", "today", false, "2026-01-19", false},
           Row{"nothing valid", "x", "2026-02-30", "", true, "", false},
           Row{"a broken last look", "2026-01", "2026-01-05", "2026-01-06", false, "2026-01-19",
               false},
       }) {
    CAPTURE(row.about);
    const NextLook next = next_look(row.last, row.last_full, row.today);
    CHECK(next.full == row.full);
    CHECK(next.date == row.date);
    CHECK(next.due == row.due);
  }
}

TEST_CASE("interval: who comes when asked sees a full review every sixth week") {
  std::string last = "2026-01-05";
  std::string last_full = last;
  int full = 0;
  for (int look = 1; look <= 12; ++look) {
    const NextLook next = next_look(last, last_full, last);
    CHECK_FALSE(next.due);
    CHECK(*day_number(next.date) - *day_number(last) == 14);
    CHECK(next.full == (look % 3 == 0));
    last = next.date;
    if (!next.full) continue;
    ++full;
    last_full = next.date;
  }
  CHECK(full == 4);
}
