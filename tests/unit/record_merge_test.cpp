// Two records become one: nothing doubled, nothing lost, the later change wins.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "record_fixture.h"

using namespace nextsession;
using namespace nextsession::testing;

namespace {

SavedVisit merge_visit(const std::string& id, std::int64_t changed, int now,
                       const std::string& date = "2026-06-01") {
  SavedVisit visit;
  visit.id = "000000000000000" + id;
  visit.changed = changed;
  visit.date = date;
  visit.form = canonical_of(golden_form());
  visit.answers["P1#1/P1.now"] = number_answer(now);
  return visit;
}

SavedRecord record_of(std::vector<SavedVisit> visits) { return {std::move(visits), {}, Json()}; }

// "a3=5 b1=2": last digit of the id, changed, rating; derived ids as "*".
std::string told(const SavedRecord& record, bool ids = true) {
  std::vector<std::string> all;
  for (const SavedVisit& visit : record.visits) {
    const bool plain = visit.id.starts_with("000000000000000");
    std::string one = !ids ? "" : plain ? visit.id.substr(15) : "*";
    one += std::to_string(visit.changed) + "=" +
           std::to_string(given_integer(visit.answers, "P1#1/P1.now").value_or(-1));
    all.push_back(one);
  }
  std::sort(all.begin(), all.end());
  std::string line;
  for (const std::string& one : all) line += (line.empty() ? "" : " ") + one;
  return line;
}

SavedRecord random_record(Dice& dice) {
  SavedRecord record;
  std::set<std::string> ids;
  for (std::size_t n = dice.below(6); n > 0; --n) {
    const std::string id(1, "abcdef"[dice.below(6)]);
    if (!ids.insert(id).second) continue;
    record.visits.push_back(merge_visit(id, static_cast<std::int64_t>(dice.below(3)),
                                        static_cast<int>(dice.below(3)),
                                        "2026-06-0" + std::to_string(1 + dice.below(9))));
  }
  if (dice.flip()) record.left_over = Json::array({static_cast<int>(dice.below(3))});
  std::stable_sort(record.visits.begin(), record.visits.end(),
                   [](const auto& a, const auto& b) { return a.date < b.date; });
  return record;
}

std::string texts_of(const SavedRecord& record) {
  std::vector<std::string> all;
  for (const SavedVisit& visit : record.visits) {
    Json json = parsed(write_saved(record_of({visit}), golden_forms(), {}).dump());
    json["visits"][0].erase("id");
    all.push_back(json.dump());
  }
  std::sort(all.begin(), all.end());
  std::string text;
  for (const std::string& one : all) text += one + "\n";
  return text;
}

}  // namespace

