// The native command: the same core as the page, for scripts and for trying out rules.
#pragma once

#include <filesystem>
#include <istream>
#include <ostream>
#include <string>
#include <vector>

namespace nextsession {

// Where a run reads and writes. Nothing is owned.
struct Console {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  std::filesystem::path program;  // to find the assets beside it
  bool bold = false;              // `out` is a terminal and NO_COLOR is not set
  std::string today = {};         // YYYY-MM-DD
};

// Returns the exit code: 0 assessed or nothing wrong found, 1 a file had a problem, 2 wrong usage.
int run_command(const std::vector<std::string>& arguments, const Console& console);

}  // namespace nextsession
