// enableWhen: reading one condition, and checking all of them against the whole form. Internal to
// read_questionnaire.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "questionnaire/model.h"
#include "questionnaire/report.h"

namespace nextsession {

struct ItemPlace {
  std::string link_id;
  std::string path;
  int parent = -1;  // index; -1 at the top
};

struct PlacedCondition {
  int item = -1;  // index of the item that has it
  std::string path;
  EnableWhen when;
  ItemType answer_type = ItemType::Choice;
  std::string answer_field;  // "answerCoding"
};

// Reads one entry of enableWhen; empty after a fault.
std::optional<PlacedCondition> read_condition(const Json& json, const std::string& path,
                                              Report& report);

// Each question exists, can be answered, has answers of that type; nothing depends on itself,
// also not by way of the group it is in.
void check_conditions(const std::vector<Item>& items, const std::vector<ItemPlace>& places,
                      const std::vector<PlacedCondition>& conditions, Report& report);

}  // namespace nextsession
