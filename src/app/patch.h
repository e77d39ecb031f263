// What the browser's mirror has to change so that it holds a new page. The mirror is a tree of
// native HTML elements in web/mirror; MirrorState is our own note of what it holds, so that only
// differences travel. Pure: page in, text out.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/page.h"

namespace nextsession {

using Rects = std::map<std::string, Rect, std::less<>>;

// Words the canvas has no signs for, such as emoji or Arabic: the mirror's own element shows them.
struct ForeignWords {
  float size = 0, line_height = 0;  // CSS px
  bool bold = false;
  float dx = 0, dy = 0;  // from the top left of the node's rectangle to the first line
  bool operator==(const ForeignWords& o) const {
    return size == o.size && line_height == o.line_height && bold == o.bold && dx == o.dx &&
           dy == o.dy;
  }
};
using Foreign = std::map<std::string, ForeignWords, std::less<>>;  // by id, as in Rects

struct MirrorNode {
  std::string parent;  // node id, or a root: "@header", "@main", "@footer", "@dialog"
  std::string shape;   // what needs another kind of element when it changes
  std::string fields;  // the node as JSON, the "put" entry of the patch
  std::string action;  // what activating it means; see is_current()
  int since = 0;       // revision at which `action` last changed
};

// What the mirror holds after the last patch. Starts empty.
struct MirrorState {
  std::map<std::string, MirrorNode, std::less<>> nodes;
  std::map<std::string, std::vector<std::string>, std::less<>> children;  // by parent, in order
  Rects rects;                                                            // as they were last sent
  Foreign foreign;
  std::string page;   // the "page" object as it was last sent
  int revision = -1;  // of the page last sent
};

struct PatchInfo {
  bool dark = false;
  double scale = 1;  // 1 .. 2, the person's text size
  bool canvas = false;
  double height = 0;  // of the document in CSS px; canvas only
  Foreign foreign;    // canvas only
};

// Brings `mirror` up to `page` and returns the patch as JSON text, empty when nothing has changed.
// `rects` are in document coordinates and are sent only with a canvas, and only where one side
// moved by 0.5 px or more; a node may have more than its own: "<id>/label" or "<id>/legend" is
// where the words above a field, a chart or a group of choices lie, "<id>/key0" and so on where
// each key of a chart does. A node whose id is already on the page is left out with its children.
// Keys of the patch, all optional but `rev` and `page`:
//   rev     revision an input has to name
//   page    {id,title,lang,width,theme,scale,canvas,height,next,modal}, and with a practice's own
//           colours brand: [primary, on primary, soft primary], each "#rrggbb"
//   remove  ids, deepest first; a node that becomes another kind of element is removed and put
//   put     new and changed nodes, parents before children, fields that are not the default
//   order   [parent, children] for each list of children that changed
//   rects   [id, x, y, width, height]
//   foreign all words that the mirror shows: [id, size, line height, bold, dx, dy]
//   focus   node that gets the focus; never with the first patch, which comes with the document
//   announce  words to say politely
std::string make_patch(MirrorState& mirror, const Page& page, const Rects& rects,
                       const PatchInfo& info);

// False when the node is gone, or means something else than it did at `revision`: such an input was
// meant for a page that is no longer there.
bool is_current(const MirrorState& mirror, std::string_view id, int revision);

}  // namespace nextsession
