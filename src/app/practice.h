// The settings of a practice that offers the page: its name and how to reach it, languages, the
// country for help lines, its colour. They sit in a data block of the page, in the address, or in
// both (docs/practice-settings.md). What is wrong with one costs that one alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/brand.h"
#include "app/colour.h"
#include "questionnaire/json_fwd.h"

namespace nextsession {

struct Helplines;

inline constexpr std::size_t practice_name_limit = 80;  // characters
inline constexpr std::size_t practice_contact_limit = 200;
inline constexpr std::size_t practice_bytes = 16384;  // of the data block
// As they are called in the block and in the address; "color" is understood as "colour".
inline constexpr const char* practice_keys[] = {"name",    "contact", "language",  "languages",
                                                "country", "colour",  "appearance"};

// Where the settings come from.
struct PracticeText {
  std::string block;                                         // JSON; empty as good as {}
  std::vector<std::pair<std::string, std::string>> address;  // keys and values, in order
  bool preview = false;                                      // findings are to be shown
};

// What was refused or changed. Its words are the message "practice.finding.<what>", filled with
// {found}, {used} and {list}.
struct PracticeFinding {
  std::string key;  // of the setting; empty: all of them
  std::string what;
  std::string found, used, list;
  bool refused = true;  // else it is used in part, or with a change
  bool in_address = false;
};

struct Practice {
  std::string name, contact;           // plain text in one line; may be empty
  std::string language;                // one of the page's; empty: as the browser prefers
  std::vector<std::string> languages;  // offered, `language` among them; empty: all
  std::string country;                 // ISO 3166-1 alpha-2
  bool country_in_address = false;
  std::string appearance;  // "light", "dark", "system"; empty: not said
  std::optional<Brand> brand;
  bool preview = false;
  std::vector<PracticeFinding> findings;  // at most 20
};

// `languages` are those of the page, BCP 47 without a region; `theme` is assets/theme.json. What
// the address says comes before what the page says, each setting by itself.
Practice read_practice(const PracticeText& text, const std::vector<std::string>& languages,
                       const Json& theme);

// A country without help lines helps nobody: it is dropped, which is a finding.
void check_country(Practice& practice, const Helplines& helplines);

// "light", "dark" or "system": what the person chose (empty: nothing yet) comes first.
std::string appearance_to_show(const Practice& practice, std::string_view chosen);

// The language to begin with: the person's own choice, the practice's, or the first of the
// browser's that is offered. Empty: nothing decides but the browser. `available` as `languages`
// above.
std::string language_to_speak(const Practice& practice, std::string_view chosen,
                              const std::vector<std::string>& preferred,
                              const std::vector<std::string>& available);

}  // namespace nextsession
