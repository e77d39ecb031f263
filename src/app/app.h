// The app as its host sees it: events in, a page and effects out. Pure: no clock, no I/O.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/content.h"
#include "app/page.h"
#include "app/practice.h"
#include "app/state.h"

namespace nextsession {

// What the host has to do after an event.
struct Effects {
  bool store = false;  // keep `record` and `settings` for this tab
  bool erase = false;  // remove all that was kept
  bool exit = false;   // leave the page at once
  bool print = false;
  bool open_view = false;  // let the person choose a file; its text comes back as ViewOpened
  std::string file_name;   // of a file to save with `file_text`; empty: none
  std::string file_text;
  std::vector<std::string> orders;  // to the page's side that keeps records (web/keep), in JSON
  std::string record;               // JSON; empty: nothing of the visit may be kept
  std::string settings;             // JSON
};

struct Start {
  std::string today;                   // ISO date
  bool canvas = true;                  // this browser can draw the canvas
  std::vector<std::string> languages;  // the browser's, the preferred one first
  std::string seed = {};               // 16 hex digits, random
  Keeping keeping = {};                // what the browser keeps of earlier visits
  std::string kept_record = {};        // its text, where it can be read
  Practice practice = {};              // what applies where the person has chosen nothing
};

struct Display {
  std::string theme = "system";  // system, light, dark
  int text_size = 100;           // percent
  std::string view = "auto";     // auto, canvas, plain
};

class App {
 public:
  // `files` is read from for as long as the app lives. The saved texts are what `Effects` held
  // before a reload; empty when there is nothing. A damaged one costs only what is damaged.
  static Result<std::unique_ptr<App>> start(Files files, std::string_view saved_record,
                                            std::string_view saved_settings, const Start& start);

  // `at` is a time in milliseconds from any fixed moment; only differences are used.
  Effects handle(const Event& event, double at);

  const Page& page() const { return page_; }
  const State& state() const { return state_; }
  const Content& content() const { return content_; }
  Display display() const;
  // The canvas was lost for good, or came back.
  void set_canvas_available(bool available);

 private:
  App(Files files, Content content, State state, Start start);
  Files files_;
  Content content_;
  State state_;
  Start start_;
  Page page_;
};

}  // namespace nextsession
