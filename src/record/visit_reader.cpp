#include "record/visit_reader.h"

#include <algorithm>

#include "progress/day.h"
#include "questionnaire/response.h"
#include "questionnaire/utf8.h"

namespace nextsession {
namespace {

bool is_language_tag(std::string_view text) {
  return !text.empty() && text.size() <= 35 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '-';
  });
}

}  // namespace

const LinkIds& KnownForms::conditional(const Questionnaire& form) {
  const auto found = conditional_.find(&form);
  if (found != conditional_.end()) return found->second;
  std::vector<std::string> ids;
  walk_items(form.items, nullptr, [&](const Item& item, const Item*) {
    if (!item.enable_when.empty()) ids.push_back(item.link_id);
  });
  return conditional_[&form] = with_all_below(form, ids);
}

void Aside::name(SetAside one) {
  std::vector<SetAside>& list = record_.set_aside;
  if (list.size() > findings_limit) return;
  if (list.size() == findings_limit) {
    one = {"", "", "There is more than can be listed here.", ErrorCode::TooLarge, ""};
  }
  report_.warning(one.code, one.where, one.what);
  list.push_back(std::move(one));
}

std::optional<SavedVisit> VisitReader::read() {
  if (!document_.is_object()) {
    aside_.name({"", path_, "Found " + shown(document_) + "; expected a visit in curly brackets.",
                 ErrorCode::WrongType, ""});
    return std::nullopt;
  }
  identity();
  if (!find_form()) return std::nullopt;
  response();
  earlier_left_over();
  not_asked();
  position();
  ids("opened", visit_.opened);
  plan();
  ids("ticked", visit_.ticked);
  other_words();
  unknown_fields();
  if (overflow_ || !aside_.has_room(parts_.size())) {
    aside_.name({named(), path_, "More of this visit does not fit than can be told apart.",
                 ErrorCode::TooLarge, ""});
    return std::nullopt;
  }
  finish();
  return std::move(visit_);
}

// The visit says so itself, or its response does. One that says nothing may be of the only form.
bool VisitReader::find_form() {
  const Json* response = member("response");
  const Json* inside = nullptr;
  if (response != nullptr && response->is_object() && response->contains("questionnaire")) {
    inside = &(*response)["questionnaire"];
  }
  for (const Json* named : {member("form"), inside}) {
    if (named == nullptr || !named->is_string()) continue;
    form_ = form_named(forms_.all(), named->get_ref<const std::string&>());
    if (form_ == nullptr) continue;
    visit_.form = named->get_ref<const std::string&>();
    return true;
  }
  const bool silent = member("form") == nullptr && inside == nullptr;
  if (silent && !forms_.all().empty()) {
    report_.warning(ErrorCode::Missing, place("form"),
                    "This visit does not say which form it belongs to; it is read as one of the "
                    "first form.");
    form_ = forms_.all().front();
    visit_.form = canonical_of(*form_);
    return true;
  }
  const Json* form = member("form") != nullptr ? member("form") : inside;
  aside_.name({named(), place("form"),
               "This visit belongs to a form that this program does not know" +
                   (form == nullptr ? std::string() : ": found " + shown(*form)) + ".",
               ErrorCode::Dangling, ""});
  return false;
}

void VisitReader::identity() {
  const bool old = source_ == Source::OldVisit;
  const Json* id = member("id");
  if (id != nullptr && id->is_string() && is_visit_id(id->get_ref<const std::string&>())) {
    visit_.id = id->get_ref<const std::string&>();
  } else {
    visit_.id = visit_id_from(document_.dump());
    if (!old) {
      report_.warning(id == nullptr ? ErrorCode::Missing : ErrorCode::BadValue, place("id"),
                      "There is no id of 16 hex digits; one is made from the content.");
    }
  }
  if (old) return;
  if (const Json* changed = member("changed")) {
    const std::optional<std::int64_t> number = whole_number(*changed);
    if (number && *number >= 0 && *number <= changed_limit) {
      visit_.changed = *number;
    } else {
      report_.warning(ErrorCode::BadValue, place("changed"),
                      "Found " + shown(*changed) + "; expected a count from 0. 0 is used.");
    }
  }
  visit_.date = text("date");
  if (!visit_.date.empty() && !day_number(visit_.date)) {
    keep_field("date", Json(visit_.date), ErrorCode::BadValue, "date",
               "Found " + in_quotes(visit_.date) + "; expected a day such as 2026-11-24.");
    visit_.date.clear();
  }
  visit_.language = text("language");
  if (!visit_.language.empty() && !is_language_tag(visit_.language)) {
    report_.warning(ErrorCode::BadValue, place("language"),
                    "Found " + in_quotes(visit_.language) + "; expected a code such as es.");
    visit_.language.clear();
  }
  visit_.kind = choice(document_, "kind", "", "full|check-in", "full");
  visit_.finished = report_.boolean(document_, "finished", path_).value_or(false);
}

// The rest of a visit is worth having without its answers.
void VisitReader::response() {
  const Json* found = member("response");
  if (found == nullptr) {
    aside_.name({named(), place("response"), "There are no answers in this visit.",
                 ErrorCode::Missing, ""});
    return;
  }
  Json renamed;
  const auto named_form = found->is_object() ? found->find("questionnaire") : found->end();
  if (found->is_object() && (named_form == found->end() || *named_form != Json(visit_.form))) {
    renamed = *found;  // one of the two names is damaged or absent
    renamed["questionnaire"] = visit_.form;
    found = &renamed;
  }
  Findings inside;
  std::vector<LeftOut> left;
  std::optional<Answers> answers = read_response(*found, *form_, "response", inside, left);
  if (!answers) {
    const Error& error = inside.errors.front();
    keep_field("response", *member("response"), error.code, "response", error.message);
    return;
  }
  visit_.answers = *std::move(answers);
  for (LeftOut& one : left) one.path = at("response", one.path);
  // Those that are named below are said there.
  for (const Error& warning : inside.warnings) {
    const std::size_t colon = warning.where.find(": ");
    const std::string path =
        colon == std::string::npos ? "" : at("response", warning.where.substr(colon + 2));
    const bool told =
        std::any_of(left.begin(), left.end(), [&](const LeftOut& one) { return one.path == path; });
    if (!told) report_.warning(warning.code, place(path), warning.message);
  }
  take_left_out(std::move(left));
}

