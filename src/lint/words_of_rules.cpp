// Are all words there that a page shows for the ids of an interpretation?
#include "lint/interpretation_rules.h"
#include "lint/texts.h"
#include "questionnaire/report.h"

namespace nextsession {
namespace {

class WordsNeeded {
 public:
  WordsNeeded(std::string_view rules_file, std::string_view form_id, const LocaleGroup& words,
              LintReport& report)
      : rules_file_(rules_file), form_id_(form_id), words_(words), report_(report) {}

  bool has(const std::string& key) const {
    return words_.messages.contains(own(key)) || words_.messages.contains(key);
  }

  void need(const std::string& key) {
    if (has(key) || !told_.insert(key).second) return;
    report_.error(
        "missing-message", {words_.first_file(), message_path(key), key},
        "There are no words for " + in_quotes(key) + ", which " + rules_file_ + " calls for.",
        "Add the message, or take it out of the rules.");
  }

  void need(const std::string& stem, std::initializer_list<const char*> parts) {
    for (const char* part : parts) need(stem + "." + part);
  }

  // How many of "<stem>1", "<stem>2", ... there are.
  int count(const std::string& stem) const {
    int n = 0;
    while (has(stem + std::to_string(n + 1))) ++n;
    return n;
  }

  void too_many(const std::string& key, const std::string& message, const std::string& remedy) {
    report_.error("advice-actions", {words_.first_file(), message_path(key), key}, message, remedy);
  }

 private:
  // "advice.title" -> "advice.therapist.title"
  std::string own(const std::string& key) const {
    const std::size_t point = std::min(key.find('.'), key.size());
    return key.substr(0, point) + "." + form_id_ + key.substr(point);
  }

  std::string rules_file_;
  std::string form_id_;
  const LocaleGroup& words_;
  LintReport& report_;
  std::set<std::string> told_;
};

void need_advice(const Advice& advice, WordsNeeded& words) {
  const std::string stem = "advice." + advice.id;
  words.need(stem, {"title", "why", "say.gentle", "say.direct", "review", "ifNoChange"});
  words.need("advice.grade." + advice.grade);
  for (int n = 1; n <= advice.actions; ++n) words.need(stem + ".do." + std::to_string(n));
  const int written = words.count(stem + ".do.");
  const std::string last = stem + ".do." + std::to_string(written);
  if (written > 3) {
    words.too_many(last, "The advice has more than three actions.",
                   "Keep the three that matter most.");
  } else if (written > advice.actions) {
    words.too_many(last,
                   "The rules say that the advice has " + std::to_string(advice.actions) +
                       " actions, the words have " + std::to_string(written) + ".",
                   "Correct \"actions\", or remove the words.");
  }
}

void need_flag(const SafetyFlag& flag, const Interpretation& rules, WordsNeeded& words) {
  const std::string stem = "flag." + flag.id;
  words.need(stem, {"title", "text.1", "do.1"});
  for (const std::string& kind : flag.helplines) words.need("line.kind." + kind);
  for (const auto& wording : flag.wording) {
    const std::string construct = "construct." + wording.first + ".";
    bool any = false;
    for (const char* part : {"title", "short", "about", "reason", "strength", "change"}) {
      any = any || words.has(construct + part + "." + wording.second);
    }
    // The reason is what a person must not read in the usual words.
    if (!any && rules.construct(wording.first) != nullptr) {
      words.need(construct + "reason." + wording.second);
    }
  }
}

}  // namespace

void check_words(const std::string& rules_file, std::string_view form_id,
                 const Interpretation& rules, const LocaleGroup& locale, LintReport& report) {
  WordsNeeded words(rules_file, form_id, locale, report);
  for (const Construct& construct : rules.constructs) {
    const std::string stem = "construct." + construct.id;
    words.need(stem, {"title", "short", "about", "reason", "change"});
    if (construct.may_be_strength) words.need(stem + ".strength");
    for (const ScoredItem& item : construct.items) words.need("item." + item.link_id + ".short");
  }
  for (const Band& band : rules.bands) words.need("band." + band.id);
  words.need("band.unknown");
  words.need("confidence", {"low", "medium"});
  for (const char* change :
       {"unknown", "worse", "slightly-worse", "same", "slightly-better", "better"}) {
    words.need(std::string("progress.") + change);
  }
  for (const ComparisonTheme& theme : rules.comparing.themes) {
    words.need("theme." + theme.id, {"title", "question", "step"});
    if (theme.goals) continue;
    for (const Band& band : rules.bands) words.need("level." + band.id);
  }
  for (const AttributionNote& note : rules.notes) words.need("note." + note.id, {"title", "text"});
  for (const Advice& advice : rules.advice) need_advice(advice, words);
  for (const SafetyFlag& flag : rules.flags) need_flag(flag, rules, words);
}

}  // namespace nextsession
