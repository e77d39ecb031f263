#include "app/patch.h"

#include <doctest/doctest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

#include "app/input.h"
#include "app/nodes.h"
#include "questionnaire/json.h"

using namespace nextsession;

TEST_CASE("patch: a practice's colours go with the page, those of the look that is shown") {
  Page page;
  page.id = "welcome";
  PatchInfo info;
  MirrorState mirror;
  CHECK_FALSE(Json::parse(make_patch(mirror, page, {}, info))["page"].contains("brand"));
  page.brand = Brand{{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, {{16, 0, 0}, {0, 16, 0}, {0, 0, 255}}};
  const auto brand = [&] {
    return Json::parse(make_patch(mirror, page, {}, info))["page"]["brand"].dump();
  };
  CHECK(brand() == R"(["#010203","#040506","#070809"])");
  info.dark = true;
  CHECK(brand() == R"(["#100000","#001000","#0000ff"])");
  CHECK(make_patch(mirror, page, {}, info).empty());
}

namespace {

constexpr const char* roots[] = {"@header", "@main", "@footer", "@dialog"};

// A stand-in for web/mirror: elements by id, each with the fields it was given, its children in
// order and the place it was put. Anything the real one could not do is counted as a fault.
struct Model {
  struct Element {
    Json fields;
    std::vector<std::string> children;
    Json rect, label;
  };
  std::map<std::string, Element> elements;
  std::map<std::string, std::vector<std::string>> tops;
  Json page;
  int revision = -1;
  std::string focus, announce;
  int faults = 0;

  bool is_root(const std::string& id) const {
    for (const char* root : roots) {
      if (id == root) return true;
    }
    return false;
  }

  void detach(const std::string& id) {
    const auto without = [&](std::vector<std::string>& list) { std::erase(list, id); };
    for (auto& [parent, list] : tops) without(list);
    for (auto& [other, element] : elements) without(element.children);
  }

  void apply(const std::string& text) {
    focus = announce = "";
    if (text.empty()) return;
    const Json patch = Json::parse(text, nullptr, false);
    if (patch.is_discarded()) {
      ++faults;
      return;
    }
    revision = patch["rev"].get<int>();
    page = patch["page"];
    remove(patch);
    put(patch);
    order(patch);
    if (patch.contains("rects")) {
      for (const Json& rect : patch["rects"]) {
        std::string id = rect[0].get<std::string>();
        const std::string part = "/label";
        const bool label = id.size() > part.size() && id.ends_with(part);
        if (label) id.resize(id.size() - part.size());
        if (elements.count(id) == 0) {
          ++faults;
        } else {
          (label ? elements[id].label : elements[id].rect) = rect;
        }
      }
    }
    if (patch.contains("focus")) focus = patch["focus"].get<std::string>();
    if (patch.contains("announce")) announce = patch["announce"].get<std::string>();
  }

  void remove(const Json& patch) {
    if (!patch.contains("remove")) return;
    std::set<std::string> leaving;
    for (const Json& id : patch["remove"]) leaving.insert(id.get<std::string>());
    for (const Json& one : patch["remove"]) {
      const std::string id = one.get<std::string>();
      if (elements.count(id) == 0) ++faults;
      // Deepest first: nothing that leaves may still lie inside.
      for (const std::string& child : elements[id].children) faults += leaving.count(child) != 0;
      detach(id);
      elements.erase(id);
      leaving.erase(id);
    }
  }

  void put(const Json& patch) {
    if (!patch.contains("put")) return;
    for (const Json& fields : patch["put"]) {
      const std::string id = fields["id"].get<std::string>();
      const std::string parent = fields["parent"].get<std::string>();
      if (!is_root(parent) && elements.count(parent) == 0) ++faults;
      const auto old = elements.find(id);
      if (old != elements.end()) {
        for (const char* key : {"role", "many", "multiline"}) {
          faults += old->second.fields.value(key, Json()) != fields.value(key, Json());
        }
      }
      elements[id].fields = fields;
    }
  }

  void order(const Json& patch) {
    if (!patch.contains("order")) return;
    for (const Json& one : patch["order"]) {
      const std::string parent = one[0].get<std::string>();
      for (const Json& child : one[1]) {
        const std::string id = child.get<std::string>();
        faults += elements.count(id) == 0;
        detach(id);
        (is_root(parent) ? tops[parent] : elements[parent].children).push_back(id);
      }
    }
  }

  void write(const std::string& id, std::string& out) const {
    const Element& element = elements.at(id);
    out += element.fields.dump() + element.rect.dump() + element.label.dump() + "{";
    for (const std::string& child : element.children) write(child, out);
    out += "}";
  }

  // Everything reachable from the roots, in document order.
  std::string whole() const {
    std::string out = page.dump();
    for (const char* root : roots) {
      out += std::string("<") + root + ">";
      const auto top = tops.find(root);
      if (top == tops.end()) continue;
      for (const std::string& id : top->second) write(id, out);
    }
    return out;
  }
};

// Written apart from the code under test: what the structure of a page is.
void outline(const Node& node, const std::string& parent, std::string& out) {
  out += node.id + "<" + parent + ">" + plain(node.text) + "(";
  for (const Node& child : node.children) outline(child, node.id, out);
  out += ")";
}
std::string outline(const Page& page) {
  std::string out;
  for (const Node& node : page.header) outline(node, "@header", out);
  for (const Node& node : page.main) outline(node, "@main", out);
  for (const Node& node : page.footer) outline(node, "@footer", out);
  if (page.dialog) outline(*page.dialog, "@dialog", out);
  return out;
}
void outline(const Model& model, const std::string& id, std::string& out) {
  const auto& element = model.elements.at(id);
  std::string words;
  if (element.fields.contains("text")) {
    for (const Json& span : element.fields["text"]) words += span[0].get<std::string>();
  }
  out += id + "<" + element.fields["parent"].get<std::string>() + ">" + words + "(";
  for (const std::string& child : element.children) outline(model, child, out);
  out += ")";
}
std::string outline(const Model& model) {
  std::string out;
  for (const char* root : roots) {
    const auto top = model.tops.find(root);
    if (top == model.tops.end()) continue;
    for (const std::string& id : top->second) outline(model, id, out);
  }
  return out;
}

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  int upto(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most + 1)); }

  Page page(int revision) {
    used_.clear();
    Page page;
    page.id = "page" + std::to_string(upto(2));
    page.title = "Title " + std::to_string(upto(1));
    page.lang = "en";
    page.revision = revision;
    page.width = upto(1) == 0 ? Width::Narrow : Width::Wide;
    page.header = nodes(3, 1);
    page.main = nodes(6, 3);
    page.footer = nodes(2, 1);
    if (upto(4) == 0) {
      page.dialog = node(2);
      if (page.dialog) page.dialog->role = Role::Dialog;
    }
    return page;
  }

  Rects rects(const Page& page) {
    Rects all;
    for (const auto* part : {&page.header, &page.main, &page.footer}) {
      for (const Node& one : *part) place(one, all);
    }
    if (page.dialog) place(*page.dialog, all);
    return all;
  }

 private:
  void place(const Node& one, Rects& all) {
    // Whole pixels, so that nothing is below the threshold and the places compare exactly.
    all[one.id] = {static_cast<float>(upto(3)), static_cast<float>(upto(900)), 20, 10};
    if (one.role == Role::TextField)
      all[one.id + "/label"] = {1, static_cast<float>(upto(9)), 2, 3};
    for (const Node& child : one.children) place(child, all);
  }

  std::vector<Node> nodes(int most, int depth) {
    std::vector<Node> out;
    const int count = upto(most);
    for (int i = 0; i < count; ++i) {
      if (auto one = node(depth)) out.push_back(std::move(*one));
    }
    return out;
  }

  // Few ids, so that the same one comes back elsewhere, in another order or as another role.
  std::optional<Node> node(int depth) {
    const std::string id = "n" + std::to_string(upto(30));
    if (!used_.insert(id).second) return std::nullopt;
    static constexpr Role leaves[] = {Role::Heading, Role::Text,      Role::Button,
                                      Role::Choice,  Role::TextField, Role::Meter};
    static constexpr Role containers[] = {Role::Group, Role::Card, Role::List, Role::ChoiceGroup};
    const bool leaf = depth == 0 || upto(2) == 0;
    Node out;
    out.id = id;
    out.role = leaf ? leaves[upto(5)] : containers[upto(3)];
    if (out.role == Role::Heading) out.level = 1 + upto(2);
    out.many = out.role == Role::Choice && upto(1) == 0;
    out.multiline = out.role == Role::TextField && upto(1) == 0;
    out.text = {{"words \"" + std::to_string(upto(2)) + "\" é", false}, {"strong", upto(1) == 0}};
    out.checked = upto(1) == 0;
    out.fraction = upto(4) / 4.0;
    if (!leaf) out.children = nodes(4, depth - 1);
    return out;
  }

  std::mt19937 random_;
  std::set<std::string> used_;
};

PatchInfo with_canvas(bool canvas) { return {false, 1, canvas, 1000, {}}; }

Page small_page() {
  Page page;
  page.id = "question/R1.1";
  page.title = "Question";
  page.lang = "en";
  page.revision = 4;
  Node group = container("R1.1", Role::ChoiceGroup, Look::Stack, {});
  for (const char* code : {"never", "often"}) {
    Node choice = node(std::string("R1.1/") + code, Role::Choice);
    choice.text = words(code);
    choice.event = to(Event::Type::Answer, "R1.1", code);
    group.children.push_back(choice);
  }
  Node field = node("P1.text", Role::TextField);
  field.value = "sleep";
  field.event = to(Event::Type::SetText, "P1.text");
  Node box = node("C1/cost", Role::Choice);
  box.many = true;
  box.event = to(Event::Type::Include, "C1", "cost");
  page.main = {heading("title", 1, "Words"), group, field, box,
               button("next", "Next", Look::Primary, to(Event::Type::ShowQuestion, "R1.2"))};
  return page;
}

}  // namespace

