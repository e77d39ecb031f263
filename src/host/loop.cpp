// One wake: inputs -> app -> page -> layout -> patch -> frames.
#include <algorithm>
#include <utility>

#include "host/host.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

constexpr float most_text = 2;

bool dark(const Host& h) {
  const Display display = h.app->display();
  return display.theme == "dark" || (display.theme != "light" && h.preferences.dark);
}

float chosen_text(const Host& h) { return static_cast<float>(h.app->display().text_size) / 100.0F; }

Appearance appearance_of(const Host& h) {
  Appearance appearance;
  appearance.dark = dark(h);
  appearance.more_contrast = h.preferences.more_contrast;
  appearance.text_scale = chosen_text(h) * h.browser_text;
  return appearance;
}

// True where the page is drawn. Makes the painter when it is first needed, so that the plain view
// never pays for it.
bool drawn(Host& h) {
  if (!h.canvas_available || h.app->display().view == "plain") return false;
  // The painter's text ends at twice its size; the plain view goes on.
  if (appearance_of(h).text_scale > most_text + 0.01F) return false;
  if (h.painter) return true;
  if (h.fonts[0].empty() || h.fonts[1].empty()) return false;
  h.painter = std::make_unique<Painter>(h.theme, h.fonts[0], h.fonts[1]);
  return true;
}

// The graphics context is made with the first frame and not before: it takes longer than all the
// rest of the start, and by then the mirror is there and can be used.
bool has_context(Host& h) {
  if (h.context_started) return true;
  if (start_gl()) return h.context_started = true;
  h.painter.reset();
  h.canvas_available = false;
  h.app->set_canvas_available(false);
  refresh();
  return false;
}

void show(Host& h) {
  const bool canvas = drawn(h);
  const Page& page = h.app->page();
  const Appearance appearance = appearance_of(h);
  PatchInfo info;
  info.dark = appearance.dark;
  info.scale = static_cast<double>(canvas ? appearance.text_scale : chosen_text(h));
  info.canvas = canvas;
  static const Rects nowhere;
  const Rects* rects = &nowhere;
  if (canvas) {
    const float reach = h.viewport.fills ? h.viewport.height : 0;
    const Layout& layout = h.painter->lay_out(page, h.viewport.width, appearance, reach);
    info.height = static_cast<double>(layout.height);
    info.foreign = layout.foreign;
    rects = &layout.rects;
  }
  const std::string patch = make_patch(h.mirror, page, *rects, info);
  if (!patch.empty()) js_apply(patch);
}

std::string to_store(const Effects& effects) {
  Json kept;
  kept["record"] = effects.record;
  kept["settings"] = effects.settings;
  return kept.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Erase comes first: what is stored with it is what remains, such as the text size. An order may
// say what storing may not touch.
void carry_out(const Effects& effects) {
  if (effects.erase) js_erase();
  if (effects.exit) return js_exit();
  for (const std::string& order : effects.orders) js_device(order);
  if (effects.store) js_store(to_store(effects));
  if (effects.print) js_print();
  if (effects.open_view) js_open_view();
  if (!effects.file_name.empty()) {
    Json file;
    file["name"] = effects.file_name;
    file["text"] = effects.file_text;
    js_save_file(file.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
}

}  // namespace

Host& host() {
  static Host instance;
  return instance;
}

void drain() {
  Host& h = host();
  if (h.draining || !h.app) return;
  h.draining = true;
  // Bounded, in case a patch and the browser's answer to it should ever feed each other.
  for (int round = 0; round < 16 && !(h.inputs.empty() && h.news.empty()); ++round) {
    for (const Event& event : std::exchange(h.news, {})) carry_out(h.app->handle(event, 0));
    const std::vector<Input> inputs = std::exchange(h.inputs, {});
    for (const Input& input : inputs) {
      const auto event = resolve(input, h.app->page(), h.mirror);
      if (!event) continue;
      const Effects more = h.app->handle(*event, input.at);
      carry_out(more);
      if (more.exit) return;
    }
    show(h);
  }
  h.inputs.clear();
  h.draining = false;
  wake();
}

void refresh() {
  Host& h = host();
  if (!h.app) return;
  if (!h.draining) {
    h.draining = true;
    show(h);
    h.draining = false;
    drain();
  }
  wake();
}

void give(Event::Type type, std::string text) {
  Host& h = host();
  if (!h.app) return;
  Event event;
  event.type = type;
  event.value = std::move(text);
  h.news.push_back(std::move(event));
  drain();
}

void wake(int frames) {
  Host& h = host();
  if (!h.app || !h.painter || h.context_lost || !h.canvas_available) return;
  if (h.app->display().view == "plain") return;
  h.frames_wanted = std::max(h.frames_wanted, frames);
  js_request_frame();
}

int draw_frame() {
  Host& h = host();
  if (!h.app || !h.painter || h.context_lost || !drawn(h)) return 0;
  if (h.viewport.width < 1 || h.viewport.height < 1 || !has_context(h)) return 0;
  const Appearance appearance = appearance_of(h);
  begin_gl_frame();
  const bool moving =
      h.painter->draw(h.app->page(), h.viewport, appearance, h.interaction, [](const Node&) {});
  end_gl_frame(h.viewport);
  h.frames_wanted = std::max(h.frames_wanted - 1, moving ? 1 : 0);
  return h.frames_wanted;
}

}  // namespace nextsession
