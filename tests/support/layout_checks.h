// What holds for every page at every width and size of words, whatever is on it.
#pragma once

#include <doctest/doctest.h>

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/page.h"
#include "gui/layout.h"

namespace nextsession::support {

inline void walk(const Node& node, const std::function<void(const Node&)>& visit) {
  visit(node);
  for (const Node& child : node.children) walk(child, visit);
}
inline void walk(const Page& page, const std::function<void(const Node&)>& visit) {
  for (const auto* part : {&page.header, &page.main, &page.footer}) {
    for (const Node& node : *part) walk(node, visit);
  }
  if (page.dialog) walk(*page.dialog, visit);
}

inline bool overlap(const Rect& a, const Rect& b) {
  const float spare = 0.1F;
  return a.x + a.w > b.x + spare && b.x + b.w > a.x + spare && a.y + a.h > b.y + spare &&
         b.y + b.h > a.y + spare;
}

inline bool is_leaf(const Node& node) {
  return node.children.empty() && node.look != Look::SkipLink && node.role != Role::Group;
}

inline std::string letters(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n') out.push_back(c);
  }
  return out;
}
inline std::string letters(const TextBlock& block) {
  std::string out;
  for (const Line& line : block.lines) {
    for (const Run& run : line.runs) out += run.text;
  }
  return letters(out);
}

inline const Box& box_of(const PageLayout& layout, const std::string& id) {
  for (const Box& box : layout.boxes) {
    if (box.id == id) return box;
  }
  FAIL("no box for ", id);
  return layout.boxes.front();
}

// Every node has a rectangle inside the page.
inline void check_rectangles(const Page& page, const PageLayout& layout) {
  walk(page, [&](const Node& node) {
    CAPTURE(node.id);
    const auto found = layout.rects.find(node.id);
    REQUIRE(found != layout.rects.end());
    const Rect& r = found->second;
    CHECK(r.x >= 0);
    CHECK(r.y >= 0);
    CHECK(r.w > 0);
    CHECK(r.h > 0);
    CHECK(r.x + r.w <= layout.width + 0.1F);
    CHECK(r.y + r.h <= layout.height + 0.1F);
    const bool field = node.role == Role::TextField || node.role == Role::Select;
    if (field) CHECK(layout.rects.count(node.id + "/label") == 1);
    if (node.role == Role::ChoiceGroup) {
      CHECK(layout.rects.count(node.id + "/legend") == (node.text.empty() ? 0U : 1U));
    }
  });
}

// Controls are at least 44 px both ways.
inline void check_targets(const Page&, const PageLayout& layout) {
  int controls = 0;
  for (const Box& box : layout.boxes) {
    if (!box.live) continue;
    ++controls;
    CAPTURE(box.id);
    CHECK(box.rect.w >= 43.99F);
    CHECK(box.rect.h >= 43.99F);
  }
  CHECK(controls >= 6);
}

// Nothing lies on anything else.
inline void check_no_overlap(const Page& page, const PageLayout& layout) {
  std::vector<std::pair<std::string, Rect>> below, above;
  std::set<std::string> in_dialog;
  if (page.dialog) walk(*page.dialog, [&](const Node& node) { in_dialog.insert(node.id); });
  walk(page, [&](const Node& node) {
    auto& list = in_dialog.count(node.id) != 0 ? above : below;
    if (is_leaf(node)) list.emplace_back(node.id, layout.rects.at(node.id));
    for (const char* part : {"/label", "/legend"}) {
      const auto found = layout.rects.find(node.id + part);
      if (found != layout.rects.end()) list.emplace_back(found->first, found->second);
    }
  });
  for (const auto* list : {&below, &above}) {
    for (std::size_t i = 0; i < list->size(); ++i) {
      for (std::size_t k = i + 1; k < list->size(); ++k) {
        const auto& [name_a, a] = (*list)[i];
        const auto& [name_b, b] = (*list)[k];
        if (overlap(a, b)) FAIL_CHECK(name_a, " lies on ", name_b);
      }
    }
  }
}

// No word is cut off or lost.
inline void check_words(const Page& page, const PageLayout& layout) {
  for (const Box& box : layout.boxes) {
    if (box.text.lines.empty()) continue;
    CAPTURE(box.id);
    const bool one_line = box.kind == BoxKind::Field && !box.multiline && box.mark == Mark::None;
    const float right = box.text_x + box.text.width;
    if (!one_line) CHECK(right <= box.rect.x + box.rect.w + 0.6F);
    CHECK(box.text_x >= box.rect.x - 0.1F);
    CHECK(box.text_y >= box.rect.y - 0.1F);
    CHECK(box.text_y + box.text.height() <= box.rect.y + box.rect.h + 0.1F);
    // Each line is where its runs say.
    for (const Line& line : box.text.lines) {
      for (const Run& run : line.runs) {
        if (one_line) continue;
        CHECK(box.text_x + run.x + run.width <= box.rect.x + box.rect.w + 0.6F);
      }
    }
  }
  walk(page, [&](const Node& node) {
    const bool own_box =
        node.role == Role::TextField || node.role == Role::Select || node.role == Role::ChoiceGroup;
    if (node.text.empty() || own_box || node.look == Look::SkipLink) return;
    CAPTURE(node.id);
    CHECK(letters(box_of(layout, node.id).text) == letters(plain(node.text)));
  });
}

// Each child lies below the one before it, or at its right.
inline void check_order(const Page& page, const PageLayout& layout) {
  const auto check = [&](const std::vector<Node>& nodes) {
    for (std::size_t i = 1; i < nodes.size(); ++i) {
      // Help keeps its place at the top right when the header needs several lines.
      if (nodes[i].look == Look::HelpNow || nodes[i - 1].look == Look::SkipLink) continue;
      const Rect& a = layout.rects.at(nodes[i - 1].id);
      const Rect& b = layout.rects.at(nodes[i].id);
      CAPTURE(nodes[i].id);
      const bool below = b.y >= a.y + a.h - 0.1F;
      const bool right = b.x >= a.x + a.w - 0.1F && b.y + b.h > a.y;
      CHECK((below || right));
    }
  };
  check(page.header);
  check(page.main);
  check(page.footer);
  walk(page, [&](const Node& node) {
    // A badge at the right of its title reaches down beside the words below the title.
    std::vector<Node> flow;
    const bool rating = node.role == Role::Group;
    for (const Node& child : node.children) {
      if (!rating || child.role != Role::Badge) flow.push_back(child);
    }
    check(flow);
  });
  float last = 0;
  for (const Node& node : page.main) {
    CHECK(layout.rects.at(node.id).y >= last);
    last = layout.rects.at(node.id).y;
  }
}

// A container holds its children.
inline void check_containers(const Page& page, const PageLayout& layout) {
  walk(page, [&](const Node& node) {
    const Rect& outer = layout.rects.at(node.id);
    for (const Node& child : node.children) {
      if (child.look == Look::SkipLink) continue;
      CAPTURE(child.id);
      const Rect& inner = layout.rects.at(child.id);
      CHECK(inner.x >= outer.x - 0.1F);
      CHECK(inner.y >= outer.y - 0.1F);
      CHECK(inner.x + inner.w <= outer.x + outer.w + 0.1F);
      CHECK(inner.y + inner.h <= outer.y + outer.h + 0.1F);
    }
  });
}

inline void check_layout(const Page& page, const PageLayout& layout) {
  for (const auto check : {check_rectangles, check_targets, check_no_overlap, check_words,
                           check_order, check_containers}) {
    check(page, layout);
  }
}

}  // namespace nextsession::support
