#include "questionnaire/json.h"
#include "simulation/report.h"

namespace nextsession {
namespace {

Json reached_json(const std::vector<Reached>& list) {
  Json entries = Json::array();
  for (const Reached& one : list) {
    Json entry = Json::object();
    entry["id"] = one.id;
    entry["visits"] = one.count;
    entries.push_back(std::move(entry));
  }
  return entries;
}

Json areas_json(const std::vector<ReachedArea>& areas) {
  Json entries = Json::array();
  for (const ReachedArea& area : areas) {
    Json entry = Json::object();
    entry["id"] = area.id;
    entry["reason"] = area.reason;
    entry["strength"] = area.strength;
    entry["check"] = area.check;
    entries.push_back(std::move(entry));
  }
  return entries;
}

Json advice_json(const std::vector<ReachedAdvice>& advice) {
  Json entries = Json::array();
  for (const ReachedAdvice& one : advice) {
    Json entry = Json::object();
    entry["id"] = one.id;
    entry["first"] = one.first;
    entry["more"] = one.more;
    entry["heldBack"] = one.held_back;
    entries.push_back(std::move(entry));
  }
  return entries;
}

Json paths_json(const std::vector<Path>& paths) {
  Json entries = Json::array();
  for (const Path& path : paths) {
    Json entry = Json::object();
    entry["id"] = path.id;
    entry["visits"] = path.questions.count();
    entry["median"] = path.questions.quantile(0.5);
    entry["p95"] = path.questions.quantile(0.95);
    entry["most"] = path.questions.most();
    entries.push_back(std::move(entry));
  }
  return entries;
}

Json invariants_json(const std::vector<Kept>& invariants) {
  Json entries = Json::array();
  for (const Kept& kept : invariants) {
    Json entry = Json::object();
    entry["id"] = kept.id;
    entry["statement"] = kept.statement;
    entry["checked"] = kept.looked;
    entry["broken"] = kept.broken;
    if (kept.broken > 0) {
      entry["first"] = kept.first;
      entry["what"] = kept.what;
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace

Json to_json(const std::vector<FormReport>& reports, std::uint64_t seed,
             const LengthBudget& budget) {
  Json result = Json::object();
  result["seed"] = seed;
  result["forms"] = Json::array();
  for (const FormReport& report : reports) {
    Json form = Json::object();
    form["form"] = report.form;
    form["visits"] = report.visits;
    form["attributed"] = report.attributed;
    form["gated"] = report.gated;
    form["noStrength"] = report.no_strength;
    form["patterns"] = reached_json(report.patterns);
    form["areas"] = areas_json(report.areas);
    form["notes"] = reached_json(report.notes);
    form["flags"] = reached_json(report.flags);
    form["advice"] = advice_json(report.advice);
    form["questions"] = paths_json(report.paths);
    form["invariants"] = invariants_json(report.invariants);
    form["wrong"] = Json::array();
    for (const std::string& line : shortfalls(report, budget)) form["wrong"].push_back(line);
    result["forms"].push_back(std::move(form));
  }
  return result;
}

}  // namespace nextsession
