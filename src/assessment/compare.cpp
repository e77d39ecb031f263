#include "assessment/compare.h"

#include <algorithm>
#include <cmath>

#include "assessment/in_order.h"
#include "assessment/numbers.h"

namespace nextsession {
namespace {

// Of the constructs that have enough answers; empty when none has.
std::optional<double> mean_friction(const ComparisonTheme& theme, const Assessment& assessment) {
  double sum = 0;
  int known = 0;
  for (const ConstructScore& score : assessment.constructs) {
    const bool belongs = std::find(theme.constructs.begin(), theme.constructs.end(), score.id) !=
                         theme.constructs.end();
    if (!belongs || !score.friction) continue;
    sum += *score.friction;
    ++known;
  }
  if (known == 0) return std::nullopt;
  return sum / known;
}

std::optional<ThemeLevel> level_of(const ThemeLevels& levels, const std::string& theme) {
  for (const ThemeLevel& level : levels) {
    if (level.theme == theme) return level;
  }
  return std::nullopt;
}

Agreement agreement_of(const Interpretation& rules, double patient, double therapist) {
  const std::vector<Band>& bands = rules.bands;
  const double raised = bands.size() > 1 ? bands[1].from : 1;
  const double standing_out = bands.empty() ? 1 : bands.back().from;
  if (!reaches(patient, raised) && !reaches(therapist, raised)) return Agreement::SharedStrength;
  if (reaches(patient, standing_out) && reaches(therapist, standing_out)) {
    return Agreement::SharedConcern;
  }
  const bool apart = reaches(std::abs(patient - therapist), rules.comparing.gap);
  return apart ? Agreement::Different : Agreement::Alike;
}

}  // namespace

const char* name_of(Agreement agreement) {
  switch (agreement) {
    case Agreement::SharedStrength: return "strength";
    case Agreement::Alike: return "alike";
    case Agreement::SharedConcern: return "concern";
    case Agreement::Different: return "different";
    case Agreement::OneSided: return "one-sided";
  }
  return "";
}

double friction_of(const GoalChange& change, const ChangeRule& rule) {
  const double clear = rule.clear > 0 ? rule.clear : 1;
  return std::clamp(0.5 - change.mean / (2 * clear), 0.0, 1.0);
}

ThemeLevels theme_levels(const Interpretation& rules, const Assessment& assessment) {
  ThemeLevels levels;
  for (const ComparisonTheme& theme : rules.comparing.themes) {
    if (theme.goals) {
      if (assessment.goals.rated == 0) continue;
      levels.push_back(
          {theme.id, friction_of(assessment.goals, rules.change), assessment.goals.progress});
    } else if (const std::optional<double> friction = mean_friction(theme, assessment)) {
      levels.push_back({theme.id, *friction, Progress::Unknown});
    }
  }
  return levels;
}

bool may_compare(const Interpretation& rules, const Assessment& assessment) {
  if (assessment.gated) return false;
  const std::vector<std::string>& not_if = rules.comparing.not_if;
  return std::none_of(assessment.flags.begin(), assessment.flags.end(), [&](const auto& flag) {
    return std::find(not_if.begin(), not_if.end(), flag) != not_if.end();
  });
}

std::vector<ComparedTheme> compare(const Interpretation& rules, const ThemeLevels& patient,
                                   const ThemeLevels& therapist) {
  std::vector<ComparedTheme> themes;
  for (const ComparisonTheme& theme : rules.comparing.themes) {
    ComparedTheme both{theme.id, level_of(patient, theme.id), level_of(therapist, theme.id),
                       Agreement::OneSided};
    if (!both.patient && !both.therapist) continue;
    if (both.patient && both.therapist) {
      both.agreement = agreement_of(rules, both.patient->friction, both.therapist->friction);
    }
    themes.push_back(std::move(both));
  }
  const auto group = [](const ComparedTheme& theme) {
    const bool alike = theme.agreement == Agreement::Alike;
    return static_cast<int>(alike ? Agreement::SharedStrength : theme.agreement);
  };
  put_in_order(themes,
               [&](const ComparedTheme& a, const ComparedTheme& b) { return group(a) < group(b); });
  return themes;
}

}  // namespace nextsession
