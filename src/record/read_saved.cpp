#include <algorithm>
#include <set>

#include "record/envelope.h"
#include "record/record_parts.h"
#include "record/salvage.h"
#include "record/saved_record.h"
#include "record/visit_reader.h"

namespace nextsession {
namespace {

constexpr std::size_t damaged_text_limit = 256U << 10;  // bytes of damaged parts that are kept

// Is a visit among them, as nothing else looks?
bool holds_visits(const Json& document) {
  const auto visits = document.is_object() ? document.find("visits") : document.end();
  if (!document.is_object() || visits == document.end() || !visits->is_array()) return false;
  return std::any_of(visits->begin(), visits->end(), [](const Json& visit) {
    if (!visit.is_object() || !visit.contains("response")) return false;
    const auto id = visit.find("id");
    return id != visit.end() && id->is_string() && is_visit_id(id->get_ref<const std::string&>());
  });
}

bool is_old_visit(const Json& document) {
  const auto format = document.is_object() ? document.find("format") : document.end();
  return document.is_object() && format != document.end() &&
         *format == Json(std::string(old_visit_format));
}

class SavedReader {
 public:
  SavedReader(const Forms& forms, Findings& findings)
      : forms_(forms),
        findings_(findings),
        report_(record_file, findings, Report::Faults::AreWarnings),
        aside_(record_, report_) {}

  std::optional<SavedRecord> read(std::string_view text) {
    Result<Json> parsed = parse_json(text, record_file, saved_limits);
    const bool understood = parsed.ok() ? document(parsed.value()) : rescue(text, parsed.error());
    if (!understood) return std::nullopt;
    join_doubled();
    sort_by_date(record_.visits);
    return std::move(record_);
  }

 private:
  bool document(const Json& json) {
    if (!check_head(json, holds_visits(json))) return false;
    if (is_old_visit(json)) return old_visit(json, true);
    const auto visits = json.find("visits");
    if (visits == json.end() || !visits->is_array()) {
      const bool absent = visits == json.end();
      report_.error(absent ? ErrorCode::Missing : ErrorCode::WrongType, "visits",
                    "Found " + (absent ? "no visits" : shown(*visits)) +
                        "; expected a list of visits. The file may be damaged.");
      return false;
    }
    for (std::size_t i = 0; i < visits->size(); ++i) visit((*visits)[i], at("visits", i));
    const auto left = json.find("leftOver");
    if (left != json.end()) left_over(*left);
    for (auto field = json.begin(); field != json.end(); ++field) unknown(field.key(), *field);
    return true;
  }

  // A damaged head is no reason to lose the visits.
  bool check_head(const Json& head, bool visits_seen) {
    Findings found;
    Report report(record_file, found, Report::Faults::AreWarnings);
    const bool old = is_old_visit(head);
    const bool sound =
        check_envelope(head, old ? old_visit_format : record_format, report).has_value();
    if (!sound && visits_seen) {
      aside_.name({"", "", "The beginning of the file is damaged; its visits are read.",
                   ErrorCode::Syntax, ""});
    } else if (!sound) {
      findings_.errors.push_back(found.errors.front());
      return false;
    }
    const std::int64_t known = old ? old_visit_version : record_version;
    const auto version = head.is_object() ? head.find("version") : head.end();
    const bool named = head.is_object() && version != head.end();
    const std::int64_t number = named ? whole_number(*version).value_or(1) : 1;
    if (number <= known) return true;
    report_.error(ErrorCode::Newer, "version",
                  "This was saved by a later version of this program (" + std::to_string(number) +
                      "; this one knows " + std::to_string(known) +
                      "). Open it with that version.");
    return false;
  }

  bool old_visit(const Json& json, bool whole) {
    std::optional<SavedVisit> visit =
        VisitReader(json, "", forms_, VisitReader::Source::OldVisit, report_, aside_).read();
    if (visit) {
      record_.visits.push_back(*std::move(visit));
    } else if (whole) {
      append(record_.left_over, json);
    }
    return true;
  }

  void visit(const Json& json, const std::string& path) {
    if (record_.visits.size() >= record_visits) {
      if (record_.visits.size() == record_visits && !full_) {
        aside_.name({"", path, "There are more visits than this program can use.",
                     ErrorCode::TooLarge, ""});
      }
      full_ = true;
      append(record_.left_over, json);
      return;
    }
    std::optional<SavedVisit> visit =
        VisitReader(json, path, forms_, VisitReader::Source::Record, report_, aside_).read();
    if (visit) {
      record_.visits.push_back(*std::move(visit));
    } else {
      append(record_.left_over, json);
    }
  }

