#include "cli/print.h"

#include <algorithm>

namespace nextsession {
namespace {

constexpr std::size_t width = 78;  // columns of a line
constexpr const char* bold_on = "\x1b[1m";
constexpr const char* bold_off = "\x1b[0m";

std::size_t columns(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;  // first bytes of UTF-8 characters
  }));
}

// Text wrapped at `width`, with bold where the words ask for it.
class Printer {
 public:
  Printer(const PrintWith& with, std::ostream& out) : with_(with), out_(out) {}

  void heading(const std::string& text) {
    out_ << '\n' << (with_.bold ? bold_on : "") << text << (with_.bold ? bold_off : "") << '\n';
  }
  void paragraph(const std::vector<Span>& spans, const std::string& indent = "  ",
                 const std::string& bullet = {}) {
    out_ << indent << bullet;
    const std::size_t start = indent.size() + columns(bullet);
    column_ = start;
    for (const Span& span : spans) words(span, start);
    out_ << '\n';
  }
  void paragraph(const std::string& text, const std::string& indent = "  ",
                 const std::string& bullet = {}) {
    paragraph(std::vector<Span>{{text, false}}, indent, bullet);
  }
  void bullet(const std::string& text) { paragraph(text, "    ", "- "); }

 private:
  void words(const Span& span, std::size_t start) {
    if (span.strong && with_.bold) out_ << bold_on;
    std::size_t at = 0;
    while (at < span.text.size()) {
      const std::size_t space = span.text.find(' ', at);
      const std::size_t end = std::min(space, span.text.size());
      word(span.text.substr(at, end - at), start);
      if (space != std::string::npos) pending_space_ = true;
      at = end + 1;
    }
    if (span.strong && with_.bold) out_ << bold_off;
  }
  void word(const std::string& text, std::size_t start) {
    if (text.empty()) return;
    const std::size_t wide = columns(text);
    if (pending_space_ && column_ > start) {
      const bool breaks = column_ + 1 + wide > width;
      out_ << (breaks ? "\n" + std::string(start, ' ') : " ");
      column_ = breaks ? start : column_ + 1;
    }
    pending_space_ = false;
    out_ << text;
    column_ += wide;
  }

  const PrintWith& with_;
  std::ostream& out_;
  std::size_t column_ = 0;
  bool pending_space_ = false;
};

class Printout {
 public:
  Printout(const Assessment& assessment, const PrintWith& with, std::ostream& out)
      : a_(assessment), with_(with), words_(with.words), print_(with, out) {}

  void all() {
    flags();
    if (a_.gated) return;
    print_.heading(headline());
    notes();
    progress();
    reasons();
    checks();
    strengths();
    advice();
    limits();
  }

