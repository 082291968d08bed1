#include "platform/json/json.hpp"

#include "fuzz/targets.hpp"

#include "base/utf8.hpp"

namespace qiyue::fuzz {

void json(std::string_view bytes) {
    auto const read = qiyue::json::parse(bytes);
    if (!read.ok()) {
        auto const& finding = read.refusal().findings().front();
        promise(finding.code == "json.malformed", "a refusal has its code");
        promise(is_utf8(finding.says.zh) && is_utf8(finding.says.en), "a refusal can be shown");
        return;
    }
    auto const written = qiyue::json::write(read.value());
    promise(is_utf8(written) && written.find('\0') == std::string::npos, "what is written is UTF-8 without NUL");
    auto const again = qiyue::json::parse(written);
    promise(again.ok() && again.value() == read.value(), "what is written reads as the same value");
    promise(qiyue::json::write(again.value()) == written, "one value has one text");
    auto const pretty = qiyue::json::parse(qiyue::json::write_pretty(read.value()));
    promise(pretty.ok() && pretty.value() == read.value(), "the indented text too");
}

}  // namespace qiyue::fuzz
