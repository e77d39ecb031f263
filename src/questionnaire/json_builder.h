// What reading JSON and taking apart what is none have in common. Internal.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "questionnaire/json.h"
#include "questionnaire/syntax_error.h"

namespace nextsession {

// Builds a value from the events of the library's parser, to be handed to Json::sax_parse. The
// parser keeps its stack on the heap, so nothing here or there recurses while reading.
class JsonBuilder {
 public:
  // An array or object that is not closed yet.
  struct Frame {
    Json* node = nullptr;         // never null while it is open
    std::set<std::string> names;  // of its members, where there are many
    std::string name;             // of the member being read
    bool after_name = false;      // its value is still to come
  };
  enum class Stop { None, Depth, Duplicate, Syntax };

  explicit JsonBuilder(int depth_limit) : depth_limit_(static_cast<std::size_t>(depth_limit)) {}

  // Why it stopped before the end, and what more is known of it.
  Stop stop() const { return stop_; }
  const SyntaxFault& fault() const { return fault_; }          // of Syntax
  const std::string& duplicate() const { return duplicate_; }  // the name that is there twice

  // What was open where it stopped, outermost first. Part of what take() gives.
  const std::vector<Frame>& open_frames() const { return open_; }
  // All that was read, what was open there closed.
  Json take() { return std::move(root_); }

  // The parser's interface.
  bool null() { return put(nullptr); }
  bool boolean(bool value) { return put(value); }
  bool number_integer(Json::number_integer_t value) { return put(value); }
  bool number_unsigned(Json::number_unsigned_t value) { return put(value); }
  bool number_float(Json::number_float_t value, const std::string&) { return put(value); }
  bool string(std::string& value) { return put(std::move(value)); }
  bool binary(Json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(Json::object()); }
  bool start_array(std::size_t) { return open(Json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name);
  template <class Exception>
  bool parse_error(std::size_t position, const std::string&, const Exception& error) {
    constexpr int number_overflow = 406;  // the library's id of that error
    stop_ = Stop::Syntax;
    fault_.position = position;
    fault_.number_too_large = error.id == number_overflow;
    if (!open_.empty()) {
      fault_.inside_object = open_.back().node->is_object();
      fault_.inside_array = !fault_.inside_object;
      fault_.after_name = open_.back().after_name;
    }
    return false;
  }

 private:
  static bool is_new(Frame& frame, const std::string& name);
  bool put(Json value);
  Json* place(Json value);
  bool open(Json container);
  bool close();

  std::size_t depth_limit_;
  Stop stop_ = Stop::None;
  Json root_;
  std::vector<Frame> open_;
  SyntaxFault fault_;
  std::string duplicate_;
};

// Offset of the bracket after which, counted from 0 at `from`, so many are open; npos where there
// is none. Brackets in texts are none.
std::size_t find_depth(std::string_view text, std::size_t from, int depth);

}  // namespace nextsession
