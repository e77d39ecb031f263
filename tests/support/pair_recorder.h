// Collects the painted pairs of many pages in all four appearances, at rest and, for each kind of
// control on each ground, while it is pointed at, pressed and focused.
#pragma once

#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "gui.h"
#include "layout_checks.h"
#include "painted_pairs.h"

namespace nextsession::support {

struct PaintedPair {
  Part part = Part::Words;
  Colour front, back;
  std::string where;  // the first place it was met
};

inline std::string hex(Colour c) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "#%02X%02X%02X", c.r, c.g, c.b);
  return text.data();
}

struct NamedAppearance {
  const char* name;
  bool dark, more;
};
inline constexpr std::array<NamedAppearance, 4> appearances = {
    {{"light", false, false},
     {"light with more contrast", false, true},
     {"dark", true, false},
     {"dark with more contrast", true, true}}};

// What came of it. By appearance, each pair once.
struct Recorded {
  using Pairs = std::map<std::string, PaintedPair>;
  std::array<Pairs, 4> pairs;
  int pages = 0, pages_read = 0, kinds = 0;
};

class PairRecorder {
 public:
  explicit PairRecorder(const Json& theme)
      : theme_(read_theme(theme)), canvas_{{theme, regular_ttf(), bold_ttf()}, {}, {}, {}, {}} {}

  const Recorded& recorded() const { return out_; }

  // Painted and read where anything on the page is of a kind that was not met before.
  void look(Page page, const std::string& what, float width, bool touching = true) {
    page.revision = ++out_.pages;  // pages of different visits must not be taken for one another
    page_ = &page;
    where_ = page.id + (what.empty() ? "" : " (" + what + ")") + ", " +
             std::to_string(static_cast<int>(width)) + " px wide";
    canvas_.viewport = {width, 0, 0, 1};
    canvas_.viewport.height = canvas_.painter.lay_out(page, width, canvas_.appearance).height;
    layout_ = lay_out_page(page, width, canvas_.viewport.height, 1, theme_, typesetter());
    std::vector<const Box*> fresh;
    for (const Box& box : layout_.boxes) {
      if (box.in_dialog == page.dialog.has_value() && known_.insert(kind_of(box)).second) {
        fresh.push_back(&box);
      }
    }
    if (fresh.empty()) return;
    ++out_.pages_read;
    out_.kinds += static_cast<int>(fresh.size());
    paint("", {-10, -10, 1e6F, 1e6F});
    for (const Box* box : fresh) {
      if (box->live && touching) touch(*box);
    }
  }

 private:
  void paint(const std::string& state, const Rect& part) {
    canvas_.frames(*page_, 2);
    const PaintedShapes painted(*ImGui::GetDrawData());
    const bool ring = canvas_.interaction.focus_visible;
    PairReader reader(painted, layout_.boxes, page_->dialog.has_value(), ring, part);
    const std::set<Meeting> meetings = reader.read();
    for (std::size_t i = 0; i < appearances.size(); ++i) {
      canvas_.appearance.dark = appearances[i].dark;
      canvas_.appearance.more_contrast = appearances[i].more;
      canvas_.frames(*page_, 1);
      colours_ = PaintedShapes::colours(*ImGui::GetDrawData());
      REQUIRE(colours_.size() == painted.vertices());  // the same things at the same places
      for (const Meeting& meeting : meetings) keep(out_.pairs[i], painted, meeting, state);
    }
    canvas_.appearance = {};
  }

  void keep(Recorded::Pairs& pairs, const PaintedShapes& painted, const Meeting& m,
            const std::string& state) {
    const PaintedPair pair = {m.part, blended(m.front, painted.all(), colours_),
                              blended(m.back, painted.all(), colours_), ""};
    const std::string key =
        std::to_string(static_cast<int>(m.part)) + hex(pair.front) + hex(pair.back);
    const auto [at, fresh] = pairs.insert({key, pair});
    if (!fresh) return;
    at->second.where = where_ + ", " + (m.box == nullptr ? "" : name_of(*m.box)) +
                       (state.empty() ? "" : "; " + state);
  }

  // The legend of a group and the bullets of a list have no id.
  static std::string name_of(const Box& box) {
    if (!box.id.empty()) return box.id;
    return "a part of kind " + std::to_string(static_cast<int>(box.kind)) + " at " +
           std::to_string(static_cast<int>(box.rect.x)) + "," +
           std::to_string(static_cast<int>(box.rect.y));
  }

  void touch(const Box& box) {
    const float x = box.rect.x + box.rect.w / 2, y = box.rect.y + box.rect.h / 2;
    // It, its ring and no more: the rest is as it was.
    const Rect part = {box.rect.x - 10, box.rect.y - 10, box.rect.w + 20, box.rect.h + 20};
    canvas_.point_at(*page_, x, y);
    paint(box.id + ", pointed at", part);
    canvas_.press(*page_, true);
    paint(box.id + ", pressed", part);
    canvas_.press(*page_, false);
    canvas_.point_at(*page_, -100, -100);
    canvas_.interaction.focused = box.id;
    canvas_.interaction.focus_visible = true;
    paint(box.id + ", focused", part);
    canvas_.interaction = {};
  }

  // All that decides in which colours a box is painted, and the grounds that it or its ring is on.
  std::string kind_of(const Box& box) const {
    std::string kind;
    for (const int v :
         {static_cast<int>(box.kind), static_cast<int>(box.look), static_cast<int>(box.tone),
          static_cast<int>(box.words), static_cast<int>(box.mark), tenths(box.fraction),
          tenths(box.low), tenths(box.high), static_cast<int>(box.borders.size())}) {
      kind += std::to_string(v) + " ";
    }
    for (const bool b : {box.checked, box.many, box.pressed, box.invalid, box.underlined,
                         box.in_dialog, box.diamond, box.key.empty(), box.text.lines.empty()}) {
      kind += b ? "1" : "0";
    }
    for (const DotPlace& place : box.places) kind += " " + std::to_string(tenths(place.at));
    for (const Box& around : layout_.boxes) {
      if (is_surface(around.kind) && overlap(around.rect, box.rect)) {
        kind += " " + std::to_string(static_cast<int>(around.kind)) + "." +
                std::to_string(static_cast<int>(around.tone));
      }
    }
    return kind;
  }
  static int tenths(float share) { return static_cast<int>(std::ceil(share * 10)); }
  static bool is_surface(BoxKind kind) {
    return kind == BoxKind::Panel || kind == BoxKind::Bar || kind == BoxKind::Notice ||
           kind == BoxKind::Quote || kind == BoxKind::DialogPanel;
  }

  Theme theme_;
  TestCanvas canvas_;
  PageLayout layout_;
  const Page* page_ = nullptr;
  std::string where_;
  std::vector<Colour> colours_;
  Recorded out_;
  std::set<std::string> known_;
};

}  // namespace nextsession::support
