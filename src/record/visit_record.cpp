#include "record/visit_record.h"

#include <algorithm>

#include "questionnaire/json.h"
#include "questionnaire/response.h"
#include "questionnaire/utf8.h"
#include "record/envelope.h"

namespace nextsession {
namespace {

constexpr std::string_view visit_file = "saved visit";
constexpr std::string_view visit_format = "next-session/visit";
constexpr int visit_version = 1;
constexpr std::size_t id_limit = 64;     // characters of an id
constexpr std::size_t list_limit = 200;  // entries; there are far fewer constructs and advice

std::string canonical(const Questionnaire& form) {
  return form.version.empty() ? form.url : form.url + "|" + form.version;
}

// "A#1/B#2/c" -> "c".
std::string_view link_id_of(std::string_view key) {
  std::size_t start = 0;
  for (std::size_t i = key.find('#'); i != std::string_view::npos; i = key.find('#', i + 1)) {
    std::size_t end = i + 1;
    while (end < key.size() && key[end] >= '0' && key[end] <= '9') ++end;
    if (end > i + 1 && end < key.size() && key[end] == '/') start = end + 1;
  }
  return key.substr(start);
}

// Is this item one of `ids`, or below one?
bool is_at_or_below(const std::vector<Item>& items, std::string_view link_id,
                    const std::vector<std::string>& ids, bool below) {
  for (const Item& item : items) {
    const bool here = below || std::find(ids.begin(), ids.end(), item.link_id) != ids.end();
    if (item.link_id == link_id) return here;
    if (is_at_or_below(item.items, link_id, ids, here)) return true;
  }
  return false;
}

bool is_id(std::string_view text) {
  constexpr std::string_view allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._:-";
  return !text.empty() && text.size() <= id_limit &&
         text.find_first_not_of(allowed) == std::string_view::npos;
}

bool is_wording(std::string_view words) { return words == "gentle" || words == "direct"; }

Json position_json(const VisitRecord& record, const Questionnaire& form,
                   const std::vector<std::string>& never_stored) {
  Json position = Json::object();
  if (!record.screen.empty()) position["screen"] = valid_utf8(record.screen);
  const bool secret = is_at_or_below(form.items, link_id_of(record.question), never_stored, false);
  if (!record.question.empty() && !secret) position["question"] = valid_utf8(record.question);
  return position;
}

Json plan_json(const VisitRecord& record) {
  Json plan = Json::array();
  for (const std::string& advice : record.plan) {
    Json entry = Json::object({{"advice", valid_utf8(advice)}});
    const auto words = record.words.find(advice);
    if (words != record.words.end()) entry["words"] = valid_utf8(words->second);
    plan.push_back(std::move(entry));
  }
  return plan;
}

Json other_words_json(const VisitRecord& record) {
  Json others = Json::object();
  for (const auto& entry : record.words) {
    if (std::find(record.plan.begin(), record.plan.end(), entry.first) == record.plan.end()) {
      others[valid_utf8(entry.first)] = valid_utf8(entry.second);
    }
  }
  return others;
}

class RecordReader {
 public:
  RecordReader(const Json& document, const Questionnaire& form, Report& report, Findings& findings)
      : document_(document), form_(form), report_(report), findings_(findings) {}

  std::optional<VisitRecord> read() {
    if (!is_for_form()) return std::nullopt;
    record_.form = canonical(form_);
    response();
    position();
    ids("opened", record_.opened);
    plan();
    other_words();
    ids("ticked", record_.ticked);
    report_.others(
        document_,
        {"format", "version", "form", "response", "position", "opened", "plan", "words", "ticked"},
        "");
    return std::move(record_);
  }

