#include "cli/page_html.h"

#include <algorithm>

#include "cli/chart_svg.h"

namespace nextsession {
namespace {

// The policy lets the page's own style in and nothing else, should a mistake ever let a script in.
constexpr const char* head_before_title =
    R"(<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
)";

constexpr const char* page_style = R"(
:root { color: #000; background: #fff; }
body { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1.25rem;
  font: 1rem/1.5 "Atkinson Hyperlegible Next", system-ui, sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4 { margin: 1.4em 0 .4em; line-height: 1.25; text-wrap: pretty; }
h1 { margin-top: 0; font-size: 1.75rem; }
h2 { font-size: 1.3rem; }
h3 { font-size: 1.05rem; }
h4 { font-size: 1rem; }
p, ul, blockquote, table, figure { margin: .5em 0; }
p, li, blockquote, h1, h2, h3, h4 { white-space: pre-line; unicode-bidi: plaintext; }
ul { padding-left: 1.4em; }
blockquote { padding: .3em 0 .3em 1em; border-left: .25em solid #000; }
.card, .notice { margin: .8em 0; padding: .7em 1em; border: 1px solid #555; border-radius: .5em; }
.ruled > * + * { margin-top: .8em; padding-top: .8em; border-top: 1px solid #999; }
.card > :first-child, .card > * > :first-child, .notice > :first-child { margin-top: 0; }
.row { display: flex; flex-wrap: wrap; gap: .2em .8em; align-items: baseline; }
.row > * { margin: 0; }
.badge { padding: .05em .7em; border: 1px solid #000; border-radius: 1em; font-size: .9rem;
  font-weight: 700; }
.lead { font-size: 1.1rem; }
.small { font-size: .9rem; color: #333; }
table { border-collapse: collapse; font-size: .9rem; }
caption { padding: .2em 0; font-weight: 700; text-align: left; }
th, td { padding: .2em .7em .2em 0; border-bottom: 1px solid #999; text-align: left;
  vertical-align: top; }
.chart { display: block; overflow: visible; width: 100%; height: auto; font-size: 13px; }
.chart text { fill: #000; }
.key { width: 1.1em; height: 1.1em; margin-right: .4em; vertical-align: -.15em; }
.band { fill: #e4e4e4; }
.shade { display: inline-block; width: 1.1em; height: .8em; margin-right: .4em;
  border: 1px solid #999; background: #e4e4e4; }
.grid { stroke: #bbb; stroke-width: 1; }
.line { stroke: #555; stroke-width: 1.5; }
.strong { stroke: #000; stroke-width: 3; }
.broken { stroke: #555; stroke-width: 1.2; stroke-dasharray: 5 4; }
.mark { fill: #000; stroke: #000; stroke-width: 2; }
.hollow { fill: #fff; }
.legend { display: flex; flex-wrap: wrap; gap: .2em 1.2em; padding: 0; list-style: none;
  font-size: .9rem; }
@page { margin: 16mm 15mm; }
@media print {
  :root { font-size: 10pt; }
  body { max-width: none; padding: 0; line-height: 1.4; }
  h2 { margin-top: 1em; }
  p, ul, blockquote, table, figure { margin: .3em 0; }
  .card { padding: .5em .8em; }
  .ruled > * + * { margin-top: .5em; padding-top: .5em; }
  .small { font-size: .85rem; }
  .chart { width: auto; max-width: 100%; height: 58mm; }
  h1, h2, h3, h4, caption { break-after: avoid; }
  .card > *, .notice, li, blockquote, tr, figure > svg { break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
  .band, .mark, .shade { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)";

std::string spans_html(const std::vector<Span>& spans) {
  std::string html;
  for (const Span& span : spans) {
    const std::string words = html_escaped(span.text);
    html += span.strong ? "<strong>" + words + "</strong>" : words;
  }
  return html;
}

std::string attribute(const char* name, std::string_view value) {
  if (value.empty()) return {};
  return std::string(" ") + name + "=\"" + html_escaped(value) + "\"";
}

const char* class_of(const Node& node) {
  switch (node.role) {
    case Role::Card: return node.look == Look::Ruled ? "card ruled" : "card";
    case Role::Notice: return "notice";
    case Role::Row: return "row";
    case Role::Badge: return "badge";
    default: break;
  }
  switch (node.look) {
    case Look::Lead: return "lead";
    case Look::Small:
    case Look::Hint: return "small";
    default: return "";
  }
}

std::string element(const char* tag, const Node& node, const std::string& inner) {
  if (inner.empty()) return {};
  const std::string name(tag);
  return "<" + name + attribute("class", class_of(node)) + attribute("lang", node.lang) + ">" +
         inner + "</" + name + ">\n";
}

// "Name: value" as a line of its own.
std::string named_html(const Node& node, const std::string& name, const std::string& value) {
  const char* between = name.empty() || value.empty() ? "" : ": ";
  return element("p", node, html_escaped(name + between + value));
}

std::string cells(const std::vector<std::string>& row, bool head) {
  std::string html = "<tr>";
  for (std::size_t i = 0; i < row.size(); ++i) {
    const char* tag = head ? "th scope=\"col\"" : i == 0 ? "th scope=\"row\"" : "td";
    html +=
        std::string("<") + tag + ">" + html_escaped(row[i]) + (head || i == 0 ? "</th>" : "</td>");
  }
  return html + "</tr>\n";
}

std::string table_html(const Chart& chart) {
  if (chart.rows.empty()) return {};
  std::string html = "<table>\n";
  if (!chart.caption.empty()) html += "<caption>" + html_escaped(chart.caption) + "</caption>\n";
  if (!chart.columns.empty()) html += "<thead>" + cells(chart.columns, true) + "</thead>\n";
  html += "<tbody>\n";
  for (const std::vector<std::string>& row : chart.rows) html += cells(row, false);
  return html + "</tbody>\n</table>\n";
}

// What the marks mean. The table names its columns itself, so nobody needs to hear it.
std::string legend_html(const Chart& chart) {
  std::string html;
  for (const ChartLine& line : chart.lines) {
    html +=
        "<li>" + chart_mark(line.shape, false, line.strong) + html_escaped(line.label) + "</li>\n";
  }
  if (!chart.hollow_label.empty()) {
    html += "<li>" + chart_mark(0, true, false) + html_escaped(chart.hollow_label) + "</li>\n";
  }
  if (!chart.band_label.empty()) {
    html += "<li><span class=\"shade\"></span>" + html_escaped(chart.band_label) + "</li>\n";
  }
  return html.empty() ? html : "<ul class=\"legend\" aria-hidden=\"true\">\n" + html + "</ul>\n";
}

std::string chart_html(const Node& node) {
  std::string html = element("p", node, spans_html(node.text));
  if (!node.chart) return html;
  const Chart& chart = *node.chart;
  html += "<figure>\n" + chart_svg(chart) + "\n";
  if (!chart.small) html += legend_html(chart);
  return html + table_html(chart) + "</figure>\n";
}

std::string dots_html(const Node& node) {
  Chart table;
  for (const Dot& dot : node.dots) table.rows.push_back({dot.label, dot.words});
  return element("p", node, spans_html(node.text)) + table_html(table);
}

std::string link_html(const Node& node) {
  const std::string words = spans_html(node.text);
  const bool away = node.href.starts_with("https:") || node.href.starts_with("tel:") ||
                    node.href.starts_with("sms:");
  if (!away) return {};
  return "<p><a" + attribute("href", node.href) + " rel=\"noopener noreferrer\">" + words +
         "</a></p>\n";
}

std::string html_of(const Node& node);

std::string children_html(const Node& node) {
  std::string html;
  for (const Node& child : node.children) html += html_of(child);
  return html;
}

// A container; a named one is a group to assistive technology.
std::string group_html(const Node& node) {
  std::string inner = children_html(node);
  if (!node.text.empty()) inner = "<p>" + spans_html(node.text) + "</p>\n" + inner;
  if (inner.empty()) return {};
  std::string named;
  if (!node.name.empty()) named = " role=\"group\"" + attribute("aria-label", node.name);
  return "<div" + attribute("class", class_of(node)) + named + attribute("lang", node.lang) +
         ">\n" + inner + "</div>\n";
}

std::string field_html(const Node& node) {
  if (node.secret) return {};
  std::string value = node.value;
  for (const Option& option : node.options) {
    if (option.value == node.value) value = option.text;
  }
  return named_html(node, plain(node.text), value);
}

std::string html_of(const Node& node) {
  if (node.screen_only) return {};
  const std::string words = spans_html(node.text);
  switch (node.role) {
    case Role::Heading: {
      const char* const tags[] = {"h1", "h2", "h3", "h4"};
      return element(tags[std::clamp(node.level, 1, 4) - 1], node, words);
    }
    case Role::Text: return element("p", node, words);
    case Role::Badge: return element("span", node, words);
    case Role::Quote: return element("blockquote", node, words);
    case Role::List: return element("ul", node, children_html(node));
    case Role::ListItem: return element("li", node, words + children_html(node));
    case Role::Choice: return node.checked ? element("p", node, "☑ " + words) : std::string();
    case Role::TextField:
    case Role::Select: return field_html(node);
    case Role::Meter: return named_html(node, node.name, node.value);
    case Role::Progress: return named_html(node, plain(node.text), node.value);
    case Role::Dots: return dots_html(node);
    case Role::Chart: return chart_html(node);
    case Role::Link: return link_html(node);
    case Role::Button: return {};
    default: return group_html(node);
  }
}

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      case '\n':
      case '\t': out += c; break;
      default: {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7F) out += c;
      }
    }
  }
  return out;
}

std::string page_html(const Page& page) {
  std::string html = "<!DOCTYPE html>\n<html" + attribute("lang", page.lang) + ">\n<head>\n" +
                     head_before_title + "<title>" + html_escaped(page.title) +
                     "</title>\n<style>" + page_style + "</style>\n</head>\n<body>\n<main>\n";
  for (const Node& node : page.main) html += html_of(node);
  return html + "</main>\n</body>\n</html>\n";
}

}  // namespace nextsession
