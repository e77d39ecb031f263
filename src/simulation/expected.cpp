#include "simulation/expected.h"

#include <algorithm>

namespace nextsession {
namespace {

const char* progress_named(double mean, const ChangeRule& rule) {
  if (mean > rule.clear - rounding) return "better";
  if (mean > rule.small - rounding) return "slightly-better";
  if (mean < -rule.clear + rounding) return "worse";
  if (mean < -rule.small + rounding) return "slightly-worse";
  return "same";
}

std::optional<std::int64_t> rating_of(const Answers& answers, const std::string& key) {
  const std::optional<std::int64_t> rating = given_integer(answers, key);
  return rating && *rating >= 0 && *rating <= 10 ? rating : std::nullopt;
}

bool has_words(const Answers& answers, const std::string& key) {
  const auto found = answers.find(key);
  if (found == answers.end() || found->second.values.size() != 1) return false;
  const auto* words = std::get_if<std::string>(&found->second.values.front());
  return words != nullptr && !words->empty();
}

}  // namespace

std::size_t expected_band(const Interpretation& rules, double friction) {
  std::size_t index = rules.bands.size() - 1;
  while (index > 0 && friction < rules.bands[index].from - rounding) --index;
  return index;
}

Expected::Expected(const Visit& visit, const std::vector<std::string>& asked)
    : visit_(visit), asked_(asked.begin(), asked.end()) {
  for (const Construct& construct : visit.rules.constructs) areas_.push_back(area_of(construct));
  sparse_ = is_sparse();
  for (const auto& [code, sessions] : visit.rules.sessions) {
    if (gives(visit.rules.sessions_item, {code})) sessions_ = sessions;
  }
  read_goals();
}

const Answer* Expected::given(std::string_view link_id) const {
  if (!asked_.contains(link_id)) return nullptr;
  const auto found = visit_.answers.find(link_id);
  if (found == visit_.answers.end() || found->second.kind != Answer::Kind::Given) return nullptr;
  return found->second.values.empty() ? nullptr : &found->second;
}

bool Expected::gives(std::string_view link_id, const std::vector<std::string>& codes) const {
  const Answer* answer = given(link_id);
  if (answer == nullptr) return false;
  for (const Value& value : answer->values) {
    if (std::find(codes.begin(), codes.end(), code_of(value)) != codes.end()) return true;
  }
  return false;
}

std::optional<double> Expected::friction(const ScoredItem& item) const {
  const Answer* answer = given(item.link_id);
  if (answer == nullptr) return std::nullopt;
  std::optional<double> worst;
  for (const auto& [code, friction] : item.friction) {
    if (gives(item.link_id, {code})) worst = std::max(worst.value_or(0), friction);
  }
  return worst;
}

std::optional<double> Expected::friction(std::string_view link_id) const {
  for (const Construct& construct : visit_.rules.constructs) {
    for (const ScoredItem& item : construct.items) {
      if (item.link_id == link_id) return friction(item);
    }
  }
  return std::nullopt;
}

Expected::Area Expected::area_of(const Construct& construct) const {
  Area area;
  area.rule = &construct;
  int answered = 0;
  double sum = 0;
  for (const ScoredItem& item : construct.items) {
    if (!asked_.contains(item.link_id)) continue;
    const auto answer = visit_.answers.find(item.link_id);
    const bool applies =
        answer == visit_.answers.end() || answer->second.kind != Answer::Kind::DoesNotApply;
    if (applies) ++area.shown;
    if (const std::optional<double> own = friction(item)) {
      ++answered;
      sum += *own;
    }
  }
  const Interpretation& rules = visit_.rules;
  const bool enough = answered > 0 && answered >= std::min(rules.min_answers, area.shown) &&
                      answered > rules.min_share * area.shown - rounding;
  if (!enough) return area;
  area.friction = sum / answered;
  area.raised = expected_band(rules, *area.friction) > 0;
  area.check_only = area.raised && is_check_only(construct);
  return area;
}

bool Expected::is_check_only(const Construct& construct) const {
  int left = 0;
  double sum = 0;
  bool checked = false;
  for (const ScoredItem& item : construct.items) {
    const std::optional<double> own = friction(item);
    if (!own) continue;
    const bool is_check = std::any_of(
        visit_.rules.checks.begin(), visit_.rules.checks.end(), [&](const CheckOnly& check) {
          return check.construct == construct.id && check.item == item.link_id &&
                 gives(item.link_id, check.codes);
        });
    checked = checked || is_check;
    if (is_check) continue;
    ++left;
    sum += *own;
  }
  return checked && (left == 0 || expected_band(visit_.rules, sum / left) == 0);
}

bool Expected::is_sparse() const {
  int shown = 0;
  int known = 0;
  for (const Area& area : areas_) {
    shown += area.shown > 0 ? 1 : 0;
    known += area.friction ? 1 : 0;
  }
  return known == 0 || known < visit_.rules.min_share * shown - rounding;
}

void Expected::read_goals() {
  const Interpretation& rules = visit_.rules;
  if (rules.goal_group.empty() || !asked_.contains(rules.goal_group)) return;
  std::int64_t sum = 0;
  int rated = 0;
  for (int i = 1; i <= rules.max_goals; ++i) {
    const auto key = [&](const std::string& item) {
      return repeated_key(rules.goal_group, i, item);
    };
    const std::optional<std::int64_t> start = rating_of(visit_.answers, key(rules.goal_start));
    const std::optional<std::int64_t> now = rating_of(visit_.answers, key(rules.goal_now));
    const bool words = !rules.goal_text.empty() && has_words(visit_.answers, key(rules.goal_text));
    if (words || start || now) ++goals_named_;
    if (!start || !now) continue;
    ++rated;
    sum += *now - *start;
  }
  if (rated > 0) progress_ = progress_named(static_cast<double>(sum) / rated, rules.change);
}

const Expected::Area* Expected::area(std::string_view construct) const {
  for (const Area& area : areas_) {
    if (area.rule->id == construct) return &area;
  }
  return nullptr;
}

bool Expected::holds(const Condition& when, const Assessment& outcome, Confidence least) const {
  using Kind = Condition::Kind;
  const auto any_child = [&](bool wanted, Confidence sure) {
    return std::any_of(when.children.begin(), when.children.end(), [&](const Condition& child) {
      return holds(child, outcome, sure) == wanted;
    });
  };
  switch (when.kind) {
    case Kind::All: return !any_child(false, least);
    case Kind::Any: return any_child(true, least);
    case Kind::None: return !any_child(true, Confidence::Low);
    case Kind::Answer: return gives(when.id, when.codes);
    case Kind::Unanswered: return given(when.id) == nullptr;
    case Kind::ConstructFriction: {
      const Area* found = area(when.id);
      if (found == nullptr || !found->friction) return false;
      const bool sure = std::any_of(
          outcome.constructs.begin(), outcome.constructs.end(),
          [&](const ConstructScore& s) { return s.id == when.id && s.confidence >= least; });
      return *found->friction > when.threshold - rounding && (least <= Confidence::Low || sure);
    }
    case Kind::Raised: return std::count(visit_.raised.begin(), visit_.raised.end(), when.id) > 0;
    case Kind::ItemFriction: return friction(when.id).value_or(-1) > when.threshold - rounding;
    case Kind::Progress:
      return std::find(when.codes.begin(), when.codes.end(), progress_) != when.codes.end();
    case Kind::Sessions: {
      // Nothing is withheld from somebody who does not say.
      const int sessions = sessions_ < 0 ? 9 : sessions_;
      return sessions >= when.at_least && sessions < when.below;
    }
    case Kind::NoGoals: return goals_named_ == 0;
    case Kind::Flag: {
      const SafetyFlag* flag = visit_.rules.flag(when.id);
      return flag != nullptr && flag_is_up(*flag, outcome);
    }
    case Kind::Note:
      return std::any_of(visit_.rules.notes.begin(), visit_.rules.notes.end(),
                         [&](const AttributionNote& note) {
                           return note.id == when.id && holds(note.when, outcome);
                         });
    case Kind::NoReasons: return outcome.reasons.empty();
    case Kind::Strengths: return !outcome.strengths.empty();
    case Kind::NothingRaised:
      return !sparse_ && std::none_of(areas_.begin(), areas_.end(), [](const Area& one) {
        return one.raised && !one.check_only;
      });
    case Kind::Sparse: return sparse_;
    case Kind::NeverTrue: break;
  }
  return false;
}

}  // namespace nextsession
