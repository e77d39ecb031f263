// What web/bridge.mjs calls. All text is UTF-8 in memory that the caller got from ns_alloc and
// frees itself; nothing here keeps a pointer.
#include <emscripten.h>

#include <cstdlib>
#include <string_view>
#include <utility>

#include "host/host.h"
#include "imgui.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

// Two records at most, each within JSON text within JSON text, and little else.
constexpr JsonLimits start_limits{8 * record_bytes, 32};

std::string words_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool flag_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_boolean() && found->get<bool>();
}

Result<Json> read_file(const std::string& path) {
  return parse_json(js_file(path), path, form_limits);
}

std::vector<Language> locales_of(const Json& boot) {
  std::vector<Language> locales;
  const auto found = boot.find("locales");
  if (found == boot.end() || !found->is_object()) return locales;
  for (const auto& [code, name] : found->items()) {
    if (name.is_string()) locales.push_back({code, name.get_ref<const std::string&>()});
  }
  return locales;
}

std::vector<std::string> languages_of(const Json& boot) {
  std::vector<std::string> languages;
  const auto found = boot.find("languages");
  if (found == boot.end() || !found->is_array()) return languages;
  for (const Json& one : *found) {
    if (one.is_string()) languages.push_back(one.get_ref<const std::string&>());
  }
  return languages;
}

// What is kept for this tab: the record and the settings, each as the app wrote it. Anything else
// found there counts as nothing.
struct Kept {
  std::string record, settings;
};
Kept kept_in(const std::string& text) {
  if (text.empty()) return {};
  const auto json = parse_json(text, "saved", start_limits);
  if (!json.ok() || !json.value().is_object()) return {};
  return {words_of(json.value(), "record"), words_of(json.value(), "settings")};
}

Device device_from(const std::string& state) {
  if (state == "open") return Device::Kept;
  if (state == "locked") return Device::Locked;
  if (state == "elsewhere") return Device::Elsewhere;
  return state == "blocked" ? Device::Blocked : Device::Nothing;
}

// The settings of the practice, with what is wrong with them.
Practice practice_in(const Json& boot, const Json& theme) {
  PracticeText text;
  const auto found = boot.find("practice");
  if (found != boot.end() && found->is_object()) {
    text.block = words_of(*found, "block");
    text.preview = flag_of(*found, "preview");
    const auto address = found->find("address");
    if (address != found->end() && address->is_array()) {
      for (const Json& one : *address) {
        if (!one.is_array() || one.size() != 2 || !one[0].is_string() || !one[1].is_string())
          continue;
        text.address.emplace_back(one[0].get<std::string>(), one[1].get<std::string>());
      }
    }
  }
  std::vector<std::string> languages;
  for (const Language& locale : locales_of(boot)) {
    if (locale.code.find('-') == std::string::npos) languages.push_back(locale.code);
  }
  return read_practice(text, languages, theme);
}

Keeping keeping_in(const Json& boot) {
  Keeping keeping;
  const auto found = boot.find("device");
  if (found != boot.end() && found->is_object()) {
    keeping.device = device_from(words_of(*found, "state"));
    keeping.under_secret = flag_of(*found, "secret");
  }
  if (flag_of(boot, "evicted")) keeping.trouble = "trouble.evicted";
  return keeping;
}

bool start(std::string_view text) {
  Host& h = host();
  if (h.app) return true;
  auto parsed = parse_json(text, "start", start_limits);
  if (!parsed.ok()) {
    js_fail(describe(parsed.error()));
    return false;
  }
  const Json& boot = parsed.value();
  if (auto theme = read_file("theme.json"); theme.ok()) h.theme = std::move(theme).value();
  if (const auto prefers = boot.find("prefers"); prefers != boot.end() && prefers->is_object()) {
    h.preferences = {flag_of(*prefers, "dark"), flag_of(*prefers, "contrast"),
                     flag_of(*prefers, "reducedMotion")};
  }
  h.canvas_available = flag_of(boot, "canvas");
  const Kept kept = kept_in(words_of(boot, "saved"));
  auto app = App::start(
      {read_file, locales_of(boot)}, kept.record, kept.settings,
      {words_of(boot, "today"), h.canvas_available, languages_of(boot), words_of(boot, "seed"),
       keeping_in(boot), words_of(boot, "record"), practice_in(boot, h.theme)});
  if (!app.ok()) {
    js_fail(describe(app.error()));
    return false;
  }
  h.app = std::move(app).value();
  refresh();
  return true;
}

