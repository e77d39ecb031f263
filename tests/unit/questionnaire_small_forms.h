// Small forms around the one thing a test is about.
#pragma once

#include <string>

namespace nextsession::testing {

inline std::string with_items(const std::string& items) {
  return R"({"resourceType":"Questionnaire","status":"active","url":"urn:x","item":[)" + items +
         "]}";
}

// Around one item: fields of a text question.
inline std::string question(const std::string& fields) {
  return with_items(R"({"linkId":"q","text":"Q","type":"string",)" + fields + "}");
}

inline std::string choice(const std::string& options) {
  return with_items(R"({"linkId":"q","text":"Q","type":"choice","answerOption":[)" + options +
                    "]}");
}

// A choice "c" with the codes a and b, an integer "n", and an item that depends on them.
inline std::string depending(const std::string& conditions) {
  return with_items(R"({"linkId":"c","text":"C","type":"choice","answerOption":[
      {"valueCoding":{"code":"a","display":"A"}},{"valueCoding":{"code":"b","display":"B"}}]},
    {"linkId":"n","text":"N","type":"integer"},{"linkId":"d","text":"D","type":"display"},
    {"linkId":"x","text":"X","type":"text","enableWhen":)" +
                    conditions + "}");
}

inline std::string extension(const std::string& name, const std::string& value) {
  return R"({"url":"http://hl7.org/fhir/StructureDefinition/)" + name + "\"," + value + "}";
}

}  // namespace nextsession::testing
