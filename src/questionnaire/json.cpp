#include "questionnaire/json.h"

#include <optional>
#include <vector>

#include "questionnaire/json_builder.h"
#include "questionnaire/syntax_error.h"
#include "questionnaire/utf8.h"

namespace nextsession {
namespace {

// "item[2].answerOption[0]" of the innermost open container.
std::string path_of(const std::vector<JsonBuilder::Frame>& open) {
  std::string path;
  for (std::size_t i = 0; i + 1 < open.size(); ++i) {
    const JsonBuilder::Frame& frame = open[i];
    if (frame.node->is_array()) {
      path += "[" + std::to_string(frame.node->size() - 1) + "]";
    } else {
      path += (path.empty() ? "" : ".") + shorten(frame.name, 60);
    }
  }
  return path;
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

Error refusal(const JsonBuilder& builder, std::string_view text, std::string_view file, int depth) {
  if (builder.stop() == JsonBuilder::Stop::Depth) {
    // The text was sound up to there.
    return {ErrorCode::TooDeep, place(file, text, find_depth(text, 0, depth + 1)),
            "Found lists or objects nested more than " + std::to_string(depth) +
                " deep, which is more than any form or answer file needs."};
  }
  if (builder.stop() == JsonBuilder::Stop::Duplicate) {
    const std::string path = path_of(builder.open_frames());
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
  JsonBuilder builder(limits.depth);
  if (!Json::sax_parse(text.data(), text.data() + text.size(), &builder)) {
    return refusal(builder, text, file, limits.depth);
  }
  return builder.take();
}

}  // namespace nextsession
