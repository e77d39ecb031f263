#include "record/record_parts.h"

#include <algorithm>

#include "questionnaire/utf8.h"

namespace nextsession {
namespace {

Json comparable(const Value& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth;
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
  if (const auto* real = std::get_if<double>(&value)) return *real;
  if (const auto* text = std::get_if<std::string>(&value)) return valid_utf8(*text);
  const auto* coding = std::get_if<Coding>(&value);
  return Json::array({valid_utf8(coding->system), valid_utf8(coding->code)});
}

Json comparable(const Answers& answers) {
  Json list = Json::array();
  for (const auto& entry : answers) {
    list.push_back(valid_utf8(entry.first));
    list.push_back(static_cast<int>(entry.second.kind));
    for (const Value& value : entry.second.values) list.push_back(comparable(value));
  }
  return list;
}

Json comparable(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& text : texts) list.push_back(valid_utf8(text));
  return list;
}

// Of which the order tells nothing.
Json comparable_set(std::vector<std::string> texts) {
  std::sort(texts.begin(), texts.end());
  return comparable(texts);
}

Json comparable_left_over(const Json& left_over) {
  std::vector<std::string> parts;
  for (const Json& part : left_over) parts.push_back(part.dump());
  return parts.empty() ? Json() : comparable_set(std::move(parts));
}

}  // namespace

bool is_visit_id(std::string_view text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string visit_id_from(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3U;
  }
  std::string id(16, '0');
  for (std::size_t i = 16; i > 0; --i, hash >>= 4) id[i - 1] = "0123456789abcdef"[hash & 15U];
  return id;
}

bool is_content_id(std::string_view text) {
  constexpr std::size_t longest = 64;
  constexpr std::string_view allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._:-";
  return !text.empty() && text.size() <= longest &&
         text.find_first_not_of(allowed) == std::string_view::npos;
}

bool is_listed(std::string_view name, std::string_view names) {
  const std::string whole = "|" + std::string(name) + "|";
  return name.find('|') == std::string_view::npos && names.find(whole) != std::string_view::npos;
}

const Questionnaire* form_named(const Forms& forms, std::string_view canonical) {
  const std::string url = canonical_from(canonical).url;
  if (url.empty()) return nullptr;
  const auto found = std::find_if(forms.begin(), forms.end(),
                                  [&](const Questionnaire* form) { return form->url == url; });
  return found == forms.end() ? nullptr : *found;
}

std::string content_of(const SavedVisit& visit) {
  Json plan = Json::array();
  for (const PlanItem& item : visit.plan) {
    plan.push_back(comparable({item.advice, item.wording, item.words, item.raised, item.happened}));
  }
  Json words = Json::array();
  for (const auto& entry : visit.words) {
    words.push_back(Json::array({valid_utf8(entry.first), valid_utf8(entry.second)}));
  }
  return Json::array({comparable({visit.kind, visit.date, visit.language, visit.form}),
                      visit.finished, comparable(visit.answers),
                      comparable_left_over(visit.left_over), comparable_set(visit.opened),
                      std::move(plan), comparable_set(visit.ticked), std::move(words)})
      .dump();
}

void append(Json& list, Json entry) {
  if (!list.is_array()) list = Json::array();
  list.push_back(std::move(entry));
}

void sort_by_date(std::vector<SavedVisit>& visits) {
  std::stable_sort(visits.begin(), visits.end(), [](const SavedVisit& a, const SavedVisit& b) {
    if (a.date.empty() != b.date.empty()) return b.date.empty();
    return a.date < b.date;
  });
}

}  // namespace nextsession
