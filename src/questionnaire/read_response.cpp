#include <algorithm>
#include <array>

#include "questionnaire/json.h"
#include "questionnaire/left_out.h"
#include "questionnaire/report.h"
#include "questionnaire/response.h"
#include "questionnaire/response_reader.h"

namespace nextsession {
namespace {

bool is_response(const Json& document, Report& report) {
  if (!document.is_object()) {
    report.error(
        ErrorCode::WrongType, "",
        "Found " + shown(document) + "; expected a FHIR QuestionnaireResponse in curly brackets.");
    return false;
  }
  const auto type = document.find("resourceType");
  if (type == document.end()) {
    report.error(ErrorCode::Missing, "resourceType",
                 "There is no resourceType; expected \"QuestionnaireResponse\". Are these saved "
                 "answers?");
    return false;
  }
  if (!type->is_string() || type->get_ref<const std::string&>() != "QuestionnaireResponse") {
    report.error(type->is_string() ? ErrorCode::BadValue : ErrorCode::WrongType, "resourceType",
                 "Found " + shown(*type) +
                     "; expected \"QuestionnaireResponse\". Choose the file with the answers.");
    return false;
  }
  return true;
}

bool is_for_form(const Json& document, const Questionnaire& form, Report& report) {
  const auto named = document.find("questionnaire");
  if (named == document.end()) {
    report.warning(ErrorCode::Missing, "questionnaire",
                   "These answers do not say which form they belong to; they are read as answers "
                   "to this one.");
    return true;
  }
  const std::optional<std::string> text = report.text(document, "questionnaire", "");
  if (!text) return true;
  const Canonical canonical = canonical_from(*text);
  if (form.url.empty()) {
    report.warning(ErrorCode::BadValue, "questionnaire",
                   "This form has no url, so it cannot be checked that the answers belong to it.");
    return true;
  }
  if (canonical.url != form.url) {
    report.error(ErrorCode::BadValue, "questionnaire",
                 "These answers belong to another form: found " + in_quotes(canonical.url) +
                     "; expected " + in_quotes(form.url) + ". Open them with that form.");
    return false;
  }
  if (!canonical.version.empty() && !form.version.empty() && canonical.version != form.version) {
    report.warning(ErrorCode::BadValue, "questionnaire",
                   "These answers were given to version " + in_quotes(canonical.version) +
                       " of this form; this is version " + in_quotes(form.version) +
                       ". What still fits is read.");
  }
  return true;
}

void check_response_status(const Json& document, Report& report) {
  constexpr std::array<std::string_view, 5> known = {"in-progress", "completed", "amended",
                                                     "entered-in-error", "stopped"};
  if (!document.contains("status")) {
    report.warning(ErrorCode::Missing, "status",
                   "There is no status; expected one such as completed.");
    return;
  }
  const std::optional<std::string> status = report.text(document, "status", "");
  if (!status) return;
  if (std::find(known.begin(), known.end(), *status) == known.end()) {
    report.warning(ErrorCode::BadValue, "status",
                   "Found " + in_quotes(*status) +
                       "; expected in-progress, completed, amended, entered-in-error or stopped.");
  } else if (*status == "entered-in-error") {
    report.warning(ErrorCode::BadValue, "status",
                   "These answers are marked as entered in error. Check them before use.");
  }
}

// One that is null costs nothing; the reader then only warns.
std::optional<Answers> read_checked(const Json& document, const Questionnaire& form,
                                    std::string_view file, Findings& findings,
                                    std::vector<LeftOut>* left_out) {
  Report report(file, findings, Report::Faults::AreWarnings);
  if (!is_response(document, report) || !is_for_form(document, form, report)) return std::nullopt;
  check_response_status(document, report);
  // About the document; nothing in it changes what was answered, so no warning.
  report.others(document,
                {"resourceType", "id", "meta", "language", "text", "extension", "identifier",
                 "basedOn", "partOf", "questionnaire", "status", "subject", "encounter", "authored",
                 "author", "source", "item"},
                "");
  ResponseReader reader(form, report, left_out);
  const auto item = document.find("item");
  if (const Json* list = report.list(document, "item", "")) {
    reader.items(*list, form.items, "", "item");
  } else if (left_out != nullptr && item != document.end() && !item->is_array()) {
    left_out->push_back({"", *item, ErrorCode::WrongType, "item", "This is no list of answers."});
  }
  if (left_out != nullptr) reader.settle();
  return reader.take();
}

}  // namespace

std::optional<Answers> read_response(const Json& document, const Questionnaire& form,
                                     std::string_view file, Findings& findings) {
  return read_checked(document, form, file, findings, nullptr);
}

std::optional<Answers> read_response(const Json& document, const Questionnaire& form,
                                     std::string_view file, Findings& findings,
                                     std::vector<LeftOut>& left_out) {
  return read_checked(document, form, file, findings, &left_out);
}

void read_left_out(std::vector<LeftOut> entries, const Questionnaire& form, std::string_view file,
                   Findings& findings, Answers& answers, std::vector<LeftOut>& left_out) {
  Report report(file, findings, Report::Faults::AreWarnings);
  ResponseReader reader(form, report, &left_out, std::move(answers));
  for (LeftOut& entry : entries) reader.try_again(std::move(entry));
  reader.settle();
  answers = reader.take();
}

}  // namespace nextsession
