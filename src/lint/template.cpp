#include "lint/template.h"

#include <set>

#include "app/catalogue.h"
#include "lint/helpline_rules.h"
#include "lint/text_parts.h"
#include "lint/translation.h"
#include "questionnaire/json.h"

namespace nextsession {
namespace {

class TemplateRun {
 public:
  explicit TemplateRun(const TemplateInput& input)
      : input_(input), english_(group_locales({input.english}).front()) {
    if (input.own) own_ = group_locales({*input.own}).front();
    own_.language = input.language;
    read_english();
  }

  Json make() {
    Json file = input_.own ? *input_.own->json : Json::object();
    if (!input_.own) {
      file["language"] = input_.language;
      file["name"] = std::string(to_translate) + "this language in its own words, as in Español";
    }
    const bool has_texts = file.contains("texts");
    Json marks = Json::object();
    file["messages"] = messages(marks);
    Json own_texts = texts();
    if (has_texts || !own_texts.empty()) file["texts"] = std::move(own_texts);
    file["marks"] = std::move(marks);
    return file;
  }

 private:
  // Ids of messages in the order of the English file, then those of the forms in theirs.
  void read_english() {
    for (const auto& message : (*input_.english.json)["messages"].items()) {
      keys_.push_back(message.key());
    }
    for (const LintDocument& form : input_.forms) {
      if (!is_english(*form.json)) continue;
      const std::string id = stem_of(form.file);
      const std::vector<LintText> texts = texts_of_form(*form.json, Audience::Patient);
      add_form_texts(id, texts, forms_);
      add_answer_texts(texts, texts_);
      for (const LintText& text : texts) {
        if (!text.message.empty()) keys_.push_back("form." + id + "." + text.message);
      }
    }
    if (input_.helplines) add_helpline_texts(*input_.helplines, texts_);
  }

  // Behind them what only this language has, such as "results.therapist.lead".
  Json messages(Json& marks) const {
    Json all = Json::object();
    for (const std::string& key : keys_) message(key, all, marks);
    if (!input_.own) return all;
    for (const auto& own : (*input_.own->json)["messages"].items()) message(own.key(), all, marks);
    return all;
  }

  void message(const std::string& key, Json& all, Json& marks) const {
    const std::optional<std::string> english = english_text({english_, forms_, texts_}, key);
    if (!english || all.contains(key)) return;
    const auto own = own_.messages.find(key);
    if (own == own_.messages.end() && !is_needed(key)) return;
    if (own == own_.messages.end() || is_unwritten(own->second.text)) {
      all[key] = std::string(to_translate) + *english;
      marks[key] = translation_mark(*english);
      return;
    }
    all[key] = own->second.text;
    const auto mark = own_.marks.find(key);
    if (mark != own_.marks.end()) {
      marks[key] = mark->second.text;
    } else if (!own_.marked) {
      marks[key] = translation_mark(*english);
    }
  }

  // Answers are asked for under "texts".
  bool is_needed(const std::string& key) const {
    if (own_.is_region()) return false;
    const LintText* text = find_form_text(forms_, key);
    return text == nullptr ||
           (text->kind != TextKind::Option && lacks_translation(own_, key, *text));
  }

  Json texts() const {
    const std::set<std::string> answers = missing_answers();
    Json all = Json::object();
    for (const EnglishTexts::Text& text : texts_.list()) {
      const auto own = own_.texts.find(text.text);
      const bool there = own != own_.texts.end();
      // A new file offers the names of help lines too; those that stay are removed by hand.
      const bool offered = !input_.own && !split_words(text.text).empty();
      const bool wanted = text.needed || offered || answers.contains(text.text);
      if (there && !is_unwritten(own->second.text)) {
        all[text.text] = own->second.text;
      } else if (there || (wanted && !own_.is_region())) {
        all[text.text] = std::string(to_translate) + text.text;
      }
    }
    return all;
  }

  std::set<std::string> missing_answers() const {
    std::set<std::string> answers;
    for (const auto& form : forms_) {
      for (const auto& own : form.second) {
        const std::string key = "form." + form.first + "." + own.first;
        const bool answer = own.second.kind == TextKind::Option;
        if (answer && lacks_translation(own_, key, own.second)) answers.insert(own.second.text);
      }
    }
    return answers;
  }

  const TemplateInput& input_;
  LocaleGroup english_, own_;
  FormTexts forms_;
  EnglishTexts texts_;
  std::vector<std::string> keys_;
};

}  // namespace

Json locale_template(const TemplateInput& input) { return TemplateRun(input).make(); }

}  // namespace nextsession
