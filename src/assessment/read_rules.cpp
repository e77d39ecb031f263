// Ranking, attribution notes, advice and safety flags of an interpretation file.
#include <algorithm>

#include "assessment/reading.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

void read_company(Fields& ranking, Reading& reading, Interpretation& rules) {
  for (const auto& [value, place] : ranking.list("notAlone", Need::Optional)) {
    Fields fields(*value, place, reading.report());
    NotAlone rule;
    rule.construct = fields.text("construct", Need::Required);
    rule.friction = fields.number("friction", Need::Required, 0, 0, 1);
    rule.with = fields.texts("with", Need::Required);
    reading.refer(Reference::To::Construct, rule.construct, place.field("construct"));
    reading.refer(Reference::To::Construct, rule.with, place.field("with"));
    if (!rule.construct.empty() &&
        std::find(rule.with.begin(), rule.with.end(), rule.construct) != rule.with.end()) {
      reading.report().error(ErrorCode::BadValue, place.field("with"),
                             "\"" + rule.construct + "\" cannot keep itself company.");
    }
    rules.not_alone.push_back(std::move(rule));
    fields.warn_unknown();
  }
}

void read_check(const Json& value, const JsonPath& place, Reading& reading, Interpretation& rules) {
  Fields fields(value, place, reading.report());
  CheckOnly check;
  check.construct = fields.text("construct", Need::Required);
  check.item = fields.text("item", Need::Required);
  check.codes = fields.texts("codes", Need::Required);
  reading.refer(Reference::To::Construct, check.construct, place.field("construct"));
  const Item* item = reading.choice(check.item, place.field("item"));
  reading.check_codes(item, check.codes, place.field("codes"));
  const Construct* construct = rules.construct(check.construct);
  const bool belongs =
      !construct || std::any_of(construct->items.begin(), construct->items.end(),
                                [&](const ScoredItem& s) { return s.link_id == check.item; });
  if (item && !belongs) {
    reading.report().error(
        ErrorCode::BadValue, place.field("item"),
        "Item \"" + check.item + "\" is not scored for \"" + check.construct + "\".");
  }
  rules.checks.push_back(std::move(check));
  fields.warn_unknown();
}

Confidence read_confidence(Fields& fields, Reading& reading) {
  const std::string name = fields.text("minConfidence", Need::Optional);
  if (name == "medium") return Confidence::Medium;
  if (!name.empty() && name != "low") {
    reading.report().error(ErrorCode::BadValue, fields.place().field("minConfidence"),
                           "Found \"" + name + "\", expected \"low\" or \"medium\".");
  }
  return Confidence::Low;
}

std::string read_grade(Fields& fields, Reading& reading) {
  std::string grade = fields.text("grade", Need::Required);
  if (!grade.empty() && grade != "A" && grade != "B" && grade != "C") {
    reading.report().error(ErrorCode::BadValue, fields.place().field("grade"),
                           "Found \"" + grade + "\", expected \"A\", \"B\" or \"C\".");
  }
  return grade;
}

Advice read_one_advice(const Json& value, const JsonPath& place, Reading& reading) {
  Fields fields(value, place, reading.report());
  Advice advice;
  advice.id = fields.text("id", Need::Required);
  advice.when = read_condition(fields, "when", ReadFor::Advice, reading);
  advice.min_sessions =
      fields.integer("minSessions", Need::Optional, advice.min_sessions, 0, 100000);
  advice.min_confidence = read_confidence(fields, reading);
  advice.not_if = fields.texts("notIf", Need::Optional);
  advice.grade = read_grade(fields, reading);
  advice.sources = fields.texts("sources", Need::Optional);
  advice.actions = fields.integer("actions", Need::Optional, advice.actions, 1, 3);
  advice.review_after = fields.integer("reviewAfter", Need::Optional, advice.review_after, 1, 100);
  advice.always_after_first_reason = fields.flag("afterFirstReason", false);
  reading.refer(Reference::To::Flag, advice.not_if, place.field("notIf"));
  fields.warn_unknown();
  return advice;
}

SafetyFlag read_one_flag(const Json& value, const JsonPath& place, Reading& reading) {
  Fields fields(value, place, reading.report());
  SafetyFlag flag;
  flag.id = fields.text("id", Need::Required);
  flag.order = fields.integer("order", Need::Required, 0, 0, 100000);
  flag.screen = fields.flag("screen", true);
  flag.gate = fields.flag("gate", false);
  flag.keep_nothing = fields.flag("keepNothing", false);
  flag.when =
      read_condition(fields, "when", flag.gate ? ReadFor::Gate : ReadFor::BeforeRanking, reading);
  flag.helplines = fields.texts("helplines", Need::Optional);
  flag.suppress = fields.texts("suppress", Need::Optional);
  reading.refer(Reference::To::Advice, flag.suppress, place.field("suppress"));
  flag.not_strengths = fields.texts("notStrengths", Need::Optional);
  reading.refer(Reference::To::Construct, flag.not_strengths, place.field("notStrengths"));
  Fields wording = fields.nested("wording", Need::Optional);
  for (const std::string& construct : wording.names()) {
    flag.wording[construct] = wording.text(construct, Need::Required);
    reading.refer(Reference::To::Construct, construct, wording.place().field(construct));
  }
  fields.warn_unknown();
  return flag;
}

}  // namespace

void read_ranking(Fields& root, Reading& reading, Interpretation& rules) {
  Fields ranking = root.nested("ranking", Need::Optional);
  rules.max_reasons = ranking.integer("maxReasons", Need::Optional, rules.max_reasons, 1, 20);
  rules.equal_within = ranking.number("equalWithin", Need::Optional, rules.equal_within, 0, 1);
  rules.ties = ranking.texts("ties", Need::Optional);
  reading.refer(Reference::To::ConstructOrFamily, rules.ties, ranking.place().field("ties"));
  read_company(ranking, reading, rules);
  for (const auto& [value, place] : ranking.list("checks", Need::Optional)) {
    read_check(*value, place, reading, rules);
  }
  for (const auto& [value, place] : ranking.list("promote", Need::Optional)) {
    Fields fields(*value, place, reading.report());
    Promotion promotion;
    promotion.construct = fields.text("construct", Need::Required);
    promotion.when = read_condition(fields, "when", ReadFor::BeforeRanking, reading);
    reading.refer(Reference::To::Construct, promotion.construct, place.field("construct"));
    rules.promotions.push_back(std::move(promotion));
    fields.warn_unknown();
  }
  ranking.warn_unknown();
}

void read_notes(Fields& root, Reading& reading, Interpretation& rules) {
  for (const auto& [value, place] : root.list("attribution", Need::Optional)) {
    Fields fields(*value, place, reading.report());
    AttributionNote note;
    note.id = fields.text("id", Need::Required);
    note.when = read_condition(fields, "when", ReadFor::BeforeRanking, reading);
    note.ranking = fields.flag("ranking", true);
    note.leads = fields.texts("leads", Need::Optional);
    reading.refer(Reference::To::Advice, note.leads, place.field("leads"));
    rules.notes.push_back(std::move(note));
    fields.warn_unknown();
  }
}

void read_advice(Fields& root, Reading& reading, Interpretation& rules) {
  for (const auto& [value, place] : root.list("advice", Need::Optional)) {
    rules.advice.push_back(read_one_advice(*value, place, reading));
  }
}

void read_flags(Fields& root, Reading& reading, Interpretation& rules) {
  for (const auto& [value, place] : root.list("flags", Need::Optional)) {
    rules.flags.push_back(read_one_flag(*value, place, reading));
  }
}

}  // namespace nextsession
