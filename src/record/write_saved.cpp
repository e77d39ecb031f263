#include <algorithm>
#include <map>

#include "questionnaire/response.h"
#include "questionnaire/utf8.h"
#include "record/never_stored.h"
#include "record/record_parts.h"
#include "record/saved_record.h"

namespace nextsession {
namespace {

void put(Json& object, const char* name, const std::string& text) {
  if (!text.empty()) object[name] = valid_utf8(text);
}

void put(Json& object, const char* name, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  Json& list = object[name] = Json::array();
  for (const std::string& text : texts) list.push_back(valid_utf8(text));
}

void put_left_over(Json& object, const Json& left_over, const LinkIds& secrets) {
  if (!left_over.is_array()) return;
  Json kept = without_secrets(left_over, secrets);
  if (!kept.empty()) object["leftOver"] = std::move(kept);
}

class SavedWriter {
 public:
  SavedWriter(const Forms& forms, const std::vector<std::string>& never_stored)
      : forms_(forms), never_stored_(never_stored) {
    for (const Questionnaire* form : forms) {
      LinkIds secrets = with_all_below(*form, never_stored);
      all_secrets_.insert(secrets.begin(), secrets.end());
      secrets_[form] = std::move(secrets);
    }
    all_secrets_.insert(never_stored.begin(), never_stored.end());
  }

  Json write(const SavedRecord& record) const {
    Json document = Json::object();
    document["format"] = std::string(record_format);
    document["version"] = record_version;
    Json& visits = document["visits"] = Json::array();
    for (const SavedVisit& saved : record.visits) visits.push_back(visit(saved));
    put_left_over(document, record.left_over, all_secrets_);
    return document;
  }

 private:
  const Questionnaire* form_of(const SavedVisit& visit) const {
    if (!visit.form.empty()) return form_named(forms_, visit.form);
    return forms_.empty() ? nullptr : forms_.front();
  }

  Json visit(const SavedVisit& saved) const {
    const Questionnaire* form = form_of(saved);
    const auto own = secrets_.find(form);
    const LinkIds& secrets = own == secrets_.end() ? all_secrets_ : own->second;
    Json json = Json::object();
    json["id"] = valid_utf8(saved.id);
    json["changed"] = saved.changed;
    json["kind"] = valid_utf8(saved.kind);
    put(json, "date", saved.date);
    put(json, "language", saved.language);
    const bool own_form = saved.form.empty() && form != nullptr;
    put(json, "form", own_form ? canonical_of(*form) : saved.form);
    json["finished"] = saved.finished;
    if (form != nullptr) json["response"] = response(saved, *form);
    put_left_over(json, saved.left_over, secrets);
    position(json, saved, secrets);
    put(json, "opened", saved.opened);
    plan(json, saved);
    put(json, "ticked", saved.ticked);
    for (const auto& entry : saved.words) {
      json["words"][valid_utf8(entry.first)] = valid_utf8(entry.second);
    }
    return json;
  }

  Json response(const SavedVisit& saved, const Questionnaire& form) const {
    const auto keep = [&](std::string_view link_id) {
      return std::find(never_stored_.begin(), never_stored_.end(), link_id) == never_stored_.end();
    };
    Json json = write_response(form, saved.answers, saved.finished ? saved.date : "", keep);
    // The version the person answered, not the one that reads it today.
    if (!saved.form.empty()) json["questionnaire"] = valid_utf8(saved.form);
    return json;
  }

  static void position(Json& json, const SavedVisit& saved, const LinkIds& secrets) {
    Json position = Json::object();
    put(position, "screen", saved.screen);
    const bool secret =
        secrets.contains(link_id_of(saved.question)) || lies_in_secret(saved.question, secrets);
    if (!secret) put(position, "question", saved.question);
    if (!position.empty()) json["position"] = std::move(position);
  }

  static void plan(Json& json, const SavedVisit& saved) {
    if (saved.plan.empty()) return;
    Json& list = json["plan"] = Json::array();
    for (const PlanItem& item : saved.plan) {
      Json entry = Json::object({{"advice", valid_utf8(item.advice)}});
      put(entry, "wording", item.wording);
      put(entry, "words", item.words);
      put(entry, "raised", item.raised);
      put(entry, "happened", item.happened);
      list.push_back(std::move(entry));
    }
  }

  const Forms& forms_;
  const std::vector<std::string>& never_stored_;
  std::map<const Questionnaire*, LinkIds> secrets_;
  LinkIds all_secrets_;
};

}  // namespace

Json write_saved(const SavedRecord& record, const Forms& forms,
                 const std::vector<std::string>& never_stored) {
  return SavedWriter(forms, never_stored).write(record);
}

}  // namespace nextsession
