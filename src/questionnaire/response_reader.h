// Reads the items of a response. Internal to read_response.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "questionnaire/answers.h"
#include "questionnaire/left_out.h"
#include "questionnaire/report.h"

namespace nextsession {

class ResponseReader {
 public:
  // All must outlive it. `left_out` may be null: then what is not read is only warned of.
  ResponseReader(const Questionnaire& form, Report& report, std::vector<LeftOut>* left_out,
                 Answers answers = {})
      : form_(form), report_(report), left_out_(left_out), answers_(std::move(answers)) {}

  // Entries of "item" that answer `items`. `prefix` as in an answer's key: "" or "P1#2/".
  void items(const Json& list, const std::vector<Item>& items, const std::string& prefix,
             const std::string& path);

  // What is not where this form has it waits until everything that is has been read ...
  void try_again(LeftOut entry) { waiting_.push_back(std::move(entry)); }
  // ... and is then read where it belongs, or left out.
  void settle();

  Answers take() { return std::move(answers_); }

 private:
  const Item* known_item(const Json& json, const std::vector<Item>& items,
                         const std::string& prefix, const std::string& path);
  bool unmodified(const Json& json, const std::string& prefix, const std::string& path);
  void group(const Json& json, const Item& item, const std::string& prefix, int time,
             const std::string& path);
  void question(const Json& json, const Item& item, const std::string& prefix,
                const std::string& path);
  void display(const Json& json, const Item& item, const std::string& prefix,
               const std::string& path);
  void store(const Json& json, const Item& item, const std::string& prefix,
             const std::string& path);
  void answer_list(const Json& list, const Item& item, const std::string& prefix,
                   const std::string& path, Answer& answer);
  void below_answer(const Json& entry, const Item& item, const std::string& prefix,
                    const std::string& path, bool first);
  std::optional<Value> value(const Json& json, const Item& item, const std::string& path,
                             Error& fault);
  std::optional<Error> no_room(const Value& value, const Item& item, const Answer& answer);
  std::optional<Answer::Kind> skipped(const Json& json, const Item& item, const std::string& prefix,
                                      const std::string& path);
  void below(const Json& json, const Item& item, const std::string& prefix,
             const std::string& path);

  void settle_one(const LeftOut& entry);
  bool split(const LeftOut& entry);

  // Warns, and keeps what it is about.
  void leave(Error fault, const std::string& prefix, Json item);
  void leave_part(Error fault, const std::string& prefix, const Item& item, const char* name,
                  Json part);
  void keep(LeftOut entry);

  const Questionnaire& form_;
  Report& report_;
  std::vector<LeftOut>* left_out_;
  std::deque<LeftOut> waiting_;
  Answers answers_;
};

}  // namespace nextsession
