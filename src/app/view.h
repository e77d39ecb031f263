// State -> Page. No drawing, no input, no clock.
#pragma once

#include "app/app.h"
#include "app/content.h"
#include "app/page.h"
#include "app/state.h"

namespace nextsession {

Page view(const State& state, const Content& content, const Start& start);

}  // namespace nextsession
