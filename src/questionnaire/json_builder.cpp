#include "questionnaire/json_builder.h"

#include <algorithm>

namespace nextsession {

// Few names are searched where they are, which needs no memory; many only once they are sorted.
bool JsonBuilder::is_new(Frame& frame, const std::string& name) {
  constexpr std::size_t few = 24;
  const Json::object_t::Container& members = *frame.node->get_ptr<const Json::object_t*>();
  if (members.size() < few) {
    return std::none_of(members.begin(), members.end(),
                        [&](const auto& member) { return member.first == name; });
  }
  if (frame.names.empty()) {
    for (const auto& member : members) frame.names.insert(member.first);
  }
  return frame.names.insert(name).second;
}

bool JsonBuilder::key(std::string& name) {
  Frame& frame = open_.back();
  if (!is_new(frame, name)) {
    duplicate_ = name;
    stop_ = Stop::Duplicate;
    return false;
  }
  frame.name = std::move(name);
  frame.after_name = true;
  return true;
}

bool JsonBuilder::put(Json value) {
  place(std::move(value));
  return true;
}

Json* JsonBuilder::place(Json value) {
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

bool JsonBuilder::open(Json container) {
  if (open_.size() >= depth_limit_) {
    stop_ = Stop::Depth;
    return false;
  }
  Frame frame;
  frame.node = place(std::move(container));
  open_.push_back(std::move(frame));
  return true;
}

bool JsonBuilder::close() {
  open_.pop_back();
  return true;
}

std::size_t find_depth(std::string_view text, std::size_t from, int depth) {
  int open = 0;
  bool quoted = false;
  for (std::size_t i = from; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (++open == depth) return i;
    } else if ((c == '}' || c == ']') && --open == depth) {
      return i;
    }
  }
  return std::string_view::npos;
}

}  // namespace nextsession
