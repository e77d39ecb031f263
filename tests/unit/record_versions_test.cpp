// Answers outlive a change of the form, by linkId: an item that has gone, moved, or takes another
// kind of answer costs that answer alone, which is kept and comes back when it fits again.
#include <string>
#include <vector>

#include "record_fixture.h"

using namespace nextsession;
using namespace nextsession::testing;

namespace {

constexpr const char* version_start =
    R"({"resourceType":"Questionnaire","status":"active","url":"urn:v","version":")";

// All versions have the same url.
Questionnaire version(const std::string& number, const std::string& items) {
  return form_from(version_start + number + R"(","item":[)" + items + "]}");
}

std::string group_of(const std::string& link_id, const std::string& items, bool repeats = false) {
  return R"({"linkId":")" + link_id + R"(","type":"group","text":"G",)" +
         (repeats ? R"("repeats":true,)" : "") + R"("item":[)" + items + "]}";
}

std::string of_type(const std::string& link_id, const std::string& type,
                    const std::string& more = "") {
  return R"({"linkId":")" + link_id + R"(","type":")" + type + R"(","text":"Q")" + more + "}";
}

std::string extension_json(const std::string& name, int value) {
  return R"({"url":"http://hl7.org/fhir/StructureDefinition/)" + name + R"(","valueInteger":)" +
         std::to_string(value) + "}";
}

const char* codes_abc = R"(,"answerOption":[{"valueCoding":{"code":"a","display":"A"}},
  {"valueCoding":{"code":"b","display":"B"}},{"valueCoding":{"code":"c","display":"C"}}])";
const char* codes_ac = R"(,"answerOption":[{"valueCoding":{"code":"a","display":"A"}},
  {"valueCoding":{"code":"c","display":"C"}}])";

Questionnaire first_version() {
  return version(
      "1",
      group_of("A", of_type("one", "choice", codes_abc) + "," + of_type("two", "integer") + "," +
                        of_type("many", "choice", std::string(R"(,"repeats":true)") + codes_abc) +
                        "," + of_type("note", "text")) +
          "," +
          group_of("R", of_type("R.text", "string") + "," + of_type("R.now", "integer"), true));
}

SavedRecord first_answers() {
  SavedVisit visit;
  visit.id = "00000000000000aa";
  visit.changed = 3;
  visit.date = "2026-05-01";
  visit.form = "urn:v|1";
  visit.answers["one"] = code_answer("", "b");
  visit.answers["two"] = number_answer(7);
  visit.answers["many"] = {Answer::Kind::Given, {Coding{"", "a", ""}, Coding{"", "b", ""}}};
  visit.answers["note"] = text_answer("words of my own");
  visit.answers["R#1/R.text"] = text_answer("first");
  visit.answers["R#1/R.now"] = number_answer(1);
  visit.answers["R#2/R.text"] = text_answer("second");
  visit.answers["R#2/R.now"] = number_answer(2);
  return {{visit}, {}, Json()};
}

std::string version_keys(const SavedVisit& visit) {
  std::string all;
  for (const auto& entry : visit.answers) all += entry.first + " ";
  return all;
}

const char* all_keys = "R#1/R.now R#1/R.text R#2/R.now R#2/R.text many note one two ";

}  // namespace

