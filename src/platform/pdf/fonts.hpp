#pragma once

#include <pango/pango.h>

// The faces that papers are set in, each by name, from Debian's packages.
namespace qiyue::pdf {

enum class Face { body, strong, heading, title, small };

// One font map over our fonts alone, so that another machine's fonts change nothing. Throws Fault when one is missing.
PangoFontMap* font_map();
// Size in points. Every face falls back to Noto Serif CJK SC, which has the rare characters of names.
PangoFontDescription* description(Face face, double size);

}  // namespace qiyue::pdf
