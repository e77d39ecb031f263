#include "questionnaire/model.h"

namespace nextsession {

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

LinkIds with_all_below(const Questionnaire& form, const std::vector<std::string>& ids) {
  LinkIds all(ids.begin(), ids.end());
  walk_items(form.items, nullptr, [&](const Item& item, const Item* parent) {
    if (parent != nullptr && all.contains(parent->link_id)) all.insert(item.link_id);
  });
  return all;
}

std::string code_of(const Value& value) {
  if (const auto* coding = std::get_if<Coding>(&value)) return coding->code;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return {};
}

}  // namespace nextsession
