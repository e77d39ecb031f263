// Everything the app is made of besides code: forms, how they are read, words, help lines, sources.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/catalogue.h"
#include "assessment/interpretation.h"
#include "questionnaire/model.h"

namespace nextsession {

struct Helpline {
  std::string kind;  // emergency, suicide, dv, youth, complaints, register
  std::string name;
  std::string tel;  // as it is written; may be empty
  std::string sms;
  std::string url;
  std::string hours;
  std::string cost;
  std::string who;  // for whom, where not for everyone
  std::string note;
  std::string verified_on;  // ISO date of the last comparison with its source
  std::string status;       // verified, verify (taken over, not confirmed at a source), retired
  bool retired() const { return status == "retired"; }
};

struct Country {
  std::string code;  // ISO 3166-1 alpha-2
  std::string name;
  std::vector<Helpline> lines;
};

struct Helplines {
  std::vector<Country> countries;
  std::vector<Helpline> elsewhere;  // for any other country
  int verify_within_days = 180;     // a line confirmed longer ago is shown with a note
  const Country* country(std::string_view code) const;
};

struct Source {
  std::string id, citation, doi, grade;
};

struct Language {
  std::string code;  // BCP 47, without a region
  std::string name;  // in its own words
};

// What one visit needs: one form, in one language.
struct Content {
  std::string form_id;  // "patient" or "therapist"
  Questionnaire form;   // its texts in the language of `words`
  Interpretation rules;
  LinkIds never_stored;  // rules.never_stored and all below
  Catalogue words;
  Helplines helplines;
  std::vector<Source> sources;
  std::vector<Language> languages;  // that can be chosen
  const Source* source(std::string_view id) const;
};

inline constexpr std::string_view patient_form = "patient";
inline constexpr std::string_view therapist_form = "therapist";

// The parts of it, each with every fault it has; places start with the usual name of the file.
Helplines read_helplines(const Json& document, Findings& findings);
std::vector<Source> read_sources(const Json& document, Findings& findings);

// Where the app reads what it is made of, each file when it is first needed: a page in English for
// a patient never reads the rest, which would cost it as much time again.
struct Files {
  // A file under assets/ ("questionnaires/patient.json"), parsed.
  std::function<Result<Json>(const std::string& path)> read;
  std::vector<Language> locales;  // every file in locales/, regions such as "es-419" too
};

// `form` is an id; one there is none of gives the patient's. `language` is a code as chosen by the
// person, or empty; `preferred` are the browser's, in order, and decide where nothing was chosen. A
// region's own words come with the region the browser names: "es" with es-MX is es-419. Empty with
// every error listed when anything the app cannot do without is broken.
std::optional<Content> read_content(const Files& files, std::string_view form,
                                    std::string_view language,
                                    const std::vector<std::string>& preferred, Findings& findings);

// The id of the form a canonical address ("url|version") belongs to; the patient's if to none.
std::string form_named(std::string_view canonical);

}  // namespace nextsession
