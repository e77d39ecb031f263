// The unpacker as a WebAssembly module without any import: its caller (web/decode.mjs) puts the
// packed bytes into the memory behind everything of the module's own, and gets the others there
// too.
#include "unpack/lzma.h"

extern "C" {

__attribute__((export_name("unpacked_size"))) std::size_t unpacked_size(const std::uint8_t* input,
                                                                        std::size_t size) {
  return nextsession::unlzma_size(input, size);
}

__attribute__((export_name("unpack"))) int unpack(const std::uint8_t* input, std::size_t size,
                                                  std::uint8_t* output) {
  return nextsession::unlzma(input, size, output) ? 1 : 0;
}
}
