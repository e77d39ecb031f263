#include "questionnaire/model.h"

#include <algorithm>

namespace nextsession {
namespace {

bool is_found_below(const std::vector<Item>& items, std::string_view link_id,
                    const std::vector<std::string>& ids, bool below) {
  for (const Item& item : items) {
    const bool here = below || std::find(ids.begin(), ids.end(), item.link_id) != ids.end();
    if (item.link_id == link_id) return here;
    if (is_found_below(item.items, link_id, ids, here)) return true;
  }
  return false;
}

}  // namespace

// The reader allows no nesting deeper than JsonLimits::depth, so this cannot recurse far.
const Item* find_item(const std::vector<Item>& items, std::string_view link_id) {
  for (const Item& item : items) {
    if (item.link_id == link_id) return &item;
    if (const Item* found = find_item(item.items, link_id)) return found;
  }
  return nullptr;
}

const Item* find_item(const Questionnaire& form, std::string_view link_id) {
  return find_item(form.items, link_id);
}

void walk_items(const std::vector<Item>& items, const Item* parent,
                const std::function<void(const Item&, const Item*)>& visit) {
  for (const Item& item : items) {
    visit(item, parent);
    walk_items(item.items, &item, visit);
  }
}

std::string canonical_of(const Questionnaire& form) {
  return form.version.empty() ? form.url : form.url + "|" + form.version;
}

Canonical canonical_from(std::string_view text) {
  const std::size_t bar = text.rfind('|');
  if (bar == std::string_view::npos) return {std::string(text), ""};
  return {std::string(text.substr(0, bar)), std::string(text.substr(bar + 1))};
}

bool is_at_or_below(const Questionnaire& form, std::string_view link_id,
                    const std::vector<std::string>& ids) {
  return std::find(ids.begin(), ids.end(), link_id) != ids.end() ||
         is_found_below(form.items, link_id, ids, false);
}

std::string code_of(const Value& value) {
  if (const auto* coding = std::get_if<Coding>(&value)) return coding->code;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return {};
}

}  // namespace nextsession
