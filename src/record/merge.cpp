#include <map>
#include <set>

#include "record/record_parts.h"
#include "record/saved_record.h"

namespace nextsession {
namespace {

// The id under which a visit is kept beside another one of the same id.
std::string derived_id(const SavedVisit& visit) {
  return visit_id_from(visit.id + "\n" + content_of(visit));
}

class Merger {
 public:
  Merger(const SavedRecord& mine, const SavedRecord& theirs) : theirs_(theirs) {
    merged_.record = mine;
    for (std::size_t i = 0; i < mine.visits.size(); ++i) places_.emplace(mine.visits[i].id, i);
  }

  Merged merge() {
    for (const SavedVisit& visit : theirs_.visits) take(visit);
    sort_by_date(merged_.record.visits);
    left_over();
    set_aside();
    return std::move(merged_);
  }

 private:
  std::vector<SavedVisit>& visits() { return merged_.record.visits; }

  void take(const SavedVisit& visit) {
    const auto found = places_.find(visit.id);
    if (found == places_.end()) {
      if (!is_kept_as_other(visit.id)) {
        add(visit);
        ++merged_.added;
      }
      return;
    }
    SavedVisit& own = visits()[found->second];
    if (visit.changed < own.changed) return;
    if (visit.changed > own.changed) {
      own = visit;
      ++merged_.updated;
    } else if (content_of(visit) != content_of(own)) {
      keep_beside(visit);
    }
  }

  void keep_beside(SavedVisit visit) {
    visit.id = derived_id(visit);
    if (places_.contains(visit.id)) return;
    merged_.differing.push_back(visit.id);
    add(std::move(visit));
  }

  void add(SavedVisit visit) {
    places_.emplace(visit.id, visits().size());
    visits().push_back(std::move(visit));
  }

  // Theirs may have kept one of mine beside their own: it is here already, under its first id.
  bool is_kept_as_other(const std::string& id) {
    if (derived_.empty()) {
      for (const SavedVisit& visit : visits()) derived_.insert(derived_id(visit));
    }
    return derived_.contains(id);
  }

  void left_over() {
    if (!theirs_.left_over.is_array()) return;
    Json& own = merged_.record.left_over;
    std::set<std::string> known;
    if (own.is_array()) {
      for (const Json& entry : own) known.insert(entry.dump());
    }
    for (const Json& entry : theirs_.left_over) {
      if (known.insert(entry.dump()).second) append(own, entry);
    }
  }

  void set_aside() {
    std::vector<SetAside>& own = merged_.record.set_aside;
    std::set<std::string> known;
    const auto line = [](const SetAside& one) {
      return one.visit + "\n" + one.where + "\n" + one.key + "\n" + one.what;
    };
    for (const SetAside& one : own) known.insert(line(one));
    for (const SetAside& one : theirs_.set_aside) {
      if (known.insert(line(one)).second) own.push_back(one);
    }
  }

  const SavedRecord& theirs_;
  Merged merged_;
  std::map<std::string, std::size_t> places_;  // by id
  std::set<std::string> derived_;
};

}  // namespace

Merged merge(const SavedRecord& mine, const SavedRecord& theirs) {
  return Merger(mine, theirs).merge();
}

}  // namespace nextsession
