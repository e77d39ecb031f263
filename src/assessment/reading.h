// The parts of the interpretation reader, and what they share. Only read_*.cpp include this.
#pragma once

#include <string>
#include <vector>

#include "assessment/fields.h"
#include "assessment/interpretation.h"

namespace nextsession {

// A name of something that may be defined later in the file; checked when all of it is read.
struct Reference {
  enum class To { Construct, ConstructOrFamily, ScoredItem, Advice, Flag, Note };
  To to;
  std::string id;
  JsonPath place;
};

// An item of the form and the repeating group around it, if any.
struct FormItem {
  const Item* item = nullptr;
  const Item* repeating = nullptr;
};

class Reading {
 public:
  Reading(const Questionnaire& form, Report& report) : form_(form), report_(report) {}

  const Questionnaire& form() const { return form_; }
  Report& report() const { return report_; }

  // Adds an error when the form has no such item. `id` empty: it was missing, and said so before.
  FormItem item(const std::string& id, const JsonPath& place) const;
  // A choice question outside of repeating groups; null (and an error) for anything else.
  const Item* choice(const std::string& id, const JsonPath& place) const;
  // Errors for codes the question does not offer.
  void check_codes(const Item* item, const std::vector<std::string>& codes,
                   const JsonPath& place) const;

  void refer(Reference::To to, const std::string& id, const JsonPath& place);
  void refer(Reference::To to, const std::vector<std::string>& ids, const JsonPath& list);
  const std::vector<Reference>& references() const { return references_; }

 private:
  const Questionnaire& form_;
  Report& report_;
  std::vector<Reference> references_;
};

// Does the question offer this code?
bool offers(const Item& item, std::string_view code);

// Where a condition stands decides what it can know. Gates are read while questions are still being
// asked; flags, notes and promotions before the ranking; advice after it.
enum class ReadFor { Gate, BeforeRanking, Advice };

Condition read_condition(Fields& owner, std::string_view name, ReadFor use, Reading& reading);

void read_facts(Fields& root, Reading& reading, Interpretation& rules);
void read_constructs(Fields& root, Reading& reading, Interpretation& rules);
void read_scoring(Fields& root, Reading& reading, Interpretation& rules);
void read_opening(Fields& root, Reading& reading, Interpretation& rules);
void read_ranking(Fields& root, Reading& reading, Interpretation& rules);
void read_notes(Fields& root, Reading& reading, Interpretation& rules);
void read_advice(Fields& root, Reading& reading, Interpretation& rules);
void read_flags(Fields& root, Reading& reading, Interpretation& rules);
void read_comparison(Fields& root, Reading& reading, Interpretation& rules);

// Everything that needs the whole file: names without a definition, definitions given twice,
// conditions that depend on themselves.
void check_references(const Interpretation& rules, Reading& reading);
void check_duplicates(const Interpretation& rules, Reading& reading);
void check_cycles(const Interpretation& rules, Reading& reading);

}  // namespace nextsession
