// An answer, or part of one, that was found in a response and does not fit the form.
#pragma once

#include <string>

#include "questionnaire/json.h"
#include "questionnaire/result.h"

namespace nextsession {

struct LeftOut {
  std::string within;  // repetitions around it, as an answer's key starts: "" or "P1#2/"
  Json item;           // an entry of "item" as found, without what could be read of it
  ErrorCode code = ErrorCode::BadValue;
  std::string path;     // in the response: "item[0].answer[1].valueCoding"
  std::string message;  // one sentence
};

}  // namespace nextsession
