// Whole visits as data: tests/cases/*.json. Each holds a response to the real form and what must
// come out. The browser suite replays the same files, so every answer must be to a question that
// the page asks. An "expect" checks only the fields it has.
#include <set>

#include "questionnaire/json.h"
#include "support/visits.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

using List = std::vector<std::string>;

bool has(const List& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

List list_of(const Json& json) { return json.get<List>(); }

// What the assessment says, under the names that an "expect" uses.
Json outcome(const Assessment& a, const Interpretation& rules) {
  const Json full = to_json(a, rules);
  Json result = Json::object();
  result["reasons"] = Json::array();
  result["aboutEqual"] = Json::array();
  for (const Reason& reason : a.reasons) {
    result["reasons"].push_back({{"id", reason.construct}, {"linked", reason.linked}});
    if (reason.about_equal_to_previous) result["aboutEqual"].push_back(reason.construct);
  }
  for (const char* same : {"advice", "moreAdvice", "notes", "suppressed", "strengths", "checks",
                           "gated", "hurried", "sessions"}) {
    result[same] = full[same];
  }
  result["flags"] = a.flags;
  result["progress"] = full["progress"]["kind"];
  return result;
}

void compare(const Case& visit) {
  const Json& expect = visit.document["expect"];
  const Assessment assessment = assess(visit.visit());
  const Json got = outcome(assessment, real_form().rules);
  const List asked = questions_to_ask(visit.visit());
  for (const auto& entry : expect.items()) {
    const std::string& name = entry.key();
    const Json& wanted = entry.value();
    CAPTURE(name);
    CAPTURE(wanted.dump());
    if (name == "strengthsInclude") {
      for (const std::string& id : list_of(wanted)) CHECK(has(assessment.strengths, id));
    } else if (name == "asked") {
      for (const std::string& key : list_of(wanted)) CHECK(has(asked, key));
    } else if (name == "notAsked") {
      for (const std::string& key : list_of(wanted)) CHECK_FALSE(has(asked, key));
    } else {
      REQUIRE(got.contains(name));
      CHECK_MESSAGE(got[name] == wanted, got[name].dump());
    }
  }
}

// "P1#2/P1.now" -> "P1"
std::string question_of(const std::string& key) { return key.substr(0, key.find('#')); }

}  // namespace

TEST_CASE("cases: every visit comes out as it says") {
  const auto files = case_files();
  CHECK(files.size() >= 31);
  for (const auto& file : files) {
    const std::string name = file.filename().string();
    CAPTURE(name);
    const Case visit = load_case(file);
    REQUIRE(visit.document.contains("name"));
    for (const char* field :
         {"reasons", "advice", "notes", "flags", "suppressed", "strengthsInclude", "progress"}) {
      CAPTURE(field);
      CHECK(visit.document["expect"].contains(field));
    }
    compare(visit);
  }
}

TEST_CASE("cases: every answer is to a question the page asks, and stands in its order") {
  for (const auto& file : case_files()) {
    const std::string name = file.filename().string();
    CAPTURE(name);
    const Case visit = load_case(file);
    const List asked = questions_to_ask(visit.visit());
    for (const auto& given : visit.answers) {
      const std::string& key = given.first;
      CAPTURE(key);
      CHECK(has(asked, question_of(key)));
    }
    // The writer puts items into the order of the form.
    const Json written = write_response(real_form().form, visit.answers, "", nullptr);
    const std::string text = visit.document["response"]["item"].dump();
    std::size_t at = 0;
    for (const std::string& key : asked) {
      const std::size_t found = text.find("\"linkId\":\"" + key + "\"");
      if (found == std::string::npos) continue;
      CAPTURE(key);
      CHECK(found >= at);
      at = found;
    }
    Findings findings;
    const auto again = read_response(written, real_form().form, name, findings);
    REQUIRE(again.has_value());
    CHECK(*again == visit.answers);
  }
}

TEST_CASE("cases: the deeper questions stay within their limit unless opened by hand") {
  for (const auto& file : case_files()) {
    const std::string name = file.filename().string();
    CAPTURE(name);
    const Case visit = load_case(file);
    if (!visit.opened.empty()) continue;
    const List asked = questions_to_ask(visit.visit());
    int deep = 0;
    for (const Construct& construct : real_form().rules.constructs) {
      for (const ScoredItem& item : construct.items) {
        if (item.deep && has(asked, item.link_id)) ++deep;
      }
    }
    CHECK(deep <= real_form().rules.open_max_items);
  }
}

TEST_CASE("cases: together they show every flag, note and advice") {
  std::set<std::string> flags, notes, advice, constructs;
  for (const auto& file : case_files()) {
    const Assessment a = assess(load_case(file).visit());
    flags.insert(a.flags.begin(), a.flags.end());
    notes.insert(a.notes.begin(), a.notes.end());
    advice.insert(a.advice.begin(), a.advice.end());
    for (const Reason& reason : a.reasons) constructs.insert(reason.construct);
  }
  for (const SafetyFlag& flag : real_form().rules.flags)
    CHECK_MESSAGE(flags.count(flag.id), flag.id);
  for (const AttributionNote& note : real_form().rules.notes)
    CHECK_MESSAGE(notes.count(note.id), note.id);
  for (const Advice& one : real_form().rules.advice) CHECK_MESSAGE(advice.count(one.id), one.id);
  // C1 and C2 need no case of their own: the family shares its rules.
  for (const char* id : {"R1", "G", "R2", "R3", "R4", "R5", "F", "N", "C3", "C4"}) {
    CHECK_MESSAGE(constructs.count(id), id);
  }
}
