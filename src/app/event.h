// Everything that can happen to the app, as a value. Events name what should be so ("answer R1.1 is
// often", "show the plan"), not a step, so a doubled one does no harm. RemoveGoal alone is a step:
// the goals after the one removed move up.
#pragma once

#include <string>

namespace nextsession {

struct Event {
  enum class Type {
    Show,          // target: screen name ("welcome", "question", "review", "results", ...)
    ShowQuestion,  // target: answer key
    Answer,        // target: answer key, value: code; a check box toggles through Include/Exclude
    Include,       // target: answer key, value: code becomes chosen
    Exclude,       // target: answer key, value: code becomes not chosen
    SetText,  // target: answer key, "plan/A2/words", "plan/A2/happened" or "secret"; value: words
    Skip,     // target: answer key, value: "does-not-apply", else "rather-not-say"
    AddGoal,
    RemoveGoal,     // target: number of the goal, from 1
    RestoreGoal,    // the one removed last
    OpenConstruct,  // target: construct id: ask its deeper questions too
    FlagSeen,       // target: safety flag
    AddToPlan,
    RemoveFromPlan,  // target: advice id
    Tick,
    Untick,     // target: a step of the plan, such as "A2.do.1": is done, or is not
    SetWords,   // target: advice id, value: "gentle" or "direct"
    SetRaised,  // target: advice id of the plan, value: "yes", "partly", "no"
    // value: "check-in", "full": a new visit; the one under way joins those before it if there is
    // anything in it
    StartVisit,
    IncludePart,
    ExcludePart,      // target: a part of the report: is in it, or is not
    CopyReport,       // as plain text
    SavePage,         // this page itself, to a file
    CopyFingerprint,  // of this page
    UseUpdate,        // the version of the page that waits
    ShowTheme,
    HideTheme,   // target: theme id: is in, or not in, what the person shows for a comparison
    SaveView,    // what the person shows, to a file
    OpenView,    // asks for the file of such a view
    ViewOpened,  // value: the text of that file; comes from the host
    CloseView,   // target: "patient", "therapist": the opened view goes
    Expand,
    Collapse,  // target: node id
    // target: "help", "display", "language", "erase"; value: the node that gets the focus back
    OpenDialog,
    CloseDialog,  // whichever is open
    // value: "patient", "therapist"; target: "confirmed" where answers may go, else the node that
    // gets the focus back when that is asked
    SetForm,
    SetLanguage,   // value: a code such as "es"
    SetCountry,    // value: ISO 3166 code
    SetTheme,      // value: "system", "light", "dark"
    SetTextSize,   // value: "100", "125", "150", "200"
    SetView,       // value: "canvas", "plain"
    SetShortcuts,  // value: "on", "off"
    Keep,          // keep the record on this device; under the secret typed, if there is one
    StopKeeping,   // no longer on this device; this tab still has it
    Unlock,        // the record of this device, with the secret typed
    SaveRecord,    // to a file; under the secret typed, if there is one
    OpenRecord,    // asks for the file of a saved record
    UnlockFile,    // the file chosen, with the secret typed
    TakeOver,      // from the other tab that has the record
    Device,        // value: a piece of news in JSON; comes from the host (web/protocol.mjs)
    Erase,         // everything the person gave, here and in storage
    QuickExit,     // erase and leave the page
    Print
  };
  Type type = Type::Show;
  std::string target;
  std::string value;
  int revision = 0;  // of the page it came from
  bool operator==(const Event& o) const {
    return type == o.type && target == o.target && value == o.value;
  }
};

// A check box has two events. Either of them as the one for choosing it; other types stay.
constexpr Event::Type choosing(Event::Type type) {
  if (type == Event::Type::Exclude) return Event::Type::Include;
  if (type == Event::Type::HideTheme) return Event::Type::ShowTheme;
  if (type == Event::Type::Untick) return Event::Type::Tick;
  if (type == Event::Type::ExcludePart) return Event::Type::IncludePart;
  return type;
}
// And as the one for taking the choice back; other types stay.
constexpr Event::Type unchoosing(Event::Type type) {
  if (type == Event::Type::Include) return Event::Type::Exclude;
  if (type == Event::Type::ShowTheme) return Event::Type::HideTheme;
  if (type == Event::Type::Tick) return Event::Type::Untick;
  if (type == Event::Type::IncludePart) return Event::Type::ExcludePart;
  return type;
}

}  // namespace nextsession
