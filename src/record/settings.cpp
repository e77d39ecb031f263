#include "record/settings.h"

#include <algorithm>
#include <initializer_list>

#include "questionnaire/json.h"
#include "record/envelope.h"

namespace nextsession {
namespace {

constexpr std::string_view settings_format = "next-session/settings";
constexpr int settings_version = 1;

bool is_country(std::string_view code) {
  return code.size() == 2 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_language(std::string_view code) {
  return (code.size() == 2 || code.size() == 3) &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void choice(const Json& document, const char* name, std::initializer_list<std::string_view> allowed,
            std::string& slot, Report& report) {
  const std::optional<std::string> value = report.text(document, name, "");
  if (!value) return;
  if (std::find(allowed.begin(), allowed.end(), *value) != allowed.end()) {
    slot = *value;
    return;
  }
  std::string list;
  for (const std::string_view option : allowed) {
    if (!list.empty()) list += ", ";
    list += option;
  }
  report.warning(ErrorCode::BadValue, name,
                 "Found " + in_quotes(*value) + "; expected one of " + list + "." +
                     (slot.empty() ? "" : " The usual " + in_quotes(slot) + " is used."));
}

void read_country(const Json& document, Settings& settings, Report& report) {
  const std::optional<std::string> country = report.text(document, "country", "");
  if (!country) return;
  if (is_country(*country)) {
    settings.country = *country;
  } else {
    report.warning(ErrorCode::BadValue, "country",
                   "Found " + in_quotes(*country) +
                       "; expected a country code of two capital letters, such as IE.");
  }
}

// A code there are no words for is kept; the page then speaks the browser's language.
void read_language(const Json& document, Settings& settings, Report& report) {
  const std::optional<std::string> language = report.text(document, "language", "");
  if (!language) return;
  if (is_language(*language)) {
    settings.language = *language;
  } else {
    report.warning(ErrorCode::BadValue, "language",
                   "Found " + in_quotes(*language) +
                       "; expected a language code of two or three small letters, such as es.");
  }
}

void read_text_size(const Json& document, Settings& settings, Report& report) {
  const std::optional<std::int64_t> size = report.integer(document, "textSize", "");
  if (!size) return;
  if (*size == 100 || *size == 125 || *size == 150 || *size == 200) {
    settings.text_size = static_cast<int>(*size);
  } else {
    report.warning(ErrorCode::BadValue, "textSize",
                   "Found " + std::to_string(*size) +
                       "; expected one of 100, 125, 150, 200. The usual 100 is used.");
  }
}

}  // namespace

Json write_settings(const Settings& settings) {
  Json document = Json::object();
  document["format"] = std::string(settings_format);
  document["version"] = settings_version;
  if (is_country(settings.country)) document["country"] = settings.country;
  if (is_language(settings.language)) document["language"] = settings.language;
  if (!settings.theme.empty()) document["theme"] = settings.theme;
  document["textSize"] = settings.text_size;
  document["view"] = settings.view;
  document["shortcuts"] = settings.shortcuts;
  return document;
}

Settings read_settings(std::string_view text, Findings& findings) {
  constexpr std::string_view file = "settings";
  Settings settings;
  Report report(file, findings, Report::Faults::AreWarnings);
  const std::optional<Envelope> envelope =
      open_envelope(text, file, settings_format, report, findings);
  if (!envelope) return settings;
  const Json& document = envelope->document;
  if (envelope->version > settings_version) {
    report.warning(ErrorCode::Newer, "version",
                   "These settings were saved by a later version of this program; what is "
                   "understood is used.");
  }
  read_country(document, settings, report);
  read_language(document, settings, report);
  choice(document, "theme", {"system", "light", "dark"}, settings.theme, report);
  read_text_size(document, settings, report);
  choice(document, "view", {"auto", "canvas", "plain"}, settings.view, report);
  settings.shortcuts = report.boolean(document, "shortcuts", "").value_or(settings.shortcuts);
  report.others(
      document,
      {"format", "version", "country", "language", "theme", "textSize", "view", "shortcuts"}, "");
  return settings;
}

}  // namespace nextsession
