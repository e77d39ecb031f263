#include "progress/interval.h"

#include <algorithm>
#include <optional>

#include "progress/day.h"

namespace nextsession {
namespace {

struct LookDay {
  bool full = false;
  long day = 0;
};

LookDay look_day(long last, const std::optional<long>& last_full) {
  const long check_in = last + check_in_days;
  if (!last_full) return {true, check_in};
  const long full = *last_full + full_review_days;
  return full <= check_in ? LookDay{true, full} : LookDay{false, check_in};
}

}  // namespace

NextLook next_look(const std::string& last, const std::string& last_full,
                   const std::string& today) {
  const std::optional<long> now = day_number(today);
  const std::optional<long> full = day_number(last_full);
  // A full review is a look as well. An empty optional is less than any day.
  const std::optional<long> look = std::max(day_number(last), full);
  if (!look) return {true, now ? today : "", now.has_value()};
  const LookDay next = look_day(*look, full);
  return {next.full, date_of(next.day), now && *now >= next.day};
}

}  // namespace nextsession
