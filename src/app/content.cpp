#include "app/content.h"

#include "questionnaire/json.h"
#include "questionnaire/read.h"

namespace nextsession {
namespace {

std::string string_at(const Json& object, const char* key) {
  const auto at = object.find(key);
  if (at == object.end() || !at->is_string()) return {};
  return at->get_ref<const std::string&>();
}

Helpline read_line(const Json& json) {
  Helpline line;
  line.kind = string_at(json, "kind");
  line.name = string_at(json, "name");
  line.tel = string_at(json, "tel");
  line.sms = string_at(json, "sms");
  line.url = string_at(json, "url");
  line.hours = string_at(json, "hours");
  line.cost = string_at(json, "cost");
  line.who = string_at(json, "who");
  line.note = string_at(json, "note");
  line.verified_on = string_at(json, "verifiedOn");
  line.status = string_at(json, "status");
  return line;
}

std::vector<Helpline> read_lines(const Json& owner, const std::string& where, Findings& findings) {
  std::vector<Helpline> lines;
  const auto list = owner.find("lines");
  if (list == owner.end() || !list->is_array()) {
    findings.errors.push_back(
        {ErrorCode::Missing, where + ".lines", "Expected a list of help lines."});
    return lines;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    const Json& entry = (*list)[i];
    const std::string path = where + ".lines[" + std::to_string(i) + "]";
    if (!entry.is_object()) {
      findings.errors.push_back({ErrorCode::WrongType, path, "Expected an object."});
      continue;
    }
    Helpline line = read_line(entry);
    if (line.retired()) continue;
    if (line.tel.empty() && line.sms.empty() && line.url.empty()) {
      findings.errors.push_back(
          {ErrorCode::Missing, path, "A help line needs a \"tel\", an \"sms\" or a \"url\"."});
      continue;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

Helplines read_helplines(const Json& json, Findings& findings) {
  const std::string file = "helplines.json";
  Helplines helplines;
  const auto countries = json.find("countries");
  if (countries == json.end() || !countries->is_array()) {
    findings.errors.push_back(
        {ErrorCode::Missing, file + ": countries", "Expected a list of countries."});
    return helplines;
  }
  for (std::size_t i = 0; i < countries->size(); ++i) {
    const Json& entry = (*countries)[i];
    const std::string where = file + ": countries[" + std::to_string(i) + "]";
    Country country{string_at(entry, "country"), string_at(entry, "name"),
                    read_lines(entry, where, findings)};
    if (country.code.empty() || country.name.empty()) {
      findings.errors.push_back(
          {ErrorCode::Missing, where, "A country needs \"country\" (its code) and \"name\"."});
      continue;
    }
    helplines.countries.push_back(std::move(country));
  }
  if (const auto fallback = json.find("fallback"); fallback != json.end()) {
    helplines.elsewhere = read_lines(*fallback, file + ": fallback", findings);
  }
  return helplines;
}

std::vector<Source> read_sources(const Json& json, Findings& findings) {
  std::vector<Source> sources;
  const auto list = json.find("sources");
  if (list == json.end() || !list->is_array()) {
    findings.errors.push_back(
        {ErrorCode::Missing, "sources.json: sources", "Expected a list of sources."});
    return sources;
  }
  for (const Json& entry : *list) {
    sources.push_back({string_at(entry, "id"), string_at(entry, "citation"),
                       string_at(entry, "doi"), string_at(entry, "grade")});
  }
  return sources;
}

namespace {

const Json* file_at(const Json& files, const char* path, Findings& findings) {
  const auto at = files.find(path);
  if (at == files.end() || !at->is_object()) {
    findings.errors.push_back(
        {ErrorCode::Missing, path,
         "This file of the page is missing or damaged. Load the page again."});
    return nullptr;
  }
  return &*at;
}

}  // namespace

const Country* Helplines::country(std::string_view code) const {
  for (const Country& c : countries) {
    if (c.code == code) return &c;
  }
  return nullptr;
}

const Source* Content::source(std::string_view id) const {
  for (const Source& s : sources) {
    if (s.id == id) return &s;
  }
  return nullptr;
}

std::optional<Content> read_content(const Json& files, Findings& findings) {
  const char* form_path = "questionnaires/patient.json";
  const char* rules_path = "interpretation/patient.json";
  const Json* form_json = file_at(files, form_path, findings);
  const Json* rules_json = file_at(files, rules_path, findings);
  const Json* helplines_json = file_at(files, "helplines.json", findings);
  const Json* sources_json = file_at(files, "sources.json", findings);
  if (!findings.ok()) return std::nullopt;

  std::optional<Questionnaire> form = read_questionnaire(*form_json, form_path, findings);
  if (!form) return std::nullopt;
  std::optional<Interpretation> rules =
      read_interpretation(*rules_json, *form, rules_path, findings);
  if (!rules) return std::nullopt;

  Content content;
  content.form = std::move(*form);
  content.rules = std::move(*rules);
  for (const auto& [path, document] : files.items()) {
    if (path.starts_with("locales/")) content.words.add(document, path, findings);
  }
  if (!content.words.has("brand")) {
    findings.errors.push_back({ErrorCode::Missing, "locales/",
                               "The words of the page are missing. Load the page again."});
  }
  content.helplines = read_helplines(*helplines_json, findings);
  content.sources = read_sources(*sources_json, findings);
  if (!findings.ok()) return std::nullopt;
  return content;
}

}  // namespace nextsession
