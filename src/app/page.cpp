#include "app/page.h"

namespace nextsession {
namespace {

const Node* find_in(const std::vector<Node>& nodes, std::string_view id) {
  for (const Node& node : nodes) {
    if (node.id == id) return &node;
    if (const Node* found = find_in(node.children, id)) return found;
  }
  return nullptr;
}

}  // namespace

Node::Node() = default;
Node::Node(const Node& other) = default;
Node::Node(Node&& other) noexcept = default;
Node& Node::operator=(const Node& other) = default;
Node& Node::operator=(Node&& other) noexcept = default;
Node::~Node() = default;

const Node* find_node(const Page& page, std::string_view id) {
  for (const auto* part : {&page.header, &page.main, &page.footer}) {
    if (const Node* found = find_in(*part, id)) return found;
  }
  if (!page.dialog) return nullptr;
  if (page.dialog->id == id) return &*page.dialog;
  return find_in(page.dialog->children, id);
}

std::string plain(const std::vector<Span>& text) {
  std::string out;
  for (const Span& span : text) out += span.text;
  return out;
}

}  // namespace nextsession
