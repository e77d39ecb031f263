// Unpacks a ".lzma" file (what `xz --format=lzma` writes; described in the LZMA SDK's
// lzma-specification). A module of its own: the page runs it to get at everything else, because
// what browsers unpack themselves, gzip, makes the page a sixth larger, and the same in JavaScript
// takes longer than all the rest of the start.
#pragma once

#include <cstddef>
#include <cstdint>

namespace nextsession {

// Bytes the file says it unpacks to; 0 where it is no such file, or one packed with settings that
// need more room than is kept here (xz's own use lc + lp of 3; 4 is the limit).
std::size_t unlzma_size(const std::uint8_t* input, std::size_t size);

// Fills `output`, which has room for unlzma_size() bytes. False when the input is damaged; output
// is then filled in part. Reads and writes nothing outside the two. Not for two threads at once.
bool unlzma(const std::uint8_t* input, std::size_t size, std::uint8_t* output);

}  // namespace nextsession
