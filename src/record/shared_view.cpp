#include "record/shared_view.h"

#include <cmath>

#include "questionnaire/fhir_time.h"
#include "questionnaire/json.h"
#include "questionnaire/utf8.h"
#include "record/envelope.h"

namespace nextsession {
namespace {

constexpr std::string_view view_file = "saved view";
constexpr std::string_view view_format = "next-session/view";
constexpr int view_version = 1;
constexpr std::size_t themes_limit = 50;

// A whole day that exists: it is shown as one.
bool is_day(std::string_view text) { return text.size() == 10 && is_fhir_date(text); }

std::optional<SharedTheme> read_theme(const Json& entry, const std::string& path, Report& report) {
  if (!entry.is_object()) {
    report.warning(ErrorCode::WrongType, path, "Found " + shown(entry) + "; expected an object.");
    return std::nullopt;
  }
  SharedTheme shared;
  shared.theme = report.text(entry, "theme", path).value_or("");
  const auto friction = entry.find("friction");
  const bool number = friction != entry.end() && friction->is_number();
  shared.friction = number ? friction->get<double>() : -1;
  if (shared.theme.empty() || !(shared.friction >= 0 && shared.friction <= 1)) {
    report.warning(ErrorCode::BadValue, path,
                   "Expected a \"theme\" and a \"friction\" from 0 to 1. It is left out.");
    return std::nullopt;
  }
  if (entry.contains("progress")) {
    shared.progress = report.text(entry, "progress", path).value_or("");
  }
  return shared;
}

void read_themes(const Json& document, SharedView& view, Report& report) {
  const Json* list = report.list(document, "themes", "");
  if (list == nullptr) return;
  for (std::size_t i = 0; i < list->size() && i < themes_limit; ++i) {
    if (auto shared = read_theme((*list)[i], at("themes", i), report)) {
      view.themes.push_back(std::move(*shared));
    }
  }
}

}  // namespace

Json write_view(const SharedView& view) {
  Json themes = Json::array();
  for (const SharedTheme& shared : view.themes) {
    Json entry = Json::object({{"theme", valid_utf8(shared.theme)},
                               {"friction", std::round(shared.friction * 100) / 100}});
    if (!shared.progress.empty()) entry["progress"] = valid_utf8(shared.progress);
    themes.push_back(std::move(entry));
  }
  return Json::object({{"format", view_format},
                       {"version", view_version},
                       {"side", valid_utf8(view.side)},
                       {"made", valid_utf8(view.made)},
                       {"themes", std::move(themes)}});
}

std::optional<SharedView> read_view(std::string_view text, Findings& findings) {
  Report report(view_file, findings, Report::Faults::AreWarnings);
  std::optional<Envelope> envelope = open_envelope(text, view_file, view_format, report, findings);
  if (!envelope) return std::nullopt;
  if (envelope->version > view_version) {
    report.error(ErrorCode::Newer, "version",
                 "This view was saved by a later version of this program. Open it there.");
    return std::nullopt;
  }
  SharedView view;
  view.side = report.text(envelope->document, "side", "").value_or("");
  if (view.side != "patient" && view.side != "therapist") {
    report.error(ErrorCode::BadValue, "side",
                 "Found " + in_quotes(view.side) + "; expected \"patient\" or \"therapist\".");
    return std::nullopt;
  }
  view.made = report.text(envelope->document, "made", "").value_or("");
  if (!is_day(view.made)) view.made.clear();
  read_themes(envelope->document, view, report);
  if (view.themes.empty()) {
    report.error(ErrorCode::Missing, "themes", "This view shows no theme. Save it again.");
    return std::nullopt;
  }
  return view;
}

}  // namespace nextsession
