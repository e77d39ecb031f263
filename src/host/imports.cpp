// The only JavaScript in the module: calls handed on to web/bridge.mjs. Text is copied out here,
// because the module's memory may grow and move.
#include <emscripten.h>

#include "host/host.h"

// Emscripten 3.1.6 has no EM_JS_DEPS; these functions need none of its library anyway.
EM_JS(void, ns_js_text, (int what, const char* text, int bytes), {
  const words = new TextDecoder().decode(HEAPU8.subarray(text, text + bytes));
  const host = globalThis.nextSessionHost;
  [ host.apply, host.store, host.fail ][what](words);
});

EM_JS(void, ns_js_do, (int what), {
  const host = globalThis.nextSessionHost;
  [ host.requestFrame, host.erase, host.exit, host.print ][what]();
});

namespace nextsession {
namespace {

enum Text { apply, store, fail };
enum Deed { request_frame, erase, exit_page, print };

void send(Text what, const std::string& text) {
  ns_js_text(what, text.data(), static_cast<int>(text.size()));
}

}  // namespace

void js_apply(const std::string& patch) { send(apply, patch); }
void js_store(const std::string& text) { send(store, text); }
void js_fail(const std::string& message) { send(fail, message); }
void js_request_frame() { ns_js_do(request_frame); }
void js_erase() { ns_js_do(erase); }
void js_exit() { ns_js_do(exit_page); }
void js_print() { ns_js_do(print); }

}  // namespace nextsession
