#include "lint/lint.h"

#include <algorithm>
#include <list>

#include "app/content.h"
#include "lint/form_rules.h"
#include "lint/helpline_rules.h"
#include "lint/interpretation_rules.h"
#include "lint/json_parts.h"
#include "lint/lint_report.h"
#include "lint/locale_rules.h"
#include "lint/source_rules.h"
#include "lint/texts.h"
#include "lint/wording.h"
#include "questionnaire/json.h"
#include "questionnaire/read.h"
#include "questionnaire/report.h"

namespace nextsession {
namespace {

struct LintedForm {
  const LintDocument* document = nullptr;
  std::string id;
  std::string language;
  Audience audience = Audience::Patient;
  std::vector<LintText> texts;
  std::optional<Questionnaire> form;  // empty: its reader found errors
};

struct LintedRules {
  const LintDocument* document = nullptr;
  const LintedForm* form = nullptr;
  std::optional<Interpretation> rules;
};

WordLists lists_of(const LintInput& input, Findings& findings) {
  if (!input.lists) return {};
  return read_word_lists(*input.lists->json, input.lists->file, findings);
}

class LintRun {
 public:
  LintRun(const LintInput& input, const WordLists& lists)
      : input_(input), lists_(lists), report_(lists.exceptions) {}

  LintResult run(const Findings& list_findings) {
    for (const auto& unreadable : input_.unreadable) {
      report_.reader(unreadable.first, unreadable.first, Findings{{unreadable.second}, {}});
    }
    name_files();
    for (const LintDocument& form : input_.forms) read_form(form);
    for (const LintDocument& rules : input_.rules) read_rules(rules);
    const std::vector<LocaleGroup> locales = group_locales(input_.locales);
    for (const LintedForm& form : forms_) check_one_form(form);
    if (input_.sources) {
      source_ids_ = check_sources(*input_.sources, english(locales), report_);
    }
    for (const LintedRules& rules : rules_) check_one_interpretation(rules, locales);
    check_locales(locales);
    if (input_.helplines) check_all_helplines(*input_.helplines);
    std::string lists_file;
    if (input_.lists) {
      lists_file = input_.lists->file;
      report_.reader(lists_file, lists_file, list_findings);
    }
    return report_.result(input_.whole, lists_file);
  }

 private:
  // In the order in which they are summed up.
  void name_files() {
    for (const auto* list : {&input_.forms, &input_.rules, &input_.locales}) {
      for (const LintDocument& document : *list) report_.file(document.file);
    }
    for (const auto* one : {&input_.helplines, &input_.sources, &input_.lists}) {
      if (*one) report_.file((*one)->file);
    }
  }

  void read_form(const LintDocument& document) {
    LintedForm& linted = forms_.emplace_back();
    linted.document = &document;
    linted.id = stem_of(document.file);
    linted.language = text_in(*document.json, "language");
    if (is_for_practitioners(*document.json)) linted.audience = Audience::Looser;
    linted.texts = texts_of_form(*document.json, linted.audience);
    Findings findings;
    linted.form = read_questionnaire(*document.json, document.file, findings);
    report_.file(document.file, linted.language);
    report_.reader(document.file, document.file, findings);
    if (is_english(*document.json)) {
      add_form_texts(linted.id, linted.texts, form_texts_);
      add_answer_texts(linted.texts, english_texts_);
    }
  }

  // By the address they name, or by the file's name; a single form takes all, and their reader says
  // what does not fit.
  const LintedForm* form_for(const LintDocument& rules) const {
    const std::string canonical = text_in(*rules.json, "questionnaire");
    const std::string url = canonical.substr(0, canonical.find('|'));
    const auto by = [&](const auto& fits) -> const LintedForm* {
      const auto found = std::find_if(forms_.begin(), forms_.end(), fits);
      return found == forms_.end() ? nullptr : &*found;
    };
    const LintedForm* form =
        by([&](const LintedForm& one) { return text_in(*one.document->json, "url") == url; });
    if (form == nullptr) {
      form = by([&](const LintedForm& one) { return one.id == stem_of(rules.file); });
    }
    return form == nullptr && forms_.size() == 1 ? &forms_.front() : form;
  }

  void read_rules(const LintDocument& document) {
    LintedRules linted{&document, form_for(document), {}};
    if (linted.form == nullptr) {
      report_.error("rules-without-form", {document.file, "questionnaire", ""},
                    "No form has the address these rules are for.",
                    "Correct \"questionnaire\", or name the form's file too.");
    } else if (!linted.form->form) {
      report_.warning("rules-not-checked", {document.file, "", ""},
                      "The form " + linted.form->document->file + " has errors.",
                      "Mend the form first.");
    } else {
      Findings findings;
      linted.rules =
          read_interpretation(*document.json, *linted.form->form, document.file, findings);
      report_.reader(document.file, document.file, findings);
    }
    if (linted.rules) rules_.push_back(std::move(linted));
  }

