#include "app/visits.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "app/keep.h"
#include "app/navigate.h"
#include "app/plan.h"
#include "app/update.h"
#include "progress/day.h"
#include "questionnaire/json.h"
#include "questionnaire/utf8.h"

namespace nextsession {
namespace {

constexpr long raised_days = 14;  // two or three sessions, as A14 asks for

std::string canonical(const Questionnaire& form) {
  return form.version.empty() ? form.url : form.url + "|" + form.version;
}

// Nothing worth keeping yet.
bool is_blank(const SavedVisit& visit) { return visit.answers.empty() && visit.plan.empty(); }

// Words that are too long for their field cannot be kept whole; most of them is better than none.
Answers within_limits(const Answers& answers, const Questionnaire& form) {
  Answers fitting = answers;
  for (auto& [key, answer] : fitting) {
    const Item* item = find_item(form, link_id_of(key));
    if (item == nullptr || !item->max_length || answer.values.empty()) continue;
    auto* words = std::get_if<std::string>(&answer.values.front());
    const auto limit = static_cast<std::size_t>(*item->max_length);
    constexpr std::size_t dots = 3;  // that say that there was more
    if (words == nullptr || limit <= dots || utf8_length(*words) <= limit) continue;
    *words = shorten(*words, limit - dots);
  }
  return fitting;
}

SavedVisit current_visit(const State& state, const Content& content) {
  SavedVisit visit;
  visit.id = state.visit.id;
  visit.changed = state.visit.changed;
  visit.kind = state.visit.check_in ? "check-in" : "full";
  visit.date = state.visit.date;
  visit.language = content.words.language();
  visit.form = canonical(content.form);
  visit.finished = state.visit.finished;
  visit.answers = within_limits(state.answers, content.form);
  visit.left_over = state.left_over;
  // That a safety screen came up would tell what was answered.
  visit.screen = name_of(state.screen == Screen::Safety ? state.after_safety : state.screen);
  visit.question = state.question;
  visit.opened.assign(state.opened.begin(), state.opened.end());
  visit.ticked.assign(state.ticked.begin(), state.ticked.end());
  visit.words.insert(state.wording.begin(), state.wording.end());
  for (const std::string& advice : state.plan) {
    PlanItem item;
    item.advice = advice;
    if (const auto words = visit.words.extract(advice); !words.empty()) {
      item.wording = words.mapped();
    }
    if (const auto note = state.plan_notes.find(advice); note != state.plan_notes.end()) {
      item.words = note->second.words;
      item.raised = note->second.raised;
      item.happened = note->second.happened;
    }
    visit.plan.push_back(std::move(item));
  }
  return visit;
}

// "[{...},{...}]" without the brackets.
std::string visits_text(const SavedRecord& record, const Content& content) {
  const Json document = write_saved(record, {&content.form}, content.rules.never_stored);
  const auto visits = document.find("visits");
  if (visits == document.end() || visits->empty()) return {};
  const std::string list = visits->dump();
  return list.substr(1, list.size() - 2);
}

void set_past(State& state, const Content& content, SavedRecord record) {
  const bool nothing = record.visits.empty() && record.left_over.empty();
  if (nothing) {
    state.past.reset();
    return;
  }
  Past past;
  past.text = visits_text(record, content);
  past.record = std::move(record);
  state.past = std::make_shared<const Past>(std::move(past));
}

void load_plan(State& state, const Content& content, const SavedVisit& visit) {
  for (const PlanItem& item : visit.plan) {
    if (content.rules.find_advice(item.advice) == nullptr) continue;
    if (std::find(state.plan.begin(), state.plan.end(), item.advice) != state.plan.end()) continue;
    state.plan.push_back(item.advice);
    if (!item.wording.empty()) state.wording[item.advice] = item.wording;
    state.plan_notes[item.advice] = {item.words, item.raised, item.happened};
  }
  for (const auto& [advice, wording] : visit.words) state.wording[advice] = wording;
}

int goals_given(const State& state, const Content& content) {
  return std::clamp(repetitions(state.answers, content.rules.goal_group), 1,
                    std::max(1, content.rules.max_goals));
}

// Makes a kept visit the one under way.
void load_visit(State& state, const Content& content, const SavedVisit& visit) {
  state.visit = {visit.id, visit.changed, visit.kind == "check-in", visit.date, visit.finished};
  state.answers = visit.answers;
  // A file by another hand may hold what this program never writes.
  std::erase_if(state.answers, [&](const auto& answer) {
    return never_stored(content, link_id_of(answer.first));
  });
  state.left_over = visit.left_over;
  state.opened = Set(visit.opened.begin(), visit.opened.end());
  state.ticked = Set(visit.ticked.begin(), visit.ticked.end());
  state.plan.clear();
  state.wording.clear();
  state.plan_notes.clear();
  load_plan(state, content, visit);
  state.goals_shown = goals_given(state, content);
  state.screen = screen_from(visit.screen);
  state.question = visit.question;
  // Who comes back on another day comes back to the beginning, not into the middle.
  if (visit.finished && visit.date != state.today) state.screen = Screen::Welcome;
  settle(state, content);
}

// All of a record: its latest visit is the one under way, the others are the past.
void load_record(State& state, const Content& content, SavedRecord record) {
  if (!record.visits.empty()) {
    const SavedVisit latest = std::move(record.visits.back());
    record.visits.pop_back();
    set_past(state, content, std::move(record));
    load_visit(state, content, latest);
    return;
  }
  set_past(state, content, std::move(record));
}

// The n-th id from a seed; SplitMix64 (Steele, Lea and Flood, 2014, doi:10.1145/2660193.2660195)
// keeps ids of one seed apart.
std::string visit_id(const std::string& seed, std::uint64_t n) {
  std::uint64_t z = 0;
  std::from_chars(seed.data(), seed.data() + seed.size(), z, 16);
  z += (n + 1) * 0x9E3779B97F4A7C15ULL;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
  z ^= z >> 31;
  std::string id(16, '0');
  for (auto digit = id.rbegin(); digit != id.rend(); ++digit, z >>= 4) {
    *digit = "0123456789abcdef"[z & 15U];
  }
  return id;
}

std::uint64_t visits_before(const State& state) {
  return state.past ? state.past->record.visits.size() : 0;
}

// Of the goals: their words and where they started. Ratings of now are given anew.
Answers goals_carried(const State& state, const Content& content) {
  const Interpretation& rules = content.rules;
  Answers carried;
  for (int n = 1; n <= repetitions(state.answers, rules.goal_group); ++n) {
    for (const std::string& part : {rules.goal_text, rules.goal_start}) {
      const auto found = state.answers.find(repeated_key(rules.goal_group, n, part));
      if (!part.empty() && found != state.answers.end()) carried.insert(*found);
    }
  }
  return carried;
}

// The plan goes on with what is still to be raised; what was answered about it stays with the old.
void carry_plan(State& state) {
  std::map<std::string, PlanNote, std::less<>> notes;
  std::map<std::string, std::string, std::less<>> wording;
  state.plan = to_bring(state);
  for (const std::string& advice : state.plan) {
    const auto note = state.plan_notes.find(advice);
    if (note != state.plan_notes.end()) notes[advice].words = note->second.words;
    const auto words = state.wording.find(advice);
    if (words != state.wording.end()) wording.insert(*words);
  }
  state.plan_notes = std::move(notes);
  state.wording = std::move(wording);
}

template <class Use>
void each_visit(const State& state, const Content& content, Use use) {
  if (state.past) {
    for (const SavedVisit& visit : state.past->record.visits) use(visit);
  }
  if (!state.visit.id.empty()) use(current_visit(state, content));
}

}  // namespace

std::string form_of_record(std::string_view text) {
  const Result<Json> document = parse_json(text, "saved", {record_bytes, 32});
  if (!document || !document.value().is_object()) return form_named("");
  const auto text_of = [](const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  const auto visits = document.value().find("visits");
  if (visits == document.value().end() || !visits->is_array() || visits->empty()) {
    return form_named(text_of(document.value(), "form"));
  }
  const Json& latest = visits->back();
  return form_named(latest.is_object() ? text_of(latest, "form") : std::string());
}

void begin_visit(State& state) {
  if (!state.visit.id.empty()) return;
  state.visit.id = visit_id(state.seed, visits_before(state));
  state.visit.date = state.today;
}

void start_visit(State& state, const Content& content, bool check_in) {
  SavedVisit before = current_visit(state, content);
  const bool blank = is_blank(before);
  if (!blank) {
    SavedRecord record = state.past ? state.past->record : SavedRecord();
    record.visits.push_back(std::move(before));
    set_past(state, content, std::move(record));
  }
  State fresh;
  fresh.form = state.form;
  fresh.revision = state.revision;
  fresh.settings = state.settings;
  fresh.today = state.today;
  fresh.seed = state.seed;
  fresh.past = state.past;
  fresh.keeping = state.keeping;
  fresh.keep_nothing = state.keep_nothing;
  fresh.opened_views = state.opened_views;
  fresh.answers = goals_carried(state, content);
  fresh.goals_shown = std::max(1, repetitions(fresh.answers, content.rules.goal_group));
  fresh.plan = state.plan;
  fresh.plan_notes = state.plan_notes;
  fresh.wording = state.wording;
  carry_plan(fresh);
  fresh.visit.check_in = check_in;
  state = std::move(fresh);
  begin_visit(state);
}

State resume(std::string_view saved_record, const Content& content, const std::string& today) {
  State state;
  state.form = content.form_id;
  state.today = today;
  if (saved_record.empty()) return state;
  Findings findings;  // what is damaged is left out; a visit is worth more than a complaint
  std::optional<SavedRecord> record = read_saved(saved_record, {&content.form}, findings);
  if (record) load_record(state, content, *std::move(record));
  return state;
}

bool take_record(State& state, const Content& content, std::string_view text, Findings& findings) {
  std::optional<SavedRecord> theirs = read_saved(text, {&content.form}, findings);
  if (!theirs) return false;
  const SavedVisit mine = current_visit(state, content);
  const bool blank = is_blank(mine);
  SavedRecord own = state.past ? state.past->record : SavedRecord();
  if (!blank && !mine.id.empty()) own.visits.push_back(mine);
  Merged merged = merge(own, *theirs);
  state.keeping.added = merged.added;
  state.keeping.updated = merged.updated;
  state.keeping.differing = merged.differing;
  state.keeping.set_aside = theirs->set_aside;
  const Screen screen = state.screen;
  if (blank) {
    load_record(state, content, std::move(merged.record));
    if (screen == Screen::Keep) state.screen = screen;
    return true;
  }
  const auto at = std::find_if(merged.record.visits.begin(), merged.record.visits.end(),
                               [&](const SavedVisit& visit) { return visit.id == mine.id; });
  if (at != merged.record.visits.end()) {
    const SavedVisit current = std::move(*at);
    merged.record.visits.erase(at);
    set_past(state, content, std::move(merged.record));
    if (current.changed != mine.changed) {
      load_visit(state, content, current);
      if (screen == Screen::Keep) state.screen = screen;
    }
  } else {
    set_past(state, content, std::move(merged.record));
  }
  return true;
}

SavedRecord record_of(const State& state, const Content& content) {
  SavedRecord record = state.past ? state.past->record : SavedRecord();
  SavedVisit current = current_visit(state, content);
  if (!current.id.empty() && !is_blank(current)) record.visits.push_back(std::move(current));
  return record;
}

std::string saved_text(const State& state, const Content& content) {
  SavedRecord alone;
  if (!state.visit.id.empty()) alone.visits.push_back(current_visit(state, content));
  if (state.past) alone.left_over = state.past->record.left_over;
  Json document = write_saved(alone, {&content.form}, content.rules.never_stored);
  const Json visits = std::move(document["visits"]);
  document.erase("visits");
  std::string text = document.dump();
  text.back() = ',';
  text += "\"visits\":[";
  if (state.past) text += state.past->text;
  if (!visits.empty()) {
    if (text.back() != '[') text += ',';
    text += visits.front().dump();
  }
  return text + "]}";
}

std::string text_of_past(const State& state, const Content& content) {
  if (!state.past) return {};
  return write_saved(state.past->record, {&content.form}, content.rules.never_stored).dump();
}

bool has_history(const State& state) {
  return visits_before(state) > 0 || (state.visit.finished && state.visit.date != state.today);
}

std::string last_look(const State& state) {
  if (state.visit.finished) return state.visit.date;
  return visits_before(state) > 0 ? state.past->record.visits.back().date : std::string();
}

std::string last_full(const State& state) {
  if (state.visit.finished && !state.visit.check_in) return state.visit.date;
  if (!state.past) return {};
  const std::vector<SavedVisit>& visits = state.past->record.visits;
  const auto full = std::find_if(visits.rbegin(), visits.rend(), [](const SavedVisit& visit) {
    return visit.kind != "check-in" && visit.finished;
  });
  return full == visits.rend() ? std::string() : full->date;
}

NextLook next_look_of(const State& state) {
  return next_look(last_look(state), last_full(state), state.today);
}

std::vector<RatedVisit> rated_visits(const State& state, const Content& content) {
  std::vector<RatedVisit> rated;
  each_visit(state, content, [&](const SavedVisit& visit) {
    rated.push_back({visit.date, goals_of(content.rules, visit.answers)});
  });
  return rated;
}

std::vector<Review> reviews(const State& state, const Content& content) {
  std::vector<Review> all;
  each_visit(state, content, [&](const SavedVisit& visit) {
    if (visit.kind == "check-in" || !visit.finished) return;
    all.push_back({visit.date, assess({content.form, content.rules, visit.answers})});
  });
  return all;
}

Set raised_before(const State& state, const Content& content) {
  Set raised;
  const std::optional<long> today = day_number(state.today);
  if (!state.past || !today) return raised;
  for (const SavedVisit& visit : state.past->record.visits) {
    const std::optional<long> day = day_number(visit.date);
    if (!day || *today - *day < raised_days) continue;
    for (const PlanItem& item : visit.plan) {
      if (item.raised != "yes" && item.raised != "partly") continue;
      for (const Construct& construct : content.rules.constructs) {
        const auto& advice = construct.advice;
        if (std::find(advice.begin(), advice.end(), item.advice) != advice.end()) {
          raised.insert(construct.id);
        }
      }
    }
  }
  return raised;
}

}  // namespace nextsession
