// Reads one visit of a saved record. Internal to read_saved.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "questionnaire/left_out.h"
#include "questionnaire/report.h"
#include "record/record_parts.h"

namespace nextsession {

// Collects what does not fit, bounded: a hostile file must not become a flood.
class Aside {
 public:
  Aside(SavedRecord& record, Report& report) : record_(record), report_(report) {}
  void name(SetAside one);
  // Answers and parts that may still be told apart in this document.
  bool has_room(std::size_t parts) const { return parts <= room_; }
  void use(std::size_t parts) { room_ -= parts; }

 private:
  SavedRecord& record_;
  Report& report_;
  std::size_t room_ = 20000;
};

// The forms, with what is asked of each for every visit; worked out when first needed.
class KnownForms {
 public:
  explicit KnownForms(const Forms& forms) : forms_(forms) {}
  const Forms& all() const { return forms_; }
  // Questions that are asked depending on other answers, themselves or a group around them.
  const LinkIds& conditional(const Questionnaire& form);

 private:
  const Forms& forms_;
  std::map<const Questionnaire*, LinkIds> conditional_;
};

class VisitReader {
 public:
  enum class Source { Record, OldVisit };

  // `path` of the visit in the document ("visits[2]", or "" for an old visit). All must outlive it.
  VisitReader(const Json& document, std::string path, KnownForms& forms, Source source,
              Report& report, Aside& aside)
      : document_(document),
        path_(std::move(path)),
        forms_(forms),
        source_(source),
        report_(report),
        aside_(aside) {}

  // Empty, and named, when it cannot be read as a visit; it should then be kept as found.
  std::optional<SavedVisit> read();

 private:
  struct Part {
    Json left;
    SetAside named;
  };

  bool find_form();
  void identity();
  void response();
  void take_left_out(std::vector<LeftOut> left);
  void not_asked();
  void position();
  void ids(const char* name, std::vector<std::string>& to);
  void plan();
  void plan_item(const Json& entry, const std::string& path);
  void plan_texts(const Json& entry, const std::string& path, PlanItem& item);
  void plan_unknown(const Json& entry, const std::string& path, const PlanItem& item);
  void other_words();
  void earlier_left_over();
  void unknown_fields();
  void finish();

  const Json* member(const char* name) const;
  std::string text(const char* name);
  std::string choice(const Json& object, const char* name, const std::string& path,
                     std::string_view allowed, const std::string& otherwise);
  std::string place(const std::string& path) const;
  std::string named() const;
  // Keeps a field that does not fit, and names it.
  void keep_field(const std::string& name, const Json& value, ErrorCode code,
                  const std::string& path, std::string what);

  const Json& document_;
  std::string path_;
  KnownForms& forms_;
  Source source_;
  Report& report_;
  Aside& aside_;
  const Questionnaire* form_ = nullptr;
  SavedVisit visit_;
  std::vector<Part> parts_;
  bool overflow_ = false;
};

}  // namespace nextsession
