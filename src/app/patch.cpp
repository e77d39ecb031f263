#include "app/patch.h"

#include <cmath>
#include <set>
#include <utility>

#include "app/patch_chart.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

const char* name_of(Role role) {
  switch (role) {
    case Role::Group: return "group";
    case Role::Card: return "card";
    case Role::Columns: return "columns";
    case Role::Row: return "row";
    case Role::List: return "list";
    case Role::ListItem: return "list-item";
    case Role::Notice: return "notice";
    case Role::Quote: return "quote";
    case Role::Dialog: return "dialog";
    case Role::ChoiceGroup: return "choice-group";
    case Role::Heading: return "heading";
    case Role::Text: return "text";
    case Role::Badge: return "badge";
    case Role::Button: return "button";
    case Role::Link: return "link";
    case Role::Choice: return "choice";
    case Role::TextField: return "text-field";
    case Role::Select: return "select";
    case Role::Progress: return "progress";
    case Role::Meter: return "meter";
    case Role::Dots: return "dots";
    case Role::Chart: return "chart";
  }
  return "group";
}

const char* name_of(Look look) {
  switch (look) {
    case Look::Plain: return "plain";
    case Look::Lead: return "lead";
    case Look::Small: return "small";
    case Look::Hint: return "hint";
    case Look::Primary: return "primary";
    case Look::Secondary: return "secondary";
    case Look::Ghost: return "ghost";
    case Look::HelpNow: return "help-now";
    case Look::Brand: return "brand";
    case Look::TopBar: return "top-bar";
    case Look::Inline: return "inline";
    case Look::SkipLink: return "skip-link";
    case Look::Stack: return "stack";
    case Look::Scale: return "scale";
    case Look::Compact: return "compact";
    case Look::Question: return "question";
    case Look::Ruled: return "ruled";
    case Look::Wide: return "wide";
  }
  return "plain";
}

const char* name_of(Tone tone) {
  switch (tone) {
    case Tone::None: return "";
    case Tone::Good: return "good";
    case Tone::Talk: return "talk";
    case Tone::Soon: return "soon";
    case Tone::Unknown: return "unknown";
    case Tone::Info: return "info";
  }
  return "";
}

// Which kind of input a node takes; empty when it takes none.
const char* input_of(const Node& node) {
  if (!node.event) return "";
  switch (node.role) {
    case Role::Choice: return "choose";
    case Role::TextField: return "text";
    case Role::Select: return "select";
    default: return "press";
  }
}

void put_text(Json& out, const Node& node) {
  if (node.text.empty()) return;
  Json spans = Json::array();
  for (const Span& span : node.text) {
    Json one = Json::array({span.text});
    if (span.strong) one.push_back(1);
    spans.push_back(std::move(one));
  }
  out["text"] = std::move(spans);
}

void put_words(Json& out, const char* key, const std::string& words) {
  if (!words.empty()) out[key] = words;
}

void put_flag(Json& out, const char* key, bool flag) {
  if (flag) out[key] = true;
}

// A thousandth is finer than any screen; more digits would only make changes nobody sees.
void put_share(Json& out, const char* key, double share) {
  if (share > 0) out[key] = std::round(share * 1000) / 1000;
}