TEST_CASE(
    "words the canvas cannot draw are sent as long as there are any, and once more to end it") {
  Page page = small_page();
  MirrorState mirror;
  PatchInfo info = with_canvas(true);
  CHECK(make_patch(mirror, page, {}, info).find("foreign") == std::string::npos);
  info.foreign["title"] = {18, 27, true, 0, 4};
  const Json sent = Json::parse(make_patch(mirror, page, {}, info), nullptr, false);
  CHECK(sent["foreign"] == Json::parse(R"([["title", 18, 27, true, 0, 4]])"));
  CHECK(make_patch(mirror, page, {}, info).empty());
  page.main[0].text = words("Other words");
  CHECK(make_patch(mirror, page, {}, info).find("\"foreign\":[[\"title\"") != std::string::npos);
  info.foreign.clear();
  const Json ended = Json::parse(make_patch(mirror, page, {}, info), nullptr, false);
  CHECK(ended["foreign"] == Json::array());
  CHECK(make_patch(mirror, page, {}, info).empty());
}

TEST_CASE("patches applied one after another give the same mirror as the page from scratch") {
  for (unsigned seed = 1; seed <= 25; ++seed) {
    Generator make(seed);
    MirrorState mirror;
    Model model;
    for (int revision = 1; revision <= 40; ++revision) {
      CAPTURE(seed);
      CAPTURE(revision);
      const Page page = make.page(revision);
      const Rects rects = make.rects(page);
      model.apply(make_patch(mirror, page, rects, with_canvas(true)));
      REQUIRE(model.faults == 0);
      REQUIRE(outline(model) == outline(page));

      MirrorState none;
      Model fresh;
      fresh.apply(make_patch(none, page, rects, with_canvas(true)));
      REQUIRE(model.whole() == fresh.whole());
      REQUIRE(model.elements.size() == fresh.elements.size());
      REQUIRE(make_patch(mirror, page, rects, with_canvas(true)).empty());
    }
  }
}

