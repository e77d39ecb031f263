// A small form with its rules, made so that a test can say a friction and get it: every scored item
// offers the codes "0", "5", ... "100", and a code is its friction in hundredths.
//
// Areas: A (2 screen, 2 deep), B (1, 2), C1 and C2 (family C, 1 and 1 each), D (1, 1; "unsure"
// calls for a check), E (2, 3). A keeps B company; B and E bring A along when they open.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "assessment/assess.h"
#include "questionnaire/json.h"

namespace nextsession::test {

inline Coding coding(const std::string& code) { return {"urn:mini", code, ""}; }

inline Item choice_item(const std::string& id, const std::vector<std::string>& codes) {
  Item item;
  item.link_id = id;
  item.type = ItemType::Choice;
  for (const std::string& code : codes) item.options.push_back({coding(code)});
  return item;
}

inline Item plain_item(const std::string& id, ItemType type, std::vector<Item> children = {}) {
  Item item;
  item.link_id = id;
  item.type = type;
  item.items = std::move(children);
  return item;
}

inline std::vector<std::string> hundredths() {
  std::vector<std::string> codes;
  for (int i = 0; i <= 100; i += 5) codes.push_back(std::to_string(i));
  return codes;
}

inline Item scored_item(const std::string& id) { return choice_item(id, hundredths()); }

inline Questionnaire mini_form() {
  Item goals = plain_item(
      "P1", ItemType::Group,
      {plain_item("P1.text", ItemType::String), plain_item("P1.start", ItemType::Integer),
       plain_item("P1.now", ItemType::Integer)});
  goals.repeats = true;
  Item acting = choice_item("S1.1", {"no", "yes"});
  acting.enable_when.push_back({"S1", Operator::Equal, coding("sometimes")});
  Item lines = choice_item("S2", {"lines", "contact", "none"});
  lines.repeats = true;

  Item known = scored_item("D.1");
  known.options.push_back({coding("unsure")});
  std::vector<Item> screen;
  for (const char* id : {"A.1", "A.2", "B.1", "C1.1", "C2.1"}) screen.push_back(scored_item(id));
  screen.push_back(known);
  screen.push_back(scored_item("E.1"));
  screen.push_back(scored_item("E.2"));
  screen.push_back(plain_item("about", ItemType::Display));
  std::vector<Item> deep;
  for (const char* id : {"A.3", "A.4", "B.2", "B.3", "C1.2", "C2.2", "D.2", "E.3", "E.4", "E.5"}) {
    deep.push_back(scored_item(id));
  }
  Questionnaire form;
  form.url = "urn:mini:form";
  form.version = "1";
  form.items = {
      choice_item("X1", {"adult", "under-18"}),
      choice_item("X2", {"few", "some", "many"}),
      goals,
      plain_item("Q", ItemType::Group, screen),
      plain_item("S", ItemType::Group, {choice_item("S1", {"never", "sometimes"}), acting, lines}),
      plain_item("Z", ItemType::Group, deep)};
  return form;
}

inline Json mini_construct(const std::string& id, int screen, int deep, const std::string& scale,
                           const std::string& advice) {
  Json construct = {{"id", id}, {"advice", Json::array({advice})}, {"items", Json::array()}};
  for (int i = 1; i <= screen + deep; ++i) {
    Json item = {{"linkId", id + "." + std::to_string(i)}, {"scale", scale}};
    if (i > screen) item["deep"] = true;
    construct["items"].push_back(item);
  }
  return construct;
}

inline Json mini_rules_json() {
  Json rules = Json::parse(R"({
    "id": "mini", "version": "1", "questionnaire": "urn:mini:form|1",
    "facts": {
      "sessions": { "item": "X2", "atLeast": { "few": 0, "some": 4, "many": 9 } },
      "goals": { "group": "P1", "text": "P1.text", "start": "P1.start", "now": "P1.now", "max": 3 },
      "neverStored": ["S"]
    },
    "scales": { "hundred": {} },
    "constructs": [],
    "bands": [ { "id": "fine", "from": 0 }, { "id": "look", "from": 0.25 }, { "id": "high", "from": 0.5 } ],
    "scoring": { "minAnswers": 2, "minShare": 0.5 },
    "confidence": { "medium": { "minAnswers": 3, "minShare": 0.75, "maxSpread": 0.5 },
                    "careless": { "minItems": 6, "seconds": 2 } },
    "opening": { "maxConstructs": 3, "maxItems": 6, "friction": 0.4, "worst": 1,
      "companions": [ { "construct": "A", "friction": 0.25, "with": ["B", "E"] } ] },
    "ranking": { "maxReasons": 3, "equalWithin": 0.1, "ties": ["E", "A", "C", "B", "D"],
      "notAlone": [ { "construct": "B", "friction": 0.25, "with": ["A", "E"] } ],
      "checks": [ { "construct": "D", "item": "D.1", "codes": ["unsure"] } ],
      "promote": [ { "construct": "D", "when": { "flag": "LINES" } } ] },
    "progress": { "clear": 3, "small": 0.5 },
    "attribution": [
      { "id": "early", "when": { "sessions": { "below": 4 } }, "ranking": false, "leads": ["pace", "name"] },
      { "id": "provisional", "when": { "sessions": { "atLeast": 4, "below": 9 } } },
      { "id": "moving", "when": { "progress": ["better"] }, "ranking": false, "leads": ["keep"] },
      { "id": "none", "when": { "nothingRaised": true }, "ranking": false },
      { "id": "sparse", "when": { "sparse": true }, "ranking": false, "leads": ["name"] }
    ],
    "advice": [
      { "id": "name", "when": { "progress": ["same", "worse", "unknown"] }, "minSessions": 0, "grade": "A",
        "sources": ["one"], "actions": 2, "reviewAfter": 3, "afterFirstReason": true },
      { "id": "pace", "when": { "any": [ { "note": "early" }, { "note": "moving" } ] }, "minSessions": 0, "grade": "B" },
      { "id": "keep", "when": { "any": [ { "progress": ["better"] }, { "all": [ { "strengths": true }, { "noReasons": true } ] } ] },
        "grade": "C" },
      { "id": "a", "when": { "friction": { "construct": "A", "atLeast": 0.25 } }, "notIf": ["CONTACT"], "grade": "A" },
      { "id": "b", "when": { "friction": { "construct": "B", "atLeast": 0.25 } }, "grade": "A" },
      { "id": "c", "when": { "any": [ { "friction": { "construct": "C1", "atLeast": 0.25 } },
                                      { "friction": { "construct": "C2", "atLeast": 0.25 } } ] }, "grade": "B" },
      { "id": "d", "when": { "any": [ { "friction": { "construct": "D", "atLeast": 0.25 } },
                                      { "answer": { "item": "D.1", "is": ["unsure"] } } ] }, "grade": "C" },
      { "id": "e", "when": { "friction": { "construct": "E", "atLeast": 0.25 } }, "minConfidence": "medium", "grade": "A" },
      { "id": "deep", "when": { "friction": { "item": "B.2", "atLeast": 0.5 } }, "grade": "A" }
    ],
    "flags": [
      { "id": "CONTACT", "order": 5, "when": { "answer": { "item": "S2", "is": ["contact"] } },
        "helplines": ["emergency"], "suppress": ["e"], "notStrengths": ["A", "E"], "wording": { "B": "neutral" } },
      { "id": "ACTING", "order": 1, "when": { "answer": { "item": "S1.1", "is": ["yes"] } }, "suppress": ["e", "name"] },
      { "id": "LINES", "order": 6, "when": { "answer": { "item": "S2", "is": ["lines"] } } },
      { "id": "MINOR", "order": 0, "gate": true, "when": { "answer": { "item": "X1", "is": ["under-18"] } } },
      { "id": "SKIPPED", "order": 9, "screen": false, "when": { "unanswered": "S1" } }
    ]
  })");
  for (const std::string& code : hundredths()) {
    rules["scales"]["hundred"][code] = std::stoi(code) / 100.0;
  }
  rules["scales"]["known"] = rules["scales"]["hundred"];
  rules["scales"]["known"]["unsure"] = 0.35;
  rules["constructs"] = Json::array(
      {mini_construct("A", 2, 2, "hundred", "a"), mini_construct("B", 1, 2, "hundred", "b"),
       mini_construct("C1", 1, 1, "hundred", "c"), mini_construct("C2", 1, 1, "hundred", "c"),
       mini_construct("D", 1, 1, "known", "d"), mini_construct("E", 2, 3, "hundred", "e")});
  rules["constructs"][1]["advice"] = Json::array({"deep", "b"});
  rules["constructs"][2]["family"] = "C";
  rules["constructs"][3]["family"] = "C";
  rules["constructs"][3]["strength"] = false;
  return rules;
}

