// Reads the fields of one JSON object of an interpretation file, and says exactly where what is
// wrong. Every getter adds an error and returns a harmless default when the field is not as it
// should be, so that one pass finds everything.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "questionnaire/report.h"

namespace nextsession {

// A place in a document, as "constructs[2].items[0].linkId".
struct JsonPath {
  std::string path;
  JsonPath field(std::string_view name) const { return {at(path, name)}; }
  JsonPath item(std::size_t index) const { return {at(path, index)}; }
  operator const std::string&() const { return path; }
};

enum class Need { Required, Optional };

class Fields {
 public:
  // Anything but an object is an error, and every getter then stays silent.
  Fields(const Json& value, JsonPath place, Report& report);

  bool ok() const { return object_ != nullptr; }
  const JsonPath& place() const { return place_; }
  Report& report() const { return report_; }

  // Null when absent. Marks the field as known.
  const Json* get(std::string_view name, Need need);
  // Not empty.
  std::string text(std::string_view name, Need need);
  double number(std::string_view name, Need need, double fallback, double least, double most);
  int integer(std::string_view name, Need need, int fallback, int least, int most);
  bool flag(std::string_view name, bool fallback);
  // Strings that are not empty and not repeated.
  std::vector<std::string> texts(std::string_view name, Need need);
  // The entries of an array; empty when absent or not an array.
  std::vector<std::pair<const Json*, JsonPath>> list(std::string_view name, Need need);
  // Fields of a nested object that must be there or may be left out.
  Fields nested(std::string_view name, Need need);

  // The names of all fields, in file order.
  std::vector<std::string> names() const;
  // Warns about every field that no getter asked for.
  void warn_unknown() const;

 private:
  Fields(JsonPath place, Report& report) : place_(std::move(place)), report_(report) {}
  void wrong_type(std::string_view name, const Json& found, std::string_view expected);

  const Json* object_ = nullptr;
  JsonPath place_;
  Report& report_;
  std::set<std::string, std::less<>> known_;
};

}  // namespace nextsession
