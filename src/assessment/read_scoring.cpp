// Facts, constructs, bands, opening and ranking of an interpretation file.
#include <algorithm>

#include "assessment/reading.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

using Scales = std::map<std::string, std::map<std::string, double, std::less<>>, std::less<>>;

std::map<std::string, double, std::less<>> read_scale(Fields fields, Reading& reading) {
  std::map<std::string, double, std::less<>> scale;
  for (const std::string& code : fields.names()) {
    scale[code] = fields.number(code, Need::Required, 0, 0, 1);
  }
  if (fields.ok() && scale.empty()) {
    reading.report().error(ErrorCode::BadValue, fields.place(),
                           "Found no codes, expected the friction of every answer.");
  }
  return scale;
}

Scales read_scales(Fields& root, Reading& reading) {
  Scales scales;
  Fields fields = root.nested("scales", Need::Optional);
  for (const std::string& name : fields.names()) {
    scales[name] = read_scale(fields.nested(name, Need::Required), reading);
  }
  return scales;
}

// Every answer of the item gets its friction; codes of the scale that this item does not offer are
// left out.
void fit_scale(const Item& item, const std::map<std::string, double, std::less<>>& scale,
               const JsonPath& place, Reading& reading, ScoredItem& scored) {
  for (const AnswerOption& option : item.options) {
    const std::string code = code_of(option.value);
    const auto friction = scale.find(code);
    if (friction != scale.end()) {
      scored.friction[code] = friction->second;
      continue;
    }
    reading.report().error(ErrorCode::Missing, place,
                           "Answer \"" + code + "\" of item \"" + item.link_id +
                               "\" has no friction. Add it to the scale.");
  }
}

ScoredItem read_item(const Json& value, const JsonPath& place, const Scales& scales,
                     Reading& reading) {
  Fields fields(value, place, reading.report());
  ScoredItem scored;
  scored.link_id = fields.text("linkId", Need::Required);
  scored.deep = fields.flag("deep", false);
  scored.if_room = fields.flag("ifRoom", false);
  if (scored.if_room && !scored.deep) {
    reading.report().error(ErrorCode::BadValue, place.field("ifRoom"),
                           "Only a \"deep\" item can be left out for want of room.");
  }
  const Item* item = reading.choice(scored.link_id, place.field("linkId"));
  const std::string name = fields.text("scale", Need::Optional);
  const bool own = fields.get("friction", Need::Optional) != nullptr;
  const auto scale = scales.find(name);
  if (fields.ok() && name.empty() != own) {
    reading.report().error(ErrorCode::Missing, place,
                           "Name one \"scale\", or give the \"friction\" of every answer.");
  } else if (own) {
    const auto inline_scale = read_scale(fields.nested("friction", Need::Required), reading);
    if (item) fit_scale(*item, inline_scale, place.field("friction"), reading, scored);
  } else if (scale != scales.end()) {
    if (item) fit_scale(*item, scale->second, place.field("scale"), reading, scored);
  } else if (!name.empty()) {
    reading.report().error(ErrorCode::Dangling, place.field("scale"),
                           "There is no scale \"" + name + "\".");
  }
  fields.warn_unknown();
  return scored;
}

Construct read_construct(const Json& value, const JsonPath& place, const Scales& scales,
                         Reading& reading) {
  Fields fields(value, place, reading.report());
  Construct construct;
  construct.id = fields.text("id", Need::Required);
  construct.family = fields.text("family", Need::Optional);
  construct.may_be_strength = fields.flag("strength", true);
  construct.advice = fields.texts("advice", Need::Optional);
  reading.refer(Reference::To::Advice, construct.advice, place.field("advice"));
  for (const auto& [item, where] : fields.list("items", Need::Required)) {
    construct.items.push_back(read_item(*item, where, scales, reading));
  }
  const bool has_screen = std::any_of(construct.items.begin(), construct.items.end(),
                                      [](const ScoredItem& item) { return !item.deep; });
  if (fields.ok() && !has_screen) {
    reading.report().error(ErrorCode::BadValue, place.field("items"),
                           "Found no item that is always asked. Leave out \"deep\" on one.");
  }
  fields.warn_unknown();
  return construct;
}

