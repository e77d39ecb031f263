// Short ways to build the nodes every screen is made of.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/page.h"

namespace nextsession {

using Spans = std::vector<Span>;

inline Spans words(std::string text) { return {{std::move(text), false}}; }
inline Spans strong(std::string text) { return {{std::move(text), true}}; }

inline Node node(std::string id, Role role, std::vector<Node> children = {}) {
  Node n;
  n.id = std::move(id);
  n.role = role;
  n.children = std::move(children);
  return n;
}

inline Node heading(std::string id, int level, Spans text) {
  Node n = node(std::move(id), Role::Heading);
  n.level = level;
  n.text = std::move(text);
  return n;
}
inline Node heading(std::string id, int level, std::string text) {
  return heading(std::move(id), level, words(std::move(text)));
}

inline Node text(std::string id, Spans spans, Look look = Look::Plain) {
  Node n = node(std::move(id), Role::Text);
  n.text = std::move(spans);
  n.look = look;
  return n;
}
inline Node text(std::string id, std::string plain_text, Look look = Look::Plain) {
  return text(std::move(id), words(std::move(plain_text)), look);
}

inline Node badge(std::string id, Tone tone, std::string label) {
  Node n = node(std::move(id), Role::Badge);
  n.tone = tone;
  n.text = words(std::move(label));
  return n;
}

inline Node button(std::string id, std::string label, Look look, Event event) {
  Node n = node(std::move(id), Role::Button);
  n.text = words(std::move(label));
  n.look = look;
  n.event = std::move(event);
  return n;
}

inline Node link(std::string id, std::string label, std::string href) {
  Node n = node(std::move(id), Role::Link);
  n.text = words(std::move(label));
  n.look = Look::Inline;
  n.href = std::move(href);
  return n;
}

inline Node container(std::string id, Role role, Look look, std::vector<Node> children) {
  Node n = node(std::move(id), role, std::move(children));
  n.look = look;
  return n;
}

inline Event to(Event::Type type, std::string target = {}, std::string value = {}) {
  Event e;
  e.type = type;
  e.target = std::move(target);
  e.value = std::move(value);
  return e;
}

}  // namespace nextsession
