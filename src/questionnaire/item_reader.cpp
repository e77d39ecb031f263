#include "questionnaire/item_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "questionnaire/json.h"
#include "questionnaire/utf8.h"

namespace nextsession {
namespace {

constexpr std::array<std::pair<std::string_view, ItemType>, 16> types = {{
    {"group", ItemType::Group},
    {"display", ItemType::Display},
    {"boolean", ItemType::Boolean},
    {"decimal", ItemType::Decimal},
    {"integer", ItemType::Integer},
    {"date", ItemType::Date},
    {"dateTime", ItemType::DateTime},
    {"time", ItemType::Time},
    {"string", ItemType::String},
    {"text", ItemType::Text},
    {"url", ItemType::Url},
    {"choice", ItemType::Choice},
    {"open-choice", ItemType::OpenChoice},
    {"quantity", ItemType::Quantity},
    {"reference", ItemType::Reference},
    {"attachment", ItemType::Attachment},
}};

// "#12/" separates group, repetition and question in an answer's key.
bool looks_like_key(std::string_view link_id) {
  for (std::size_t i = link_id.find('#'); i != std::string_view::npos;
       i = link_id.find('#', i + 1)) {
    std::size_t end = i + 1;
    while (end < link_id.size() && is_digit(link_id[end])) ++end;
    if (end > i + 1 && end < link_id.size() && link_id[end] == '/') return true;
  }
  return false;
}

bool takes_max_length(ItemType type) {
  return type == ItemType::String || type == ItemType::Text || type == ItemType::Url ||
         type == ItemType::OpenChoice;
}

bool cannot_be_asked(ItemType type) {
  return type == ItemType::Quantity || type == ItemType::Reference || type == ItemType::Attachment;
}

}  // namespace

std::vector<Item> ItemReader::items(const Json& list, const std::string& path, int parent) {
  std::vector<Item> items;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string here = at(path, i);
    if (++count_ > items_limit) {
      if (count_ == items_limit + 1) {
        report_.error(ErrorCode::TooLarge, here,
                      "This form has more than " + std::to_string(items_limit) +
                          " items, which is more than this program can work with. Split it.");
      }
      break;
    }
    if (!list[i].is_object()) {
      report_.error(ErrorCode::WrongType, here,
                    "Found " + shown(list[i]) + "; expected an item in curly brackets.");
      continue;
    }
    items.push_back(read(list[i], here, parent));
  }
  return items;
}

Item ItemReader::read(const Json& json, const std::string& path, int parent) {
  Draft draft{{}, {}, json, path};
  identity(draft, parent);
  type(draft);
  flags(draft);
  max_length(draft);
  enable_when(draft);
  extensions(draft);
  refuse_modifiers(json, path, report_);
  options(draft);
  initial(draft);
  children(draft);
  rules(draft);
  report_.others(
      json,
      {"id", "linkId", "definition", "code", "prefix", "text", "type", "enableWhen",
       "enableBehavior", "required", "repeats", "readOnly", "maxLength", "answerValueSet",
       "answerOption", "initial", "item", "extension", "modifierExtension"},
      path);
  return std::move(draft.item);
}

void ItemReader::identity(Draft& draft, int parent) {
  Item& item = draft.item;
  item.text = report_.words(draft.json, "text", draft.path);
  item.prefix = report_.words(draft.json, "prefix", draft.path);
  draft.place = static_cast<int>(places_.size());
  places_.push_back({"", draft.path, parent});
  const std::string where = at(draft.path, "linkId");
  if (!draft.json.contains("linkId")) {
    report_.error(ErrorCode::Missing, where,
                  "There is no linkId; expected a short text that is used only once in this form. "
                  "Add one.");
    return;
  }
  item.link_id = report_.text(draft.json, "linkId", draft.path).value_or("");
  if (item.link_id.empty()) return;
  if (looks_like_key(item.link_id)) {
    report_.error(ErrorCode::Unsupported, where,
                  "Found " + in_quotes(item.link_id) +
                      "; a linkId with # followed by a number and / cannot be used here. "
                      "Choose another one.");
  }
  places_.back().link_id = item.link_id;
  const auto [known, is_new] = place_of_.emplace(item.link_id, draft.place);
  if (!is_new) {
    report_.error(ErrorCode::Duplicate, where,
                  "Found " + in_quotes(item.link_id) + ", which " +
                      places_[static_cast<std::size_t>(known->second)].path +
                      " has too; each linkId may be used once. Change one of them.");
  }
}

void ItemReader::type(Draft& draft) {
  const std::string where = at(draft.path, "type");
  if (!draft.json.contains("type")) {
    report_.error(ErrorCode::Missing, where,
                  "There is no type; expected one such as group, display, choice, integer or "
                  "text. Add it.");
    return;
  }
  const std::optional<std::string> name = report_.text(draft.json, "type", draft.path);
  if (!name) return;
  const auto found = std::find_if(types.begin(), types.end(),
                                  [&](const auto& entry) { return entry.first == *name; });
  if (found != types.end()) {
    draft.type = found->second;
    draft.item.type = found->second;
  } else if (*name == "coding" || *name == "question") {
    report_.error(ErrorCode::Unsupported, where,
                  "Found the type " + in_quotes(*name) +
                      ", which is not of FHIR R4; expected choice or open-choice instead.");
  } else {
    report_.error(ErrorCode::BadValue, where,
                  "Found the type " + in_quotes(*name) +
                      "; expected one of group, display, boolean, decimal, integer, date, "
                      "dateTime, time, string, text, url, choice, open-choice, quantity, "
                      "reference or attachment.");
  }
}

