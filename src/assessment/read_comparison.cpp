#include "assessment/reading.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

ComparisonTheme read_theme(const Json& value, const JsonPath& place, Reading& reading) {
  Fields fields(value, place, reading.report());
  ComparisonTheme theme;
  theme.id = fields.text("id", Need::Required);
  theme.constructs = fields.texts("constructs", Need::Optional);
  theme.goals = fields.flag("goals", false);
  reading.refer(Reference::To::Construct, theme.constructs, place.field("constructs"));
  if (fields.ok() && theme.goals != theme.constructs.empty()) {
    reading.report().error(ErrorCode::BadValue, place,
                           "A theme needs either \"constructs\" or \"goals\": true.");
  }
  fields.warn_unknown();
  return theme;
}

}  // namespace

void read_comparison(Fields& root, Reading& reading, Interpretation& rules) {
  Fields comparison = root.nested("comparison", Need::Optional);
  Comparing& comparing = rules.comparing;
  comparing.gap = comparison.number("gap", Need::Optional, comparing.gap, 0, 1);
  for (const auto& [value, place] : comparison.list("themes", Need::Optional)) {
    comparing.themes.push_back(read_theme(*value, place, reading));
  }
  comparing.not_if = comparison.texts("notIf", Need::Optional);
  reading.refer(Reference::To::Flag, comparing.not_if, comparison.place().field("notIf"));
  comparison.warn_unknown();
}

}  // namespace nextsession