void read_sessions_fact(Fields& facts, Reading& reading, Interpretation& rules) {
  Fields fields = facts.nested("sessions", Need::Optional);
  if (!fields.ok()) return;
  rules.sessions_item = fields.text("item", Need::Required);
  const Item* item = reading.choice(rules.sessions_item, fields.place().field("item"));
  Fields counts = fields.nested("atLeast", Need::Required);
  for (const std::string& code : counts.names()) {
    rules.sessions[code] = counts.integer(code, Need::Required, 0, 0, 100000);
    reading.check_codes(item, {code}, counts.place());
  }
  fields.warn_unknown();
}

std::string read_goal_part(Fields& fields, std::string_view name, ItemType type,
                           const std::string& group, Reading& reading) {
  const Need need = type == ItemType::String ? Need::Optional : Need::Required;
  const std::string id = fields.text(name, need);
  if (id.empty()) return id;
  const JsonPath place = fields.place().field(name);
  const FormItem found = reading.item(id, place);
  if (!found.item) return id;
  const bool inside = found.repeating && found.repeating->link_id == group;
  const bool words = type == ItemType::String && found.item->type == ItemType::Text;
  if (!inside || (found.item->type != type && !words)) {
    reading.report().error(ErrorCode::BadValue, place,
                           "Item \"" + id + "\" is not a question for " +
                               (type == ItemType::Integer ? "a whole number" : "text") +
                               " inside the group \"" + group + "\".");
  }
  return id;
}

void read_goals_fact(Fields& facts, Reading& reading, Interpretation& rules) {
  Fields fields = facts.nested("goals", Need::Optional);
  if (!fields.ok()) return;
  rules.goal_group = fields.text("group", Need::Required);
  const JsonPath place = fields.place().field("group");
  const FormItem group = reading.item(rules.goal_group, place);
  if (group.item && !(group.item->type == ItemType::Group && group.item->repeats)) {
    reading.report().error(ErrorCode::BadValue, place,
                           "Item \"" + rules.goal_group + "\" is not a repeating group.");
  }
  const std::string& name = rules.goal_group;
  rules.goal_text = read_goal_part(fields, "text", ItemType::String, name, reading);
  rules.goal_start = read_goal_part(fields, "start", ItemType::Integer, name, reading);
  rules.goal_now = read_goal_part(fields, "now", ItemType::Integer, name, reading);
  rules.max_goals = fields.integer("max", Need::Optional, rules.max_goals, 1, 10);
  fields.warn_unknown();
}

void read_bands(Fields& root, Reading& reading, Interpretation& rules) {
  JsonPath place = root.place().field("bands");
  for (const auto& [value, where] : root.list("bands", Need::Required)) {
    Fields fields(*value, where, reading.report());
    const Band band{fields.text("id", Need::Required),
                    fields.number("from", Need::Required, 0, 0, 1)};
    if (rules.bands.empty() && band.from > 0) {
      reading.report().error(ErrorCode::BadValue, where.field("from"),
                             "The first band starts above 0. Let it start at 0.");
    } else if (!rules.bands.empty() && band.from <= rules.bands.back().from) {
      reading.report().error(ErrorCode::BadValue, where.field("from"),
                             "Bands are not ascending. Let each start above the one before.");
    }
    rules.bands.push_back(band);
    fields.warn_unknown();
  }
  if (root.get("bands", Need::Optional) && rules.bands.size() < 2) {
    reading.report().error(ErrorCode::BadValue, place,
                           "Expected at least two bands: one that needs no look, and one more.");
  }
}

}  // namespace

