// A page as plain text.
#include <doctest/doctest.h>

#include "app/nodes.h"
#include "app/report.h"

using namespace nextsession;

namespace {

std::string text_of_nodes(std::vector<Node> nodes) {
  Page page;
  page.main = std::move(nodes);
  return page_text(page);
}

Node with_text(Role role, std::string words_of_node) {
  Node one = node("x", role);
  one.text = words(std::move(words_of_node));
  return one;
}

Node named(Role role, std::string name, std::string value) {
  Node one = node("x", role);
  one.name = std::move(name);
  one.value = std::move(value);
  return one;
}

Node field(std::string label, std::string value, bool secret) {
  Node one = with_text(Role::TextField, std::move(label));
  one.value = std::move(value);
  one.secret = secret;
  return one;
}

Node box(std::string label, bool checked) {
  Node one = with_text(Role::Choice, std::move(label));
  one.checked = checked;
  return one;
}

Node chart_of_two() {
  Chart chart;
  chart.caption = "Ratings";
  chart.columns = {"Day", "Über uns", "Sleep"};
  chart.rows = {{"1 May", "3", "4"}, {"12 December", "10", "no rating"}};
  Node one = with_text(Role::Chart, "From 3 to 10.");
  one.chart = std::make_shared<const Chart>(std::move(chart));
  return one;
}

}  // namespace

TEST_CASE("page text: what each kind of node becomes") {
  Node list = node("l", Role::List,
                   {with_text(Role::ListItem, "one"), with_text(Role::ListItem, "two\nlines")});
  Node nested =
      node("l", Role::List,
           {node("i", Role::ListItem, {with_text(Role::Text, "a"), with_text(Role::Text, "b")})});
  Node screen_only = with_text(Role::Text, "press here");
  screen_only.screen_only = true;
  Node two = node("d", Role::Dots);
  two.dots = {{"Patient", "Going well", 0.1, false}, {"Therapist", "Hard", 0.9, true}};
  Node select = with_text(Role::Select, "Country");
  select.options = {{"US", "United States"}, {"ES", "Spain"}};
  select.value = "ES";
  Node away = link("a", "A line", "tel:112");
  Node inside = link("a", "To the top", "#title");
  struct Row {
    const char* about;
    std::vector<Node> nodes;
    const char* text;
  };
  const std::vector<Row> rows = {
      {"nothing", {}, ""},
      {"a title", {heading("h", 1, "Für mich")}, "Für mich\n========\n"},
      {"a heading", {heading("h", 2, "Two")}, "Two\n---\n"},
      {"a small heading", {heading("h", 3, "Three")}, "Three\n"},
      {"an empty heading", {heading("h", 2, "")}, ""},
      {"paragraphs", {text("a", "One."), text("b", "Two.")}, "One.\n\nTwo.\n"},
      {"strong words lose nothing", {text("a", Spans{{"a ", false}, {"b", true}})}, "a b\n"},
      {"an empty paragraph leaves no gap",
       {text("a", "One."), text("e", ""), text("b", "Two.")},
       "One.\n\nTwo.\n"},
      {"a list", {list}, "- one\n- two\n  lines\n"},
      {"a list of parts", {nested}, "- a\n  b\n"},
      {"a quote", {with_text(Role::Quote, "“Please.”")}, "“Please.”\n"},
      {"a badge", {badge("b", Tone::Talk, "Worth a talk")}, "Worth a talk\n"},
      {"a bar", {named(Role::Meter, "Your goal", "4 of 10")}, "Your goal: 4 of 10\n"},
      {"a bar without a name", {named(Role::Meter, "", "4 of 10")}, "4 of 10\n"},
      {"boxes", {box("in", true), box("out", false)}, "[x] in\n\n[ ] out\n"},
      {"a field", {field("Goal", "Sleep", false)}, "Goal: Sleep\n"},
      {"a passphrase is never copied", {field("Passphrase", "open sesame", true)}, ""},
      {"a choice from a list", {select}, "Country: Spain\n"},
      {"links", {away, inside}, "A line: tel:112\n\nTo the top\n"},
      {"buttons do nothing on paper", {button("b", "Print", Look::Primary, Event())}, ""},
      {"what is on screen only", {screen_only}, ""},
      {"two places", {two}, "Patient    Going well\nTherapist  Hard\n"},
      {"a chart is its table",
       {chart_of_two()},
       "From 3 to 10.\n\nRatings\n\n"
       "Day          Über uns  Sleep\n1 May        3         4\n12 December  10        no "
       "rating\n"},
      {"containers add nothing",
       {node("g", Role::Card, {node("r", Role::Row, {text("t", "In.")})})},
       "In.\n"}};
  for (const Row& row : rows) {
    CAPTURE(row.about);
    CHECK(text_of_nodes(row.nodes) == row.text);
  }
}

TEST_CASE("page text: the main part alone") {
  Page page;
  page.header = {text("h", "Header")};
  page.main = {text("m", "Main")};
  page.footer = {text("f", "Footer")};
  page.dialog = node("d", Role::Dialog, {text("w", "Dialog")});
  CHECK(page_text(page) == "Main\n");
}

TEST_CASE("page text: a title longer than a line is underlined as far as a line goes") {
  const std::string text = text_of_nodes({heading("h", 1, std::string(200, 'a'))});
  CHECK(text == std::string(200, 'a') + '\n' + std::string(72, '=') + '\n');
}
