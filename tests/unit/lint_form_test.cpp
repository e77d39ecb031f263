// Structure of a form, its use by the rules, and what the readers find.
#include "lint/form_rules.h"

#include "assessment/numbers.h"
#include "lint_fixture.h"
#include "support/mini.h"

using namespace nextsession;
using namespace nextsession::test;

TEST_CASE("lint: what the readers find comes out as findings") {
  check_planted({
      {"form", "/resourceType", "\"Patient\"", "read-bad-value", Severity::Error, "resourceType"},
      {"form", "/item/0/item/0/linkId", "\"A1\"", "read-duplicate", Severity::Error,
       "item[1].item[1].linkId"},
      {"form", "/item/0/item/0/answerOption/1/valueCoding/code", "\"few\"", "read-duplicate",
       Severity::Error, "item[0].item[0].answerOption"},
      {"form", "/item/0/item/2/enableWhen/0/question", "\"X9\"", "read-dangling", Severity::Error,
       "item[0].item[2].enableWhen[0].question"},
      {"form", "/item/0/item/1/enableWhen",
       R"([{"question": "X2", "operator": "exists", "answerBoolean": true}])", "read-bad-value",
       Severity::Error, "item[0].item[1].enableWhen[0].question"},
      {"form", "/item/0/shape", "1", "read-unsupported", Severity::Warning, "item[0].shape"},
      {"form", "/url", "", "read-missing", Severity::Warning, "url"},
      {"rules", "/constructs/0/items/0/linkId", "\"A9\"", "read-dangling", Severity::Error,
       "constructs[0].items[0].linkId"},
      {"rules", "/advice/0/when/friction/construct", "\"Z\"", "read-dangling", Severity::Error,
       "advice[0].when.friction.construct"},
      {"rules", "/bands/1/from", "0", "read-bad-value", Severity::Error, "bands[1].from"},
      {"rules", "/bands/0/from", "0.1", "read-bad-value", Severity::Error, "bands[0].from"},
      {"rules", "/advice/0/when", "", "read-missing", Severity::Error, "advice[0].when"},
      {"rules", "/attribution/-", R"({"id": "gap", "when": {"sparse": true}, "ranking": true})",
       "read-duplicate", Severity::Error, "attribution[1].id"},
      {"en", "/messages", "[]", "read-wrong-type", Severity::Error, "messages"},
      {"en", "/messages/brand", "1", "read-wrong-type", Severity::Error, "messages[\"brand\"]"},
      {"helplines", "/countries/3/lines/0/tel", "", "read-missing", Severity::Error,
       "countries[3].lines[0]"},
      {"helplines", "/countries", "", "read-missing", Severity::Error, "countries"},
      {"sources", "/sources", "", "read-missing", Severity::Error, "sources"},
  });
}

TEST_CASE("lint: a form that cannot be read leaves its rules unchecked") {
  LintFixture all = lint_fixture();
  all["form"]["item"][0].erase("type");
  const LintResult result = lint(lint_input(all));
  CHECK(find_rule(result, "read-missing") != nullptr);
  const LintFinding* finding = find_rule(result, "rules-not-checked");
  REQUIRE(finding != nullptr);
  CHECK(finding->file == "interpretation/visit.json");
  // Its words are judged all the same.
  all["form"]["item"][1]["item"][1]["text"] = "Do you agree?";
  CHECK(find_rule(lint(lint_input(all)), "agree") != nullptr);
}

TEST_CASE("lint: rules are matched with forms by address, then by file name") {
  LintFixture all = lint_fixture();
  LintInput input = lint_input(all);
  Json other = all["form"];
  other["url"] = "urn:lint:other";
  input.forms.push_back(lint_document("questionnaires/other.json", other));
  CHECK(find_rule(lint(input), "rules-without-form") == nullptr);
  all["rules"]["questionnaire"] = "urn:lint:nowhere|1";
  input.rules = {lint_document("interpretation/third.json", all["rules"])};
  CHECK(find_rule(lint(input), "rules-without-form") != nullptr);
  input.rules = {lint_document("interpretation/other.json", all["rules"])};
  CHECK(find_rule(lint(input), "rules-without-form") == nullptr);
  const LintResult other_result = lint(input);
  const std::string found = shown_findings(other_result);
  CAPTURE(found);
  CHECK(find_rule(other_result, "read-bad-value") != nullptr);  // its reader sees the address
}

