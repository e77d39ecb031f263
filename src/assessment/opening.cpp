// Which deeper items are opened.
#include <algorithm>

#include "assessment/asked.h"
#include "assessment/in_order.h"
#include "assessment/numbers.h"

namespace nextsession {
namespace {

struct Screen {
  double friction = 0;  // mean of the answered screen items
  double worst = 0;
  int answered = 0;
};

Screen screen_of(const Construct& construct, const Answers& answers) {
  Screen screen;
  for (const ScoredItem& item : construct.items) {
    if (item.deep) continue;
    const std::optional<double> friction = item_friction(item, answers);
    if (!friction) continue;
    ++screen.answered;
    screen.friction += *friction;
    screen.worst = std::max(screen.worst, *friction);
  }
  if (screen.answered > 0) screen.friction /= screen.answered;
  return screen;
}

// Constructs of one family open together and count once.
struct Place {
  std::string name;  // family, or the construct itself
  std::vector<const Construct*> constructs;
};

struct Candidate {
  const Construct* construct;
  double friction;
};

const std::string& place_name(const Construct& construct) {
  return construct.family.empty() ? construct.id : construct.family;
}

std::vector<Candidate> candidates(const Interpretation& rules, const Answers& screen) {
  std::vector<Candidate> found;
  for (const Construct& construct : rules.constructs) {
    const Screen own = screen_of(construct, screen);
    if (own.answered == 0) continue;
    if (reaches(own.friction, rules.open_friction) || reaches(own.worst, rules.open_worst)) {
      found.push_back({&construct, own.friction});
    }
  }
  put_in_order(found, [&](const Candidate& a, const Candidate& b) {
    if (steps(a.friction) != steps(b.friction)) return steps(a.friction) > steps(b.friction);
    return tie_place(rules, *a.construct) < tie_place(rules, *b.construct);
  });
  return found;
}

std::vector<Place> places_for(const Interpretation& rules, const std::vector<Candidate>& wanted) {
  std::vector<Place> places;
  for (const Candidate& candidate : wanted) {
    const std::string& name = place_name(*candidate.construct);
    const auto same = std::find_if(places.begin(), places.end(),
                                   [&](const Place& place) { return place.name == name; });
    if (same != places.end()) {
      same->constructs.push_back(candidate.construct);
    } else if (static_cast<int>(places.size()) < rules.open_max_constructs) {
      places.push_back({name, {candidate.construct}});
    }
  }
  return places;
}

bool is_open(const std::vector<Place>& places, std::string_view construct) {
  for (const Place& place : places) {
    for (const Construct* open : place.constructs) {
      if (open->id == construct) return true;
    }
  }
  return false;
}

// A companion gives context to the one it goes with, so it takes the last place if none is free.
void add_companions(const Interpretation& rules, const Answers& screen,
                    std::vector<Place>& places) {
  for (const Companion& companion : rules.companions) {
    const Construct* construct = rules.construct(companion.construct);
    if (!construct || is_open(places, companion.construct)) continue;
    const Screen own = screen_of(*construct, screen);
    if (own.answered == 0 || !reaches(own.friction, companion.friction)) continue;
    const bool called = std::any_of(companion.with.begin(), companion.with.end(),
                                    [&](const std::string& id) { return is_open(places, id); });
    if (!called) continue;
    const std::string& name = place_name(*construct);
    const auto same = std::find_if(places.begin(), places.end(),
                                   [&](const Place& place) { return place.name == name; });
    if (same != places.end()) {
      same->constructs.push_back(construct);
      continue;
    }
    if (static_cast<int>(places.size()) >= rules.open_max_constructs) places.pop_back();
    places.push_back({name, {construct}});
  }
}

// Opens deep items place by place until `most` are open: those that always belong to their
// construct, or those that are asked only if there is room.
void fill(const std::vector<Place>& places, bool if_room, int most, Ids& open) {
  for (const Place& place : places) {
    for (const Construct* construct : place.constructs) {
      for (const ScoredItem& item : construct->items) {
        if (!item.deep || item.if_room != if_room || static_cast<int>(open.size()) >= most)
          continue;
        open.insert(item.link_id);
      }
    }
  }
}

}  // namespace

Ids open_items(const Interpretation& rules, const Answers& screen, const Ids& opened_by_hand) {
  std::vector<Place> places = places_for(rules, candidates(rules, screen));
  add_companions(rules, screen, places);
  Ids open;
  fill(places, false, rules.open_max_items, open);
  fill(places, true, rules.open_max_items, open);
  for (const std::string& id : opened_by_hand) {
    const Construct* construct = rules.construct(id);
    if (!construct) continue;
    for (const ScoredItem& item : construct->items) {
      if (item.deep) open.insert(item.link_id);
    }
  }
  return open;
}

}  // namespace nextsession
