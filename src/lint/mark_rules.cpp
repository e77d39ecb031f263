// The part of locale_rules.h about marks.
#include "app/catalogue.h"
#include "lint/locale_rules.h"

namespace nextsession {
namespace {

// The English is told whole: it is what a translator works from.
void compare_mark(const LocaleGroup& locale, const std::string& key,
                  const LocaleGroup::Message& message, const std::string& english,
                  LintReport& report) {
  const std::string mark = translation_mark(english);
  const LintPlace place{message.file, message_path(key), key};
  const std::string set_it = "set marks[\"" + key + "\"] to \"" + mark + "\".";
  const auto found = locale.marks.find(key);
  if (found == locale.marks.end()) {
    report.error("missing-mark", place,
                 "There is no mark, so a change of the English would go unnoticed. It is now: \"" +
                     english + "\".",
                 "If the words say the same, " + set_it);
  } else if (found->second.text != mark) {
    report.error(
        "stale-translation", place,
        "The English has changed since this was translated. It is now: \"" + english + "\".",
        "Bring the words up to date, then " + set_it);
  }
}

}  // namespace

void check_marks(const LocaleGroup& locale, const ParityBase& base, LintReport& report) {
  if (!locale.marked) return;
  for (const auto& entry : locale.messages) {
    if (is_unwritten(entry.second.text)) continue;
    const std::optional<std::string> english = english_text(base, entry.first);
    if (english) compare_mark(locale, entry.first, entry.second, *english, report);
  }
  for (const auto& entry : locale.marks) {
    if (locale.messages.contains(entry.first)) continue;
    report.warning("unused-mark",
                   {entry.second.file, "marks[\"" + entry.first + "\"]", entry.first},
                   "There is no message of this name.", "Remove the mark, or correct its name.");
  }
}

}  // namespace nextsession
