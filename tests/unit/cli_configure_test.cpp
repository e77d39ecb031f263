// `nextsession configure`: one block of the page changes and nothing else, or nothing at all.
#include <doctest/doctest.h>

#include <sstream>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/page_block.h"
#include "support/folder.h"
#include "support/visits.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

struct ConfigureRun {
  int code = 0;
  std::string out, err;
};

ConfigureRun run_configure(std::vector<std::string> arguments, const std::string& input = {}) {
  arguments.insert(arguments.begin(), "configure");
  std::istringstream in(input);
  std::ostringstream out, err;
  ConfigureRun result;
  result.code = run_command(arguments, {in, out, err, "nextsession"});
  result.out = out.str();
  result.err = err.str();
  return result;
}

std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string json_part(const std::string& id, const std::string& text) {
  return "<script type=\"application/json\" id=\"" + id + "\">" + text + "</script>\n";
}

// As web/pack.mjs makes one, with less in it.
std::string small_page(const std::string& practice = json_part("practice", "{}")) {
  std::string page = "<!doctype html>\r\n<title>Next Session</title>\n" + practice;
  page += json_part("locales", R"({"en": "English", "es": "Español", "es-419": "Español"})");
  for (const char* file : {"locales/en.json", "theme.json", "helplines.json"}) {
    page += json_part(file, json_of(source_dir() / "assets" / file).dump());
  }
  return page + "<script>go()</script>\n\xC3\xA9 end";
}

struct ConfigureFolder : TemporaryFolder {
  std::string at(const char* name) const { return (path / name).string(); }
  ConfigureRun run(const std::string& settings) const {
    write("practice.json", settings);
    return run_configure({at("index.html"), at("practice.json"), "-o", at("out.html")});
  }
  ConfigureFolder() { write("index.html", small_page()); }
};

}  // namespace

TEST_CASE("configure command: the settings are in the page, and every other byte is as it was") {
  const ConfigureFolder folder;
  const ConfigureRun run = folder.run(
      "{\n  \"$schema\": \"x\",\n  \"name\": \"On the <Hill>\",\n"
      "  \"contact\": \"</script><b>\", \"country\": \"ES\"\n}\n");
  CHECK(run.code == 0);
  CHECK(run.out.empty());
  CHECK(run.err.empty());
  const std::string expected =
      R"({"name":"On the \u003cHill>","contact":"\u003c/script>\u003cb>","country":"ES"})";
  const std::string made = content_of(folder.at("out.html"));
  CHECK(made == small_page(json_part("practice", expected)));
  // Once more, on what came out: the same bytes, and the settings can be changed again.
  CHECK(folder.run(R"({"name": "A"})").code == 0);
  const std::string once = content_of(folder.at("out.html"));
  CHECK(run_configure(
            {folder.at("out.html"), folder.at("practice.json"), "--out", folder.at("out.html")})
            .code == 0);
  CHECK(content_of(folder.at("out.html")) == once);
  CHECK(content_of(folder.at("index.html")) == small_page());
  CHECK_FALSE(std::filesystem::exists(folder.at("out.html.new")));
}

TEST_CASE("configure command: settings from standard input") {
  const ConfigureFolder folder;
  const ConfigureRun run = run_configure(
      {folder.at("index.html"), "-", "--out=" + folder.at("out.html")}, R"({"language": "es"})");
  CHECK(run.code == 0);
  CHECK(content_of(folder.at("out.html")).find(R"({"language":"es"})") != std::string::npos);
}

