#include "app/input.h"

#include <utility>

#include "questionnaire/json.h"

namespace nextsession {
namespace {

std::optional<Input::Kind> kind_from(std::string_view name) {
  using Kind = Input::Kind;
  static constexpr std::pair<std::string_view, Kind> names[] = {
      {"press", Kind::Press}, {"choose", Kind::Choose}, {"unchoose", Kind::Unchoose},
      {"text", Kind::Text},   {"select", Kind::Select}, {"escape", Kind::Escape}};
  for (const auto& [known, kind] : names) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

bool takes(Role role, Input::Kind kind) {
  switch (kind) {
    case Input::Kind::Press: return role == Role::Button || role == Role::Link;
    case Input::Kind::Choose:
    case Input::Kind::Unchoose: return role == Role::Choice;
    case Input::Kind::Text: return role == Role::TextField;
    case Input::Kind::Select: return role == Role::Select;
    case Input::Kind::Escape: return false;
  }
  return false;
}

// Escape does what the dialog's own way out does.
std::optional<Event> way_out(const Node& node) {
  if (node.event && node.event->type == Event::Type::CloseDialog) return node.event;
  for (const Node& child : node.children) {
    if (auto event = way_out(child)) return event;
  }
  return std::nullopt;
}

std::string words_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

double number_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number() ? found->get<double>() : 0;
}

}  // namespace

std::optional<Input> read_input(std::string_view text) {
  const auto json = parse_json(text, "input");
  if (!json.ok() || !json.value().is_object()) return std::nullopt;
  const auto kind = kind_from(words_of(json.value(), "kind"));
  if (!kind) return std::nullopt;
  Input input;
  input.kind = *kind;
  input.id = words_of(json.value(), "id");
  input.value = words_of(json.value(), "value");
  input.revision = static_cast<int>(number_of(json.value(), "rev"));
  input.at = number_of(json.value(), "at");
  return input;
}

std::optional<Event> resolve(const Input& input, const Page& page, const MirrorState& mirror) {
  if (input.kind == Input::Kind::Escape) {
    std::optional<Event> out;
    if (page.dialog) out = way_out(*page.dialog);
    if (out) out->revision = input.revision;
    return out;
  }
  const Node* node = find_node(page, input.id);
  if (node == nullptr || !node->event || !takes(node->role, input.kind)) return std::nullopt;
  if (!is_current(mirror, input.id, input.revision)) return std::nullopt;

  Event event = *node->event;
  event.revision = input.revision;
  if (node->role == Role::TextField || node->role == Role::Select) event.value = input.value;
  // A check box says what it is now, so a doubled input changes nothing.
  if (input.kind == Input::Kind::Choose) event.type = choosing(event.type);
  if (input.kind == Input::Kind::Unchoose) {
    event.type = unchoosing(event.type);
    if (event.type == choosing(event.type)) return std::nullopt;
  }
  return event;
}

}  // namespace nextsession
