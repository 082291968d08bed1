#pragma once

#include "base/said.hpp"
#include "base/value.hpp"

#include <map>
#include <string>

namespace qiyue::app::portal {

// The templates, partials and phrases of web/portal, read once.
class Templates {
public:
    explicit Templates(std::string const& folder);
    // The page inside the layout. `data` holds the common keys and the page's own (web/portal/README.md).
    std::string render(std::string const& page, Value data, Language language) const;
    std::string word(std::string const& key, Language language) const;

private:
    std::map<std::string, std::string> pages_;  // "home", "_header", …
    Value words_;
};

}  // namespace qiyue::app::portal
