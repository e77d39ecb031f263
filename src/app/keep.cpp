#include "app/keep.h"

#include <utility>

#include "app/navigate.h"
#include "app/report.h"
#include "app/sharing.h"
#include "app/visits.h"
#include "progress/day.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

using Type = Event::Type;

std::string order(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// A word of a piece of news.
std::string word(const Json& news, const char* name) {
  const auto found = news.find(name);
  return found != news.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool flag(const Json& news, const char* name) {
  const auto found = news.find(name);
  return found != news.end() && found->is_boolean() && found->get<bool>();
}

// Why a file was not taken, as a message id.
std::string problem_of(const Findings& findings) {
  const ErrorCode code = findings.errors.empty() ? ErrorCode::Syntax : findings.errors.front().code;
  if (code == ErrorCode::Newer) return "problem.record.newer";
  if (code == ErrorCode::TooLarge) return "trouble.too-large";
  return "problem.record.damaged";
}

// What went wrong, as closely as the page's side knows; a message id.
std::string trouble_of(const Json& news) {
  const std::string why = word(news, "why");
  const bool file = word(news, "where") == "file";
  if (why == "damaged" || why == "newer") {
    return (file ? "problem.record." : "keep.unreadable.") + why;
  }
  return "trouble." + (why.empty() ? word(news, "what") : why);
}

// Orders: what the person asked for, for the page's side to do.
struct Orders {
  State& state;
  const Content& content;
  Effects& effects;

  void give(const Json& json) {
    state.keeping.trouble.clear();
    state.keeping.waiting = true;
    effects.orders.push_back(order(json));
  }

  // Typed once, used once.
  std::string secret() { return std::exchange(state.keeping.secret, {}); }

  // What is in the field may be meant for a file that waits to be opened, and for nothing else.
  std::string new_secret() { return state.keeping.file_locked ? std::string() : secret(); }

  void save() {
    SavedRecord record = record_of(state, content);
    if (state.keep_nothing) record = state.past ? state.past->record : SavedRecord();
    if (record.visits.empty() && record.left_over.empty()) return;
    Json json;
    json["do"] = "save";
    json["name"] = "next-session-" + state.today + ".nextsession.json";
    json["text"] = write_saved(record, {&content.form}, content.rules.never_stored).dump(1) + "\n";
    json["type"] = "application/json";
    json["secret"] = new_secret();
    give(json);
  }

  void open() {
    state.keeping.opened = false;
    give({{"do", "open"}});
  }

  void apply(const Event& event) {
    switch (event.type) {
      case Type::Keep:
        if (state.keep_nothing) return;
        return give(
            {{"do", "keep"}, {"text", saved_text(state, content)}, {"secret", new_secret()}});
      case Type::StopKeeping: return give({{"do", "stop"}});
      case Type::Unlock: return give({{"do", "unlock"}, {"secret", secret()}});
      case Type::SaveRecord: return save();
      case Type::OpenRecord: return open();
      case Type::UnlockFile: return give({{"do", "unlock-file"}, {"secret", secret()}});
      case Type::TakeOver: return give({{"do", "take-over"}});
      case Type::CopyReport:
        return give({{"do", "copy"}, {"text", page_text(report_page(state, content, Start()))}});
      case Type::SavePage: return give({{"do", "save-page"}, {"name", "next-session.html"}});
      case Type::CopyFingerprint:
        if (!has_fingerprint(state)) return;
        return give({{"do", "copy"}, {"text", state.fingerprint}});
      case Type::UseUpdate:
        if (!state.update_waits) return;
        return give({{"do", "update"}});
      default: return;
    }
  }
};

// News: what became of it, or what happened on the page's side by itself.
struct News {
  State& state;
  const Content& content;

  void say(const char* message, const char* focus = "") {
    state.announce = message;
    if (state.screen == Screen::Keep && *focus != '\0') state.focus = focus;
  }

  // What has the focus says it; it is announced where there is no such thing.
  void point_to(const char* focus, const char* otherwise) {
    if (state.screen == Screen::Keep) {
      state.focus = focus;
    } else {
      state.announce = otherwise;
    }
  }

  // Where the person asked for something they are led to what became of it; elsewhere it is said,
  // and nobody is taken out of what they are doing.
  void trouble(std::string message) {
    state.keeping.trouble = std::move(message);
    if (state.screen == Screen::Keep) {
      state.focus = "trouble";
    } else {
      state.announce = state.keeping.trouble + ".title";
    }
  }

  void show_keeping() {
    if (!is_aside(state.screen)) state.came_from = state.screen;
    state.screen = Screen::Keep;
  }

  // A file can be dropped on any page. What would not be kept is not taken, and nobody is led away
  // from the help lines.
  bool takes_files() {
    if (read_only(state)) state.announce = "keep.elsewhere.title";
    return !read_only(state) && state.screen != Screen::Safety;
  }

  // From now on it is about this file: what was said of the one before would be taken for it.
  void about_file(const Json& news, bool locked) {
    show_keeping();
    state.keeping.trouble.clear();
    state.keeping.opened = false;
    state.keeping.file_locked = locked;
    state.keeping.file = word(news, "name");
  }

  void file(const Json& news) {
    if (!takes_files()) return;
    about_file(news, false);
    const std::string text = word(news, "text");
    if (other_form(text, content)) return trouble("problem.record.other-form");
    Findings findings;
    if (!take_record(state, content, text, findings)) {
      return trouble(problem_of(findings));
    }
    state.keeping.opened = true;
    point_to("opened", "keep.news.file");
  }

  void locked_file(const Json& news) {
    if (!takes_files()) return;
    about_file(news, true);
    point_to("file-secret", "keep.news.locked-file");
  }

  // The device's copy, which this tab did not have yet.
  void take(const Json& news, Device device) {
    Findings findings;
    if (!word(news, "text").empty() && !take_record(state, content, word(news, "text"), findings)) {
      leave_alone(state, findings);
      return trouble(state.keeping.trouble);
    }
    state.keeping.device = device;
  }

  // For the first time, under another passphrase, or again after a trouble, which is over then.
  void kept(const Json& news) {
    Keeping& keeping = state.keeping;
    keeping.device = Device::Kept;
    keeping.under_secret = flag(news, "secret");
    for (const char* over : {"trouble.full", "trouble.failed", "trouble.slow", "trouble.gone"}) {
      if (keeping.trouble == over) keeping.trouble.clear();
    }
    point_to("where", "keep.news.kept");
  }

  void no_longer_kept() {
    state.keeping.device = Device::Nothing;
    state.keeping.under_secret = false;
  }

  // A tab can stay open for weeks.
  void day(const Json& news) {
    if (const std::string today = word(news, "today"); day_number(today)) state.today = today;
  }

  // Offered, never forced.
  void update() {
    state.update_waits = true;
    state.announce = "update.title";
  }

  void fingerprint(const Json& news) {
    state.fingerprint = word(news, "sha256");
    if (state.fingerprint.empty()) state.fingerprint = "none";
  }

  void handle(const Json& news) {
    Keeping& keeping = state.keeping;
    const std::string what = word(news, "news");
    if (what == "day") return day(news);
    if (what == "fingerprint") return fingerprint(news);
    if (what == "update") return update();
    keeping.waiting = false;
    if (what == "kept") {
      kept(news);
    } else if (what == "opened") {
      // Of a record that another tab has, this one may look at its own copy.
      take(news, keeping.device == Device::Elsewhere ? Device::Elsewhere : Device::Kept);
      keeping.under_secret = true;
      say("keep.news.opened", "where");
    } else if (what == "wrong") {
      trouble("trouble.wrong");
    } else if (what == "wrong-file") {
      trouble("trouble.wrong-file");
    } else if (what == "stopped") {
      no_longer_kept();
      say("keep.news.stopped", "where");
    } else if (what == "gone") {
      no_longer_kept();
      trouble("trouble.gone");
    } else if (what == "saved") {
      keeping.saved = true;
      say("keep.news.saved");
    } else if (what == "saved-page") {
      say("page.saved");
    } else if (what == "file") {
      file(news);
    } else if (what == "locked-file") {
      locked_file(news);
    } else if (what == "taken") {
      keeping.device = Device::Elsewhere;
      say("keep.news.taken");
    } else if (what == "took") {
      take(news, flag(news, "locked") ? Device::Locked : Device::Kept);
      say("keep.news.took", "where");
    } else if (what == "copied") {
      say(state.screen == Screen::Check ? "check.copied" : "report.copied");
    } else if (what == "erased") {
      erased(news);
    } else if (what == "trouble") {
      trouble(trouble_of(news));
      if (word(news, "where") == "file") keeping.opened = false;
      if (keeping.trouble == "problem.record.newer") keeping.file_locked = false;
      if (word(news, "what") == "blocked" && keeping.device == Device::Nothing) {
        keeping.device = Device::Blocked;
      }
    }
  }

  void erased(const Json& news) {
    const auto left = news.find("left");
    if (left == news.end() || !left->is_array()) return;
    if (state.screen != Screen::Erased) {
      if (!left->empty()) trouble("trouble.stop");
      return;
    }
    for (const Json& one : *left) {
      if (one.is_string()) state.keeping.left.push_back(one.get_ref<const std::string&>());
    }
    state.focus = "title";  // says what became of it
  }
};

}  // namespace

void update_keeping(State& state, const Event& event, const Content& content, Effects& effects) {
  if (event.type != Type::Device) return Orders{state, content, effects}.apply(event);
  const Result<Json> news = parse_json(event.value, "news", {2 * record_bytes, 8});
  if (news && news.value().is_object()) News{state, content}.handle(news.value());
}

bool has_fingerprint(const State& state) {
  return !state.fingerprint.empty() && state.fingerprint != "none";
}

void ask_fingerprint(const State& state, Effects& effects) {
  if (state.fingerprint.empty()) effects.orders.emplace_back(R"({"do":"fingerprint"})");
}

void leave_alone(State& state, const Findings& findings) {
  state.keeping.device = Device::Unreadable;
  state.keeping.trouble = problem_of(findings);
}

bool changes_record(const Event& event) {
  switch (event.type) {
    case Type::SetText: return event.target != secret_field;
    case Type::Answer:
    case Type::Include:
    case Type::Exclude:
    case Type::Skip:
    case Type::RemoveGoal:
    case Type::RestoreGoal:
    case Type::OpenConstruct:
    case Type::AddToPlan:
    case Type::RemoveFromPlan:
    case Type::Tick:
    case Type::Untick:
    case Type::SetWords:
    case Type::SetRaised:
    case Type::StartVisit: return true;
    default: return false;
  }
}

bool read_only(const State& state) { return state.keeping.device == Device::Elsewhere; }

}  // namespace nextsession
