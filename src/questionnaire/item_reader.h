// Reads the items of a form. Internal to read_questionnaire.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "questionnaire/conditions.h"
#include "questionnaire/model.h"
#include "questionnaire/report.h"
#include "questionnaire/typed_value.h"

namespace nextsession {

// More than any real form has, few enough that nothing done per item can take long.
inline constexpr std::size_t items_limit = 5000;
inline constexpr std::size_t options_limit = 5000;  // of one item

class ItemReader {
 public:
  explicit ItemReader(Report& report) : report_(report) {}

  // `list` is the member "item" of a form or an item; `parent` an index into the places, or -1.
  std::vector<Item> items(const Json& list, const std::string& path, int parent);

  // What check_conditions needs once everything is read.
  const std::vector<ItemPlace>& places() const { return places_; }
  const std::vector<PlacedCondition>& conditions() const { return conditions_; }

 private:
  // One item while it is read.
  struct Draft {
    Item item;
    std::optional<ItemType> type;  // empty: unknown, and rules about types are not applied
    const Json& json;
    const std::string& path;
    int place = -1;
    bool is_help = false;
    bool computed_options = false;  // an extension says where the options come from
  };

  Item read(const Json& json, const std::string& path, int parent);
  void identity(Draft& draft, int parent);
  void type(Draft& draft);
  void flags(Draft& draft);
  void max_length(Draft& draft);
  void enable_when(Draft& draft);
  void children(Draft& draft);
  void rules(Draft& draft);

  // item_options.cpp
  void options(Draft& draft);
  std::optional<AnswerOption> option(Draft& draft, const Json& json, const std::string& path);
  void no_twins(const Draft& draft);
  void choice_has_options(const Draft& draft);
  void initial(Draft& draft);

  // item_extensions.cpp
  void extensions(Draft& draft);
  void extension(Draft& draft, const Json& json, const std::string& path);
  void bound(Draft& draft, const Json& json, const std::string& path,
             std::optional<std::int64_t>& slot);
  void max_occurs(Draft& draft, const Json& json, const std::string& path);
  void item_control(Draft& draft, const Json& json, const std::string& path);

  Report& report_;
  std::vector<ItemPlace> places_;
  std::map<std::string, int, std::less<>> place_of_;
  std::vector<PlacedCondition> conditions_;
  std::set<std::string> help_;  // linkIds of display items that are the help of their parent
  std::size_t count_ = 0;
};

// An extension's url, after reporting what is wrong with its shape; empty then.
std::string extension_url(const Json& json, const std::string& path, Report& report);
void unused_extension(const std::string& url, const std::string& path, Report& report);
// FHIR forbids to ignore a modifier extension that is not understood.
void refuse_modifiers(const Json& object, const std::string& path, Report& report);

}  // namespace nextsession
