// As much of JSON Schema 2020-12 as assets/schema uses, to check that what is written conforms.
// A keyword it does not know is a fault, so that no rule is passed over.
#pragma once

#include <algorithm>
#include <set>
#include <string>

#include "questionnaire/json.h"
#include "questionnaire/utf8.h"

namespace nextsession::testing {

class SchemaCheck {
 public:
  explicit SchemaCheck(const Json& schema) : root_(schema) {}

  // "path: keyword" of each fault, one a line; empty when the document conforms.
  std::string faults(const Json& document) {
    faults_.clear();
    check(document, root_, "");
    return faults_;
  }

 private:
  void fault(const std::string& path, const std::string& keyword) {
    faults_ += path + ": " + keyword + "\n";
  }

  void check(const Json& json, const Json& schema, const std::string& path) {
    for (auto rule = schema.begin(); rule != schema.end(); ++rule) {
      if (!holds(json, rule.key(), *rule, schema, path)) fault(path, rule.key());
    }
  }

  bool holds(const Json& json, const std::string& keyword, const Json& rule, const Json& schema,
             const std::string& path) {
    static const std::set<std::string> notes = {"$schema", "$id",     "$defs",
                                                "title",   "default", "description"};
    if (notes.contains(keyword)) return true;
    if (keyword == "type") return has_type(json, rule.get<std::string>());
    if (keyword == "const") return json == rule;
    if (keyword == "enum") return std::find(rule.begin(), rule.end(), json) != rule.end();
    if (keyword == "minimum") return !json.is_number() || json >= rule;
    if (keyword == "maximum") return !json.is_number() || json <= rule;
    const std::size_t signs = json.is_string() ? characters(json.get<std::string>()) : 0;
    if (keyword == "minLength") return !json.is_string() || signs >= rule.get<std::size_t>();
    if (keyword == "maxLength") return !json.is_string() || signs <= rule.get<std::size_t>();
    if (keyword == "minItems") return !json.is_array() || json.size() >= rule.get<std::size_t>();
    if (keyword == "maxItems") return !json.is_array() || json.size() <= rule.get<std::size_t>();
    if (keyword == "uniqueItems") return !json.is_array() || unique(json);
    if (keyword == "pattern") return !json.is_string() || matches(json.get<std::string>(), rule);
    if (keyword == "required") return !json.is_object() || has_all(json, rule);
    if (keyword == "$ref") {
      check(json, root_["$defs"][rule.get<std::string>().substr(std::string("#/$defs/").size())],
            path);
      return true;
    }
    if (keyword == "items") {
      for (std::size_t i = 0; json.is_array() && i < json.size(); ++i) {
        check(json[i], rule, path + "[" + std::to_string(i) + "]");
      }
      return true;
    }
    if (keyword == "properties" || keyword == "additionalProperties") {
      return members(json, keyword, rule, schema, path);
    }
    return false;
  }

  bool members(const Json& json, const std::string& keyword, const Json& rule, const Json& schema,
               const std::string& path) {
    bool well = true;
    for (auto member = json.begin(); json.is_object() && member != json.end(); ++member) {
      const std::string here = path + "." + member.key();
      if (keyword == "properties") {
        if (rule.contains(member.key())) check(*member, rule[member.key()], here);
      } else if (!schema.contains("properties") || !schema["properties"].contains(member.key())) {
        if (rule.is_object()) check(*member, rule, here);
        well = well && rule != Json(false);
      }
    }
    return well;
  }

  static bool has_type(const Json& json, const std::string& type) {
    if (type == "object") return json.is_object();
    if (type == "array") return json.is_array();
    if (type == "string") return json.is_string();
    if (type == "boolean") return json.is_boolean();
    if (type == "integer") return json.is_number_integer();
    return type == "number" && json.is_number();
  }

  static bool unique(const Json& list) {
    std::set<std::string> seen;
    return std::all_of(list.begin(), list.end(),
                       [&](const Json& entry) { return seen.insert(entry.dump()).second; });
  }

  static bool has_all(const Json& json, const Json& names) {
    return std::all_of(names.begin(), names.end(),
                       [&](const Json& name) { return json.contains(name.get<std::string>()); });
  }

  // ^[class]{n}...$ as used here: classes, counts and plain signs in a row. (std::regex would cost
  // ten seconds of compiling.)
  static bool matches(const std::string& text, const std::string& pattern) {
    std::size_t at = 0;
    for (std::size_t i = 1; i + 1 < pattern.size();) {
      std::string allowed(1, pattern[i]);
      if (pattern[i] == '[') {
        const std::size_t end = pattern.find(']', i);
        allowed = spelled(pattern.substr(i + 1, end - i - 1));
        i = end;
      }
      ++i;
      std::size_t least = 1;
      std::size_t most = 1;
      if (pattern[i] == '+') {
        most = text.size();
        ++i;
      } else if (pattern[i] == '{') {
        least = most = static_cast<std::size_t>(std::stoi(pattern.substr(i + 1)));
        i = pattern.find('}', i) + 1;
      }
      std::size_t count = 0;
      while (count < most && at < text.size() && allowed.find(text[at]) != std::string::npos) {
        ++count;
        ++at;
      }
      if (count < least) return false;
    }
    return at == text.size();
  }

  static std::string spelled(const std::string& characters) {
    std::string all;
    for (std::size_t i = 0; i < characters.size(); ++i) {
      if (i + 2 < characters.size() && characters[i + 1] == '-') {
        for (char c = characters[i]; c <= characters[i + 2]; ++c) all += c;
        i += 2;
      } else {
        all += characters[i];
      }
    }
    return all;
  }

  const Json root_;
  std::string faults_;
};

}  // namespace nextsession::testing
