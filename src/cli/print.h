// An assessment in words, the same ones as on the page.
#pragma once

#include <ostream>

#include "app/catalogue.h"
#include "assessment/assess.h"

namespace nextsession {

struct PrintWith {
  const Questionnaire& form;
  const Interpretation& rules;
  const Catalogue& words;
  bool bold = false;  // headings and strong words in bold, by an escape sequence
};

void print_assessment(const Assessment& assessment, const PrintWith& with, std::ostream& out);

}  // namespace nextsession
