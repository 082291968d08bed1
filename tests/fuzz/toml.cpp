#include "platform/toml/toml.hpp"

#include "fuzz/targets.hpp"

#include "platform/json/json.hpp"

namespace qiyue::fuzz {

void toml(std::string_view bytes) {
    auto const read = qiyue::toml::parse(bytes, "any.toml");
    if (!read.ok()) {
        promise(read.refusal().findings().front().code == "toml.malformed", "a refusal has its code");
        return;
    }
    promise(read.value().is_object(), "a file is a table");
    promise(!qiyue::json::write(read.value()).empty(), "what was read can be written");
}

}  // namespace qiyue::fuzz
