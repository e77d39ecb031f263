// A person at the app, for tests: reads pages and uses what they offer, nothing else.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"
#include "questionnaire/json.h"

namespace nextsession::test {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// Every JSON file the page is packed with, by its path under assets/.
inline Json packed_assets() {
  const std::filesystem::path root = std::filesystem::path(NEXTSESSION_SOURCE_DIR) / "assets";
  Json files = Json::object();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    const std::string path = std::filesystem::relative(entry.path(), root).generic_string();
    if (entry.path().extension() != ".json" || path.starts_with("schema/")) continue;
    Result<Json> json = parse_json(read_file(entry.path()), path, form_limits);
    REQUIRE_MESSAGE(json.ok(), describe(json.error()));
    files[path] = std::move(json).value();
  }
  return files;
}

// The same, as the app reads them.
inline Files files_of(const Json& assets) {
  Files files;
  for (const auto& [path, document] : assets.items()) {
    if (!path.starts_with("locales/")) continue;
    files.locales.push_back(
        {document["language"].get<std::string>(), document["name"].get<std::string>()});
  }
  files.read = [assets](const std::string& path) -> Result<Json> {
    const auto found = assets.find(path);
    if (found == assets.end()) return Error{ErrorCode::Missing, path, "There is no such file."};
    return *found;
  };
  return files;
}

inline void collect(const std::vector<Node>& nodes, std::vector<const Node*>& out) {
  for (const Node& node : nodes) {
    out.push_back(&node);
    collect(node.children, out);
  }
}

// Every node of a page in reading order.
inline std::vector<const Node*> all_nodes(const Page& page) {
  std::vector<const Node*> out;
  collect(page.header, out);
  collect(page.main, out);
  collect(page.footer, out);
  if (page.dialog) {
    out.push_back(&*page.dialog);
    collect(page.dialog->children, out);
  }
  return out;
}

inline std::string name_of(const Node& node) {
  return node.name.empty() ? plain(node.text) : node.name;
}

class Person {
 public:
  explicit Person(std::string_view record = {}, std::string_view settings = {},
                  const std::vector<std::string>& languages = {},
                  const std::string& today = "2026-11-24") {
    Start start;
    start.today = today;
    start.languages = languages;
    open(record, settings, start);
  }
  Person(std::string_view record, const Start& start) { open(record, {}, start); }

  static Person with_settings(std::string_view settings, const Start& start) {
    Person person({}, start);
    person.open({}, settings, start);
    return person;
  }

  const Page& page() const { return app_->page(); }
  const App& app() const { return *app_; }
  const Effects& effects() const { return effects_; }
  void wait(double seconds) { now_ += seconds * 1000; }

  bool sees(std::string_view text) const {
    for (const Node* node : all_nodes(page())) {
      if (plain(node->text).find(text) != std::string::npos) return true;
    }
    return false;
  }
  bool has(std::string_view id) const { return find_node(page(), id) != nullptr; }

  void use(std::string_view id, std::string_view value = {}) {
    const Node* node = find_node(page(), id);
    REQUIRE_MESSAGE(node != nullptr, "nothing to use: " << id << " on " << page().id);
    REQUIRE_MESSAGE(node->event.has_value(), "not usable: " << id);
    Event event = *node->event;
    if (!value.empty()) event.value = std::string(value);
    send(event);
  }
  void send(const Event& event) {
    now_ += 5000;
    effects_ = app_->handle(event, now_);
  }
  // The choice with this code on the question page.
  void choose(std::string_view code) { use(app_->state().question + "/" + std::string(code)); }
  void next() { use("next"); }
  // A piece of news from the page's side.
  void hear(const Json& news) {
    Event event;
    event.type = Event::Type::Device;
    event.value = news.dump();
    send(event);
  }

  // Answers the question on screen with this code, or moves on when it does not offer it.
  void answer(std::string_view code) {
    if (has(app_->state().question + "/" + std::string(code))) choose(code);
    next();
  }

 private:
  void open(std::string_view record, std::string_view settings, const Start& start) {
    Result<std::unique_ptr<App>> started =
        App::start(files_of(packed_assets()), record, settings, start);
    REQUIRE_MESSAGE(started.ok(), describe(started.error()));
    app_ = std::move(started).value();
  }

  std::unique_ptr<App> app_;
  Effects effects_;
  double now_ = 0;
};

}  // namespace nextsession::test
