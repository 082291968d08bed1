#include "platform/pdf/fonts.hpp"

#include "base/failure.hpp"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <array>
#include <string>
#include <utility>

namespace qiyue::pdf {

namespace {

// Folders with what lies in them, and the package that puts it there. The system's cache saves reading every face
// anew; without it the first paper only takes longer.
constexpr char const* configuration = R"xml(<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts/opentype/noto</dir>
  <dir>/usr/share/fonts/truetype/lxgw-wenkai</dir>
  <cachedir>/var/cache/fontconfig</cachedir>
</fontconfig>
)xml";

constexpr std::array<std::pair<char const*, char const*>, 3> families{{{"LXGW WenKai", "fonts-lxgw-wenkai"},
                                                                       {"Noto Serif CJK SC", "fonts-noto-cjk"},
                                                                       {"Noto Sans CJK SC", "fonts-noto-cjk"}}};

bool has(FcConfig* config, char const* family) {
    auto* wanted = FcPatternCreate();
    FcPatternAddString(wanted, FC_FAMILY, reinterpret_cast<FcChar8 const*>(family));
    auto* what = FcObjectSetBuild(FC_FAMILY, nullptr);
    auto* found = FcFontList(config, wanted, what);
    auto const any = found != nullptr && found->nfont > 0;
    FcFontSetDestroy(found);
    FcObjectSetDestroy(what);
    FcPatternDestroy(wanted);
    return any;
}

PangoFontMap* make() {
    auto* config = FcConfigCreate();
    if (config == nullptr ||
        FcConfigParseAndLoadFromMemory(config, reinterpret_cast<FcChar8 const*>(configuration), FcTrue) == FcFalse ||
        FcConfigBuildFonts(config) == FcFalse) {
        throw Fault("the fonts for papers can't be listed");
    }
    for (auto const& [family, package] : families) {
        if (!has(config, family)) {
            throw Fault(std::string("the font ") + family + " is not here; it comes with the Debian package " +
                        package);
        }
    }
    auto* map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(reinterpret_cast<PangoFcFontMap*>(map), config);
    FcConfigDestroy(config);  // the map holds it
    pango_cairo_font_map_set_resolution(reinterpret_cast<PangoCairoFontMap*>(map), 72);
    return map;
}

}  // namespace

PangoFontMap* font_map() {
    static PangoFontMap* const map = make();
    return map;
}

PangoFontDescription* description(Face face, double size) {
    auto* made = pango_font_description_new();
    // LXGW WenKai stands for 仿宋, which Debian has only inside of a TeX collection, and there without 镕 and 堃.
    auto const song = face == Face::title || face == Face::small;
    pango_font_description_set_family(made,
                                      face == Face::heading ? "Noto Sans CJK SC,Noto Serif CJK SC"
                                          : song            ? "Noto Serif CJK SC"
                                                            : "LXGW WenKai,Noto Serif CJK SC");
    auto const heavy = face == Face::strong || face == Face::heading || face == Face::title;
    pango_font_description_set_weight(made, heavy ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(made, size * PANGO_SCALE);
    return made;
}

}  // namespace qiyue::pdf