  const LanguageRules* language_rules(const std::string& file, const std::string& language) {
    if (lists_.languages.empty()) return nullptr;
    const LanguageRules* rules = lists_.language(language.empty() ? "en" : language);
    if (language.empty()) {
      report_.warning("no-language", {file, "language", "language"},
                      "The file does not say its language; its words were judged as English.",
                      "Add \"language\", such as \"en\".");
    } else if (rules == nullptr) {
      report_.warning(
          "unknown-language", {file, "language", "language"},
          "There are no word lists for " + in_quotes(language) + "; its words were not judged.",
          "Add the language to the lists (docs/lint.md says how).");
    }
    return rules;
  }

  void check_one_form(const LintedForm& linted) {
    const std::string& file = linted.document->file;
    if (const LanguageRules* rules = language_rules(file, linted.language)) {
      check_sentences(file, linted.texts, *rules, report_);
      check_questions(file, linted.texts, *rules, report_);
      check_reading_level(file, linted.texts, *rules, report_);
    }
    if (linted.form) check_form(file, *linted.form, Reachable(*linted.form), lists_, report_);
  }

  void check_one_interpretation(const LintedRules& linted,
                                const std::vector<LocaleGroup>& locales) {
    const std::string& file = linted.document->file;
    const Questionnaire& form = *linted.form->form;
    const Interpretation& rules = *linted.rules;
    const Reachable reachable(form);
    check_items_used(linted.form->document->file, form, rules, report_);
    check_reach(file, rules, Possible(form, rules, reachable), report_);
    check_advice(file, rules, input_.sources ? &source_ids_ : nullptr, report_);
    if (const LocaleGroup* words = english(locales)) {
      check_words(file, linted.form->id, rules, *words, report_);
    }
  }

  // What is complete by itself: English, or the only language there is.
  static const LocaleGroup* english(const std::vector<LocaleGroup>& locales) {
    for (const LocaleGroup& locale : locales) {
      if (locale.language == "en") return &locale;
    }
    return locales.empty() ? nullptr : &locales.front();
  }

  // Ids that only rules for practitioners have give their messages' ids.
  MessageAudience audience() const {
    MessageAudience audience;
    audience.looser_starts = lists_.looser_keys;
    for (const LintedForm& form : forms_) {
      if (form.audience == Audience::Looser) audience.form_ids.insert(form.id);
    }
    std::set<std::string> patients;
    for (const Audience one : {Audience::Patient, Audience::Looser}) {
      for (const LintedRules& linted : rules_) {
        if (linted.form->audience != one) continue;
        for (const std::string& start : message_starts(*linted.rules)) {
          if (one == Audience::Patient) patients.insert(start);
          if (!patients.contains(start)) audience.looser_starts.push_back(start);
        }
      }
    }
    return audience;
  }

  static std::vector<std::string> message_starts(const Interpretation& rules) {
    std::vector<std::string> starts;
    for (const Construct& construct : rules.constructs) {
      starts.push_back("construct." + construct.id + ".");
      for (const ScoredItem& item : construct.items) starts.push_back("item." + item.link_id + ".");
    }
    for (const Advice& advice : rules.advice) starts.push_back("advice." + advice.id + ".");
    for (const SafetyFlag& flag : rules.flags) starts.push_back("flag." + flag.id + ".");
    for (const AttributionNote& note : rules.notes) starts.push_back("note." + note.id + ".");
    return starts;
  }

  void check_locales(const std::vector<LocaleGroup>& locales) {
    const MessageAudience for_whom = audience();
    const LocaleGroup* base = english(locales);
    if (input_.helplines) add_helpline_texts(*input_.helplines, english_texts_);
    for (const LocaleGroup& locale : locales) {
      for (const LintDocument& document : locale.files) {
        Findings findings;
        Catalogue().add(*document.json, document.file, findings);
        findings.warnings.clear();  // what is unwritten: check_messages names each
        report_.file(document.file, locale.language);
        report_.reader(document.file, document.file, findings);
        const LanguageRules* rules = language_rules(document.file, locale.language);
        if (rules == nullptr) continue;
        const std::vector<LintText> own = texts_of_locale(*document.json, form_texts_, for_whom);
        check_sentences(document.file, own, *rules, report_);
        check_questions(document.file, own, *rules, report_);
        check_reading_level(document.file, own, *rules, report_);
      }
      check_messages(locale, report_);
      if (&locale == base) continue;
      const ParityBase parity{*base, form_texts_, english_texts_};
      check_parity(locale, parity, report_);
      check_marks(locale, parity, report_);
    }
  }

  void check_all_helplines(const LintDocument& document) {
    Findings findings;
    if (document.json->is_object()) read_helplines(*document.json, findings);
    report_.reader(document.file, "helplines.json", findings);
    check_helplines(document, input_.today, report_);
  }

  const LintInput& input_;
  const WordLists& lists_;
  LintReport report_;
  std::list<LintedForm> forms_;  // others point at them
  std::vector<LintedRules> rules_;
  FormTexts form_texts_;
  EnglishTexts english_texts_;
  std::set<std::string, std::less<>> source_ids_;
};

}  // namespace

LintResult lint(const LintInput& input) {
  Findings list_findings;
  const WordLists lists = lists_of(input, list_findings);
  return LintRun(input, lists).run(list_findings);
}

}  // namespace nextsession
