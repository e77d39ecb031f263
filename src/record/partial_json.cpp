#include "record/partial_json.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "questionnaire/json_builder.h"

namespace nextsession {
namespace {

using Frames = std::vector<JsonBuilder::Frame>;

// Has something in the innermost open object ended, besides its name?
bool has_ended_members(const Frames& open, std::size_t at) {
  const Json& node = *open[at].node;
  return at + 1 == open.size() && node.contains("linkId") && node.size() > 1;
}

bool has_items(const Frames& open, std::size_t from) {
  const auto holds = [](const Json& json) { return json.is_object() && json.contains("item"); };
  return std::any_of(open.begin() + static_cast<std::ptrdiff_t>(from), open.end(),
                     [&](const JsonBuilder::Frame& frame) {
                       const Json& node = *frame.node;
                       const bool answers = node.is_array() && !node.empty();
                       return holds(node) || (answers && holds(node.front()));
                     });
}

// Takes out the innermost open entry of a list "item", "plan" or "leftOver".
void drop_unfinished(const Frames& open) {
  for (std::size_t i = open.size(); i-- > 2;) {
    const std::string& list = open[i - 2].name;
    if (!open[i - 1].node->is_array() || !open[i].node->is_object()) continue;
    const bool kept = list == "plan" && open[i].node->contains("advice");
    if ((list != "item" && list != "plan" && list != "leftOver") || kept) continue;
    // What has ended in it is whole, and so is what comes before items below it.
    if (list == "item" && (has_ended_members(open, i) || has_items(open, i))) return;
    open[i - 1].node->get_ptr<Json::array_t*>()->pop_back();
    return;
  }
}

}  // namespace

Json parse_partly(std::string_view text, int depth) {
  // A number that the text ends with may have had more digits.
  const std::size_t last = text.find_last_not_of("0123456789+-.eE");
  text = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
  JsonBuilder builder(depth);
  Json::sax_parse(text.data(), text.data() + text.size(), &builder);
  drop_unfinished(builder.open_frames());
  return builder.take();
}

}  // namespace nextsession
