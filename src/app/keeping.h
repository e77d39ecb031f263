// Where the record is kept, as far as the app knows from the page's side (web/keep).
#pragma once

#include <string>
#include <vector>

#include "record/saved_record.h"

namespace nextsession {

enum class Device {
  Nothing,     // in this tab alone
  Kept,        // on this device, too
  Locked,      // on this device, under a passphrase that has not been given
  Elsewhere,   // another tab has it; this one can look, and take over
  Unreadable,  // on this device, but damaged or of a later version: it stays as it is
  Blocked      // this browser refuses to keep anything
};

struct Keeping {
  Device device = Device::Nothing;
  bool under_secret = false;  // Kept: under a passphrase
  std::string secret;         // as typed on screen now; never stored, forgotten with the page
  bool file_locked = false;   // the file chosen waits for its passphrase
  std::string file;           // name of the file chosen last, whatever became of it
  bool hands_off = false;     // the page's side was told to leave an unreadable record alone
  bool waiting = false;       // for news about the last order
  std::string trouble;        // message id of what the page's side could not do; empty: nothing
  std::vector<SetAside> set_aside;     // what of the file opened last could not be used
  std::vector<std::string> differing;  // ids of visits that came beside one of the same id
  bool opened = false;                 // `file` is open
  bool saved = false;                  // something was saved to a file
  int added = 0, updated = 0;          // visits that came with the file opened last
  std::vector<std::string> left;       // after erasing: what could not be removed
};

}  // namespace nextsession
