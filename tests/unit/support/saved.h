// Saved records made of the whole visits in tests/cases.
#pragma once

#include <string>

#include "support/visits.h"

namespace nextsession::test {

inline void rate_goal_now(Json& items, int now) {
  for (Json& item : items) {
    if (item["linkId"] == "P1.now") item["answer"] = {{{"valueInteger", now}}};
    if (item.contains("item")) rate_goal_now(item["item"], now);
  }
}

// A finished visit with the answers of a case, its first goal rated `now`; `number` tells it from
// others.
inline Json saved_visit(int number, const std::string& date, const std::string& kind, int now,
                        const std::string& of = "v1-bond-and-presence") {
  Json response = json_of(source_dir() / "tests/cases" / (of + ".json"))["response"];
  rate_goal_now(response["item"], now);
  // Safety answers are never in such a file.
  Json& items = response["item"];
  for (std::size_t i = items.size(); i-- > 0;) {
    if (items[i]["linkId"] == "S") items.erase(i);
  }
  Json visit;
  visit["id"] = "00000000000000" + std::to_string(10 + number);
  visit["changed"] = 3;
  visit["kind"] = kind;
  visit["date"] = date;
  visit["language"] = "en";
  visit["form"] = response["questionnaire"];
  visit["finished"] = true;
  visit["response"] = std::move(response);
  return visit;
}

inline std::string saved_text_of(const Json& visits) {
  Json record;
  record["format"] = "next-session/record";
  record["version"] = 1;
  record["visits"] = visits;
  return record.dump();
}

// Three months: two full reviews with a check-in between them, and a plan that was followed up.
inline Json three_visits() {
  Json visits = Json::array({saved_visit(0, "2026-09-01", "full", 4),
                             saved_visit(1, "2026-09-20", "check-in", 5),
                             saved_visit(2, "2026-11-24", "full", 5)});
  visits[1]["plan"] = {{{"advice", "A2"}}, {{"advice", "A1"}, {"wording", "direct"}}};
  visits[2]["plan"] = visits[1]["plan"];
  visits[2]["plan"][0]["words"] = "I felt <b>alone</b> & \"hurt\".";
  visits[2]["plan"][0]["raised"] = "partly";
  visits[2]["plan"][0]["happened"] = "She listened. </li><script>alert(1)</script>";
  return visits;
}

}  // namespace nextsession::test