std::string fields_of(const Node& node, const std::string& parent) {
  Json out;
  out["id"] = node.id;
  out["parent"] = parent;
  out["role"] = name_of(node.role);
  if (node.look != Look::Plain) out["look"] = name_of(node.look);
  put_words(out, "tone", name_of(node.tone));
  put_text(out, node);
  put_words(out, "name", node.name);
  put_words(out, "describedby", node.describedby);
  put_words(out, "value", node.value);
  for (const Option& option : node.options) {
    out["options"].push_back(Json::array({option.value, option.text}));
  }
  for (const Dot& dot : node.dots) {
    const double at = std::round(dot.at * 1000) / 1000;
    out["dots"].push_back(Json::array({dot.label, dot.words, at, dot.diamond}));
  }
  for (const double mark : node.marks) out["marks"].push_back(std::round(mark * 1000) / 1000);
  if (node.chart) out["chart"] = chart_fields(*node.chart);
  put_words(out, "href", node.href);
  if (node.level > 0) out["level"] = node.level;
  put_flag(out, "checked", node.checked);
  put_flag(out, "many", node.many);
  put_flag(out, "multiline", node.multiline);
  put_flag(out, "secret", node.secret);
  put_flag(out, "screenOnly", node.screen_only);
  put_flag(out, "required", node.required);
  put_flag(out, "invalid", node.invalid);
  if (node.expanded) out["expanded"] = *node.expanded;
  if (node.pressed) out["pressed"] = *node.pressed;
  if (node.max_length > 0) out["max"] = node.max_length;
  put_share(out, "fraction", node.fraction);
  put_share(out, "low", node.low);
  put_share(out, "high", node.high);
  put_words(out, "shortcut", node.shortcut);
  put_words(out, "lang", node.lang);
  put_words(out, "purpose", node.purpose);
  put_words(out, "on", input_of(node));
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string shape_of(const Node& node) {
  std::string shape = name_of(node.role);
  if (node.role == Role::Heading || node.role == Role::ChoiceGroup) {
    shape += static_cast<char>('0' + node.level);
  }
  if (node.multiline) shape += '=';
  if (node.secret) shape += '*';
  if (node.many) shape += '+';
  return shape;
}

// The value of a field is what the input brings, and a check box has two events, so neither makes
// an earlier input stale.
std::string action_of(const Node& node) {
  if (!node.event) return {};
  const Event& event = *node.event;
  std::string action = std::to_string(static_cast<int>(choosing(event.type)));
  action += '\n';
  action += event.target;
  if (node.role != Role::TextField && node.role != Role::Select) {
    action += '\n';
    action += event.value;
  }
  return action;
}

// The page as the mirror will hold it, in document order.
struct Flat {
  std::vector<std::string> ids;
  MirrorState next;

  void add(const Node& node, const std::string& parent) {
    const auto [at, fresh] = next.nodes.try_emplace(node.id);
    if (!fresh) return;
    at->second = {parent, shape_of(node), fields_of(node, parent), action_of(node), 0};
    ids.push_back(node.id);
    next.children[parent].push_back(node.id);
    for (const Node& child : node.children) add(child, node.id);
  }
};

Flat flatten(const Page& page) {
  Flat flat;
  for (const Node& node : page.header) flat.add(node, "@header");
  for (const Node& node : page.main) flat.add(node, "@main");
  for (const Node& node : page.footer) flat.add(node, "@footer");
  if (page.dialog) flat.add(*page.dialog, "@dialog");
  return flat;
}

std::string page_fields(const Page& page, const PatchInfo& info) {
  Json out;
  out["id"] = page.id;
  out["title"] = page.title;
  out["lang"] = page.lang;
  out["width"] = page.width == Width::Wide ? "wide" : "narrow";
  out["theme"] = info.dark ? "dark" : "light";
  out["scale"] = std::round(info.scale * 100) / 100;
  out["canvas"] = info.canvas;
  out["height"] = info.canvas ? std::ceil(info.height) : 0;
  out["next"] = page.next;
  out["modal"] = page.dialog.has_value();
  if (page.brand) {
    const BrandColours& brand = page.brand->of(info.dark);
    for (const Colour& one : {brand.primary, brand.on_primary, brand.primary_soft}) {
      out["brand"].push_back(colour_text(one));
    }
  }
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string quoted(const std::string& words) {
  return Json(words).dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Grows the text of a JSON array.
class Items {
 public:
  void add(std::string_view item) {
    text_ += text_.empty() ? "[" : ",";
    text_ += item;
  }
  bool empty() const { return text_.empty(); }
  std::string text() const { return text_.empty() ? "[]" : text_ + "]"; }

 private:
  std::string text_;
};

// Ids that leave, children before their parents.
void collect_removed(const MirrorState& mirror, const MirrorState& next, const std::string& parent,
                     std::vector<std::string>& removed) {
  const auto children = mirror.children.find(parent);
  if (children == mirror.children.end()) return;
  for (const std::string& id : children->second) {
    collect_removed(mirror, next, id, removed);
    const auto kept = next.nodes.find(id);
    if (kept == next.nodes.end() || kept->second.shape != mirror.nodes.find(id)->second.shape) {
      removed.push_back(id);
    }
  }
}

bool moved(const Rect& a, const Rect& b) {
  constexpr float least = 0.5F;
  return std::fabs(a.x - b.x) >= least || std::fabs(a.y - b.y) >= least ||
         std::fabs(a.w - b.w) >= least || std::fabs(a.h - b.h) >= least;
}

std::string tenth(float value) {
  const long tenths = std::lround(value * 10);
  std::string text = std::to_string(tenths / 10);
  if (tenths < 0 && tenths > -10) text = "-0";
  if (tenths % 10 != 0) text += "." + std::to_string(std::labs(tenths % 10));
  return text;
}

std::string rect_fields(const std::string& id, const Rect& rect) {
  return "[" + quoted(id) + "," + tenth(rect.x) + "," + tenth(rect.y) + "," + tenth(rect.w) + "," +
         tenth(rect.h) + "]";
}

Items put_items(const MirrorState& mirror, Flat& flat, int revision) {
  Items put;
  for (const std::string& id : flat.ids) {
    MirrorNode& node = flat.next.nodes.find(id)->second;
    const auto old = mirror.nodes.find(id);
    const bool known = old != mirror.nodes.end() && old->second.shape == node.shape;
    node.since = known && old->second.action == node.action ? old->second.since : revision;
    if (!known || old->second.fields != node.fields) put.add(node.fields);
  }
  return put;
}

Items order_items(const MirrorState& mirror, const MirrorState& next,
                  const std::set<std::string, std::less<>>& removed) {
  Items order;
  for (const auto& [parent, ids] : next.children) {
    const auto old = mirror.children.find(parent);
    // An element made anew has no children yet, and is not yet in its place.
    bool same = old != mirror.children.end() && old->second == ids && removed.count(parent) == 0;
    for (const std::string& id : ids) same = same && removed.count(id) == 0;
    if (same) continue;
    Items children;
    for (const std::string& id : ids) children.add(quoted(id));
    order.add("[" + quoted(parent) + "," + children.text() + "]");
  }
  return order;
}

Items rect_items(const MirrorState& mirror, Flat& flat, const Rects& rects,
                 const std::set<std::string, std::less<>>& removed) {
  Items items;
  const auto place = [&](const std::string& id, bool made_anew) {
    const auto rect = rects.find(id);
    if (rect == rects.end()) return;
    const auto old = mirror.rects.find(id);
    const bool same = old != mirror.rects.end() && !made_anew && !moved(old->second, rect->second);
    // What was sent stays the measure, so that many small steps still arrive.
    flat.next.rects[id] = same ? old->second : rect->second;
    if (!same) items.add(rect_fields(id, rect->second));
  };
  for (const std::string& id : flat.ids) {
    const bool made_anew = removed.count(id) != 0;
    for (const char* part : {"", "/label", "/legend"}) place(id + part, made_anew);
    for (int key = 0; rects.count(chart_key_id(id, key)) != 0; ++key) {
      place(chart_key_id(id, key), made_anew);
    }
  }
  return items;
}

// All of them each time: there are hardly ever any.
Items foreign_items(const Foreign& foreign) {
  Items items;
  for (const auto& [id, words] : foreign) {
    const Json fields = {id, words.size, words.line_height, words.bold, words.dx, words.dy};
    items.add(fields.dump(-1, ' ', false, Json::error_handler_t::replace));
  }
  return items;
}

void append(std::string& patch, const char* key, const Items& items) {
  if (!items.empty()) patch += std::string(",\"") + key + "\":" + items.text();
}

}  // namespace

std::string make_patch(MirrorState& mirror, const Page& page, const Rects& rects,
                       const PatchInfo& info) {
  const bool first = mirror.page.empty();
  const bool said = !first && mirror.revision == page.revision;
  Flat flat = flatten(page);
  flat.next.page = page_fields(page, info);
  flat.next.revision = page.revision;

  std::vector<std::string> leaving;
  for (const char* root : {"@header", "@main", "@footer", "@dialog"}) {
    collect_removed(mirror, flat.next, root, leaving);
  }
  Items remove;
  for (const std::string& id : leaving) remove.add(quoted(id));
  const std::set<std::string, std::less<>> removed(leaving.begin(), leaving.end());

  const Items put = put_items(mirror, flat, page.revision);
  const Items order = order_items(mirror, flat.next, removed);
  Items places;
  if (info.canvas) places = rect_items(mirror, flat, rects, removed);
  if (info.canvas) flat.next.foreign = info.foreign;
  // Sent again with every change: an element made anew knows nothing of it.
  const bool foreign = !flat.next.foreign.empty() || !mirror.foreign.empty();
  const bool more_foreign = flat.next.foreign != mirror.foreign;
  const bool focus = !first && !said && !page.focus.empty();
  const bool announce = !said && !page.announce.empty();

  const bool changed = flat.next.page != mirror.page || !remove.empty() || !put.empty() ||
                       !order.empty() || !places.empty() || more_foreign || focus || announce;
  std::string patch;
  if (changed) {
    patch = "{\"rev\":" + std::to_string(page.revision) + ",\"page\":" + flat.next.page;
    append(patch, "remove", remove);
    append(patch, "put", put);
    append(patch, "order", order);
    append(patch, "rects", places);
    if (foreign) patch += ",\"foreign\":" + foreign_items(flat.next.foreign).text();
    if (focus) patch += ",\"focus\":" + quoted(page.focus);
    if (announce) patch += ",\"announce\":" + quoted(page.announce);
    patch += "}";
  }
  mirror = std::move(flat.next);
  return patch;
}

bool is_current(const MirrorState& mirror, std::string_view id, int revision) {
  const auto node = mirror.nodes.find(id);
  return node != mirror.nodes.end() && node->second.since <= revision;
}

}  // namespace nextsession
