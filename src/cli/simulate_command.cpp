#include "cli/simulate_command.h"

#include <algorithm>
#include <thread>

#include "app/content.h"
#include "cli/files.h"
#include "cli/simulate_print.h"
#include "questionnaire/json.h"
#include "questionnaire/read.h"
#include "simulation/simulate.h"

namespace nextsession {
namespace {

struct ReadForm {
  std::string id;
  Questionnaire form;
  Interpretation rules;
};

std::optional<ReadForm> read_form(const std::string& id, const std::filesystem::path& assets,
                                  const Console& console, Findings& findings) {
  const std::string form_name = (assets / "questionnaires" / (id + ".json")).string();
  const std::string rules_name = (assets / "interpretation" / (id + ".json")).string();
  const Result<Json> form_json = read_json_file(form_name, console.in, form_limits);
  const Result<Json> rules_json = read_json_file(rules_name, console.in, form_limits);
  if (!form_json) findings.errors.push_back(form_json.error());
  if (!rules_json) findings.errors.push_back(rules_json.error());
  if (!form_json || !rules_json) return std::nullopt;
  std::optional<Questionnaire> form = read_questionnaire(form_json.value(), form_name, findings);
  if (!form) return std::nullopt;
  std::optional<Interpretation> rules =
      read_interpretation(rules_json.value(), *form, rules_name, findings);
  if (!rules) return std::nullopt;
  return ReadForm{id, *std::move(form), *std::move(rules)};
}

// Every second visit on a core of its own: sums do not depend on who made them.
FormReport simulate_on_two(const std::string& id, const SimulatedForm& form, std::uint64_t seed,
                           std::uint64_t visits) {
  FormReport report(id, form);
  FormReport others(id, form);
  const std::uint64_t half = visits / 2;
  std::thread second([&] { simulate(form, seed, {2, half, 2}, others); });
  simulate(form, seed, {1, visits - half, 2}, report);
  second.join();
  report.add(others);
  return report;
}

std::vector<std::string> wanted_forms(const Options& options) {
  const std::string wanted = options.form.value_or("both");
  if (wanted != "both") return {wanted};
  return {std::string(patient_form), std::string(therapist_form)};
}

// True when it breaks nothing.
bool show_only(const SimulatedForm& form, const Options& options, const Console& console) {
  bool well = true;
  observe(form, options.seed, *options.only,
          [&](const SimulatedVisit& visit, const Observed& seen) {
            well = print_simulated_visit(visit, seen, options.seed, console.out);
          });
  return well;
}

}  // namespace

int simulate_visits(const Options& options, const Console& console) {
  const Result<std::filesystem::path> assets = find_assets(options.assets, console.program);
  if (!assets) {
    console.err << "error: " << describe(assets.error()) << '\n';
    return 1;
  }
  std::vector<FormReport> reports;
  bool well = true;
  const std::vector<std::string> ids = wanted_forms(options);
  std::uint64_t left = options.visits;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::string& id = ids[i];
    Findings findings;
    const std::optional<ReadForm> read = read_form(id, assets.value(), console, findings);
    for (const Error& error : findings.errors) {
      console.err << "error: " << describe(error) << '\n';
    }
    if (!read) return 1;
    const SimulatedForm form(read->form, read->rules);
    if (options.only) {
      well = show_only(form, options, console) && well;
      continue;
    }
    const std::uint64_t share = left / (ids.size() - i);
    left -= share;
    reports.push_back(simulate_on_two(id, form, options.seed, share));
    well = well && shortfalls(reports.back(), LengthBudget{}).empty();
  }
  if (options.only) return well ? 0 : 1;
  if (options.json) {
    console.out << to_json(reports, options.seed, LengthBudget{}).dump(2) << '\n';
  } else {
    const TableStyle style = options.markdown ? TableStyle::Markdown : TableStyle::Text;
    for (const FormReport& report : reports) {
      print_simulation(report, options.seed, LengthBudget{}, style, console.out);
    }
  }
  return well ? 0 : 1;
}

}  // namespace nextsession
