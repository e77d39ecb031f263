// Answers that are not where the form has their question: a linkId is looked for in the whole form.
#include <algorithm>
#include <charconv>

#include "questionnaire/json.h"
#include "questionnaire/response_reader.h"

namespace nextsession {
namespace {

struct PlacedItem {
  const Item* item = nullptr;
  std::vector<const Item*> repeating;  // groups around it, outermost first
};

bool place_of(const std::vector<Item>& items, std::string_view link_id, PlacedItem& place) {
  for (const Item& item : items) {
    if (item.link_id == link_id) {
      place.item = &item;
      return true;
    }
    const bool repeats = item.type == ItemType::Group && item.repeats;
    if (repeats) place.repeating.push_back(&item);
    if (place_of(item.items, link_id, place)) return true;
    if (repeats) place.repeating.pop_back();
  }
  return false;
}

// Does "A#1/B#2/" lie within these groups, no repetition beyond what the form allows?
bool lies_within(std::string_view prefix, const std::vector<const Item*>& groups) {
  for (const Item* group : groups) {
    const std::string start = group->link_id + "#";
    if (!prefix.starts_with(start)) return false;
    prefix.remove_prefix(start.size());
    int time = 0;
    const auto number = std::from_chars(prefix.data(), prefix.data() + prefix.size(), time);
    const int most = std::min(group->max_occurs.value_or(repetitions_limit), repetitions_limit);
    if (number.ec != std::errc{} || time < 1 || time > most || prefix.front() == '0') return false;
    prefix.remove_prefix(static_cast<std::size_t>(number.ptr - prefix.data()));
    if (!prefix.starts_with('/')) return false;
    prefix.remove_prefix(1);
  }
  return prefix.empty();
}

const std::string* link_id_of_json(const Json& json) {
  if (!json.is_object()) return nullptr;
  const auto found = json.find("linkId");
  return found == json.end() ? nullptr : found->get_ptr<const std::string*>();
}

// Is a question of the form anywhere below? No deeper than what parse_json lets through.
bool holds_known(const Json& json, const Questionnaire& form) {
  if (!json.is_structured()) return false;
  const std::string* link_id = link_id_of_json(json);
  if (link_id != nullptr && find_item(form, *link_id) != nullptr) return true;
  return std::any_of(json.begin(), json.end(),
                     [&](const Json& inside) { return holds_known(inside, form); });
}

// Is a question below answered already? Such a group stays whole: taken apart, nobody could tell
// any more which of its answers belong together.
bool holds_answered(const Json& json, const std::string& within, const Answers& answers) {
  if (!json.is_structured()) return false;
  const std::string* link_id = link_id_of_json(json);
  if (link_id != nullptr && answers.contains(within + *link_id)) return true;
  return std::any_of(json.begin(), json.end(),
                     [&](const Json& inside) { return holds_answered(inside, within, answers); });
}

}  // namespace

void ResponseReader::settle() {
  while (!waiting_.empty()) {
    const LeftOut entry = std::move(waiting_.front());
    waiting_.pop_front();
    settle_one(entry);
  }
}

void ResponseReader::settle_one(const LeftOut& entry) {
  const auto give_up = [&] {
    leave({entry.code, entry.path, entry.message}, entry.within, entry.item);
  };
  const std::string* link_id = link_id_of_json(entry.item);
  if (link_id == nullptr) return give_up();
  PlacedItem place;
  if (!place_of(form_.items, *link_id, place)) {
    if (!split(entry)) give_up();
    return;
  }
  if (!lies_within(entry.within, place.repeating)) return give_up();
  if (!unmodified(entry.item, entry.within, entry.path)) return;
  const Item& item = *place.item;
  if (item.type != ItemType::Group) return question(entry.item, item, entry.within, entry.path);
  if (!item.repeats && holds_answered(entry.item, entry.within, answers_)) {
    leave({ErrorCode::Duplicate, entry.path,
           "Questions of " + in_quotes(item.link_id) + " are answered already; it is left out."},
          entry.within, entry.item);
    return;
  }
  const int time = item.repeats ? repetitions(answers_, entry.within + item.link_id) + 1 : 1;
  group(entry.item, item, entry.within, time, entry.path);
}

// A group that the form does not have (any more), around questions that it has.
bool ResponseReader::split(const LeftOut& entry) {
  const auto list = entry.item.find("item");
  if (list == entry.item.end() || !list->is_array() || entry.item.contains("answer") ||
      !holds_known(*list, form_)) {
    return false;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string here = at(at(entry.path, "item"), i);
    const std::string* link_id = link_id_of_json((*list)[i]);
    try_again({entry.within, (*list)[i], link_id == nullptr ? ErrorCode::WrongType : entry.code,
               here,
               link_id == nullptr
                   ? "This is no answer."
                   : "Found " + in_quotes(*link_id) +
                         ", which is no question of this place in the form; it is left out."});
  }
  return true;
}

}  // namespace nextsession
