// Places nodes one after another for one page; internal to layout.cpp and its flow_*.cpp files.
#pragma once

#include <string>
#include <vector>

#include "gui/layout.h"

namespace nextsession {

struct Margin {
  float top = 0, bottom = 0;  // the larger of two that meet counts, as in CSS
};

// What a node may need to know of where it is.
struct Place {
  bool in_card = false;
  bool in_columns = false;  // one of several narrow cards: titles are smaller
  bool in_footer = false;
  bool in_dialog = false;
  bool full_width = false;  // a button fills the line it is on
};

class Flow {
 public:
  Flow(const Theme& theme, const Typesetter& type, PageLayout& out)
      : theme_(theme), type_(type), out_(out) {}

  // Each sets the rectangles of the node and of all in it, and returns the height taken.
  float column(const std::vector<Node>& nodes, float x, float y, float w, Place place);
  float node(const Node& node, float x, float y, float w, Place place);
  float header(const std::vector<Node>& nodes, float w);
  float footer(const std::vector<Node>& nodes, float y, float w);
  float dialog(const Node& node, float w, float viewport_height);
  // Moves a node that was placed as the boxes [from, to), and all in it, down.
  void move_down(const Node& node, std::size_t from, std::size_t to, float by);
  void move_rects(const Node& node, float by);
  static void move_box(Box& box, float by);

 private:
  struct Item {
    const Node* node = nullptr;
    float width = 0;  // it would like to have
  };

  std::vector<std::vector<Item>> header_lines(const std::vector<Item>& items, float inner,
                                              float gap);
  float header_line(const std::vector<Item>& items, float left, float y, float inner, float gap,
                    float least);
  static bool is_brand(const Item& item) { return item.node->look == Look::Brand; }

  // flow_text.cpp
  TextStyle style_of(const Node& node, Place place) const;
  float text(const Node& node, float x, float y, float w, Place place);
  float badge(const Node& node, float x, float y, float w);
  float quote(const Node& node, float x, float y, float w);
  float meter(const Node& node, float x, float y, float w);
  float dots(const Node& node, float x, float y, float w);
  float progress(const Node& node, float x, float y, float w);

  // flow_chart.cpp
  float chart(const Node& node, float x, float y, float w, Place place);
  float chart_words(const Node& node, float x, float y, float w, Place place);
  float chart_legend(const Node& node, float x, float y, float w);
  float chart_plot(const Node& node, float x, float y, float w);

  // flow_controls.cpp
  float button(const Node& node, float x, float y, float w, Place place);
  float field(const Node& node, float x, float y, float w, Place place);
  float choices(const Node& node, float x, float y, float w, Place place);
  float legend(const Node& node, float x, float y, float w);
  float option(const Node& node, float x, float y, float w);
  float scale_cells(const std::vector<const Node*>& cells, float x, float y, float w);
  float pills(const std::vector<const Node*>& pills, float x, float y, float w);

  // flow_containers.cpp
  Margin margin(const Node& node, Place place) const;
  Margin margin_of_children(const Node& node, Place place) const;
  float gap(const Node& above, const Node& below, Place place) const;
  float slack(const Node& node) const;
  float slack_below(const std::vector<Node>& nodes) const;
  float slack_below(const Node& node) const;
  float gap_before(const std::vector<Node>& nodes, std::size_t index, Place place) const;
  float card(const Node& node, float x, float y, float w, Place place);
  float ruled(const Node& node, float x, float y, float w, Place place);
  float rated(const Node& node, const Node& badge, float x, float y, float w, Place place);
  float columns(const Node& node, float x, float y, float w, Place place);
  float list(const Node& node, float x, float y, float w, Place place);
  float notice(const Node& node, float x, float y, float w, Place place);

  // flow_rows.cpp
  float natural_width(const Node& node, Place place) const;
  float row(const Node& node, float x, float y, float w, Place place);
  float ends_row(const Node& node, float x, float y, float w, Place place);
  float button_stack(const std::vector<Item>& items, float x, float y, float w, Place place);
  float wrapped(const std::vector<Item>& items, float x, float y, float w, Place place);
  float line(const std::vector<Item>& items, float x, float y, float w, float free, Place place);
  float gap_between(const Item& left, const Item& right, Place place) const;

  // What a button is made of, for its width and for its box.
  struct ButtonShape {
    TextStyle style;
    float pad_x = 0, pad_y = 0, min_height = 0;
    float before = 0;  // room for the brand's mark
    float after = 0;   // room for a chevron
  };
  ButtonShape shape_of(const Node& node, Place place) const;

  TextStyle style(float size, bool bold, float line_height) const;
  TextStyle body(float size, bool bold = false) const;
  const TypeSizes& sizes() const { return out_.narrow ? theme_.narrow : theme_.wide; }
  float scaled(float px) const { return px * out_.scale; }
  float target() const { return theme_.target; }
  Box& add(BoxKind kind, const Node& node, Rect rect);
  void keep(const Node& node, Rect rect) { out_.rects[node.id] = rect; }
  // Lines wrapped to `w`, at the place they are drawn.
  void set_text(Box& box, TextBlock block, float x, float y);

  const Theme& theme_;
  const Typesetter& type_;
  PageLayout& out_;
};

bool is_block_button(const Node& node);  // one with a face: Primary, Secondary, HelpNow
bool is_ghost(const Node& node);
bool is_words(const Node& node);  // Text or Heading

}  // namespace nextsession
