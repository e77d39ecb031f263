#include "questionnaire/response_reader.h"

#include <algorithm>
#include <map>

#include "questionnaire/data_absent.h"
#include "questionnaire/json.h"
#include "questionnaire/response.h"
#include "questionnaire/typed_value.h"

namespace nextsession {
namespace {

// An entry of "answer" without the items below it.
Json value_alone(const Json& entry) {
  if (!entry.is_object() || !entry.contains("item")) return entry;
  Json alone = entry;
  alone.erase("item");
  return alone;
}

bool excludes_others(const Item& item, const Answer& answer) {
  return std::any_of(answer.values.begin(), answer.values.end(), [&](const Value& value) {
    const AnswerOption* option = find_option(item, value);
    return option != nullptr && option->exclusive;
  });
}

}  // namespace

void ResponseReader::items(const Json& list, const std::vector<Item>& items,
                           const std::string& prefix, const std::string& path) {
  std::map<std::string_view, int> times;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string here = at(path, i);
    const Item* item = known_item(list[i], items, prefix, here);
    if (item == nullptr) continue;
    const int time = ++times[item->link_id];
    if (item->type == ItemType::Group) {
      group(list[i], *item, prefix, time, here);
    } else if (time > 1) {
      leave({ErrorCode::Duplicate, at(here, "linkId"),
             "Found " + in_quotes(item->link_id) + " a second time; only the first is read."},
            prefix, list[i]);
    } else {
      question(list[i], *item, prefix, here);
    }
  }
}

const Item* ResponseReader::known_item(const Json& json, const std::vector<Item>& items,
                                       const std::string& prefix, const std::string& path) {
  if (!json.is_object()) {
    leave({ErrorCode::WrongType, path,
           "Found " + shown(json) + "; expected an item in curly brackets."},
          prefix, json);
    return nullptr;
  }
  if (!json.contains("linkId")) {
    leave({ErrorCode::Missing, at(path, "linkId"),
           "There is no linkId, so it is unknown which question this answers."},
          prefix, json);
    return nullptr;
  }
  const std::optional<std::string> link_id = report_.text(json, "linkId", path);
  if (!link_id) {
    keep({prefix, json, ErrorCode::WrongType, at(path, "linkId"), "The linkId is no text."});
    return nullptr;
  }
  const auto found = std::find_if(items.begin(), items.end(),
                                  [&](const Item& item) { return item.link_id == *link_id; });
  if (found != items.end()) return unmodified(json, prefix, path) ? &*found : nullptr;
  const bool elsewhere = find_item(form_, *link_id) != nullptr;
  LeftOut entry{prefix, Json(), ErrorCode::Dangling, at(path, "linkId"),
                "Found " + in_quotes(*link_id) +
                    (elsewhere ? ", which belongs elsewhere in this form; it is left out."
                               : ", which is no question of this form; it is left out.")};
  if (left_out_ == nullptr) {
    report_.warning(entry.code, entry.path, entry.message);
  } else {
    entry.item = json;
    try_again(std::move(entry));
  }
  return nullptr;
}

bool ResponseReader::unmodified(const Json& json, const std::string& prefix,
                                const std::string& path) {
  const bool modified = json.contains("modifierExtension");
  if (modified) {
    leave({ErrorCode::Unsupported, at(path, "modifierExtension"),
           "Found an extension that changes the meaning of this answer in a way this program does "
           "not know; it is left out."},
          prefix, json);
  }
  report_.others(
      json,
      {"id", "linkId", "definition", "text", "answer", "item", "extension", "modifierExtension"},
      path);
  return !modified;
}

void ResponseReader::group(const Json& json, const Item& item, const std::string& prefix, int time,
                           const std::string& path) {
  if (!item.repeats && time > 1) {
    leave(
        {ErrorCode::Duplicate, at(path, "linkId"),
         "Found the group " + in_quotes(item.link_id) + " a second time; only the first is read."},
        prefix, json);
    return;
  }
  if (time > item.max_occurs.value_or(repetitions_limit) || time > repetitions_limit) {
    leave({ErrorCode::BadValue, path,
           "The group " + in_quotes(item.link_id) +
               " is here more often than this form allows; this one is left out."},
          prefix, json);
    return;
  }
  if (json.contains("answer")) {
    leave_part({ErrorCode::BadValue, at(path, "answer"),
                "A group has no answer of its own; it is left out."},
               prefix, item, "answer", json["answer"]);
  }
  if (skipped(json, item, prefix, path)) {
    leave_part({ErrorCode::BadValue, at(path, "extension"),
                "A group cannot be skipped as a whole; this mark is left out."},
               prefix, item, "extension", json["extension"]);
  }
  below(json, item, item.repeats ? repeated_key(prefix + item.link_id, time, "") : prefix, path);
}

