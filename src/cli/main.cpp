#include <unistd.h>

#include <cstdlib>
#include <ctime>
#include <iostream>

#include "cli/command.h"

namespace {

// The day where this machine is, as YYYY-MM-DD.
std::string local_date() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  char text[16] = "";
  if (localtime_r(&now, &parts) != nullptr) std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  std::error_code failed;
  std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failed);
  if (failed && argc > 0) program = argv[0];
  const char* no_color = std::getenv("NO_COLOR");  // https://no-color.org
  const bool bold = isatty(STDOUT_FILENO) != 0 && (no_color == nullptr || *no_color == '\0');
  return nextsession::run_command(arguments,
                                  {std::cin, std::cout, std::cerr, program, bold, local_date()});
}