  // Visits that could not be read before may be by now.
  void left_over(const Json& list) {
    if (!list.is_array()) {
      unknown("left over", list);
      return;
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string path = at("leftOver", i);
      const Json& entry = list[i];
      if (entry.is_object() && entry.contains("response")) {
        const bool old = is_old_visit(entry);
        if (old) {
          old_visit(entry, true);
        } else {
          visit(entry, path);
        }
        continue;
      }
      const bool text = entry.is_object() && entry.contains("text");
      aside_.name({"", path,
                   text ? "A part of the file was damaged when it was read first."
                        : "This part could not be used when it was read first.",
                   text ? ErrorCode::Syntax : ErrorCode::Unsupported, ""});
      append(record_.left_over, entry);
    }
  }

  void unknown(const std::string& name, const Json& value) {
    for (const char* known : {"format", "version", "visits", "leftOver"}) {
      if (name == known) return;
    }
    aside_.name({"", name, "This program does not use the field " + in_quotes(name) + ".",
                 ErrorCode::Unsupported, ""});
    append(record_.left_over, Json::object({{"field", name}, {"value", value}}));
  }

  // ---- Damaged texts
  bool rescue(std::string_view text, const Error& why) {
    if (why.code == ErrorCode::TooLarge) return refuse(why);
    Salvaged found = salvage(text);
    const Json& format =
        found.head.is_object() && found.head.contains("format") ? found.head["format"] : Json();
    const bool known = format == Json(std::string(record_format));
    if (!known && is_old_visit(found.cut)) return rescue_old_visit(found.cut, why);
    if (!known && !found.has_beginnings) return refuse(why);
    if (!found.has_beginnings && !found.head.contains("version")) return refuse(why);
    if (format.is_string() && !check_head(found.head, found.has_beginnings)) return false;
    report_.warning(why.code, "", why.message);
    for (std::size_t i = 0; i < found.visits.size(); ++i) {
      SavedPiece& piece = found.visits[i];
      if (piece.whole) {
        visit(piece.visit, at("visits", i));
      } else {
        damaged(piece, at("visits", i));
      }
    }
    if (found.left_over.is_array()) left_over(found.left_over);
    if (record_.visits.empty() && record_.left_over.is_null()) return refuse(why);
    return true;
  }

  bool refuse(const Error& why) {
    findings_.errors.push_back(why);
    return false;
  }

  bool rescue_old_visit(const Json& cut, const Error& why) {
    if (!cut.contains("response")) {
      return cut.contains("version") && !check_head(cut, false) ? false : refuse(why);
    }
    if (!check_head(cut, true)) return false;
    report_.warning(why.code, "", why.message);
    aside_.name({"", "", "This visit is damaged; it is read up to there.", ErrorCode::Syntax, ""});
    return old_visit(cut, false) && (!record_.visits.empty() || refuse(why));
  }

  void damaged(SavedPiece& piece, const std::string& path) {
    std::optional<SavedVisit> visit;
    if (piece.visit.is_object() && piece.visit.contains("response") &&
        record_.visits.size() < record_visits) {
      visit = VisitReader(piece.visit, path, forms_, VisitReader::Source::Record, report_, aside_)
                  .read();
    }
    const bool holds =
        visit && (!visit->answers.empty() || !visit->plan.empty() || !visit->left_over.is_null());
    aside_.name({visit ? (visit->date.empty() ? visit->id : visit->date) : "", path,
                 holds ? "This visit is damaged; it is read as far as it can be."
                       : "A part of the file is damaged and cannot be read.",
                 ErrorCode::Syntax, ""});
    if (holds) {
      visit->changed = 0;  // any whole copy is better
      record_.visits.push_back(*std::move(visit));
    }
    if (piece.text.size() > damaged_room_) return;
    damaged_room_ -= piece.text.size();
    append(record_.left_over, Json::object({{"text", std::move(piece.text)}}));
  }

  // The same id twice in one document: as when two documents are merged.
  void join_doubled() {
    std::set<std::string> ids;
    SavedRecord doubled;
    std::vector<SavedVisit> first;
    for (SavedVisit& visit : record_.visits) {
      const bool is_new = ids.insert(visit.id).second;
      (is_new ? first : doubled.visits).push_back(std::move(visit));
    }
    record_.visits = std::move(first);
    if (doubled.visits.empty()) return;
    report_.warning(ErrorCode::Duplicate, "visits",
                    "Some visits are here more than once; the latest of each is read.");
    record_ = merge(record_, doubled).record;
  }

  KnownForms forms_;
  Findings& findings_;
  SavedRecord record_;
  Report report_;
  Aside aside_;
  std::size_t damaged_room_ = damaged_text_limit;
  bool full_ = false;
};

}  // namespace

std::optional<SavedRecord> read_saved(std::string_view text, const Forms& forms,
                                      Findings& findings) {
  return SavedReader(forms, findings).read(text);
}

}  // namespace nextsession