 private:
  bool is_for_form() {
    if (!document_.contains("form")) {
      report_.warning(ErrorCode::Missing, "form",
                      "This visit does not say which form it belongs to; it is read as one of "
                      "this form.");
      return true;
    }
    const std::optional<std::string> named = report_.text(document_, "form", "");
    if (!named || form_.url.empty()) return true;
    const std::size_t bar = named->rfind('|');
    if (named->substr(0, bar) != form_.url) {
      report_.error(ErrorCode::BadValue, "form",
                    "This visit belongs to another form: found " + in_quotes(*named) +
                        "; expected " + in_quotes(canonical(form_)) + ".");
      return false;
    }
    if (*named != canonical(form_)) {
      report_.warning(ErrorCode::BadValue, "form",
                      "This visit was saved with " + in_quotes(*named) + "; this is " +
                          in_quotes(canonical(form_)) + ". What still fits is read.");
    }
    return true;
  }

  // The rest of a visit is worth having without its answers, so their errors are only warnings.
  void response() {
    const auto found = document_.find("response");
    if (found == document_.end()) {
      report_.warning(ErrorCode::Missing, "response", "There are no answers in this visit.");
      return;
    }
    Findings inside;
    std::optional<Answers> answers = read_response(*found, form_, "response", inside);
    if (answers) record_.answers = *std::move(answers);
    for (std::vector<Error>* list : {&inside.errors, &inside.warnings}) {
      for (Error& error : *list) {
        // "response: item[0]" -> "response.item[0]"
        const std::size_t colon = error.where.find(": ");
        if (colon != std::string::npos) error.where.replace(colon, 2, ".");
        error.where = std::string(visit_file) + ": " + error.where;
        findings_.warnings.push_back(std::move(error));
      }
    }
  }

  void position() {
    const Json* position = object("position");
    if (position == nullptr) return;
    const std::optional<std::string> screen = report_.text(*position, "screen", "position");
    if (screen && is_id(*screen)) {
      record_.screen = *screen;
    } else if (screen) {
      not_an_id(at("position", "screen"), *screen);
    }
    const std::optional<std::string> question = report_.text(*position, "question", "position");
    if (question && find_item(form_, link_id_of(*question)) != nullptr) {
      record_.question = *question;
    } else if (question) {
      report_.warning(ErrorCode::Dangling, at("position", "question"),
                      "Found " + in_quotes(*question) + ", which is no question of this form.");
    }
    report_.others(*position, {"screen", "question"}, "position");
  }

  void ids(const char* name, std::vector<std::string>& to) {
    const Json* list = entries(name);
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
      const std::string here = at(name, i);
      if (!(*list)[i].is_string()) {
        report_.warning(ErrorCode::WrongType, here,
                        "Found " + shown((*list)[i]) + "; expected an id in double quotes.");
        continue;
      }
      add((*list)[i].get_ref<const std::string&>(), here, to);
    }
  }

  void plan() {
    const Json* list = entries("plan");
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
      const std::string here = at("plan", i);
      const Json& entry = (*list)[i];
      if (!entry.is_object()) {
        report_.warning(ErrorCode::WrongType, here,
                        "Found " + shown(entry) + "; expected an object with advice and words.");
        continue;
      }
      report_.others(entry, {"advice", "words"}, here);
      if (!entry.contains("advice")) {
        report_.warning(ErrorCode::Missing, at(here, "advice"),
                        "There is no advice; expected its id.");
      }
      const std::optional<std::string> advice = report_.text(entry, "advice", here);
      if (!advice || !add(*advice, at(here, "advice"), record_.plan)) continue;
      wording(entry, "words", *advice, here);
    }
  }

  void other_words() {
    const Json* words = object("words");
    if (words == nullptr) return;
    std::size_t count = 0;
    for (auto entry = words->begin(); entry != words->end(); ++entry) {
      if (++count > list_limit) {
        too_many("words");
        return;
      }
      if (is_id(entry.key())) {
        wording(*words, entry.key().c_str(), entry.key(), "words");
      } else {
        not_an_id("words", entry.key());
      }
    }
  }

