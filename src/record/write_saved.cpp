#include <algorithm>
#include <map>
#include <set>

#include "questionnaire/response.h"
#include "questionnaire/utf8.h"
#include "record/record_parts.h"
#include "record/saved_record.h"

namespace nextsession {
namespace {

using Secrets = std::set<std::string, std::less<>>;

// Every linkId that is one of `never_stored` or below one.
Secrets secrets_of(const Questionnaire* form, const std::vector<std::string>& never_stored) {
  Secrets secrets(never_stored.begin(), never_stored.end());
  if (form == nullptr) return secrets;
  walk_items(form->items, nullptr, [&](const Item& item, const Item* parent) {
    if (parent != nullptr && secrets.contains(parent->link_id)) secrets.insert(item.link_id);
  });
  return secrets;
}

// Is one of these groups among the repetitions of "S#1/T#2/"?
bool lies_in_secret(const std::string& within, const Secrets& secrets) {
  return std::any_of(secrets.begin(), secrets.end(), [&](const std::string& id) {
    return within.starts_with(id + "#") || within.find("/" + id + "#") != std::string::npos;
  });
}

// An item of a response with a secret linkId, or something within one.
bool is_secret(const Json& json, const Secrets& secrets) {
  if (json.is_string()) return false;
  const auto text = [&](const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  return json.is_object() &&
         (secrets.contains(text("linkId")) || lies_in_secret(text("within"), secrets));
}

// A damaged part that is kept as text cannot be taken apart; one that names a secret is not kept.
bool names_secret(const std::string& text, const Secrets& secrets) {
  return std::any_of(secrets.begin(), secrets.end(), [&](const std::string& id) {
    return text.find("\"" + id + "\"") != std::string::npos;
  });
}

// Nothing deeper than what was read can be in it.
Json without_secrets(const Json& json, const Secrets& secrets) {
  if (json.is_object()) {
    Json kept = Json::object();
    for (auto member = json.begin(); member != json.end(); ++member) {
      if (!is_secret(*member, secrets)) kept[member.key()] = without_secrets(*member, secrets);
    }
    return kept;
  }
  if (!json.is_array()) return json;
  Json kept = Json::array();
  for (const Json& entry : json) {
    if (is_secret(entry, secrets)) continue;
    const auto item = entry.is_object() ? entry.find("item") : entry.end();
    if (entry.is_object() && item != entry.end() && is_secret(*item, secrets)) continue;
    const auto text = entry.is_object() ? entry.find("text") : entry.end();
    if (entry.is_object() && entry.size() == 1 && text != entry.end() && text->is_string() &&
        names_secret(text->get_ref<const std::string&>(), secrets)) {
      continue;
    }
    kept.push_back(without_secrets(entry, secrets));
  }
  return kept;
}

void put(Json& object, const char* name, const std::string& text) {
  if (!text.empty()) object[name] = valid_utf8(text);
}

void put(Json& object, const char* name, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  Json& list = object[name] = Json::array();
  for (const std::string& text : texts) list.push_back(valid_utf8(text));
}

void put_left_over(Json& object, const Json& left_over, const Secrets& secrets) {
  if (!left_over.is_array()) return;
  Json kept = without_secrets(left_over, secrets);
  if (!kept.empty()) object["leftOver"] = std::move(kept);
}

class SavedWriter {
 public:
  SavedWriter(const Forms& forms, const std::vector<std::string>& never_stored)
      : forms_(forms), never_stored_(never_stored) {
    for (const Questionnaire* form : forms) {
      Secrets secrets = secrets_of(form, never_stored);
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
    const Secrets& secrets = own == secrets_.end() ? all_secrets_ : own->second;
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

  static void position(Json& json, const SavedVisit& saved, const Secrets& secrets) {
    Json position = Json::object();
    put(position, "screen", saved.screen);
    const bool secret =
        secrets.contains(link_id_in(saved.question)) || lies_in_secret(saved.question, secrets);
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
  std::map<const Questionnaire*, Secrets> secrets_;
  Secrets all_secrets_;
};

}  // namespace

Json write_saved(const SavedRecord& record, const Forms& forms,
                 const std::vector<std::string>& never_stored) {
  return SavedWriter(forms, never_stored).write(record);
}

}  // namespace nextsession
