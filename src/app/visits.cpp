#include "app/visits.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "app/keep.h"
#include "app/kept_visit.h"
#include "progress/day.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

// Two or three sessions, as A14 asks for, where they are a fortnight apart or weekly.
constexpr long raised_days = 28;
constexpr long raised_days_weekly = 14;
// The question of the patient's form how often there are sessions; no other form asks it.
constexpr std::string_view frequency_question = "X3";

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

// Where the latest of them is, which must be sorted and not empty: those without a date are last,
// and nobody knows how late they are.
std::size_t latest_of(const std::vector<SavedVisit>& visits) {
  for (std::size_t i = visits.size(); i-- > 0;) {
    if (!visits[i].date.empty()) return i;
  }
  return visits.size() - 1;
}

// The visit at `current` of a record becomes the one under way, unless it is so already; the others
// are the past.
void set_visits(State& state, const Content& content, SavedRecord record, std::size_t current) {
  const SavedVisit visit = std::move(record.visits[current]);
  record.visits.erase(record.visits.begin() + static_cast<std::ptrdiff_t>(current));
  set_past(state, content, std::move(record));
  if (visit.id == state.visit.id && visit.changed == state.visit.changed) return;
  const Screen screen = state.screen;
  load_visit(state, content, visit);
  // What came of a file is told where it was opened.
  if (screen == Screen::Keep) state.screen = screen;
}

// The visit under way stays so: `record` holds others, and perhaps it as it was kept once.
void set_others(State& state, const Content& content, SavedRecord record) {
  std::erase_if(record.visits, [&](const SavedVisit& one) { return one.id == state.visit.id; });
  set_past(state, content, std::move(record));
}

// Which visit of a record is to be under way: the own one, if it is there, for as long as it is
// unfinished; else the latest.
std::size_t under_way(const std::vector<SavedVisit>& visits, const std::string& own) {
  const std::size_t latest = latest_of(visits);
  for (std::size_t i = 0; i < visits.size(); ++i) {
    if (visits[i].id != own) continue;
    return visits[i].finished && visits[i].date < visits[latest].date ? latest : i;
  }
  return latest;
}

std::optional<SavedRecord> read_record(std::string_view text, const Content& content,
                                       Findings& findings) {
  const Forms forms = {&content.form};
  std::optional<SavedRecord> record = read_saved(text, forms, findings);
  if (record) drop_never_stored(*record, forms, content.rules.never_stored);
  return record;
}

SavedRecord past_of(const State& state) { return state.past ? state.past->record : SavedRecord(); }

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

bool is_taken(const State& state, const std::string& id) {
  if (!state.past) return false;
  const std::vector<SavedVisit>& visits = state.past->record.visits;
  return std::any_of(visits.begin(), visits.end(),
                     [&](const SavedVisit& visit) { return visit.id == id; });
}

// One change more; the first one tells whose words and which form were answered.
void count_change(VisitHead& visit, const Content& content) {
  ++visit.changed;
  if (!visit.form.empty()) return;
  visit.form = canonical_of(content.form);
  visit.language = content.words.language();
}

// Constructs whose advice was raised in this visit.
void add_raised(const SavedVisit& visit, const Interpretation& rules, Set& raised) {
  for (const PlanItem& item : visit.plan) {
    if (item.raised != "yes" && item.raised != "partly") continue;
    for (const Construct& construct : rules.constructs) {
      const std::vector<std::string>& advice = construct.advice;
      if (std::find(advice.begin(), advice.end(), item.advice) != advice.end()) {
        raised.insert(construct.id);
      }
    }
  }
}

}  // namespace

std::string form_of_record(std::string_view text) {
  const std::vector<std::string> forms = forms_in(text);
  const auto latest = std::find_if(forms.rbegin(), forms.rend(),
                                   [](const std::string& form) { return !form.empty(); });
  return form_named(latest == forms.rend() ? "" : *latest);
}

bool other_form(std::string_view text, const Content& content) {
  const std::string_view other = content.form_id == patient_form ? therapist_form : patient_form;
  const std::string end = "/Questionnaire/" + std::string(other);
  // Mostly there is no word of it, and a long history need not be read twice.
  if (text.find(end) == std::string_view::npos) return false;
  const std::vector<std::string> forms = forms_in(text);
  return !forms.empty() && std::all_of(forms.begin(), forms.end(), [&](const std::string& form) {
    return canonical_from(form).url.ends_with(end);
  });
}

void begin_visit(State& state) {
  VisitHead& visit = state.visit;
  if (!visit.id.empty()) {
    // Without a date it would be behind every other one for good.
    if (visit.finished || !visit.date.empty() || state.today.empty()) return;
    visit.date = state.today;
    ++visit.changed;
    return;
  }
  do {
    visit.id = visit_id(state.seed, state.begun++);
  } while (is_taken(state, visit.id));
  visit.date = state.today;
}

void note_change(State& state, const Content& content) {
  VisitHead& visit = state.visit;
  count_change(visit, content);
  // Ratings are of the day they were given.
  if (!visit.finished && visit.date < state.today) visit.date = state.today;
}

void finish_visit(State& state, const Content& content) {
  if (state.visit.finished || read_only(state)) return;
  state.visit.finished = true;
  count_change(state.visit, content);
}

State nothing_but_the_page(const State& state) {
  State fresh;
  fresh.form = state.form;
  fresh.revision = state.revision;
  fresh.today = state.today;
  fresh.seed = state.seed;
  fresh.begun = state.begun;
  fresh.fingerprint = state.fingerprint;
  fresh.update_waits = state.update_waits;
  return fresh;
}