TEST_CASE("versions: what a later form does not have or asks otherwise costs that answer alone") {
  const std::string one = of_type("one", "choice", codes_abc);
  const std::string two = of_type("two", "integer");
  const std::string many = of_type("many", "choice", std::string(R"(,"repeats":true)") + codes_abc);
  const std::string note = of_type("note", "text");
  const std::string pair = of_type("R.text", "string") + "," + of_type("R.now", "integer");
  const std::string repeated = group_of("R", pair, true);
  const std::string rest = "," + many + "," + note;
  struct Row {
    std::string what, items;
    std::string gone;   // keys that are not read
    std::string named;  // code and key of each
  };
  const std::vector<Row> rows = {
      {"nothing changed", group_of("A", one + "," + two + rest) + "," + repeated, "", ""},
      {"items in another order", repeated + "," + group_of("A", two + "," + one + rest), "", ""},
      {"a question more",
       group_of("A", one + "," + two + "," + of_type("new", "text") + rest) + "," + repeated, "",
       ""},
      {"one has gone", group_of("A", two + rest) + "," + repeated, "one", "dangling one\n"},
      {"two is a text now",
       group_of("A", one + "," + of_type("two", "text") + rest) + "," + repeated, "two",
       "wrong-type two\n"},
      {"two is a choice now",
       group_of("A", one + "," + of_type("two", "choice", codes_abc) + rest) + "," + repeated,
       "two", "wrong-type two\n"},
      {"two is a heading now",
       group_of("A", one + "," + of_type("two", "display") + rest) + "," + repeated, "two",
       "bad-value two\n"},
      {"two is a group now",
       group_of("A", one + "," + group_of("two", of_type("two.1", "text")) + rest) + "," + repeated,
       "two", "bad-value two\n"},
      {"two goes to 5 now",
       group_of("A", one + "," +
                         of_type("two", "integer",
                                 R"(,"extension":[)" + extension_json("maxValue", 5) + "]") +
                         rest) +
           "," + repeated,
       "two", "bad-value two\n"},
      {"one lost the option b",
       group_of("A", of_type("one", "choice", codes_ac) + "," + two + rest) + "," + repeated, "one",
       "bad-value one\n"},
      {"many lost the option b: only that one is set aside",
       group_of("A", one + "," + two + "," +
                         of_type("many", "choice", std::string(R"(,"repeats":true)") + codes_ac) +
                         "," + note) +
           "," + repeated,
       "", "bad-value many\n"},
      {"many takes one answer now",
       group_of("A", one + "," + two + "," + of_type("many", "choice", codes_abc) + "," + note) +
           "," + repeated,
       "", "bad-value many\n"},
      {"note is shorter now",
       group_of("A",
                one + "," + two + "," + many + "," + of_type("note", "text", R"(,"maxLength":5)")) +
           "," + repeated,
       "note", "bad-value note\n"},
      {"two moved to another group",
       group_of("A", one + rest) + "," + group_of("B", two) + "," + repeated, "", ""},
      {"two moved to the top", two + "," + group_of("A", one + rest) + "," + repeated, "", ""},
      {"two moved below one",
       group_of("A", of_type("one", "choice", std::string(codes_abc) + R"(,"item":[)" + two + "]") +
                         rest) +
           "," + repeated,
       "", ""},
      {"the group has another name", group_of("A2", one + "," + two + rest) + "," + repeated, "",
       ""},
      {"there is no group", one + "," + two + rest + "," + repeated, "", ""},
      {"the group has gone, a question of it too", one + rest + "," + repeated, "two",
       "dangling two\n"},
      {"the repeated group has gone", group_of("A", one + "," + two + rest), "R#",
       "dangling R\ndangling R\n"},
      {"a question of the repeated group has gone",
       group_of("A", one + "," + two + rest) + "," +
           group_of("R", of_type("R.text", "string"), true),
       "R.now", "dangling R#1/R.now\ndangling R#2/R.now\n"},
      {"the group does not repeat any more",
       group_of("A", one + "," + two + rest) + "," + group_of("R", pair), "R#", "duplicate R\n"},
      {"the group repeats once only",
       group_of("A", one + "," + two + rest) + "," + repeated.substr(0, repeated.size() - 1) +
           R"(,"extension":[)" + extension_json("questionnaire-maxOccurs", 1) + "]}",
       "R#2", "bad-value R\n"},
      {"a question moved into a repeated group",
       group_of("A", one + rest) + "," + group_of("R", pair + "," + two, true), "two",
       "dangling two\n"},
      {"two is asked only when one is a",
       group_of("A", one + "," +
                         of_type("two", "integer",
                                 R"(,"enableWhen":[{"question":"one","operator":"=",)"
                                 R"("answerCoding":{"code":"a"}}])") +
                         rest) +
           "," + repeated,
       "two", "unsupported two\n"},
      {"nothing is left", of_type("other", "text"), "", "dangling A\ndangling R\ndangling R\n"},
  };
  const Questionnaire before = first_version();
  const std::string saved = write_saved(first_answers(), {&before}, {}).dump();
  const std::string original = all_of(first_answers(), {&before});
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Questionnaire after = version("2", row.items);
    const SavedRecord record = read_clean(saved, {&after});
    REQUIRE(record.visits.size() == 1);
    std::string named_ones;
    for (const SetAside& one_set : record.set_aside) {
      CHECK(one_set.visit == "2026-05-01");
      CHECK(one_set.where.starts_with("visits[0].response"));
      CHECK_FALSE(one_set.what.empty());
      named_ones += std::string(name_of(one_set.code)) + " " + one_set.key + "\n";
    }
    CHECK(named_ones == row.named);
    CHECK(record.visits[0].form == "urn:v|1");
    // Saved and read with the same form: nothing more is lost.
    const std::string again = all_of(record, {&after});
    CHECK(all_of(read_clean(again, {&after}), {&after}) == again);
    // Back under the first form everything is there as it was.
    const SavedRecord back = read_clean(again, {&before});
    REQUIRE(back.visits.size() == 1);
    CHECK(version_keys(back.visits[0]) == all_keys);
    CHECK((back.visits[0].answers.at("two") == number_answer(7)));
    CHECK(back.set_aside.empty());
    CHECK(all_of(back, {&before}) == original);
    // The others are read.
    if (row.gone.empty() && row.what != "nothing is left") {
      CHECK(version_keys(record.visits[0]) == all_keys);
    }
    for (const std::string key : {"one", "two", "note", "many", "R#1/R.text", "R#2/R.now"}) {
      const bool gone = row.what == "nothing is left" ||
                        (!row.gone.empty() && key.find(row.gone) != std::string::npos);
      CAPTURE(key);
      CHECK(record.visits[0].answers.contains(key) == !gone);
    }
  }
  CHECK(rows.size() >= 25);
}

