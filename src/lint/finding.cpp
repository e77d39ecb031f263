#include "lint/finding.h"

#include <cmath>

#include "questionnaire/json.h"

namespace nextsession {
namespace {

// One decimal place: more would claim an exactness the formulas do not have.
double rounded_level(double level) { return std::round(level * 10) / 10; }

Json finding_json(const LintFinding& finding) {
  return {{"file", finding.file},
          {"path", finding.path},
          {"key", finding.key},
          {"rule", finding.rule},
          {"severity", name_of(finding.severity)},
          {"message", finding.message},
          {"remedy", finding.remedy}};
}

Json level_json(const PooledLevel& level) {
  Json json = {{"audience", name_of(level.audience)},
               {"formula", name_of(level.formula)},
               {"level", nullptr},
               {"limit", level.limit},
               {"words", level.counts.words},
               {"sentences", level.counts.sentences},
               {"syllables", level.counts.syllables}};
  if (level.enough) json["level"] = rounded_level(level.level);
  return json;
}

Json file_json(const LintedFile& file) {
  Json levels = Json::array();
  for (const PooledLevel& level : file.levels) levels.push_back(level_json(level));
  return {{"file", file.file},     {"language", file.language}, {"reading", levels},
          {"errors", file.errors}, {"warnings", file.warnings}, {"allowed", file.allowed}};
}

}  // namespace

const char* name_of(Severity severity) { return severity == Severity::Error ? "error" : "warning"; }

const char* name_of(Audience audience) {
  return audience == Audience::Patient ? "patient" : "looser";
}

Json to_json(const LintResult& result) {
  Json json = {{"errors", result.errors},
               {"warnings", result.warnings},
               {"findings", Json::array()},
               {"files", Json::array()}};
  for (const LintFinding& finding : result.findings) {
    json["findings"].push_back(finding_json(finding));
  }
  for (const LintedFile& file : result.files) json["files"].push_back(file_json(file));
  return json;
}

}  // namespace nextsession
