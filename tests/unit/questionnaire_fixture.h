// A form with one of everything, and answers to it, for the tests of reading and writing.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "questionnaire/json.h"
#include "questionnaire/read.h"

namespace nextsession::testing {

inline constexpr std::string_view fixture_form = R"({
  "resourceType": "Questionnaire",
  "url": "https://example.org/forms/garden",
  "version": "2",
  "title": "Garden diary",
  "language": "en",
  "status": "active",
  "item": [
    {"linkId": "A", "type": "group", "text": "This week", "item": [
      {"linkId": "A1", "type": "choice", "text": "How was the weather?", "required": true,
       "item": [{"linkId": "A1.help", "type": "display", "text": "A rough idea will do.",
         "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
           "valueCodeableConcept": {"coding": [{"code": "help"}]}}]}],
       "answerOption": [
         {"valueCoding": {"system": "urn:weather", "code": "dry", "display": "Dry"}},
         {"valueCoding": {"system": "urn:weather", "code": "mixed", "display": "Mixed"}},
         {"valueCoding": {"system": "urn:weather", "code": "wet", "display": "Wet"}}]},
      {"linkId": "A2", "type": "choice", "text": "What grew?", "repeats": true,
       "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs",
         "valueInteger": 3}],
       "answerOption": [
         {"valueCoding": {"code": "peas", "display": "Peas"}},
         {"valueCoding": {"code": "kale", "display": "Kale"}},
         {"valueCoding": {"code": "corn", "display": "Corn"}},
         {"valueCoding": {"code": "leek", "display": "Leek"}},
         {"valueCoding": {"code": "none", "display": "Nothing"},
          "extension": [{"url":
            "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive",
            "valueBoolean": true}]}]},
      {"linkId": "A3", "type": "boolean", "text": "Did you water it?",
       "enableWhen": [{"question": "A1", "operator": "!=",
         "answerCoding": {"system": "urn:weather", "code": "wet"}}],
       "item": [{"linkId": "A3.1", "type": "integer", "text": "How many cans?",
         "enableWhen": [{"question": "A3", "operator": "=", "answerBoolean": true}],
         "extension": [
           {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 1},
           {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 50}]}]}]},
    {"linkId": "P", "type": "group", "text": "Plans", "repeats": true,
     "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs",
       "valueInteger": 3}],
     "item": [
      {"linkId": "P.what", "type": "string", "text": "What is the plan?", "maxLength": 20},
      {"linkId": "P.far", "type": "integer", "text": "How far along, 0 to 10?",
       "extension": [
         {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 0},
         {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 10}]},
      {"linkId": "P.next", "type": "text", "text": "What comes next?",
       "enableWhen": [{"question": "P.far", "operator": "<", "answerInteger": 10}]},
      {"linkId": "T", "type": "group", "text": "Tools", "repeats": true, "item": [
        {"linkId": "T.name", "type": "string", "text": "Which tool?"},
        {"linkId": "T.own", "type": "boolean", "text": "Is it yours?",
         "enableWhen": [{"question": "T.name", "operator": "exists", "answerBoolean": true}]}]}]},
    {"linkId": "M", "type": "group", "text": "Measures", "item": [
      {"linkId": "M.rain", "type": "decimal", "text": "Rain in millimetres"},
      {"linkId": "M.day", "type": "date", "text": "First warm day"},
      {"linkId": "M.at", "type": "dateTime", "text": "When was the frost?"},
      {"linkId": "M.rise", "type": "time", "text": "Sunrise"},
      {"linkId": "M.site", "type": "url", "text": "A page worth keeping"},
      {"linkId": "M.soil", "type": "open-choice", "text": "Soil", "answerOption": [
        {"valueCoding": {"code": "clay", "display": "Clay"}},
        {"valueCoding": {"code": "sand", "display": "Sand"}}]},
      {"linkId": "M.bed", "type": "choice", "text": "Which bed?", "answerOption": [
        {"valueInteger": 1}, {"valueInteger": 2}]},
      {"linkId": "M.slot", "type": "choice", "text": "Which hour?", "answerOption": [
        {"valueTime": "08:00:00"}, {"valueTime": "18:00:00"}]},
      {"linkId": "M.word", "type": "choice", "text": "In a word?", "answerOption": [
        {"valueString": "fine"}, {"valueString": "poor"}]}]},
    {"linkId": "S", "type": "group", "text": "Private",
     "item": [{"linkId": "S1", "type": "boolean", "text": "Something private?",
       "item": [{"linkId": "S1.more", "type": "text", "text": "More about it"}]}]},
    {"linkId": "end", "type": "display", "text": "That was all."}
  ]
})";

