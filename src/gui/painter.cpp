#include "gui/painter.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>

#include "gui/layout.h"
#include "gui/paint.h"
#include "gui/text.h"
#include "gui/theme.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

ImFont* add_font(ImGuiIO& io, const FontFile& file) {
  ImFontConfig config;
  config.OversampleH = 2;  // paint_text.cpp counts on it
  const std::string& bytes = file.bytes();
  void* copy = ImGui::MemAlloc(bytes.size());  // the atlas frees it
  std::memcpy(copy, bytes.data(), bytes.size());
  return io.Fonts->AddFontFromMemoryTTF(copy, static_cast<int>(bytes.size()), 16, &config);
}

Foreign foreign_words(const std::vector<Box>& boxes) {
  Foreign found;
  for (const Box& box : boxes) {
    if (!box.text.foreign) continue;
    const TextStyle& style = box.text.style;
    found[box.id] = {style.size, style.line_height, style.bold || box.checked,
                     box.text_x - box.rect.x, box.text_y - box.rect.y};
  }
  return found;
}

}  // namespace

struct Painter::Impl {
  // What decides where things lie. Colours do not, but a theme change is rare.
  struct LayoutKey {
    std::string page, dialog;
    int revision = 0;
    float width = 0, viewport_height = 0, text_scale = 0;
    bool operator==(const LayoutKey& o) const {
      return page == o.page && dialog == o.dialog && revision == o.revision && width == o.width &&
             viewport_height == o.viewport_height && text_scale == o.text_scale;
    }
  };

  Impl(const Json& theme_json, std::string_view regular_ttf, std::string_view bold_ttf)
      : theme(read_theme(theme_json)),
        type(regular_ttf, bold_ttf),
        context(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.Fonts->Flags |= ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
    if (type.font(false).ok()) regular = add_font(io, type.font(false));
    if (type.font(true).ok()) bold = add_font(io, type.font(true));
    if (regular == nullptr) regular = bold;
    if (bold == nullptr) bold = regular;
    ImGuiStyle& style = ImGui::GetStyle();
    style.AntiAliasedLinesUseTex = false;
    style.CircleTessellationMaxError = 0.1F;
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowRounding = 0;
    style.WindowMinSize = {1, 1};
  }
  ~Impl() { ImGui::DestroyContext(context); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  const Layout& lay_out(const Page& page, float width, const Appearance& appearance,
                        float viewport_height) {
    const LayoutKey key{
        page.id,         page.dialog ? page.dialog->id + page.dialog->name : std::string(),
        page.revision,   width,
        viewport_height, appearance.text_scale};
    if (!laid_out || !(*laid_out == key)) {
      inside = lay_out_page(page, width, viewport_height, appearance.text_scale, theme, type);
      outside.height = inside.height;
      outside.rects = inside.rects;
      outside.foreign = foreign_words(inside.boxes);
      laid_out = key;
    }
    return outside;
  }

  void frame(const Page& page, const Viewport& viewport, const Appearance& appearance,
             const Interaction& interaction, std::string& activated);
  Touch touch(const Box& box, float scroll, bool asleep, std::string& activated) const;

  Theme theme;
  Typesetter type;
  ImGuiContext* context;
  ImFont* regular = nullptr;
  ImFont* bold = nullptr;
  std::optional<LayoutKey> laid_out;
  PageLayout inside;
  Layout outside;
};

Painter::Painter(const Json& theme, std::string_view regular_ttf, std::string_view bold_ttf)
    : impl_(std::make_unique<Impl>(theme, regular_ttf, bold_ttf)) {}

Painter::~Painter() = default;

const Layout& Painter::lay_out(const Page& page, float width, const Appearance& appearance,
                               float viewport_height) {
  return impl_->lay_out(page, width, appearance, viewport_height);
}

std::size_t Painter::measured() const { return impl_->type.measured(); }

// Submits the box as an item of Dear ImGui, so that its own rules for hovering, pressing and
// letting go decide.
Touch Painter::Impl::touch(const Box& box, float scroll, bool asleep,
                           std::string& activated) const {
  Touch touch;
  if (!box.live || asleep) return touch;
  const Rect& r = box.rect;
  const ImRect place({r.x, r.y - scroll}, {r.x + r.w, r.y + r.h - scroll});
  const ImGuiID id = ImGui::GetID(box.id.c_str());
  if (!ImGui::ItemAdd(place, id)) return touch;
  if (ImGui::ButtonBehavior(place, id, &touch.hovered, &touch.held)) activated = box.id;
  touch.held = touch.held && touch.hovered;
  return touch;
}

void Painter::Impl::frame(const Page& page, const Viewport& viewport, const Appearance& appearance,
                          const Interaction& interaction, std::string& activated) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float ratio = viewport.pixel_ratio > 0 ? viewport.pixel_ratio : 1;
  list->_FringeScale = 1 / ratio;  // edges are softened over one device pixel
  const Palette palette = theme.palette(appearance, page.brand);
  Brush brush(list, palette, type, regular, bold, ratio, viewport.scroll_y, inside.scale);
  brush.page(viewport.width, viewport.height);
  const bool modal = page.dialog.has_value();
  bool dimmed = false;
  const Box* focused = nullptr;
  for (const Box& box : inside.boxes) {
    if (box.in_dialog && !dimmed) {
      brush.scrim(viewport.width, viewport.height);
      dimmed = true;
    }
    if (!box.id.empty() && box.id == interaction.focused) focused = &box;
    const float top = box.rect.y - viewport.scroll_y, spare = 8;
    if (top + box.rect.h < -spare || top > viewport.height + spare) continue;
    Touch state = touch(box, viewport.scroll_y, modal && !box.in_dialog, activated);
    state.editing = interaction.editing && box.id == interaction.focused;
    brush.box(box, state);
  }
  if (focused == nullptr || (modal && !focused->in_dialog)) return;
  if (interaction.focus_visible) brush.focus_ring(*focused);
}

bool Painter::draw(const Page& page, const Viewport& viewport, const Appearance& appearance,
                   const Interaction& interaction,
                   const std::function<void(const Node&)>& activate) {
  Impl& impl = *impl_;
  ImGui::SetCurrentContext(impl.context);
  impl.lay_out(page, viewport.width, appearance, viewport.fills ? viewport.height : 0);
  if (impl.regular == nullptr) return false;
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {std::max(1.0F, viewport.width), std::max(1.0F, viewport.height)};
  io.DisplayFramebufferScale = {viewport.pixel_ratio, viewport.pixel_ratio};
  io.DeltaTime = 1.0F / 60;  // nothing here moves with time
  ImGui::NewFrame();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({std::ceil(io.DisplaySize.x), std::ceil(io.DisplaySize.y)});
  constexpr ImGuiWindowFlags flags =
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoScrollWithMouse |
      ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoFocusOnAppearing;
  std::string activated;
  if (ImGui::Begin("page", nullptr, flags)) {
    impl.frame(page, viewport, appearance, interaction, activated);
  }
  ImGui::End();
  ImGui::Render();
  if (!activated.empty() && activate) {
    if (const Node* node = find_node(page, activated)) activate(*node);
  }
  return false;
}

}  // namespace nextsession