void ResponseReader::below(const Json& json, const Item& item, const std::string& prefix,
                           const std::string& path) {
  if (const Json* list = report_.list(json, "item", path)) {
    items(*list, item.items, prefix, at(path, "item"));
  } else if (json.contains("item") && !json["item"].is_array()) {
    keep({prefix, Json::object({{"linkId", item.link_id}, {"item", json["item"]}}),
          ErrorCode::WrongType, at(path, "item"), "This is no list of answers."});
  }
}

void ResponseReader::display(const Json& json, const Item& item, const std::string& prefix,
                             const std::string& path) {
  if (!json.contains("answer")) return;
  leave_part({ErrorCode::BadValue, at(path, "answer"),
              "This item is a text to read and takes no answer; it is left out."},
             prefix, item, "answer", json["answer"]);
}

void ResponseReader::question(const Json& json, const Item& item, const std::string& prefix,
                              const std::string& path) {
  if (item.type == ItemType::Display) {
    display(json, item, prefix, path);
    return;
  }
  store(json, item, prefix, path);
  if (json.contains("item") && json["item"].is_array() && !json["item"].empty()) {
    report_.warning(ErrorCode::BadValue, at(path, "item"),
                    "Items below a question belong inside its answer; they are read from here.");
  }
  below(json, item, prefix, path);
}

// An answer that is there already stays; more values of a check-box question may join it.
void ResponseReader::store(const Json& json, const Item& item, const std::string& prefix,
                           const std::string& path) {
  const auto before = answers_.find(prefix + item.link_id);
  const bool joins = before != answers_.end();
  if (joins &&
      (!item.repeats || before->second.kind != Answer::Kind::Given || json.contains("extension"))) {
    Json unread = json;
    unread.erase("item");
    leave({ErrorCode::Duplicate, path,
           in_quotes(item.link_id) + " is answered already; this answer is left out."},
          prefix, std::move(unread));
    return;
  }
  Answer answer;
  if (joins) {
    answer = before->second;
  } else if (const std::optional<Answer::Kind> kind = skipped(json, item, prefix, path)) {
    answer.kind = *kind;
  }
  if (const Json* list = report_.list(json, "answer", path)) {
    answer_list(*list, item, prefix, at(path, "answer"), answer);
  } else if (json.contains("answer") && !json["answer"].is_array()) {
    keep({prefix, Json::object({{"linkId", item.link_id}, {"answer", json["answer"]}}),
          ErrorCode::WrongType, at(path, "answer"), "This is no list of values."});
  }
  if (!answer.values.empty() && answer.kind != Answer::Kind::Given) {
    report_.warning(ErrorCode::BadValue, path,
                    "This question is both answered and marked as skipped; the answer is read.");
    answer.kind = Answer::Kind::Given;
  }
  if (!answer.values.empty() || answer.kind != Answer::Kind::Given) {
    answers_[prefix + item.link_id] = std::move(answer);
  }
}

void ResponseReader::answer_list(const Json& list, const Item& item, const std::string& prefix,
                                 const std::string& path, Answer& answer) {
  const Answer before = answer;
  bool below = false;
  Json unread = Json::array();
  Error first;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string here = at(path, i);
    Error fault;
    std::optional<Value> value = this->value(list[i], item, here, fault);
    if (value) {
      if (std::optional<Error> none = no_room(*value, item, answer)) {
        fault = {none->code, here, none->message};
        report_.warning(fault.code, here, fault.message);
      } else {
        answer.values.push_back(*std::move(value));
      }
    }
    // A value that is there twice is not lost by reading it once.
    if (!fault.message.empty() && fault.code != ErrorCode::Duplicate) {
      if (unread.empty()) first = std::move(fault);
      unread.push_back(value_alone(list[i]));
    }
    if (!list[i].is_object() || report_.list(list[i], "item", here) == nullptr) continue;
    below_answer(list[i], item, prefix, here, !below);
    below = true;
  }
  if (answer.values.size() > 1 && excludes_others(item, answer)) {
    first = {ErrorCode::BadValue, path,
             "An option that excludes all others was chosen together with others; this answer is "
             "left out."};
    report_.warning(first.code, first.where, first.message);
    answer.values = before.values;
    unread = Json::array();
    for (const Json& entry : list) unread.push_back(value_alone(entry));
  }
  if (unread.empty()) return;
  keep({prefix, Json::object({{"linkId", item.link_id}, {"answer", std::move(unread)}}), first.code,
        std::move(first.where), std::move(first.message)});
}

