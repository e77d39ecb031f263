#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "../support/gui.h"

using namespace nextsession;
using namespace nextsession::support;

namespace {

std::vector<Span> spans(const std::string& words) { return {{words, false}}; }

std::string words_of(const Line& line) {
  std::string out;
  for (const Run& run : line.runs) out += run.text;
  return out;
}

std::vector<std::string> lines_of(const TextBlock& block) {
  std::vector<std::string> out;
  for (const Line& line : block.lines) out.push_back(words_of(line));
  return out;
}

std::vector<std::string> wrapped(const std::string& words, float width) {
  return lines_of(typesetter().wrap(spans(words), {}, width));
}

std::string without_spaces(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n') out.push_back(c);
  }
  return out;
}

}  // namespace

TEST_CASE("the advances are the ones Dear ImGui draws with") {
  TestCanvas screen;
  const Page page = welcome_page();
  screen.show_all(page, 800);
  for (const bool bold : {false, true}) {
    const FontFile& file = typesetter().font(bold);
    ImFont* font = ImGui::GetIO().Fonts->Fonts[bold ? 1 : 0];
    const float em = 1 / (file.ascent() + file.descent());
    ImFontBaked* baked = font->GetFontBaked(100, 1);
    for (const char32_t c : std::u32string(U"AWaäßzŁ09.,:;?!’“–—…·€ ")) {
      CAPTURE(static_cast<int>(c));
      CHECK(file.has(c));
      CHECK(baked->GetCharAdvance(static_cast<ImWchar>(c)) ==
            doctest::Approx(file.advance(c) * 100 * em).epsilon(0.001));
    }
  }
}

TEST_CASE("kerning pulls together what it should") {
  const FontFile& file = typesetter().font(false);
  for (const auto& pair : std::vector<std::pair<char32_t, char32_t>>{
           {U'A', U'V'}, {U'T', U'o'}, {U'Y', U'o'}, {U'V', U'.'}}) {
    CAPTURE(static_cast<char>(pair.first));
    CHECK(file.kerning(pair.first, pair.second) < 0);
    CHECK(file.kerning(pair.first, pair.second) > -0.2F);
  }
  CHECK(file.kerning(U'n', U'n') == 0);
}

TEST_CASE("a damaged font is no font, and text is still laid out") {
  const std::string& whole = regular_ttf();
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{3}, std::size_t{12}, std::size_t{400}, whole.size() / 2}) {
    CAPTURE(size);
    const Typesetter type(std::string_view(whole).substr(0, size), "");
    CHECK_FALSE(type.font(true).ok());
    CHECK(type.wrap(spans("a word"), {}, 40).lines.size() == 2);
  }
  std::mt19937 random(7);
  for (int i = 0; i < 300; ++i) {
    std::string bytes = whole;
    for (int k = 0; k < 20; ++k) bytes[random() % bytes.size()] = static_cast<char>(random());
    for (int k = 0; k < 4; ++k) bytes[random() % 300] = static_cast<char>(random());
    const FontFile file(bytes);
    const float sum = file.advance(U'A') + file.kerning(U'A', U'V') + file.advance(0x4E00);
    CHECK(sum == sum);
  }
}

TEST_CASE("UTF-8 is read as the standard says") {
  struct Case {
    std::string bytes;
    std::vector<char32_t> expected;
  };
  const char32_t bad = 0xFFFD;
  const std::vector<Case> cases = {{"a", {U'a'}},
                                   {"ä€", {U'ä', U'€'}},
                                   {"\xF0\x9F\x99\x82", {0x1F642}},
                                   {"\x80", {bad}},
                                   {"\xC3", {bad}},
                                   {"\xC3"
                                    "a",
                                    {bad, U'a'}},
                                   {"\xC0\xAF", {bad, bad}},
                                   {"\xE0\x80\xAF", {bad}},
                                   {"\xED\xA0\x80", {bad}},
                                   {"\xF4\x90\x80\x80", {bad}},
                                   {"\xF8"
                                    "b",
                                    {bad, U'b'}},
                                   {"\xE2\x82", {bad}}};
  for (const Case& c : cases) {
    CAPTURE(c.bytes);
    std::vector<char32_t> read;
    for (std::size_t at = 0; at < c.bytes.size();) read.push_back(next_character(c.bytes, at));
    CHECK(read == c.expected);
  }
}

