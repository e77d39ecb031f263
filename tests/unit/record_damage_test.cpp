// Damaged records: never a crash, never an answer that was not there, and nothing lost but what is
// damaged.
#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "questionnaire/utf8.h"
#include "record_fixture.h"

using namespace nextsession;
using namespace nextsession::testing;

namespace {

std::string golden_text() { return write_saved(golden_record(), golden_forms(), {}).dump(); }

std::string value_text(const Value& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&value)) return Json(*real).dump();
  if (const auto* text = std::get_if<std::string>(&value)) return Json(*text).dump();
  return Json(std::get_if<Coding>(&value)->code).dump();
}

// One line for each visit's answer: id, key, kind and values.
std::set<std::string> answers_in(const SavedRecord& record) {
  std::set<std::string> all;
  for (const SavedVisit& visit : record.visits) {
    for (const auto& entry : visit.answers) {
      std::string line =
          visit.id + " " + entry.first + " " + std::to_string(static_cast<int>(entry.second.kind));
      for (const Value& value : entry.second.values) line += " " + value_text(value);
      all.insert(line);
    }
  }
  return all;
}

// Where each visit of the golden text begins and ends.
struct Span {
  std::string id;
  std::size_t begin, end;
};

std::vector<Span> spans(const std::string& text) {
  std::vector<Span> all;
  for (const SavedVisit& visit : golden_record().visits) {
    const std::size_t begin = text.find("{\"id\":\"" + visit.id);
    all.push_back({visit.id, begin, text.size()});
    if (all.size() > 1) all[all.size() - 2].end = begin - 1;
  }
  all.back().end = text.rfind("]}");
  return all;
}

// The text as the reader takes it: bytes that are no text, and control signs, are U+FFFD.
std::string as_read(const std::string& text) {
  std::string readable;
  for (const char c : valid_utf8(text)) {
    const bool control =
        static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r';
    if (control) {
      readable += "\xEF\xBF\xBD";
    } else {
      readable += c;
    }
  }
  return readable;
}

const SavedVisit* visit_of(const SavedRecord& record, const std::string& id) {
  for (const SavedVisit& visit : record.visits) {
    if (visit.id == id) return &visit;
  }
  return nullptr;
}

struct Counts {
  int variants = 0, refused = 0, kept_whole = 0, values = 0;
};

// What must hold of every damaged text. `hit`: bytes [from, to) differ from the golden text.
std::optional<SavedRecord> check_damaged(const std::string& bad, std::size_t from, std::size_t to,
                                         Counts& counts) {
  static const std::string good = golden_text();
  static const std::vector<Span> where = spans(good);
  static const SavedRecord whole = golden_record();
  Findings findings;
  const auto record = read_saved(bad, golden_forms(), findings);
  ++counts.variants;
  CHECK(record.has_value() == findings.errors.empty());
  if (!record) {
    ++counts.refused;
    CHECK(findings.errors.size() == 1);
    CHECK(findings.errors[0].where.starts_with("saved record"));
    CHECK_FALSE(findings.errors[0].message.empty());
  }
  const std::string readable = as_read(bad);
  for (const SavedVisit& visit : record ? record->visits : std::vector<SavedVisit>()) {
    for (const auto& entry : visit.answers) {
      CHECK(readable.find("\"" + std::string(link_id_of(entry.first)) + "\"") != std::string::npos);
      for (const Value& value : entry.second.values) {
        const std::string found = value_text(value);
        CAPTURE(found);
        // A number with a fraction or a sign after a backslash may be spelled otherwise.
        if (std::holds_alternative<double>(value) || found.find('\\') != std::string::npos)
          continue;
        CHECK(readable.find(found) != std::string::npos);
        ++counts.values;
      }
    }
  }
  // What can be told about the damage from outside: visits it does not touch are there as before.
  const bool head_hit = from < where.front().begin;
  if (!record) {
    // Only damage to what says what this is, or that leaves no visit, is a reason to refuse.
    CHECK((head_hit || to > where.front().begin));
    return record;
  }
  for (const Span& span : where) {
    if (from < span.end && to > span.begin) continue;
    const SavedVisit* visit = visit_of(*record, span.id);
    CAPTURE(span.id);
    REQUIRE(visit != nullptr);
    CHECK((visit->answers == visit_of(whole, span.id)->answers));
    CHECK(visit->plan.size() == visit_of(whole, span.id)->plan.size());
    CHECK(visit->changed == visit_of(whole, span.id)->changed);
    ++counts.kept_whole;
  }
  // What was read can be written and read again.
  if (counts.variants % 32 != 0) return record;
  const std::string again = all_of(*record, golden_forms());
  Findings clean;
  const auto second = read_saved(again, golden_forms(), clean);
  REQUIRE(second.has_value());
  CHECK(all_of(*second, golden_forms()) == again);
  return record;
}

}  // namespace

