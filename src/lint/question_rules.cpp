// Rules for the questions of a form.
#include <map>
#include <set>
#include <utility>

#include "lint/text_parts.h"
#include "lint/wording.h"
#include "questionnaire/report.h"

namespace nextsession {
namespace {

// A list of words that a question should do without, and what to say when one is found.
struct QuestionRule {
  const char* rule;
  const std::vector<Phrase>& phrases;
  const char* why;
  const char* remedy;
};

void check_phrases(const LintPlace& place, const std::string& text, const QuestionRule& rule,
                   LintReport& report) {
  const std::vector<std::string> words = split_words(text);
  for (const Phrase& phrase : rule.phrases) {
    const std::optional<std::size_t> found = phrase.find_in(words);
    if (!found) continue;
    report.error(rule.rule, place,
                 in_quotes(text) + " has \"" + phrase.found_at(*found, words) + "\". " + rule.why,
                 rule.remedy);
    return;  // one is enough to rewrite it
  }
}

void check_question(const LintText& text, const LintPlace& place, const LanguageRules& rules,
                    LintReport& report) {
  const std::vector<std::string> words = split_words(text.text);
  if (static_cast<int>(words.size()) > rules.item_words) {
    report.error("item-length", place,
                 in_quotes(text.text) + " has " + std::to_string(words.size()) +
                     " words, the most is " + std::to_string(rules.item_words) + ".",
                 "Shorten it; move examples into the help text.");
  }
  if (split_sentences(text.text, rules.abbreviations).size() > 1) {
    report.error("one-sentence", place, in_quotes(text.text) + " has more than one sentence.",
                 "Keep the question; move the rest into the help text.");
  }
  const QuestionRule all[] = {
      {"negation", rules.negation, "A \"never\" or \"no\" as answer then says yes.",
       "Ask for the thing itself."},
      {"absolute", rules.absolutes, "Nearly everyone has to answer no to that.",
       "Leave it out, or ask how often."},
      {"double-barrelled", rules.joining,
       "It may ask two things, and one answer cannot tell which.",
       "Ask one thing; or grant an exception when both are one idea."},
      {"agree", rules.agreement, "People tend to agree, whatever is said.",
       "Ask how often or how much."}};
  for (const QuestionRule& rule : all) check_phrases(place, text.text, rule, report);
}

// Two answers of agreement make a scale of agreement.
void check_scale(const std::string& file, const std::vector<LintText>& texts,
                 const LanguageRules& rules, LintReport& report) {
  std::map<std::string, int> found;
  for (const LintText& text : texts) {
    if (text.kind != TextKind::Option) continue;
    const std::string item = text.path.substr(0, text.path.rfind(".answerOption"));
    for (const Phrase& phrase : rules.agreement) {
      if (!phrase.find_in(split_words(text.text))) continue;
      if (++found[item] == 2) {
        const std::string id = text.key.substr(0, text.key.rfind('.'));
        report.warning("agree-scale", {file, item, id}, "The answers ask for agreement.",
                       "Let each answer say how often or how much.");
      }
      break;
    }
  }
}

void check_windows(const std::string& file, const std::vector<LintText>& texts,
                   const LanguageRules& rules, LintReport& report) {
  std::set<std::pair<std::string, std::string>> named;  // block and window
  for (const LintText& text : texts) {
    const bool in_form = text.kind == TextKind::Stem || text.kind == TextKind::Help;
    if (!in_form) continue;
    const std::vector<std::string> words = split_words(text.text);
    for (const Phrase& window : rules.windows) {
      const std::optional<std::size_t> at = window.find_in(words);
      if (!at) continue;
      const std::string found = window.found_at(*at, words);
      if (!named.insert({text.block, found}).second) {
        report.warning("window-repeated", {file, text.path, text.key},
                       "\"" + found + "\" was named in this block before.",
                       "Name the time once, in the block's own text.");
      }
    }
  }
}

}  // namespace

void check_questions(const std::string& file, const std::vector<LintText>& texts,
                     const LanguageRules& rules, LintReport& report) {
  for (const LintText& text : texts) {
    if (text.kind != TextKind::Stem) continue;
    check_question(text, {file, text.path, text.key}, rules, report);
  }
  check_scale(file, texts, rules, report);
  check_windows(file, texts, rules, report);
}

}  // namespace nextsession
