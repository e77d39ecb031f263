#include "app/content.h"

#include "app/language.h"
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
  const auto days = json.find("verifyWithinDays");
  if (days != json.end() && days->is_number_integer()) {
    helplines.verify_within_days = days->get<int>();
  }
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

std::optional<Json> file_at(const Files& files, const std::string& path, Findings& findings) {
  Result<Json> file = files.read(path);
  if (file.ok() && file.value().is_object()) return std::move(file).value();
  findings.errors.push_back({ErrorCode::Missing, path,
                             "This file of the page is missing or damaged. Load the page again."});
  return std::nullopt;
}

void read_words(const Files& files, const std::vector<std::string>& codes, Catalogue& words,
                Findings& findings) {
  for (const std::string& code : codes) {
    const std::string path = "locales/" + code + ".json";
    if (const auto document = file_at(files, path, findings)) {
      words.add(*document, path, findings);
    }
  }
  if (words.has("brand")) return;
  findings.errors.push_back(
      {ErrorCode::Missing, "locales/", "The words of the page are missing. Load the page again."});
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

std::string form_named(std::string_view canonical) {
  const std::string_view url = canonical.substr(0, canonical.find('|'));
  return std::string(url.ends_with("/Questionnaire/therapist") ? therapist_form : patient_form);
}

std::optional<Content> read_content(const Files& files, std::string_view form,
                                    std::string_view language,
                                    const std::vector<std::string>& preferred, Findings& findings) {
  Content content;
  content.form_id = std::string(form == therapist_form ? therapist_form : patient_form);
  const std::string form_path = "questionnaires/" + content.form_id + ".json";
  const std::string rules_path = "interpretation/" + content.form_id + ".json";
  const std::optional<Json> form_json = file_at(files, form_path, findings);
  const std::optional<Json> rules_json = file_at(files, rules_path, findings);
  const std::optional<Json> helplines = file_at(files, "helplines.json", findings);
  const std::optional<Json> sources = file_at(files, "sources.json", findings);
  if (!findings.ok()) return std::nullopt;

  std::optional<Questionnaire> questionnaire = read_questionnaire(*form_json, form_path, findings);
  if (!questionnaire) return std::nullopt;
  std::optional<Interpretation> rules =
      read_interpretation(*rules_json, *questionnaire, rules_path, findings);
  if (!rules) return std::nullopt;
  content.form = std::move(*questionnaire);
  content.rules = std::move(*rules);
  content.never_stored = with_all_below(content.form, content.rules.never_stored);

  std::vector<std::string> codes;
  for (const Language& locale : files.locales) {
    codes.push_back(locale.code);
    if (locale.code.find('-') == std::string::npos) content.languages.push_back(locale);
  }
  // English first, so that a language with gaps still says everything.
  std::vector<std::string> chosen = languages_for(codes, language, preferred);
  if (chosen.front() != "en") chosen.insert(chosen.begin(), "en");
  read_words(files, chosen, content.words, findings);
  if (content.form_id != patient_form) content.words.prefer(content.form_id);
  translate(content.form, content.form_id, content.words);
  content.helplines = read_helplines(*helplines, findings);
  content.sources = read_sources(*sources, findings);
  if (!findings.ok()) return std::nullopt;
  return content;
}

}  // namespace nextsession
