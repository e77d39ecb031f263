// Pages with every role and look, made by hand, for the tests of gui/ and for looking at them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/page.h"
#include "sample_charts.h"

namespace nextsession::support {

inline Node made(std::string id, Role role, Look look, std::string words,
                 std::vector<Node> children = {}) {
  Node node;
  node.id = std::move(id);
  node.role = role;
  node.look = look;
  if (!words.empty()) node.text.push_back({std::move(words), false});
  node.children = std::move(children);
  return node;
}
inline Node heading(std::string id, int level, std::string words, Look look = Look::Plain) {
  Node node = made(std::move(id), Role::Heading, look, std::move(words));
  node.level = level;
  return node;
}
inline Node text(std::string id, std::string words, Look look = Look::Plain) {
  return made(std::move(id), Role::Text, look, std::move(words));
}
inline Node button(std::string id, std::string words, Look look) {
  return made(std::move(id), Role::Button, look, std::move(words));
}
inline Node toned(std::string id, Role role, Tone tone, std::string words,
                  std::vector<Node> children = {}) {
  Node node = made(std::move(id), role, Look::Plain, std::move(words), std::move(children));
  node.tone = tone;
  return node;
}
inline Node link(std::string id, std::string words, std::string href, Look look = Look::Inline) {
  Node node = made(std::move(id), Role::Link, look, std::move(words));
  node.href = std::move(href);
  return node;
}
inline Node row(std::string id, std::vector<Node> children) {
  return made(std::move(id), Role::Row, Look::Plain, "", std::move(children));
}

inline Page page_of(std::string id, Width width, std::vector<Node> main) {
  Page page;
  page.id = std::move(id);
  page.width = width;
  Node language = button("language", "English", Look::TopBar);
  language.expanded = false;
  page.header = {link("skip", "Skip to content", "#title", Look::SkipLink),
                 button("brand", "Next Session", Look::Brand), std::move(language),
                 button("display", "Aa", Look::TopBar), button("help", "Help now", Look::HelpNow)};
  page.main = std::move(main);
  page.footer = {row("footer", {text("version", "Version 1.0", Look::Small),
                                button("to-how", "How this works", Look::Inline),
                                button("to-privacy", "Privacy", Look::Inline),
                                link("to-sources", "Sources", "#sources")})};
  return page;
}

inline Node choices(const std::string& id, Look look, const std::vector<std::string>& words,
                    std::size_t checked, bool many = false) {
  Node group = made(id, Role::ChoiceGroup, look, "");
  group.many = many;
  for (std::size_t i = 0; i < words.size(); ++i) {
    Node choice = made(id + "/" + std::to_string(i), Role::Choice, Look::Plain, words[i]);
    choice.checked = i == checked || (many && i == 0);
    choice.many = many;
    if (look == Look::Stack && !many) choice.shortcut = std::to_string(i + 1);
    group.children.push_back(std::move(choice));
  }
  return group;
}

inline Page welcome_page() {
  const auto fact = [](const std::string& id, const std::string& title, const std::string& words) {
    return made(id, Role::Card, Look::Plain, "",
                {heading(id + "/title", 2, title), text(id + "/text", words, Look::Small)});
  };
  return page_of(
      "welcome", Width::Narrow,
      {heading("title", 1, "Feeling stuck in therapy?"),
       text(
           "lead",
           "Answer some short questions about how therapy is going. You’ll see what may be slowing "
           "things down, what is working, and words you can use to raise it.",
           Look::Lead),
       made("facts", Role::Columns, Look::Plain, "",
            {fact("time", "About 6 minutes",
                  "Most people answer 24 to 40 questions. You can stop and carry on later."),
             fact("private", "Stays on this device",
                  "Your answers are never sent anywhere. This page cannot go online once it has "
                  "loaded."),
             fact("diagnosis", "Not a diagnosis",
                  "It’s a way to prepare for a talk with your therapist, not a test of you or of "
                  "them.")}),
       row("actions", {button("start", "Start", Look::Primary),
                       button("open", "Open a saved file", Look::Secondary)}),
       row("therapist", {text("therapist/text", "I’m a therapist:", Look::Small),
                         button("therapist/go", "review my own sessions", Look::Inline)})});
}

inline Page question_page() {
  Node progress = made("progress", Role::Progress, Look::Plain, "");
  progress.fraction = 0.39;
  Node not_sure = button("skip/none", "Doesn’t apply", Look::Ghost);
  Node rather_not = button("skip/say", "Rather not say", Look::Ghost);
  rather_not.pressed = true;
  return page_of(
      "question", Width::Narrow,
      {row("step", {text("step/part", "Part 2 of 5 · How you work together", Look::Small),
                    text("step/number", "11 of about 28", Look::Small)}),
       progress,
       heading("title", 1,
               "In the last four weeks, how often did your sessions focus on what matters most to "
               "you?",
               Look::Question),
       text("hint", "Think about most sessions, not only the last one.", Look::Hint),
       choices("q", Look::Stack, {"Never", "Rarely", "Sometimes", "Often", "Always"}, 1),
       row("actions", {button("back", "Back", Look::Secondary),
                       button("next", "Next", Look::Primary), not_sure, rather_not})});
}

inline Node rated(const std::string& id, Tone tone, const std::string& title,
                  const std::string& answers, const std::string& band, double fraction, double low,
                  double high) {
  Node meter = toned(id + "/meter", Role::Meter, tone, "");
  meter.fraction = fraction;
  meter.low = low;
  meter.high = high;
  return made(id, Role::Group, Look::Plain, "",
              {heading(id + "/title", 3, title), toned(id + "/badge", Role::Badge, tone, band),
               text(id + "/answers", answers, Look::Small), meter});
}

inline Page results_page() {
  Node lead = text("lead", "", Look::Lead);
  lead.text = {{"Your answers point most to ", false},
               {"how you work together", true},
               {", then to ", false},
               {"how easy it is to be open", true},
               {". Your bond with your therapist looks like a strength to build on.", false}};
  Node why = text("why", "", Look::Small);
  why.text = {
      {"Why you see this:", true},
      {" you answered “Rarely” to sessions focus on what matters most to you and “Never” to "
       "we review my goals.",
       false}};
  Node sources = button("sources", "What this rests on", Look::Inline);
  sources.expanded = false;
  const Node ratings =
      made("ratings", Role::Card, Look::Ruled, "",
           {rated("work", Tone::Soon, "How you work together", "Based on 6 of 6 answers",
                  "Raise it soon", 0.74, 0.66, 0.82),
            rated("open", Tone::Talk, "How easy it is to be open", "Based on 4 of 5 answers",
                  "Worth a talk", 0.52, 0.40, 0.64),
            rated("way", Tone::Good, "Your therapist’s way of being with you",
                  "Based on 4 of 4 answers", "Not standing out", 0.24, 0.16, 0.32),
            rated("bond", Tone::Good, "You and your therapist", "Based on 6 of 6 answers",
                  "Not standing out", 0.12, 0.06, 0.19),
            rated("training", Tone::Unknown, "Training and method",
                  "1 of 4 answered: too few to say", "Not enough answers", 0, 0.05, 0.85)});
  const Node advice = made(
      "advice", Role::Card, Look::Plain, "",
      {toned("advice/badge", Role::Badge, Tone::Soon, "Raise it soon"),
       heading("advice/title", 2, "Agree on what you are working on"),
       text(
           "advice/text",
           "When both people agree on goals and on how to reach them, therapy tends to go better."),
       made(
           "advice/say", Role::Quote, Look::Plain,
           "“I’d like us to look at what we are working on. The homework doesn’t feel connected to "
           "what I came for. Could we choose one goal together?”"),
       choices("advice/style", Look::Compact, {"Gentle", "Direct"}, 0), why, sources,
       row("advice/actions", {button("add", "Add to my plan", Look::Primary),
                              button("later", "Sources", Look::Ghost)})});
  return page_of("results", Width::Wide,
                 {heading("title", 1, "Two things look worth raising"), lead,
                  made("two", Role::Columns, Look::Wide, "", {ratings, advice})});
}

inline Page entry_page() {
  Node name = made("name", Role::TextField, Look::Plain, "A short name for this goal");
  name.value = "Sleep better";
  Node words = made("words", Role::TextField, Look::Plain, "What would be different?");
  words.multiline = true;
  words.value =
      "I’d fall asleep before midnight most nights.\nI’d wake up rested, and I would stop dreading "
      "the evening. Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen.";
  Node wrong = made("start", Role::TextField, Look::Plain, "Where you were at the start");
  wrong.invalid = true;
  Node error = text("start/error", "Please shorten this by 12 characters.", Look::Small);
  error.tone = Tone::Soon;
  Node secret = made("secret", Role::TextField, Look::Plain, "Passphrase");
  secret.value = "grün pass";
  secret.secret = true;
  Node country = made("country", Role::Select, Look::Plain, "Country");
  country.options = {{"de", "Germany"}, {"gb", "United Kingdom"}};
  country.value = "gb";
  Node card = made("goal", Role::Card, Look::Plain, "",
                   {heading("goal/title", 2, "Goal 1"), name, words, wrong, error});
  return page_of(
      "entry", Width::Narrow,
      {heading("title", 1, "What are you working towards?"), card, secret, country,
       row("more", {button("add", "Add a goal", Look::Secondary)}),
       choices("topics", Look::Stack, {"Sleep", "Work", "Closeness to other people"}, 2, true),
       row("actions",
           {button("back", "Back", Look::Secondary), button("next", "Next", Look::Primary)})});
}

inline Page scale_page() {
  std::vector<std::string> numbers;
  for (int i = 0; i <= 10; ++i) numbers.push_back(std::to_string(i));
  Node scale = choices("scale", Look::Scale, numbers, 7);
  scale.text.push_back({"How close are you to this goal today?", false});
  Node compact = choices("size", Look::Compact, {"100 %", "125 %", "150 %", "200 %"}, 0);
  compact.text.push_back({"Size of the words", false});
  return page_of("scale", Width::Narrow,
                 {heading("title", 1, "Your goals today", Look::Question), scale,
                  row("ends", {text("ends/low", "0: not at all", Look::Small),
                               text("ends/high", "10: fully", Look::Small)}),
                  compact,
                  row("actions", {button("back", "Back", Look::Secondary),
                                  button("next", "Next", Look::Primary)})});
}

inline Page safety_page() {
  const auto line = [](const std::string& id, const std::string& name, const std::string& number) {
    return made(id, Role::Card, Look::Plain, "",
                {heading(id + "/name", 3, name),
                 row(id + "/ways", {link(id + "/tel", "Call " + number, "tel:" + number),
                                    link(id + "/url", "example.org/help", "https://example.org")}),
                 text(id + "/about", "Crisis line · day and night, free", Look::Small)});
  };
  const Node notice =
      toned("notice", Role::Notice, Tone::Soon, "",
            {heading("notice/title", 2, "Please read this first"),
             text("notice/text", "If you might act on thoughts of ending your life, call now."),
             link("notice/link", "What happens when I call?", "#call")});
  const Node list =
      made("do", Role::List, Look::Plain, "",
           {made("do/1", Role::ListItem, Look::Plain,
                 "Move away from anything you could hurt yourself "
                 "with."),
            made("do/2", Role::ListItem, Look::Plain, "Call someone you trust and tell them."),
            made("do/3", Role::ListItem, Look::Plain, "Stay with other people.")});
  return page_of(
      "safety", Width::Narrow,
      {heading("title", 1, "You matter more than these questions"), notice,
       line("line/1", "Emergency services", "112"), line("line/2", "Crisis line", "0800 000000"),
       heading("do/title", 2, "What to do"), list,
       made("say", Role::Quote, Look::Plain,
            "“I have had thoughts of ending my life. Can we talk about that first?”"),
       toned("info", Role::Notice, Tone::Info, "Nobody else sees this page."),
       row("actions", {button("continue", "Carry on", Look::Primary)})});
}

inline Page dialog_page() {
  Page page = question_page();
  page.id = "question/dialog";
  Node size = choices("dialog/size", Look::Compact, {"100 %", "125 %", "150 %", "200 %"}, 1);
  size.text.push_back({"Size of the words", false});
  Node theme = choices("dialog/theme", Look::Compact, {"As on this device", "Light", "Dark"}, 0);
  theme.text.push_back({"Colours", false});
  Node country = made("dialog/country", Role::Select, Look::Plain, "Country");
  country.options = {{"", "Choose your country"}};
  page.dialog = made(
      "dialog", Role::Dialog, Look::Plain, "",
      {heading("dialog/title", 2, "How this page looks"), size, theme, country,
       text("dialog/hint", "The plain view has the same words without the drawing.", Look::Small),
       row("dialog/actions", {button("dialog/close", "Done", Look::Primary)})});
  return page;
}

inline Page progress_page() {
  const auto small = [](const std::string& id, std::size_t line, const std::string& name) {
    return made(
        id, Role::Card, Look::Plain, "",
        {heading(id + "/name", 3, name),
         chart_node(id + "/chart", one_goal(line), {{"From 3 to 7: clearly higher.", false}})});
  };
  return page_of("progress", Width::Wide,
                 {heading("title", 1, "Am I moving forward?"),
                  made("all", Role::Card, Look::Plain, "",
                       {chart_node("all/chart", three_goals(),
                                   {{"Across your 3 goals you are ", false},
                                    {"3 points higher", true},
                                    {" than when you started.", false}})}),
                  made("goals", Role::Columns, Look::Plain, "",
                       {small("sleep", 1, "Sleep well"),
                        small("friends", 2, "See my friends again"), small("no", 3, "Say no")}),
                  row("actions", {button("rate", "Rate today", Look::Primary)})});
}

inline std::vector<Page> sample_pages() {
  std::vector<Page> pages = {welcome_page(), question_page(), results_page(), entry_page(),
                             scale_page(),   safety_page(),   dialog_page(),  progress_page()};
  for (std::size_t i = 0; i < pages.size(); ++i) pages[i].revision = static_cast<int>(i) + 1;
  return pages;
}

}  // namespace nextsession::support