TEST_CASE("a page that has not changed gives no patch, not even with another revision") {
  MirrorState mirror;
  Page page = small_page();
  CHECK_FALSE(make_patch(mirror, page, {}, {}).empty());
  CHECK(make_patch(mirror, page, {}, {}).empty());
  page.revision = 9;
  CHECK(make_patch(mirror, page, {}, {}).empty());
}

TEST_CASE("only what changed is sent") {
  MirrorState mirror;
  Page page = small_page();
  make_patch(mirror, page, {}, {});
  ++page.revision;
  page.main[1].children[1].checked = true;
  const Json patch = Json::parse(make_patch(mirror, page, {}, {}));
  REQUIRE(patch["put"].size() == 1);
  CHECK(patch["put"][0]["id"] == "R1.1/often");
  CHECK(patch["put"][0]["checked"] == true);
  CHECK_FALSE(patch.contains("order"));
  CHECK_FALSE(patch.contains("remove"));
  CHECK_FALSE(patch.contains("rects"));
}

TEST_CASE("a node that becomes another kind of element is removed first, and its children return") {
  MirrorState mirror;
  Model model;
  Page page = small_page();
  model.apply(make_patch(mirror, page, {}, {}));
  ++page.revision;
  page.main[1].role = Role::Group;
  const std::string text = make_patch(mirror, page, {}, {});
  const Json patch = Json::parse(text);
  CHECK(patch["remove"] == Json::array({"R1.1"}));
  REQUIRE(patch["put"].size() == 1);
  CHECK(patch["put"][0]["role"] == "group");
  model.apply(text);
  CHECK(model.faults == 0);
  CHECK(outline(model) == outline(page));
}

