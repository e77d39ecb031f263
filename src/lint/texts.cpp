#include "lint/texts.h"

#include <algorithm>

#include "app/catalogue.h"
#include "lint/json_parts.h"
#include "questionnaire/json.h"
#include "questionnaire/report.h"

namespace nextsession {
namespace {

// A display item with itemControl "help" whose showing depends on nothing: its parent's help.
bool is_help(const Json& item) {
  if (text_in(item, "type") != "display" || item.contains("enableWhen")) return false;
  const Json* extensions = list_in(item, "extension");
  for (std::size_t i = 0; extensions != nullptr && i < extensions->size(); ++i) {
    const Json& extension = (*extensions)[i];
    if (!text_in(extension, "url").ends_with("questionnaire-itemControl")) continue;
    const Json* control = object_in(extension, "valueCodeableConcept");
    const Json* codings = control == nullptr ? nullptr : list_in(*control, "coding");
    for (std::size_t k = 0; codings != nullptr && k < codings->size(); ++k) {
      if (text_in((*codings)[k], "code") == "help") return true;
    }
  }
  return false;
}

class FormWalk {
 public:
  FormWalk(Audience audience, std::vector<LintText>& texts) : audience_(audience), texts_(texts) {}

  void items(const Json& parent, const std::string& path, const std::string& parent_id,
             const std::string& block) {
    const Json* list = list_in(parent, "item");
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
      item((*list)[i], at(at(path, "item"), i), parent_id, block);
    }
  }

  void add(LintText text) {
    text.audience = audience_;
    if (!text.text.empty()) texts_.push_back(std::move(text));
  }

 private:
  void item(const Json& json, const std::string& path, const std::string& parent_id,
            const std::string& block) {
    const std::string id = text_in(json, "linkId");
    const std::string type = text_in(json, "type");
    const std::string text = text_in(json, "text");
    TextKind kind = TextKind::Stem;
    // A group that asks something is a question of many parts.
    if (type == "group") kind = text.ends_with('?') ? TextKind::Stem : TextKind::Heading;
    if (type == "display") kind = TextKind::Help;
    const std::string message = is_help(json) ? parent_id + ".help" : id;
    add({at(path, "text"), id, text, kind, {}, block, message});
    options(json, path, id, block);
    items(json, path, id, type == "group" ? path : block);
  }

  void options(const Json& json, const std::string& path, const std::string& id,
               const std::string& block) {
    const Json* list = list_in(json, "answerOption");
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
      const Json& option = (*list)[i];
      const std::string here = at(at(path, "answerOption"), i);
      const std::string words = text_in(option, "valueString");
      if (!words.empty()) {
        add({at(here, "valueString"), id + "." + words, words, TextKind::Option, {}, block, ""});
      }
      const Json* coding = object_in(option, "valueCoding");
      if (coding == nullptr) continue;
      const std::string code = text_in(*coding, "code");
      add({at(here, "valueCoding.display"),
           id + "." + code,
           text_in(*coding, "display"),
           TextKind::Option,
           {},
           block,
           id + "." + code});
    }
  }

  Audience audience_;
  std::vector<LintText>& texts_;
};

}  // namespace

bool is_for_practitioners(const Json& form) {
  const Json* list = list_in(form, "subjectType");
  bool practitioner = false;
  bool patient = false;
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
    practitioner = practitioner || (*list)[i] == "Practitioner";
    patient = patient || (*list)[i] == "Patient";
  }
  return practitioner && !patient;
}

std::vector<LintText> texts_of_form(const Json& form, Audience audience) {
  std::vector<LintText> texts;
  FormWalk walk(audience, texts);
  walk.add({"title", "title", text_in(form, "title"), TextKind::Heading, {}, "", "title"});
  walk.items(form, "", "", "");
  return texts;
}

std::string stem_of(std::string_view file) {
  const std::size_t slash = file.find_last_of("/\\");
  if (slash != std::string_view::npos) file.remove_prefix(slash + 1);
  if (file.ends_with(".json")) file.remove_suffix(5);
  return std::string(file);
}

Audience MessageAudience::of(std::string_view key) const {
  const bool looser = std::any_of(looser_starts.begin(), looser_starts.end(),
                                  [&](const std::string& start) { return key.starts_with(start); });
  if (looser) return Audience::Looser;
  const std::size_t first = key.find('.');
  if (first == std::string_view::npos) return Audience::Patient;
  const std::string_view rest = key.substr(first + 1);
  return form_ids.contains(rest.substr(0, rest.find('.'))) ? Audience::Looser : Audience::Patient;
}

std::string message_path(std::string_view key) { return "messages[\"" + std::string(key) + "\"]"; }

std::string text_path(std::string_view english) {
  return "texts[\"" + std::string(english) + "\"]";
}

FormKey form_key(std::string_view key) {
  if (!key.starts_with("form.")) return {};
  key.remove_prefix(5);
  const std::size_t point = key.find('.');
  if (point == std::string_view::npos) return {};
  return {key.substr(0, point), key.substr(point + 1)};
}

const LintText* find_form_text(const FormTexts& forms, std::string_view key) {
  const FormKey parts = form_key(key);
  const auto form = forms.find(parts.form);
  if (form == forms.end()) return nullptr;
  const auto own = form->second.find(parts.rest);
  return own == form->second.end() ? nullptr : &own->second;
}

void add_form_texts(const std::string& form_id, const std::vector<LintText>& texts,
                    FormTexts& forms) {
  for (const LintText& text : texts) {
    if (text.message.empty()) continue;
    const auto added = forms[form_id].emplace(text.message, text);
    // Several help texts of one item are shown, and translated, as one.
    if (!added.second) added.first->second.text += "\n\n" + text.text;
  }
}

std::vector<LintText> texts_of_locale(const Json& locale, const FormTexts& forms,
                                      const MessageAudience& audience) {
  std::vector<LintText> texts;
  const Json* messages = object_in(locale, "messages");
  for (auto message = messages ? messages->begin() : locale.end();
       messages && message != messages->end(); ++message) {
    if (!message.value().is_string()) continue;
    const std::string& key = message.key();
    LintText text{message_path(key),
                  key,
                  message.value().get<std::string>(),
                  TextKind::Message,
                  audience.of(key),
                  "",
                  ""};
    if (const LintText* own = find_form_text(forms, key)) {
      text.kind = own->kind;
      text.block = std::string(form_key(key).form) + " " + own->block;
    }
    if (!is_unwritten(text.text)) texts.push_back(std::move(text));
  }
  const Json* others = object_in(locale, "texts");
  for (auto other = others ? others->begin() : locale.end(); others && other != others->end();
       ++other) {
    if (!other.value().is_string()) continue;
    const auto& text = other.value().get_ref<const std::string&>();
    if (is_unwritten(text)) continue;
    texts.push_back(
        {text_path(other.key()), other.key(), text, TextKind::Option, Audience::Patient, "", ""});
  }
  return texts;
}

}  // namespace nextsession
