#include <GLES3/gl3.h>
#include <emscripten/html5.h>

#include "host/host.h"
#include "imgui.h"
#include "imgui_impl_opengl3.h"

namespace nextsession {

bool start_gl() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = false;
  attributes.depth = false;
  attributes.stencil = false;
  attributes.antialias = false;
  attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
  const EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context =
      emscripten_webgl_create_context("#canvas", &attributes);
  if (context <= 0) return false;
  if (emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS) return false;
  return ImGui_ImplOpenGL3_Init("#version 300 es");
}

void begin_gl_frame() { ImGui_ImplOpenGL3_NewFrame(); }

void end_gl_frame(const Viewport& viewport) {
  const auto pixels = [&](float css) {
    return static_cast<GLsizei>(css * viewport.pixel_ratio + 0.5F);
  };
  glViewport(0, 0, pixels(viewport.width), pixels(viewport.height));
  glClear(GL_COLOR_BUFFER_BIT);  // the painter covers it all; a tiled GPU then need not load it
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void restore_gl() { ImGui_ImplOpenGL3_DestroyDeviceObjects(); }

}  // namespace nextsession