TEST_CASE("versions: an answer given since stays before one that was set aside") {
  const Questionnaire before = first_version();
  const Questionnaire after =
      version("2", group_of("A", of_type("two", "text") + "," + of_type("note", "text")));
  SavedRecord record = read_clean(write_saved(first_answers(), {&before}, {}).dump(), {&after});
  record.visits[0].answers["two"] = text_answer("seven");
  const std::string saved = all_of(record, {&after});
  // Under the first form the new text is set aside, the old number is back.
  const SavedRecord back = read_clean(saved, {&before});
  CHECK((back.visits[0].answers.at("two") == number_answer(7)));
  CHECK(back.set_aside.size() == 1);
  const SavedRecord again = read_clean(all_of(back, {&before}), {&after});
  CHECK((again.visits[0].answers.at("two") == text_answer("seven")));
}

TEST_CASE("versions: hostile repetitions in what was left over are not believed") {
  const Questionnaire form = first_version();
  for (const char* within : {"R#0/", "R#01/", "R#-1/", "R#1001/", "R#99999999999999999999/", "R#1",
                             "R#", "R", "S#1/", "R#1/R#1/", "/", "R#1/x", "r#1/"}) {
    CAPTURE(within);
    Json json = write_saved(first_answers(), {&form}, {});
    json["visits"][0]["leftOver"] = Json::array(
        {{{"within", within},
          {"item", {{"linkId", "R.now"}, {"answer", Json::array({{{"valueInteger", 9}}})}}}}});
    const SavedRecord record = read_clean(json.dump(), {&form});
    CHECK(version_keys(record.visits[0]) == all_keys);
    CHECK(record.visits[0].left_over.dump() == json["visits"][0]["leftOver"].dump());
  }
  Json json = write_saved(first_answers(), {&form}, {});
  json["visits"][0]["leftOver"] = Json::array(
      {{{"within", "R#3/"},
        {"item", {{"linkId", "R.now"}, {"answer", Json::array({{{"valueInteger", 9}}})}}}}});
  const SavedRecord record = read_clean(json.dump(), {&form});
  CHECK(given_integer(record.visits[0].answers, "R#3/R.now") == 9);
  CHECK(record.visits[0].left_over.is_null());
}

TEST_CASE("versions: a flood of answers that do not fit is kept as a whole") {
  const Questionnaire form = first_version();
  std::string items = "7";
  for (int i = 0; i < 5000; ++i) items += ",7";
  const std::string visit =
      R"({"id":"00000000000000aa","form":"urn:v|1","response":{"resourceType":)"
      R"("QuestionnaireResponse","status":"completed","item":[)" +
      items + "]}}";
  const SavedRecord record = read_clean(
      R"({"format":"next-session/record","version":1,"visits":[)" + visit + "]}", {&form});
  CHECK(record.visits.empty());
  CHECK(record.left_over.dump() == "[" + visit + "]");
  CHECK(record.set_aside.size() == 1);
}
