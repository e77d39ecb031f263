#include "questionnaire/syntax_error.h"

#include <algorithm>
#include <array>

#include "questionnaire/utf8.h"

namespace nextsession {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The four hexadecimal digits at `start`; -1 where there are none.
int hex_at(std::string_view text, std::size_t start) {
  if (start + 4 > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(start, 4)) {
    const std::size_t digit =
        std::string_view("0123456789abcdef")
            .find(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
    if (digit == std::string_view::npos) return -1;
    value = value * 16 + static_cast<int>(digit);
  }
  return value;
}

// Halves of a character beyond U+FFFF (UTF-16 surrogates).
bool is_high_half(int unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool is_low_half(int unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

bool is_mark(char c) { return std::string_view(",:{}[]").find(c) != std::string_view::npos; }

struct Token {
  std::size_t start = 0;
  std::size_t end = 0;
  bool is_string = false;
  bool closed = false;  // a string with its closing quote and nothing wrong inside
};

Token string_at(std::string_view text, std::size_t start) {
  Token token{start, start + 1, true, false};
  bool sound = true;
  while (token.end < text.size()) {
    const char c = text[token.end++];
    if (c == '"') {
      token.closed = sound;
      return token;
    }
    if (static_cast<unsigned char>(c) < 0x20) sound = false;
    if (c != '\\' || token.end == text.size()) continue;
    const char escape = text[token.end++];
    if (std::string_view("\"\\/bfnrtu").find(escape) == std::string_view::npos) sound = false;
    if (escape != 'u') continue;
    const int unit = hex_at(text, token.end);
    const bool pair = is_high_half(unit) && text.substr(token.end + 4, 2) == "\\u" &&
                      is_low_half(hex_at(text, token.end + 6));
    if (pair) token.end += 10;
    const bool half = is_high_half(unit) || is_low_half(unit);
    if (unit < 0 || (half && !pair)) sound = false;
  }
  return token;
}

Token word_at(std::string_view text, std::size_t start) {
  Token token{start, start + 1};
  if (is_mark(text[start])) return token;
  while (token.end < text.size() && !is_space(text[token.end]) && !is_mark(text[token.end]) &&
         text[token.end] != '"') {
    ++token.end;
  }
  return token;
}

std::size_t digits_at(std::string_view word, std::size_t i) {
  std::size_t end = i;
  while (end < word.size() && word[end] >= '0' && word[end] <= '9') ++end;
  return end - i;
}

bool is_literal_or_number(std::string_view word) {
  if (word == "true" || word == "false" || word == "null") return true;
  std::size_t i = word.starts_with('-') ? 1 : 0;
  if (digits_at(word, i) == 0 || (word[i] == '0' && digits_at(word, i) > 1)) return false;
  i += digits_at(word, i);
  if (i < word.size() && word[i] == '.') {
    const std::size_t digits = digits_at(word, ++i);
    if (digits == 0) return false;
    i += digits;
  }
  if (i < word.size() && (word[i] == 'e' || word[i] == 'E')) {
    ++i;
    if (i < word.size() && (word[i] == '+' || word[i] == '-')) ++i;
    const std::size_t digits = digits_at(word, i);
    if (digits == 0) return false;
    i += digits;
  }
  return i == word.size();
}

// The token the parser stumbled over: the one with the byte before `position`, or a word before it
// that is neither a number nor true, false or null. The parser's own idea of its last token mixes
// in what came before, so the text is read once more.
Token token_before(std::string_view text, std::size_t position) {
  Token token;
  for (std::size_t i = 0; i < text.size() && token.end < position;) {
    if (is_space(text[i])) {
      ++i;
      continue;
    }
    token = text[i] == '"' ? string_at(text, i) : word_at(text, i);
    i = token.end;
    const std::string_view word = text.substr(token.start, token.end - token.start);
    if (!token.is_string && !is_mark(word.front()) && !is_literal_or_number(word)) return token;
  }
  return token;
}

// The last character before `offset` that is not white space; 0 when there is none.
char before(std::string_view text, std::size_t offset) {
  while (offset > 0) {
    --offset;
    if (!is_space(text[offset])) return text[offset];
  }
  return '\0';
}

std::string expected(std::string_view text, std::size_t offset, const SyntaxFault& fault) {
  const char previous = before(text, offset);
  if (fault.after_name && previous != ':') return "a colon after the name";
  if (previous == '\0') return "a document that starts with {";
  if (fault.inside_object) {
    if (previous == ':') return "a value";
    if (previous == '{') return "a name in double quotes, or }";
    if (previous == ',') return "a name in double quotes";
    return "a comma or }";
  }
  if (fault.inside_array) {
    if (previous == '[') return "a value, or ]";
    if (previous == ',') return "a value";
    return "a comma or ]";
  }
  return "nothing more after the end of the document";
}

// A hint for the slips people make most, or nothing.
std::string hint(std::string_view text, std::size_t offset, std::string_view word) {
  const char c = word.front();
  if ((c == '}' || c == ']') && before(text, offset) == ',') {
    return " Remove the comma before it.";
  }
  if (c == '\'') return " JSON uses double quotes.";
  if (c == '/') return " JSON has no comments.";
  constexpr std::array<std::string_view, 6> capitals = {"True", "False", "None",
                                                        "TRUE", "FALSE", "NULL"};
  if (std::find(capitals.begin(), capitals.end(), word) != capitals.end()) {
    return " Write true, false or null in lower case.";
  }
  return {};
}

SyntaxReport inside_string(std::string_view text, std::size_t last) {
  const auto c = static_cast<unsigned char>(text[last]);
  if (c == '\n' || c == '\r') {
    return {last,
            "Found a line break inside quotes; expected the closing quote before it. "
            "Write \\n for a line break."};
  }
  if (c < 0x20) {
    return {last,
            "Found a control character inside quotes; expected plain text. "
            "Write \\t for a tab."};
  }
  return {last,
          "Found a backslash that starts no escape JSON knows; expected one of "
          "\\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with the "
          "four hexadecimal digits of a character."};
}

}  // namespace

std::string line_and_column(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const std::string_view read = text.substr(0, offset);
  const auto lines = std::count(read.begin(), read.end(), '\n');
  const std::size_t line_start = read.rfind('\n') + 1;  // npos + 1 is 0
  return std::to_string(lines + 1) + ":" + std::to_string(characters(read.substr(line_start)) + 1);
}

SyntaxReport explain_syntax(std::string_view text, const SyntaxFault& fault) {
  const Token token = token_before(text, fault.position);
  const std::string_view word = text.substr(token.start, token.end - token.start);
  if (fault.position > text.size() || fault.position == 0) {
    if (token.is_string && !token.closed) {
      return {text.size(),
              "The document ends inside quotes; expected the closing quote. "
              "The file may be cut off."};
    }
    return {text.size(), "The document ends too early; expected " +
                             expected(text, text.size(), fault) + ". The file may be cut off."};
  }
  if (fault.number_too_large) {
    return {token.start, "Found a number too large to work with: " + shorten(word, 20) + "."};
  }
  if (token.is_string && !token.closed) return inside_string(text, fault.position - 1);
  return {token.start, "Found " + shorten(word, 20) + "; expected " +
                           expected(text, token.start, fault) + "." +
                           hint(text, token.start, word)};
}

}  // namespace nextsession
