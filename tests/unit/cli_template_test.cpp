#include "cli/command.h"
#include "cli/files.h"
#include "cli/options.h"

#include <sstream>

#include "questionnaire/json.h"
#include "support/folder.h"
#include "support/visits.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

struct TemplateOutput {
  int code = 0;
  std::string out, err;
};

TemplateOutput run_template(std::vector<std::string> arguments,
                            const std::filesystem::path& assets = source_dir() / "assets") {
  arguments.insert(arguments.begin(), "template");
  arguments.push_back("--assets");
  arguments.push_back(assets.string());
  std::istringstream in;
  std::ostringstream out, err;
  TemplateOutput result;
  result.code = run_command(arguments, {in, out, err, "nextsession"});
  result.out = out.str();
  result.err = err.str();
  return result;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// A form and a little English; a test adds to it.
void write_small_assets(const TemporaryFolder& folder) {
  folder.write("questionnaires/a.json", R"({"resourceType": "Questionnaire", "title": "A",
    "language": "en", "item": [{"linkId": "1", "type": "boolean", "text": "Do you sleep?"}]})");
  folder.write("locales/en.json",
               R"({"language": "en", "name": "English", "messages": {"brand": "Next"}})");
}

bool mentions(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("template command: the files of this program are complete, so they come out unchanged") {
  const std::vector<std::string> all = languages(source_dir() / "assets");
  CHECK(all.size() >= 4);
  for (const std::string& language : all) {
    if (language == "en") continue;
    CAPTURE(language);
    const TemplateOutput run = run_template({language});
    CHECK(run.code == 0);
    CHECK(run.err.empty());
    const auto file = source_dir() / "assets/locales" / (language + ".json");
    CHECK_MESSAGE(run.out == bytes_of(file), "bring it up to date: nextsession template ",
                  language);
  }
}

TEST_CASE("template command: a new language") {
  const TemplateOutput run = run_template({"qaa"});  // a code no language has
  CHECK(run.code == 0);
  CHECK(run.err.empty());
  CHECK(run.out.back() == '\n');
  const Json made = Json::parse(run.out);
  const Json english = json_of(source_dir() / "assets/locales/en.json");
  for (const auto& message : english["messages"].items()) {
    CHECK(made["messages"][message.key()] == "TODO: " + message.value().get<std::string>());
  }
}

TEST_CASE("template command: what is not a language to write") {
  struct Row {
    std::vector<std::string> arguments;
    const char* told;
  };
  const std::vector<Row> rows = {
      {{}, "error: template: Name the language"},
      {{"en"}, "error: en: English is what all others"},
      {{"ES"}, "error: ES: This is no language code"},
      {{"english"}, "error: english: This is no language code"},
      {{"f"}, "no language code"},
      {{"f1"}, "no language code"},
      {{"../fr"}, "no language code"},
      {{"fr-"}, "no language code"},
      {{"fr-C"}, "no language code"},
      {{"fr-CA-"}, "no language code"},
      {{"fr-abcdefghi"}, "no language code"},
      {{"fr", "de"}, "error: de: Only one language"},
      {{"fr", "--json"}, "error: --json: "},
      {{"fr", "--lang", "de"}, "error: --lang: This option is not known"},
      {{"qaa-BR"}, "error: qaa-BR: A region only"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.told);
    const TemplateOutput run = run_template(row.arguments);
    CHECK(run.code == 2);
    CHECK(run.out.empty());
    CHECK_MESSAGE(mentions(run.err, row.told), run.err);
  }
  CHECK(run_template({"es-MX"}).code == 0);
  CHECK(run_template({"en-GB"}).code == 0);
  for (const char* word : {"template LANG", "docs/translating.md"}) {
    CHECK_MESSAGE(mentions(help_text(), word), word);
  }
}

TEST_CASE("template command: a file with a fault is not overwritten with less") {
  TemporaryFolder folder;
  write_small_assets(folder);
  CHECK(run_template({"fr"}, folder.path).code == 0);
  for (const char* faulty : {"{", "[]", "{}", R"({"messages": {"brand": 1}})"}) {
    CAPTURE(faulty);
    folder.write("locales/fr.json", faulty);
    const TemplateOutput run = run_template({"fr"}, folder.path);
    CHECK(run.code == 1);
    CHECK(run.out.empty());
    CHECK(mentions(run.err, "fr.json"));
  }
  // The shell has made it for the output.
  folder.write("locales/fr.json", "");
  const TemplateOutput fresh = run_template({"fr"}, folder.path);
  CHECK(fresh.code == 0);
  CHECK(mentions(fresh.err, "note: "));
  CHECK(mentions(fresh.out, "\"form.a.1\": \"TODO: Do you sleep?\""));
  folder.write("locales/en.json", "{");
  CHECK(run_template({"fr"}, folder.path).code == 1);
  CHECK(run_template({"fr"}, folder.path / "questionnaires").code == 1);
}