void start_visit(State& state, const Content& content, bool check_in) {
  SavedVisit before = current_visit(state, content);
  const SavedVisit carried = carried_from(before, content);
  if (!state.keep_nothing && !is_blank(before, visit_before(state), content)) {
    SavedRecord record = past_of(state);
    record.visits.push_back(as_read_again(before, content));
    sort_by_date(record.visits);
    set_past(state, content, std::move(record));
  }
  State fresh = nothing_but_the_page(state);
  fresh.settings = state.settings;
  fresh.past = state.past;
  fresh.keeping = state.keeping;
  fresh.keep_nothing = state.keep_nothing;
  fresh.opened_views = state.opened_views;
  fresh.answers = carried.answers;
  fresh.goals_shown = std::max(1, repetitions(fresh.answers, content.rules.goal_group));
  load_plan(fresh, content, carried);
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
  std::optional<SavedRecord> record = read_record(saved_record, content, findings);
  if (!record) return state;
  if (record->visits.empty()) {
    set_past(state, content, *std::move(record));
  } else {
    const std::size_t latest = latest_of(record->visits);
    set_visits(state, content, *std::move(record), latest);
  }
  return state;
}

bool take_record(State& state, const Content& content, std::string_view text, Findings& findings) {
  std::optional<SavedRecord> theirs = read_record(text, content, findings);
  if (!theirs) return false;
  const SavedVisit current = current_visit(state, content);
  const bool blank = current.id.empty() || is_blank(current, visit_before(state), content);
  SavedRecord own = past_of(state);
  // Compared with what a file has of it: how it was read there must not look like a change.
  if (!blank && !state.keep_nothing) own.visits.push_back(as_read_again(current, content));
  Merged merged = merge(own, *theirs);
  state.keeping.added = merged.added;
  state.keeping.updated = merged.updated;
  state.keeping.differing = std::move(merged.differing);
  state.keeping.set_aside = std::move(theirs->set_aside);
  SavedRecord& all = merged.record;
  if (state.keep_nothing || all.visits.empty()) {
    set_others(state, content, std::move(all));
    return true;
  }
  const std::size_t place = under_way(all.visits, blank ? std::string() : current.id);
  set_visits(state, content, std::move(all), place);
  return true;
}

SavedRecord record_of(const State& state, const Content& content) {
  SavedRecord record = past_of(state);
  SavedVisit current = current_visit(state, content);
  if (!current.id.empty() && !is_blank(current, visit_before(state), content)) {
    record.visits.push_back(std::move(current));
    sort_by_date(record.visits);
  }
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

const SavedVisit* visit_before(const State& state) {
  if (visits_before(state) == 0) return nullptr;
  const std::vector<SavedVisit>& visits = state.past->record.visits;
  return &visits[latest_of(visits)];
}

std::string last_look(const State& state) {
  if (state.visit.finished) return state.visit.date;
  const SavedVisit* before = visit_before(state);
  return before == nullptr ? std::string() : before->date;
}

std::string last_full(const State& state) {
  if (state.visit.finished && !state.visit.check_in) return state.visit.date;
  if (!state.past) return {};
  const std::vector<SavedVisit>& visits = state.past->record.visits;
  const auto full = std::find_if(visits.rbegin(), visits.rend(), [](const SavedVisit& visit) {
    return visit.kind != "check-in" && visit.finished && !visit.date.empty();
  });
  return full == visits.rend() ? std::string() : full->date;
}

NextLook next_look_of(const State& state) {
  return next_look(last_look(state), last_full(state), state.today);
}

std::vector<RatedVisit> rated_visits(const State& state, const Content& content) {
  std::vector<RatedVisit> rated;
  if (state.past) {
    for (const SavedVisit& visit : state.past->record.visits) {
      rated.push_back({visit.date, goals_of(content.rules, visit.answers)});
    }
  }
  const VisitHead& now = state.visit;
  if (!now.id.empty()) rated.push_back({now.date, goals_of(content.rules, state.answers)});
  return rated;
}

std::vector<Review> reviews(const State& state, const Content& content) {
  std::vector<Review> all;
  const auto add = [&](const std::string& date, const Answers& answers, Set opened) {
    all.push_back({date, assess({content.form, content.rules, answers, std::move(opened)})});
  };
  if (state.past) {
    for (const SavedVisit& visit : state.past->record.visits) {
      if (visit.kind == "check-in" || !visit.finished) continue;
      add(visit.date, visit.answers, Set(visit.opened.begin(), visit.opened.end()));
    }
  }
  const VisitHead& now = state.visit;
  if (!now.id.empty() && !now.check_in && now.finished) add(now.date, state.answers, state.opened);
  std::stable_sort(all.begin(), all.end(),
                   [](const Review& a, const Review& b) { return a.date < b.date; });
  return all;
}

Set raised_before(const State& state, const Content& content) {
  Set raised;
  const std::optional<long> today = day_number(state.today);
  if (!state.past || !today) return raised;
  bool weekly = false;  // by the latest answer up to the visit; a check-in does not ask
  for (const SavedVisit& visit : state.past->record.visits) {
    const std::string often = given_code(visit.answers, frequency_question);
    if (!often.empty()) weekly = often == "weekly" || often == "twice-weekly";
    const std::optional<long> day = day_number(visit.date);
    if (day && *today - *day >= (weekly ? raised_days_weekly : raised_days)) {
      add_raised(visit, content.rules, raised);
    }
  }
  return raised;
}

}  // namespace nextsession