void ResponseReader::below_answer(const Json& entry, const Item& item, const std::string& prefix,
                                  const std::string& path, bool first) {
  if (first) {
    items(entry["item"], item.items, prefix, at(path, "item"));
    return;
  }
  leave(
      {ErrorCode::Unsupported, at(path, "item"), "Only the items below the first answer are read."},
      prefix,
      Json::object({{"linkId", item.link_id},
                    {"answer", Json::array({Json::object({{"item", entry["item"]}})})}}));
}

// Nothing without a fault: an entry that only holds items below.
std::optional<Value> ResponseReader::value(const Json& json, const Item& item,
                                           const std::string& path, Error& fault) {
  const auto refuse = [&](Error error) {
    report_.warning(error.code, error.where, error.message);
    fault = std::move(error);
    return std::nullopt;
  };
  if (!json.is_object()) {
    return refuse({ErrorCode::WrongType, path,
                   "Found " + shown(json) + "; expected an answer in curly brackets."});
  }
  report_.others(json, {"id", "item"}, path, "value");
  const std::vector<TypedField> fields = typed_fields(json, "value");
  if (fields.empty() && json.contains("item")) return std::nullopt;
  // These two report by themselves what is wrong.
  fault = {ErrorCode::BadValue, path, "Its value cannot be read."};
  const std::optional<TypedField> field = typed_field(json, "value", path, report_);
  if (!field) return std::nullopt;
  const std::string here = at(path, field->name);
  if (!accepts(item, field->type)) {
    return refuse({ErrorCode::WrongType, here,
                   "Found " + in_quotes(field->name) + "; " + in_quotes(item.link_id) + " takes " +
                       words_for(item.type) + ". It is left out."});
  }
  std::optional<Value> value = read_typed(*field, here, report_);
  if (!value) return std::nullopt;
  if (item.type == ItemType::Decimal) {
    if (const auto* whole = std::get_if<std::int64_t>(&*value)) {
      value = static_cast<double>(*whole);
    }
  }
  if (const std::optional<Error> wrong = value_fault(item, *value)) {
    return refuse({wrong->code, here, wrong->message + " It is left out."});
  }
  fault = {};
  // The form's own wording of the option, with its system where the answer left it out.
  if (const AnswerOption* option = find_option(item, *value)) return option->value;
  return value;
}

std::optional<Error> ResponseReader::no_room(const Value& value, const Item& item,
                                             const Answer& answer) {
  const std::size_t limit =
      item.repeats ? static_cast<std::size_t>(item.max_occurs.value_or(repetitions_limit)) : 1;
  if (answer.values.size() >= limit) {
    return Error{ErrorCode::BadValue, "",
                 "This question takes " + std::to_string(limit) +
                     (limit == 1 ? " answer" : " answers") + "; this one more is left out."};
  }
  if (std::find(answer.values.begin(), answer.values.end(), value) != answer.values.end()) {
    return Error{ErrorCode::Duplicate, "",
                 "Found " + shown(value) + " a second time; it is read once."};
  }
  return std::nullopt;
}

// Why the question was skipped, when it is marked so.
std::optional<Answer::Kind> ResponseReader::skipped(const Json& json, const Item& item,
                                                    const std::string& prefix,
                                                    const std::string& path) {
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
      leave_part({ErrorCode::BadValue, at(here, "valueCode"),
                  "Found " + (code == extension.end() ? "no reason" : shown(*code)) +
                      "; expected not-applicable or asked-declined. The question counts as "
                      "unanswered."},
                 prefix, item, "extension", Json::array({extension}));
    }
  }
  return kind;
}

void ResponseReader::leave(Error fault, const std::string& prefix, Json item) {
  report_.warning(fault.code, fault.where, fault.message);
  keep({prefix, std::move(item), fault.code, std::move(fault.where), std::move(fault.message)});
}

void ResponseReader::leave_part(Error fault, const std::string& prefix, const Item& item,
                                const char* name, Json part) {
  leave(std::move(fault), prefix,
        Json::object({{"linkId", item.link_id}, {name, std::move(part)}}));
}

void ResponseReader::keep(LeftOut entry) {
  if (left_out_ == nullptr || left_out_->size() > left_out_limit) return;
  if (left_out_->size() == left_out_limit) {
    entry = {"", Json(), ErrorCode::TooLarge, "", "More does not fit than can be told apart."};
  }
  left_out_->push_back(std::move(entry));
}

}  // namespace nextsession
