// Where the record is kept, saving and opening files; what the page's side could not do; and what
// is left after erasing.
#include "app/keep.h"
#include "app/navigate.h"
#include "app/screens.h"

namespace nextsession {
namespace {

using Type = Event::Type;

// A file of which all is broken would fill the page.
constexpr int most_asides = 20;

constexpr const char* fill_in = "current-password";

Node text_of(const Scene& scene, const std::string& key, Look look = Look::Plain) {
  return text(key, scene.rich(key), look);
}

Node actions_of(const std::string& id, std::vector<Node> buttons) {
  return node(id + "/row", Role::Row, std::move(buttons));
}

Node card_of(const Scene& scene, const std::string& key) {
  return node(key, Role::Card, {heading(key + ".title", 2, scene.say(key + ".title"))});
}

// One place to type it, whatever it is for. `purpose`: whether a password manager fills one in or
// offers a new one.
Node secret_field(const Scene& scene, const std::string& id, const char* purpose,
                  const std::string& label, const std::string& hint) {
  Node field = node(id, Role::TextField);
  field.purpose = purpose;
  field.text = words(scene.say(label));
  field.value = scene.state.keeping.secret;
  field.secret = true;
  field.describedby = hint;
  field.event = to(Type::SetText, "secret");
  return field;
}

const char* place_of(const Keeping& keeping) {
  switch (keeping.device) {
    case Device::Nothing: return "keep.where.nothing";
    case Device::Kept: return keeping.under_secret ? "keep.where.secret" : "keep.where.kept";
    case Device::Locked: return "keep.where.locked";
    case Device::Elsewhere: return "keep.where.elsewhere";
    case Device::Unreadable: return "keep.where.unreadable";
    case Device::Blocked: return "keep.where.blocked";
  }
  return "keep.where.nothing";
}

Node locked_card(const Scene& scene) {
  Node card = card_of(scene, "keep.locked");
  card.children.push_back(text_of(scene, "keep.locked.text"));
  card.children.push_back(
      secret_field(scene, "secret", fill_in, "keep.locked.label", "keep.locked.text"));
  card.children.push_back(actions_of(
      "keep.locked", {button("unlock", scene.say("keep.unlock"), Look::Primary, to(Type::Unlock)),
                      button("forgotten", scene.say("footer.erase"), Look::Secondary,
                             to(Type::OpenDialog, "erase", "forgotten"))}));
  card.children.push_back(text_of(scene, "keep.locked.forgotten", Look::Small));
  return card;
}

// What is to be known before a passphrase is set, before the field for it.
Node secret_card(const Scene& scene) {
  Node card = card_of(scene, "keep.secret");
  card.children.push_back(text_of(scene, "keep.secret.without"));
  card.children.push_back(text_of(scene, "keep.secret.no-way-back"));
  card.children.push_back(
      secret_field(scene, "secret", "new-password", "keep.secret.label", "keep.secret.hint"));
  card.children.push_back(text_of(scene, "keep.secret.hint", Look::Small));
  return card;
}

Node device_card(const Scene& scene) {
  const bool kept = scene.state.keeping.device == Device::Kept;
  Node card = card_of(scene, "keep.device");
  card.children.push_back(text_of(scene, "keep.device.text"));
  card.children.push_back(text_of(scene, "keep.device.gone", Look::Small));
  if (kept) card.children.push_back(text_of(scene, "keep.device.stop.about", Look::Small));
  card.children.push_back(actions_of(
      "keep.device",
      {kept ? button("stop", scene.say("keep.device.stop"), Look::Secondary, to(Type::StopKeeping))
            : button("keep", scene.say("keep.device.keep"), Look::Primary, to(Type::Keep))}));
  return card;
}

// A file that was chosen and waits for its passphrase.
Node locked_file_card(const Scene& scene) {
  Node card = card_of(scene, "keep.file.locked");
  card.children.push_back(
      text("keep.file.locked.text",
           scene.say("keep.file.locked.text", {{"file", scene.state.keeping.file}})));
  card.children.push_back(secret_field(scene, "file-secret", fill_in, "keep.file.locked.label",
                                       "keep.file.locked.text"));
  card.children.push_back(actions_of(
      "keep.file.locked",
      {button("unlock-file", scene.say("keep.file.unlock"), Look::Primary, to(Type::UnlockFile))}));
  return card;
}

Node file_card(const Scene& scene, bool with_save) {
  Node card = card_of(scene, "keep.file");
  card.children.push_back(text_of(scene, "keep.file.text"));
  card.children.push_back(text_of(scene, "keep.file.drop", Look::Small));
  std::vector<Node> row;
  if (with_save) {
    row.push_back(button("save", scene.say("keep.file.save"), Look::Primary, to(Type::SaveRecord)));
  }
  if (!read_only(scene.state)) {
    row.push_back(
        button("open", scene.say("keep.file.open"), Look::Secondary, to(Type::OpenRecord)));
  }
  card.children.push_back(actions_of("keep.file", std::move(row)));
  return card;
}

// The page itself, which is no answer.
Node page_card(const Scene& scene) {
  Node card = card_of(scene, "page");
  card.children.push_back(text_of(scene, "page.text"));
  card.children.push_back(actions_of(
      "page", {button("save-page", scene.say("page.save"), Look::Secondary, to(Type::SavePage))}));
  return card;
}

// One thing of a file that could not be used, in the person's language.
std::string aside_of(const Scene& scene, const SetAside& aside) {
  const Item* item =
      aside.key.empty() ? nullptr : find_item(scene.content.form, link_id_of(aside.key));
  const std::string question = item != nullptr ? item->text : aside.key;
  const char* key = "keep.aside.part";
  if (aside.code == ErrorCode::Dangling && !aside.key.empty()) key = "keep.aside.unknown";
  if (aside.code == ErrorCode::Syntax) key = "keep.aside.damaged";
  if (aside.code == ErrorCode::Missing) key = "keep.aside.missing";
  if (item != nullptr && aside.code != ErrorCode::Dangling) key = "keep.aside.answer";
  const std::string what = scene.say(key, {{"question", question}});
  if (aside.visit.empty()) return what;
  return scene.say("keep.aside.of", {{"visit", scene.date(aside.visit)}, {"what", what}});
}

void add_asides(const Scene& scene, Node& notice) {
  const Keeping& keeping = scene.state.keeping;
  if (keeping.set_aside.empty()) return;
  notice.children.push_back(heading("opened/aside", 3, scene.say("keep.aside.title")));
  notice.children.push_back(text_of(scene, "keep.aside.text"));
  Node list = node("opened/list", Role::List);
  int n = 0;
  for (const SetAside& aside : keeping.set_aside) {
    Node entry = node("opened/list/" + std::to_string(++n), Role::ListItem);
    entry.text = words(aside_of(scene, aside));
    list.children.push_back(std::move(entry));
    if (n == most_asides) break;
  }
  notice.children.push_back(std::move(list));
  const int more = static_cast<int>(keeping.set_aside.size()) - n;
  if (more > 0) {
    notice.children.push_back(text("opened/more", scene.count("keep.aside.more", more)));
  }
}

// What came with the file opened last, and what of it could not be read.
void show_opened(const Scene& scene, Page& page) {
  const Keeping& keeping = scene.state.keeping;
  if (!keeping.opened || keeping.file_locked) return;
  Node notice = node("opened", Role::Notice);
  notice.tone = Tone::Good;
  notice.children.push_back(
      heading("opened/title", 2, scene.say("keep.opened", {{"file", keeping.file}})));
  const int differing = static_cast<int>(keeping.differing.size());
  if (keeping.added > 0) {
    notice.children.push_back(text("opened/added", scene.count("keep.added", keeping.added)));
  }
  if (keeping.updated > 0) {
    notice.children.push_back(text("opened/updated", scene.count("keep.updated", keeping.updated)));
  }
  if (differing > 0) {
    notice.children.push_back(text("opened/differing", scene.count("keep.differing", differing)));
  }
  if (keeping.added + keeping.updated + differing == 0) {
    notice.children.push_back(text("opened/nothing", scene.say("keep.nothing-new")));
  }
  add_asides(scene, notice);
  page.main.push_back(std::move(notice));
}

// Of an empty record there is nothing to save.
bool may_save(const State& state) { return !state.answers.empty() || state.past != nullptr; }

// A record that may be neither kept nor saved leaves nothing to offer but the ways out.
bool may_keep(const State& state) { return !state.keep_nothing && !read_only(state); }

void show_ways(const Scene& scene, Page& page) {
  const Keeping& keeping = scene.state.keeping;
  if (scene.state.keep_nothing) {
    page.main.push_back(text_of(scene, "keep.nothing"));
    return;
  }
  if (keeping.device == Device::Locked) page.main.push_back(locked_card(scene));
  if (keeping.file_locked && keeping.device != Device::Locked) {
    page.main.push_back(locked_file_card(scene));
  } else if (may_keep(scene.state) && keeping.device != Device::Locked) {
    page.main.push_back(secret_card(scene));
  }
  const bool device = keeping.device == Device::Nothing || keeping.device == Device::Kept;
  if (device && may_keep(scene.state)) page.main.push_back(device_card(scene));
  if (keeping.device != Device::Locked) {
    page.main.push_back(file_card(scene, may_save(scene.state)));
  }
}

// What the page's side could not do, or why a file was not taken, as a message id; its title is
// under the same id with ".title".
std::string trouble_here(const State& state) {
  const std::string& trouble = state.keeping.trouble;
  const bool record = trouble.starts_with("problem.record.");
  if (state.keeping.device == Device::Unreadable && record && state.keeping.file.empty()) {
    // The same of what is kept here, which is no file.
    const bool newer = trouble == "problem.record.newer";
    return newer ? "keep.unreadable.newer" : "keep.unreadable.damaged";
  }
  if (!trouble.empty()) return trouble;
  return state.problem.starts_with("problem.record.") ? state.problem : std::string();
}

Node notice_of(const Scene& scene, const std::string& id, const std::string& key, Tone tone) {
  Node notice = node(id, Role::Notice);
  notice.tone = tone;
  notice.children.push_back(heading(id + "/title", 2, scene.say(key + ".title")));
  notice.children.push_back(text(id + "/text", scene.rich(key)));
  return notice;
}

std::vector<Node> keeping_notices(const Scene& scene) {
  const State& state = scene.state;
  const bool elsewhere = state.screen != Screen::Keep;
  std::vector<Node> notices;
  const std::string trouble = trouble_here(state);
  if (!trouble.empty()) {
    notices.push_back(notice_of(scene, "trouble", trouble, Tone::Talk));
    if (elsewhere) {
      notices.back().children.push_back(
          actions_of("trouble", {button("trouble/keep", scene.say("keep.title"), Look::Secondary,
                                        to(Type::Show, name_of(Screen::Keep)))}));
    }
  }
  if (read_only(state)) {
    notices.push_back(notice_of(scene, "elsewhere", "keep.elsewhere", Tone::Info));
    notices.back().children.push_back(actions_of(
        "elsewhere",
        {button("take-over", scene.say("keep.take-over"), Look::Secondary, to(Type::TakeOver))}));
  } else if (state.keeping.device == Device::Locked && elsewhere) {
    notices.push_back(notice_of(scene, "locked", "keep.is-locked", Tone::Info));
    notices.back().children.push_back(
        actions_of("locked", {button("locked/keep", scene.say("keep.unlock"), Look::Secondary,
                                     to(Type::Show, name_of(Screen::Keep)))}));
  }
  if (state.update_waits) {
    notices.push_back(notice_of(scene, "update", "update", Tone::Info));
    notices.back().children.push_back(actions_of(
        "update",
        {button("use-update", scene.say("update.use"), Look::Secondary, to(Type::UseUpdate))}));
  }
  for (Node& notice : notices) notice.screen_only = true;
  return notices;
}

}  // namespace

void show_keeping(const Scene& scene, Page& page) {
  const Screen screen = scene.state.screen;
  if (screen == Screen::Safety || screen == Screen::Erased) return;
  std::vector<Node> notices = keeping_notices(scene);
  // Behind the title, which a page begins with wherever it has one of its own.
  const bool titled = !page.main.empty() && page.main.front().role == Role::Heading;
  page.main.insert(page.main.begin() + (titled ? 1 : 0), std::make_move_iterator(notices.begin()),
                   std::make_move_iterator(notices.end()));
}

void keep_screen(const Scene& scene, Page& page) {
  page.main.push_back(heading("title", 1, scene.say("keep.title")));
  page.main.push_back(text("where", scene.say(place_of(scene.state.keeping)), Look::Lead));
  if (scene.state.keeping.waiting) page.main.push_back(text_of(scene, "keep.waiting"));
  show_opened(scene, page);
  page.main.push_back(text_of(scene, "keep.safety"));
  show_ways(scene, page);
  page.main.push_back(page_card(scene));
  Node leave = card_of(scene, "keep.leave");
  leave.children.push_back(text("keep.leave.text", scene.say("exit.about")));
  leave.children.push_back(actions_of(
      "keep.leave", {button("leave", scene.say("exit.label"), Look::Secondary, to(Type::QuickExit)),
                     button("erase", scene.say("footer.erase"), Look::Secondary,
                            to(Type::OpenDialog, "erase", "erase"))}));
  page.main.push_back(std::move(leave));
  page.main.push_back(node("actions", Role::Row,
                           {button("back", scene.say("about.back"), Look::Secondary,
                                   to(Type::Show, name_of(scene.state.came_from)))}));
}

void erased_screen(const Scene& scene, Page& page) {
  const Keeping& keeping = scene.state.keeping;
  if (keeping.waiting) {
    page.main.push_back(heading("title", 1, scene.say("erased.title.waiting")));
    page.main.push_back(text("lead", scene.say("erased.waiting"), Look::Lead));
  } else if (keeping.left.empty()) {
    page.main.push_back(heading("title", 1, scene.say("erased.title")));
    page.main.push_back(text("lead", scene.say("erased.text"), Look::Lead));
    page.main.push_back(text_of(scene, "erased.proof"));
    page.main.push_back(bullets(scene, "erased.emptied", "erased.emptied."));
  } else {
    page.main.push_back(heading("title", 1, scene.say("erased.title.left")));
    page.main.push_back(text("lead", scene.say("erased.left"), Look::Lead));
    Node list = node("erased.left.list", Role::List);
    int n = 0;
    for (const std::string& name : keeping.left) {
      Node entry = node("erased.left/" + std::to_string(++n), Role::ListItem);
      const std::string key = "erased.left." + name;
      entry.text = words(scene.has(key) ? scene.say(key) : name);
      list.children.push_back(std::move(entry));
    }
    page.main.push_back(std::move(list));
    page.main.push_back(text_of(scene, "erased.left.do"));
  }
  page.main.push_back(text_of(scene, "erased.files", Look::Small));
  page.main.push_back(node("actions", Role::Row,
                           {button("start", scene.say("erased.again"), Look::Primary,
                                   to(Type::Show, name_of(Screen::Welcome)))}));
}

}  // namespace nextsession