void ItemReader::flags(Draft& draft) {
  const Json& json = draft.json;
  draft.item.required = report_.boolean(json, "required", draft.path).value_or(false);
  draft.item.repeats = report_.boolean(json, "repeats", draft.path).value_or(false);
  if (report_.boolean(json, "readOnly", draft.path).value_or(false) &&
      draft.type != ItemType::Display) {
    report_.warning(ErrorCode::Unsupported, at(draft.path, "readOnly"),
                    "This question is marked as read-only; here it can be answered.");
  }
}

void ItemReader::max_length(Draft& draft) {
  const std::optional<std::int64_t> length = report_.integer(draft.json, "maxLength", draft.path);
  if (!length) return;
  const std::string where = at(draft.path, "maxLength");
  if (*length < 1) {
    report_.error(ErrorCode::BadValue, where,
                  "Found " + std::to_string(*length) + "; expected 1 or more characters.");
  } else if (draft.type && !takes_max_length(*draft.type)) {
    report_.warning(ErrorCode::BadValue, where,
                    "A length limits only text; on this type it has no effect.");
  } else {
    draft.item.max_length = static_cast<int>(*length);
  }
}

void ItemReader::enable_when(Draft& draft) {
  const std::string behavior_at = at(draft.path, "enableBehavior");
  const std::optional<std::string> behavior =
      report_.text(draft.json, "enableBehavior", draft.path);
  if (behavior && *behavior != "all" && *behavior != "any") {
    report_.error(ErrorCode::BadValue, behavior_at,
                  "Found " + in_quotes(*behavior) + "; expected all or any.");
  }
  draft.item.enable_any = behavior == "any";
  const Json* list = report_.list(draft.json, "enableWhen", draft.path);
  if (list == nullptr) return;
  if (list->size() > 1 && !draft.json.contains("enableBehavior")) {
    report_.warning(ErrorCode::Missing, behavior_at,
                    "There are several conditions and no enableBehavior; they are read as all.");
  }
  const std::string path = at(draft.path, "enableWhen");
  for (std::size_t i = 0; i < list->size(); ++i) {
    std::optional<PlacedCondition> condition = read_condition((*list)[i], at(path, i), report_);
    if (!condition) continue;
    condition->item = draft.place;
    draft.item.enable_when.push_back(condition->when);
    conditions_.push_back(*std::move(condition));
  }
}

void ItemReader::children(Draft& draft) {
  const Json* list = report_.list(draft.json, "item", draft.path);
  if (list == nullptr) return;
  if (draft.type == ItemType::Display) {
    report_.error(ErrorCode::BadValue, at(draft.path, "item"),
                  "A display item cannot have items below it. Make it a group, or move them out.");
  }
  draft.item.items = items(*list, at(draft.path, "item"), draft.place);
  for (auto child = draft.item.items.begin(); child != draft.item.items.end();) {
    // A help text that comes and goes stays an item of its own, so that its condition holds.
    if (!help_.contains(child->link_id) || !child->enable_when.empty()) {
      ++child;
      continue;
    }
    if (!draft.item.help.empty()) draft.item.help += "\n\n";
    draft.item.help += child->text;
    child = draft.item.items.erase(child);
  }
}

void ItemReader::rules(Draft& draft) {
  const Item& item = draft.item;
  if (draft.is_help && !item.link_id.empty()) help_.insert(item.link_id);
  if (!draft.type) return;
  const ItemType type = *draft.type;
  if (type == ItemType::Display && (item.required || item.repeats)) {
    report_.warning(ErrorCode::BadValue, at(draft.path, item.required ? "required" : "repeats"),
                    "A display item is not answered, so this has no effect.");
  }
  if (type == ItemType::Group && item.items.empty() && !draft.json.contains("item")) {
    report_.warning(ErrorCode::Missing, at(draft.path, "item"),
                    "This group is empty; expected items in it.");
  }
  if (type != ItemType::Group && item.text.empty() && item.prefix.empty()) {
    report_.warning(ErrorCode::Missing, at(draft.path, "text"),
                    "There are no words to show for this item. Add a text.");
  }
  if (cannot_be_asked(type)) {
    report_.warning(ErrorCode::Unsupported, at(draft.path, "type"),
                    "Questions for " + std::string(words_for(type)) +
                        " cannot be asked here yet; this one is left out.");
  }
  if (item.min_value && item.max_value && *item.min_value > *item.max_value) {
    report_.error(ErrorCode::BadValue, at(draft.path, "extension"),
                  "The least value " + std::to_string(*item.min_value) +
                      " is above the greatest value " + std::to_string(*item.max_value) +
                      "; no answer fits. Swap or correct them.");
  }
}

}  // namespace nextsession
