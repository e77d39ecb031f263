#include "lint/source_rules.h"

#include "app/content.h"
#include "lint/texts.h"
#include "questionnaire/json.h"
#include "questionnaire/report.h"

namespace nextsession {

std::set<std::string, std::less<>> check_sources(const LintDocument& sources,
                                                 const LocaleGroup* words, LintReport& report) {
  std::set<std::string, std::less<>> ids;
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
    if (source.grade != "A" && source.grade != "B" && source.grade != "C") {
      report.error("source-incomplete", place,
                   "The source " + in_quotes(source.id) + " has no grade A, B or C.",
                   "Say how good the evidence is.");
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
