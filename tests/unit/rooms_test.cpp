// Dependencies point one way: host, cli -> gui, lint -> app -> record, assessment, progress ->
// questionnaire; cli -> simulation -> assessment. This reads every #include under src/ and fails on
// one that points elsewhere.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string, std::less<>>;

// What each room may include besides itself.
const std::map<std::string, Names, std::less<>> allowed_rooms{
    {"unpack", {}},
    {"questionnaire", {}},
    {"progress", {"questionnaire"}},
    {"assessment", {"questionnaire", "progress"}},
    {"record", {"questionnaire", "progress"}},
    {"app", {"questionnaire", "progress", "assessment", "record"}},
    {"gui", {"questionnaire", "progress", "assessment", "record", "app"}},
    {"lint", {"questionnaire", "progress", "assessment", "record", "app"}},
    {"simulation", {"questionnaire", "progress", "assessment"}},
    {"cli", {"questionnaire", "progress", "assessment", "record", "app", "lint", "simulation"}},
    {"host", {"questionnaire", "progress", "assessment", "record", "app", "gui"}}};

// Values in, values out: below gui no file, no clock, no thread, no chance.
const std::vector<std::string_view> impure{
    "fstream", "iostream", "filesystem", "chrono",   "ctime",    "time.h", "thread",
    "mutex",   "random",   "cstdlib",    "stdlib.h", "unistd.h", "future", "csignal"};

bool starts_with_any(std::string_view text, const std::vector<std::string_view>& starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return text.starts_with(start); });
}

// Why a file of `room` may not include `name`; empty when it may. `sibling` says that a file of
// that name lies beside the including one.
std::string objection(std::string_view room, std::string_view name, bool sibling) {
  const auto own = allowed_rooms.find(room);
  if (own == allowed_rooms.end()) return "is in a folder that is no room";
  if (name.starts_with("../") || sibling) return "includes by a path that does not start at src/";

  const std::string target{name.substr(0, name.find('/'))};
  if (name.find('/') != std::string_view::npos && allowed_rooms.contains(target)) {
    const bool ok = target == room || own->second.contains(target);
    return ok ? "" : "includes a room it must not know";
  }
  if (starts_with_any(name, {"emscripten", "GLES", "EGL", "imgui_impl"}) && room != "host") {
    return "includes what only host may know";
  }
  if (starts_with_any(name, {"imgui", "imstb"}) && room != "gui" && room != "host") {
    return "includes Dear ImGui below gui";
  }
  const bool pure = room != "gui" && room != "host" && room != "cli";
  if (pure && std::find(impure.begin(), impure.end(), name) != impure.end()) {
    return "includes a header of the outside world";
  }
  return "";
}

// The name between the quotes or angle brackets of an #include line; empty for any other line.
std::string included(std::string_view line) {
  const auto skip_blanks = [&] {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  };
  skip_blanks();
  if (!line.starts_with('#')) return "";
  line.remove_prefix(1);
  skip_blanks();
  if (!line.starts_with("include")) return "";
  line.remove_prefix(std::string_view{"include"}.size());
  skip_blanks();
  if (line.empty() || (line.front() != '"' && line.front() != '<')) return "";
  const auto end = line.find(line.front() == '"' ? '"' : '>', 1);
  return end == std::string_view::npos ? "" : std::string{line.substr(1, end - 1)};
}

// Every wrong #include below `root`, as "room/file:line says why: name".
std::vector<std::string> wrong_includes(const fs::path& root, int& files) {
  std::vector<std::string> wrong;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
    const fs::path& file = entry.path();
    if (file.extension() != ".h" && file.extension() != ".cpp") continue;
    ++files;
    const fs::path inside = file.lexically_relative(root);
    std::ifstream in(file);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
      const std::string name = included(line);
      if (name.empty()) continue;
      const bool sibling =
          name.find('/') == std::string::npos && fs::exists(file.parent_path() / name);
      const std::string why = objection(inside.begin()->string(), name, sibling);
      if (why.empty()) continue;
      wrong.push_back(inside.generic_string() + ":" + std::to_string(number) + " " + why + ": " +
                      name);
    }
  }
  return wrong;
}

