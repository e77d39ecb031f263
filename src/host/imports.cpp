// The only JavaScript in the module: calls handed on to web/bridge.mjs. Text is copied out here,
// because the module's memory may grow and move.
#include <emscripten.h>

#include <cstdlib>

#include "host/host.h"

// Emscripten 3.1.6 has no EM_JS_DEPS; these functions need none of its library anyway.
EM_JS(void, ns_js_text, (int what, const char* text, int bytes), {
  const words = new TextDecoder().decode(HEAPU8.subarray(text, text + bytes));
  const host = globalThis.nextSessionHost;
  [ host.apply, host.store, host.fail, host.saveFile, host.device ][what](words);
});

EM_JS(void, ns_js_do, (int what), {
  const host = globalThis.nextSessionHost;
  [ host.requestFrame, host.erase, host.exit, host.print, host.openView ][what]();
});

// Puts the data block into memory of the module's own and its size where `size` points.
EM_JS(char*, ns_js_file, (const char* path, int bytes, int* size), {
  const name = new TextDecoder().decode(HEAPU8.subarray(path, path + bytes));
  const text = new TextEncoder().encode(globalThis.nextSessionHost.file(name));
  const place = _ns_alloc(text.length);
  HEAPU8.set(text, place);
  HEAP32[size >> 2] = text.length;
  return place;
});

namespace nextsession {
namespace {

enum Text { apply, store, fail, save_file, device };
enum Deed { request_frame, erase, exit_page, print, open_view };

void send(Text what, const std::string& text) {
  ns_js_text(what, text.data(), static_cast<int>(text.size()));
}

}  // namespace

std::string js_file(const std::string& path) {
  int size = 0;
  char* text = ns_js_file(path.data(), static_cast<int>(path.size()), &size);
  std::string copy(text, static_cast<std::size_t>(size));
  std::free(text);
  return copy;
}

void js_apply(const std::string& patch) { send(apply, patch); }
void js_store(const std::string& text) { send(store, text); }
void js_fail(const std::string& message) { send(fail, message); }
void js_request_frame() { ns_js_do(request_frame); }
void js_erase() { ns_js_do(erase); }
void js_exit() { ns_js_do(exit_page); }
void js_print() { ns_js_do(print); }
void js_open_view() { ns_js_do(open_view); }
void js_save_file(const std::string& json) { send(save_file, json); }
void js_device(const std::string& order) { send(device, order); }

}  // namespace nextsession
