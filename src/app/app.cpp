#include "app/app.h"

#include <algorithm>

#include "app/keep.h"
#include "app/update.h"
#include "app/view.h"
#include "app/visits.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

// In the language the person chose, or else the practice or the browser; with the languages to
// choose from, of which the one on screen is always one.
std::optional<Content> content_for(const Files& files, const std::string& form,
                                   const std::string& chosen, const Start& start,
                                   Findings& findings) {
  const Practice& practice = start.practice;
  std::vector<std::string> available;
  for (const Language& locale : files.locales) available.push_back(locale.code);
  const std::string language = language_to_speak(practice, chosen, start.languages, available);
  std::optional<Content> content = read_content(files, form, language, start.languages, findings);
  if (!content || practice.languages.empty()) return content;
  const std::vector<std::string>& offered = practice.languages;
  std::vector<Language> left;
  for (Language& one : content->languages) {
    const bool wanted = std::find(offered.begin(), offered.end(), one.code) != offered.end();
    if (wanted || one.code == language) left.push_back(std::move(one));
  }
  content->languages = std::move(left);
  return content;
}

}  // namespace

App::App(Files files, Content content, State state, Start start)
    : files_(std::move(files)),
      content_(std::move(content)),
      state_(std::move(state)),
      start_(std::move(start)) {
  page_ = view(state_, content_, start_);
}

Result<std::unique_ptr<App>> App::start(Files files, std::string_view saved_record,
                                        std::string_view saved_settings, const Start& start) {
  Findings damaged;  // costs only what is damaged; a visit is worth more than a complaint
  Settings settings;
  if (!saved_settings.empty()) settings = read_settings(saved_settings, damaged);
  const std::string_view kept = start.kept_record;
  const std::string form = form_of_record(kept.empty() ? saved_record : kept);
  Findings findings;
  std::optional<Content> content = content_for(files, form, settings.language, start, findings);
  if (!content) return findings.errors.front();
  // Mostly both are the same, and once is enough for a long history.
  const bool same = kept == saved_record;
  State state = resume(same ? std::string_view() : saved_record, *content, start.today);
  state.settings = std::move(settings);
  state.seed = start.seed;
  state.keeping = start.keeping;
  // What the tab has may be newer than what the device has, or the other way round.
  Findings unreadable;
  if (!kept.empty() && !take_record(state, *content, kept, unreadable)) {
    leave_alone(state, unreadable);
  }
  Start begun = start;
  check_country(begun.practice, content->helplines);
  return std::unique_ptr<App>(
      new App(std::move(files), std::move(*content), std::move(state), std::move(begun)));
}

Effects App::handle(const Event& event, double at) {
  const std::string language = state_.settings.language;
  Effects effects = update(state_, event, content_, at);
  if (state_.form != content_.form_id || state_.settings.language != language) {
    Findings findings;
    std::optional<Content> content =
        content_for(files_, state_.form, state_.settings.language, start_, findings);
    // The page was packed whole and read once; should a part be damaged all the same, what can be
    // shown stays.
    if (content) content_ = std::move(*content);
    state_.form = content_.form_id;
  }
  page_ = view(state_, content_, start_);
  return effects;
}

Display App::display() const {
  const Settings& settings = state_.settings;
  return {appearance_to_show(start_.practice, settings.theme), settings.text_size, settings.view};
}

void App::set_canvas_available(bool available) {
  if (start_.canvas == available) return;
  start_.canvas = available;
  ++state_.revision;
  page_ = view(state_, content_, start_);
}

}  // namespace nextsession
