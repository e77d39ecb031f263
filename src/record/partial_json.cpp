#include "record/partial_json.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace nextsession {
namespace {

// Builds what the parser saw before it gave up.
class PartialBuilder {
 public:
  explicit PartialBuilder(int depth_limit) : depth_limit_(static_cast<std::size_t>(depth_limit)) {}

  bool null() { return place(nullptr) != nullptr; }
  bool boolean(bool value) { return place(value) != nullptr; }
  bool number_integer(Json::number_integer_t value) { return place(value) != nullptr; }
  bool number_unsigned(Json::number_unsigned_t value) { return place(value) != nullptr; }
  bool number_float(Json::number_float_t value, const std::string&) {
    return place(value) != nullptr;
  }
  bool string(std::string& value) { return place(std::move(value)) != nullptr; }
  bool binary(Json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(Json::object()); }
  bool start_array(std::size_t) { return open(Json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    if (!open_.back().names.insert(name).second) return false;
    open_.back().name = std::move(name);
    return true;
  }
  template <class Exception>
  bool parse_error(std::size_t, const std::string&, const Exception&) {
    return false;
  }

  Json take() {
    drop_unfinished();
    return std::move(root_);
  }

 private:
  struct Frame {
    Json* node = nullptr;
    std::set<std::string> names;
    std::string name;  // of the member being read
  };

  // Never null.
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
    // As parse_json does it: names are known to be unique.
    Json::object_t::Container& members = *frame.node->get_ptr<Json::object_t*>();
    members.emplace_back(frame.name, std::move(value));
    return &members.back().second;
  }

  bool open(Json container) {
    if (open_.size() >= depth_limit_) return false;
    Frame frame;
    frame.node = place(std::move(container));
    open_.push_back(std::move(frame));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  // The innermost open entry of a list "item", "plan" or "leftOver".
  void drop_unfinished() {
    for (std::size_t i = open_.size(); i-- > 2;) {
      const std::string& list = open_[i - 2].name;
      if (!open_[i - 1].node->is_array() || !open_[i].node->is_object()) continue;
      const bool kept = list == "plan" && open_[i].node->contains("advice");
      if ((list != "item" && list != "plan" && list != "leftOver") || kept) continue;
      // What has ended in it is whole, and so is what comes before items below it.
      if (list == "item" && (has_ended_members(i) || has_items(i))) return;
      open_[i - 1].node->get_ptr<Json::array_t*>()->pop_back();
      return;
    }
  }

  bool has_ended_members(std::size_t at) const {
    const Json& node = *open_[at].node;
    return at + 1 == open_.size() && node.contains("linkId") && node.size() > 1;
  }

  bool has_items(std::size_t from) const {
    const auto holds = [](const Json& json) { return json.is_object() && json.contains("item"); };
    return std::any_of(open_.begin() + static_cast<std::ptrdiff_t>(from), open_.end(),
                       [&](const Frame& frame) {
                         const Json& node = *frame.node;
                         const bool answers = node.is_array() && !node.empty();
                         return holds(node) || (answers && holds(node.front()));
                       });
  }

  std::size_t depth_limit_;
  Json root_;
  std::vector<Frame> open_;
};

}  // namespace

Json parse_partly(std::string_view text, int depth) {
  // A number that the text ends with may have had more digits.
  const std::size_t last = text.find_last_not_of("0123456789+-.eE");
  text = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
  PartialBuilder builder(depth);
  Json::sax_parse(text.data(), text.data() + text.size(), &builder);
  return builder.take();
}

}  // namespace nextsession