TEST_CASE("rectangles travel only with a canvas and only when they moved by half a pixel") {
  MirrorState mirror;
  const Page page = small_page();
  Rects rects = {{"title", {10, 20, 300, 40}}, {"gone", {1, 1, 1, 1}}};
  CHECK(make_patch(mirror, page, rects, with_canvas(false)).find("rects") == std::string::npos);

  Json patch = Json::parse(make_patch(mirror, page, rects, with_canvas(true)));
  CHECK(patch["rects"] == Json::parse(R"([["title",10,20,300,40]])"));

  rects["title"].y = 20.4F;
  CHECK(make_patch(mirror, page, rects, with_canvas(true)).empty());
  // The measure is what was sent, not the last step.
  rects["title"].y = 20.8F;
  patch = Json::parse(make_patch(mirror, page, rects, with_canvas(true)));
  CHECK(patch["rects"] == Json::parse(R"([["title",10,20.8,300,40]])"));

  rects["title"].x = -0.7F;
  patch = Json::parse(make_patch(mirror, page, rects, with_canvas(true)));
  CHECK(patch["rects"][0][1].get<double>() == doctest::Approx(-0.7));

  // Leaving the canvas forgets them, coming back sends them all.
  make_patch(mirror, page, {}, with_canvas(false));
  patch = Json::parse(make_patch(mirror, page, rects, with_canvas(true)));
  CHECK(patch["rects"].size() == 1);
}

TEST_CASE("focus and announcements are asked for once, and not with the document itself") {
  MirrorState mirror;
  Model model;
  Page page = small_page();
  page.focus = "title";
  page.announce = "Saved";
  model.apply(make_patch(mirror, page, {}, {}));
  CHECK(model.focus.empty());
  CHECK(model.announce == "Saved");

  ++page.revision;
  model.apply(make_patch(mirror, page, {}, {}));
  CHECK(model.focus == "title");
  CHECK(model.announce == "Saved");

  // The same revision again, for example because the window became wider.
  model.apply(make_patch(mirror, page, {{"title", {0, 0, 9, 9}}}, with_canvas(true)));
  CHECK(model.focus.empty());
  CHECK(model.announce.empty());
}

TEST_CASE("a node may have the name of a root") {
  MirrorState mirror;
  Model model;
  Page page = small_page();
  page.footer = {container("footer", Role::Row, Look::Plain, {text("version", "1")}),
                 container("main", Role::Row, Look::Plain, {})};
  model.apply(make_patch(mirror, page, {}, {}));
  CHECK(outline(model) == outline(page));
  page.footer.clear();
  model.apply(make_patch(mirror, page, {}, {}));
  CHECK(model.faults == 0);
  CHECK(model.elements.count("version") == 0);
}

TEST_CASE("an id used twice is left out, with what is inside it") {
  MirrorState mirror;
  Model model;
  Page page = small_page();
  Node again = container("R1.1", Role::Group, Look::Plain, {text("inside", "lost")});
  page.main.push_back(again);
  model.apply(make_patch(mirror, page, {}, {}));
  CHECK(model.faults == 0);
  CHECK(model.elements.count("inside") == 0);
  CHECK(model.elements.at("R1.1").fields["role"] == "choice-group");
}

TEST_CASE(
    "a passphrase and what is on screen only are told, and a field that becomes secret is new") {
  MirrorState mirror;
  Model model;
  Page page = small_page();
  Node field = node("phrase", Role::TextField);
  field.screen_only = true;
  page.main.push_back(field);
  model.apply(make_patch(mirror, page, {}, {}));
  CHECK_FALSE(model.elements.at("phrase").fields.contains("secret"));
  CHECK(model.elements.at("phrase").fields["screenOnly"] == true);
  page.main.back().secret = true;
  const std::string text = make_patch(mirror, page, {}, {});
  const Json patch = Json::parse(text, nullptr, false);
  CHECK(patch["remove"] == Json::array({"phrase"}));
  model.apply(text);
  CHECK(model.faults == 0);
  CHECK(model.elements.at("phrase").fields["secret"] == true);
}

