// Small content without a fault: a form, its rules, English and Spanish words, help lines, sources.
// A test plants one fault and looks for what lint says about it.
#pragma once

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "lint/lint.h"
#include "questionnaire/json.h"
#include "support/visits.h"

namespace nextsession::test {

inline const char* const lint_form = R"({
  "resourceType": "Questionnaire", "url": "urn:lint:form", "version": "1", "title": "Your visit",
  "status": "active", "language": "en", "subjectType": ["Patient"],
  "item": [
    { "linkId": "X", "type": "group", "text": "About you", "item": [
      { "linkId": "X1", "type": "choice", "text": "How many sessions have you had?",
        "answerOption": [
          { "valueCoding": { "code": "few", "display": "A few" } },
          { "valueCoding": { "code": "many", "display": "Many" } } ] },
      { "linkId": "X2", "type": "choice", "text": "Was there a long break?",
        "answerOption": [
          { "valueCoding": { "code": "yes", "display": "Yes" } },
          { "valueCoding": { "code": "no", "display": "No" } } ] },
      { "linkId": "X3", "type": "string", "text": "How long was it?",
        "enableWhen": [ { "question": "X2", "operator": "=", "answerCoding": { "code": "yes" } } ] } ] },
    { "linkId": "A", "type": "group", "text": "You two", "item": [
      { "linkId": "A.help", "type": "display", "text": "Think of the last four weeks.",
        "extension": [ {
          "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
          "valueCodeableConcept": { "coding": [ { "code": "help" } ] } } ] },
      { "linkId": "A1", "type": "choice", "text": "How often do you feel heard?",
        "answerOption": [
          { "valueCoding": { "code": "never", "display": "Never" } },
          { "valueCoding": { "code": "at-times", "display": "At times" } },
          { "valueCoding": { "code": "often", "display": "Often" } } ] },
      { "linkId": "A2", "type": "choice", "text": "How often do sessions help you?",
        "answerOption": [
          { "valueCoding": { "code": "never", "display": "Never" } },
          { "valueCoding": { "code": "at-times", "display": "At times" } },
          { "valueCoding": { "code": "often", "display": "Often" } } ] } ] } ]
})";

inline const char* const lint_rules = R"({
  "id": "lint", "version": "1", "questionnaire": "urn:lint:form|1",
  "facts": { "sessions": { "item": "X1", "atLeast": { "few": 0, "many": 12 } } },
  "scales": { "good": { "never": 1, "at-times": 0.5, "often": 0 } },
  "constructs": [ { "id": "A", "advice": ["talk"], "items": [
    { "linkId": "A1", "scale": "good" }, { "linkId": "A2", "scale": "good" } ] } ],
  "bands": [ { "id": "fine", "from": 0 }, { "id": "look", "from": 0.25 } ],
  "attribution": [
    { "id": "gap", "when": { "answer": { "item": "X2", "is": ["yes"] } }, "ranking": false } ],
  "advice": [
    { "id": "talk", "when": { "friction": { "construct": "A", "atLeast": 0.25 } },
      "minSessions": 0, "grade": "A", "sources": ["one2020"], "actions": 2, "reviewAfter": 2 } ],
  "flags": [
    { "id": "long", "order": 1, "when": { "unanswered": "X3" }, "helplines": ["emergency"],
      "suppress": [], "wording": { "A": "plain" } } ]
})";

