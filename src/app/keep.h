// Keeping the record on the device and in files: orders to the page's side, and its news.
#pragma once

#include <string_view>

#include "app/app.h"
#include "app/content.h"
#include "app/event.h"
#include "app/state.h"

namespace nextsession {

// Target of SetText for the passphrase on screen.
inline constexpr std::string_view secret_field = "secret";

// Keep, StopKeeping, Unlock, SaveRecord, OpenRecord, UnlockFile, TakeOver, CopyReport, SavePage,
// CopyFingerprint, UseUpdate, Device.
// Orders and news are documented in web/protocol.mjs.
void update_keeping(State& state, const Event& event, const Content& content, Effects& effects);

// SHA-256 of the page, which its own side alone can compute; once is enough.
bool has_fingerprint(const State& state);
void ask_fingerprint(const State& state, Effects& effects);

// The record of this device cannot be read: it is left alone, and the person told.
void leave_alone(State& state, const Findings& findings);

// Does the event change what is kept? Not while another tab has the record.
bool changes_record(const Event& event);
bool read_only(const State& state);

}  // namespace nextsession
