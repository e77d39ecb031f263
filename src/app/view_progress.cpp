// "Am I moving forward?": all visits over time.
#include <algorithm>

#include "app/chart.h"
#include "app/plan.h"
#include "app/screens.h"
#include "app/visits.h"
#include "progress/day.h"

namespace nextsession {
namespace {

using Type = Event::Type;

constexpr std::size_t columns = 3;  // small charts beside each other

std::string goal_name(const Scene& scene, const GoalLine& goal, std::size_t place) {
  return goal.text.empty() ? scene.say("goal.title", {{"n", std::to_string(place + 1)}})
                           : goal.text;
}

Node goal_group(const Scene& scene, const GoalLine& goal, std::size_t place, const TimeAxis& axis) {
  const std::string id = "goal/" + std::to_string(place + 1);
  const std::string name = goal_name(scene, goal, place);
  Node group = node(id, Role::Group, {heading(id + "/title", 3, name)});
  if (goal.ratings.empty()) {
    group.children.push_back(text(id + "/text", scene.say("forward.goal.none"), Look::Small));
    return group;
  }
  Chart chart = rating_chart(scene, axis, {{&goal, scene.say("forward.chart.rating"), 0, true}},
                             usual_range(goal));
  chart.small = true;
  chart.caption = scene.say("forward.chart.goal", {{"goal", name}});
  const std::string sentence = plain(moving_words(scene, goal));
  group.children.push_back(chart_node(id + "/chart", std::move(chart), sentence, name));
  return group;
}

// Column after column, so that what is missing in the last row leaves room and nothing is
// stretched.
Node in_columns(const std::string& id, std::vector<Node> nodes) {
  const std::size_t wide = std::min(columns, nodes.size());
  Node all = node(id, Role::Columns);
  std::size_t taken = 0;
  for (std::size_t c = 0; c < wide; ++c) {
    const std::size_t left = nodes.size() - taken;
    const std::size_t here = (left + wide - c - 1) / (wide - c);
    Node column = node(id + "/" + std::to_string(c + 1), Role::Group);
    for (std::size_t i = 0; i < here; ++i) column.children.push_back(std::move(nodes[taken++]));
    all.children.push_back(std::move(column));
  }
  return all;
}

void goals_part(const Scene& scene, const Timeline& timeline, std::size_t current, Page& page) {
  std::vector<const GoalLine*> lines;
  for (const GoalLine& goal : timeline.goals) lines.push_back(&goal);
  const TimeAxis axis = axis_over(lines);
  std::vector<Node> now, earlier;
  for (std::size_t i = 0; i < timeline.goals.size(); ++i) {
    (i < current ? now : earlier).push_back(goal_group(scene, timeline.goals[i], i, axis));
  }
  // One goal alone is the chart above already.
  if (now.size() > 1) {
    page.main.push_back(heading("goals", 2, scene.say("forward.goals")));
    page.main.push_back(in_columns("goals/charts", std::move(now)));
  }
  if (!earlier.empty()) {
    page.main.push_back(heading("earlier", 2, scene.say("forward.earlier")));
    page.main.push_back(text("earlier/text", scene.say("forward.earlier.text"), Look::Small));
    page.main.push_back(in_columns("earlier/charts", std::move(earlier)));
  }
}

const ConstructScore* scored(const Review& review, const std::string& construct) {
  for (const ConstructScore& score : review.assessment.constructs) {
    if (score.id == construct) return &score;
  }
  return nullptr;
}

std::vector<AreaPoint> area_points(const Scene& scene, const std::vector<Review>& all,
                                   const std::string& construct) {
  std::vector<AreaPoint> points;
  for (const Review& review : all) {
    const ConstructScore* score = scored(review, construct);
    AreaPoint point;
    point.date = review.date;
    if (score != nullptr) point.friction = score->friction;
    point.words = scene.say(point.friction ? "band." + score->band : "band.unknown");
    points.push_back(std::move(point));
  }
  return points;
}

// The first and the last that could be told; empty below two of them.
std::string area_sentence(const Scene& scene, const std::vector<AreaPoint>& points) {
  std::vector<const AreaPoint*> told;
  for (const AreaPoint& point : points) {
    if (point.friction) told.push_back(&point);
  }
  if (told.size() < 2) return {};
  const std::string &first = told.front()->words, &last = told.back()->words;
  return first == last ? scene.say("forward.areas.same", {{"last", last}})
                       : scene.say("forward.areas.change", {{"first", first}, {"last", last}});
}

TimeAxis axis_of(const std::vector<Review>& all) {
  GoalLine days;
  for (const Review& review : all) {
    if (const auto day = day_number(review.date)) days.ratings.push_back({*day, review.date, 0});
  }
  return axis_over({&days});
}

void areas_part(const Scene& scene, Page& page) {
  const std::vector<Review> all = reviews(scene.state, scene.content);
  page.main.push_back(heading("areas", 2, scene.say("forward.areas")));
  if (all.size() < 2) {
    page.main.push_back(text("areas/later", scene.say("forward.areas.later")));
    return;
  }
  const TimeAxis axis = axis_of(all);
  const Assessment& latest = all.back().assessment;
  std::vector<Node> charts;
  std::string too_few;
  for (const Construct& construct : scene.content.rules.constructs) {
    const std::string title = construct_text(scene, construct.id, "title", latest);
    const std::vector<AreaPoint> points = area_points(scene, all, construct.id);
    const std::string sentence = area_sentence(scene, points);
    if (sentence.empty()) {
      too_few += (too_few.empty() ? "" : scene.say("list.comma")) +
                 construct_text(scene, construct.id, "short", latest);
      continue;
    }
    const std::string id = "area/" + construct.id;
    Chart chart = area_chart(scene, axis, points, borders(scene.content), title);
    charts.push_back(node(id, Role::Group,
                          {heading(id + "/title", 3, title),
                           chart_node(id + "/chart", std::move(chart), sentence, title)}));
  }
  if (!charts.empty()) {
    page.main.push_back(text("areas/intro", scene.say("forward.areas.intro")));
    page.main.push_back(in_columns("areas/charts", std::move(charts)));
  }
  if (!too_few.empty()) {
    page.main.push_back(
        text("areas/few", scene.say("forward.areas.few", {{"areas", too_few}}), Look::Small));
  }
}

Node next_card(const Scene& scene) {
  Node card = node("next", Role::Card,
                   {heading("next/title", 2, scene.say("next.title")),
                    text("next/text", next_look_words(scene))});
  std::vector<Node> row{check_in_again(scene)};
  row.push_back(
      button("full", scene.say("next.full"), Look::Secondary, to(Type::StartVisit, "", "full")));
  card.children.push_back(node("next/row", Role::Row, std::move(row)));
  return card;
}

Node plan_card(const Scene& scene) {
  Node card = node("plan", Role::Card, {heading("plan/title", 2, scene.say("forward.plan"))});
  Node list = node("plan/list", Role::List);
  for (const std::string& advice : to_bring_now(scene.state, scene.content)) {
    Node entry = node("plan/" + advice, Role::ListItem);
    entry.text = words(scene.say("advice." + advice + ".title"));
    list.children.push_back(std::move(entry));
  }
  if (list.children.empty()) {
    card.children.push_back(text("plan/none", scene.say("forward.plan.none")));
  } else {
    card.children.push_back(std::move(list));
  }
  card.children.push_back(node("plan/row", Role::Row,
                               {button("to-plan", scene.say("forward.to-plan"), Look::Secondary,
                                       to(Type::Show, name_of(Screen::Plan)))}));
  return card;
}

std::vector<Node> how_to_read(const Scene& scene) {
  std::vector<Node> more = {bullets(scene, "how/list", "forward.how."),
                            heading("how/sources", 2, scene.say("forward.sources"))};
  for (const char* id : {"jacobson1991", "sen1968"}) {
    const Source* source = scene.content.source(id);
    if (source == nullptr) continue;
    more.push_back(citation(scene, "how/" + source->id, source->citation + " doi:" + source->doi));
  }
  return disclosure(scene, "how", scene.say("forward.how"), scene.say("forward.how.hide"),
                    std::move(more));
}

}  // namespace

Node check_in_again(const Scene& scene) {
  const State& state = scene.state;
  const bool today = state.visit.check_in && state.visit.date == state.today;
  return button(
      "check-in", scene.say(today ? "next.again" : "next.check-in"), Look::Secondary,
      today ? to(Type::Show, name_of(Screen::CheckIn)) : to(Type::StartVisit, "", "check-in"));
}

void progress_screen(const Scene& scene, Page& page) {
  const std::vector<RatedVisit> visits = rated_visits(scene.state, scene.content);
  const std::size_t current = current_goals(visits);
  const Timeline timeline = timeline_of(visits);
  page.width = Width::Wide;
  page.main.push_back(heading("title", 1, scene.say("forward.title")));
  for (Node& n : moving_headline(scene, timeline.all)) page.main.push_back(std::move(n));
  if (std::optional<Node> chart = goals_chart(scene, timeline, current)) {
    page.main.push_back(container(
        "together", Role::Card, Look::Wide,
        {heading("together/title", 2, scene.say("forward.chart.name")), *std::move(chart)}));
  }
  for (Node& n : how_to_read(scene)) page.main.push_back(std::move(n));
  goals_part(scene, timeline, current, page);
  areas_part(scene, page);
  page.main.push_back(node("on", Role::Columns, {next_card(scene), plan_card(scene)}));
  page.main.push_back(node("actions", Role::Row,
                           {button("report", scene.say("forward.report"), Look::Primary,
                                   to(Type::Show, name_of(Screen::Report))),
                            button("keep", scene.say("forward.keep"), Look::Secondary,
                                   to(Type::Show, name_of(Screen::Keep)))}));
}

}  // namespace nextsession
