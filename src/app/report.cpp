#include "app/report.h"

#include <algorithm>

#include "app/navigate.h"
#include "app/plan.h"
#include "app/screens.h"
#include "app/update.h"
#include "app/visits.h"

namespace nextsession {
namespace {

using Nodes = std::vector<Node>;

// What the reasons and strengths come from.
struct ReportBasis {
  Assessment assessment;
  std::string earlier;  // the day of the full review they are from; empty: this visit
};

ReportBasis report_basis(const State& state, const Content& content) {
  if (!state.visit.check_in) return {assess(visit_of(state, content)), {}};
  // A check-in does not ask what reasons rest on.
  std::vector<Review> all = reviews(state, content);
  if (all.empty()) return {};
  return {std::move(all.back().assessment), all.back().date};
}

struct ReportPart {
  const Scene& scene;
  const ReportBasis& basis;

  const State& state() const { return scene.state; }

  Node title(const std::string& part) const {
    return heading("report/" + part, 2, scene.say("report." + part));
  }

  // Where the basis is older than the visit.
  void add_day(Nodes& nodes, const std::string& part) const {
    if (basis.earlier.empty()) return;
    nodes.push_back(text("report/" + part + "/day",
                         scene.say("report.earlier", {{"date", scene.date(basis.earlier)}}),
                         Look::Small));
  }
};

Nodes moving_part(const ReportPart& part) {
  const Scene& scene = part.scene;
  const std::vector<RatedVisit> visits = rated_visits(scene.state, scene.content);
  const Timeline timeline = timeline_of(visits);
  if (timeline.all.ratings.empty()) return {};
  // The page speaks to the person; whoever reads the report should see whose words these are.
  Spans told{{scene.say("report.told") + " ", true}};
  for (Span& span : moving_words(scene, timeline.all)) told.push_back(std::move(span));
  Nodes nodes{part.title("moving"), text("report/moving/text", std::move(told))};
  const Moving moving = moving_of(timeline.all, scene.content.rules.change);
  if (Spans trend = trend_words(scene, moving); !trend.empty()) {
    nodes.push_back(text("report/moving/trend", std::move(trend)));
  }
  if (moving.from_recalled) {
    nodes.push_back(text("report/moving/memory", scene.say("forward.memory"), Look::Small));
  }
  std::optional<Node> chart = goals_chart(scene, timeline, current_goals(visits));
  if (chart) nodes.push_back(*std::move(chart));
  return nodes;
}

Nodes goals_part(const ReportPart& part) {
  Nodes lines;
  int n = 0;
  const Scene& scene = part.scene;
  for (const GoalRating& goal : goals_of(scene.content.rules, scene.state.answers)) {
    ++n;
    if (goal.text.empty() && !goal.start && !goal.now) continue;
    const auto number = [&](const std::optional<int>& rating) {
      return rating ? std::to_string(*rating) : scene.say("review.no-number");
    };
    const std::string name =
        goal.text.empty() ? scene.say("goal.title", {{"n", std::to_string(n)}}) : goal.text;
    Node line = node("report/goals/" + std::to_string(n), Role::ListItem);
    line.text = scene.rich(
        "moving.goal", {{"goal", name}, {"start", number(goal.start)}, {"now", number(goal.now)}});
    lines.push_back(std::move(line));
  }
  if (lines.empty()) return {};
  return {part.title("goals"), node("report/goals/list", Role::List, std::move(lines)),
          text("report/goals/scale", scene.say("plan.goals.text"), Look::Small)};
}

Node reason_node(const ReportPart& part, const Reason& reason) {
  const Scene& scene = part.scene;
  const std::string id = "report/reason/" + reason.construct;
  const Assessment& assessment = part.basis.assessment;
  Node list = node(id + "/answers", Role::List);
  for (const OwnAnswer& answer : reason.answers) {
    Node entry = node(id + "/" + answer.link_id, Role::ListItem);
    entry.text = words(own_answer(scene, answer));
    list.children.push_back(std::move(entry));
  }
  return node(id, Role::Group,
              {node(id + "/head", Role::Row,
                    {heading(id + "/title", 3,
                             construct_text(scene, reason.construct, "title", assessment)),
                     badge(id + "/band", tone_of(scene.content, reason.band),
                           scene.say("band." + reason.band))}),
               std::move(list)});
}

Nodes reasons_part(const ReportPart& part) {
  const std::vector<Reason>& reasons = part.basis.assessment.reasons;
  if (reasons.empty()) return {};
  Nodes nodes{part.title("reasons")};
  part.add_day(nodes, "reasons");
  nodes.push_back(text("report/reasons/own", part.scene.say("report.own"), Look::Small));
  Node card = container("report/reasons/card", Role::Card, Look::Ruled, {});
  for (const Reason& reason : reasons) card.children.push_back(reason_node(part, reason));
  nodes.push_back(std::move(card));
  return nodes;
}

Nodes strengths_part(const ReportPart& part) {
  const Assessment& assessment = part.basis.assessment;
  if (assessment.strengths.empty()) return {};
  Nodes nodes{part.title("strengths")};
  if (assessment.reasons.empty()) part.add_day(nodes, "strengths");
  Node list = node("report/strengths/list", Role::List);
  for (const std::string& id : assessment.strengths) {
    Node entry = node("report/strengths/" + id, Role::ListItem);
    entry.text = words(construct_text(part.scene, id, "title", assessment));
    list.children.push_back(std::move(entry));
  }
  nodes.push_back(std::move(list));
  return nodes;
}

Nodes plan_part(const ReportPart& part) {
  const Scene& scene = part.scene;
  const std::vector<std::string> plan = to_bring_now(scene.state, scene.content);
  if (plan.empty()) return {};
  Nodes nodes{part.title("plan")};
  Node card = container("report/plan/card", Role::Card, Look::Ruled, {});
  for (const std::string& advice : plan) {
    const std::string id = "report/plan/" + advice;
    Node say = node(id + "/say", Role::Quote);
    say.text = words("“" + words_of_plan(scene.state, scene.content, advice) + "”");
    card.children.push_back(node(
        id, Role::Group,
        {heading(id + "/title", 3, scene.say("advice." + advice + ".title")), std::move(say)}));
  }
  nodes.push_back(std::move(card));
  return nodes;
}

// What was brought, as far as the person told.
std::vector<std::string> told(const State& state) {
  std::vector<std::string> ids;
  for (const std::string& advice : to_follow(state)) {
    const auto note = state.plan_notes.find(advice);
    if (note != state.plan_notes.end() && !note->second.raised.empty()) ids.push_back(advice);
  }
  return ids;
}

Nodes followed_part(const ReportPart& part) {
  const Scene& scene = part.scene;
  const std::vector<std::string> ids = told(scene.state);
  if (ids.empty()) return {};
  Nodes nodes{part.title("followed")};
  Node list = node("report/followed/list", Role::List);
  for (const std::string& advice : ids) {
    const PlanNote& note = scene.state.plan_notes.find(advice)->second;
    Node entry = node("report/followed/" + advice, Role::ListItem);
    entry.text = {{scene.say("advice." + advice + ".title") + ". ", true},
                  {scene.say("report.raised." + note.raised), false}};
    if (!note.happened.empty()) {
      entry.text.push_back({" " + scene.say("report.happened", {{"words", note.happened}}), false});
    }
    list.children.push_back(std::move(entry));
  }
  nodes.push_back(std::move(list));
  return nodes;
}

// Of the advice in the plan: nothing else here rests on a study.
Nodes sources_part(const ReportPart& part) {
  const Scene& scene = part.scene;
  std::vector<std::string> used;
  for (const std::string& id : to_bring_now(scene.state, scene.content)) {
    const Advice* advice = scene.content.rules.find_advice(id);
    if (advice == nullptr) continue;
    for (const std::string& source : advice->sources) {
      const bool known = std::find(used.begin(), used.end(), source) != used.end();
      if (!known && scene.content.source(source) != nullptr) used.push_back(source);
    }
  }
  if (used.empty()) return {};
  Nodes nodes{part.title("sources")};
  for (const std::string& id : used) {
    const Source& source = *scene.content.source(id);
    nodes.push_back(
        citation(scene, "report/source/" + id,
                 source.citation + (source.doi.empty() ? std::string() : " doi:" + source.doi)));
  }
  return nodes;
}

std::string answer_words(const Item& item, const Value& value) {
  for (const AnswerOption& option : item.options) {
    const auto* coding = std::get_if<Coding>(&option.value);
    if (coding != nullptr && option.value == value && !coding->display.empty()) {
      return coding->display;
    }
  }
  const std::string code = code_of(value);
  const auto* typed = std::get_if<std::string>(&value);
  return typed != nullptr ? *typed : code;
}

// Own answers to the safety questions; those of this page alone, for they are never kept. One that
// is no longer asked counts as taken back.
void add_safety(const Scene& scene, const std::vector<std::string>& asked, Nodes& lines) {
  for (const std::string& key : asked) {
    const Item* found = find_item(scene.content.form, link_id_of(key));
    if (found == nullptr || !never_stored(scene.content, found->link_id)) continue;
    const Item& item = *found;
    const auto given = scene.state.answers.find(key);
    if (given != scene.state.answers.end() && !given->second.values.empty()) {
      std::string joined;
      for (const Value& value : given->second.values) {
        joined += (joined.empty() ? "" : "; ") + answer_words(item, value);
      }
      Node line = node("report/safety/" + item.link_id, Role::ListItem);
      line.text = {{item.text + " ", false}, {joined, true}};
      lines.push_back(std::move(line));
    }
  }
}

Nodes safety_part(const ReportPart& part) {
  Nodes lines;
  add_safety(part.scene, questions_to_ask(visit_of(part.state(), part.scene.content)), lines);
  if (lines.empty()) return {};
  return {part.title("safety"), node("report/safety/list", Role::List, std::move(lines))};
}

using FillPart = Nodes (*)(const ReportPart& part);

struct NamedReportPart {
  const char* name;
  FillPart fill;
};

constexpr NamedReportPart all_parts[] = {{"moving", moving_part},   {"goals", goals_part},
                                         {"reasons", reasons_part}, {"strengths", strengths_part},
                                         {"plan", plan_part},       {"followed", followed_part},
                                         {"sources", sources_part}, {"safety", safety_part}};

// The whole in one sentence, where reasons are in it.
void add_headline(const ReportPart& part, Nodes& nodes) {
  const int reasons = static_cast<int>(part.basis.assessment.reasons.size());
  if (reasons == 0 || !part.state().report_parts.contains("reasons")) return;
  nodes.push_back(text("report/headline", strong(part.scene.count("results.title", reasons))));
}

}  // namespace

std::vector<std::string> report_parts(const State& state, const Content& content) {
  const Start nowhere;
  const Scene scene{state, content, nowhere};
  const ReportBasis basis = report_basis(state, content);
  std::vector<std::string> names;
  for (const NamedReportPart& part : all_parts) {
    if (!part.fill({scene, basis}).empty()) names.emplace_back(part.name);
  }
  return names;
}

Page report_page(const State& state, const Content& content, const Start& start) {
  const Scene scene{state, content, start};
  const ReportBasis basis = report_basis(state, content);
  const ReportPart part{scene, basis};
  Page page;
  page.id = name_of(Screen::Report);
  page.lang = content.words.language();
  page.title = scene.say("title", {{"page", scene.say("title.report")}});
  page.main.push_back(heading("title", 1, scene.say("report.title")));
  const std::string& day = state.visit.date.empty() ? state.today : state.visit.date;
  if (!day.empty()) {
    page.main.push_back(
        text("report/date", scene.say("report.date", {{"date", scene.date(day)}}), Look::Lead));
  }
  add_headline(part, page.main);
  bool empty = true;
  for (const NamedReportPart& one : all_parts) {
    if (!state.report_parts.contains(one.name)) continue;
    Nodes nodes = one.fill(part);
    if (nodes.empty()) continue;
    empty = false;
    page.main.push_back(
        node(std::string("report/part/") + one.name, Role::Group, std::move(nodes)));
  }
  if (empty) page.main.push_back(text("report/empty", scene.say("report.empty")));
  page.main.push_back(text("report/note", scene.say("report.note"), Look::Small));
  return page;
}

}  // namespace nextsession
