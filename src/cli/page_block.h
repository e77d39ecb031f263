// The data blocks of a packed page (web/pack.mjs): script elements that no browser runs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace nextsession {

// Where the text of a block begins and ends in the page, in bytes.
struct PageBlock {
  std::size_t begin = 0, end = 0;
  std::string_view in(std::string_view page) const { return page.substr(begin, end - begin); }
};

// The block of JSON with this id; empty where there is none, or more than one.
std::optional<PageBlock> json_block(std::string_view page, std::string_view id);

// The page with another text in this block and every other byte as it was. Each `<` in the text is
// written as JSON's own escape, so the block ends where it ended.
std::string with_json_block(std::string_view page, const PageBlock& block, std::string_view json);

}  // namespace nextsession
