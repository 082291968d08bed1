#include "app/portal/portal.hpp"

namespace qiyue::app::portal {

struct Portal::Inside {
    World& world;
    std::string home;
};

Portal::Portal(World& world, std::string home) : inside_(std::make_unique<Inside>(Inside{world, std::move(home)})) {}
Portal::~Portal() = default;

http::Response Portal::answer(http::Request const&, Context const&) {
    http::Response response;
    response.status = 404;
    response.content_type = "text/plain; charset=utf-8";
    response.body = "not found";
    return response;
}

}  // namespace qiyue::app::portal
