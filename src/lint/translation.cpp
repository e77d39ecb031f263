#include "lint/translation.h"

#include <algorithm>
#include <cstdint>

#include "lint/json_parts.h"
#include "lint/text_parts.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

// "results.own" for "results.therapist.own": what the same message is called where it is not said
// to those who fill in one form in a way of their own. Spanish needs that more often than English.
std::string shared_key(const ParityBase& base, const std::string& key) {
  const std::size_t first = key.find('.');
  if (first == std::string::npos) return key;
  const std::size_t second = key.find('.', first + 1);
  const std::string part = key.substr(first + 1, second - first - 1);
  if (!base.forms.contains(part)) return key;
  return key.substr(0, first) + (second == std::string::npos ? "" : key.substr(second));
}

}  // namespace

std::string translation_mark(std::string_view english) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : english) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3U;
  }
  const std::uint64_t folded_hash = hash ^ (hash >> 24U) ^ (hash >> 48U);
  std::string digits;
  for (unsigned shift = 24; shift > 0; shift -= 4) {
    digits += "0123456789abcdef"[(folded_hash >> (shift - 4)) & 0xfU];
  }
  return digits;
}

void EnglishTexts::add(const std::string& text, bool needed) {
  if (text.empty()) return;
  if (known_.insert(text).second) {
    list_.push_back({text, needed});
  } else if (needed) {
    std::find_if(list_.begin(), list_.end(), [&](const Text& one) {
      return one.text == text;
    })->needed = true;
  }
}

void add_answer_texts(const std::vector<LintText>& form, EnglishTexts& texts) {
  for (const LintText& text : form) {
    if (text.kind == TextKind::Option && !text.message.empty()) texts.add(text.text, false);
  }
}

bool is_english(const Json& form) {
  const std::string language = text_in(form, "language");
  return language.empty() || language.substr(0, 2) == "en";
}

std::optional<std::string> english_text(const ParityBase& base, const std::string& key) {
  const auto message = base.english.messages.find(key);
  if (message != base.english.messages.end()) return message->second.text;
  const auto shared = base.english.messages.find(shared_key(base, key));
  if (shared != base.english.messages.end()) return shared->second.text;
  const LintText* own = find_form_text(base.forms, key);
  return own == nullptr ? std::nullopt : std::optional<std::string>(own->text);
}

bool lacks_translation(const LocaleGroup& locale, const std::string& key, const LintText& text) {
  if (locale.messages.contains(key) || split_words(text.text).empty()) return false;
  return text.kind != TextKind::Option || !locale.texts.contains(text.text);
}

}  // namespace nextsession