TEST_CASE("rooms: every include under src points the right way") {
  int files = 0;
  const std::vector<std::string> wrong =
      wrong_includes(fs::path(NEXTSESSION_SOURCE_DIR) / "src", files);
  CHECK(files > 10);
  for (const std::string& line : wrong) FAIL_CHECK(line);
}

TEST_CASE("rooms: what is allowed and what is not") {
  struct Row {
    const char* room;
    const char* name;
    bool sibling;
    bool wrong;
  };
  const std::vector<Row> rows{{"questionnaire", "questionnaire/model.h", false, false},
                              {"questionnaire", "nlohmann/json.hpp", false, false},
                              {"questionnaire", "progress/goals.h", false, true},
                              {"progress", "assessment/assess.h", false, true},
                              {"assessment", "progress/goals.h", false, false},
                              {"assessment", "record/save.h", false, true},
                              {"record", "app/page.h", false, true},
                              {"app", "record/save.h", false, false},
                              {"app", "gui/painter.h", false, true},
                              {"app", "imgui.h", false, true},
                              {"app", "emscripten.h", false, true},
                              {"app", "chrono", false, true},
                              {"app", "string", false, false},
                              {"app", "page.h", true, true},
                              {"app", "../gui/painter.h", false, true},
                              {"gui", "imgui_internal.h", false, false},
                              {"gui", "imgui_impl_opengl3.h", false, true},
                              {"gui", "emscripten/html5.h", false, true},
                              {"gui", "host/bridge.h", false, true},
                              {"app", "lint/lint.h", false, true},
                              {"lint", "app/content.h", false, false},
                              {"lint", "cli/files.h", false, true},
                              {"lint", "gui/painter.h", false, true},
                              {"lint", "fstream", false, true},
                              {"simulation", "assessment/assess.h", false, false},
                              {"simulation", "app/content.h", false, true},
                              {"simulation", "random", false, true},
                              {"app", "simulation/simulate.h", false, true},
                              {"cli", "simulation/simulate.h", false, false},
                              {"cli", "gui/painter.h", false, true},
                              {"cli", "lint/lint.h", false, false},
                              {"cli", "iostream", false, false},
                              {"cli", "app/app.h", false, false},
                              {"host", "emscripten/html5.h", false, false},
                              {"host", "app/page.h", false, false},
                              {"host", "cli/main.h", false, true},
                              {"cellar", "string", false, true}};
  for (const Row& row : rows) {
    CAPTURE(row.room);
    CAPTURE(row.name);
    CHECK(objection(row.room, row.name, row.sibling).empty() != row.wrong);
  }
}

TEST_CASE("rooms: an include is found however it is spaced") {
  CHECK(included("#include \"app/page.h\"") == "app/page.h");
  CHECK(included("  #  include\t<imgui.h>  // why") == "imgui.h");
  CHECK(included("// #include \"app/page.h\"").empty());
  CHECK(included("#define include <x>").empty());
  CHECK(included("#include").empty());
  CHECK(included("").empty());
  CHECK(included("#include <open").empty());
}

TEST_CASE("rooms: a planted wrong include is reported with its place") {
  const fs::path root = fs::temp_directory_path() / "nextsession-rooms-test";
  fs::remove_all(root);
  fs::create_directories(root / "app");
  std::ofstream(root / "app" / "page.h") << "#pragma once\n#include \"questionnaire/model.h\"\n";
  std::ofstream(root / "app" / "view.cpp")
      << "#include \"app/page.h\"\n\n#include <imgui.h>\n#include \"page.h\"\n";
  int files = 0;
  const std::vector<std::string> wrong = wrong_includes(root, files);
  fs::remove_all(root);
  CHECK(files == 2);
  REQUIRE(wrong.size() == 2);
  CHECK(wrong[0] == "app/view.cpp:3 includes Dear ImGui below gui: imgui.h");
  CHECK(wrong[1] == "app/view.cpp:4 includes by a path that does not start at src/: page.h");
}

}  // namespace
