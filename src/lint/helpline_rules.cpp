#include "lint/helpline_rules.h"

#include <algorithm>

#include "lint/json_parts.h"
#include "progress/day.h"
#include "questionnaire/json.h"
#include "questionnaire/report.h"

namespace nextsession {
namespace {

class HelplineCheck {
 public:
  HelplineCheck(const LintDocument& document, std::optional<long> today, LintReport& report)
      : document_(document), today_(today), report_(report) {
    const Json& json = *document.json;
    if (!json.is_object()) return;
    const auto days = json.find("verifyWithinDays");
    if (days == json.end() || !days->is_number_integer()) return;
    // The file may be stricter, not laxer.
    most_days_ = std::min<long>(helpline_days, std::max<long>(1, days->get<long>()));
  }

  void line(const Json& line, const std::string& path, const std::string& owner) {
    const std::string status = text_in(line, "status");
    const LintPlace place{document_.file, path, owner + "." + text_in(line, "name")};
    const std::string name = in_quotes(text_in(line, "name"));
    if (status == "retired") {
      report_.error("helpline-retired", place, "The line " + name + " is retired.",
                    "Remove it, and name what took its place.");
    } else if (status == "verify") {
      report_.warning("helpline-verify", place, "The line " + name + " waits to be confirmed.",
                      "Look it up at its operator, then fill in sourceUrl and verifiedOn.");
    } else if (status == "verified") {
      confirmed(line, place, name);
    } else {
      report_.error("helpline-status", place,
                    "The line " + name + " has the status " + in_quotes(status) + ".",
                    "Expected verified, verify or retired.");
    }
  }

 private:
  void confirmed(const Json& line, const LintPlace& place, const std::string& name) {
    const std::string date = text_in(line, "verifiedOn");
    const std::optional<long> day = day_number(date);
    if (text_in(line, "sourceUrl").empty()) {
      report_.error("helpline-unproven", place, "The line " + name + " names no source.",
                    "Give its sourceUrl, or set the status to verify.");
    }
    if (!day) {
      report_.error("helpline-unproven", place,
                    "The line " + name + " does not say when it was confirmed.",
                    "Give verifiedOn as YYYY-MM-DD, or set the status to verify.");
    } else if (today_ && *day > *today_) {
      report_.error("helpline-age", place, "The line " + name + " was confirmed in the future.",
                    "Correct verifiedOn.");
    } else if (today_ && *today_ - *day > most_days_) {
      report_.error("helpline-age", place,
                    "The line " + name + " was confirmed " + std::to_string(*today_ - *day) +
                        " days ago, the most is " + std::to_string(most_days_) + ".",
                    "Look it up again, then set verifiedOn.");
    }
  }

  const LintDocument& document_;
  std::optional<long> today_;
  LintReport& report_;
  long most_days_ = helpline_days;
};

void check_lines(const Json& owner, const std::string& path, const std::string& name,
                 HelplineCheck& check) {
  const Json* lines = list_in(owner, "lines");
  for (std::size_t i = 0; lines != nullptr && i < lines->size(); ++i) {
    check.line((*lines)[i], at(at(path, "lines"), i), name);
  }
}

bool has_emergency_number(const Json& country) {
  const Json* lines = list_in(country, "lines");
  return lines != nullptr && std::any_of(lines->begin(), lines->end(), [](const Json& line) {
           return text_in(line, "kind") == "emergency" && !text_in(line, "tel").empty() &&
                  text_in(line, "status") != "retired";
         });
}

void add_texts(const Json& owner, EnglishTexts& texts) {
  const Json* lines = list_in(owner, "lines");
  for (std::size_t i = 0; lines != nullptr && i < lines->size(); ++i) {
    const Json& line = (*lines)[i];
    texts.add(text_in(line, "name"), text_in(line, "kind") == "emergency");
    for (const char* field : {"who", "hours", "cost", "note"}) {
      texts.add(text_in(line, field), true);
    }
  }
}

}  // namespace

void check_helplines(const LintDocument& helplines, std::string_view today, LintReport& report) {
  HelplineCheck check(helplines, day_number(today), report);
  const Json& json = *helplines.json;
  const Json* countries = list_in(json, "countries");
  for (std::size_t i = 0; countries != nullptr && i < countries->size(); ++i) {
    const Json& country = (*countries)[i];
    const std::string path = at("countries", i);
    const std::string code = text_in(country, "country");
    check_lines(country, path, code, check);
    if (!has_emergency_number(country)) {
      report.error("helpline-emergency", {helplines.file, path, code},
                   "The country " + in_quotes(code) + " has no emergency number.",
                   "Add a line of the kind emergency with a tel.");
    }
  }
  if (const Json* fallback = object_in(json, "fallback")) {
    check_lines(*fallback, "fallback", "fallback", check);
  }
  const int count = countries == nullptr ? 0 : static_cast<int>(countries->size());
  if (count < least_countries) {
    report.error("helpline-countries", {helplines.file, "countries", "countries"},
                 "There are lines for " + std::to_string(count) + " countries, the least is " +
                     std::to_string(least_countries) + ".",
                 "Add countries.");
  }
}

void add_helpline_texts(const LintDocument& helplines, EnglishTexts& texts) {
  const Json& json = *helplines.json;
  const Json* countries = list_in(json, "countries");
  const std::size_t count = countries == nullptr ? 0 : countries->size();
  for (std::size_t i = 0; i < count; ++i) texts.add(text_in((*countries)[i], "name"), true);
  for (std::size_t i = 0; i < count; ++i) add_texts((*countries)[i], texts);
  if (const Json* fallback = object_in(json, "fallback")) add_texts(*fallback, texts);
}

}  // namespace nextsession
