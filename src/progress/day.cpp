#include "progress/day.h"

#include "questionnaire/fhir_time.h"

namespace nextsession {
namespace {

int number_of(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

}  // namespace

std::optional<long> day_number(std::string_view date) {
  if (date.size() != 10 || !is_fhir_date(date)) return std::nullopt;
  // Howard Hinnant's days_from_civil: years begin in March, so that the leap day comes last.
  const int month = number_of(date.substr(5, 2));
  const long year = number_of(date.substr(0, 4)) - (month <= 2 ? 1 : 0);
  const long era = year / 400;
  const long of_era = year - era * 400;
  const long of_year =
      (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + number_of(date.substr(8, 2)) - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

}  // namespace nextsession
