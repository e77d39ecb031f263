#include "lint/documents.h"

#include <algorithm>

#include "lint/json_parts.h"
#include "lint/texts.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

void add_messages(const LintDocument& document, const char* name, LocaleGroup::Messages& messages) {
  const Json* found = object_in(*document.json, name);
  if (found == nullptr) return;
  for (auto entry = found->begin(); entry != found->end(); ++entry) {
    if (!entry.value().is_string()) continue;
    messages[entry.key()] = {document.file, entry.value().get<std::string>()};
  }
}

}  // namespace

std::string language_of(const LintDocument& locale) {
  std::string language = text_in(*locale.json, "language");
  if (!language.empty()) return language;
  const std::string stem = stem_of(locale.file);
  return stem.substr(0, stem.find('.'));
}

std::vector<LocaleGroup> group_locales(const std::vector<LintDocument>& locales) {
  std::vector<LocaleGroup> groups;
  for (const LintDocument& locale : locales) {
    const std::string language = language_of(locale);
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const LocaleGroup& one) { return one.language == language; });
    if (group == groups.end()) {
      groups.push_back({language, {}, {}, {}, {}});
      group = std::prev(groups.end());
    }
    group->files.push_back(locale);
    add_messages(locale, "messages", group->messages);
    add_messages(locale, "texts", group->texts);
    add_messages(locale, "marks", group->marks);
    group->marked = group->marked || locale.json->contains("marks");
  }
  return groups;
}

}  // namespace nextsession
