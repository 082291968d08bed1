#include "modules/identity/entrance.hpp"

namespace qiyue::identity {

api::Operation region_operation(std::vector<Region> const& regions) {
    return {.id = "region.list",
            .method = http::Method::get,
            .path = "/api/regions",
            .title = {"行政区划", "Regions"},
            .access = api::Access::everyone,
            .run = [&regions](api::Call&) -> Result<Value> {
                auto items = Value::list();
                for (auto const& region : regions) {
                    items.push(Value::object({{"code", region.code},
                                              {"name", region.name},
                                              {"level", region.level},
                                              {"parent", region.parent}}));
                }
                return Value::object({{"items", std::move(items)}});
            }};
}

}  // namespace qiyue::identity
