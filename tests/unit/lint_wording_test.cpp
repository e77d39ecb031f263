// Rules about words: each row is one sentence with a fault, in content that is otherwise clean.
#include "lint_fixture.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

// Lints with this as the text of question A1, in English or, as its translation, in Spanish.
LintResult with_question(const std::string& language, const std::string& text) {
  LintFixture all = lint_fixture();
  if (language == "en") {
    all["form"]["item"][1]["item"][1]["text"] = text;
  } else {
    all["es"]["messages"]["form.visit.A1"] = text;
  }
  return lint(lint_input(all));
}

LintResult with_message(const std::string& language, const std::string& key,
                        const std::string& text) {
  LintFixture all = lint_fixture();
  all[language]["messages"][key] = text;
  return lint(lint_input(all));
}

std::string times(int count, const std::string& word) {
  std::string text;
  for (int i = 0; i < count; ++i) text += (i > 0 ? " " : "") + word;
  return text;
}

}  // namespace

TEST_CASE("lint: the content the other tests start from is clean") {
  const LintResult result = lint(lint_input(lint_fixture()));
  const std::string found = shown_findings(result);
  CAPTURE(found);
  CHECK(result.findings.empty());
  CHECK(result.files.size() == 7);
  CHECK(result.ok());
}

TEST_CASE("lint: questions that break a rule") {
  struct Row {
    const char* language;
    std::string text;
    const char* rule;  // null: none of those below
  };
  const std::vector<Row> rows = {
      {"en", "How often do you feel heard?", nullptr},
      {"en", times(15, "word") + "?", nullptr},
      {"en", times(16, "word") + "?", "item-length"},
      {"es", times(18, "palabra") + "?", nullptr},
      {"es", times(19, "palabra") + "?", "item-length"},
      {"en", "Think back. How often do you feel heard?", "one-sentence"},
      {"en", "How often do you feel heard by Dr. Who?", nullptr},
      {"es", "Piensa. ¿Con qué frecuencia te escuchan?", "one-sentence"},
      {"en", "How often do you not feel heard?", "negation"},
      {"en", "Is there no time?", "negation"},
      {"en", "Do you never feel heard?", "negation"},
      {"en", "How often don’t you feel heard?", "negation"},
      {"en", "Do you know what helps?", nullptr},
      {"en", "Do you note what helps?", nullptr},
      {"es", "¿Con qué frecuencia no te escuchan?", "negation"},
      {"es", "¿Nunca te escuchan?", "negation"},
      {"es", "¿Sales sin respuestas?", "negation"},
      {"en", "Do you always feel heard?", "absolute"},
      {"en", "Is it only talk?", "absolute"},
      {"en", "Is it just talk?", "absolute"},
      {"es", "¿Siempre te escuchan?", "absolute"},
      {"en", "Do you feel heard and safe?", "double-barrelled"},
      {"en", "Do you feel heard or safe?", "double-barrelled"},
      {"en", "Do you feel heard and/or safe?", "double-barrelled"},
      {"en", "Did the order change?", nullptr},
      {"es", "¿Te sientes a salvo y con calma?", "double-barrelled"},
      {"es", "¿Te escucha o te habla?", "double-barrelled"},
      {"es", "¿Hay escucha e interés?", "double-barrelled"},
      {"es", "¿Hay una u otra cosa?", "double-barrelled"},
      {"en", "Do you agree that it helps?", "agree"},
      {"en", "Is there an agreed goal?", nullptr},
      {"es", "¿Estás de acuerdo con el plan?", "agree"},
  };
  const std::vector<std::string> rules = {"item-length", "one-sentence",     "negation",
                                          "absolute",    "double-barrelled", "agree"};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const LintResult result = with_question(row.language, row.text);
    const std::string found = shown_findings(result);
    CAPTURE(found);
    for (const std::string& rule : rules) {
      CAPTURE(rule);
      const LintFinding* finding = find_rule(result, rule);
      CHECK((finding != nullptr) == (row.rule != nullptr && row.rule == rule));
      if (finding == nullptr) continue;
      CHECK(finding->severity == Severity::Error);
      CHECK(finding->path == (std::string(row.language) == "en" ? "item[1].item[1].text"
                                                                : "messages[\"form.visit.A1\"]"));
    }
  }
}

