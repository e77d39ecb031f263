// What must hold for any answers to the real form. The generator is seeded, so a failure can be
// repeated: the number in its message is the visit.
#include <array>
#include <random>
#include <set>

#include "support/visits.h"

using namespace nextsession;
using namespace nextsession::test;

namespace {

using List = std::vector<std::string>;

constexpr int visits = 3000;

bool has(const List& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

class Generator {
 public:
  explicit Generator(int number) : random_(static_cast<unsigned>(number) * 7919U + 17U) {
    // Some people answer nearly everything, some hardly anything; some lean to one end.
    skips_ = below(5) == 0 ? below(90) : below(15);
    leaning_ = below(3);
  }

  int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

  Answers answers() {
    Answers all;
    for (const Item& item : real_form().form.items) fill(item, "", all);
    return all;
  }

  std::set<std::string, std::less<>> opened() {
    std::set<std::string, std::less<>> ids;
    if (below(4) != 0) return ids;
    const auto& constructs = real_form().rules.constructs;
    for (int i = 0; i <= below(3); ++i) {
      ids.insert(
          constructs[static_cast<std::size_t>(below(static_cast<int>(constructs.size())))].id);
    }
    return ids;
  }

 private:
  void fill(const Item& item, const std::string& prefix, Answers& all) {
    if (item.type == ItemType::Group && item.repeats) {
      for (int i = 1; i <= below(4); ++i) {
        for (const Item& child : item.items) {
          fill(child, repeated_key(item.link_id, i, ""), all);
        }
      }
      return;
    }
    if (item.type != ItemType::Group && item.type != ItemType::Display) {
      answer(item, prefix + item.link_id, all);
    }
    for (const Item& child : item.items) fill(child, prefix, all);
  }

  void answer(const Item& item, const std::string& key, Answers& all) {
    const bool gate = item.link_id == "X1";
    if (!gate && below(100) < skips_) {
      const int how = below(3);
      if (how == 0) return;
      all[key] = {how == 1 ? Answer::Kind::DoesNotApply : Answer::Kind::RatherNotSay, {}};
      return;
    }
    if (item.type == ItemType::Integer) {
      all[key] = {Answer::Kind::Given, {std::int64_t{below(11)}}};
    } else if (item.type == ItemType::String || item.type == ItemType::Text) {
      all[key] = {Answer::Kind::Given, {std::string("words")}};
    } else if (!item.options.empty()) {
      const int count = static_cast<int>(item.options.size());
      int choice = below(count);
      if (leaning_ == 1) choice = std::min(choice, below(count));
      if (leaning_ == 2) choice = std::max(choice, below(count));
      if (gate) choice = below(40) == 0 ? 1 : 0;
      all[key] = {Answer::Kind::Given, {item.options[static_cast<std::size_t>(choice)].value}};
    }
  }

  std::mt19937 random_;
  int skips_ = 0;
  int leaning_ = 0;
};

void check_questions(const Visit& visit, const List& asked) {
  const std::set<std::string> once(asked.begin(), asked.end());
  CHECK(once.size() == asked.size());
  CHECK(questions_to_ask(visit) == asked);
  int deep = 0;
  for (const Construct& construct : visit.rules.constructs) {
    for (const ScoredItem& item : construct.items) deep += item.deep && once.count(item.link_id);
  }
  if (visit.opened.empty()) CHECK(deep <= visit.rules.open_max_items);
}

void check_scores(const Assessment& a) {
  for (const ConstructScore& score : a.constructs) {
    CAPTURE(score.id);
    CHECK(score.low >= 0);
    CHECK(score.high <= 1);
    CHECK(score.answered <= score.shown);
    CHECK(static_cast<int>(score.answers.size()) == score.answered);
    CHECK(score.friction.has_value() == (score.confidence != Confidence::None));
    if (!score.friction) continue;
    CHECK(*score.friction >= 0);
    CHECK(*score.friction <= 1);
    CHECK(score.low <= *score.friction);
    CHECK(score.high >= *score.friction);
    if (score.shown == 1) CHECK(score.confidence == Confidence::Low);
  }
}

bool flag_up(const Assessment& a, const char* id) { return has(a.flags, id); }

void check_reasons(const Visit& visit, const Assessment& a, const List& asked) {
  CHECK(a.reasons.size() <= 3);
  if (!a.attributed) CHECK(a.reasons.empty());
  if (a.sessions >= 0 && a.sessions < 4) CHECK(a.reasons.empty());
  std::set<std::string> named;
  for (const Reason& reason : a.reasons) named.insert(reason.construct);
  CHECK(named.size() == a.reasons.size());
  for (const Reason& reason : a.reasons) {
    CAPTURE(reason.construct);
    // A promoted reason is the only one that may stand on good answers alone.
    const bool promoted = reason.construct == "R5" && flag_up(a, "SF6");
    CHECK_FALSE(reason.answers.empty());
    CHECK((promoted || reason.friction >= 0.25 - 1e-9));
    CHECK(reason.answers.size() <= 3);
    for (const OwnAnswer& answer : reason.answers) {
      CHECK(has(asked, answer.link_id));
      CHECK(given_includes(visit.answers, answer.link_id, answer.code));
      CHECK((promoted || answer.friction > 0));
    }
    for (const std::string& linked : reason.linked) CHECK(named.count(linked));
    if (reason.construct != "R4") continue;
    for (const ConstructScore& score : a.constructs) {
      const bool company = score.id == "R1" || score.id == "G" || score.id == "R2";
      if (company && score.friction && *score.friction >= 0.25) {
        CHECK(a.reasons.size() > 1);
        CHECK_FALSE(reason.linked.empty());
      }
    }
  }
  for (const std::string& check : a.checks) CHECK_FALSE(named.count(check));
  // After harm by the therapist nothing is looked for in therapy, praised, or sent back there.
  if (flag_up(a, "SF5")) {
    CHECK(a.notes.front() == "harm");
    for (const char* note : {"early", "hard-phase", "no-pointer"}) CHECK_FALSE(has(a.notes, note));
    CHECK(a.reasons.empty());
    CHECK(a.strengths.empty());
  }
  for (const std::string& strength : a.strengths) CHECK_FALSE(named.count(strength));
  CHECK(a.strengths.size() <= 3);
}

void check_advice(const Assessment& a) {
  CHECK(a.advice.size() <= 3);
  if (a.advice.size() < 3) CHECK(a.more_advice.empty());
  std::set<std::string> once;
  for (const List& list : {a.advice, a.more_advice}) {
    for (const std::string& id : list) {
      CAPTURE(id);
      CHECK(once.insert(id).second);
      CHECK_FALSE(has(a.suppressed, id));
    }
  }
  // Never towards somebody who does harm.
  if (flag_up(a, "SF5")) {
    for (const char* id : {"A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A14"}) {
      CHECK_FALSE(once.count(id));
    }
  }
  if (!once.count("A14")) return;
  for (const char* id : {"SF1", "SF2", "SF3", "SF5"}) CHECK_FALSE(flag_up(a, id));
  CHECK_FALSE(a.reasons.empty());
  CHECK((a.sessions < 0 || a.sessions >= 4));
}

}  // namespace

TEST_CASE("properties: any visit") {
  for (int number = 0; number < visits; ++number) {
    CAPTURE(number);
    Generator generator(number);
    const Answers answers = generator.answers();
    const Visit visit{real_form().form, real_form().rules, answers, generator.opened(), {}};
    const List asked = questions_to_ask(visit);
    const Assessment a = assess(visit);
    check_questions(visit, asked);
    check_scores(a);
    check_reasons(visit, a, asked);
    check_advice(a);
    if (a.gated) {
      CHECK(asked == List{"X1"});
      CHECK(a.flags == List{"SF10"});
      CHECK(a.constructs.empty());
    }
    // The same answers always give the same outcome.
    if (number % 10 == 0) CHECK(to_json(assess(visit), visit.rules) == to_json(a, visit.rules));
  }
}

TEST_CASE("properties: what was talked about before changes advice, and only adds A14") {
  int added = 0;
  for (int number = 0; number < visits / 10; ++number) {
    CAPTURE(number);
    Generator generator(number);
    const Answers answers = generator.answers();
    Visit visit{real_form().form, real_form().rules, answers, {}, {}};
    const Assessment first = assess(visit);
    for (const Construct& construct : real_form().rules.constructs) {
      if (generator.below(2) == 0) visit.raised.insert(construct.id);
    }
    const Assessment again = assess(visit);
    check_advice(again);
    CHECK(questions_to_ask(visit) == questions_to_ask({visit.form, visit.rules, answers, {}, {}}));
    Json before = to_json(first, visit.rules);
    Json after = to_json(again, visit.rules);
    List had = first.advice;
    had.insert(had.end(), first.more_advice.begin(), first.more_advice.end());
    List has_now = again.advice;
    has_now.insert(has_now.end(), again.more_advice.begin(), again.more_advice.end());
    if (!has(had, "A14")) added += static_cast<int>(std::erase(has_now, "A14"));
    CHECK(has_now == had);
    for (const char* field : {"advice", "moreAdvice"}) {
      before.erase(field);
      after.erase(field);
    }
    CHECK(before == after);
  }
  CHECK(added > 5);
}

TEST_CASE("properties: answers that are not asked for change nothing") {
  for (int number = 0; number < visits / 10; ++number) {
    CAPTURE(number);
    Generator generator(number);
    const Answers answers = generator.answers();
    const Visit visit{real_form().form, real_form().rules, answers, {}, {}};
    const List asked = questions_to_ask(visit);
    Answers kept;
    for (const auto& [key, answer] : answers) {
      if (has(asked, key.substr(0, key.find('#')))) kept[key] = answer;
    }
    const Visit trimmed{visit.form, visit.rules, kept, {}, {}};
    CHECK(questions_to_ask(trimmed) == asked);
    CHECK(to_json(assess(trimmed), visit.rules) == to_json(assess(visit), visit.rules));
  }
}

TEST_CASE("properties: a worse answer never lowers its construct's friction") {
  int compared = 0;
  for (int number = 0; number < visits / 6; ++number) {
    CAPTURE(number);
    Generator generator(number);
    Answers answers = generator.answers();
    answers["X1"] = {Answer::Kind::Given, {Coding{"", "adult", ""}}};
    const auto& constructs = real_form().rules.constructs;
    const auto which =
        static_cast<std::size_t>(generator.below(static_cast<int>(constructs.size())));
    const Construct& construct = constructs[which];
    const ScoredItem& item = construct.items[static_cast<std::size_t>(
        generator.below(static_cast<int>(construct.items.size())))];
    // All deep items open by hand, so that the answer does not change what is shown.
    std::set<std::string, std::less<>> opened;
    for (const Construct& one : constructs) opened.insert(one.id);
    std::vector<std::pair<double, double>> pairs;  // friction of the answer, of the construct
    for (const auto& [code, friction] : item.friction) {
      answers[item.link_id] = {Answer::Kind::Given, {Coding{"", code, ""}}};
      const Assessment a = assess({real_form().form, real_form().rules, answers, opened, {}});
      if (a.constructs[which].friction) pairs.emplace_back(friction, *a.constructs[which].friction);
    }
    std::sort(pairs.begin(), pairs.end());
    for (std::size_t i = 1; i < pairs.size(); ++i) {
      ++compared;
      CHECK(pairs[i].second >= pairs[i - 1].second - 1e-12);
      if (pairs[i].first > pairs[i - 1].first) CHECK(pairs[i].second > pairs[i - 1].second);
    }
  }
  CHECK(compared > 1000);  // or nothing was looked at
}

TEST_CASE(
    "properties: answering the questions one by one never takes an asked screen question back") {
  for (int number = 0; number < 100; ++number) {
    CAPTURE(number);
    Generator generator(number);
    Answers wanted = generator.answers();
    wanted["X1"] = {Answer::Kind::Given, {Coding{"", "adult", ""}}};
    Answers given;
    List passed;
    for (int guard = 0; guard < 200; ++guard) {
      const Visit visit{real_form().form, real_form().rules, given, {}, {}};
      const List asked = questions_to_ask(visit);
      // What was passed is still the beginning of what is asked.
      REQUIRE(asked.size() >= passed.size());
      CHECK(std::equal(passed.begin(), passed.end(), asked.begin()));
      if (asked.size() == passed.size()) break;
      const std::string next = asked[passed.size()];
      passed.push_back(next);
      for (const auto& [key, answer] : wanted) {
        if (key.substr(0, key.find('#')) == next) given[key] = answer;
      }
    }
    CHECK(passed.size() >= 24);
  }
}