TEST_CASE("damage: truncated at every byte, all answers before the cut are there and no other") {
  const std::string good = golden_text();
  const std::set<std::string> all = answers_in(golden_record());
  const std::vector<Span> where = spans(good);
  Counts counts;
  std::size_t before = 0;
  for (std::size_t size = 0; size < good.size(); ++size) {
    CAPTURE(size);
    const auto record = check_damaged(good.substr(0, size), size, good.size(), counts);
    const std::set<std::string> found = record ? answers_in(*record) : std::set<std::string>();
    // No answer that was not there; but a check-box question that is cut has none of its values.
    CHECK(std::includes(all.begin(), all.end(), found.begin(), found.end()));
    CHECK(found.size() >= before);
    before = found.size();
    // An answer is there as soon as its item has ended.
    const std::size_t ended = good.find(R"({"linkId":"P1.now","answer":[{"valueInteger":5}]})");
    if (size >= ended + 49) CHECK(found.contains("00c0ffee00000001 P1#1/P1.now 0 5"));
    if (size >= where[0].end) CHECK(found.size() >= golden_record().visits[0].answers.size());
    if (size >= where[1].end + 1) {
      const auto visit = visit_of(*record, where[1].id);
      REQUIRE(visit != nullptr);
      CHECK(visit->changed == 4);
      CHECK(visit->plan.size() == 2);
    }
  }
  CHECK(before == all.size());
  CHECK(counts.variants == static_cast<int>(good.size()));
  CHECK(counts.variants > 2500);
}

TEST_CASE("damage: every byte flipped, and every structural sign put in its place") {
  const std::string good = golden_text();
  Counts counts;
  for (std::size_t i = 0; i < good.size(); ++i) {
    CAPTURE(i);
    const char others[] = {static_cast<char>(good[i] ^ 1), static_cast<char>(good[i] ^ 0x80),
                           "{}[]\",:\\"[i % 8], '\0', ' '};
    for (const char sign : {others[i % 5]}) {
      if (sign == good[i]) continue;
      std::string bad = good;
      bad[i] = sign;
      // The version may have become a later one.
      if (bad.substr(0, 60).find("\"version\":1,") == std::string::npos &&
          bad.find("\"version\":") != std::string::npos) {
        Findings findings;
        const auto record = read_saved(bad, golden_forms(), findings);
        CHECK(record.has_value() == findings.errors.empty());
        continue;
      }
      check_damaged(bad, i, i + 1, counts);
    }
  }
  CHECK(counts.variants > 2500);
  CHECK(counts.values > 20000);
  CHECK(counts.refused < 400);
  CHECK(counts.kept_whole > 4000);
}

TEST_CASE("damage: parts cut out, doubled or overwritten, at random") {
  const std::string good = golden_text();
  Dice dice(13);
  Counts counts;
  for (int i = 0; i < 1500; ++i) {
    CAPTURE(i);
    const std::size_t from = dice.below(good.size());
    const std::size_t length = 1 + dice.below(dice.flip() ? 20 : 600);
    const std::size_t to = std::min(good.size(), from + length);
    // One byte each side: what is damaged may run into its neighbour.
    switch (dice.below(3)) {
      case 0: check_damaged(good.substr(0, from) + good.substr(to), from, to + 1, counts); break;
      case 1: {
        std::string junk;
        for (std::size_t n = from; n < to; ++n) junk += static_cast<char>(dice.below(256));
        check_damaged(good.substr(0, from) + junk + good.substr(to), from, to, counts);
        break;
      }
      default: {
        Findings findings;
        const auto record = read_saved(mutated(good, dice), golden_forms(), findings);
        CHECK(record.has_value() == findings.errors.empty());
      }
    }
  }
  CHECK(counts.variants > 700);
}

