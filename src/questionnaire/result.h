// A value or the reason there is none. Shipped code is built without
// exceptions, so everything that can fail returns one of these.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace nextsession {

enum class ErrorCode {
  Syntax,       // not JSON at all; `where` ends in line:column
  TooDeep,      // nesting beyond the limit
  TooLarge,     // more bytes than the limit
  Missing,      // a required field is absent
  WrongType,    // a field holds another JSON type than expected
  BadValue,     // right type, value outside what is allowed
  Duplicate,    // an id that must be unique is used twice
  Dangling,     // a reference to something that is not there
  Unsupported,  // valid, but not something this program handles
  Newer         // written by a later version of this program
};

// The stable, lower-case name of a code ("wrong-type"), for machine output.
const char* name_of(ErrorCode code);

// `where` is "file" or "file: path" (path as "item[2].answerOption[0].valueCoding"),
// `message` a full sentence: what was found, what was expected, what to do.
struct Error {
  ErrorCode code = ErrorCode::BadValue;
  std::string where;
  std::string message;
};

// "where: message", one line.
std::string describe(const Error& error);

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Only when ok().
  const T& value() const& { return *std::get_if<0>(&state_); }
  T& value() & { return *std::get_if<0>(&state_); }
  T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  // Only when !ok().
  const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

// What a reader found in a whole document: every error, not only the first.
struct Findings {
  std::vector<Error> errors;
  std::vector<Error> warnings;
  bool ok() const { return errors.empty(); }
};

}  // namespace nextsession
