#include "questionnaire/fhir_time.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "questionnaire/utf8.h"

namespace nextsession {
namespace {

// The number in text[at, at + digits), or -1.
int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    if (!is_digit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

bool within(int value, int low, int high) { return value >= low && value <= high; }

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

bool is_zone(std::string_view text) {
  if (text == "Z") return true;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return false;
  const int hours = number_at(text, 1, 2);
  const int minutes = number_at(text, 4, 2);
  return (within(hours, 0, 13) && within(minutes, 0, 59)) || (hours == 14 && minutes == 0);
}

constexpr std::size_t date_size = 10;  // YYYY-MM-DD
constexpr std::size_t time_size = 8;   // hh:mm:ss

// Days since 0000-03-01 in the proleptic Gregorian calendar.
std::int64_t days_from(int year, int month, int day) {
  const std::int64_t y = month > 2 ? year : year - 1;
  const std::int64_t m = month > 2 ? month - 3 : month + 9;
  return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
}

struct Instant {
  std::int64_t second = 0;
  std::string_view fraction;  // digits after the point
};

// Of a date-time with a zone.
Instant instant_of(std::string_view text) {
  const std::string_view time = text.substr(date_size + 1);
  const std::size_t zone_at = time.find_first_of("Z+-");
  const std::string_view zone = time.substr(zone_at);
  std::int64_t minutes = number_at(time, 0, 2) * 60 + number_at(time, 3, 2);
  if (zone != "Z") {
    const int offset = number_at(zone, 1, 2) * 60 + number_at(zone, 4, 2);
    minutes += zone[0] == '+' ? -offset : offset;
  }
  Instant instant;
  instant.second =
      days_from(number_at(text, 0, 4), number_at(text, 5, 2), number_at(text, 8, 2)) * 86400 +
      minutes * 60 + number_at(time, 6, 2);
  if (zone_at > time_size) {
    instant.fraction = time.substr(time_size + 1, zone_at - time_size - 1);
  }
  return instant;
}

template <class T>
int order(const T& a, const T& b) {
  return a < b ? -1 : (b < a ? 1 : 0);
}

std::string_view without_trailing_zeros(std::string_view fraction) {
  return fraction.substr(0, fraction.find_last_not_of('0') + 1);
}

}  // namespace

bool is_fhir_date(std::string_view text) {
  if (number_at(text, 0, 4) < 1) return false;
  if (text.size() == 4) return true;
  if (text[4] != '-' || !within(number_at(text, 5, 2), 1, 12)) return false;
  if (text.size() == 7) return true;
  return text.size() == date_size && text[7] == '-' &&
         within(number_at(text, 8, 2), 1,
                days_in_month(number_at(text, 0, 4), number_at(text, 5, 2)));
}

bool is_fhir_time(std::string_view text) {
  if (text.size() < time_size || text[2] != ':' || text[5] != ':') return false;
  // 60 is a leap second.
  if (!within(number_at(text, 0, 2), 0, 23) || !within(number_at(text, 3, 2), 0, 59) ||
      !within(number_at(text, 6, 2), 0, 60)) {
    return false;
  }
  if (text.size() == time_size) return true;
  const std::string_view fraction = text.substr(time_size);
  return fraction.size() >= 2 && fraction[0] == '.' &&
         std::all_of(fraction.begin() + 1, fraction.end(), is_digit);
}

bool is_fhir_date_time(std::string_view text) {
  const std::size_t t = text.find('T');
  if (t == std::string_view::npos) return is_fhir_date(text);
  if (t != date_size || !is_fhir_date(text.substr(0, t))) return false;
  const std::string_view rest = text.substr(t + 1);
  const std::size_t zone = rest.find_first_of("Z+-");
  return zone != std::string_view::npos && is_fhir_time(rest.substr(0, zone)) &&
         is_zone(rest.substr(zone));
}

std::optional<int> compare_fhir_times(std::string_view a, std::string_view b) {
  const bool times_of_day = a.size() > 2 && b.size() > 2 && a[2] == ':' && b[2] == ':';
  if (times_of_day) {
    const int whole = order(a.substr(0, time_size), b.substr(0, time_size));
    if (whole != 0) return whole;
    return order(without_trailing_zeros(a.substr(time_size)),
                 without_trailing_zeros(b.substr(time_size)));
  }
  if (a.size() > date_size && b.size() > date_size) {
    const Instant x = instant_of(a);
    const Instant y = instant_of(b);
    if (x.second != y.second) return order(x.second, y.second);
    return order(without_trailing_zeros(x.fraction), without_trailing_zeros(y.fraction));
  }
  const std::size_t known = std::min(a.size(), b.size());
  const int prefix = order(a.substr(0, known), b.substr(0, known));
  if (prefix == 0 && a.size() != b.size()) return std::nullopt;
  return prefix;
}

}  // namespace nextsession