inline Interpretation read_rules(const Json& json, const Questionnaire& form) {
  Findings findings;
  std::optional<Interpretation> rules = read_interpretation(json, form, "mini.json", findings);
  for (const Error& error : findings.errors) FAIL_CHECK(describe(error));
  REQUIRE(rules.has_value());
  return std::move(*rules);
}

// One visit to the mini form: says what is answered, then asks for the outcome.
struct MiniVisit {
  Questionnaire form = mini_form();
  Interpretation rules = read_rules(mini_rules_json(), form);
  Answers answers;
  std::set<std::string, std::less<>> opened;
  std::optional<double> seconds;
  std::set<std::string, std::less<>> raised;

  MiniVisit() {
    say("X1", "adult");
    say("X2", "many");
    say("S1", "never");
  }
  MiniVisit& say(const std::string& item, const std::string& code) {
    answers[item] = {Answer::Kind::Given, {coding(code)}};
    return *this;
  }
  MiniVisit& also(const std::string& item, const std::string& code) {
    answers[item].values.push_back(coding(code));
    return *this;
  }
  // `friction` in steps of 0.05.
  MiniVisit& give(const std::string& item, double friction) {
    return say(item, std::to_string(static_cast<int>(std::lround(friction * 100))));
  }
  MiniVisit& skip(const std::string& item, Answer::Kind kind) {
    answers[item] = {kind, {}};
    return *this;
  }
  MiniVisit& goal(int number, int start, int now) {
    answers[repeated_key("P1", number, "P1.start")] = {Answer::Kind::Given, {std::int64_t{start}}};
    answers[repeated_key("P1", number, "P1.now")] = {Answer::Kind::Given, {std::int64_t{now}}};
    return *this;
  }
  // All screen items at this friction.
  MiniVisit& all(double friction) {
    for (const char* id : {"A.1", "A.2", "B.1", "C1.1", "C2.1", "D.1", "E.1", "E.2"}) {
      give(id, friction);
    }
    return *this;
  }
  Visit visit() const { return {form, rules, answers, opened, seconds, raised}; }
  Assessment result() const { return assess(visit()); }
  std::vector<std::string> asked() const { return questions_to_ask(visit()); }
  ConstructScore score(const std::string& id) const {
    for (const ConstructScore& score : result().constructs) {
      if (score.id == id) return score;
    }
    FAIL("no construct " << id);
    return {};
  }
};

// The same friction for both items of an area.
inline void both(MiniVisit& v, const std::string& area, double friction) {
  v.give(area + ".1", friction).give(area + ".2", friction);
}

inline std::vector<std::string> ids_of(const std::vector<Reason>& reasons) {
  std::vector<std::string> ids;
  for (const Reason& reason : reasons) ids.push_back(reason.construct);
  return ids;
}

inline bool contains(const std::vector<std::string>& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

// For messages: "[a, b]".
inline std::string shown_list(const std::vector<std::string>& list) {
  std::string text = "[";
  for (const std::string& entry : list) text += (text.size() > 1 ? ", " : "") + entry;
  return text + "]";
}

}  // namespace nextsession::test
