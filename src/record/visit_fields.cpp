// The fields of a visit beside its answers: where the person was, what they opened, their plan.
#include <algorithm>
#include <utility>

#include "questionnaire/utf8.h"
#include "record/visit_reader.h"

namespace nextsession {
namespace {

constexpr std::size_t field_entries = 200;  // there are far fewer constructs, advice and steps

std::string not_an_id(std::string_view found) {
  return "Found " + in_quotes(found) +
         "; expected a short id of letters, digits, points and hyphens.";
}

}  // namespace

void VisitReader::position() {
  const Json* position = member("position");
  if (position == nullptr) return;
  const std::string path = place("position");
  if (!position->is_object()) {
    report_.warning(ErrorCode::WrongType, path,
                    "Found " + shown(*position) + "; expected an object in curly brackets.");
    return;
  }
  const std::optional<std::string> screen = report_.text(*position, "screen", path);
  if (screen && is_content_id(*screen)) {
    visit_.screen = *screen;
  } else if (screen) {
    report_.warning(ErrorCode::BadValue, at(path, "screen"), not_an_id(*screen));
  }
  const std::optional<std::string> question = report_.text(*position, "question", path);
  if (question && find_item(*form_, link_id_of(*question)) != nullptr) {
    visit_.question = *question;
  } else if (question) {
    report_.warning(ErrorCode::Dangling, at(path, "question"),
                    "Found " + in_quotes(*question) + ", which is no question of this form.");
  }
  report_.others(*position, {"screen", "question"}, path);
}

void VisitReader::ids(const char* name, std::vector<std::string>& to) {
  const Json* list = member(name);
  if (list == nullptr) return;
  if (!list->is_array() || list->size() > field_entries) {
    keep_field(name, *list, list->is_array() ? ErrorCode::TooLarge : ErrorCode::WrongType, name,
               list->is_array() ? "There are more entries than any visit has."
                                : "Found " + shown(*list) + "; expected a list.");
    return;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string here = at(name, i);
    const auto* id = (*list)[i].get_ptr<const std::string*>();
    if (id == nullptr || !is_content_id(*id)) {
      keep_field(
          name, (*list)[i], id == nullptr ? ErrorCode::WrongType : ErrorCode::BadValue, here,
          id == nullptr ? "Found " + shown((*list)[i]) + "; expected an id." : not_an_id(*id));
    } else if (std::find(to.begin(), to.end(), *id) == to.end()) {
      to.push_back(*id);
    } else {
      report_.warning(ErrorCode::Duplicate, place(here),
                      "Found " + in_quotes(*id) + " a second time; it is read once.");
    }
  }
}

void VisitReader::plan() {
  const Json* list = member("plan");
  if (list == nullptr) return;
  if (!list->is_array() || list->size() > field_entries) {
    keep_field("plan", *list, list->is_array() ? ErrorCode::TooLarge : ErrorCode::WrongType, "plan",
               list->is_array() ? "There are more entries than any visit has."
                                : "Found " + shown(*list) + "; expected a list.");
    return;
  }
  for (std::size_t i = 0; i < list->size(); ++i) plan_item((*list)[i], at("plan", i));
}

void VisitReader::plan_item(const Json& entry, const std::string& path) {
  const auto keep = [&](ErrorCode code, std::string what) {
    keep_field("plan", entry, code, path, std::move(what));
  };
  if (!entry.is_object()) {
    return keep(ErrorCode::WrongType, "Found " + shown(entry) + "; expected an object.");
  }
  const auto advice = entry.find("advice");
  if (advice == entry.end()) {
    return keep(ErrorCode::Missing, "There is no advice; expected its id.");
  }
  const auto* id = advice->get_ptr<const std::string*>();
  if (id == nullptr || !is_content_id(*id)) {
    return keep(id == nullptr ? ErrorCode::WrongType : ErrorCode::BadValue,
                id == nullptr ? "Found " + shown(*advice) + "; expected an id." : not_an_id(*id));
  }
  const bool twice = std::any_of(visit_.plan.begin(), visit_.plan.end(),
                                 [&](const PlanItem& item) { return item.advice == *id; });
  if (twice) {
    return keep(ErrorCode::Duplicate, "Found " + in_quotes(*id) + " a second time.");
  }
  PlanItem item;
  item.advice = *id;
  plan_texts(entry, path, item);
  visit_.plan.push_back(std::move(item));
}

void VisitReader::plan_texts(const Json& entry, const std::string& path, PlanItem& item) {
  if (source_ == Source::OldVisit) {
    item.wording = choice(entry, "words", path, "gentle|direct", "");
    report_.others(entry, {"advice", "words"}, place(path));
    return;
  }
  item.wording = choice(entry, "wording", path, "gentle|direct", "");
  item.raised = choice(entry, "raised", path, "yes|no|partly", "");
  for (const auto& [name, slot] : {std::pair{"words", &item.words}, {"happened", &item.happened}}) {
    const auto found = entry.find(name);
    if (found == entry.end()) continue;
    const auto* text = found->get_ptr<const std::string*>();
    if (text != nullptr && characters(*text) <= plan_words_limit) {
      *slot = *text;
      continue;
    }
    keep_field("plan", Json::object({{"advice", item.advice}, {name, *found}}),
               text == nullptr ? ErrorCode::WrongType : ErrorCode::TooLarge, at(path, name),
               text == nullptr ? "Found " + shown(*found) + "; expected text."
                               : "This text is longer than this program can use.");
  }
  plan_unknown(entry, path, item);
}

// What a later version of this program may know.
void VisitReader::plan_unknown(const Json& entry, const std::string& path, const PlanItem& item) {
  static constexpr std::string_view known = "|advice|wording|words|raised|happened|";
  for (auto field = entry.begin(); field != entry.end(); ++field) {
    if (is_listed(field.key(), known)) continue;
    keep_field("plan", Json::object({{"advice", item.advice}, {field.key(), *field}}),
               ErrorCode::Unsupported, at(path, shorten(field.key(), 60)),
               "This program does not use the field " + in_quotes(field.key()) + ".");
  }
}

void VisitReader::other_words() {
  const Json* words = member("words");
  if (words == nullptr) return;
  if (!words->is_object() || words->size() > field_entries) {
    keep_field("words", *words, words->is_object() ? ErrorCode::TooLarge : ErrorCode::WrongType,
               "words",
               words->is_object() ? "There are more entries than any visit has."
                                  : "Found " + shown(*words) + "; expected an object.");
    return;
  }
  for (auto entry = words->begin(); entry != words->end(); ++entry) {
    if (!is_content_id(entry.key())) {
      report_.warning(ErrorCode::BadValue, place("words"), not_an_id(entry.key()));
      continue;
    }
    const std::string wording = choice(*words, entry.key().c_str(), "words", "gentle|direct", "");
    if (!wording.empty()) visit_.words[entry.key()] = wording;
  }
}

// One of "a|b|c"; anything else is warned of and is as if absent.
std::string VisitReader::choice(const Json& object, const char* name, const std::string& path,
                                std::string_view allowed, const std::string& otherwise) {
  const auto found = object.find(name);
  if (found == object.end()) return otherwise;
  const std::string here = place(path.empty() ? std::string(name) : at(path, name));
  const auto* text = found->get_ptr<const std::string*>();
  if (text == nullptr) {
    report_.warning(ErrorCode::WrongType, here, "Found " + shown(*found) + "; expected text.");
    return otherwise;
  }
  if (is_listed(*text, "|" + std::string(allowed) + "|")) return *text;
  report_.warning(ErrorCode::BadValue, here,
                  "Found " + in_quotes(*text) + "; expected one of " + std::string(allowed) + ".");
  return otherwise;
}

}  // namespace nextsession