inline const char* const lint_english = R"({
  "language": "en", "name": "English",
  "messages": {
    "brand": "Lint", "hello": "Welcome, {name}. This is **your** page.",
    "construct.A.title": "You two", "construct.A.short": "the two of you",
    "construct.A.about": "How you get on.", "construct.A.reason": "You may want more.",
    "construct.A.reason.plain": "You may want less.",
    "construct.A.change": "One good talk.", "construct.A.strength": "You get on well.",
    "item.A1.short": "feeling heard", "item.A2.short": "help in sessions",
    "band.fine": "Fine", "band.look": "Worth a look", "band.unknown": "Too few answers",
    "confidence.low": "A hint.", "confidence.medium": "More than a hint.",
    "progress.unknown": "We cannot tell.", "progress.worse": "Worse.",
    "progress.slightly-worse": "A bit worse.", "progress.same": "The same.",
    "progress.slightly-better": "A bit better.", "progress.better": "Better.",
    "note.gap.title": "A long break", "note.gap.text": "It takes time to start again.",
    "advice.talk.title": "Talk about it", "advice.talk.why": "Talks help.",
    "advice.talk.do.1": "Ask for time.", "advice.talk.do.2": "Say what you feel.",
    "advice.talk.say.gentle": "Could we talk?", "advice.talk.say.direct": "I want to talk.",
    "advice.talk.review": "Look again after two sessions.",
    "advice.talk.ifNoChange": "Ask once more.",
    "grade.A": "Many studies.", "advice.grade.A": "Rests on many studies.", "source.one2020.finding": "Talks help many people.",
    "flag.long.title": "A long time", "flag.long.text.1": "Breaks can be hard.",
    "flag.long.do.1": "Call if you need to.", "line.kind.emergency": "Emergency"
  }
})";

inline const char* const lint_spanish = R"({
  "language": "es", "name": "Español",
  "messages": {
    "brand": "Lint", "hello": "Te damos la bienvenida, {name}. Esta es **tu** página.",
    "construct.A.title": "Los dos", "construct.A.short": "ustedes dos",
    "construct.A.about": "Cómo se llevan.", "construct.A.reason": "Quizá quieras más.",
    "construct.A.reason.plain": "Quizá quieras menos.",
    "construct.A.change": "Una buena charla.", "construct.A.strength": "Se llevan bien.",
    "item.A1.short": "sentir que te escuchan", "item.A2.short": "ayuda en las sesiones",
    "band.fine": "Bien", "band.look": "Vale la pena mirarlo", "band.unknown": "Pocas respuestas",
    "confidence.low": "Una pista.", "confidence.medium": "Más que una pista.",
    "progress.unknown": "Falta saberlo.", "progress.worse": "Peor.",
    "progress.slightly-worse": "Algo peor.", "progress.same": "Igual.",
    "progress.slightly-better": "Algo mejor.", "progress.better": "Mejor.",
    "note.gap.title": "Una pausa larga", "note.gap.text": "Volver lleva tiempo.",
    "advice.talk.title": "Habla de ello", "advice.talk.why": "Hablar ayuda.",
    "advice.talk.do.1": "Pide tiempo.", "advice.talk.do.2": "Di lo que sientes.",
    "advice.talk.say.gentle": "¿Podemos hablar?", "advice.talk.say.direct": "Quiero hablar.",
    "advice.talk.review": "Míralo otra vez tras dos sesiones.",
    "advice.talk.ifNoChange": "Pídelo una vez más.",
    "grade.A": "Muchos estudios.", "advice.grade.A": "Con muchos estudios.", "source.one2020.finding": "Hablar ayuda a muchas personas.",
    "flag.long.title": "Mucho tiempo", "flag.long.text.1": "Las pausas pueden costar.",
    "flag.long.do.1": "Llama si lo necesitas.", "line.kind.emergency": "Emergencia",
    "form.visit.title": "Tu visita", "form.visit.X": "Sobre ti",
    "form.visit.X1": "¿Cuántas sesiones has tenido?", "form.visit.X2": "¿Hubo una pausa larga?",
    "form.visit.X3": "¿Cuánto duró?", "form.visit.A": "Ustedes dos",
    "form.visit.A.help": "Piensa en las últimas cuatro semanas.",
    "form.visit.A1": "¿Con qué frecuencia sientes que te escuchan?",
    "form.visit.A2": "¿Con qué frecuencia te ayudan las sesiones?",
    "form.visit.X1.few": "Pocas"
  },
  "texts": { "Many": "Muchas", "Yes": "Sí", "No": "No", "Never": "Nunca", "At times": "A veces",
             "Often": "A menudo", "Emergency services": "Emergencias" }
})";

// By name: "form", "rules", "en", "es", "helplines", "sources", "lists".
using LintFixture = std::map<std::string, Json>;

