#include "app/practice.h"

#include <algorithm>
#include <cstdint>
#include <set>

#include "app/content.h"
#include "questionnaire/json.h"
#include "questionnaire/utf8.h"

namespace nextsession {
namespace {

using Codes = std::vector<std::string>;

constexpr std::size_t most_findings = 20;
constexpr std::size_t shown_characters = 40;

bool has_code(const Codes& codes, std::string_view code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

std::string joined_codes(const Codes& codes) {
  std::string text;
  for (const std::string& code : codes) text += (text.empty() ? "" : ", ") + code;
  return text;
}

// The code point that starts at `at`, which moves behind it. The text is valid UTF-8.
std::uint32_t take_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t first = byte(at++);
  if (first < 0x80) return first;
  std::uint32_t point = first >= 0xF0   ? first & 0x07U
                        : first >= 0xE0 ? first & 0x0FU
                                        : first & 0x1FU;
  for (; at < text.size() && (byte(at) & 0xC0U) == 0x80U; ++at)
    point = point << 6 | (byte(at) & 0x3FU);
  return point;
}

// Controls, line ends, and signs that turn the words behind them round: nobody sees them, and they
// can make words say something else. Joiners stay, which some scripts need.
bool is_hidden(std::uint32_t point) {
  return point < 0x20 || (point >= 0x7F && point <= 0x9F) || point == 0x200B ||
         (point >= 0x2028 && point <= 0x202E) || (point >= 0x2060 && point <= 0x2069) ||
         point == 0xFEFF;
}

// "U+202E" of the first one; empty when there is none.
std::string hidden_sign(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t point = take_code_point(text, at);
    if (!is_hidden(point)) continue;
    std::string name = "U+";
    for (int shift = 12; shift >= 0; shift -= 4) name += "0123456789ABCDEF"[point >> shift & 0xFU];
    return name;
  }
  return {};
}

// For a message: short, and with nothing in it that is not seen.
std::string for_showing(std::string_view text) {
  std::string seen;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    if (is_hidden(take_code_point(text, at))) {
      seen += "\xEF\xBF\xBD";
    } else {
      seen += text.substr(from, at - from);
    }
  }
  return shorten(seen, shown_characters);
}

std::string json_for_showing(const Json& json) {
  return for_showing(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string_view trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\r\n");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

std::string in_case(std::string_view text, char first, char last) {
  std::string changed(text);
  for (char& c : changed) {
    if (c >= first && c <= last) c = static_cast<char>(c ^ 0x20);
  }
  return changed;
}

class PracticeReader {
 public:
  PracticeReader(Practice& practice, const Codes& languages)
      : practice_(practice), available_(languages) {}

  std::optional<Colour> colour() const { return colour_; }
  bool colour_in_address() const { return colour_in_address_; }

  void block(std::string_view text) {
    if (trimmed(text).empty()) return;
    const Result<Json> json = parse_json(text, "practice", {practice_bytes, 8});
    if (!json.ok()) return no_json(json.error());
    if (!json.value().is_object()) return find("", "object", json_for_showing(json.value()));
    for (const auto& [key, value] : json.value().items()) {
      if (key == "$schema" || !begin(key)) continue;
      if (key == "languages") {
        languages_from(value);
      } else if (!value.is_string()) {
        find(key, "type-text", json_for_showing(value));
      } else {
        set(key, value.get_ref<const std::string&>());
      }
    }
  }

  void address(const std::vector<std::pair<std::string, std::string>>& entries) {
    in_address_ = true;
    set_.clear();
    for (const auto& [key, value] : entries) {
      if (!begin(key)) continue;
      if (key == "languages") {
        languages_in(value);
      } else {
        set(key, value);
      }
    }
  }

  // Once both are read.
  void finish() {
    Codes& offered = practice_.languages;
    if (practice_.language.empty() || offered.empty()) return;
    if (has_code(offered, practice_.language)) return;
    offered.push_back(practice_.language);
    in_address_ = false;
    find("languages", "language-added", practice_.language, "", "", false);
  }

 private:
  void find(const std::string& key, const char* what, std::string found = {}, std::string used = {},
            std::string list = {}, bool refused = true) {
    if (practice_.findings.size() >= most_findings) return;
    practice_.findings.push_back({for_showing(key), what, std::move(found), std::move(used),
                                  std::move(list), refused, in_address_});
  }

  void no_json(const Error& error) {
    if (error.code == ErrorCode::TooLarge) {
      return find("", "too-large", "", std::to_string(practice_bytes));
    }
    if (error.code == ErrorCode::Duplicate) return find("", "duplicate");
    const std::size_t colon = error.where.find(':');  // "practice:line:column"
    find("", "json", colon == std::string::npos ? "1:1" : error.where.substr(colon + 1));
  }

  // False for a key that is none.
  bool begin(const std::string& key) {
    const std::string known = key == "color" ? "colour" : key;
    Codes all(std::begin(practice_keys), std::end(practice_keys));
    if (!has_code(all, known)) {
      find(key, "unknown", "", "", joined_codes(all));
      return false;
    }
    if (!set_.insert(known).second) find(key, "twice", "", "", "", false);
    return true;
  }

  void set(const std::string& key, std::string_view value) {
    const std::string_view text = trimmed(value);
    if (text.empty()) return find(key, "empty");
    if (const std::string sign = hidden_sign(text); !sign.empty()) return find(key, "sign", sign);
    if (key == "name") return words(key, text, practice_name_limit, practice_.name);
    if (key == "contact") return words(key, text, practice_contact_limit, practice_.contact);
    if (key == "language") return language(key, text);
    if (key == "country") return country(key, text);
    if (key == "appearance") return appearance(key, text);
    colour(key, text);
  }

  void words(const std::string& key, std::string_view text, std::size_t limit, std::string& slot) {
    const std::size_t length = characters(text);
    if (length > limit) {
      return find(key, "too-long", std::to_string(length), std::to_string(limit));
    }
    slot = std::string(text);
  }

  std::optional<std::string> known_language(const std::string& key, std::string_view text) {
    std::string code = in_case(trimmed(text), 'A', 'Z');
    if (has_code(available_, code)) return code;
    find(key, "language", for_showing(text), "", joined_codes(available_));
    return std::nullopt;
  }

  void language(const std::string& key, std::string_view text) {
    if (const auto code = known_language(key, text)) practice_.language = *code;
  }

  void offer(const Codes& wanted) {
    Codes offered;
    for (const std::string& one : wanted) {
      const auto code = known_language("languages", one);
      if (code && !has_code(offered, *code)) offered.push_back(*code);
    }
    if (!offered.empty()) practice_.languages = std::move(offered);
  }

  void languages_from(const Json& value) {
    Codes wanted;
    if (!value.is_array()) return find("languages", "type-list", json_for_showing(value));
    if (value.empty()) return find("languages", "empty");
    for (const Json& one : value) {
      if (!one.is_string()) return find("languages", "type-list", json_for_showing(value));
      wanted.push_back(one.get<std::string>());
    }
    offer(wanted);
  }

  // "es,en"
  void languages_in(std::string_view text) {
    if (trimmed(text).empty()) return find("languages", "empty");
    Codes wanted;
    for (std::size_t from = 0; from <= text.size();) {
      const std::size_t comma = std::min(text.find(',', from), text.size());
      wanted.emplace_back(text.substr(from, comma - from));
      from = comma + 1;
    }
    offer(wanted);
  }

  void country(const std::string& key, std::string_view text) {
    const std::string code = in_case(text, 'a', 'z');
    const bool letters = code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) {
                           return c >= 'A' && c <= 'Z';
                         });
    // Reserved in ISO 3166, and no country's code: it is GB.
    if (!letters || code == "UK") return find(key, "country", for_showing(text));
    practice_.country = code;
    practice_.country_in_address = in_address_;
  }

  void appearance(const std::string& key, std::string_view text) {
    if (text == "light" || text == "dark") {
      practice_.appearance = std::string(text);
    } else if (text == "auto") {
      practice_.appearance = "system";
    } else {
      find(key, "appearance", for_showing(text), "", "light, dark, auto");
    }
  }

  void colour(const std::string& key, std::string_view text) {
    const std::optional<Colour> read = colour_from(text);
    if (!read) return find(key, "colour", for_showing(text));
    colour_ = read;
    colour_in_address_ = in_address_;
  }

  Practice& practice_;
  const Codes& available_;
  std::set<std::string> set_;  // keys met in this source
  std::optional<Colour> colour_;
  bool in_address_ = false, colour_in_address_ = false;
};

