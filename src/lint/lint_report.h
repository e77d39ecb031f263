// Collects what the rules find, drops what an exception allows, and counts per file. Internal to
// lint.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/finding.h"
#include "lint/word_lists.h"
#include "questionnaire/result.h"

namespace nextsession {

// Where a finding is, and the name an exception can use for it.
struct LintPlace {
  std::string file;
  std::string path;
  std::string key;
};

class LintReport {
 public:
  // `exceptions` must outlive the report.
  explicit LintReport(const std::vector<LintException>& exceptions)
      : exceptions_(exceptions), used_(exceptions.size()) {}

  // Names a file, so that it is summed up even when nothing is found in it.
  void file(const std::string& name, const std::string& language = {});

  void error(std::string_view rule, const LintPlace& place, std::string message,
             std::string remedy);
  void warning(std::string_view rule, const LintPlace& place, std::string message,
               std::string remedy);

  // What a reader found. `called` is the name the reader was given for the file; its errors cannot
  // be allowed.
  void reader(const std::string& file, std::string_view called, const Findings& findings);

  void level(const std::string& file, const PooledLevel& level);

  // `whole`: a whole folder was looked at, so an exception for one of its files that took nothing
  // away is worth a warning in `lists_file`.
  LintResult result(bool whole, const std::string& lists_file);

 private:
  LintedFile& entry(const std::string& name);
  void add(LintFinding finding, bool can_be_allowed);
  bool allowed(const LintFinding& finding);

  const std::vector<LintException>& exceptions_;
  std::vector<bool> used_;
  std::vector<LintFinding> findings_;
  std::vector<LintedFile> files_;
};

}  // namespace nextsession
