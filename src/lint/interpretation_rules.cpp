#include "lint/interpretation_rules.h"

#include <algorithm>

#include "assessment/numbers.h"
#include "questionnaire/report.h"

namespace nextsession {
namespace {

using Kind = Condition::Kind;

bool scores(const Construct& construct, std::string_view item) {
  return std::any_of(construct.items.begin(), construct.items.end(),
                     [&](const ScoredItem& scored) { return scored.link_id == item; });
}

// Can answers in this construct bring the condition about?
bool bears_on(const Condition& when, const Construct& construct, const Interpretation& rules) {
  switch (when.kind) {
    case Kind::ConstructFriction: return when.id == construct.id;
    case Kind::ItemFriction:
    case Kind::Answer: return scores(construct, when.id);
    case Kind::All:
    case Kind::Any:
      return std::any_of(when.children.begin(), when.children.end(),
                         [&](const Condition& child) { return bears_on(child, construct, rules); });
    case Kind::Note:
      return std::any_of(rules.notes.begin(), rules.notes.end(), [&](const AttributionNote& note) {
        return note.id == when.id && bears_on(note.when, construct, rules);
      });
    default: return false;
  }
}

void check_construct(const LintPlace& place, const Construct& construct,
                     const Interpretation& rules, const Possible& possible, LintReport& report) {
  const bool answered =
      std::any_of(rules.advice.begin(), rules.advice.end(), [&](const Advice& advice) {
        return bears_on(advice.when, construct, rules) &&
               possible.holds(advice.when, advice.min_sessions);
      });
  if (!answered) {
    report.error("construct-without-advice", place,
                 "No advice can follow from " + in_quotes(construct.id) + ".",
                 "Write one whose trigger looks at it.");
  }
  for (const std::string& id : construct.advice) {
    const Advice* advice = rules.find_advice(id);
    if (advice == nullptr || bears_on(advice->when, construct, rules)) continue;
    report.warning("advice-elsewhere", place,
                   in_quotes(construct.id) + " lists the advice " + in_quotes(id) +
                       ", whose trigger does not look at it.",
                   "Change the trigger, or leave the advice out of the list.");
  }
}

void check_bands(const std::string& file, const Interpretation& rules, const Possible& possible,
                 LintReport& report) {
  double worst = 0;
  for (const Construct& construct : rules.constructs) {
    worst = std::max(worst, possible.worst_of_construct(construct.id));
  }
  for (std::size_t i = 0; i < rules.bands.size(); ++i) {
    if (reaches(worst, rules.bands[i].from)) continue;
    report.error("band-unreachable", {file, at("bands", i), rules.bands[i].id},
                 "No construct can reach the band " + in_quotes(rules.bands[i].id) + ".",
                 "Let it start lower, or remove it.");
  }
}

template <class T>
void check_can_be(const std::string& file, const char* list, const char* rule,
                  const std::vector<T>& entries, const Possible& possible, LintReport& report) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (possible.holds(entries[i].when)) continue;
    report.error(rule, {file, at(at(list, i), "when"), entries[i].id},
                 "The condition of " + in_quotes(entries[i].id) + " can never hold.",
                 "Correct what it waits for, or remove it.");
  }
}

}  // namespace

void check_reach(const std::string& file, const Interpretation& rules, const Possible& possible,
                 LintReport& report) {
  for (std::size_t i = 0; i < rules.constructs.size(); ++i) {
    const Construct& construct = rules.constructs[i];
    check_construct({file, at("constructs", i), construct.id}, construct, rules, possible, report);
  }
  check_bands(file, rules, possible, report);
  check_can_be(file, "attribution", "note-unreachable", rules.notes, possible, report);
  check_can_be(file, "flags", "flag-unreachable", rules.flags, possible, report);
  for (std::size_t i = 0; i < rules.advice.size(); ++i) {
    const Advice& advice = rules.advice[i];
    const LintPlace place{file, at(at("advice", i), "when"), advice.id};
    if (advice.when.kind == Kind::NeverTrue) {
      report.error("advice-without-trigger", place,
                   "The advice " + in_quotes(advice.id) + " has no trigger.", "Say when it fits.");
    } else if (!possible.holds(advice.when, advice.min_sessions)) {
      report.error("advice-unreachable", place,
                   "The trigger of " + in_quotes(advice.id) + " can never hold from " +
                       std::to_string(advice.min_sessions) + " sessions on.",
                   "Correct what it waits for, or its minSessions.");
    }
  }
}

void check_advice(const std::string& file, const Interpretation& rules,
                  const std::set<std::string, std::less<>>* sources, LintReport& report) {
  for (std::size_t i = 0; i < rules.advice.size(); ++i) {
    const Advice& advice = rules.advice[i];
    const std::string path = at("advice", i);
    if (advice.grade != "A" && advice.grade != "B" && advice.grade != "C") {
      report.error("advice-grade", {file, at(path, "grade"), advice.id},
                   "The advice " + in_quotes(advice.id) + " has no grade A, B or C.",
                   "Say how good the evidence is.");
    }
    if (advice.sources.empty() && advice.grade != "C") {
      report.error(
          "advice-source", {file, at(path, "sources"), advice.id},
          "The advice " + in_quotes(advice.id) + " of grade " + advice.grade + " names no source.",
          "Name one, or lower the grade to C.");
    }
    if (advice.actions > 3) {
      report.error("advice-actions", {file, at(path, "actions"), advice.id},
                   "The advice " + in_quotes(advice.id) + " has more than three actions.",
                   "Keep the three that matter most.");
    }
    for (std::size_t k = 0; sources != nullptr && k < advice.sources.size(); ++k) {
      if (sources->contains(advice.sources[k])) continue;
      report.error("unknown-source", {file, at(at(path, "sources"), k), advice.id},
                   "There is no source " + in_quotes(advice.sources[k]) + ".",
                   "Add it to the sources, or correct the name.");
    }
  }
}

}  // namespace nextsession
