// Which language a page speaks, and a form in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/catalogue.h"
#include "questionnaire/model.h"

namespace nextsession {

// The locales to use, the general one first: {"es", "es-419"}. `available` are BCP 47 codes.
// `chosen` is the person's own choice, or empty; then the first of `preferred` that there are words
// for decides, and English where there is none. Spanish outside Spain is es-419 (UN M49: Latin
// America and the Caribbean), as in CLDR.
std::vector<std::string> languages_for(const std::vector<std::string>& available,
                                       std::string_view chosen,
                                       const std::vector<std::string>& preferred);

// Puts the words of the catalogue into a form: its title, questions, help and options. A message
// "form.<form>.<linkId>" is a question's text, "form.<form>.<linkId>.<code>" an option's; options
// without one are looked up by their English text. What has no words stays as it is. Answers are
// compared by code, so those given in another language still count.
void translate(Questionnaire& form, std::string_view form_id, const Catalogue& words);

}  // namespace nextsession
