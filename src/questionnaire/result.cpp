#include "questionnaire/result.h"

namespace nextsession {

const char* name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::Syntax: return "syntax";
    case ErrorCode::TooDeep: return "too-deep";
    case ErrorCode::TooLarge: return "too-large";
    case ErrorCode::Missing: return "missing";
    case ErrorCode::WrongType: return "wrong-type";
    case ErrorCode::BadValue: return "bad-value";
    case ErrorCode::Duplicate: return "duplicate";
    case ErrorCode::Dangling: return "dangling";
    case ErrorCode::Unsupported: return "unsupported";
    case ErrorCode::Newer: return "newer";
  }
  return "bad-value";
}

std::string describe(const Error& error) {
  std::string line = error.where + ": " + error.message;
  for (char& c : line) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return line;
}

}  // namespace nextsession
