#include "record/record_parts.h"
#include "record/salvage.h"
#include "record/saved_record.h"

namespace nextsession {
namespace {

const std::string* text_in(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : found->get_ptr<const std::string*>();
}

// As the visit says itself, or its response does; empty where neither does.
std::string form_in(const Json& visit) {
  if (!visit.is_object()) return {};
  if (const std::string* form = text_in(visit, "form")) return *form;
  const auto response = visit.find("response");
  if (response == visit.end() || !response->is_object()) return {};
  const std::string* form = text_in(*response, "questionnaire");
  return form == nullptr ? std::string() : *form;
}

bool is_visit(const Json& json) { return json.is_object() && json.contains("response"); }

void add_left_over(const Json& list, std::vector<std::string>& forms) {
  if (!list.is_array()) return;
  for (const Json& entry : list) {
    if (is_visit(entry)) forms.push_back(form_in(entry));
  }
}

std::vector<std::string> forms_of(const Json& document) {
  std::vector<std::string> forms;
  if (!document.is_object()) return forms;
  if (const auto left = document.find("leftOver"); left != document.end()) {
    add_left_over(*left, forms);
  }
  const auto visits = document.find("visits");
  if (visits != document.end() && visits->is_array()) {
    for (const Json& visit : *visits) forms.push_back(form_in(visit));
  } else if (is_visit(document)) {
    forms.push_back(form_in(document));  // of the format before this one
  }
  return forms;
}

std::vector<std::string> forms_of_damaged(std::string_view text) {
  const Salvaged found = salvage(text);
  std::vector<std::string> forms;
  add_left_over(found.left_over, forms);
  for (const SavedPiece& piece : found.visits) {
    std::string form = form_in(piece.visit);
    // What is cut off before it could say so tells nothing.
    if (piece.whole || !form.empty()) forms.push_back(std::move(form));
  }
  return forms.empty() ? forms_of(found.cut) : forms;
}

}  // namespace

std::vector<std::string> forms_in(std::string_view text) {
  const Result<Json> parsed = parse_json(text, record_file, saved_limits);
  if (parsed) return forms_of(parsed.value());
  if (parsed.error().code == ErrorCode::TooLarge) return {};
  return forms_of_damaged(text);
}

}  // namespace nextsession
