#include "cli/page_block.h"

namespace nextsession {

std::optional<PageBlock> json_block(std::string_view page, std::string_view id) {
  const std::string start = "<script type=\"application/json\" id=\"" + std::string(id) + "\">";
  const std::size_t at = page.find(start);
  if (at == std::string_view::npos || page.find(start, at + 1) != std::string_view::npos) {
    return std::nullopt;
  }
  const PageBlock block{at + start.size(), page.find("</script>", at)};
  if (block.end == std::string_view::npos) return std::nullopt;
  // One without an end of its own would take the parts behind it along.
  if (block.in(page).find("<script") != std::string_view::npos) return std::nullopt;
  return block;
}

std::string with_json_block(std::string_view page, const PageBlock& block, std::string_view json) {
  std::string whole(page.substr(0, block.begin));
  for (const char c : json) {
    if (c == '<') {
      whole += "\\u003c";
    } else {
      whole += c;
    }
  }
  whole += page.substr(block.end);
  return whole;
}

}  // namespace nextsession