TEST_CASE("lint: files that cannot be read are findings") {
  LintInput input = lint_input(lint_fixture());
  input.unreadable.emplace_back(
      "x.json", Error{ErrorCode::Syntax, "x.json:3:7", "Found a comma; expected a value."});
  const LintResult result = lint(input);
  const LintFinding* finding = find_rule(result, "read-syntax");
  REQUIRE(finding != nullptr);
  CHECK(finding->file == "x.json");
  CHECK(finding->path == "3:7");
  CHECK_FALSE(result.ok());
}

TEST_CASE("lint: items and answers of a form") {
  check_planted({
      {"form", "/item/0/item/2/enableWhen/0/answerCoding/code", "\"maybe\"", "unreachable-item",
       Severity::Error, "item[0].item[2].enableWhen"},
      {"form", "/item/0/item/0/answerOption/1/valueCoding/display", "\"a few\"", "same-options",
       Severity::Error, "item[0].item[0]"},
      {"form", "/item/0/item/-", R"({"linkId": "X4", "type": "string", "text": "Any words?"})",
       "unused-item", Severity::Warning, "item[0].item[3]"},
  });
}

TEST_CASE("lint: too many answers, and more of them for check boxes") {
  LintFixture all = lint_fixture();
  Json& item = all["form"]["item"][0]["item"][1];
  const auto with = [&](int count, bool repeats) {
    item["repeats"] = repeats;
    item["answerOption"] = Json::array();
    for (int i = 0; i < count; ++i) {
      const std::string code = i == 0 ? "yes" : "code" + std::to_string(i);
      item["answerOption"].push_back(
          {{"valueCoding", {{"code", code}, {"display", "Answer " + code}}}});
    }
    const LintResult result = lint(lint_input(all));
    const LintFinding* finding = find_rule(result, "too-many-options");
    if (finding != nullptr) CHECK(finding->severity == Severity::Warning);
    return finding != nullptr;
  };
  CHECK_FALSE(with(7, false));
  CHECK(with(8, false));
  CHECK_FALSE(with(12, true));
  CHECK(with(13, true));
}

namespace {

// Pointers to every place in a document.
void all_places(const Json& json, const std::string& here, std::vector<std::string>& places) {
  if (!here.empty()) places.push_back(here);
  for (std::size_t i = 0; json.is_array() && i < json.size(); ++i) {
    all_places(json[i], here + "/" + std::to_string(i), places);
  }
  for (auto entry = json.begin(); json.is_object() && entry != json.end(); ++entry) {
    all_places(entry.value(), here + "/" + entry.key(), places);
  }
}

}  // namespace

TEST_CASE("lint: whatever a file holds, it is read to the end and told") {
  LintFixture all = lint_fixture();
  // One country is as good as all of them, and the lists have their own test.
  all["helplines"]["countries"].erase(1);
  while (all["helplines"]["countries"].size() > 1) all["helplines"]["countries"].erase(1);
  const std::vector<Json> odd = {nullptr, 7, "", Json::array({Json::array()}),
                                 Json::object({{"item", 1}})};
  std::size_t turn = 0;
  for (const char* name : {"form", "rules", "en", "es", "helplines", "sources"}) {
    std::vector<std::string> places;
    all_places(all[name], "", places);
    for (const std::string& place : places) {
      LintFixture broken = all;
      broken[name][Json::json_pointer(place)] = odd[turn++ % odd.size()];
      const LintResult result = lint(lint_input(broken));
      CHECK(result.files.size() == 7);
    }
    LintFixture broken = all;
    broken[name] = odd[turn++ % odd.size()];
    CHECK_FALSE(lint(lint_input(broken)).ok());
  }
}