void tell_change(Practice& practice, Colour wanted, Colour used, bool dark, bool in_address) {
  if (wanted == used || practice.findings.size() >= most_findings) return;
  const bool too_light = luminance(wanted) > luminance(used);
  const std::string what =
      std::string(too_light ? "too-light" : "too-dark") + (dark ? ".in-dark" : ".in-light");
  practice.findings.push_back(
      {"colour", what, colour_text(wanted), colour_text(used), "", false, in_address});
}

}  // namespace

Practice read_practice(const PracticeText& text, const std::vector<std::string>& languages,
                       const Json& theme) {
  Practice practice;
  practice.preview = text.preview;
  PracticeReader reader(practice, languages);
  reader.block(text.block);
  reader.address(text.address);
  reader.finish();
  if (const std::optional<Colour> wanted = reader.colour()) {
    practice.brand = make_brand(*wanted, theme);
    if (practice.brand) {
      const bool there = reader.colour_in_address();
      tell_change(practice, *wanted, practice.brand->light.primary, false, there);
      tell_change(practice, *wanted, practice.brand->dark.primary, true, there);
    }
  }
  return practice;
}

void check_country(Practice& practice, const Helplines& helplines) {
  if (practice.country.empty() || helplines.country(practice.country) != nullptr) return;
  practice.findings.push_back(
      {"country", "country-lines", practice.country, "", "", false, practice.country_in_address});
  practice.country.clear();
}

std::string appearance_to_show(const Practice& practice, std::string_view chosen) {
  if (!chosen.empty()) return std::string(chosen);
  return practice.appearance.empty() ? "system" : practice.appearance;
}

std::string language_to_speak(const Practice& practice, std::string_view chosen,
                              const std::vector<std::string>& preferred,
                              const std::vector<std::string>& available) {
  if (!chosen.empty() && has_code(available, chosen)) return std::string(chosen);
  if (!practice.language.empty()) return practice.language;
  if (practice.languages.empty()) return {};
  for (const std::string& browser : preferred) {
    std::string code = in_case(std::string_view(browser).substr(0, browser.find('-')), 'A', 'Z');
    if (has_code(practice.languages, code)) return code;
  }
  return practice.languages.front();
}

}  // namespace nextsession
