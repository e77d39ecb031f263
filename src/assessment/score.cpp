#include "assessment/score.h"

#include <algorithm>
#include <map>

#include "assessment/in_order.h"
#include "assessment/numbers.h"

namespace nextsession {
namespace {

// Widths of the range that is drawn around a friction. Not statistics: there are no data yet. They
// keep a single point from looking more exact than a few five-step answers can be.
constexpr double least_half_width_medium = 0.08;
constexpr double least_half_width_low = 0.15;

bool does_not_apply(const Answers& answers, const std::string& key) {
  const auto found = answers.find(key);
  return found != answers.end() && found->second.kind == Answer::Kind::DoesNotApply;
}

void collect(const Construct& construct, const Asked& asked, ConstructScore& score) {
  for (const ScoredItem& item : construct.items) {
    if (!asked.set.contains(item.link_id) || does_not_apply(asked.answers, item.link_id)) continue;
    ++score.shown;
    const std::optional<double> friction = item_friction(item, asked.answers);
    if (!friction) continue;
    ++score.answered;
    score.answers.push_back({item.link_id, given_code(asked.answers, item.link_id), *friction});
  }
  put_in_order(score.answers,
               [](const OwnAnswer& a, const OwnAnswer& b) { return a.friction > b.friction; });
}

bool enough(const Interpretation& rules, const ConstructScore& score) {
  return score.answered >= 1 && score.answered >= std::min(rules.min_answers, score.shown) &&
         reaches(score.answered, rules.min_share * score.shown);
}

Confidence confidence_of(const Interpretation& rules, const ConstructScore& score, double spread,
                         bool hurried) {
  const bool medium = !hurried && score.shown > 1 && score.answered >= rules.medium_min_answers &&
                      reaches(score.answered, rules.medium_min_share * score.shown) &&
                      reaches(rules.medium_max_spread, spread);
  return medium ? Confidence::Medium : Confidence::Low;
}

void rate(const Interpretation& rules, bool hurried, ConstructScore& score) {
  if (!enough(rules, score)) return;
  double sum = 0;
  for (const OwnAnswer& answer : score.answers) sum += answer.friction;
  const double friction = sum / score.answered;
  const double spread = score.answers.front().friction - score.answers.back().friction;
  score.friction = friction;
  score.band = rules.bands[band_index(rules, friction)].id;
  score.confidence = confidence_of(rules, score, spread, hurried);
  const double least =
      score.confidence == Confidence::Medium ? least_half_width_medium : least_half_width_low;
  const double half = std::max(spread / 2, least);
  score.low = std::max(0.0, friction - half);
  score.high = std::min(1.0, friction + half);
}

// Items with the same set of answer codes are on one scale.
std::string scale_of(const ScoredItem& item) {
  std::string scale;
  for (const auto& [code, friction] : item.friction) scale += code + '\n';
  return scale;
}

}  // namespace

std::vector<ConstructScore> score_constructs(const Interpretation& rules, const Asked& asked,
                                             bool hurried) {
  std::vector<ConstructScore> scores;
  for (const Construct& construct : rules.constructs) {
    ConstructScore score;
    score.id = construct.id;
    collect(construct, asked, score);
    rate(rules, hurried, score);
    scores.push_back(std::move(score));
  }
  return scores;
}

bool looks_hurried(const Interpretation& rules, const Asked& asked,
                   std::optional<double> seconds_per_answer) {
  if (seconds_per_answer && *seconds_per_answer < rules.careless_seconds) return true;
  std::map<std::string, std::map<std::string, int>> chosen;  // scale -> code -> how often
  for (const Construct& construct : rules.constructs) {
    for (const ScoredItem& item : construct.items) {
      if (item.deep || !item_friction(item, asked.answers)) continue;
      ++chosen[scale_of(item)][given_code(asked.answers, item.link_id)];
    }
  }
  return std::any_of(chosen.begin(), chosen.end(), [&](const auto& scale) {
    return scale.second.size() == 1 && scale.second.begin()->second >= rules.careless_min_items;
  });
}

bool is_sparse(const Interpretation& rules, const std::vector<ConstructScore>& scores) {
  int shown = 0;
  int known = 0;
  for (const ConstructScore& score : scores) {
    if (score.shown > 0) ++shown;
    if (score.friction) ++known;
  }
  return known == 0 || !reaches(known, rules.min_share * shown);
}

bool is_raised(const Interpretation& rules, const ConstructScore& score) {
  return score.friction && band_index(rules, *score.friction) > 0;
}

bool is_check_only(const Interpretation& rules, const ConstructScore& score) {
  if (!is_raised(rules, score)) return false;
  double sum = 0;
  int left = 0;
  bool named = false;
  for (const OwnAnswer& answer : score.answers) {
    const bool is_named =
        std::any_of(rules.checks.begin(), rules.checks.end(), [&](const CheckOnly& check) {
          return check.construct == score.id && check.item == answer.link_id &&
                 std::count(check.codes.begin(), check.codes.end(), answer.code) > 0;
        });
    named = named || is_named;
    if (is_named) continue;
    sum += answer.friction;
    ++left;
  }
  return named && (left == 0 || band_index(rules, sum / left) == 0);
}

std::vector<std::string> find_strengths(const Interpretation& rules,
                                        const std::vector<ConstructScore>& scores) {
  if (is_sparse(rules, scores)) return {};
  std::vector<const ConstructScore*> good;
  for (const ConstructScore& score : scores) {
    const Construct* construct = rules.construct(score.id);
    if (construct && construct->may_be_strength && score.friction && !is_raised(rules, score)) {
      good.push_back(&score);
    }
  }
  put_in_order(good, [&](const auto* a, const auto* b) {
    if (steps(*a->friction) != steps(*b->friction)) return *a->friction < *b->friction;
    if (a->confidence != b->confidence) return a->confidence > b->confidence;
    return tie_place(rules, *rules.construct(a->id)) < tie_place(rules, *rules.construct(b->id));
  });
  std::vector<std::string> ids;
  for (const ConstructScore* score : good) ids.push_back(score->id);
  return ids;
}

}  // namespace nextsession