inline constexpr std::string_view fixture_response = R"({
  "resourceType": "QuestionnaireResponse",
  "questionnaire": "https://example.org/forms/garden|2",
  "status": "completed",
  "authored": "2026-11-24",
  "item": [
    {"linkId": "A", "item": [
      {"linkId": "A1", "answer": [{"valueCoding":
        {"system": "urn:weather", "code": "dry", "display": "Dry"}}]},
      {"linkId": "A2", "answer": [
        {"valueCoding": {"code": "peas", "display": "Peas"}},
        {"valueCoding": {"code": "kale", "display": "Kale"}}]},
      {"linkId": "A3", "answer": [{"valueBoolean": true,
        "item": [{"linkId": "A3.1", "answer": [{"valueInteger": 4}]}]}]}]},
    {"linkId": "P", "item": [
      {"linkId": "P.what", "answer": [{"valueString": "A hedge"}]},
      {"linkId": "P.far", "answer": [{"valueInteger": 3}]},
      {"linkId": "P.next", "answer": [{"valueString": "Dig"}]},
      {"linkId": "T", "item": [
        {"linkId": "T.name", "answer": [{"valueString": "Spade"}]},
        {"linkId": "T.own", "answer": [{"valueBoolean": false}]}]}]},
    {"linkId": "P"},
    {"linkId": "P", "item": [{"linkId": "P.far",
      "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
        "valueCode": "not-applicable"}]}]},
    {"linkId": "M", "item": [
      {"linkId": "M.rain", "answer": [{"valueDecimal": 12.5}]},
      {"linkId": "M.day", "answer": [{"valueDate": "2026-03"}]},
      {"linkId": "M.at", "answer": [{"valueDateTime": "2026-02-03T04:05:06+01:00"}]},
      {"linkId": "M.rise", "answer": [{"valueTime": "06:10:00"}]},
      {"linkId": "M.site", "answer": [{"valueUri": "https://example.org/soil"}]},
      {"linkId": "M.soil", "answer": [{"valueString": "A bit of both"}]},
      {"linkId": "M.bed", "answer": [{"valueInteger": 2}]},
      {"linkId": "M.slot", "answer": [{"valueTime": "18:00:00"}]},
      {"linkId": "M.word", "answer": [{"valueString": "fine"}]}]},
    {"linkId": "S", "item": [{"linkId": "S1",
      "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
        "valueCode": "asked-declined"}]}]}
  ]
})";

inline Json parsed(std::string_view text) {
  Result<Json> json = parse_json(text, "test.json", form_limits);
  REQUIRE_MESSAGE(json.ok(), describe(json.error()));
  return std::move(json).value();
}

inline Questionnaire form_from(std::string_view text) {
  Findings findings;
  std::optional<Questionnaire> form = read_questionnaire(parsed(text), "form.json", findings);
  for (const Error& error : findings.errors) MESSAGE(describe(error));
  REQUIRE(form.has_value());
  return *std::move(form);
}

inline const Questionnaire& garden() {
  static const Questionnaire form = form_from(fixture_form);
  return form;
}

// "missing form.json: item[0].linkId" and so on, one a line.
inline std::string listed(const std::vector<Error>& errors) {
  std::string all;
  for (const Error& error : errors) {
    all += std::string(name_of(error.code)) + " " + error.where + "\n";
  }
  return all;
}

// The same sequence everywhere, unlike the standard distributions (xorshift, Marsaglia 2003).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 1) {}
  std::uint64_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_;
  }
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(next() % end); }
  bool flip() { return (next() >> 20) % 2 == 0; }

 private:
  std::uint64_t state_;
};

// Flips, overwrites, doubles or drops a few bytes, or cuts the text off.
inline std::string mutated(std::string_view text, Dice& dice) {
  std::string bad(text);
  for (std::size_t times = 1 + dice.below(3); times > 0 && !bad.empty(); --times) {
    const std::size_t where = dice.below(bad.size());
    switch (dice.below(6)) {
      case 0:
        bad[where] = static_cast<char>(bad[where] ^ static_cast<char>(1U << dice.below(8)));
        break;
      case 1: bad[where] = static_cast<char>(dice.below(256)); break;
      case 2: bad.erase(where, 1 + dice.below(12)); break;
      case 3: bad.insert(where, bad.substr(dice.below(bad.size()), dice.below(40))); break;
      case 4: bad[where] = "{}[]\",:0-tfn\\"[dice.below(13)]; break;
      default:
        if (dice.below(4) == 0) bad.resize(where);
        break;
    }
  }
  return bad;
}

}  // namespace nextsession::testing