TEST_CASE("merge: which visit stays") {
  struct Row {
    const char* what;
    std::vector<SavedVisit> mine, theirs;
    const char* expected;
    int added, updated;
    std::size_t differing;
  };
  SavedVisit moved = merge_visit("a", 1, 5);
  moved.screen = "plan";
  moved.question = "Q3";
  SavedVisit other_note = merge_visit("a", 1, 5);
  other_note.plan = {{"A2", "", "", "", "a note"}};
  SavedVisit other_left = merge_visit("a", 1, 5);
  other_left.left_over = Json::array({7});
  SavedVisit none_left = merge_visit("a", 1, 5);
  none_left.left_over = Json::array();
  SavedVisit one_order = merge_visit("a", 1, 5);
  one_order.opened = {"R1", "G"};
  one_order.ticked = {"A2.do.1", "A1.do.1"};
  one_order.left_over = Json::array({7, 8});
  SavedVisit other_order = one_order;
  std::swap(other_order.opened[0], other_order.opened[1]);
  std::swap(other_order.ticked[0], other_order.ticked[1]);
  other_order.left_over = Json::array({8, 7});
  const SavedVisit a1 = merge_visit("a", 1, 5);
  const std::vector<Row> rows = {
      {"both empty", {}, {}, "", 0, 0, 0},
      {"only mine", {a1}, {}, "a1=5", 0, 0, 0},
      {"only theirs", {}, {a1}, "a1=5", 1, 0, 0},
      {"the same", {a1}, {a1}, "a1=5", 0, 0, 0},
      {"two different visits", {a1}, {merge_visit("b", 1, 5)}, "a1=5 b1=5", 1, 0, 0},
      {"theirs is later", {a1}, {merge_visit("a", 2, 7)}, "a2=7", 0, 1, 0},
      {"mine is later", {merge_visit("a", 2, 7)}, {a1}, "a2=7", 0, 0, 0},
      {"as often changed, but different", {a1}, {merge_visit("a", 1, 6)}, "*1=6 a1=5", 0, 0, 1},
      {"only another place", {a1}, {moved}, "a1=5", 0, 0, 0},
      {"only another note", {a1}, {other_note}, "*1=5 a1=5", 0, 0, 1},
      {"only left over differs", {a1}, {other_left}, "*1=5 a1=5", 0, 0, 1},
      {"an empty list is nothing left over", {a1}, {none_left}, "a1=5", 0, 0, 0},
      {"an order that tells nothing", {one_order}, {other_order}, "a1=5", 0, 0, 0},
      {"another date only", {a1}, {merge_visit("a", 1, 5, "2026-06-02")}, "*1=5 a1=5", 0, 0, 1},
      {"some of each",
       {a1, merge_visit("b", 2, 1), merge_visit("c", 3, 1)},
       {merge_visit("b", 3, 2), merge_visit("c", 3, 2), merge_visit("d", 0, 9)},
       "*3=2 a1=5 b3=2 c3=1 d0=9",
       1,
       1,
       1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Merged merged = merge(record_of(row.mine), record_of(row.theirs));
    CHECK(told(merged.record) == row.expected);
    CHECK(merged.added == row.added);
    CHECK(merged.updated == row.updated);
    REQUIRE(merged.differing.size() == row.differing);
    for (const std::string& id : merged.differing) {
      CHECK(std::any_of(merged.record.visits.begin(), merged.record.visits.end(),
                        [&](const SavedVisit& visit) { return visit.id == id; }));
    }
    // Opening the same file again changes nothing.
    const Merged twice = merge(merged.record, record_of(row.theirs));
    CHECK(all_of(twice.record, golden_forms()) == all_of(merged.record, golden_forms()));
    CHECK(twice.added == 0);
    CHECK(twice.updated == 0);
    CHECK(twice.differing.empty());
  }
}

TEST_CASE("merge: in whatever order, the same visits; nothing doubled, nothing lost") {
  Dice dice(8);
  int differing = 0;
  for (int i = 0; i < 200; ++i) {
    CAPTURE(i);
    const SavedRecord a = random_record(dice);
    const SavedRecord b = random_record(dice);
    const Merged ab = merge(a, b);
    const Merged ba = merge(b, a);
    differing += ab.differing.empty() ? 0 : 1;
    CHECK(texts_of(ab.record) == texts_of(ba.record));
    CHECK(ab.differing.size() == ba.differing.size());
    if (ab.differing.empty()) CHECK(told(ab.record) == told(ba.record));
    // With itself, with either part, and with the same made the other way round.
    for (const SavedRecord* again : {&ab.record, &a, &b, &ba.record}) {
      const Merged more = merge(ab.record, *again);
      CHECK(all_of(more.record, golden_forms()) == all_of(ab.record, golden_forms()));
      CHECK(more.added + more.updated + static_cast<int>(more.differing.size()) == 0);
    }
    // By date, ids once.
    std::set<std::string> ids;
    for (std::size_t n = 0; n < ab.record.visits.size(); ++n) {
      CHECK(ids.insert(ab.record.visits[n].id).second);
      if (n > 0) CHECK(ab.record.visits[n - 1].date <= ab.record.visits[n].date);
    }
    // The latest change of each id is there.
    for (const SavedRecord* part : {&a, &b}) {
      for (const SavedVisit& visit : part->visits) {
        const auto& all = ab.record.visits;
        CHECK(std::any_of(all.begin(), all.end(), [&](const SavedVisit& one) {
          return one.id == visit.id && one.changed >= visit.changed;
        }));
      }
    }
    CHECK(ab.record.visits.size() <= a.visits.size() + b.visits.size());
    if (i % 10 != 0) continue;
    // What is written is what is read.
    const std::string text = all_of(ab.record, golden_forms());
    CHECK(all_of(read_clean(text, golden_forms()), golden_forms()) == text);
  }
  CHECK(differing > 20);
}

TEST_CASE("merge: what is left over and what was set aside come together once") {
  SavedRecord mine;
  mine.left_over = Json::array({1, 2});
  mine.set_aside = {{"x", "visits[0]", "One.", ErrorCode::Syntax, ""}};
  SavedRecord theirs;
  theirs.left_over = Json::array({2, 3});
  theirs.set_aside = {{"x", "visits[0]", "One.", ErrorCode::Syntax, ""},
                      {"y", "visits[1]", "Two.", ErrorCode::Syntax, ""}};
  const Merged merged = merge(mine, theirs);
  CHECK(merged.record.left_over.dump() == "[1,2,3]");
  CHECK(merged.record.set_aside.size() == 2);
}

TEST_CASE("merge: a visit that is twice in one document is read once") {
  Json json =
      write_saved(record_of({merge_visit("a", 1, 5), merge_visit("b", 1, 5)}), golden_forms(), {});
  json["visits"].push_back(json["visits"][0]);
  CHECK(told(read_clean(json.dump(), golden_forms())) == "a1=5 b1=5");
  json["visits"][2]["changed"] = 2;
  CHECK(told(read_clean(json.dump(), golden_forms())) == "a2=5 b1=5");
}
