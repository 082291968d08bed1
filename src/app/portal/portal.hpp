#pragma once

#include "app/world.hpp"
#include "platform/http/http.hpp"

#include <memory>
#include <string>

namespace qiyue::app::portal {

// The public pages, rendered on the server; they read without a script.
class Portal {
public:
    Portal(World& world, std::string home);
    ~Portal();
    http::Response answer(http::Request const& request, Context const& context);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace qiyue::app::portal
