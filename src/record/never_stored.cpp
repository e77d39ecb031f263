#include "record/never_stored.h"

#include <algorithm>

namespace nextsession {
namespace {

// An item of a response with a secret linkId, or something within one.
bool is_secret(const Json& json, const LinkIds& secrets) {
  if (json.is_string()) return false;
  const auto text = [&](const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  return json.is_object() &&
         (secrets.contains(text("linkId")) || lies_in_secret(text("within"), secrets));
}

// A damaged part that is kept as text cannot be taken apart; one that names a secret is not kept.
bool names_secret(const std::string& text, const LinkIds& secrets) {
  return std::any_of(secrets.begin(), secrets.end(), [&](const std::string& id) {
    return text.find("\"" + id + "\"") != std::string::npos;
  });
}

// Of one visit that was read; what is left over of it is not touched where it holds no secret.
void drop_from(SavedVisit& visit, const LinkIds& secrets) {
  std::erase_if(visit.answers, [&](const auto& entry) {
    return secrets.contains(link_id_of(entry.first)) || lies_in_secret(entry.first, secrets);
  });
  if (!visit.left_over.is_null()) visit.left_over = without_secrets(visit.left_over, secrets);
}

}  // namespace

// Is one of these groups among the repetitions of "S#1/T#2/"?
bool lies_in_secret(const std::string& within, const LinkIds& secrets) {
  return std::any_of(secrets.begin(), secrets.end(), [&](const std::string& id) {
    return within.starts_with(id + "#") || within.find("/" + id + "#") != std::string::npos;
  });
}

// Nothing deeper than what was read can be in it.
Json without_secrets(const Json& json, const LinkIds& secrets) {
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

void drop_never_stored(SavedRecord& record, const Forms& forms,
                       const std::vector<std::string>& never_stored) {
  LinkIds secrets(never_stored.begin(), never_stored.end());
  for (const Questionnaire* form : forms) secrets.merge(with_all_below(*form, never_stored));
  for (SavedVisit& visit : record.visits) drop_from(visit, secrets);
  if (!record.left_over.is_null()) record.left_over = without_secrets(record.left_over, secrets);
}

}  // namespace nextsession