TEST_CASE("lint: these rules are for questions, not for answers and messages") {
  for (const char* text : {"No, never, and always.", "I just agree or not."}) {
    const LintResult result = with_message("en", "band.fine", text);
    const std::string found = shown_findings(result);
    CAPTURE(found);
    CHECK(result.ok());
  }
}

TEST_CASE("lint: sentences that break a rule, wherever they are") {
  struct Row {
    const char* language;
    std::string text;
    const char* rule;  // null: none of those below
  };
  const std::vector<Row> rows = {
      {"en", times(20, "word") + ".", nullptr},
      {"en", times(21, "word") + ".", "sentence-length"},
      {"en", times(15, "word") + ". " + times(15, "Word") + ".", nullptr},
      {"es", times(21, "palabra") + ".", "sentence-length"},
      {"en", "This is nobody’s fault.", "banned-word"},
      {"en", "The default is fine.", nullptr},
      {"en", "Nobody is blamed.", "banned-word"},
      {"en", "You should ask.", "banned-word"},
      {"en", "You must ask.", "banned-word"},
      {"en", "That is normal.", "banned-word"},
      {"en", "They died by suicide.", nullptr},
      {"en", "They committed suicide.", "banned-word"},
      {"en", "A bad therapist.", "banned-word"},
      {"en", "A bad day.", nullptr},
      {"en", "A non-compliant person.", "banned-word"},
      {"es", "No es tu culpa.", "banned-word"},
      {"es", "Deberías preguntar.", "banned-word"},
      {"es", "Tienes que preguntar.", "banned-word"},
      {"es", "Tienes algo que preguntar.", nullptr},
      {"es", "Fue un fracaso.", "banned-word"},
      {"es", "Ella se sintió loca.", "banned-word"},
      {"es", "Un amigo/a te ayuda.", "gender-mark"},
      {"es", "Cada cual, cansado/a.", "gender-mark"},
      {"es", "El/la terapeuta.", "gender-mark"},
      {"es", "Tu doctor/a, un/a amigo.", "gender-mark"},
      {"es", "Para tod@s.", "gender-mark"},
      {"es", "Para todxs ustedes.", "gender-mark"},
      {"es", "Una persona cansada(o).", "gender-mark"},
      {"es", "Un examen de tórax y un fax.", nullptr},
      {"es", "Día y/o noche, 24/7.", nullptr},
      {"en", "Ask him/her.", "gender-mark"},
  };
  const std::vector<std::string> rules = {"sentence-length", "banned-word", "gender-mark"};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const LintResult result = with_message(row.language, "band.fine", row.text);
    const std::string found = shown_findings(result);
    CAPTURE(found);
    for (const std::string& rule : rules) {
      CAPTURE(rule);
      const LintFinding* finding = find_rule(result, rule);
      CHECK((finding != nullptr) == (row.rule != nullptr && row.rule == rule));
      if (finding == nullptr) continue;
      CHECK(finding->severity == Severity::Error);
      CHECK(finding->path == "messages[\"band.fine\"]");
      CHECK(finding->file == "locales/" + std::string(row.language) + ".json");
    }
  }
}

TEST_CASE("lint: banned words are found in headings, help and answers too") {
  check_planted({
      {"form", "/title", "\"Is it your fault?\"", "banned-word", Severity::Error, "title"},
      {"form", "/item/0/text", "\"Your failures\"", "banned-word", Severity::Error, "item[0].text"},
      {"form", "/item/1/item/0/text", "\"You must think back.\"", "banned-word", Severity::Error,
       "item[1].item[0].text"},
      {"form", "/item/1/item/1/answerOption/1/valueCoding/display", "\"Normal\"", "banned-word",
       Severity::Error, "item[1].item[1].answerOption[1].valueCoding.display"},
      {"es", "/texts/Often", "\"Como loco\"", "banned-word", Severity::Error, "texts[\"Often\"]"},
  });
}

TEST_CASE("lint: a window of time is named once per block") {
  check_planted({
      {"form", "/item/1/item/2/text", "\"In the last four weeks, how often did sessions help?\"",
       "window-repeated", Severity::Warning, "item[1].item[2].text"},
      {"es", "/messages/form.visit.A2", "\"En las últimas cuatro semanas, ¿te ayudaron?\"",
       "window-repeated", Severity::Warning, "messages[\"form.visit.A2\"]"},
  });
  // Another time in the same block, and the same time in another one, are fine.
  LintFixture all = lint_fixture();
  all["form"]["item"][1]["item"][2]["text"] = "Since therapy started, how often did it help?";
  all["form"]["item"][0]["item"][1]["text"] = "Was there a break in the last four weeks?";
  CHECK(find_rule(lint(lint_input(all)), "window-repeated") == nullptr);
}

