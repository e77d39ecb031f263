// What a screen says and offers, as a small tree of semantic nodes. Two surfaces consume the same
// value: gui/ draws it on a canvas, web/mirror keeps native HTML of it. Nothing is drawn that the
// mirror does not hold, and nothing is held that is not drawn.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/brand.h"
#include "app/event.h"

namespace nextsession {

enum class Role {
  // containers
  Group,    // children in a column; a named one (name not empty) is a group to assistive technology
  Card,     // a group on a raised panel
  Columns,  // children side by side where the width allows (>= 720 CSS px of page), else stacked
  Row,      // children in a wrapping line (buttons, badges)
  List,     // bulleted; children are ListItem
  ListItem,     // text, or children
  Notice,       // a group with a tone that stands out from the flow
  Quote,        // words to say; text
  Dialog,       // modal; first child is its Heading; covers the page
  ChoiceGroup,  // fieldset: text is the legend; children are Choice
  // leaves
  Heading,
  Text,
  Badge,
  Button,
  Link,
  Choice,
  TextField,
  Select,
  Progress,  // fraction; without text or name only a picture of words beside it
  Meter,     // friction on 0..1 with low..high, named by `name`, read out by `value`
  Dots,      // two people's places on 0..1, with marks at the borders; a table to the mirror
  Chart      // lines over time under one sentence that says what they show; a table to the mirror
};

// How a node is drawn; never a meaning of its own.
enum class Look {
  Plain,
  Lead,
  Small,
  Hint,  // Text: 20 px soft; 16 px soft; 17 px soft
  Primary,
  Secondary,
  Ghost,
  HelpNow,
  Brand,
  TopBar,
  Inline,    // Button and Link
  SkipLink,  // the browser shows it, only while focused
  Stack,
  Scale,
  Compact,   // ChoiceGroup: cards below each other; 0-10 cells in a grid; small pills in a row
  Question,  // Heading/legend of a question page (27 px)
  Ruled,     // Group in a Card: thin line above each child but the first
  Wide       // Columns 1.15:0.85 as in the results; Card that fills the row
};

// Colour family and shape; always together with a word.
enum class Tone { None, Good, Talk, Soon, Unknown, Info };

struct Span {
  std::string text;
  bool strong = false;
  bool operator==(const Span& o) const { return text == o.text && strong == o.strong; }
};

struct Option {
  std::string value, text;
  bool operator==(const Option& o) const { return value == o.value && text == o.text; }
};

// One place on a Dots chart and the row of its table.
struct Dot {
  std::string label, words;  // "Patient", "Worth a talk"
  double at = 0;             // 0..1
  bool diamond = false;      // else round: told apart by shape, not by colour alone
};

// One rating on a line of a Chart. Both ways 0..1; y grows upwards.
struct ChartPoint {
  double x = 0, y = 0;
  bool hollow = false;  // remembered later, not rated on that day
  bool gap = false;     // long after the point before it: the line between them is dashed
};

struct ChartLine {
  std::string label;
  // 0 disc, 1 diamond, 2 square, 3 triangle, 4 triangle on its tip. The colour goes by the shape,
  // so that one line looks the same in every chart.
  int shape = 0;
  bool strong = false;  // thicker and above the others
  std::vector<ChartPoint> points;
};

struct ChartMark {
  double at = 0;  // 0..1
  std::string label;
};

// Lines over time, and the table that holds the same in words.
struct Chart {
  std::vector<ChartLine> lines;
  std::vector<ChartMark> across,
      up;  // dates below, as many as there is room for; values at the left
  std::optional<std::pair<double, double>> band;  // shaded from low to high, 0..1
  std::string band_label, hollow_label;           // what the shade and the hollow marks mean
  std::string caption;
  std::vector<std::string> columns;  // first that of the row headers
  // First the row header; no cell is empty. Without rows there is no table: another chart has it.
  std::vector<std::vector<std::string>> rows;
  bool small = false;  // one of several beside each other: lower, with nothing to explain it
};

struct Node {
  // Out of line (page.cpp): a Node holds a dozen strings, and its copies would otherwise be written
  // out at every place that builds one, which is a fifth of the shipped module.
  Node();
  Node(const Node& other);
  Node(Node&& other) noexcept;
  Node& operator=(const Node& other);
  Node& operator=(Node&& other) noexcept;
  ~Node();

  std::string id;  // unique on the page, stable per (screen, item, part); [a-z0-9._#/-]
  Role role = Role::Group;
  Look look = Look::Plain;
  Tone tone = Tone::None;
  std::vector<Span> text;   // the visible words
  std::string name;         // accessible name, only where the visible words are not enough
  std::string describedby;  // id of the node that describes this one (hint, error)
  std::string value;  // TextField: its text; Select: the chosen value; Meter: the words read out
  std::vector<Option> options;         // Select
  std::vector<Dot> dots;               // Dots
  std::vector<double> marks;           // Meter, Dots: borders on 0..1
  std::shared_ptr<const Chart> chart;  // Chart; never changed once a page holds it
  std::string href;          // Link that leaves the page: https:, tel:, sms:; or "#id" inside it
  int level = 0;             // Heading: 1-4
  bool checked = false;      // Choice
  bool many = false;         // ChoiceGroup and its Choices: check boxes instead of radio buttons
  bool multiline = false;    // TextField
  bool secret = false;       // TextField: never shown as it is typed
  bool screen_only = false;  // neither printed nor copied: what only works on screen
  bool required = false;
  bool invalid = false;
  std::optional<bool> expanded;            // Button that shows and hides something
  std::optional<bool> pressed;             // toggle Button
  int max_length = 0;                      // TextField: characters; 0 none
  double fraction = 0, low = 0, high = 0;  // Progress, Meter: 0..1
  std::string shortcut;  // the key drawn on a Choice ("1"); the mirror also listens for it
  std::string lang;      // only where it differs from the page
  std::string purpose;   // Select, TextField: what a browser may fill in, an autofill token of HTML
  std::optional<Event>
      event;  // what activating or changing it means; value is filled in by the input
  std::vector<Node> children;
};

enum class Width { Narrow, Wide };  // main column 680 or 1040 CSS px

struct Page {
  std::string id;     // screen and item: a change of id is a page change
  std::string title;  // document title; never an answer
  std::string lang;
  Width width = Width::Narrow;
  std::vector<Node> header, main, footer;  // banner, main, contentinfo landmarks
  std::optional<Node> dialog;
  std::optional<Brand> brand;  // a practice's own colours; empty: those of the theme
  std::string focus;  // node to move focus to when this page (or dialog) appears; empty: leave it
  std::string announce;  // said politely once, only what focus does not say
  std::string next;      // id of the button Enter activates from a Choice
  int revision = 0;      // of the state it was made from
};

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;  // CSS px from the top left of the document
};

// Depth-first over header, main, footer, dialog; null when there is none.
const Node* find_node(const Page& page, std::string_view id);

// All words of a node's own text.
std::string plain(const std::vector<Span>& text);

}  // namespace nextsession
