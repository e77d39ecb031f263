// A page as plain text, to be pasted into a message or a note.
#include <algorithm>

#include "app/report.h"
#include "questionnaire/utf8.h"

namespace nextsession {
namespace {

using Line = std::vector<std::string>;  // cells

// Cells below each other; the last one of a line is not padded.
std::string aligned(const std::vector<Line>& lines) {
  std::vector<std::size_t> widths;
  for (const Line& line : lines) {
    widths.resize(std::max(widths.size(), line.size()));
    for (std::size_t i = 0; i < line.size(); ++i)
      widths[i] = std::max(widths[i], characters(line[i]));
  }
  std::string table;
  for (const Line& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      table += line[i];
      if (i + 1 < line.size()) table += std::string(widths[i] - characters(line[i]) + 2, ' ');
    }
    table += '\n';
  }
  return table;
}

// Builds blocks with one empty line between them.
class Writer {
 public:
  void nodes(const std::vector<Node>& all) {
    for (const Node& one : all) node(one);
  }
  std::string text() && { return std::move(text_); }

 private:
  void block(std::string_view words) {
    if (words.empty()) return;
    if (!text_.empty()) text_ += '\n';
    text_ += words;
    if (text_.back() != '\n') text_ += '\n';
  }

  void heading(const Node& node) {
    const std::string words = plain(node.text);
    if (words.empty()) return;
    const std::size_t width = std::min<std::size_t>(characters(words), 72);
    const char* under = node.level == 1 ? "=" : node.level == 2 ? "-" : "";
    std::string underlined = words + '\n';
    for (std::size_t i = 0; *under != '\0' && i < width; ++i) underlined += under;
    block(underlined);
  }

  // "- words", further lines under the first.
  static std::string item(std::string_view words) {
    std::string text = "- ";
    for (const char c : words) {
      text += c;
      if (c == '\n') text += "  ";
    }
    return text + '\n';
  }

  static std::string words_of(const Node& node) {
    std::string words = plain(node.text);
    for (const Node& child : node.children) {
      const std::string more = words_of(child);
      if (!more.empty()) words += (words.empty() ? "" : "\n") + more;
    }
    return words;
  }

  void list(const Node& node) {
    std::string items;
    for (const Node& child : node.children) items += item(words_of(child));
    block(items);
  }

  void group(const Node& node) {
    block(plain(node.text));
    nodes(node.children);
  }

  static std::string chosen(const Node& node) {
    for (const Option& option : node.options) {
      if (option.value == node.value) return option.text;
    }
    return node.value;
  }

  void named(const std::string& name, const std::string& value) {
    if (name.empty() || value.empty()) return block(name + value);
    block(name + ": " + value);
  }

  void chart(const Node& node) {
    block(plain(node.text));
    if (!node.chart) return;
    std::vector<Line> lines = node.chart->rows;
    if (!node.chart->columns.empty()) lines.insert(lines.begin(), node.chart->columns);
    block(node.chart->caption);
    block(aligned(lines));
  }

  void dots(const Node& node) {
    std::vector<Line> lines;
    for (const Dot& dot : node.dots) lines.push_back({dot.label, dot.words});
    block(plain(node.text));
    block(aligned(lines));
  }

  void node(const Node& node) {
    if (node.screen_only) return;
    switch (node.role) {
      case Role::Heading: return heading(node);
      case Role::List: return list(node);
      case Role::ListItem: return block(item(words_of(node)));
      case Role::Meter: return named(node.name, node.value);
      case Role::Progress: return named(plain(node.text), node.value);
      case Role::Dots: return dots(node);
      case Role::Chart: return chart(node);
      case Role::Choice: return block((node.checked ? "[x] " : "[ ] ") + plain(node.text));
      case Role::Select: return named(plain(node.text), chosen(node));
      case Role::TextField:
        if (!node.secret) named(plain(node.text), node.value);
        return;
      case Role::Button: return;
      case Role::Link: {
        const bool away = !node.href.empty() && node.href.front() != '#';
        return named(plain(node.text), away ? node.href : std::string());
      }
      default: return group(node);
    }
  }

  std::string text_;
};

}  // namespace

std::string page_text(const Page& page) {
  Writer writer;
  writer.nodes(page.main);
  return std::move(writer).text();
}

}  // namespace nextsession
