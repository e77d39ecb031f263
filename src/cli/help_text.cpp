// What `nextsession --help` prints, one part per command.
#include "cli/options.h"

namespace nextsession {
namespace {

constexpr const char* usage_help =
    R"(nextsession: sorts one person's answers about how therapy is going

Usage:
  nextsession assess RESPONSE.json [options]
  nextsession report SAVED.json [--out FILE] [options]
  nextsession lint [PATH ...] [options]
  nextsession template LANG [options]
  nextsession simulate [options]
  nextsession configure PAGE.html PRACTICE.json -o FILE
  nextsession --help | --version

)";

constexpr const char* assess_help =
    R"(ASSESS. RESPONSE.json is a FHIR R4 QuestionnaireResponse to the form of this
program ("-" reads it from standard input), or a file the page saved: then its
latest full visit is assessed. Nothing is sent or stored.

What comes out, first things first:
  safety     what the answers say about safety, and which advice it holds back
  notes      why nothing, or only something provisional, is concluded
  moving     change by the person's own goals
  reasons    up to three areas the answers point to, with the answers themselves
  strengths  what is going well
  advice     what could be raised, with words to say it

Options:
  --json          the whole assessment as JSON (see docs/assess-output.md)
  --lang CODE     language of the words; "en" unless given
  --open AREA     count the deeper questions of this area as asked for (repeat
                  for more), as when somebody chose to answer more about it
  --form FILE     another form (FHIR R4 Questionnaire)
  --rules FILE    another interpretation; needed for another form
  --assets DIR    where questionnaires/, interpretation/ and locales/ are

Examples:
  nextsession assess visit.json
  nextsession assess visit.json --json | jq '.reasons[].id'
  cat visit.json | nextsession assess - --open R5

)";

constexpr const char* report_help =
    R"(REPORT makes the report for the next session of a file the page saved: change
over all visits, reasons with own answers, strengths, the plan with words to
say, what was raised, sources. Safety answers are never in such a file. One that
is under a passphrase has to be opened in the page.

Options:
  --out FILE      what to write: .html for a page to read or print, .txt for
                  plain text; plain text to standard output unless given
  --lang CODE     language of the words; that of the latest visit unless given
  --assets DIR    where questionnaires/, interpretation/ and locales/ are

Examples:
  nextsession report mine.nextsession.json --out report.html
  nextsession report mine.nextsession.json --lang es | less

)";

constexpr const char* lint_help =
    R"(LINT checks content: structure, references, wording, reading level, languages,
advice, help lines. PATH is an assets folder, or the file of a form: anyone's
FHIR R4 Questionnaire, "-" for standard input. Without one, this program's own
assets are checked. docs/lint.md explains every rule.

Options:
  --json          findings and reading levels as JSON
  --rules FILE    the interpretation of the form
  --locale FILE   the words for that interpretation
  --words FILE    other word lists, limits and exceptions
  --today DATE    the day help lines are compared with; today unless given

Examples:
  nextsession lint
  nextsession lint my-form.json
  nextsession lint form.json --rules rules.json --words words.json

)";

constexpr const char* template_help =
    R"(TEMPLATE prints a locale file for the language with the code LANG: every string
to translate, its English in its place. For a language that has a file it prints
that file brought up to date. docs/translating.md explains the rest.

Options:
  --assets DIR    where questionnaires/, locales/ and helplines.json are

Examples:
  nextsession template fr > assets/locales/fr.json
  nextsession template es > new.json && mv new.json assets/locales/es.json

)";

constexpr const char* simulate_help =
    R"(SIMULATE makes visits up and checks what must hold for each, whatever is
answered. It counts what of the rules is reached, and how many questions are
seen. docs/behaviour.md explains the visits, the checks and the result.

Options:
  --visits N      how many visits, shared by the forms; 20000 unless given
  --seed S        another row of visits; 1 unless given. The same seed gives the
                  same visits on every machine
  --form ID       patient, therapist or both; both unless given
  --only N        one visit, with its answers and what comes of them
  --json          the counts as JSON
  --markdown      the tables of docs/behaviour.md
  --assets DIR    where questionnaires/ and interpretation/ are

Example:
  nextsession simulate --visits 100000 --seed 7

)";

constexpr const char* configure_help =
    R"(CONFIGURE makes a copy of the page with the settings of a practice in it: name,
contact, language, languages, country, colour, appearance. Nothing else in the
page changes. PRACTICE.json is one object of these ("-" reads it from standard
input). docs/practice-settings.md explains each.

Options:
  -o, --out FILE  where the page is written to; it may be PAGE.html itself

Example:
  nextsession configure index.html practice.json -o ours.html

)";

constexpr const char* end_help =
    R"(Exit codes: 0 assessed, printed, written, or no error found; 1 a file had a
problem, or a simulated visit broke a rule, or something is never reached or too
long; 2 the command is not clear.
A single answer that cannot be read is left out, with a warning, and the rest is
assessed. Headings are bold on a terminal only, and never when NO_COLOR is set.

It is not a test and not a diagnosis: it sorts a person's own answers, and it
cannot know the other side.
)";

}  // namespace

std::string help_text() {
  std::string text;
  for (const char* part : {usage_help, assess_help, report_help, lint_help, template_help,
                           simulate_help, configure_help, end_help}) {
    text += part;
  }
  return text;
}

}  // namespace nextsession