TEST_CASE("damage: any value of another type costs what holds it at most") {
  // Every value of the document in turn becomes one of these.
  const std::vector<Json> others = {
      nullptr, 7, -1.5, true, "x", Json::array(), Json::object(), Json::array({Json::array({1})})};
  const Json good = parsed(golden_text());
  std::vector<std::string> paths;
  const std::function<void(const Json&, const std::string&)> list = [&](const Json& json,
                                                                        const std::string& path) {
    if (!path.empty()) paths.push_back(path);
    if (json.is_object()) {
      for (auto it = json.begin(); it != json.end(); ++it) list(*it, path + "/" + it.key());
    }
    for (std::size_t i = 0; json.is_array() && i < json.size(); ++i) {
      list(json[i], path + "/" + std::to_string(i));
    }
  };
  list(good, "");
  std::size_t variants = 0;
  for (const std::string& path : paths) {
    for (std::size_t k = 0; k < 3; ++k) {
      const Json& other = others[(variants + 3 * k) % others.size()];
      Json bad = good;
      bad[Json::json_pointer(path)] = other;
      CAPTURE(path);
      CAPTURE(other.dump());
      Findings findings;
      const auto record = read_saved(bad.dump(), golden_forms(), findings);
      ++variants;
      CHECK(record.has_value() == findings.errors.empty());
      if (!record) continue;
      for (std::size_t n = 0; n < 3; ++n) {
        const std::string own = "/visits/" + std::to_string(n);
        const std::string id = golden_record().visits[n].id;
        if (path == "/visits" || path == own || path.starts_with(own + "/")) continue;
        const SavedVisit* visit = visit_of(*record, id);
        REQUIRE(visit != nullptr);
        CHECK((visit->answers == golden_record().visits[n].answers));
      }
      const std::string again = all_of(*record, golden_forms());
      CHECK(all_of(read_clean(again, golden_forms()), golden_forms()) == again);
    }
  }
  CHECK(variants > 500);
}

TEST_CASE("damage: a visit that is broken is named, kept as text, and gives way to a whole one") {
  std::string bad = golden_text();
  const std::size_t hit = bad.find("\"Q1.more\"");
  bad[hit] = '\'';
  const SavedRecord record = read_clean(bad, golden_forms());
  REQUIRE(record.visits.size() == 3);
  CHECK(record.visits[0].changed == 0);
  CHECK(given_integer(record.visits[0].answers, "P1#3/P1.now") == 10);
  CHECK_FALSE(record.visits[0].answers.contains("Q1.more"));
  CHECK_FALSE(record.visits[0].answers.contains("Q3"));
  REQUIRE(record.set_aside.size() == 1);
  CHECK(record.set_aside[0].visit == "2026-03-02");
  CHECK(record.set_aside[0].code == ErrorCode::Syntax);
  REQUIRE(record.left_over.size() == 1);
  CHECK(record.left_over[0]["text"].get<std::string>().find("We ran out of time.") !=
        std::string::npos);
  // Either way round, the whole one stays and nothing is doubled.
  CHECK(all_of({merge(record, golden_record()).record.visits, {}, Json()}, golden_forms()) ==
        all_of(golden_record(), golden_forms()));
  CHECK(all_of({merge(golden_record(), record).record.visits, {}, Json()}, golden_forms()) ==
        all_of(golden_record(), golden_forms()));
}

TEST_CASE("damage: hostile texts of all sizes are answered, not crashed on") {
  const std::string start = R"({"format":"next-session/record","version":1,"visits":[)";
  const std::string id = R"({"id":"0123456789abcdef")";
  std::vector<std::string> texts;
  const auto repeated = [](const std::string& part, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += part;
    return text;
  };
  constexpr std::size_t much = 100000;
  for (const char* part :
       {"[", "{", "{\"a\":", "[[],", "7,", "{},", "\"", "\\", "\"id\"", "{\"id\":", "}", "],",
        "\xEF\xBF\xBD", "\xFF", "e9", "1e", "-", "null,"}) {
    texts.push_back(start + repeated(part, much));
    texts.push_back(repeated(part, much));
  }
  for (const std::string& part : {id, id + "}", id + "},", id + ",\"response\":{",
                                  id + ",\"response\":{}},", id + ",\"plan\":[{"}) {
    texts.push_back(start + repeated(part, much));
    texts.push_back(start + repeated(part, much) + "]}");
    texts.push_back(repeated(part, much));
  }
  for (const std::string& text : texts) {
    CAPTURE(text.substr(0, 120));
    Findings findings;
    const auto record = read_saved(text, golden_forms(), findings);
    CHECK(record.has_value() == findings.errors.empty());
    CHECK(findings.errors.size() <= 1);
    CHECK(findings.warnings.size() <= 502);
    if (record) {
      CHECK(answers_in(*record).empty());
      CHECK(record->set_aside.size() <= 501);
    }
  }
}
