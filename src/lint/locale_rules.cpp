#include "lint/locale_rules.h"

#include <optional>
#include <set>

#include "app/catalogue.h"
#include "lint/json_parts.h"
#include "lint/text_parts.h"
#include "questionnaire/report.h"

namespace nextsession {
namespace {

// Names between braces; "}" or "{" that stands alone gives the name "?".
std::set<std::string> placeholders(std::string_view text) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '}') names.insert("?");
    if (text[i] != '{') continue;
    const std::size_t end = text.find_first_of("{}", i + 1);
    if (end == std::string_view::npos || text[end] == '{') {
      names.insert("?");
      continue;
    }
    names.insert(std::string(text.substr(i + 1, end - i - 1)));
    i = end;
  }
  return names;
}

int strong_marks(std::string_view text) {
  int count = 0;
  for (std::size_t at = text.find("**"); at != std::string_view::npos;
       at = text.find("**", at + 2)) {
    ++count;
  }
  return count;
}

std::string listed(const std::set<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "{" : ", {") + name + "}";
  return list.empty() ? "none" : list;
}

LintPlace place_of(const LocaleGroup::Message& message, const std::string& key) {
  return {message.file, message_path(key), key};
}

void compare_message(const LocaleGroup& locale, const std::string& key,
                     const LocaleGroup::Message& message, const std::string& english,
                     LintReport& report) {
  const LintPlace place = place_of(message, key);
  const std::set<std::string> expected = placeholders(english);
  const std::set<std::string> found = placeholders(message.text);
  if (found != expected) {
    report.error(
        "placeholders", place,
        "The places to fill in are " + listed(found) + ", in English " + listed(expected) + ".",
        "Use the same names in braces as in English.");
  }
  if (locale.is_region()) return;
  if (strong_marks(message.text) != strong_marks(english)) {
    report.error("strong-marks", place,
                 "There are " + std::to_string(strong_marks(message.text)) + " marks \"**\", in " +
                     "English " + std::to_string(strong_marks(english)) + ".",
                 "Mark the same words as strong.");
  }
  if (message.text == english && split_words(english).size() > 3) {
    report.warning("untranslated", place, "The words are those of the English text.",
                   "Translate them.");
  }
}

void check_missing(const LocaleGroup& locale, const ParityBase& base, LintReport& report) {
  const auto tell_at = [&](const std::string& path, const std::string& key,
                           const std::string& english) {
    report.error("missing-translation", {locale.first_file(), path, key},
                 "There are no words for " + in_quotes(english) + ".", "Translate it.");
  };
  const auto tell = [&](const std::string& key, const std::string& english) {
    tell_at(message_path(key), key, english);
  };
  for (const auto& entry : base.english.messages) {
    if (locale.messages.find(entry.first) == locale.messages.end()) {
      tell(entry.first, entry.second.text);
    }
  }
  for (const auto& form : base.forms) {
    for (const auto& own : form.second) {
      const std::string key = "form." + form.first + "." + own.first;
      if (lacks_translation(locale, key, own.second)) tell(key, own.second.text);
    }
  }
  for (const EnglishTexts::Text& text : base.texts.list()) {
    if (!text.needed || locale.texts.contains(text.text)) continue;
    tell_at(text_path(text.text), text.text, text.text);
  }
}

// `otherwise`: what else can be done.
void check_written(const LintPlace& place, const std::string& text, const std::string& otherwise,
                   LintReport& report) {
  if (!is_unwritten(text)) return;
  if (split_words(text).empty()) {
    report.error("empty-text", place, "There are no words.", "Write some, or remove the entry.");
  } else {
    report.error("empty-text", place, "This waits to be translated: " + in_quotes(text) + ".",
                 "Write the translation in place of all of it, \"TODO:\" too." + otherwise);
  }
}

void check_names(const LocaleGroup& locale, LintReport& report) {
  bool named = false;
  for (const LintDocument& document : locale.files) {
    named = named || !is_unwritten(text_in(*document.json, "name"));
  }
  if (!named) {
    report.error("locale-name", {locale.first_file(), "name", "name"},
                 "The language has no name, so nobody can choose it.",
                 "Give its name as its speakers write it, such as \"Español\".");
  }
}

}  // namespace

void check_messages(const LocaleGroup& locale, LintReport& report) {
  for (const LintDocument& document : locale.files) {
    const std::string stem = stem_of(document.file);
    const std::string named = stem.substr(0, stem.find('.'));
    if (named == locale.language) continue;
    report.error("locale-language", {document.file, "language", "language"},
                 "The file says it is in " + in_quotes(locale.language) + ", its name says " +
                     in_quotes(named) + ".",
                 "Correct the field, or rename the file.");
  }
  check_names(locale, report);
  for (const auto& entry : locale.texts) {
    check_written({entry.second.file, text_path(entry.first), entry.first}, entry.second.text,
                  " If it is a name that stays as it is, remove the entry.", report);
  }
  for (const auto& entry : locale.messages) {
    const LintPlace place = place_of(entry.second, entry.first);
    const std::string& text = entry.second.text;
    check_written(place, text, "", report);
    if (is_unwritten(text)) continue;
    if (strong_marks(text) % 2 != 0) {
      report.error("strong-marks", place, "A \"**\" has no partner.",
                   "Put one before and one behind the strong words.");
    }
    if (placeholders(text).count("?") > 0) {
      report.error("placeholders", place, "A brace has no partner.",
                   "Write {name}, or leave the brace out.");
    }
  }
}

void check_parity(const LocaleGroup& locale, const ParityBase& base, LintReport& report) {
  if (!locale.is_region()) check_missing(locale, base, report);
  for (const auto& entry : locale.messages) {
    const std::optional<std::string> english = english_text(base, entry.first);
    if (english) {
      if (is_unwritten(entry.second.text)) continue;
      compare_message(locale, entry.first, entry.second, *english, report);
      continue;
    }
    report.error("stale-translation", place_of(entry.second, entry.first),
                 "There is no English message and no form text of this name.",
                 "Remove it, or correct its name.");
  }
  for (const auto& entry : locale.texts) {
    if (base.texts.contains(entry.first)) continue;
    report.error("stale-translation", {entry.second.file, text_path(entry.first), entry.first},
                 "This English text is no answer of a form and in no help line.",
                 "Remove it, or copy the English text as it is now.");
  }
}

}  // namespace nextsession
