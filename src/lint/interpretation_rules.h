// The rules about an interpretation beyond what its reader checks: can everything happen, is every
// advice complete, are words and sources there.
#pragma once

#include <set>
#include <string>

#include "assessment/interpretation.h"
#include "lint/documents.h"
#include "lint/form_rules.h"
#include "lint/lint_report.h"

namespace nextsession {

// Whether a condition can hold for any answers at all. Errs towards "yes".
class Possible {
 public:
  Possible(const Questionnaire& form, const Interpretation& rules, const Reachable& reachable)
      : form_(form), rules_(rules), reachable_(reachable) {}

  // `sessions_from`: the least number of sessions from which the condition is looked at.
  bool holds(const Condition& when, int sessions_from = 0) const;
  // The highest friction an answer can give; negative when the item is scored nowhere.
  double worst_of_item(std::string_view link_id) const;
  double worst_of_construct(std::string_view id) const;

 private:
  bool holds_here(const Condition& when, int sessions_from) const;
  bool sessions_between(int at_least, int below) const;
  bool all_hold(const Condition& when, int sessions_from) const;
  bool can_be_answered(const Condition& when) const;

  const Questionnaire& form_;
  const Interpretation& rules_;
  const Reachable& reachable_;
};

// Triggers, notes and flags that can never be; constructs no advice answers to; bands out of reach.
void check_reach(const std::string& file, const Interpretation& rules, const Possible& possible,
                 LintReport& report);

// Grade, sources, number of actions. `sources`: ids, or null when there is no list of them.
void check_advice(const std::string& file, const Interpretation& rules,
                  const std::set<std::string, std::less<>>* sources, LintReport& report);

// Every message the pages of this form look up by an id of the rules. As on the page, the form's
// own message ("advice.therapist.title") comes before the general one.
void check_words(const std::string& rules_file, std::string_view form_id,
                 const Interpretation& rules, const LocaleGroup& words, LintReport& report);

}  // namespace nextsession
