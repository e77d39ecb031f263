#include "simulation/simulate.h"

#include <algorithm>

namespace nextsession {
namespace {

// An answer of this visit that could be worse, and how.
struct Worsening {
  const SimulatedForm::Scored* scored;
  std::string code;
};

std::optional<Worsening> choose_worse(const SimulatedForm& form, const SimulatedVisit& visit,
                                      const Expected& expected, Random& random) {
  std::vector<Worsening> ways;
  for (const std::string& key : visit.asked) {
    const SimulatedForm::Scored* scored = form.scored(key);
    if (scored == nullptr) continue;
    const std::optional<double> now = expected.friction(*scored->item);
    if (!now) continue;
    for (const auto& [code, friction] : scored->item->friction) {
      if (friction > *now) ways.push_back({scored, code});
    }
  }
  if (ways.empty()) return std::nullopt;
  return ways[static_cast<std::size_t>(random.below(static_cast<int>(ways.size())))];
}

// Empty when the worse answer would change what is asked: then the two do not compare.
std::optional<WorseVisit> make_worse(const SimulatedForm& form, const SimulatedVisit& visit,
                                     const Expected& expected, Random& random) {
  const std::optional<Worsening> way = choose_worse(form, visit, expected, random);
  if (!way) return std::nullopt;
  const std::string& link_id = way->scored->item->link_id;
  const Item* item = form.item(link_id);
  const auto option =
      std::find_if(item->options.begin(), item->options.end(),
                   [&](const AnswerOption& one) { return code_of(one.value) == way->code; });
  if (option == item->options.end()) return std::nullopt;
  SimulatedVisit worse = visit;
  worse.answers[link_id].values = {option->value};
  if (questions_to_ask(worse.visit(form)) != visit.asked) return std::nullopt;
  return WorseVisit{link_id, way->scored->construct->id, assess(worse.visit(form))};
}

}  // namespace

void observe(const SimulatedForm& form, std::uint64_t seed, std::uint64_t number,
             const std::function<void(const SimulatedVisit&, const Observed&)>& see) {
  Random random(seed, number);
  const SimulatedVisit simulated = simulate_visit(form, number, random);
  const Visit visit = simulated.visit(form);
  const Expected expected(visit, simulated.asked);
  const Assessment outcome = assess(visit);
  const Assessment again = assess(visit);
  std::optional<WorseVisit> worse;
  if (!outcome.gated) worse = make_worse(form, simulated, expected, random);
  see(simulated, {form, visit, simulated.asked, expected, outcome, again, worse});
}

void simulate(const SimulatedForm& form, std::uint64_t seed, const VisitRange& range,
              FormReport& report) {
  for (std::uint64_t i = 0; i < range.count; ++i) {
    observe(
        form, seed, range.first + i * range.step,
        [&](const SimulatedVisit& visit, const Observed& seen) { report.add(form, visit, seen); });
  }
}

}  // namespace nextsession
