#include "app/app.h"

#include "app/update.h"
#include "app/view.h"
#include "questionnaire/json.h"

namespace nextsession {

App::App(Content content, State state, Start start)
    : content_(std::move(content)), state_(std::move(state)), start_(std::move(start)) {
  page_ = view(state_, content_, start_);
}

Result<std::unique_ptr<App>> App::start(const Json& content, std::string_view saved_record,
                                        std::string_view saved_settings, const Start& start) {
  Findings findings;
  std::optional<Content> read = read_content(content, findings);
  if (!read) return findings.errors.front();
  State state = resume(saved_record, saved_settings, *read);
  return std::unique_ptr<App>(new App(std::move(*read), std::move(state), start));
}

Effects App::handle(const Event& event, double at) {
  Effects effects = update(state_, event, content_, at);
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
