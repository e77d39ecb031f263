// {"when": {"friction": {"construct": "R1", "atLeast": 0.25}}} -> Condition
#include <array>

#include "assessment/reading.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

using Kind = Condition::Kind;
using Reader = void (*)(Fields& owner, std::string_view name, ReadFor use, Reading& reading,
                        Condition& into);

void read_children(Fields& owner, std::string_view name, ReadFor use, Reading& reading,
                   Condition& into);

void read_answer(Fields& owner, std::string_view name, ReadFor, Reading& reading, Condition& into) {
  Fields answer = owner.nested(name, Need::Required);
  into.id = answer.text("item", Need::Required);
  into.codes = answer.texts("is", Need::Required);
  if (answer.ok() && answer.get("is", Need::Optional) && into.codes.empty()) {
    reading.report().error(ErrorCode::BadValue, answer.place().field("is"),
                           "Found no code, expected at least one.");
  }
  const Item* item = reading.choice(into.id, answer.place().field("item"));
  reading.check_codes(item, into.codes, answer.place().field("is"));
  answer.warn_unknown();
}

void read_unanswered(Fields& owner, std::string_view name, ReadFor, Reading& reading,
                     Condition& into) {
  into.id = owner.text(name, Need::Required);
  const JsonPath place = owner.place().field(name);
  const FormItem found = reading.item(into.id, place);
  if (!found.item) return;
  if (found.item->type == ItemType::Group || found.item->type == ItemType::Display) {
    reading.report().error(ErrorCode::BadValue, place,
                           "Item \"" + into.id + "\" is not a question.");
  }
}

void read_friction(Fields& owner, std::string_view name, ReadFor, Reading& reading,
                   Condition& into) {
  Fields friction = owner.nested(name, Need::Required);
  const std::string construct = friction.text("construct", Need::Optional);
  const std::string item = friction.text("item", Need::Optional);
  into.threshold = friction.number("atLeast", Need::Required, 0, 0, 1);
  if (friction.ok() && construct.empty() == item.empty()) {
    reading.report().error(ErrorCode::BadValue, friction.place(),
                           "Name either a \"construct\" or an \"item\".");
  }
  into.kind = item.empty() ? Kind::ConstructFriction : Kind::ItemFriction;
  into.id = item.empty() ? construct : item;
  reading.refer(Reference::To::Construct, construct, friction.place().field("construct"));
  reading.refer(Reference::To::ScoredItem, item, friction.place().field("item"));
  friction.warn_unknown();
}

void read_raised(Fields& owner, std::string_view name, ReadFor, Reading& reading, Condition& into) {
  into.id = owner.text(name, Need::Required);
  reading.refer(Reference::To::Construct, into.id, owner.place().field(name));
}

void read_progress(Fields& owner, std::string_view name, ReadFor, Reading& reading,
                   Condition& into) {
  into.codes = owner.texts(name, Need::Required);
  const JsonPath place = owner.place().field(name);
  if (into.codes.empty()) {
    reading.report().error(ErrorCode::BadValue, place, "Expected at least one kind of progress.");
  }
  for (const std::string& code : into.codes) {
    if (progress_from(code)) continue;
    reading.report().error(ErrorCode::BadValue, place,
                           "Found \"" + code +
                               "\", expected unknown, worse, slightly-worse, "
                               "same, slightly-better or better.");
  }
}

void read_sessions(Fields& owner, std::string_view name, ReadFor, Reading& reading,
                   Condition& into) {
  constexpr int most = 1 << 30;
  Fields sessions = owner.nested(name, Need::Required);
  into.at_least = sessions.integer("atLeast", Need::Optional, 0, 0, most);
  into.below = sessions.integer("below", Need::Optional, most, 0, most);
  if (into.below <= into.at_least) {
    reading.report().error(ErrorCode::BadValue, sessions.place(),
                           "\"below\" is not more than \"atLeast\", so this never holds.");
  }
  sessions.warn_unknown();
}

