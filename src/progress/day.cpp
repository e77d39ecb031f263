#include "progress/day.h"

#include <algorithm>

#include "questionnaire/fhir_time.h"

namespace nextsession {
namespace {

int number_of(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

// With leading zeros.
std::string digits_of(long number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

constexpr long first_day = -719162;  // 0001-01-01
constexpr long last_day = 2932896;   // 9999-12-31

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

std::string date_of(long day) {
  if (day < first_day || day > last_day) return "";
  // Howard Hinnant's civil_from_days, the way back: eras of 400 years, years from March on.
  const long since = day + 719468;
  const long era = since / 146097;
  const long of_era = since - era * 146097;
  const long year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const long of_year = of_era - (365 * year + year / 4 - year / 100);
  const long from_march = (5 * of_year + 2) / 153;
  const long day_of_month = of_year - (153 * from_march + 2) / 5 + 1;
  const long month = from_march < 10 ? from_march + 3 : from_march - 9;
  return digits_of(year + era * 400 + (month <= 2 ? 1 : 0), 4) + "-" + digits_of(month, 2) + "-" +
         digits_of(day_of_month, 2);
}

}  // namespace nextsession
