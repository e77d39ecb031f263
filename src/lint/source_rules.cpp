#include "lint/source_rules.h"

#include "app/content.h"
#include "lint/texts.h"
#include "questionnaire/json.h"
#include "questionnaire/report.h"

namespace nextsession {
namespace {

void need_grade(const std::string& grade, const LocaleGroup& words, LintReport& report) {
  const std::string key = "grade." + grade;
  if (words.messages.contains(key)) return;
  report.error("missing-message", {words.first_file(), message_path(key), key},
               "There are no words for " + in_quotes(key) + ", the grade of a source.",
               "Say what the grade means.");
}

}  // namespace

std::set<std::string, std::less<>> check_sources(const LintDocument& sources,
                                                 const LocaleGroup* words, LintReport& report) {
  std::set<std::string, std::less<>> ids;
  std::set<std::string> grades;
  Findings findings;
  const std::vector<Source> list = read_sources(*sources.json, findings);
  report.reader(sources.file, "sources.json", findings);
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Source& source = list[i];
    const LintPlace place{sources.file, at("sources", i), source.id};
    if (source.id.empty()) {
      report.error("source-incomplete", place, "The source has no id.", "Give it one.");
      continue;
    }
    if (!ids.insert(source.id).second) {
      report.error("source-twice", place,
                   "The source " + in_quotes(source.id) + " is listed twice.", "Remove one.");
    }
    if (source.citation.empty()) {
      report.error("source-incomplete", place,
                   "The source " + in_quotes(source.id) + " has no citation.", "Say what it is.");
    }
    const bool graded = source.grade == "A" || source.grade == "B" || source.grade == "C";
    // A method, such as a formula, is no evidence and has no grade; its DOI says what it is.
    if (!graded && (!source.grade.empty() || source.doi.empty())) {
      report.error("source-incomplete", place,
                   "The source " + in_quotes(source.id) + " has no grade A, B or C.",
                   "Say how good the evidence is; a method without one needs a DOI.");
    }
    if (graded && words != nullptr && grades.insert(source.grade).second) {
      need_grade(source.grade, *words, report);
    }
    const std::string finding = "source." + source.id + ".finding";
    if (words == nullptr || words->messages.contains(finding)) continue;
    report.error("missing-message", {words->first_file(), message_path(finding), finding},
                 "There are no words for " + in_quotes(finding) + ".",
                 "Say in plain words what the source found.");
  }
  return ids;
}

}  // namespace nextsession
