#pragma once

#include "platform/http/http.hpp"

#include <string>

namespace qiyue::app::web {

// Never shown inside a page of ours: always a download, under its own name (RFC 6266: UTF-8, and ASCII for old programs).
void as_download(http::Response& response, std::string const& name, std::string const& type);

}  // namespace qiyue::app::web