inline Json lint_helplines() {
  Json countries = Json::array();
  for (char letter = 'A'; letter <= 'Y'; ++letter) {
    countries.push_back({{"country", std::string("A") + letter},
                         {"name", std::string("Country ") + letter},
                         {"lang", {"en"}},
                         {"lines",
                          {{{"kind", "emergency"},
                            {"name", "Emergency services"},
                            {"tel", "112"},
                            {"sourceUrl", "https://lint.invalid"},
                            {"verifiedOn", "2026-11-01"},
                            {"status", "verified"}}}}});
  }
  return {{"verifyWithinDays", 180}, {"countries", countries}};
}

inline LintFixture lint_fixture() {
  LintFixture all;
  all["form"] = Json::parse(lint_form);
  all["rules"] = Json::parse(lint_rules);
  all["en"] = Json::parse(lint_english);
  all["es"] = Json::parse(lint_spanish);
  all["helplines"] = lint_helplines();
  for (const Json& country : all["helplines"]["countries"]) {
    const std::string name = country["name"].get<std::string>();
    all["es"]["texts"][name] = "País " + name.substr(name.find(' ') + 1);
  }
  all["sources"] = Json::parse(
      R"({ "sources": [ { "id": "one2020", "citation": "One (2020).", "grade": "A" } ] })");
  all["lists"] = json_of(source_dir() / "assets/lint/words.json");
  all["lists"]["allow"] = Json::array();
  return all;
}

inline LintDocument lint_document(const std::string& file, Json json) {
  return {file, std::make_shared<const Json>(std::move(json))};
}

inline LintInput lint_input(const LintFixture& all) {
  LintInput input;
  input.forms = {lint_document("questionnaires/visit.json", all.at("form"))};
  input.rules = {lint_document("interpretation/visit.json", all.at("rules"))};
  input.locales = {lint_document("locales/en.json", all.at("en")),
                   lint_document("locales/es.json", all.at("es"))};
  input.helplines = lint_document("helplines.json", all.at("helplines"));
  input.sources = lint_document("sources.json", all.at("sources"));
  input.lists = lint_document("lint/words.json", all.at("lists"));
  input.today = "2026-11-24";
  input.whole = true;
  return input;
}

inline std::string shown_findings(const LintResult& result) {
  std::string text = "found:";
  for (const LintFinding& finding : result.findings) {
    text +=
        "\n  " + finding.file + ": " + finding.path + " [" + finding.rule + "] " + finding.message;
  }
  return text;
}

inline const LintFinding* find_rule(const LintResult& result, const std::string& rule) {
  for (const LintFinding& finding : result.findings) {
    if (finding.rule == rule) return &finding;
  }
  return nullptr;
}

// Puts a value (JSON text; empty: nothing) at a place such as "/item/0/text" or "/list/-".
inline void plant(Json& document, const std::string& pointer, const std::string& value) {
  const Json::json_pointer place(pointer);
  if (!value.empty()) {
    document[place] = Json::parse(value);
    return;
  }
  Json& parent = document[place.parent_pointer()];
  if (parent.is_array()) {
    parent.erase(static_cast<std::size_t>(std::stoul(place.back())));
  } else {
    parent.erase(place.back());
  }
}

struct PlantedFault {
  std::string document, pointer, value, rule;
  Severity severity;
  std::string path;
};

// Each row on content that is otherwise clean.
inline void check_planted(const std::vector<PlantedFault>& rows) {
  for (const PlantedFault& row : rows) {
    CAPTURE(row.document);
    CAPTURE(row.pointer);
    CAPTURE(row.value);
    CAPTURE(row.rule);
    LintFixture all = lint_fixture();
    plant(all[row.document], row.pointer, row.value);
    const LintResult result = lint(lint_input(all));
    const std::string found = shown_findings(result);
    CAPTURE(found);
    const LintFinding* finding = find_rule(result, row.rule);
    CHECK(finding != nullptr);
    if (finding == nullptr) continue;
    CHECK(finding->severity == row.severity);
    CHECK(finding->path == row.path);
    CHECK_FALSE(finding->file.empty());
    CHECK(finding->message.back() == '.');
    CHECK(finding->remedy.back() == '.');
  }
}

}  // namespace nextsession::test
