#include "app/language.h"

#include <algorithm>

namespace nextsession {
namespace {

std::string language_part(std::string_view code) {
  std::string part(code.substr(0, code.find('-')));
  std::transform(part.begin(), part.end(), part.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return part;
}

bool contains_code(const std::vector<std::string>& codes, std::string_view code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// The locale of a region that fits a browser's language, or empty.
std::string region_for(const std::vector<std::string>& available, const std::string& browser) {
  if (browser.find('-') == std::string::npos) return {};
  if (contains_code(available, browser)) return browser;
  const bool american = language_part(browser) == "es" && browser != "es-ES";
  return american && contains_code(available, "es-419") ? "es-419" : std::string();
}

struct Translation {
  const std::string form;  // "form.patient."
  const Catalogue& words;

  void put(const std::string& key, std::string& text) const {
    if (const std::string* translated = words.find(form + key)) text = *translated;
  }

  void option(const std::string& link_id, AnswerOption& option) const {
    auto* coding = std::get_if<Coding>(&option.value);
    if (coding == nullptr || coding->display.empty()) return;
    coding->display = words.of(coding->display);
    put(link_id + "." + coding->code, coding->display);
  }

  void items(std::vector<Item>& list) const {
    for (Item& item : list) {
      put(item.link_id, item.text);
      if (!item.help.empty()) put(item.link_id + ".help", item.help);
      for (AnswerOption& one : item.options) option(item.link_id, one);
      items(item.items);
    }
  }
};

}  // namespace

std::vector<std::string> languages_for(const std::vector<std::string>& available,
                                       std::string_view chosen,
                                       const std::vector<std::string>& preferred) {
  std::string language(chosen);
  if (!contains_code(available, language)) {
    language = "en";
    for (const std::string& browser : preferred) {
      if (!contains_code(available, language_part(browser))) continue;
      language = language_part(browser);
      break;
    }
  }
  std::vector<std::string> codes{language};
  for (const std::string& browser : preferred) {
    if (language_part(browser) != language) continue;
    const std::string region = region_for(available, browser);
    if (!region.empty()) codes.push_back(region);
    break;
  }
  return codes;
}

void translate(Questionnaire& form, std::string_view form_id, const Catalogue& words) {
  const Translation translation{"form." + std::string(form_id) + ".", words};
  translation.put("title", form.title);
  translation.items(form.items);
}

}  // namespace nextsession
