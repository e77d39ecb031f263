// Where everything on a page lies and what is drawn there: boxes in document coordinates (CSS px),
// in the order they are painted, which is the order of the document. Pure: no graphics library.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/page.h"
#include "gui/painter.h"
#include "gui/text.h"
#include "gui/theme.h"

namespace nextsession {

enum class BoxKind {
  // surfaces
  Bar,    // of the header, over the whole width
  Rule,   // thin line
  Panel,  // card
  DialogPanel,
  Notice,
  Quote,
  // words and marks
  Text,  // lines only
  Bullet,
  Badge,
  Meter,
  Dots,      // the line of a Dots chart
  DotKey,    // mark and words of one of its rows
  Chart,     // lines over time; its labels are Texts
  ChartKey,  // a sample of a line or of the shade, and what it means
  Progress,
  // controls
  Button,  // and links; by look
  Option,  // Choice of a Stack
  Cell,    // Choice of a Scale
  Pill,    // Choice of a Compact group
  Field,   // TextField and Select
};

struct DotPlace {
  float at = 0;  // 0..1
  bool diamond = false;
};

inline constexpr float dot_size = 16;  // CSS px, of a mark on a Dots chart

// What a chart draws, from the top left of its box.
struct ChartSpot {
  float x = 0, y = 0;
  bool hollow = false, dashed = false;  // dashed: the line that leads here
  bool marked = true;                   // else only a bend: there is no room for a mark
  float aside = 0;                      // of the mark, where it would hide another
};
struct ChartStroke {
  int shape = 0;  // 0..4, see ChartLine
  bool strong = false;
  float mark = 10, thickness = 2;  // CSS px
  std::vector<ChartSpot> spots;
};
struct ChartDrawing {
  float beyond = 0;  // how far the grid and the shade reach out at the sides of the plot, for marks
  Rect plot;         // between the axes
  std::vector<float> grid, ticks;               // y of the lines across; x of the dates
  std::optional<std::pair<float, float>> band;  // y of its upper and lower edge
  std::vector<ChartStroke> strokes;             // from the bottom up
};
Hue chart_hue(const ChartStroke& stroke);

enum class Mark { None, Down, Up, Chevron };  // Chevron: of the brand

struct Box {
  // Out of line (layout.cpp), as those of Node: written out at each use they would be a good part
  // of the shipped module.
  Box();
  Box(const Box& other);
  Box(Box&& other) noexcept;
  Box& operator=(const Box& other);
  Box& operator=(Box&& other) noexcept;
  ~Box();

  BoxKind kind = BoxKind::Text;
  Rect rect;
  std::string id;     // of the node; empty for what is part of another node's drawing
  bool live = false;  // takes pointer input: an item of Dear ImGui
  bool in_dialog = false;
  Look look = Look::Plain;
  Tone tone = Tone::None;
  Hue words = Hue::Ink;  // colour of the lines
  bool underlined = false;
  bool checked = false, many = false, invalid = false, multiline = false, pressed = false;
  Mark mark = Mark::None;
  Rect mark_rect;  // radio, check box, chevron, shape of a badge
  float fraction = 0, low = 0, high = 0;
  std::vector<DotPlace> places;               // Dots
  std::vector<float> borders;                 // Meter, Dots: 0..1
  bool diamond = false;                       // DotKey
  std::shared_ptr<const ChartDrawing> chart;  // Chart, ChartKey
  TextBlock text;
  float text_x = 0, text_y = 0;  // top left of the lines
  std::string key;               // the shortcut drawn on an option
  float key_width = 0;           // of its words; the little box is set at the right
};

struct PageLayout {
  float width = 0, height = 0;
  float scale = 1;  // of the text
  bool narrow = false;
  std::vector<Box> boxes;
  std::map<std::string, Rect, std::less<>> rects;
};

// `viewport_height` lets a short page reach down to the bottom edge and a dialog be centred; 0
// where it is not known.
PageLayout lay_out_page(const Page& page, float width, float viewport_height, float text_scale,
                        const Theme& theme, const Typesetter& type);

}  // namespace nextsession
