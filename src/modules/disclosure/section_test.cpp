#include "modules/disclosure/section.hpp"

#include <doctest/doctest.h>

using namespace qiyue;
using namespace qiyue::disclosure;

namespace {

Fields const described{field::text("name", {"名称", "name"}), field::money("price", {"价格", "price"}),
                       field::secret("code", {"密码", "code"}), field::text("method", {"方法", "method"})};

Value values() {
    return Value::object().set("name", "照护").set("price", 100).set("code", "x").set("inside", "y");
}

}  // namespace

TEST_CASE("a section keeps what is described, public and given") {
    auto const made = section(described, values(), {});
    CHECK(made["values"] == Value::object().set("name", "照护").set("price", 100));
    CHECK(made["fields"].size() == 2);
    CHECK(section(described, values(), {"name"})["values"] == Value::object().set("name", "照护"));
}

TEST_CASE("a withheld field is absent and its ground is shown") {
    std::vector<store::Exemption> const approved{{.object_kind = "contract",
                                                  .field = "price",
                                                  .ground = "trade_secret",
                                                  .state = "approved",
                                                  .approved_by = "首一例"}};
    auto const shown = masked(section(described, values(), {}), "contract", approved);
    CHECK_FALSE(shown["values"].has("price"));
    CHECK(shown["fields"].size() == 1);
    CHECK(shown.at_path("withheld.0.ground") == Value("trade_secret"));
    // The same field of another kind of object stays.
    CHECK(masked(section(described, values(), {}), "tender", approved)["values"].has("price"));
    auto body = values();
    mask_body(body, "contract", approved);
    CHECK_FALSE(body.has("price"));
    CHECK(body["withheld"].size() == 1);
}
