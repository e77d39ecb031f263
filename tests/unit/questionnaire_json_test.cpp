#include <string>
#include <vector>

#include "questionnaire/json.h"
#include "questionnaire/utf8.h"
#include "questionnaire_fixture.h"

using namespace nextsession;
using namespace nextsession::testing;

namespace {

// An object with so many names, n0 and on, one of which comes once more at the end.
std::string many_names(int count, int again) {
  std::string text = "{";
  for (int i = 0; i < count; ++i) text += "\"n" + std::to_string(i) + "\":1,";
  return text + "\"n" + std::to_string(again) + "\":1}";
}

std::string nested(int depth) {
  return std::string(static_cast<std::size_t>(depth), '[') +
         std::string(static_cast<std::size_t>(depth), ']');
}

TEST_CASE("json: what is sound is read as it stands") {
  struct Row {
    std::string text, dumped;
  };
  const std::vector<Row> rows = {
      {"{}", "{}"},
      {" [1, -2, 2.5, 1e3] ", "[1,-2,2.5,1000.0]"},
      {"\xEF\xBB\xBF{\"a\":null}", "{\"a\":null}"},
      {"{\"z\":1,\"a\":{\"z\":2}}", "{\"z\":1,\"a\":{\"z\":2}}"},
      {"[{\"a\":1},{\"a\":2}]", "[{\"a\":1},{\"a\":2}]"},
      {"\"\\u00e9\\n\\\"\"", "\"\xC3\xA9\\n\\\"\""},
      {"\"\xF0\x9F\x8C\xB1\"", "\"\xF0\x9F\x8C\xB1\""},
      {"true\r\n", "true"},
      {"18446744073709551615", "18446744073709551615"},
      {"{\"\":[]}", "{\"\":[]}"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Result<Json> json = parse_json(row.text, "a.json");
    REQUIRE(json.ok());
    CHECK(json.value().dump() == row.dumped);
  }
}

TEST_CASE("json: what is not says where and in plain words why") {
  struct Row {
    std::string text;
    ErrorCode code;
    std::string where, says;
  };
  const std::vector<Row> rows = {
      {"", ErrorCode::Syntax, "a.json:1:1", "The file is empty"},
      {" \n ", ErrorCode::Syntax, "a.json:1:1", "The file is empty"},
      {"hello", ErrorCode::Syntax, "a.json:1:1", "Found hello; expected a document that starts"},
      {"{", ErrorCode::Syntax, "a.json:1:2", "ends too early; expected a name in double quotes"},
      {"{\"a\"", ErrorCode::Syntax, "a.json:1:5", "ends too early; expected a colon"},
      {"{\"a\":", ErrorCode::Syntax, "a.json:1:6", "ends too early; expected a value"},
      {"{\"a\":1", ErrorCode::Syntax, "a.json:1:7", "ends too early; expected a comma or }"},
      {"{\"a\":[1,2", ErrorCode::Syntax, "a.json:1:10", "expected a comma or ]"},
      {"{\"a\":\"long", ErrorCode::Syntax, "a.json:1:11", "ends inside quotes"},
      {"{\"a\":\"b\\", ErrorCode::Syntax, "a.json:1:9", "ends inside quotes"},
      {"{\"a\":1,}", ErrorCode::Syntax, "a.json:1:8", "Remove the comma"},
      {"[1,\n2,\n]", ErrorCode::Syntax, "a.json:3:1", "Remove the comma"},
      {"[{\"b\":1},\n ]", ErrorCode::Syntax, "a.json:2:2", "Found ]; expected a value. Remove"},
      {"[1 2]", ErrorCode::Syntax, "a.json:1:4", "Found 2; expected a comma or ]"},
      {"[\"a\" \"b\"]", ErrorCode::Syntax, "a.json:1:6", "Found \"b\"; expected a comma or ]"},
      {"{\"a\":1 \"b\":2}", ErrorCode::Syntax, "a.json:1:8", "expected a comma or }"},
      {"{\"a\" 1}", ErrorCode::Syntax, "a.json:1:6", "Found 1; expected a colon"},
      {"{a:1}", ErrorCode::Syntax, "a.json:1:2", "Found a; expected a name in double quotes"},
      {"{1:1}", ErrorCode::Syntax, "a.json:1:2", "expected a name in double quotes"},
      {"['a']", ErrorCode::Syntax, "a.json:1:2", "JSON uses double quotes"},
      {"[1] // note", ErrorCode::Syntax, "a.json:1:5", "JSON has no comments"},
      {"[True]", ErrorCode::Syntax, "a.json:1:2", "true, false or null in lower case"},
      {"[truth]", ErrorCode::Syntax, "a.json:1:2", "Found truth; expected a value"},
      {"[NaN]", ErrorCode::Syntax, "a.json:1:2", "Found NaN; expected a value, or ]"},
      {"[01]", ErrorCode::Syntax, "a.json:1:2", "Found 01"},
      {"[1.]", ErrorCode::Syntax, "a.json:1:2", "Found 1."},
      {"[1. ]", ErrorCode::Syntax, "a.json:1:2", "Found 1."},
      {"[tru]", ErrorCode::Syntax, "a.json:1:2", "Found tru; expected a value"},
      {"[-]", ErrorCode::Syntax, "a.json:1:2", "Found -"},
      {"[1e+, 2]", ErrorCode::Syntax, "a.json:1:2", "Found 1e+"},
      {"[+1]", ErrorCode::Syntax, "a.json:1:2", "Found +1"},
      {"[1e999]", ErrorCode::Syntax, "a.json:1:2", "number too large"},
      {"[\"a\nb\"]", ErrorCode::Syntax, "a.json:1:4", "line break inside quotes"},
      {"[\"a\tb\"]", ErrorCode::Syntax, "a.json:1:4", "control character inside quotes"},
      {"[\"a\\xb\"]", ErrorCode::Syntax, "a.json:1:5", "starts no escape"},
      {"[\"\\u12\"]", ErrorCode::Syntax, "a.json:1:7", "starts no escape"},
      {"[\"\\ud800\"]", ErrorCode::Syntax, "a.json:1:9", "starts no escape"},
      {"[\"\\ud83c\\u0041\"]", ErrorCode::Syntax, "a.json:1:14", "starts no escape"},
      {"[\"\\udc00\"]", ErrorCode::Syntax, "a.json:1:8", "starts no escape"},
      {"[\"\\ud83c\\udf31\" 1]", ErrorCode::Syntax, "a.json:1:17", "Found 1; expected a comma"},
      {"{}{}", ErrorCode::Syntax, "a.json:1:3", "nothing more after the end"},
      {"[1]]", ErrorCode::Syntax, "a.json:1:4", "nothing more after the end"},
      {"[1}", ErrorCode::Syntax, "a.json:1:3", "Found }; expected a comma or ]"},
      {"\xC3\xA9", ErrorCode::Syntax, "a.json:1:1", "Found \xC3\xA9; expected"},
      {"[\"\xC3\xA9\", x]", ErrorCode::Syntax, "a.json:1:7", "Found x; expected a value"},
      {"[\"\xFF\"]", ErrorCode::Syntax, "a.json:1:3", "not UTF-8"},
      {"[\"\xC0\xAF\"]", ErrorCode::Syntax, "a.json:1:3", "not UTF-8"},
      {"[\"\xED\xA0\x80\"]", ErrorCode::Syntax, "a.json:1:3", "not UTF-8"},
      {"[\"\xF4\x90\x80\x80\"]", ErrorCode::Syntax, "a.json:1:3", "not UTF-8"},
      {"[\"\xE2\x82", ErrorCode::Syntax, "a.json:1:3", "not UTF-8"},
      {std::string("[1]\0[2]", 7), ErrorCode::Syntax, "a.json:1:4", "not UTF-8"},
      {"\xFF\xFE{\0}\0", ErrorCode::Syntax, "a.json:1:1", "Save the file as UTF-8"},
      {"{\"a\":1,\"a\":2}", ErrorCode::Duplicate, "a.json", "\"a\" twice"},
      {"{\"x\":[0,{\"b\":{\"c\":1,\"c\":1}}]}", ErrorCode::Duplicate, "a.json: x[1].b",
       "\"c\" twice"},
      {many_names(23, 0), ErrorCode::Duplicate, "a.json", "\"n0\" twice"},
      {many_names(24, 0), ErrorCode::Duplicate, "a.json", "\"n0\" twice"},
      {many_names(25, 24), ErrorCode::Duplicate, "a.json", "\"n24\" twice"},
      {many_names(60, 24), ErrorCode::Duplicate, "a.json", "\"n24\" twice"},
      {many_names(60, 59), ErrorCode::Duplicate, "a.json", "\"n59\" twice"},
      {nested(33), ErrorCode::TooDeep, "a.json:1:33", "32 deep"},
      {std::string(100000, '['), ErrorCode::TooDeep, "a.json:1:33", "32 deep"},
      {"[\"[[[[\",\n" + nested(32) + "]", ErrorCode::TooDeep, "a.json:2:32", "32 deep"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Result<Json> json = parse_json(row.text, "a.json");
    REQUIRE_FALSE(json.ok());
    CHECK(json.error().code == row.code);
    CHECK(json.error().where == row.where);
    CAPTURE(json.error().message);
    CHECK(json.error().message.find(row.says) != std::string::npos);
    CHECK(json.error().message.find("json.exception") == std::string::npos);
    CHECK(find_bad_utf8(json.error().message) == std::string::npos);
  }
}

TEST_CASE("json: limits hold exactly") {
  CHECK(parse_json(nested(32), "a").ok());
  CHECK_FALSE(parse_json(nested(33), "a").ok());
  CHECK(parse_json(nested(3), "a", {100, 3}).ok());
  CHECK_FALSE(parse_json(nested(4), "a", {100, 3}).ok());
  const std::string text = "[" + std::string(98, ' ') + "]";
  CHECK(parse_json(text, "a", {100, 3}).ok());
  const Result<Json> large = parse_json(text + " ", "a", {100, 3});
  REQUIRE_FALSE(large.ok());
  CHECK(large.error().code == ErrorCode::TooLarge);
  CHECK(large.error().where == "a");
}

TEST_CASE("json: many names in one object take no longer than their number") {
  // Searching all earlier names for each new one would take minutes here.
  std::string text = "{";
  for (int i = 0; i < 60000; ++i) text += "\"n" + std::to_string(i) + "\":1,";
  text += "\"last\":2}";
  const Result<Json> json = parse_json(text, "a");
  REQUIRE(json.ok());
  CHECK(json.value().size() == 60001);
  CHECK(json.value().back() == 2);
}

TEST_CASE("json: a damaged document is read or refused with its place, never more") {
  Dice dice(1);
  int refused = 0;
  for (int i = 0; i < 5000; ++i) {
    const std::string text = mutated(fixture_response, dice);
    const Result<Json> json = parse_json(text, "a.json");
    if (json.ok()) {
      CHECK(parse_json(json.value().dump(), "again").ok());
      continue;
    }
    ++refused;
    CHECK(json.error().where.starts_with("a.json"));
    CHECK_FALSE(json.error().message.empty());
    CHECK(find_bad_utf8(json.error().message) == std::string::npos);
  }
  CHECK(refused > 1000);
  CHECK(refused < 5000);
}

TEST_CASE("utf8: length, cutting and repair") {
  CHECK(characters("") == 0);
  CHECK(characters("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x8C\xB1") == 4);
  CHECK(shorten("a\xC3\xA9z", 2) == "a\xC3\xA9...");
  CHECK(shorten("a\xC3\xA9z", 3) == "a\xC3\xA9z");
  CHECK(valid_utf8("a\xFFz") == "a\xEF\xBF\xBDz");
  CHECK(valid_utf8("\xE2\x82") == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(valid_utf8("\xF0\x9F\x8C\xB1") == "\xF0\x9F\x8C\xB1");
}

TEST_CASE("errors have stable names and one line") {
  CHECK(std::string(name_of(ErrorCode::WrongType)) == "wrong-type");
  CHECK(std::string(name_of(ErrorCode::TooDeep)) == "too-deep");
  CHECK(std::string(name_of(ErrorCode::Newer)) == "newer");
  CHECK(describe({ErrorCode::BadValue, "a.json: x", "one\ntwo"}) == "a.json: x: one two");
}

}  // namespace
