// Glyphs. Dear ImGui bakes them; their places are our own, so that words stand exactly where the
// layout measured them, with kerning, and as sharp as the screen allows.
#include <cmath>

#include "gui/paint.h"

namespace nextsession {
namespace {

// The fonts are added with this, see painter.cpp: glyphs are baked twice as wide as they are
// shown, so they stay sharp at half device pixels.
constexpr float oversample = 2;

// stb_truetype's shift that goes with it, in baked pixels. ImGui 1.92.2 adds it to X0 without
// dividing by the density, which is undone here.
constexpr float oversample_shift = -(oversample - 1) / (2 * oversample);

}  // namespace

void Brush::words(const TextBlock& block, float x, float y, Colour colour) {
  // Words in a script the font does not have are the browser's, see Layout.
  if (block.lines.empty() || block.foreign) return;
  const TextStyle& style = block.style;
  const FontFile& font = type_.font(false);
  // As in a browser: the line of the font in the middle of the line of the text.
  const float content = (font.ascent() + font.descent()) * style.size;
  const float down = (style.line_height - content) / 2 + font.ascent() * style.size;
  const float bottom = ImGui::GetIO().DisplaySize.y;
  float top = y;
  for (const Line& line : block.lines) {
    const float on_screen = top - scroll_;
    if (on_screen + style.line_height > -style.size && on_screen < bottom + style.size) {
      const float baseline = snap(top + down - scroll_);
      for (const Run& part : line.runs) {
        run(part.text, part.bold, style.size, style.spacing, x + part.x, baseline, colour);
      }
    }
    top += style.line_height;
  }
}

void Brush::run(std::string_view text, bool bold, float size, float spacing, float x,
                float baseline, Colour colour) {
  const FontFile& file = type_.font(bold);
  ImFont* font = bold ? bold_ : regular_;
  // ImGui's size is the height of a line of the font; it bakes whole sizes only, so the density
  // makes up the difference and the glyphs come out at exactly the size wanted.
  const float exact = size * (file.ascent() + file.descent());
  const float whole = std::round(exact);
  if (!(whole >= 1)) return;
  ImFontBaked* baked = font->GetFontBaked(whole, exact * ratio_ / whole);
  if (baked == nullptr) return;
  // Baking may move every glyph to another texture, so all are baked before the first is drawn.
  int count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    baked->FindGlyph(static_cast<ImWchar>(next_character(text, at)));
  }
  list_->PrimReserve(count * 6, count * 4);
  const float scale = exact / whole, ascent = std::round(baked->Ascent);
  const ImU32 packed_colour = packed(colour);
  float pen = x;
  int drawn = 0;
  char32_t previous = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (previous != 0) pen += file.kerning(previous, c) * size;
    previous = c;
    const ImFontGlyph* glyph = baked->FindGlyph(static_cast<ImWchar>(c));
    if (glyph != nullptr && glyph->Visible) {
      const float snapped = std::round(pen * ratio_ * oversample) / (ratio_ * oversample);
      const float left =
          snapped + (glyph->X0 - oversample_shift) * scale + oversample_shift / ratio_;
      const float top = baseline + (glyph->Y0 - ascent) * scale;
      const float width = (glyph->X1 - glyph->X0) * scale, height = (glyph->Y1 - glyph->Y0) * scale;
      list_->PrimRectUV({left, top}, {left + width, top + height}, {glyph->U0, glyph->V0},
                        {glyph->U1, glyph->V1}, packed_colour);
      ++drawn;
    }
    pen += file.advance(c) * size + spacing;
  }
  list_->PrimUnreserve((count - drawn) * 6, (count - drawn) * 4);
}

void Brush::underline(const TextBlock& block, float x, float y, Colour colour, float thickness) {
  const TextStyle& style = block.style;
  const FontFile& font = type_.font(false);
  const float content = (font.ascent() + font.descent()) * style.size;
  const float down = (style.line_height - content) / 2 + font.ascent() * style.size;
  float top = y;
  for (const Line& line : block.lines) {
    if (!line.runs.empty()) {
      const float left = snap(x + line.runs.front().x);
      const float under = snap(top + down - scroll_) + snap(style.size * 0.13F);
      list_->AddRectFilled({left, under}, {snap(left + line.width), under + line_width(thickness)},
                           packed(colour));
    }
    top += style.line_height;
  }
}

}  // namespace nextsession