void VisitReader::take_left_out(std::vector<LeftOut> left) {
  for (LeftOut& one : left) {
    if (one.code == ErrorCode::TooLarge) {
      overflow_ = true;
      return;
    }
    SetAside named{"", place(one.path), std::move(one.message), one.code, ""};
    Json entry = Json::object();
    if (!one.within.empty()) entry["within"] = one.within;
    const auto link_id = one.item.is_object() ? one.item.find("linkId") : one.item.end();
    if (one.item.is_object() && link_id != one.item.end() && link_id->is_string()) {
      named.key = one.within + link_id->get<std::string>();
    }
    entry["item"] = std::move(one.item);
    parts_.push_back({std::move(entry), std::move(named)});
  }
}

// What was left over before is tried again: this form may have the question (again).
void VisitReader::earlier_left_over() {
  const Json* list = member("leftOver");
  if (list == nullptr || source_ == Source::OldVisit) return;
  if (!list->is_array()) {
    keep_field("leftOver", *list, ErrorCode::WrongType, "leftOver",
               "Found " + shown(*list) + "; expected a list in square brackets.");
    return;
  }
  if (!aside_.has_room(list->size())) {
    overflow_ = true;
    return;
  }
  std::vector<LeftOut> entries;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const Json& entry = (*list)[i];
    const std::string here = at("leftOver", i);
    if (!entry.is_object() || !entry.contains("item")) {
      const bool field = entry.is_object() && entry.contains("field");
      parts_.push_back({entry,
                        {"", place(here),
                         field ? "This part could not be used when it was read first."
                               : "Found " + shown(entry) + "; expected an answer.",
                         ErrorCode::Unsupported, ""}});
      continue;
    }
    const auto within = entry.find("within");
    const bool named = within != entry.end() && within->is_string();
    entries.push_back({named ? within->get<std::string>() : "", entry["item"], ErrorCode::Dangling,
                       at(here, "item"), "This form has no such question at this place."});
  }
  Findings inside;
  std::vector<LeftOut> left;
  read_left_out(std::move(entries), *form_, "leftOver", inside, visit_.answers, left);
  take_left_out(std::move(left));
}

// An answer to a question that this version of the form does not ask, given the other answers,
// would be left out when the visit is written.
void VisitReader::not_asked() {
  const LinkIds& conditional = forms_.conditional(*form_);
  const bool any =
      std::any_of(visit_.answers.begin(), visit_.answers.end(),
                  [&](const auto& entry) { return conditional.contains(link_id_of(entry.first)); });
  if (!any) return;
  EnabledItems enabled(*form_, visit_.answers);
  std::vector<std::string> keys;
  for (const auto& entry : visit_.answers) {
    const Item* item = find_item(*form_, link_id_of(entry.first));
    if (item != nullptr && !enabled.enabled(*item, entry.first)) keys.push_back(entry.first);
  }
  std::vector<LeftOut> left;
  for (const std::string& key : keys) {
    const std::string link_id(link_id_of(key));
    left.push_back({key.substr(0, key.size() - link_id.size()),
                    write_answer(*find_item(*form_, link_id), visit_.answers.find(key)->second),
                    ErrorCode::Unsupported, "response",
                    "The form does not ask " + in_quotes(link_id) + ", given the other answers."});
  }
  for (const std::string& key : keys) visit_.answers.erase(key);
  take_left_out(std::move(left));
}

void VisitReader::unknown_fields() {
  static constexpr std::string_view known =
      "|format|version|id|changed|kind|date|language|form|finished|response|leftOver|position|"
      "opened|plan|ticked|words|";
  for (auto field = document_.begin(); field != document_.end(); ++field) {
    if (is_listed(field.key(), known)) continue;
    keep_field(field.key(), *field, ErrorCode::Unsupported, shown(Json(field.key())),
               "This program does not use the field " + in_quotes(field.key()) + ".");
  }
}

void VisitReader::finish() {
  aside_.use(parts_.size());
  for (Part& part : parts_) {
    part.named.visit = named();
    aside_.name(std::move(part.named));
  }
  // In the order in which they will be read from there, so that nothing moves at a second reading.
  std::stable_partition(parts_.begin(), parts_.end(), [](const Part& part) {
    return part.left.is_object() && part.left.contains("item");
  });
  for (Part& part : parts_) append(visit_.left_over, std::move(part.left));
}

const Json* VisitReader::member(const char* name) const {
  const auto found = document_.find(name);
  return found == document_.end() ? nullptr : &*found;
}

std::string VisitReader::text(const char* name) {
  return report_.text(document_, name, path_).value_or("");
}

std::string VisitReader::place(const std::string& path) const {
  return path_.empty() ? path : at(path_, path);
}

std::string VisitReader::named() const { return visit_.date.empty() ? visit_.id : visit_.date; }

void VisitReader::keep_field(const std::string& name, const Json& value, ErrorCode code,
                             const std::string& path, std::string what) {
  parts_.push_back({Json::object({{"field", name}, {"value", value}}),
                    {"", place(path), std::move(what), code, ""}});
}

}  // namespace nextsession
