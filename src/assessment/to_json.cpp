#include <cmath>

#include "assessment/assess.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

// Four places: more would look more exact than answers in five steps are.
double rounded(double number) {
  const double result = std::round(number * 1e4) / 1e4;
  return result == 0 ? 0 : result;  // no "-0.0"
}

Json strings(const std::vector<std::string>& list) {
  Json result = Json::array();
  for (const std::string& text : list) result.push_back(text);
  return result;
}

Json answers_json(const std::vector<OwnAnswer>& answers) {
  Json list = Json::array();
  for (const OwnAnswer& answer : answers) {
    Json entry = Json::object();
    entry["linkId"] = answer.link_id;
    entry["code"] = answer.code;
    entry["friction"] = rounded(answer.friction);
    list.push_back(std::move(entry));
  }
  return list;
}

Json construct_json(const ConstructScore& score) {
  Json entry = Json::object();
  entry["id"] = score.id;
  entry["friction"] = score.friction ? Json(rounded(*score.friction)) : Json(nullptr);
  entry["low"] = rounded(score.low);
  entry["high"] = rounded(score.high);
  entry["band"] = score.friction ? Json(score.band) : Json(nullptr);
  entry["confidence"] = name_of(score.confidence);
  entry["answered"] = score.answered;
  entry["shown"] = score.shown;
  entry["answers"] = answers_json(score.answers);
  return entry;
}

Json reason_json(const Reason& reason) {
  Json entry = Json::object();
  entry["id"] = reason.construct;
  entry["band"] = reason.band;
  entry["friction"] = rounded(reason.friction);
  entry["confidence"] = name_of(reason.confidence);
  entry["aboutEqualToPrevious"] = reason.about_equal_to_previous;
  entry["linked"] = strings(reason.linked);
  entry["answers"] = answers_json(reason.answers);
  return entry;
}

Json progress_json(const GoalChange& goals) {
  Json entry = Json::object();
  entry["kind"] = name_of(goals.progress);
  entry["change"] = goals.rated > 0 ? Json(rounded(goals.mean)) : Json(nullptr);
  entry["rated"] = goals.rated;
  entry["named"] = goals.named;
  return entry;
}

Json flag_json(const std::string& id, const Interpretation& rules) {
  Json entry = Json::object();
  entry["id"] = id;
  const SafetyFlag* flag = rules.flag(id);
  entry["suppresses"] = flag ? strings(flag->suppress) : Json::array();
  return entry;
}

}  // namespace

Json to_json(const Assessment& assessment, const Interpretation& rules) {
  Json result = Json::object();
  result["form"] = rules.questionnaire;
  result["rules"] = rules.id;
  result["version"] = rules.version;
  result["gated"] = assessment.gated;
  result["flags"] = Json::array();
  for (const std::string& id : assessment.flags) result["flags"].push_back(flag_json(id, rules));
  result["suppressed"] = strings(assessment.suppressed);
  result["sessions"] = assessment.sessions < 0 ? Json(nullptr) : Json(assessment.sessions);
  result["progress"] = progress_json(assessment.goals);
  result["notes"] = strings(assessment.notes);
  result["attributed"] = assessment.attributed;
  result["hurried"] = assessment.hurried;
  result["constructs"] = Json::array();
  for (const ConstructScore& score : assessment.constructs) {
    result["constructs"].push_back(construct_json(score));
  }
  result["reasons"] = Json::array();
  for (const Reason& reason : assessment.reasons) result["reasons"].push_back(reason_json(reason));
  result["strengths"] = strings(assessment.strengths);
  result["checks"] = strings(assessment.checks);
  result["advice"] = strings(assessment.advice);
  result["moreAdvice"] = strings(assessment.more_advice);
  return result;
}

}  // namespace nextsession