TEST_CASE("configure command: what is changed is told and done, what is wrong is refused") {
  struct Row {
    const char* settings;
    int code;
    std::vector<std::string> told;
  };
  const std::vector<Row> rows = {
      {"{}", 0, {}},
      {R"({"colour": "#ff0"})", 0, {"warning: ", ": colour: #ffff00 is too light", "#515100"}},
      {R"({"country": "AQ"})", 0, {"warning: ", ": country: The page has no help lines for “AQ”"}},
      {R"({"languages": ["en"], "language": "es"})", 0, {"warning: ", ": languages: "}},
      {R"({"colour": "red", "nmae": "A"})", 1, {"error: ", ": colour: ", ": nmae: There is no"}},
      {R"({"language": "de"})", 1, {"error: ", "“de”", "en, es"}},
      {R"({"language": "es-419"})", 1, {"error: "}},
      {R"({"name": "a\nb"})", 1, {"error: ", "U+000A"}},
      {"[]", 1, {"error: ", "practice.json: This has to be an object"}},
      {"{\"name\": }", 1, {"error: ", "practice.json:1:10"}},
      {R"({"name": "A", "name": "B"})", 1, {"error: ", "twice"}},
      {"", 1, {"error: ", "practice.json:1:1"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.settings);
    const ConfigureFolder folder;
    folder.write("out.html", "what was there");
    const ConfigureRun run = folder.run(row.settings);
    CHECK(run.code == row.code);
    CHECK(run.err.empty() == row.told.empty());
    for (const std::string& words : row.told) {
      CAPTURE(run.err);
      CHECK_MESSAGE(run.err.find(words) != std::string::npos, words);
    }
    const std::string out = content_of(folder.at("out.html"));
    if (row.code == 0) {
      CHECK(out.starts_with("<!doctype html>"));
    } else {
      CHECK(out == "what was there");
    }
  }
  const ConfigureFolder folder;
  const ConfigureRun large = folder.run("{\"name\": \"" + std::string(100000, 'x') + "\"}");
  CHECK(large.code == 1);
  CHECK(large.err.find("16384") != std::string::npos);
}

TEST_CASE("configure command: a file that is no page is refused") {
  const std::string part = json_part("practice", "{}");
  const std::vector<std::string> pages = {
      "",
      "<!doctype html><p>Hello</p>",
      "{}",
      small_page(""),           // of before there were settings
      small_page(part + part),  // which of them?
      part,                     // no words, no theme
      small_page("<script type=\"application/json\" id=\"practice\">{}"),
      small_page(part + json_part("locales", "{}")),
      std::string("\0\x01\xFF", 3),
  };
  for (const std::string& page : pages) {
    CAPTURE(page.substr(0, 90));
    const ConfigureFolder folder;
    folder.write("index.html", page);
    const ConfigureRun run = folder.run(R"({"name": "A"})");
    CHECK(run.code == 1);
    CHECK(run.err.find("This is no page of Next Session") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.at("out.html")));
  }
}

TEST_CASE("configure command: files that are not there, and places where none can be") {
  const ConfigureFolder folder;
  folder.write("practice.json", "{}");
  const std::string page = folder.at("index.html"), settings = folder.at("practice.json");
  CHECK(run_configure({folder.at("none.html"), settings, "-o", folder.at("o.html")}).code == 1);
  CHECK(run_configure({page, folder.at("none.json"), "-o", folder.at("o.html")}).code == 1);
  CHECK(run_configure({page, settings, "-o", folder.at("none/o.html")}).code == 1);
  CHECK(run_configure({page, settings, "-o", folder.path.string()}).code == 1);
  CHECK_FALSE(std::filesystem::exists(folder.at("o.html")));
  // Somebody else's file of the name it would use on the way.
  folder.write("o.html.new", "theirs");
  const ConfigureRun run = run_configure({page, settings, "-o", folder.at("o.html")});
  CHECK(run.code == 1);
  CHECK(run.err.find("o.html.new") != std::string::npos);
  CHECK(content_of(folder.at("o.html.new")) == "theirs");
}

TEST_CASE("configure command: wrong usage") {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {},
           {"index.html"},
           {"index.html", "practice.json"},
           {"index.html", "practice.json", "-o"},
           {"index.html", "practice.json", "more.json", "-o", "out.html"},
           {"-", "practice.json", "-o", "out.html"},
           {"index.html", "practice.json", "-o", "out.html", "--json"},
           {"index.html", "practice.json", "-o", "out.html", "--lang", "es"}}) {
    const ConfigureRun run = run_configure(words);
    CAPTURE(words.size());
    CHECK(run.code == 2);
    CHECK(run.err.starts_with("error: "));
  }
  CHECK(help_text().find("nextsession configure PAGE.html PRACTICE.json -o FILE") !=
        std::string::npos);
}
