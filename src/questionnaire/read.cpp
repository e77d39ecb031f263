#include "questionnaire/read.h"

#include <algorithm>
#include <array>

#include "questionnaire/item_reader.h"
#include "questionnaire/json.h"
#include "questionnaire/report.h"

namespace nextsession {
namespace {

bool is_questionnaire(const Json& document, Report& report) {
  if (!document.is_object()) {
    report.error(ErrorCode::WrongType, "",
                 "Found " + shown(document) + "; expected a FHIR Questionnaire in curly brackets.");
    return false;
  }
  if (!document.contains("resourceType")) {
    report.error(ErrorCode::Missing, "resourceType",
                 "There is no resourceType; expected \"Questionnaire\". Is this a FHIR form?");
    return false;
  }
  const std::optional<std::string> type = report.text(document, "resourceType", "");
  if (type && *type != "Questionnaire") {
    report.error(ErrorCode::BadValue, "resourceType",
                 "Found " + in_quotes(*type) +
                     "; expected \"Questionnaire\". Choose the file that holds the form itself.");
  }
  return type == "Questionnaire";
}

void check_form_status(const Json& document, Report& report) {
  constexpr std::array<std::string_view, 4> known = {"draft", "active", "retired", "unknown"};
  if (!document.contains("status")) {
    report.warning(ErrorCode::Missing, "status",
                   "There is no status; expected draft, active, retired or unknown.");
    return;
  }
  const std::optional<std::string> status = report.text(document, "status", "");
  if (!status) return;
  if (std::find(known.begin(), known.end(), *status) == known.end()) {
    report.error(ErrorCode::BadValue, "status",
                 "Found " + in_quotes(*status) + "; expected draft, active, retired or unknown.");
  } else if (*status == "retired") {
    report.warning(ErrorCode::BadValue, "status",
                   "This form is retired: its authors no longer want it to be used.");
  }
}

void read_identity(const Json& document, Questionnaire& form, Report& report) {
  form.url = report.text(document, "url", "").value_or("");
  form.version = report.words(document, "version", "");
  form.title = report.words(document, "title", "");
  form.language = report.words(document, "language", "");
  if (!document.contains("url")) {
    report.warning(ErrorCode::Missing, "url",
                   "There is no url; answers saved from this form cannot say which form they "
                   "belong to.");
  } else if (form.url.find_first_of("| \t\r\n") != std::string::npos) {
    report.error(ErrorCode::BadValue, "url",
                 "Found " + in_quotes(form.url) + "; expected an address without spaces and |.");
  }
}

void read_extensions(const Json& document, Report& report) {
  refuse_modifiers(document, "", report);
  const Json* list = report.list(document, "extension", "");
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
    const std::string here = at("extension", i);
    const std::string url = extension_url((*list)[i], here, report);
    if (!url.empty()) unused_extension(url, here, report);
  }
}

void read_items(const Json& document, Questionnaire& form, Report& report) {
  const auto found = document.find("item");
  if (found == document.end() || (found->is_array() && found->empty())) {
    report.error(ErrorCode::Missing, "item",
                 "There are no items; expected at least one question. Is the form complete?");
    return;
  }
  const Json* list = report.list(document, "item", "");
  if (list == nullptr) return;
  ItemReader reader(report);
  form.items = reader.items(*list, "item", -1);
  check_conditions(form.items, reader.places(), reader.conditions(), report);
}

}  // namespace

std::optional<Questionnaire> read_questionnaire(const Json& document, std::string_view file,
                                                Findings& findings) {
  const std::size_t errors_before = findings.errors.size();
  Report report(file, findings, Report::Faults::AreErrors);
  if (!is_questionnaire(document, report)) return std::nullopt;
  Questionnaire form;
  check_form_status(document, report);
  read_identity(document, form, report);
  read_extensions(document, report);
  // About the form as a document; nothing in it changes what is asked, so no warning.
  report.others(document,
                {"resourceType",
                 "id",
                 "meta",
                 "language",
                 "text",
                 "extension",
                 "modifierExtension",
                 "url",
                 "identifier",
                 "version",
                 "name",
                 "title",
                 "status",
                 "experimental",
                 "subjectType",
                 "date",
                 "publisher",
                 "contact",
                 "description",
                 "useContext",
                 "jurisdiction",
                 "purpose",
                 "copyright",
                 "approvalDate",
                 "lastReviewDate",
                 "effectivePeriod",
                 "code",
                 "item"},
                "");
  read_items(document, form, report);
  if (findings.errors.size() != errors_before) return std::nullopt;
  form.source = std::make_shared<const Json>(document);
  return form;
}

}  // namespace nextsession
