// The rules about a form's structure, and how it is used.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "assessment/interpretation.h"
#include "lint/lint_report.h"
#include "lint/word_lists.h"
#include "questionnaire/model.h"

namespace nextsession {

// linkIds of questions nobody is ever asked, because a condition of theirs, or of a group they are
// in, can never hold: the answer is no option or out of range, two answers are wanted at once, or
// the question it looks at is itself never asked.
class Reachable {
 public:
  explicit Reachable(const Questionnaire& form);
  bool asked(std::string_view link_id) const { return !never_.contains(link_id); }
  // Those whose own conditions are at fault, not those they stand in.
  const std::set<std::string, std::less<>>& at_fault() const { return at_fault_; }

 private:
  std::set<std::string, std::less<>> never_;
  std::set<std::string, std::less<>> at_fault_;
};

// Questions never asked, too many answers, answers that read the same.
void check_form(const std::string& file, const Questionnaire& form, const Reachable& reachable,
                const WordLists& lists, LintReport& report);

// Questions that no rule and no other question looks at.
void check_items_used(const std::string& file, const Questionnaire& form,
                      const Interpretation& rules, LintReport& report);

}  // namespace nextsession
