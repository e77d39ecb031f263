// `nextsession report`, and `assess` of a saved file.
#include <cmath>
#include <sstream>

#include "cli/chart_svg.h"
#include "cli/command.h"
#include "cli/options.h"
#include "cli/page_html.h"
#include "record/saved_record.h"
#include "support/folder.h"
#include "support/saved.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

struct ReportRun {
  int code = 0;
  std::string out, err;
};

ReportRun run_saved(std::vector<std::string> arguments, const std::string& input = {}) {
  arguments.push_back("--assets");
  arguments.push_back((source_dir() / "assets").string());
  std::istringstream in(input);
  std::ostringstream out, err;
  ReportRun result;
  result.code = run_command(arguments, {in, out, err, "nextsession"});
  result.out = out.str();
  result.err = err.str();
  return result;
}

bool in_text(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::size_t times(const std::string& text, std::string_view words) {
  std::size_t n = 0;
  for (std::size_t at = text.find(words); at != std::string::npos;
       at = text.find(words, at + words.size())) {
    ++n;
  }
  return n;
}

// Names of elements that are opened and not closed in order; empty when all are.
std::string unbalanced(const std::string& html) {
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    if (end == std::string::npos) return "a tag without an end";
    const std::string tag = html.substr(at + 1, end - at - 1);
    const std::string name = tag.substr(0, tag.find_first_of(" \n/", 1));
    if (tag.front() == '!' || tag.back() == '/' || name == "meta") continue;
    if (tag.front() != '/') {
      open.push_back(name);
    } else if (open.empty() || "/" + open.back() != tag) {
      return tag;
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : open.back();
}

Node spans_node(Role role, const std::string& text) {
  Node one;
  one.id = "x";
  one.role = role;
  one.text = {{text, false}};
  return one;
}

std::string html_of_node(Node one) {
  Page page;
  page.lang = "en";
  page.title = "T";
  page.main.push_back(std::move(one));
  const std::string html = page_html(page);
  const std::size_t from = html.find("<main>\n") + 7;
  return html.substr(from, html.find("</main>") - from);
}

}  // namespace

TEST_CASE("report command: as plain text and as a page") {
  const TemporaryFolder folder;
  folder.write("mine.json", saved_text_of(three_visits()));
  const std::string mine = (folder.path / "mine.json").string();
  const std::string html = (folder.path / "r.html").string(),
                    txt = (folder.path / "r.txt").string();
  const ReportRun plain = run_saved({"report", mine});
  CHECK(plain.code == 0);
  CHECK(plain.err.empty());
  CHECK(in_text(plain.out, "For my next session\n==="));
  CHECK(in_text(plain.out, "20 September 2026"));
  CHECK(run_saved({"report", mine, "--out", txt}).out.empty());
  CHECK(file_text(txt) == plain.out);
  const ReportRun page = run_saved({"report", mine, "--out", html});
  CHECK(page.code == 0);
  CHECK(page.out.empty());
  const std::string written = file_text(html);
  CHECK(written.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
  CHECK(unbalanced(written) == "");
  CHECK(times(written, "<h1") == 1);
  CHECK(times(written, "<svg class=\"chart\"") == 1);
  CHECK(times(written, "<table>") == 1);
  CHECK(in_text(written, "<th scope=\"row\">20 September 2026</th>"));
  CHECK(in_text(written, "default-src 'none'"));
  // What the person wrote is words and nothing else, and nothing is loaded from anywhere.
  CHECK(in_text(written, "I felt &lt;b&gt;alone&lt;/b&gt; &amp; &quot;hurt&quot;."));
  CHECK_FALSE(in_text(written, "<script"));
  CHECK_FALSE(in_text(written, "src="));
  CHECK_FALSE(in_text(written, "url("));
  CHECK_FALSE(in_text(written, " style="));
  // The same file from standard input.
  CHECK(run_saved({"report", "-"}, saved_text_of(three_visits())).out == plain.out);
}

TEST_CASE("report command: the language of the visit, or the one asked for") {
  Json visits = three_visits();
  const ReportRun asked = run_saved({"report", "-", "--lang", "es"}, saved_text_of(visits));
  CHECK(asked.code == 0);
  CHECK(in_text(asked.out, "noviembre"));
  visits[2]["language"] = "es";
  CHECK(run_saved({"report", "-"}, saved_text_of(visits)).out == asked.out);
  visits[2]["language"] = "tlh";
  const ReportRun none = run_saved({"report", "-"}, saved_text_of(visits));
  CHECK(in_text(none.out, "For my next session"));
}

TEST_CASE("report command: what is not clear, and what cannot be read") {
  struct Row {
    const char* about;
    std::vector<std::string> arguments;
    std::string input;
    int code;
    const char* says;
  };
  const TemporaryFolder folder;
  const std::string good = saved_text_of(three_visits());
  Json newer = Json::parse(good);
  newer["version"] = 99;
  const std::string nowhere = (folder.path / "not/there.html").string();
  const std::vector<Row> rows = {
      {"no file named", {"report"}, "", 2, "report"},
      {"two files", {"report", "a.json", "b.json"}, "", 2, "b.json"},
      {"unknown option", {"report", "-", "--loud"}, good, 2, "--loud"},
      {"JSON", {"report", "-", "--json"}, good, 2, "assess"},
      {"another kind of file to write", {"report", "-", "--out", "r.pdf"}, good, 2, ".html"},
      {"a language that is none", {"report", "-", "--lang", "../es"}, good, 2, "--lang"},
      {"a language without words", {"report", "-", "--lang", "tlh"}, good, 2, "tlh"},
      {"no such file", {"report", "not-there.json"}, "", 1, "not-there.json"},
      {"a folder", {"report", "."}, "", 1, "folder"},
      {"too large", {"report", "-"}, std::string(record_bytes + 1, ' '), 1, "standard input"},
      {"not JSON", {"report", "-"}, "hello", 1, "standard input"},
      {"another document", {"report", "-"}, R"({"resourceType": "Patient"})", 1, "standard input"},
      {"a newer one", {"report", "-"}, newer.dump(), 1, "later"},
      {"no visit", {"report", "-"}, saved_text_of(Json::array()), 1, "no visit"},
      {"under a passphrase",
       {"report", "-"},
       R"({"format": "next-session/encrypted", "version": 1})",
       1,
       "passphrase"},
      {"a view", {"report", "-"}, R"({"format": "next-session/view", "version": 1})", 1, "record"},
      {"nowhere to write", {"report", "-", "--out", nowhere}, good, 1, "written"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.about);
    const ReportRun run = run_saved(row.arguments, row.input);
    CHECK(run.code == row.code);
    CHECK(run.out.empty());
    CHECK_MESSAGE(in_text(run.err, row.says), run.err);
    CHECK(in_text(run.err, "error: "));
  }
}

TEST_CASE("report command: a damaged file is reported as far as it goes, with a warning") {
  const std::string good = saved_text_of(three_visits());
  const ReportRun run = run_saved({"report", "-"}, good.substr(0, good.size() - 400));
  CHECK(run.code == 0);
  CHECK(in_text(run.err, "warning: standard input"));
  CHECK(in_text(run.out, "20 September 2026"));
}

TEST_CASE("assess command: the latest full visit of a saved file") {
  Json visits = three_visits();
  visits.push_back(saved_visit(3, "2026-12-01", "check-in", 6));
  const ReportRun saved = run_saved({"assess", "-", "--json"}, saved_text_of(visits));
  CHECK(saved.code == 0);
  CHECK(saved.err.empty());
  const ReportRun alone = run_saved({"assess", "-", "--json"}, visits[2]["response"].dump());
  CHECK(alone.code == 0);
  CHECK(saved.out == alone.out);
  const ReportRun check_ins = run_saved(
      {"assess", "-"}, saved_text_of(Json::array({saved_visit(0, "2026-12-01", "check-in", 6)})));
  CHECK(check_ins.code == 1);
  CHECK(in_text(check_ins.err, "no full visit"));
}

TEST_CASE("page as HTML: what each kind of node becomes") {
  Node link = spans_node(Role::Link, "Call");
  link.href = "tel:112";
  Node bad_link = spans_node(Role::Link, "Bad");
  bad_link.href = "javascript:alert(1)";
  Node secret = spans_node(Role::TextField, "Passphrase");
  secret.value = "open sesame";
  secret.secret = true;
  Node hidden = spans_node(Role::Text, "press");
  hidden.screen_only = true;
  Node named = spans_node(Role::Group, "");
  named.text.clear();
  named.name = "\"Goals\"";
  named.children.push_back(spans_node(Role::Text, "In."));
  Node deep = spans_node(Role::Heading, "Deep");
  deep.level = 9;
  Node foreign = spans_node(Role::Text, "A study");
  foreign.lang = "en\" onload=\"x";
  struct Row {
    const char* about;
    Node node;
    const char* html;
  };
  const std::vector<Row> rows = {
      {"words are escaped", spans_node(Role::Text, "<b> & 'a' \"b\""),
       "<p>&lt;b&gt; &amp; &#39;a&#39; &quot;b&quot;</p>\n"},
      {"signs HTML has no place for", spans_node(Role::Text, std::string("a\0\x01\x7F\tb", 6)),
       "<p>a\tb</p>\n"},
      {"a heading below the lowest", deep, "<h4>Deep</h4>\n"},
      {"an attribute cannot be left", foreign, "<p lang=\"en&quot; onload=&quot;x\">A study</p>\n"},
      {"a link", link, "<p><a href=\"tel:112\" rel=\"noopener noreferrer\">Call</a></p>\n"},
      {"a link that would run code", bad_link, ""},
      {"a passphrase", secret, ""},
      {"a button", spans_node(Role::Button, "Go"), ""},
      {"on screen only", hidden, ""},
      {"nothing", spans_node(Role::Text, ""), ""},
      {"a named group", named,
       "<div role=\"group\" aria-label=\"&quot;Goals&quot;\">\n<p>In.</p>\n</div>\n"}};
  for (const Row& row : rows) {
    CAPTURE(row.about);
    CHECK(html_of_node(row.node) == row.html);
  }
}

TEST_CASE("chart as SVG: marks by shape, dashes where nothing was rated, no hostile words") {
  Chart chart;
  ChartLine line{"<all>", 0, true, {{0, 0.4, true, false}, {0.3, 0.5}, {0.5, 0.5}}};
  line.points.push_back({1, 0.7, false, true});
  chart.lines = {line};
  for (int shape = 1; shape <= 4; ++shape) {
    chart.lines.push_back({"other", shape, false, {{0.5, 0.5}}});
  }
  chart.up = {{0, "0"}, {1, "10"}};
  chart.across = {{0, "<1 May>"}, {0.01, "2 May"}, {1, "3 June"}};
  chart.band = {0.2, 0.6};
  const std::string svg = chart_svg(chart);
  CHECK(unbalanced(svg) == "");
  CHECK(times(svg, "<circle") == 4);
  CHECK(times(svg, "<polygon") == 4);
  CHECK(times(svg, "hollow") == 1);
  CHECK(times(svg, "class=\"broken\"") == 2);  // from the start in memory, and over the gap
  CHECK(times(svg, "class=\"strong\"") == 1);
  CHECK(times(svg, "class=\"band\"") == 1);
  CHECK(in_text(svg, "&lt;1 May&gt;"));
  CHECK(in_text(svg, "3 June"));
  CHECK_FALSE(in_text(svg, "2 May"));  // no room beside the first
  // Values out of range, or none at all, stay in the frame.
  chart.lines = {{"odd", 0, false, {{-5, 7}, {std::nan(""), 1e300}}}};
  CHECK_FALSE(in_text(chart_svg(chart), "nan"));
  CHECK_FALSE(in_text(chart_svg(chart), "inf"));
  CHECK(unbalanced(chart_svg(Chart())) == "");
}