std::string_view view_of(const char* text, int bytes) {
  return {text, static_cast<std::size_t>(bytes > 0 ? bytes : 0)};
}

}  // namespace
}  // namespace nextsession

using namespace nextsession;

extern "C" {

EMSCRIPTEN_KEEPALIVE void* ns_alloc(int bytes) {
  return std::malloc(static_cast<std::size_t>(bytes > 0 ? bytes : 1));
}

EMSCRIPTEN_KEEPALIVE void ns_free(void* memory) { std::free(memory); }

EMSCRIPTEN_KEEPALIVE void ns_font(const char* bytes, int size, int weight) {
  host().fonts[weight >= 600 ? 1 : 0] = view_of(bytes, size);
}

// 0 when the app runs, 1 when it cannot; ns_js_fail was called then.
EMSCRIPTEN_KEEPALIVE int ns_start(const char* text, int bytes) {
  return start(view_of(text, bytes)) ? 0 : 1;
}

EMSCRIPTEN_KEEPALIVE void ns_input(const char* text, int bytes) {
  if (auto input = read_input(view_of(text, bytes))) {
    host().inputs.push_back(std::move(*input));
    drain();
  }
}

// The text of the file the person chose as a saved view.
EMSCRIPTEN_KEEPALIVE void ns_view(const char* text, int bytes) {
  give(Event::Type::ViewOpened, std::string(view_of(text, bytes)));
}

// A piece of news from web/keep, in JSON.
EMSCRIPTEN_KEEPALIVE void ns_device(const char* text, int bytes) {
  give(Event::Type::Device, std::string(view_of(text, bytes)));
}

// CSS px. Scrolling only draws; another size is laid out anew; the same again does nothing, so the
// browser may say it before every frame.
// `text`: how much larger than usual the browser's own text is, 1 or more. `fills`: see Viewport.
EMSCRIPTEN_KEEPALIVE void ns_viewport(float width, float height, float scroll_y, float ratio,
                                      float text, int fills) {
  Host& h = host();
  const Viewport before = h.viewport;
  h.viewport = {width, height, scroll_y, ratio, fills != 0};
  const bool other_text = std::exchange(h.browser_text, text) != text;
  const bool other_reach =
      before.fills != h.viewport.fills || (h.viewport.fills && before.height != height);
  if (before.width != width || other_reach || other_text) return refresh();
  const bool moved = before.scroll_y != scroll_y || before.height != height;
  if (moved || before.pixel_ratio != ratio) wake();
}

EMSCRIPTEN_KEEPALIVE void ns_prefers(int dark, int contrast, int reduced_motion) {
  host().preferences = {dark != 0, contrast != 0, reduced_motion != 0};
  refresh();
}

// 0: the canvas is gone for good (or the person's colours are forced), 1: it can be drawn on.
EMSCRIPTEN_KEEPALIVE void ns_canvas(int available) {
  Host& h = host();
  h.canvas_available = available != 0;
  if (h.app) h.app->set_canvas_available(h.canvas_available);
  refresh();
}

// Pointer in CSS px of the viewport, only so that hovering and pressing can be drawn; x < 0: away.
EMSCRIPTEN_KEEPALIVE void ns_hover(float x, float y, int down) {
  if (!host().painter) return;
  ImGuiIO& io = ImGui::GetIO();
  if (x < 0) {
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  } else {
    io.AddMousePosEvent(x, y);
  }
  io.AddMouseButtonEvent(0, down != 0);
  wake();
}

EMSCRIPTEN_KEEPALIVE void ns_focus(const char* id, int bytes, int visible, int editing) {
  host().interaction = {std::string(view_of(id, bytes)), visible != 0, editing != 0};
  wake();
}

EMSCRIPTEN_KEEPALIVE int ns_frame() { return draw_frame(); }

EMSCRIPTEN_KEEPALIVE void ns_context_lost() { host().context_lost = true; }

EMSCRIPTEN_KEEPALIVE void ns_context_restored() {
  Host& h = host();
  h.context_lost = false;
  if (h.context_started) restore_gl();
  wake();
}

}  // extern "C"
