#include "lint/helpline_rules.h"
#include "lint_fixture.h"

using namespace nextsession;
using namespace nextsession::test;

TEST_CASE("lint: help lines that cannot be relied on") {
  check_planted({
      {"helplines", "/countries/2/lines/0/verifiedOn", "\"2026-05-01\"", "helpline-age",
       Severity::Error, "countries[2].lines[0]"},
      {"helplines", "/countries/2/lines/0/verifiedOn", "\"2026-11-25\"", "helpline-age",
       Severity::Error, "countries[2].lines[0]"},
      {"helplines", "/countries/2/lines/0/verifiedOn", "", "helpline-unproven", Severity::Error,
       "countries[2].lines[0]"},
      {"helplines", "/countries/2/lines/0/verifiedOn", "\"last week\"", "helpline-unproven",
       Severity::Error, "countries[2].lines[0]"},
      {"helplines", "/countries/2/lines/0/sourceUrl", "", "helpline-unproven", Severity::Error,
       "countries[2].lines[0]"},
      {"helplines", "/countries/2/lines/0/status", "\"retired\"", "helpline-retired",
       Severity::Error, "countries[2].lines[0]"},
      {"helplines", "/countries/2/lines/0/status", "\"verify\"", "helpline-verify",
       Severity::Warning, "countries[2].lines[0]"},
      {"helplines", "/countries/2/lines/0/status", "\"fine\"", "helpline-status", Severity::Error,
       "countries[2].lines[0]"},
      {"helplines", "/countries/2/lines/0/kind", "\"suicide\"", "helpline-emergency",
       Severity::Error, "countries[2]"},
      {"helplines", "/countries/24", "", "helpline-countries", Severity::Error, "countries"},
      {"helplines", "/fallback",
       R"({"lines": [{"name": "Find", "url": "https://a.invalid", "status": "retired"}]})",
       "helpline-retired", Severity::Error, "fallback.lines[0]"},
  });
}

TEST_CASE("lint: the age of a help line, to the day") {
  LintFixture all = lint_fixture();
  const auto old = [&](const char* today) {
    LintInput input = lint_input(all);
    input.today = today;
    return find_rule(lint(input), "helpline-age") != nullptr;
  };
  CHECK_FALSE(old("2026-11-01"));
  CHECK_FALSE(old("2027-04-30"));  // 180 days after 2026-11-01
  CHECK(old("2027-05-01"));
  all["helplines"]["verifyWithinDays"] = 30;
  CHECK_FALSE(old("2026-12-01"));
  CHECK(old("2026-12-02"));
  all["helplines"]["verifyWithinDays"] = 1000;  // laxer than the rule: no effect
  CHECK(old("2027-05-01"));
}