 private:
  std::string say(const std::string& key, Words words = {}) const {
    return words_.text(key, words);
  }
  // "key.one" for 1, else "key.other".
  std::string count(const std::string& key, std::size_t n) const {
    return say(key + (n == 1 ? ".one" : ".other"), {{"n", std::to_string(n)}});
  }
  std::string join(const std::vector<std::string>& parts) const {
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) text += say(i + 1 == parts.size() ? "list.and" : "list.comma");
      text += parts[i];
    }
    return text;
  }
  // The wording a safety flag asks for comes before the usual one.
  std::string construct(const std::string& id, const std::string& part) const {
    const std::string key = "construct." + id + "." + part;
    for (const std::string& up : a_.flags) {
      const SafetyFlag* flag = with_.rules.flag(up);
      if (!flag) continue;
      const auto variant = flag->wording.find(id);
      if (variant == flag->wording.end()) continue;
      if (words_.has(key + "." + variant->second)) return say(key + "." + variant->second);
    }
    return say(key);
  }
  std::string own_answer(const OwnAnswer& answer) const {
    std::string given = answer.code;
    if (const Item* item = find_item(with_.form, answer.link_id)) {
      for (const AnswerOption& option : item->options) {
        const auto* coding = std::get_if<Coding>(&option.value);
        if (coding && coding->code == answer.code && !coding->display.empty()) {
          given = coding->display;
        }
      }
    }
    return say("own-answer",
               {{"answer", given}, {"question", say("item." + answer.link_id + ".short")}});
  }
  // "key.1", "key.2", ... each as a paragraph or a bullet.
  void numbered(const std::string& key, bool bullets) {
    for (int n = 1; n <= words_.count(key + "."); ++n) {
      const std::string number = std::to_string(n);
      print_.paragraph(words_.rich(key + "." + number), bullets ? "    " : "  ",
                       bullets ? "- " : "");
    }
  }

  std::string headline() const {
    if (!a_.reasons.empty()) return count("results.title", a_.reasons.size());
    for (const std::string& note : a_.notes) {
      if (words_.has("note." + note + ".title")) return say("note." + note + ".title");
    }
    return say("results.title.none");
  }

  // What only the command says: from the locale if it is there, else in English.
  std::string own(const std::string& key, const std::string& english) const {
    return words_.has("cli." + key) ? say("cli." + key) : english;
  }

  void flags() {
    bool lines = false;
    for (const std::string& id : a_.flags) {
      const SafetyFlag* flag = with_.rules.flag(id);
      if (!flag) continue;
      lines = lines || !flag->helplines.empty();
      print_.heading(say("flag." + id + ".title"));
      numbered("flag." + id + ".text", false);
      numbered("flag." + id + ".do", true);
      std::vector<std::string> held;
      for (const std::string& one : flag->suppress) held.push_back(say("advice." + one + ".title"));
      if (held.empty()) continue;
      // The page leaves such advice out without a word.
      print_.paragraph(own("held-back", "Held back while this is so: ") + join(held) + ".");
    }
    if (!lines) return;
    // Numbers go by country, and the command does not ask for one.
    print_.heading(say("help.title"));
    print_.paragraph(say("help.danger"));
    print_.paragraph(words_.rich("help.fallback"));
  }

  void notes() {
    bool first = a_.reasons.empty();  // the first one is the headline then
    for (const std::string& id : a_.notes) {
      if (!first) print_.heading(say("note." + id + ".title"));
      first = false;
      print_.paragraph(words_.rich("note." + id + ".text"));
    }
  }

  void progress() {
    print_.heading(say("moving.title"));
    print_.paragraph(words_.rich(std::string("progress.") + name_of(a_.goals.progress),
                                 {{"points", std::to_string(whole_points(a_.goals))}}));
    if (a_.goals.rated == 0) return;
    print_.paragraph(say("progress.recalled"));
  }

  void reasons() {
    if (a_.reasons.empty()) return;
    print_.heading(say("results.reasons"));
    int number = 0;
    for (const Reason& reason : a_.reasons) {
      print_.paragraph(std::vector<Span>{{construct(reason.construct, "title"), true},
                                         {" (" + say("band." + reason.band) + ")", false}},
                       "  ", std::to_string(++number) + ". ");
      print_.paragraph(construct(reason.construct, "reason"), "     ");
      if (!reason.linked.empty()) {
        std::vector<std::string> names;
        for (const std::string& other : reason.linked) names.push_back(construct(other, "short"));
        print_.paragraph(words_.rich("results.linked", {{"others", join(names)}}), "     ");
      }
      if (reason.about_equal_to_previous) print_.paragraph(say("results.equal"), "     ");
      if (!reason.answers.empty()) print_.paragraph(say("results.own"), "     ");
      for (const OwnAnswer& answer : reason.answers) {
        print_.paragraph(own_answer(answer), "       ", "- ");
      }
      print_.paragraph(say(std::string("confidence.") + name_of(reason.confidence)), "     ");
      print_.paragraph(
          words_.rich("results.change", {{"change", construct(reason.construct, "change")}}),
          "     ");
    }
  }

  void checks() {
    for (const std::string& id : a_.checks) {
      print_.paragraph(words_.rich("results.check", {{"area", construct(id, "short")}}));
    }
  }

  void strengths() {
    print_.heading(say("strengths.title"));
    if (a_.strengths.empty()) print_.paragraph(say("strengths.none"));
    for (const std::string& id : a_.strengths) {
      print_.bullet(construct(id, "title") + ". " + construct(id, "strength"));
    }
  }

  void advice() {
    print_.heading(say("advice.title"));
    if (a_.advice.empty()) print_.paragraph(say("advice.none"));
    int number = 0;
    for (const std::string& id : a_.advice) {
      const std::string key = "advice." + id;
      print_.paragraph(std::vector<Span>{{say(key + ".title"), true}}, "  ",
                       std::to_string(++number) + ". ");
      print_.paragraph(words_.rich(key + ".why"), "     ");
      for (const char* manner : {"gentle", "direct"}) {
        print_.paragraph(
            say(std::string("say.") + manner) + ": “" + say(key + ".say." + manner) + "”", "     ");
      }
      for (int n = 1; n <= words_.count(key + ".do."); ++n) {
        print_.paragraph(words_.rich(key + ".do." + std::to_string(n)), "     ", "- ");
      }
    }
    if (a_.more_advice.empty()) return;
    print_.paragraph(own("more", "More ideas:"));
    for (const std::string& id : a_.more_advice) print_.bullet(say("advice." + id + ".title"));
  }

  void limits() {
    if (words_.count("conclude.") == 0) return;
    print_.heading(say("limits.title"));
    numbered("conclude", true);
  }

  const Assessment& a_;
  const PrintWith& with_;
  const Catalogue& words_;
  Printer print_;
};

}  // namespace

void print_assessment(const Assessment& assessment, const PrintWith& with, std::ostream& out) {
  Printout(assessment, with, out).all();
}

}  // namespace nextsession
