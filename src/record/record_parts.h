// What the writer, the readers and the merging of saved records share. Internal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "record/saved_record.h"

namespace nextsession {

inline constexpr std::string_view record_file = "saved record";  // starts every path
inline constexpr std::string_view record_format = "next-session/record";
inline constexpr std::string_view old_visit_format = "next-session/visit";
inline constexpr int record_version = 1;
inline constexpr int old_visit_version = 1;

// A visit's id: 16 hex digits in small letters.
bool is_visit_id(std::string_view text);
// Such an id made from a text: FNV-1a with 64 bits (RFC 9923). Not against attackers.
std::string visit_id_from(std::string_view text);

// An id of this program's content (a construct, an advice, a screen): letters, digits, ". _ : -".
bool is_content_id(std::string_view text);

// Is it one of "|a|b|c|"? A name with a bar is none.
bool is_listed(std::string_view name, std::string_view names);

// The form a canonical names, whatever its version; null when there is none.
const Questionnaire* form_named(const Forms& forms, std::string_view canonical);

// What a visit holds, as a text that is the same for the same content. Not its id, its count of
// changes, where the person was, nor an order that tells nothing.
std::string content_of(const SavedVisit& visit);

// Appends to a list that may still be null.
void append(Json& list, Json entry);

}  // namespace nextsession
