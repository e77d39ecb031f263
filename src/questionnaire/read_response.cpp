#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "questionnaire/data_absent.h"
#include "questionnaire/json.h"
#include "questionnaire/report.h"
#include "questionnaire/response.h"
#include "questionnaire/typed_value.h"

namespace nextsession {
namespace {

struct Canonical {
  std::string url;
  std::string version;
};

Canonical split(const std::string& canonical) {
  const std::size_t bar = canonical.rfind('|');
  if (bar == std::string::npos) return {canonical, ""};
  return {canonical.substr(0, bar), canonical.substr(bar + 1)};
}

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
  const Canonical canonical = split(*text);
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

class Reader {
 public:
  Reader(const Questionnaire& form, Report& report) : form_(form), report_(report) {}

  // Entries of "item" that answer `items`. `prefix` as in an answer's key: "" or "P1#2/".
  void items(const Json& list, const std::vector<Item>& items, const std::string& prefix,
             const std::string& path) {
    std::map<std::string_view, int> times;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string here = at(path, i);
      const Item* item = known_item(list[i], items, here);
      if (item == nullptr) continue;
      const int time = ++times[item->link_id];
      if (item->type == ItemType::Group) {
        group(list[i], *item, prefix, time, here);
      } else if (time > 1) {
        report_.warning(
            ErrorCode::Duplicate, at(here, "linkId"),
            "Found " + in_quotes(item->link_id) + " a second time; only the first is read.");
      } else {
        question(list[i], *item, prefix, here);
      }
    }
  }

  Answers take() { return std::move(answers_); }

 private:
  const Item* known_item(const Json& json, const std::vector<Item>& items,
                         const std::string& path) {
    if (!json.is_object()) {
      report_.warning(ErrorCode::WrongType, path,
                      "Found " + shown(json) + "; expected an item in curly brackets.");
      return nullptr;
    }
    if (!json.contains("linkId")) {
      report_.warning(ErrorCode::Missing, at(path, "linkId"),
                      "There is no linkId, so it is unknown which question this answers.");
      return nullptr;
    }
    const std::optional<std::string> link_id = report_.text(json, "linkId", path);
    if (!link_id) return nullptr;
    const auto found = std::find_if(items.begin(), items.end(),
                                    [&](const Item& item) { return item.link_id == *link_id; });
    if (found == items.end()) {
      const bool elsewhere = find_item(form_, *link_id) != nullptr;
      report_.warning(ErrorCode::Dangling, at(path, "linkId"),
                      "Found " + in_quotes(*link_id) +
                          (elsewhere ? ", which belongs elsewhere in this form; it is left out."
                                     : ", which is no question of this form; it is left out."));
      return nullptr;
    }
    refuse_modifiers(json, path);
    report_.others(
        json,
        {"id", "linkId", "definition", "text", "answer", "item", "extension", "modifierExtension"},
        path);
    return json.contains("modifierExtension") ? nullptr : &*found;
  }

  void refuse_modifiers(const Json& json, const std::string& path) {
    if (!json.contains("modifierExtension")) return;
    report_.warning(ErrorCode::Unsupported, at(path, "modifierExtension"),
                    "Found an extension that changes the meaning of this answer in a way this "
                    "program does not know; it is left out.");
  }

  void group(const Json& json, const Item& item, const std::string& prefix, int time,
             const std::string& path) {
    if (!item.repeats && time > 1) {
      report_.warning(
          ErrorCode::Duplicate, at(path, "linkId"),
          "Found the group " + in_quotes(item.link_id) + " a second time; only the first is read.");
      return;
    }
    if (time > item.max_occurs.value_or(repetitions_limit) || time > repetitions_limit) {
      report_.warning(ErrorCode::BadValue, path,
                      "The group " + in_quotes(item.link_id) +
                          " is here more often than this form allows; this one is left out.");
      return;
    }
    if (json.contains("answer")) {
      report_.warning(ErrorCode::BadValue, at(path, "answer"),
                      "A group has no answer of its own; it is left out.");
    }
    if (skipped(json, path)) {
      report_.warning(ErrorCode::BadValue, at(path, "extension"),
                      "A group cannot be skipped as a whole; this mark is left out.");
    }
    const Json* list = report_.list(json, "item", path);
    if (list == nullptr) return;
    const std::string inside =
        item.repeats ? repeated_key(prefix + item.link_id, time, "") : prefix;
    items(*list, item.items, inside, at(path, "item"));
  }

  void question(const Json& json, const Item& item, const std::string& prefix,
                const std::string& path) {
    if (item.type == ItemType::Display) {
      if (json.contains("answer")) {
        report_.warning(ErrorCode::BadValue, at(path, "answer"),
                        "This item is a text to read and takes no answer; it is left out.");
      }
      return;
    }
    Answer answer;
    if (const std::optional<Answer::Kind> kind = skipped(json, path)) answer.kind = *kind;
    if (const Json* list = report_.list(json, "answer", path)) {
      answer_list(*list, item, prefix, at(path, "answer"), answer);
    }
    if (!answer.values.empty() && answer.kind != Answer::Kind::Given) {
      report_.warning(ErrorCode::BadValue, path,
                      "This question is both answered and marked as skipped; the answer is read.");
      answer.kind = Answer::Kind::Given;
    }
    if (!answer.values.empty() || answer.kind != Answer::Kind::Given) {
      answers_[prefix + item.link_id] = std::move(answer);
    }
    if (const Json* below = report_.list(json, "item", path)) {
      report_.warning(ErrorCode::BadValue, at(path, "item"),
                      "Items below a question belong inside its answer; they are read from here.");
      items(*below, item.items, prefix, at(path, "item"));
    }
  }