void read_true(Fields& owner, std::string_view name, ReadFor, Reading& reading, Condition&) {
  const Json* value = owner.get(name, Need::Required);
  if (value && *value == true) return;
  reading.report().error(ErrorCode::BadValue, owner.place().field(name),
                         "Expected true. To say the opposite, put it under \"none\".");
}

void read_flag(Fields& owner, std::string_view name, ReadFor, Reading& reading, Condition& into) {
  into.id = owner.text(name, Need::Required);
  reading.refer(Reference::To::Flag, into.id, owner.place().field(name));
}

void read_note(Fields& owner, std::string_view name, ReadFor, Reading& reading, Condition& into) {
  into.id = owner.text(name, Need::Required);
  reading.refer(Reference::To::Note, into.id, owner.place().field(name));
}

struct Known {
  std::string_view name;
  Kind kind;
  Reader read;
};

constexpr std::array<Known, 16> known_conditions = {{
    {"all", Kind::All, read_children},
    {"any", Kind::Any, read_children},
    {"none", Kind::None, read_children},
    {"answer", Kind::Answer, read_answer},
    {"unanswered", Kind::Unanswered, read_unanswered},
    {"friction", Kind::ConstructFriction, read_friction},
    {"raised", Kind::Raised, read_raised},
    {"progress", Kind::Progress, read_progress},
    {"sessions", Kind::Sessions, read_sessions},
    {"flag", Kind::Flag, read_flag},
    {"note", Kind::Note, read_note},
    {"noGoals", Kind::NoGoals, read_true},
    {"noReasons", Kind::NoReasons, read_true},
    {"strengths", Kind::Strengths, read_true},
    {"nothingRaised", Kind::NothingRaised, read_true},
    {"sparse", Kind::Sparse, read_true},
}};

const Known* find_known(std::string_view name) {
  for (const Known& entry : known_conditions) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

void check_use(Kind kind, const JsonPath& place, ReadFor use, Reading& reading) {
  const bool early = kind == Kind::All || kind == Kind::Any || kind == Kind::Answer;
  if (use == ReadFor::Gate && !early) {
    reading.report().error(ErrorCode::BadValue, place,
                           "A gate is read while questions are still being asked, so it may only "
                           "use \"answer\", \"all\" and \"any\".");
  } else if (use != ReadFor::Advice && kind == Kind::NoReasons) {
    reading.report().error(ErrorCode::BadValue, place,
                           "Only advice may ask for this: it is known only after the ranking.");
  }
}

Condition read_fields(Fields fields, ReadFor use, Reading& reading) {
  Condition condition;
  if (!fields.ok()) return condition;
  const std::vector<std::string> names = fields.names();
  if (names.size() != 1) {
    reading.report().error(ErrorCode::BadValue, fields.place(),
                           "Found " + std::to_string(names.size()) +
                               " fields, expected exactly one. Join several with \"all\".");
  }
  for (const std::string& name : names) {
    const Known* entry = find_known(name);
    if (!entry) {
      reading.report().error(ErrorCode::BadValue, fields.place().field(name),
                             "\"" + name + "\" is not a condition.");
      continue;
    }
    condition.kind = entry->kind;
    check_use(entry->kind, fields.place().field(name), use, reading);
    entry->read(fields, name, use, reading, condition);
  }
  return condition;
}

void read_children(Fields& owner, std::string_view name, ReadFor use, Reading& reading,
                   Condition& into) {
  const auto entries = owner.list(name, Need::Required);
  const Json* list = owner.get(name, Need::Optional);
  if (list && list->is_array() && entries.empty()) {
    reading.report().error(ErrorCode::BadValue, owner.place().field(name),
                           "Found an empty list, expected at least one condition.");
  }
  for (const auto& [value, place] : entries) {
    into.children.push_back(read_fields(Fields(*value, place, reading.report()), use, reading));
  }
}

}  // namespace

Condition read_condition(Fields& owner, std::string_view name, ReadFor use, Reading& reading) {
  return read_fields(owner.nested(name, Need::Required), use, reading);
}

}  // namespace nextsession
