#include "lint/word_lists.h"

#include "assessment/fields.h"
#include "lint/text_parts.h"
#include "questionnaire/json.h"
#include "questionnaire/report.h"

namespace nextsession {
namespace {

std::vector<Phrase> phrases(Fields& fields, std::string_view name) {
  std::vector<Phrase> list;
  for (const std::string& text : fields.texts(name, Need::Optional)) list.emplace_back(text);
  return list;
}

Formula read_formula(Fields& reading, Report& report) {
  const std::string name = reading.text("formula", Need::Required);
  for (const Formula formula : {Formula::None, Formula::FleschKincaid, Formula::Inflesz}) {
    if (name == name_of(formula)) return formula;
  }
  if (!name.empty()) {
    report.error(ErrorCode::Unsupported, reading.place().field("formula"),
                 "Found \"" + name + "\"; expected flesch-kincaid, inflesz or none.");
  }
  return Formula::None;
}

void read_levels(Fields& fields, Report& report, LanguageRules& rules) {
  Fields reading = fields.nested("reading", Need::Optional);
  if (!reading.ok()) return;
  rules.formula = read_formula(reading, report);
  const Need need = rules.formula == Formula::None ? Need::Optional : Need::Required;
  rules.patient_limit = reading.number("patient", need, 0, -100, 200);
  rules.looser_limit = reading.number("looser", need, 0, -100, 200);
  reading.warn_unknown();
}

void read_banned(Fields& fields, LanguageRules& rules) {
  Fields banned = fields.nested("banned", Need::Optional);
  if (!banned.ok()) return;
  for (const std::string& name : banned.names()) {
    rules.banned.push_back({Phrase(name), banned.text(name, Need::Required)});
  }
}

LanguageRules read_language(const std::string& code, Fields fields, Report& report) {
  LanguageRules rules;
  rules.code = code;
  read_levels(fields, report, rules);
  rules.item_words = fields.integer("itemWords", Need::Optional, rules.item_words, 1, 1000);
  rules.sentence_words =
      fields.integer("sentenceWords", Need::Optional, rules.sentence_words, 1, 1000);
  for (const std::string& text : fields.texts("abbreviations", Need::Optional)) {
    rules.abbreviations.push_back(folded(text));
  }
  rules.negation = phrases(fields, "negation");
  rules.absolutes = phrases(fields, "absolutes");
  rules.joining = phrases(fields, "joining");
  rules.agreement = phrases(fields, "agreement");
  rules.windows = phrases(fields, "windows");
  rules.gender_marks = fields.texts("genderMarks", Need::Optional);
  read_banned(fields, rules);
  fields.warn_unknown();
  return rules;
}

void read_exceptions(Fields& root, Report& report, WordLists& lists) {
  for (const auto& [value, place] : root.list("allow", Need::Optional)) {
    Fields fields(*value, place, report);
    LintException one;
    one.rule = fields.text("rule", Need::Required);
    one.file = fields.text("file", Need::Required);
    one.key = fields.text("key", Need::Required);
    one.reason = fields.text("reason", Need::Required);
    fields.warn_unknown();
    lists.exceptions.push_back(std::move(one));
  }
}

}  // namespace

const LanguageRules* WordLists::language(std::string_view code) const {
  for (const std::string_view wanted : {code, code.substr(0, code.find('-'))}) {
    for (const LanguageRules& rules : languages) {
      if (rules.code == wanted) return &rules;
    }
  }
  return nullptr;
}

WordLists read_word_lists(const Json& document, std::string_view file, Findings& findings) {
  Report report(file, findings, Report::Faults::AreErrors);
  WordLists lists;
  Fields root(document, JsonPath{}, report);
  if (!root.ok()) return lists;
  root.get("$schema", Need::Optional);
  Fields languages = root.nested("languages", Need::Required);
  for (const std::string& code : languages.names()) {
    lists.languages.push_back(read_language(code, languages.nested(code, Need::Required), report));
  }
  lists.looser_keys = root.texts("looserKeys", Need::Optional);
  Fields options = root.nested("options", Need::Optional);
  lists.options_one = options.integer("one", Need::Optional, lists.options_one, 2, 1000);
  lists.options_many = options.integer("many", Need::Optional, lists.options_many, 2, 1000);
  options.warn_unknown();
  read_exceptions(root, report, lists);
  root.warn_unknown();
  return lists;
}

}  // namespace nextsession