void read_facts(Fields& root, Reading& reading, Interpretation& rules) {
  Fields facts = root.nested("facts", Need::Optional);
  if (!facts.ok()) return;
  read_sessions_fact(facts, reading, rules);
  read_goals_fact(facts, reading, rules);
  rules.never_stored = facts.texts("neverStored", Need::Optional);
  const JsonPath place = facts.place().field("neverStored");
  for (std::size_t i = 0; i < rules.never_stored.size(); ++i) {
    reading.item(rules.never_stored[i], place.item(i));
  }
  facts.warn_unknown();
}

void read_constructs(Fields& root, Reading& reading, Interpretation& rules) {
  const Scales scales = read_scales(root, reading);
  for (const auto& [value, place] : root.list("constructs", Need::Required)) {
    rules.constructs.push_back(read_construct(*value, place, scales, reading));
  }
  const Json* list = root.get("constructs", Need::Optional);
  if (list && list->is_array() && list->empty()) {
    reading.report().error(ErrorCode::BadValue, root.place().field("constructs"),
                           "Found no construct, expected at least one.");
  }
}

void read_scoring(Fields& root, Reading& reading, Interpretation& rules) {
  read_bands(root, reading, rules);
  Fields scoring = root.nested("scoring", Need::Optional);
  rules.min_answers = scoring.integer("minAnswers", Need::Optional, rules.min_answers, 1, 100);
  rules.min_share = scoring.number("minShare", Need::Optional, rules.min_share, 0, 1);
  scoring.warn_unknown();

  Fields confidence = root.nested("confidence", Need::Optional);
  Fields medium = confidence.nested("medium", Need::Optional);
  rules.medium_min_answers =
      medium.integer("minAnswers", Need::Optional, rules.medium_min_answers, 1, 100);
  rules.medium_min_share = medium.number("minShare", Need::Optional, rules.medium_min_share, 0, 1);
  rules.medium_max_spread =
      medium.number("maxSpread", Need::Optional, rules.medium_max_spread, 0, 1);
  medium.warn_unknown();
  Fields careless = confidence.nested("careless", Need::Optional);
  rules.careless_min_items =
      careless.integer("minItems", Need::Optional, rules.careless_min_items, 2, 1000);
  rules.careless_seconds =
      careless.number("seconds", Need::Optional, rules.careless_seconds, 0, 3600);
  careless.warn_unknown();
  confidence.warn_unknown();

  Fields progress = root.nested("progress", Need::Optional);
  rules.change.clear = progress.number("clear", Need::Optional, rules.change.clear, 0, 10);
  rules.change.small = progress.number("small", Need::Optional, rules.change.small, 0, 10);
  if (rules.change.small > rules.change.clear) {
    reading.report().error(ErrorCode::BadValue, progress.place().field("small"),
                           "A small change is more than a clear one. Make it smaller.");
  }
  progress.warn_unknown();
}

void read_opening(Fields& root, Reading& reading, Interpretation& rules) {
  Fields opening = root.nested("opening", Need::Optional);
  rules.open_max_constructs =
      opening.integer("maxConstructs", Need::Optional, rules.open_max_constructs, 0, 100);
  rules.open_max_items = opening.integer("maxItems", Need::Optional, rules.open_max_items, 0, 1000);
  rules.open_friction = opening.number("friction", Need::Optional, rules.open_friction, 0, 1);
  rules.open_worst = opening.number("worst", Need::Optional, rules.open_worst, 0, 1);
  for (const auto& [value, place] : opening.list("companions", Need::Optional)) {
    Fields fields(*value, place, reading.report());
    Companion companion;
    companion.construct = fields.text("construct", Need::Required);
    companion.friction = fields.number("friction", Need::Required, 0, 0, 1);
    companion.with = fields.texts("with", Need::Required);
    reading.refer(Reference::To::Construct, companion.construct, place.field("construct"));
    reading.refer(Reference::To::Construct, companion.with, place.field("with"));
    rules.companions.push_back(std::move(companion));
    fields.warn_unknown();
  }
  opening.warn_unknown();
}

}  // namespace nextsession
