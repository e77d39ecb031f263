// The file of a saved view: round trips, and everything that may be wrong with it.
#include <doctest/doctest.h>

#include "questionnaire/json.h"
#include "record/shared_view.h"

using namespace nextsession;

namespace {

SharedView view_with_all() {
  return {"patient", "2026-11-25", {{"bond", 0.375, ""}, {"progress", 1.0 / 3, "slightly-better"}}};
}

std::string changed(const char* field, const Json& value) {
  Json document = write_view(view_with_all());
  document[field] = value;
  return document.dump();
}

}  // namespace

TEST_CASE("view: what is written is read again, and nothing else is in it") {
  const Json document = write_view(view_with_all());
  CHECK(document.dump() ==
        R"({"format":"next-session/view","version":1,"side":"patient","made":"2026-11-25",)"
        R"("themes":[{"theme":"bond","friction":0.38},)"
        R"({"theme":"progress","friction":0.33,"progress":"slightly-better"}]})");
  Findings findings;
  const auto view = read_view(document.dump(), findings);
  REQUIRE(view.has_value());
  CHECK(findings.errors.empty());
  CHECK(findings.warnings.empty());
  CHECK(view->side == "patient");
  CHECK(view->made == "2026-11-25");
  REQUIRE(view->themes.size() == 2);
  CHECK(view->themes[0].theme == "bond");
  CHECK(view->themes[0].friction == doctest::Approx(0.38));
  CHECK(view->themes[1].progress == "slightly-better");
}

TEST_CASE("view: what cannot be used is refused, with its reason") {
  struct Row {
    std::string text;
    ErrorCode code;
    std::string where;
  };
  const std::vector<Row> rows = {
      {"", ErrorCode::Syntax, "saved view:1:1"},
      {"{", ErrorCode::Syntax, "saved view:1:2"},
      {"[]", ErrorCode::WrongType, "saved view"},
      {"{}", ErrorCode::Missing, "saved view: format"},
      {changed("format", "next-session/visit"), ErrorCode::BadValue, "saved view: format"},
      {changed("version", 2), ErrorCode::Newer, "saved view: version"},
      {changed("version", "1"), ErrorCode::WrongType, "saved view: version"},
      {changed("side", "nurse"), ErrorCode::BadValue, "saved view: side"},
      {changed("side", 1), ErrorCode::BadValue, "saved view: side"},
      {changed("themes", Json::array()), ErrorCode::Missing, "saved view: themes"},
      {changed("themes", "all"), ErrorCode::Missing, "saved view: themes"},
      {changed("themes", Json::array({1, "x", nullptr})), ErrorCode::Missing, "saved view: themes"},
      {std::string((1U << 20) + 1, ' '), ErrorCode::TooLarge, "saved view"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text.substr(0, 80));
    Findings findings;
    CHECK_FALSE(read_view(row.text, findings).has_value());
    REQUIRE_FALSE(findings.errors.empty());
    CHECK(name_of(findings.errors.front().code) == std::string(name_of(row.code)));
    CHECK(findings.errors.front().where == row.where);
  }
}

TEST_CASE("view: a part that does not fit costs only that part") {
  Json document = write_view(view_with_all());
  document["made"] = "yesterday";
  document["themes"].push_back({{"theme", "goals"}, {"friction", 1.5}});
  document["themes"].push_back({{"theme", "method"}, {"friction", "0.5"}});
  document["themes"].push_back({{"friction", 0.5}});
  document["themes"].push_back({{"theme", "respect"}, {"friction", 0}, {"progress", "fine"}});
  Findings findings;
  const auto view = read_view(document.dump(), findings);
  REQUIRE(view.has_value());
  CHECK(view->made.empty());
  REQUIRE(view->themes.size() == 3);
  CHECK(view->themes[2].theme == "respect");
  CHECK(view->themes[2].progress == "fine");
  CHECK(findings.warnings.size() == 3);
}

TEST_CASE("view: only a day that exists is shown as its date") {
  for (const char* made : {"", "2026-99-99", "2026-02-30", "2026-11", "25.11.2026", "2026-11-2x"}) {
    CAPTURE(made);
    Findings findings;
    const auto view = read_view(changed("made", made), findings);
    REQUIRE(view.has_value());
    CHECK(view->made.empty());
  }
}
