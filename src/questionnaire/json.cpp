#include "questionnaire/json.h"

#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "questionnaire/syntax_error.h"
#include "questionnaire/utf8.h"

namespace nextsession {
namespace {

// Builds the value from the parser's events. The parser itself keeps its stack on the heap, so
// nothing here or there recurses while reading.
class Builder {
 public:
  explicit Builder(int depth_limit) : depth_limit_(depth_limit) {}

  enum class Stop { None, Depth, Duplicate, Syntax };
  Stop stop() const { return stop_; }
  const SyntaxFault& fault() const { return fault_; }
  const std::string& duplicate() const { return duplicate_; }
  Json take() { return std::move(root_); }

  // "item[2].answerOption[0]" of the innermost open container.
  std::string path() const {
    std::string path;
    for (std::size_t i = 0; i + 1 < open_.size(); ++i) {
      const Frame& frame = open_[i];
      if (frame.node->is_array()) {
        path += "[" + std::to_string(frame.node->size() - 1) + "]";
      } else {
        path += (path.empty() ? "" : ".") + shorten(frame.name, 60);
      }
    }
    return path;
  }

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
  bool key(std::string& name) {
    Frame& frame = open_.back();
    if (!frame.names.insert(name).second) {
      duplicate_ = name;
      stop_ = Stop::Duplicate;
      return false;
    }
    frame.name = std::move(name);
    frame.after_name = true;
    return true;
  }
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
  struct Frame {
    Json* node = nullptr;
    std::set<std::string> names;
    std::string name;         // of the member being read
    bool after_name = false;  // its value is still to come
  };

  bool put(Json value) {
    place(std::move(value));
    return true;
  }

  Json* place(Json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Frame& frame = open_.back();
    if (frame.node->is_array()) {
      frame.node->push_back(std::move(value));
      return &frame.node->back();
    }
    // Appended straight to the underlying vector: the map's own insert searches all members,
    // which a file with many names turns into minutes. Uniqueness was checked in key().
    frame.after_name = false;
    using Members = Json::object_t::Container;
    Members& members = *frame.node->get_ptr<Json::object_t*>();
    members.emplace_back(frame.name, std::move(value));
    return &members.back().second;
  }

  bool open(Json container) {
    if (open_.size() >= static_cast<std::size_t>(depth_limit_)) {
      stop_ = Stop::Depth;
      return false;
    }
    Frame frame;
    frame.node = place(std::move(container));
    open_.push_back(std::move(frame));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  int depth_limit_;
  Stop stop_ = Stop::None;
  Json root_;
  std::vector<Frame> open_;
  SyntaxFault fault_;
  std::string duplicate_;
};

// Where nesting first goes beyond `limit`. Only called for text that was sound up to there.
std::size_t find_too_deep(std::string_view text, int limit) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (++depth > limit) return i;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return text.size();
}

std::string place(std::string_view file, std::string_view text, std::size_t offset) {
  return std::string(file) + ":" + line_and_column(text, offset);
}

std::optional<Error> refuse_text(std::string_view text, std::string_view file) {
  const std::size_t bad = find_bad_utf8(text);
  if (bad != std::string_view::npos) {
    return Error{ErrorCode::Syntax, place(file, text, bad),
                 "Found a byte that is not UTF-8 text. Save the file as UTF-8 and try again."};
  }
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return Error{ErrorCode::Syntax, place(file, text, 0),
                 "The file is empty; expected a JSON document."};
  }
  return std::nullopt;
}

Error refusal(const Builder& builder, std::string_view text, std::string_view file, int depth) {
  if (builder.stop() == Builder::Stop::Depth) {
    return {ErrorCode::TooDeep, place(file, text, find_too_deep(text, depth)),
            "Found lists or objects nested more than " + std::to_string(depth) +
                " deep, which is more than any form or answer file needs."};
  }
  if (builder.stop() == Builder::Stop::Duplicate) {
    const std::string path = builder.path();
    return {ErrorCode::Duplicate, std::string(file) + (path.empty() ? "" : ": " + path),
            "Found the name \"" + shorten(builder.duplicate(), 60) +
                "\" twice in the same object; expected it once. Remove one of the two."};
  }
  const SyntaxReport report = explain_syntax(text, builder.fault());
  return {ErrorCode::Syntax, place(file, text, report.offset), report.message};
}

}  // namespace

Result<Json> parse_json(std::string_view text, std::string_view file, JsonLimits limits) {
  if (text.size() > limits.bytes) {
    return Error{ErrorCode::TooLarge, std::string(file),
                 "The file has " + std::to_string(text.size()) + " bytes; at most " +
                     std::to_string(limits.bytes) + " can be read."};
  }
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (std::optional<Error> error = refuse_text(text, file)) return *std::move(error);
  Builder builder(limits.depth);
  if (!Json::sax_parse(text.data(), text.data() + text.size(), &builder)) {
    return refusal(builder, text, file, limits.depth);
  }
  return builder.take();
}

}  // namespace nextsession
