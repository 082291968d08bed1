#pragma once

#include "platform/http/http.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace qiyue::app::web {

// A file below `folder` (the path was checked for ".." by the server); nothing when there is none. Names with a content
// hash may be kept for ever; everything else is asked for again with its ETag.
std::optional<http::Response> static_file(std::string const& folder, std::string_view path,
                                          http::Request const& request);

}  // namespace qiyue::app::web