TEST_CASE("broken UTF-8 does not break the patch") {
  MirrorState mirror;
  Page page = small_page();
  page.title = "a\xff";
  page.main[0].text = words("b\xc3");
  const Json patch = Json::parse(make_patch(mirror, page, {}, {}), nullptr, false);
  CHECK_FALSE(patch.is_discarded());
}

TEST_CASE("an input is read as the mirror sends it and refused otherwise") {
  const auto good = read_input(R"({"id":"a","kind":"text","value":"é","rev":7,"at":12.5})");
  REQUIRE(good);
  CHECK(good->kind == Input::Kind::Text);
  CHECK(good->id == "a");
  CHECK(good->value == "é");
  CHECK(good->revision == 7);
  CHECK(good->at == 12.5);
  for (const char* bad : {"", "{", "[]", "7", "{}", R"({"kind":"jump"})", R"({"kind":3})"}) {
    CAPTURE(bad);
    CHECK_FALSE(read_input(bad));
  }
}

TEST_CASE("what an input means") {
  using Kind = Input::Kind;
  using Type = Event::Type;
  MirrorState mirror;
  const Page page = small_page();
  make_patch(mirror, page, {}, {});
  struct Row {
    Kind kind;
    const char* id;
    bool taken;
    Event event;
  };
  const Row rows[] = {
      {Kind::Press, "next", true, to(Type::ShowQuestion, "R1.2")},
      {Kind::Choose, "R1.1/often", true, to(Type::Answer, "R1.1", "often")},
      {Kind::Unchoose, "R1.1/often", false, {}},
      {Kind::Choose, "C1/cost", true, to(Type::Include, "C1", "cost")},
      {Kind::Unchoose, "C1/cost", true, to(Type::Exclude, "C1", "cost")},
      {Kind::Text, "P1.text", true, to(Type::SetText, "P1.text", "typed")},
      {Kind::Press, "P1.text", false, {}},
      {Kind::Text, "next", false, {}},
      {Kind::Press, "title", false, {}},
      {Kind::Press, "not-there", false, {}},
      {Kind::Escape, "", false, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.id);
    CAPTURE(static_cast<int>(row.kind));
    const Input input{row.kind, row.id, "typed", 4, 0};
    const auto event = resolve(input, page, mirror);
    CHECK(event.has_value() == row.taken);
    if (event && row.taken) CHECK(*event == row.event);
  }
}

TEST_CASE("Escape leaves a dialog the way its own button does") {
  MirrorState mirror;
  Page page = small_page();
  page.dialog = container(
      "help", Role::Dialog, Look::Plain,
      {heading("help.title", 2, "Help"),
       button("help.close", "Close", Look::Secondary, to(Event::Type::CloseDialog, "help"))});
  make_patch(mirror, page, {}, {});
  const auto event = resolve({Input::Kind::Escape, "", "", 4, 0}, page, mirror);
  REQUIRE(event);
  CHECK(*event == to(Event::Type::CloseDialog, "help"));
}

TEST_CASE("a stale input is dropped only when its node means something else by now") {
  MirrorState mirror;
  Page page = small_page();  // revision 4
  make_patch(mirror, page, {}, {});
  page.revision = 5;
  page.main[4].event = to(Event::Type::ShowQuestion, "R1.3");
  page.main[2].event = to(Event::Type::SetText, "P1.text", "so far");
  page.main[3].event = to(Event::Type::Exclude, "C1", "cost");
  make_patch(mirror, page, {}, {});
  page.revision = 6;
  make_patch(mirror, page, {}, {});

  const auto at = [&](Input::Kind kind, const char* id, int revision) {
    return resolve({kind, id, "", revision, 0}, page, mirror).has_value();
  };
  CHECK_FALSE(at(Input::Kind::Press, "next", 4));
  CHECK(at(Input::Kind::Press, "next", 5));
  CHECK(at(Input::Kind::Choose, "R1.1/often", 4));
  CHECK(at(Input::Kind::Text, "P1.text", 4));
  CHECK(at(Input::Kind::Unchoose, "C1/cost", 4));
}