  void answer_list(const Json& list, const Item& item, const std::string& prefix,
                   const std::string& path, Answer& answer) {
    bool below = false;
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string here = at(path, i);
      if (!list[i].is_object()) {
        report_.warning(ErrorCode::WrongType, here,
                        "Found " + shown(list[i]) + "; expected an answer in curly brackets.");
        continue;
      }
      std::optional<Value> value = this->value(list[i], item, here);
      if (value && room_for(*value, item, answer, here)) {
        answer.values.push_back(*std::move(value));
      }
      const Json* inside = report_.list(list[i], "item", here);
      if (inside == nullptr) continue;
      if (below) {
        report_.warning(ErrorCode::Unsupported, at(here, "item"),
                        "Only the items below the first answer are read.");
        continue;
      }
      below = true;
      items(*inside, item.items, prefix, at(here, "item"));
    }
    const bool alone =
        std::any_of(answer.values.begin(), answer.values.end(), [&](const Value& value) {
          const AnswerOption* option = find_option(item, value);
          return option != nullptr && option->exclusive;
        });
    if (alone && answer.values.size() > 1) {
      report_.warning(ErrorCode::BadValue, path,
                      "An option that excludes all others was chosen together with others; this "
                      "answer is left out.");
      answer.values.clear();
    }
  }

  std::optional<Value> value(const Json& json, const Item& item, const std::string& path) {
    report_.others(json, {"id", "item"}, path, "value");
    const std::vector<TypedField> fields = typed_fields(json, "value");
    if (fields.empty() && json.contains("item")) return std::nullopt;
    const std::optional<TypedField> field = typed_field(json, "value", path, report_);
    if (!field) return std::nullopt;
    const std::string here = at(path, field->name);
    if (!accepts(item, field->type)) {
      report_.warning(ErrorCode::WrongType, here,
                      "Found " + in_quotes(field->name) + "; " + in_quotes(item.link_id) +
                          " takes " + words_for(item.type) + ". It is left out.");
      return std::nullopt;
    }
    std::optional<Value> value = read_typed(*field, here, report_);
    if (!value) return std::nullopt;
    if (item.type == ItemType::Decimal) {
      if (const auto* whole = std::get_if<std::int64_t>(&*value)) {
        value = static_cast<double>(*whole);
      }
    }
    if (const std::optional<Error> fault = value_fault(item, *value)) {
      report_.warning(fault->code, here, fault->message + " It is left out.");
      return std::nullopt;
    }
    // The form's own wording of the option, with its system where the answer left it out.
    if (const AnswerOption* option = find_option(item, *value)) return option->value;
    return value;
  }

  bool room_for(const Value& value, const Item& item, const Answer& answer,
                const std::string& path) {
    const std::size_t limit =
        item.repeats ? static_cast<std::size_t>(item.max_occurs.value_or(repetitions_limit)) : 1;
    if (answer.values.size() >= limit) {
      report_.warning(ErrorCode::BadValue, path,
                      "This question takes " + std::to_string(limit) +
                          (limit == 1 ? " answer" : " answers") + "; this one more is left out.");
      return false;
    }
    if (std::find(answer.values.begin(), answer.values.end(), value) != answer.values.end()) {
      report_.warning(ErrorCode::Duplicate, path,
                      "Found " + shown(value) + " a second time; it is read once.");
      return false;
    }
    return true;
  }

  // Why the question was skipped, when it is marked so.
  std::optional<Answer::Kind> skipped(const Json& json, const std::string& path) {
    std::optional<Answer::Kind> kind;
    const Json* list = report_.list(json, "extension", path);
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
      const std::string here = at(at(path, "extension"), i);
      const Json& extension = (*list)[i];
      const bool named = extension.is_object() && extension.contains("url");
      if (!named || extension["url"] != Json(data_absent_reason)) {
        report_.warning(ErrorCode::Unsupported, here,
                        "This program does not use this extension; it has no effect here.");
        continue;
      }
      const auto code = extension.find("valueCode");
      if (code != extension.end() && *code == Json(does_not_apply)) {
        kind = Answer::Kind::DoesNotApply;
      } else if (code != extension.end() && *code == Json(rather_not_say)) {
        kind = Answer::Kind::RatherNotSay;
      } else {
        report_.warning(ErrorCode::BadValue, at(here, "valueCode"),
                        "Found " + (code == extension.end() ? "no reason" : shown(*code)) +
                            "; expected not-applicable or asked-declined. The question counts as "
                            "unanswered.");
      }
    }
    return kind;
  }

  const Questionnaire& form_;
  Report& report_;
  Answers answers_;
};

}  // namespace

std::optional<Answers> read_response(const Json& document, const Questionnaire& form,
                                     std::string_view file, Findings& findings) {
  Report report(file, findings, Report::Faults::AreWarnings);
  if (!is_response(document, report) || !is_for_form(document, form, report)) return std::nullopt;
  check_response_status(document, report);
  // About the document; nothing in it changes what was answered, so no warning.
  report.others(document,
                {"resourceType", "id", "meta", "language", "text", "extension", "identifier",
                 "basedOn", "partOf", "questionnaire", "status", "subject", "encounter", "authored",
                 "author", "source", "item"},
                "");
  Reader reader(form, report);
  if (const Json* list = report.list(document, "item", "")) {
    reader.items(*list, form.items, "", "item");
  }
  return reader.take();
}

}  // namespace nextsession