  void wording(const Json& object, const char* name, const std::string& advice,
               const std::string& path) {
    const std::optional<std::string> words = report_.text(object, name, path);
    if (!words) return;
    if (is_wording(*words)) {
      record_.words[advice] = *words;
    } else {
      report_.warning(ErrorCode::BadValue, at(path, name),
                      "Found " + in_quotes(*words) + "; expected gentle or direct.");
    }
  }

  const Json* object(const char* name) {
    const auto found = document_.find(name);
    if (found == document_.end()) return nullptr;
    if (found->is_object()) return &*found;
    report_.warning(ErrorCode::WrongType, name,
                    "Found " + shown(*found) + "; expected an object in curly brackets.");
    return nullptr;
  }

  // A list that may be empty.
  const Json* entries(const char* name) {
    const auto found = document_.find(name);
    if (found == document_.end()) return nullptr;
    if (!found->is_array()) {
      report_.warning(ErrorCode::WrongType, name,
                      "Found " + shown(*found) + "; expected a list in square brackets.");
      return nullptr;
    }
    if (found->size() <= list_limit) return &*found;
    too_many(name);
    return nullptr;
  }

  bool add(const std::string& id, const std::string& path, std::vector<std::string>& to) {
    if (!is_id(id)) {
      not_an_id(path, id);
      return false;
    }
    if (std::find(to.begin(), to.end(), id) != to.end()) {
      report_.warning(ErrorCode::Duplicate, path,
                      "Found " + in_quotes(id) + " a second time; it is read once.");
      return false;
    }
    to.push_back(id);
    return true;
  }

  void not_an_id(const std::string& path, const std::string& found) {
    report_.warning(ErrorCode::BadValue, path,
                    "Found " + in_quotes(found) +
                        "; expected a short id of letters, digits, "
                        "points and hyphens.");
  }

  void too_many(const char* name) {
    report_.warning(ErrorCode::TooLarge, name,
                    "Found more than " + std::to_string(list_limit) +
                        " entries, which no visit has; the list is left out.");
  }

  const Json& document_;
  const Questionnaire& form_;
  Report& report_;
  Findings& findings_;
  VisitRecord record_;
};

}  // namespace

Json write_record(const VisitRecord& record, const Questionnaire& form,
                  const std::vector<std::string>& never_stored) {
  const auto keep = [&](std::string_view link_id) {
    return std::find(never_stored.begin(), never_stored.end(), link_id) == never_stored.end();
  };
  Json document = Json::object();
  document["format"] = std::string(visit_format);
  document["version"] = visit_version;
  if (!form.url.empty()) document["form"] = canonical(form);
  document["response"] = write_response(form, record.answers, "", keep);
  document["position"] = position_json(record, form, never_stored);
  document["opened"] = Json::array();
  for (const std::string& id : record.opened) document["opened"].push_back(valid_utf8(id));
  document["plan"] = plan_json(record);
  document["words"] = other_words_json(record);
  document["ticked"] = Json::array();
  for (const std::string& id : record.ticked) document["ticked"].push_back(valid_utf8(id));
  return document;
}

std::string form_in_record(std::string_view text) {
  const Result<Json> document = parse_json(text, visit_file, JsonLimits{});
  if (!document || !document.value().is_object()) return {};
  const auto form = document.value().find("form");
  if (form == document.value().end() || !form->is_string()) return {};
  return form->get_ref<const std::string&>();
}

std::optional<VisitRecord> read_record(std::string_view text, const Questionnaire& form,
                                       Findings& findings) {
  Report report(visit_file, findings, Report::Faults::AreWarnings);
  const std::optional<Envelope> envelope =
      open_envelope(text, visit_file, visit_format, report, findings);
  if (!envelope) return std::nullopt;
  if (envelope->version > visit_version) {
    report.error(ErrorCode::Newer, "version",
                 "This visit was saved by a later version of this program (" +
                     std::to_string(envelope->version) + "; this one knows " +
                     std::to_string(visit_version) + "). Open it with that version.");
    return std::nullopt;
  }
  return RecordReader(envelope->document, form, report, findings).read();
}

}  // namespace nextsession
