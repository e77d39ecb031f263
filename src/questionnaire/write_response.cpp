#include <optional>
#include <set>
#include <string_view>

#include "questionnaire/data_absent.h"
#include "questionnaire/json.h"
#include "questionnaire/response.h"
#include "questionnaire/typed_value.h"
#include "questionnaire/utf8.h"

namespace nextsession {
namespace {

using Keep = std::function<bool(std::string_view)>;

Json coding_json(const Coding& coding, const AnswerOption* option) {
  Json json = Json::object();
  const auto* known = option == nullptr ? nullptr : std::get_if<Coding>(&option->value);
  const std::string& display =
      coding.display.empty() && known != nullptr ? known->display : coding.display;
  if (!coding.system.empty()) json["system"] = valid_utf8(coding.system);
  json["code"] = valid_utf8(coding.code);
  if (!display.empty()) json["display"] = valid_utf8(display);
  return json;
}

Json value_json(const Item& item, const Value& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
  if (const auto* real = std::get_if<double>(&value)) return *real;
  if (const auto* text = std::get_if<std::string>(&value)) return valid_utf8(*text);
  return coding_json(*std::get_if<Coding>(&value), find_option(item, value));
}

class Writer {
 public:
  Writer(const Questionnaire& form, const Answers& answers, const Keep& keep)
      : form_(form), answers_(answers), keep_(keep) {
    std::set<std::string_view> answered;
    for (const auto& entry : answers) answered.insert(link_id_of(entry.first));
    mark(form.items, answered);
  }

  // One question without what is below it.
  static Json alone(const Item& item, const Answer& answer) {
    Json json = named(item);
    skip(answer.kind, json);
    Json list = values(item, answer);
    if (!list.empty()) json["answer"] = std::move(list);
    return json;
  }

  // `prefix` holds the repetitions around these items: "" or "P1#2/". `depends`: something around
  // them is asked depending on other answers.
  Json items(const std::vector<Item>& list, const std::string& prefix, bool depends = false) {
    Json array = Json::array();
    for (const Item& item : list) {
      const std::string key = prefix + item.link_id;
      if (item.type == ItemType::Display || (keep_ && !keep_(item.link_id))) continue;
      // Most of a short visit: told at once, where the conditions would take long to work out.
      if (!marked_.contains(item.link_id)) continue;
      const bool here = depends || !item.enable_when.empty();
      if (here && !enabled(item, key)) continue;
      if (item.type != ItemType::Group) {
        question(item, key, prefix, here, array);
      } else if (item.repeats) {
        repeating_group(item, key, here, array);
      } else {
        group(item, items(item.items, prefix, here), array);
      }
    }
    return array;
  }

 private:
  // Made when first needed: most questions of most forms depend on nothing.
  bool enabled(const Item& item, const std::string& key) {
    if (!enabled_) enabled_.emplace(form_, answers_);
    return enabled_->enabled(item, key);
  }

  // Items with an answer to them or to one below.
  bool mark(const std::vector<Item>& items, const std::set<std::string_view>& answered) {
    bool any = false;
    for (const Item& item : items) {
      const bool below = mark(item.items, answered);
      if (!below && !answered.contains(item.link_id)) continue;
      marked_.insert(item.link_id);
      any = true;
    }
    return any;
  }

  static Json named(const Item& item) { return Json::object({{"linkId", item.link_id}}); }

  static void group(const Item& item, Json inside, Json& array) {
    if (inside.empty()) return;
    Json json = named(item);
    json["item"] = std::move(inside);
    array.push_back(std::move(json));
  }

  void repeating_group(const Item& item, const std::string& key, bool depends, Json& array) {
    const int count = repetitions(answers_, key);
    int written = 0;
    for (int i = 1; i <= count; ++i) {
      Json inside = items(item.items, repeated_key(key, i, ""), depends);
      if (inside.empty()) continue;
      // An empty repetition keeps its place only if another one follows.
      for (++written; written < i; ++written) array.push_back(named(item));
      group(item, std::move(inside), array);
    }
  }

  void question(const Item& item, const std::string& key, const std::string& prefix, bool depends,
                Json& array) {
    Json json = named(item);
    Json answer = Json::array();
    const auto found = answers_.find(key);
    if (found != answers_.end()) {
      skip(found->second.kind, json);
      answer = values(item, found->second);
    }
    if (Json below = items(item.items, prefix, depends); !below.empty()) {
      if (answer.empty()) answer.push_back(Json::object());
      answer.front()["item"] = std::move(below);
    }
    if (!answer.empty()) json["answer"] = std::move(answer);
    if (json.size() > 1) array.push_back(std::move(json));
  }

  // Entries of "answer".
  static Json values(const Item& item, const Answer& answer) {
    Json list = Json::array();
    for (const Value& value : answer.values) {
      if (answer.kind != Answer::Kind::Given || value_fault(item, value)) continue;
      const std::string field = "value" + std::string(fhir_suffix(field_type(item, value)));
      list.push_back(Json::object({{field, value_json(item, value)}}));
    }
    return list;
  }

  static void skip(Answer::Kind kind, Json& json) {
    if (kind == Answer::Kind::Given) return;
    const std::string_view reason =
        kind == Answer::Kind::DoesNotApply ? does_not_apply : rather_not_say;
    json["extension"] = Json::array({Json::object(
        {{"url", std::string(data_absent_reason)}, {"valueCode", std::string(reason)}})});
  }

  const Questionnaire& form_;
  const Answers& answers_;
  const Keep& keep_;
  std::optional<EnabledItems> enabled_;
  std::set<std::string_view> marked_;
};

}  // namespace

Json write_answer(const Item& item, const Answer& answer) { return Writer::alone(item, answer); }

Json write_response(const Questionnaire& form, const Answers& answers, std::string_view authored,
                    const std::function<bool(std::string_view link_id)>& keep) {
  Json document = Json::object();
  document["resourceType"] = "QuestionnaireResponse";
  if (!form.url.empty()) {
    document["questionnaire"] = canonical_of(form);
  }
  document["status"] = authored.empty() ? "in-progress" : "completed";
  if (!authored.empty()) document["authored"] = valid_utf8(authored);
  Json items = Writer(form, answers, keep).items(form.items, "");
  if (!items.empty()) document["item"] = std::move(items);
  return document;
}

}  // namespace nextsession
