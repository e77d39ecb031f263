// Everything the app is made of besides code: the form, how it is read, words, help lines, sources.
#pragma once

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
  const Country* country(std::string_view code) const;
};

struct Source {
  std::string id, citation, doi, grade;
};

struct Content {
  Questionnaire form;
  Interpretation rules;
  Catalogue words;
  Helplines helplines;
  std::vector<Source> sources;
  const Source* source(std::string_view id) const;
};

// The parts of it, each with every fault it has; places start with the usual name of the file.
Helplines read_helplines(const Json& document, Findings& findings);
std::vector<Source> read_sources(const Json& document, Findings& findings);

// `files` maps a path under assets/ ("questionnaires/patient.json") to its parsed content.
// Empty with every error listed when anything the app cannot do without is broken.
std::optional<Content> read_content(const Json& files, Findings& findings);

}  // namespace nextsession