TEST_CASE("lines break where a reader expects it") {
  struct Case {
    std::string words;
    float width;
    std::vector<std::string> lines;
  };
  const std::string nbsp = "\xC2\xA0", shy = "\xC2\xAD";
  const std::vector<Case> cases = {{"", 100, {}},
                                   {"one", 100, {"one"}},
                                   {"one two", 40, {"one", "two"}},
                                   {"one  two ", 40, {"one", "two"}},
                                   {"one two", 400, {"one two"}},
                                   {"a\nb", 400, {"a", "b"}},
                                   {"a\n", 400, {"a", ""}},
                                   {"a\n\nb", 400, {"a", "", "b"}},
                                   {"a\r\nb", 400, {"a", "b"}},
                                   {"well-known", 70, {"well-", "known"}},
                                   {"about 4-6", 65, {"about", "4-6"}},
                                   {"and/or", 45, {"and/", "or"}},
                                   {"a" + nbsp + "b c", 30, {"a" + nbsp + "b", "c"}},
                                   {"Donau" + shy + "dampfer", 400, {"Donaudampfer"}},
                                   {"Donau" + shy + "dampfer", 90, {"Donau-", "dampfer"}}};
  for (const Case& c : cases) {
    CAPTURE(c.words);
    CAPTURE(c.width);
    CHECK(wrapped(c.words, c.width) == c.lines);
  }
}

TEST_CASE("any text keeps all its letters and stays inside its width") {
  std::mt19937 random(11);
  const std::vector<std::string> pieces = {
      "a",  "and", "therapy", "Wörter", " ", " ", " ",   "-", "–", "Aufmerksamkeitsdefizitsyndrom",
      "\n", "/",   "12",      ".",      "“", "”", "🙂"};
  for (int i = 0; i < 400; ++i) {
    std::vector<Span> text;
    std::string all;
    for (int k = 0; k < 30; ++k) {
      const std::string& piece = pieces[random() % pieces.size()];
      text.push_back({piece, random() % 3 == 0});
      all += piece;
    }
    TextStyle style;
    style.size = 12.0F + static_cast<float>(random() % 30);
    const float width = 60.0F + static_cast<float>(random() % 600);
    const TextBlock block = typesetter().wrap(text, style, width);
    std::string joined;
    for (const Line& line : block.lines) {
      CHECK(line.width <= width + 0.02F);
      float x = 0;
      for (const Run& run : line.runs) {
        CHECK(run.x == doctest::Approx(x).epsilon(0.001));
        x += run.width;
      }
      CHECK(x == doctest::Approx(line.width).epsilon(0.001));
      joined += words_of(line);
    }
    std::string expected = without_spaces(all);
    const std::string sign = typesetter().font(false).has(0xFFFD) ? "\xEF\xBF\xBD" : "?";
    for (std::size_t at = expected.find("🙂"); at != std::string::npos;
         at = expected.find("🙂")) {
      expected.replace(at, 4, sign);
    }
    CHECK(without_spaces(joined) == expected);
  }
}

TEST_CASE("words with a sign the font lacks are foreign, and get room enough for another font") {
  const TextStyle style;
  struct Case {
    const char* text;
    bool foreign;
  };
  for (const Case& c : std::vector<Case>{{"", false},
                                         {"Sleep better", false},
                                         {"ünïcödé, Łódź – “¿qué?” …", false},
                                         {"two\nlines and a soft\u00ADhyphen", false},
                                         {"Sleep 😴", true},
                                         {"漢字", true},
                                         {"مرحبا", true}}) {
    CAPTURE(c.text);
    CHECK(typesetter().wrap({{c.text, false}}, style, 400).foreign == c.foreign);
  }
  // Ideographs are an em wide, emoji a good quarter more.
  CHECK(typesetter().natural_width({{"漢字漢字", false}}, style) >= 4 * style.size);
  CHECK(typesetter().natural_width({{"😴😴", false}}, style) >= 2.6F * style.size);
}

TEST_CASE("text set at its natural width has one line, and a little less breaks it") {
  TextStyle style;
  for (const float size : {15.0F, 16.0F, 18.0F, 22.5F, 34.0F, 68.0F}) {
    style.size = size;
    const std::vector<Span> words = {{"Part 2 of 5 · ", false}, {"How you work", true}};
    const float natural = typesetter().natural_width(words, style);
    CHECK(typesetter().wrap(words, style, natural).lines.size() == 1);
    CHECK(typesetter().wrap(words, style, natural - 1).lines.size() == 2);
  }
}
