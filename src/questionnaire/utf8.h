// UTF-8 text: validity, length and cutting.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace nextsession {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Byte offset of the first byte that is not valid UTF-8 (RFC 3629: no overlong forms, no
// surrogates, nothing beyond U+10FFFF) or is NUL; npos when there is none.
std::size_t find_bad_utf8(std::string_view text);

// Code points in valid UTF-8.
std::size_t characters(std::string_view text);

// At most `points` code points, with "..." where something was cut off.
std::string shorten(std::string_view text, std::size_t points);

// The text with every invalid byte replaced by U+FFFD, so that it can be written as JSON.
std::string valid_utf8(std::string_view text);

}  // namespace nextsession
