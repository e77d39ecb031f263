// The texts of a form and of a locale file, each with its place and what it is for. Documents are
// taken as they are: what is not as it should be was told by their reader and is passed over.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lint/finding.h"
#include "questionnaire/json_fwd.h"

namespace nextsession {

enum class TextKind {
  Stem,     // a question
  Option,   // an answer to choose
  Help,     // other words to read in a form
  Heading,  // of a group, or the title of a form
  Message   // of a locale file
};

struct LintText {
  std::string path;
  std::string key;  // linkId, "linkId.code" of an option, message id
  std::string text;
  TextKind kind = TextKind::Message;
  Audience audience = Audience::Patient;
  std::string block;    // path of the group it stands in; for windows of time
  std::string message;  // of a form's text: what a translation is stored as, behind "form.<form>."
};

std::vector<LintText> texts_of_form(const Json& form, Audience audience);

// Is a form's subject a practitioner and no patient?
bool is_for_practitioners(const Json& form);

// The file's name without folder and ".json": "patient", the id of a form.
std::string stem_of(std::string_view file);

// Tells for whom a message is, by its id.
struct MessageAudience {
  std::vector<std::string> looser_starts;       // "privacy.", "construct.T1."
  std::set<std::string, std::less<>> form_ids;  // of forms for practitioners: "x.therapist.y"
  Audience of(std::string_view key) const;
};

// By form id and what is behind "form.<form>." in the message id: the form's own text.
using FormTexts = std::map<std::string, std::map<std::string, LintText, std::less<>>, std::less<>>;

void add_form_texts(const std::string& form_id, const std::vector<LintText>& texts,
                    FormTexts& forms);

// If `key` is "form.<form>.<rest>", its two parts; else both empty. A form's id has no point.
struct FormKey {
  std::string_view form, rest;
};
FormKey form_key(std::string_view key);

// The form's text a message of this id translates; null when there is none.
const LintText* find_form_text(const FormTexts& forms, std::string_view key);

// All messages of a locale file that have words, and its texts; those that translate a form's text
// are of that text's kind.
std::vector<LintText> texts_of_locale(const Json& locale, const FormTexts& forms,
                                      const MessageAudience& audience);

// "messages[\"advice.A1.why\"]", "texts[\"Often\"]"
std::string message_path(std::string_view key);
std::string text_path(std::string_view english);

}  // namespace nextsession