TEST_CASE("lint: a scale of agreement") {
  LintFixture all = lint_fixture();
  Json& options = all["form"]["item"][1]["item"][1]["answerOption"];
  options[0]["valueCoding"]["display"] = "I disagree";
  CHECK(find_rule(lint(lint_input(all)), "agree-scale") == nullptr);
  options[2]["valueCoding"]["display"] = "I agree";
  const LintResult result = lint(lint_input(all));
  const LintFinding* finding = find_rule(result, "agree-scale");
  REQUIRE(finding != nullptr);
  CHECK(finding->severity == Severity::Warning);
  CHECK(finding->path == "item[1].item[1]");
  CHECK(finding->key == "A1");
}

TEST_CASE(
    "lint: exceptions name a rule, a file and a key, and are missed when nothing needs them") {
  LintFixture all = lint_fixture();
  all["en"]["messages"]["band.fine"] = "That is normal.";
  const auto allow = [&](const char* rule, const char* file, const char* key) {
    all["lists"]["allow"] =
        Json::array({{{"rule", rule}, {"file", file}, {"key", key}, {"reason", "A test."}}});
    return lint(lint_input(all));
  };
  const LintResult taken = allow("banned-word", "locales/en.json", "band.fine");
  CHECK(taken.findings.empty());
  for (const LintedFile& file : taken.files) {
    CHECK(file.allowed == (file.file == "locales/en.json" ? 1 : 0));
  }
  CHECK(allow("banned-word", "en.json", "band.*").findings.empty());
  CHECK(allow("banned-word", "en.json", "messages[\"band.fine\"]").findings.empty());
  CHECK(find_rule(allow("banned-word", "n.json", "band.fine"), "banned-word") != nullptr);
  CHECK(find_rule(allow("negation", "en.json", "band.fine"), "banned-word") != nullptr);

  const LintResult unused = allow("banned-word", "locales/es.json", "band.fine");
  CHECK(find_rule(unused, "banned-word") != nullptr);
  const LintFinding* finding = find_rule(unused, "unused-exception");
  REQUIRE(finding != nullptr);
  CHECK(finding->severity == Severity::Warning);
  CHECK(finding->file == "lint/words.json");
  CHECK(finding->path == "allow[0]");
  // Of a file that was not looked at nothing is known.
  CHECK(find_rule(allow("banned-word", "locales/fr.json", "x"), "unused-exception") == nullptr);
}

TEST_CASE("lint: what a reader finds cannot be allowed") {
  LintFixture all = lint_fixture();
  all["form"]["item"][1]["item"][1].erase("type");
  all["lists"]["allow"] = Json::array(
      {{{"rule", "read-missing"}, {"file", "visit.json"}, {"key", "*"}, {"reason", "A test."}}});
  CHECK(find_rule(lint(lint_input(all)), "read-missing") != nullptr);
}

TEST_CASE("lint: faults of the word lists") {
  check_planted({
      {"lists", "/languages/en/negation", "[1]", "read-wrong-type", Severity::Error,
       "languages.en.negation[0]"},
      {"lists", "/languages/en/reading/formula", "\"fog\"", "read-unsupported", Severity::Error,
       "languages.en.reading.formula"},
      {"lists", "/languages/es/itemWords", "\"ten\"", "read-wrong-type", Severity::Error,
       "languages.es.itemWords"},
      {"lists", "/languages", "", "read-missing", Severity::Error, "languages"},
      {"lists", "/allow/-", "{\"rule\": \"agree\", \"file\": \"a.json\", \"key\": \"b\"}",
       "read-missing", Severity::Error, "allow[0].reason"},
      {"lists", "/extra", "1", "read-unsupported", Severity::Warning, "extra"},
      {"form", "/language", "", "no-language", Severity::Warning, "language"},
      {"form", "/language", "\"de\"", "unknown-language", Severity::Warning, "language"},
  });
}
