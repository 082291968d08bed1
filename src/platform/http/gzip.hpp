#pragma once

#include <string>
#include <string_view>

namespace qiyue::http {

// Whether an Accept-Encoding header takes gzip: named or by *, and not with q=0.
bool takes_gzip(std::string_view accept_encoding);

// Whether content of this type shrinks: text, JSON, SVG, scripts, XML.
bool compressible(std::string_view content_type);

// RFC 1952, the same bytes for the same text.
std::string gzip(std::string_view text);

}  // namespace qiyue::http
