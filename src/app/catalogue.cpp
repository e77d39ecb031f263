#include "app/catalogue.h"

#include "questionnaire/json.h"

namespace nextsession {
namespace {

using Texts = std::map<std::string, std::string, std::less<>>;

void read_texts(const Json& from, const std::string& where, Texts& to, Findings& findings) {
  int unwritten = 0;
  for (const auto& [key, value] : from.items()) {
    if (value.is_string()) {
      const auto& text = value.get_ref<const std::string&>();
      if (is_unwritten(text)) {
        ++unwritten;
      } else {
        to[key] = text;
      }
    } else {
      findings.errors.push_back({ErrorCode::WrongType, where + "[\"" + key + "\"]",
                                 "Expected a text in quotation marks."});
    }
  }
  if (unwritten == 0) return;
  // One for all: a new language has a thousand of them.
  findings.warnings.push_back({ErrorCode::Missing, where,
                               "Still to be translated: " + std::to_string(unwritten) +
                                   ". Until then other words are shown, mostly English."});
}

}  // namespace

bool is_unwritten(std::string_view text) {
  const std::string_view prefix = to_translate.substr(0, to_translate.size() - 1);
  return text.find_first_not_of(" \t\n") == std::string_view::npos || text.starts_with(prefix);
}

void Catalogue::add(const Json& document, std::string_view file, Findings& findings) {
  const std::string name(file);
  if (!document.is_object() || !document.contains("messages") ||
      !document["messages"].is_object()) {
    findings.errors.push_back(
        {ErrorCode::WrongType, name + ": messages",
         "A locale file needs an object \"messages\" that holds a text for each message id."});
    return;
  }
  if (document.contains("language") && document["language"].is_string()) {
    language_ = document["language"].get_ref<const std::string&>();
  }
  read_texts(document["messages"], name + ": messages", messages_, findings);
  const auto texts = document.find("texts");
  if (texts != document.end() && texts->is_object()) {
    read_texts(*texts, name + ": texts", texts_, findings);
  }
}

const std::string* Catalogue::exactly(std::string_view key) const {
  const auto at = messages_.find(key);
  return at == messages_.end() ? nullptr : &at->second;
}

std::string Catalogue::own(std::string_view key) const {
  const std::size_t dot = key.find('.');
  std::string full(key.substr(0, dot));
  full += "." + form_;
  if (dot != std::string_view::npos) full += key.substr(dot);
  return full;
}

const std::string* Catalogue::find(std::string_view key) const {
  if (!form_.empty()) {
    if (const std::string* message = exactly(own(key))) return message;
  }
  return exactly(key);
}

const std::string& Catalogue::of(const std::string& english) const {
  const auto at = texts_.find(english);
  return at == texts_.end() ? english : at->second;
}

std::string fill(std::string_view message, Words words) {
  std::string out;
  std::size_t at = 0;
  while (at < message.size()) {
    const std::size_t open = message.find('{', at);
    const std::size_t close =
        open == std::string_view::npos ? std::string_view::npos : message.find('}', open);
    if (close == std::string_view::npos) break;
    out.append(message, at, open - at);
    const std::string_view name = message.substr(open + 1, close - open - 1);
    std::string_view value = message.substr(open, close - open + 1);
    for (const auto& word : words) {
      if (word.first == name) value = word.second;
    }
    out.append(value);
    at = close + 1;
  }
  out.append(message.substr(std::min(at, message.size())));
  return out;
}

std::string Catalogue::text(std::string_view key, Words words) const {
  const std::string* message = find(key);
  if (message == nullptr) return std::string(key);
  return fill(*message, words);
}

std::vector<Span> Catalogue::rich(std::string_view key, Words words) const {
  const std::string* message = find(key);
  if (message == nullptr) return {{std::string(key)}};
  std::vector<Span> spans;
  std::string_view rest = *message;
  bool strong = false;
  while (!rest.empty()) {
    const std::size_t mark = rest.find("**");
    const std::string_view piece = rest.substr(0, mark);
    if (!piece.empty()) spans.push_back({fill(piece, words), strong});
    if (mark == std::string_view::npos) break;
    rest.remove_prefix(mark + 2);
    strong = !strong;
  }
  return spans;
}

int Catalogue::count(std::string_view stem) const {
  const std::string first(stem);
  const std::string own_first = form_.empty() ? std::string() : own(stem);
  const std::string& from = !own_first.empty() && exactly(own_first + "1") ? own_first : first;
  int n = 0;
  while (exactly(from + std::to_string(n + 1))) ++n;
  return n;
}

}  // namespace nextsession
