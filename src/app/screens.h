// What each screen puts into the main part of a page. Internal to app/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/nodes.h"
#include "app/view.h"
#include "assessment/assess.h"
#include "progress/movement.h"
#include "progress/timeline.h"

namespace nextsession {

// What every screen reads; nothing is owned.
struct Scene {
  const State& state;
  const Content& content;
  const Start& start;

  std::string say(std::string_view key, Words words = {}) const {
    return content.words.text(key, words);
  }
  Spans rich(std::string_view key, Words words = {}) const {
    return content.words.rich(key, words);
  }
  bool has(std::string_view key) const { return content.words.has(key); }
  // "2026-11-24" in the form of the language; other text stays as it is.
  std::string date(const std::string& iso) const;
  // "key.one" for 1, else "key.other", with {n}.
  std::string count(std::string_view key, int n, Words words = {}) const;
};

void welcome_screen(const Scene& scene, Page& page);
void question_screen(const Scene& scene, Page& page);
void review_screen(const Scene& scene, Page& page);
void safety_screen(const Scene& scene, Page& page);
void results_screen(const Scene& scene, Page& page);
void plan_screen(const Scene& scene, Page& page);
void how_screen(const Scene& scene, Page& page);
void privacy_screen(const Scene& scene, Page& page);
void check_screen(const Scene& scene, Page& page);
void sources_screen(const Scene& scene, Page& page);
void erased_screen(const Scene& scene, Page& page);
void compare_screen(const Scene& scene, Page& page);
void comparison_screen(const Scene& scene, Page& page);
void check_in_screen(const Scene& scene, Page& page);
void follow_up_screen(const Scene& scene, Page& page);
void progress_screen(const Scene& scene, Page& page);
void report_screen(const Scene& scene, Page& page);
void keep_screen(const Scene& scene, Page& page);

// Notices on keeping that belong on every screen: what went wrong, a record that another tab has,
// or that is locked.
void show_keeping(const Scene& scene, Page& page);

// The notices at the top of the result: safety first, then flags that have no screen of their own.
void safety_notices(const Scene& scene, const Assessment& assessment, Page& page);

// Parts more than one screen uses.

// How to reach the practice that offers the page; nothing where it does not say. Never in place of
// a help line. `level` is that of the heading.
std::vector<Node> practice_contact(const Scene& scene, const std::string& id, int level);
// Who offers the page, in one quiet line; nothing where it does not say.
std::vector<Node> practice_line(const Scene& scene);
// What of the practice's settings was refused or changed, for the practice alone; nothing unless
// its preview is on.
std::vector<Node> practice_preview(const Scene& scene);
// The country whose help lines are shown: the person's own choice, or the practice's.
const std::string& country_of(const Scene& scene);

// The help lines of the chosen country for these kinds (empty: all), and the country's own choice.
// `level` is that of the lines' headings.
std::vector<Node> helplines(const Scene& scene, const std::string& id,
                            const std::vector<std::string>& kinds, int level);
// "<stem>1", "<stem>2", ... as bullets.
Node bullets(const Scene& scene, const std::string& id, const std::string& stem);
// Title, why, words to say, actions, evidence of one piece of advice. `reason` may be null.
Node advice_card(const Scene& scene, const std::string& advice, const Reason* reason,
                 const Assessment& assessment);
// The words to say with the choice between gentle and direct.
std::vector<Node> words_to_say(const Scene& scene, const std::string& advice);
// What to do if that brings nothing.
Node if_no_change(const Scene& scene, const std::string& id, const std::string& advice);
void append(std::vector<Node>& nodes, std::vector<Node> more);
// What one advice rests on: grade, size, sources with their DOI.
std::vector<Node> evidence(const Scene& scene, const std::string& id, const Advice& advice);
// A study as it is cited, which is English in every language.
Node citation(const Scene& scene, const std::string& id, const std::string& words);
// “Rarely” to sessions focus on what matters most to you.
std::string own_answer(const Scene& scene, const OwnAnswer& answer);
// The title of a construct, with the wording a safety flag asks for.
std::string construct_text(const Scene& scene, std::string_view id, std::string_view part,
                           const Assessment& assessment);
Tone tone_of(const Content& content, const std::string& band);
// Where one band ends and the next begins, for the marks of a Meter or Dots.
std::vector<double> borders(const Content& content);
// Each rated goal as a bar up to now, with the way from the start shaded.
std::vector<Node> goal_bars(const Scene& scene, const std::string& id);
// Whether they are moving, in words and bars.
Node moving_card(const Scene& scene, const Assessment& assessment);
// Which goals are drawn together: how many of a timeline's goals belong to the latest visit that
// has any; the first ones.
std::size_t current_goals(const std::vector<RatedVisit>& visits);
// All goals together and each, over time; null when nothing was rated yet.
std::optional<Node> goals_chart(const Scene& scene, const Timeline& timeline, std::size_t current);
// What the ratings of one goal, or of all together, carry; no more than that. Nothing of a trend.
Spans moving_words(const Scene& scene, const GoalLine& line);
// The same of their trend; empty below trend_ratings ratings.
Spans trend_words(const Scene& scene, const Moving& moving);
// The sentences that open the page of all visits: change, how far to trust it, trend.
std::vector<Node> moving_headline(const Scene& scene, const GoalLine& all);
// The button to a check-in. Today's numbers are changed where they were given: a second look today
// would hide the first.
Node check_in_again(const Scene& scene);
// When the next look fits, which is an offer.
std::string next_look_words(const Scene& scene);
// What was raised, in this visit and before it, with the notes on what happened: the latest first.
// Headings are of `level`.
std::vector<Node> raised_groups(const Scene& scene, int level);

// A button that shows or hides the nodes made by `content`.
std::vector<Node> disclosure(const Scene& scene, const std::string& id, const std::string& closed,
                             const std::string& open, std::vector<Node> content);

}  // namespace nextsession
