// Fields and scales that more than one screen asks with. Internal to app/.
#pragma once

#include <string>
#include <vector>

#include "app/screens.h"

namespace nextsession {

// Null when nothing is answered under the key.
const Answer* answer_of(const Scene& scene, const std::string& key);
bool is_chosen(const Answer* answer, const Value& value);

// The cells of a whole-number item, with its words as the legend.
Node scale(const Scene& scene, const Item& item, const std::string& key);

// A field for words and, below, how many of them there is room for. `field` has its id, label,
// value and limit; `help` stands before the room left, unless that is passed.
std::vector<Node> limited(const Scene& scene, Node field, const std::string& help = {});
// The same for an item of the form.
std::vector<Node> field_with_limit(const Scene& scene, const Item& item, const std::string& key);

// The first goal that has too many words, which is what a person is sent to; else the first one.
std::string field_of_goals(const Scene& scene, const Item& group);
// The cards of all goals, with what adds one and brings a removed one back.
std::vector<Node> goal_cards(const Scene& scene, const Item& group);

}  // namespace nextsession
