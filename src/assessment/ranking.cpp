#include "assessment/ranking.h"

#include <algorithm>

#include "assessment/in_order.h"
#include "assessment/numbers.h"
#include "assessment/score.h"

namespace nextsession {
namespace {

constexpr std::size_t most_own_answers = 3;

struct Ranked {
  const ConstructScore* score = nullptr;
  std::size_t band = 0;
  std::size_t tie = 0;
  int group = 0;  // same group: about equal
};

bool promoted(const Facts& facts, std::string_view construct) {
  return std::any_of(facts.rules.promotions.begin(), facts.rules.promotions.end(),
                     [&](const Promotion& promotion) {
                       return promotion.construct == construct && holds(promotion.when, facts);
                     });
}

Ranked ranked(const Facts& facts, const ConstructScore& score) {
  return {&score, band_index(facts.rules, *score.friction),
          tie_place(facts.rules, *facts.rules.construct(score.id)), 0};
}

// Sorted by band and friction, then cut into groups from the top, then by the tie order within
// each group. Grouping first keeps the order strict: "about equal" by pairs would not be.
void sort_ranked(const Interpretation& rules, std::vector<Ranked>& list) {
  put_in_order(list, [](const Ranked& a, const Ranked& b) {
    if (a.band != b.band) return a.band > b.band;
    return steps(*a.score->friction) > steps(*b.score->friction);
  });
  int group = 0;
  for (std::size_t first = 0, i = 0; i < list.size(); ++i) {
    const double apart = *list[first].score->friction - *list[i].score->friction;
    if (list[i].band != list[first].band || reaches(apart, rules.equal_within)) {
      first = i;
      ++group;
    }
    list[i].group = group;
  }
  put_in_order(list, [](const Ranked& a, const Ranked& b) {
    if (a.group != b.group) return a.group < b.group;
    return a.tie < b.tie;
  });
}

std::vector<Ranked> rank(const Facts& facts) {
  std::vector<Ranked> top;
  std::vector<Ranked> rest;
  for (const ConstructScore& score : facts.scores) {
    if (!score.friction) continue;
    if (promoted(facts, score.id)) {
      top.push_back(ranked(facts, score));
    } else if (is_raised(facts.rules, score) && !is_check_only(facts.rules, score)) {
      rest.push_back(ranked(facts, score));
    }
  }
  sort_ranked(facts.rules, top);
  sort_ranked(facts.rules, rest);
  for (Ranked& entry : top) entry.group = -1 - entry.group;  // never equal to one of the rest
  top.insert(top.end(), rest.begin(), rest.end());
  return top;
}

bool names(const std::vector<std::string>& list, std::string_view id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

// The rule for a construct that must not stand alone, when it has one and company is raised.
const NotAlone* company_rule(const Interpretation& rules, std::string_view construct) {
  for (const NotAlone& rule : rules.not_alone) {
    if (rule.construct == construct) return &rule;
  }
  return nullptr;
}

bool is_company(const NotAlone& rule, const Ranked& entry) {
  return names(rule.with, entry.score->id) && reaches(*entry.score->friction, rule.friction);
}

bool has_company(const NotAlone& rule, const std::vector<Ranked>& list) {
  return std::any_of(list.begin(), list.end(),
                     [&](const Ranked& entry) { return is_company(rule, entry); });
}

// Brings the strongest linked construct in when the cut at `max_reasons` has left it out. More than
// that would push out reasons that rank higher and have nothing to do with it.
void keep_company(const Facts& facts, const std::vector<Ranked>& all, std::vector<Ranked>& shown) {
  for (const NotAlone& rule : facts.rules.not_alone) {
    const bool is_shown = std::any_of(shown.begin(), shown.end(), [&](const Ranked& entry) {
      return entry.score->id == rule.construct;
    });
    if (!is_shown || has_company(rule, shown)) continue;
    const auto strongest = std::find_if(
        all.begin(), all.end(), [&](const Ranked& entry) { return is_company(rule, entry); });
    if (strongest == all.end()) continue;
    const auto last = std::find_if(shown.rbegin(), shown.rend(), [&](const Ranked& entry) {
      return entry.score->id != rule.construct && !promoted(facts, entry.score->id);
    });
    if (last != shown.rend()) shown.erase(std::next(last).base());
    shown.push_back(*strongest);
  }
}

// Two that must not stand alone can need more company than there is room for. Then the last of them
// in `all` is left out, so that the other has its company. False when nothing was left out.
bool leave_one_out(const Facts& facts, const std::vector<Ranked>& shown, std::vector<Ranked>& all) {
  bool lonely = false;
  auto last = all.end();
  for (auto entry = all.begin(); entry != all.end(); ++entry) {
    const NotAlone* rule = company_rule(facts.rules, entry->score->id);
    const bool is_shown = std::any_of(shown.begin(), shown.end(), [&](const Ranked& other) {
      return other.score == entry->score;
    });
    if (!rule || !is_shown || !has_company(*rule, all)) continue;
    lonely = lonely || !has_company(*rule, shown);
    if (!promoted(facts, entry->score->id)) last = entry;
  }
  if (!lonely || last == all.end()) return false;
  all.erase(last);
  return true;
}

std::vector<Ranked> choose_shown(const Facts& facts, std::vector<Ranked> all) {
  const auto most = static_cast<std::size_t>(facts.rules.max_reasons);
  std::vector<Ranked> shown;
  do {
    shown.assign(all.begin(),
                 all.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.size())));
    keep_company(facts, all, shown);
  } while (leave_one_out(facts, shown, all));
  return shown;
}

Reason reason_of(const Facts& facts, const Ranked& entry, const std::vector<Ranked>& shown) {
  const ConstructScore& score = *entry.score;
  Reason reason;
  reason.construct = score.id;
  reason.band = score.band;
  reason.friction = *score.friction;
  reason.confidence = score.confidence;
  // An area that is promoted may have good answers only; then those are what the person said.
  const bool any_bad = score.answers.front().friction > 0;
  for (const OwnAnswer& answer : score.answers) {
    if ((answer.friction > 0 || !any_bad) && reason.answers.size() < most_own_answers) {
      reason.answers.push_back(answer);
    }
  }
  if (const NotAlone* rule = company_rule(facts.rules, score.id)) {
    for (const Ranked& other : shown) {
      if (is_company(*rule, other)) reason.linked.push_back(other.score->id);
    }
  }
  return reason;
}

}  // namespace

std::vector<Reason> rank_reasons(const Facts& facts) {
  const std::vector<Ranked> shown = choose_shown(facts, rank(facts));
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    reasons.push_back(reason_of(facts, shown[i], shown));
    reasons.back().about_equal_to_previous = i > 0 && shown[i].group == shown[i - 1].group;
  }
  return reasons;
}

std::vector<std::string> find_checks(const Facts& facts) {
  std::vector<std::string> checks;
  for (const ConstructScore& score : facts.scores) {
    if (is_check_only(facts.rules, score) && !promoted(facts, score.id)) checks.push_back(score.id);
  }
  return checks;
}

}  // namespace nextsession
