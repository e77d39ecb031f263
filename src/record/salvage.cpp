#include "record/salvage.h"

#include <algorithm>

#include "questionnaire/json_builder.h"
#include "questionnaire/utf8.h"
#include "record/partial_json.h"
#include "record/record_parts.h"

namespace nextsession {
namespace {

constexpr std::string_view blank_signs = " \t\r\n";
constexpr std::string_view replacement = "\xEF\xBF\xBD";

// Bytes that no JSON text holds become a sign that any text may hold.
std::string with_readable_signs(std::string_view text) {
  std::string clean = valid_utf8(text);
  const auto unreadable = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && blank_signs.find(c) == std::string_view::npos;
  };
  if (std::none_of(clean.begin(), clean.end(), unreadable)) return clean;
  std::string better;
  for (const char c : clean) {
    if (unreadable(c)) {
      better += replacement;
    } else {
      better += c;
    }
  }
  return better;
}

std::size_t after_blanks(std::string_view text, std::size_t at) {
  const std::size_t next = text.find_first_not_of(blank_signs, at);
  return next == std::string_view::npos ? text.size() : next;
}

// After `expected` and blanks on both sides of it, or npos.
std::size_t after(std::string_view text, std::size_t at, std::string_view expected) {
  if (at == std::string_view::npos) return at;
  at = after_blanks(text, at);
  if (text.substr(std::min(at, text.size()), expected.size()) != expected) {
    return std::string_view::npos;
  }
  return after_blanks(text, at + expected.size());
}

// Offsets of every {"id": "0123456789abcdef".
std::vector<std::size_t> beginnings(std::string_view text) {
  std::vector<std::size_t> all;
  constexpr std::string_view name = "\"id\"";
  for (std::size_t i = text.find(name); i != std::string_view::npos; i = text.find(name, i + 1)) {
    const std::size_t brace = i == 0 ? i : text.find_last_not_of(blank_signs, i - 1);
    if (brace == std::string_view::npos || text[brace] != '{') continue;
    const std::size_t value = after(text, i + name.size(), ":");
    if (value == std::string_view::npos || value + 17 >= text.size()) continue;
    if (text[value] != '"' || text[value + 17] != '"') continue;
    if (is_visit_id(text.substr(value + 1, 16))) all.push_back(brace);
  }
  return all;
}

// Where the value that opens at `at` closes (one past it); npos when it does not before `limit`.
std::size_t end_of_value(std::string_view text, std::size_t at, std::size_t limit) {
  const std::size_t last = find_depth(text.substr(0, limit), at, 0);
  return last == std::string_view::npos ? last : last + 1;
}

class Salvager {
 public:
  explicit Salvager(std::string_view text) : text_(text), starts_(beginnings(text)) {}

  Salvaged run() {
    found_.has_beginnings = !starts_.empty();
    found_.cut = parse_partly(text_, saved_limits.depth);
    if (found_.cut.is_object()) {
      found_.head = Json::object();
      for (const char* name : {"format", "version"}) {
        const auto field = found_.cut.find(name);
        if (field != found_.cut.end()) found_.head[name] = *field;
      }
    }
    visits(first_visit());
    return std::move(found_);
  }

 private:
  std::size_t first_visit() const {
    constexpr std::string_view name = "\"visits\"";
    const std::size_t named = text_.find(name);
    const std::size_t list = named == std::string_view::npos
                                 ? named
                                 : after(text_, after(text_, named + name.size(), ":"), "[");
    const std::size_t first = starts_.empty() ? text_.size() : starts_.front();
    return std::min(list, first);
  }

  std::size_t next_start(std::size_t from) const {
    const auto next = std::lower_bound(starts_.begin(), starts_.end(), from);
    return next == starts_.end() ? text_.size() : *next;
  }

  void visits(std::size_t at) {
    while (found_.visits.size() <= record_visits) {
      at = std::min(text_.find_first_not_of(" \t\r\n,", at), text_.size());
      if (at == text_.size()) return;
      if (text_[at] == '{') {
        at = visit(at);
      } else if (text_[at] == ']') {
        at = next_start(after_list(at));
      } else {
        const std::size_t next = next_start(at);
        broken(at, next, Json());
        at = next;
      }
    }
    if (at < text_.size()) found_.visits.push_back({Json(), false, std::string(text_.substr(at))});
  }

  // Returns where to go on.
  std::size_t visit(std::size_t at) {
    const std::size_t limit = next_start(at + 1);
    const std::size_t end = end_of_value(text_, at, limit);
    if (end != std::string_view::npos) {
      const std::string_view piece = text_.substr(at, end - at);
      Result<Json> parsed = parse_json(piece, "visit", saved_limits);
      if (parsed && piece.find(replacement) == std::string_view::npos) {
        found_.visits.push_back({std::move(parsed).value(), true, ""});
        return end;
      }
      if (parsed) {
        broken(at, end, std::move(parsed).value());
        return end;
      }
    }
    broken(at, limit, parse_partly(text_.substr(at, limit - at), saved_limits.depth));
    return limit;
  }

  void broken(std::size_t at, std::size_t end, Json visit) {
    const std::string_view piece = text_.substr(at, end - at);
    found_.visits.push_back(
        {visit.is_object() ? std::move(visit) : Json(), false, std::string(piece)});
  }

  // Past the list of what was left over, when it follows and is whole.
  std::size_t after_list(std::size_t at) {
    std::size_t list = after(text_, after(text_, at, "]"), ",");
    list = after(text_, after(text_, list, "\"leftOver\""), ":");
    if (list == std::string_view::npos || list >= text_.size() || text_[list] != '[') return at + 1;
    const std::size_t end = end_of_value(text_, list, text_.size());
    if (end == std::string_view::npos) return at + 1;
    Result<Json> parsed = parse_json(text_.substr(list, end - list), "leftOver", saved_limits);
    if (!parsed || !parsed.value().is_array()) return at + 1;
    found_.left_over = std::move(parsed).value();
    return end;
  }

  std::string_view text_;
  std::vector<std::size_t> starts_;
  Salvaged found_;
};

}  // namespace

Salvaged salvage(std::string_view text) {
  const std::string clean = with_readable_signs(text);
  Salvaged found = Salvager(clean).run();
  found.signs_replaced = clean != text;
  return found;
}

}  // namespace nextsession
