// What the browser's side keeps between two calls. Internal to host/.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/app.h"
#include "app/input.h"
#include "app/patch.h"
#include "gui/painter.h"
#include "questionnaire/json.h"

namespace nextsession {

struct Preferences {
  bool dark = false, more_contrast = false, reduced_motion = false;
};

// One page, one host. Everything runs on the browser's main thread, called from web/bridge.mjs.
struct Host {
  std::unique_ptr<App> app;
  MirrorState mirror;
  std::vector<Input> inputs;  // not yet handled
  std::vector<Event> news;    // from the page's side, not yet handled
  bool draining = false;

  Preferences preferences;
  bool canvas_available = false;
  bool context_started = false, context_lost = false;
  Viewport viewport;
  float browser_text = 1;  // how much larger than usual the browser's own text is
  Interaction interaction;
  int frames_wanted = 0;

  // Made when the canvas is first wanted; the fonts have to be there by then.
  Json theme;
  std::string fonts[2];  // regular, bold
  std::unique_ptr<Painter> painter;
};

Host& host();

// loop.cpp
// Handles all inputs, then brings the mirror up to the page. A call from inside it (a patch can
// make the browser send events) only leaves its input behind for the loop that is running.
void drain();
// What the page's side has to say: the text of a file the person chose as a saved view, or a piece
// of news about what is kept (web/protocol.mjs). Handled after what is under way.
void give(Event::Type type, std::string text);
// Layout and patch after something other than an input changed: size, preferences, canvas.
void refresh();
// Asks for `frames` frames at least; none where nothing is drawn.
void wake(int frames = 3);
// Draws one; returns how many more are wanted.
int draw_frame();

// gl.cpp
// The WebGL 2 context on #canvas and Dear ImGui's renderer in it; false where there is none. Needs
// the painter, which owns ImGui's context.
bool start_gl();
void begin_gl_frame();
void end_gl_frame(const Viewport& viewport);
// After the browser gave a lost context back: everything is uploaded again.
void restore_gl();

// The app's effects, carried out by web/bridge.mjs. Text is UTF-8.
std::string js_file(const std::string& path);  // a data block of the page; empty: there is none
void js_apply(const std::string& patch);
void js_store(const std::string& text);
void js_erase();
void js_request_frame();
void js_exit();
void js_print();
void js_fail(const std::string& message);
// Lets the person choose the file of a saved view; its text comes back through ns_view.
void js_open_view();
// {"name", "text"} of a file the browser is to save.
void js_save_file(const std::string& json);
// An order to the page's side that keeps records; news of it come back through ns_device.
void js_device(const std::string& order);

}  // namespace nextsession
