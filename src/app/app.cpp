#include "app/app.h"

#include "app/keep.h"
#include "app/update.h"
#include "app/view.h"
#include "app/visits.h"
#include "questionnaire/json.h"

namespace nextsession {

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
  std::optional<Content> content =
      read_content(files, form, settings.language, start.languages, findings);
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
  return std::unique_ptr<App>(
      new App(std::move(files), std::move(*content), std::move(state), start));
}

Effects App::handle(const Event& event, double at) {
  const std::string language = state_.settings.language;
  Effects effects = update(state_, event, content_, at);
  if (state_.form != content_.form_id || state_.settings.language != language) {
    Findings findings;
    std::optional<Content> content =
        read_content(files_, state_.form, state_.settings.language, start_.languages, findings);
    // The page was packed whole and read once; should a part be damaged all the same, what can be
    // shown stays.
    if (content) content_ = std::move(*content);
    state_.form = content_.form_id;
  }
  page_ = view(state_, content_, start_);
  return effects;
}

Display App::display() const {
  return {state_.settings.theme, state_.settings.text_size, state_.settings.view};
}

void App::set_canvas_available(bool available) {
  if (start_.canvas == available) return;
  start_.canvas = available;
  ++state_.revision;
  page_ = view(state_, content_, start_);
}

}  // namespace nextsession
