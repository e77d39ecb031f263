// Dear ImGui's compile-time options (IMGUI_USER_CONFIG): only what a page needs. Everything that
// opens a file, starts a program or debugs ImGui itself is left out.
#pragma once

#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
// Our own fonts are handed in; the built-in one would cost 9.5 kB.
#define IMGUI_DISABLE_DEFAULT_FONT
// A page with two long charts has more corners than 16 bits can count.
#define ImDrawIdx unsigned int