TEST_CASE("lint: which items can be reached") {
  Item number = plain_item("n", ItemType::Integer);
  number.min_value = 0;
  number.max_value = 10;
  Item boxes = choice_item("boxes", {"a", "b"});
  boxes.repeats = true;
  Item open = choice_item("open", {"a"});
  open.type = ItemType::OpenChoice;
  const EnableWhen impossible{"one", Operator::Equal, coding("z")};
  const auto when = [](const char* question, Operator op, Value value) {
    return EnableWhen{question, op, std::move(value)};
  };
  struct Row {
    std::vector<EnableWhen> conditions;
    bool any;
    bool asked;
  };
  const std::vector<Row> rows = {
      {{}, false, true},
      {{when("one", Operator::Equal, coding("a"))}, false, true},
      {{impossible}, false, false},
      {{when("one", Operator::NotEqual, coding("z"))}, false, true},
      {{when("open", Operator::Equal, coding("z"))}, false, true},
      {{when("gone", Operator::Equal, coding("a"))}, false, false},
      {{when("one", Operator::Equal, coding("a")), impossible}, false, false},
      {{when("one", Operator::Equal, coding("a")), impossible}, true, true},
      {{impossible, impossible}, true, false},
      {{when("one", Operator::Equal, coding("a")), when("one", Operator::Equal, coding("b"))},
       false,
       false},
      {{when("boxes", Operator::Equal, coding("a")), when("boxes", Operator::Equal, coding("b"))},
       false,
       true},
      {{when("one", Operator::Equal, coding("a")), when("one", Operator::NotEqual, coding("a"))},
       false,
       false},
      {{when("one", Operator::Equal, coding("a")), when("one", Operator::NotEqual, coding("b"))},
       false,
       true},
      {{when("one", Operator::Exists, false), when("one", Operator::Equal, coding("a"))},
       false,
       false},
      {{when("one", Operator::Exists, false), when("one", Operator::NotEqual, coding("a"))},
       false,
       true},
      {{when("one", Operator::Exists, true), when("one", Operator::Exists, false)}, false, false},
      {{when("n", Operator::Greater, std::int64_t{9})}, false, true},
      {{when("n", Operator::Greater, std::int64_t{10})}, false, false},
      {{when("n", Operator::GreaterOrEqual, std::int64_t{10})}, false, true},
      {{when("n", Operator::Less, std::int64_t{0})}, false, false},
      {{when("n", Operator::LessOrEqual, std::int64_t{0})}, false, true},
      {{when("n", Operator::Equal, std::int64_t{11})}, false, false},
      // A question that is never asked has no answer.
      {{when("never", Operator::Equal, coding("a"))}, false, false},
      {{when("never", Operator::Exists, true)}, false, false},
      {{when("never", Operator::Exists, false)}, false, true},
      {{when("never", Operator::NotEqual, coding("a"))}, false, true},
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(i);
    Item never = choice_item("never", {"a"});
    never.enable_when = {impossible};
    Item asked = plain_item("asked", ItemType::Group, {plain_item("child", ItemType::String)});
    asked.enable_when = rows[i].conditions;
    asked.enable_any = rows[i].any;
    Questionnaire form;
    // In front of what it looks at: the order of items must not matter.
    form.items = {asked, choice_item("one", {"a", "b"}), boxes, open, number, never};
    const Reachable reachable(form);
    CHECK(reachable.asked("asked") == rows[i].asked);
    CHECK(reachable.asked("child") == rows[i].asked);
    CHECK(reachable.at_fault().contains("asked") == !rows[i].asked);
    CHECK_FALSE(reachable.at_fault().contains("child"));
    CHECK_FALSE(reachable.asked("never"));
    CHECK(reachable.asked("one"));
  }
}
