#include "law/bands.hpp"

#include "base/said.hpp"

#include <algorithm>

namespace qiyue::law {

std::vector<Band> read_bands(Facts const& facts, std::string_view list, std::string_view gives) {
    std::vector<Band> bands;
    for (auto const& row : facts.list(list)) {
        bands.push_back({row.integer("from"), row.integer("to"), row.integer(gives), bands.size()});
    }
    std::ranges::stable_sort(bands, {}, &Band::from);
    return bands;
}

std::optional<Band> band_of(std::vector<Band> const& bands, std::int64_t value) {
    for (auto const& band : bands) {
        if (value >= band.from && value < band.to) {
            return band;
        }
    }
    if (!bands.empty() && value == bands.back().to) {
        return bands.back();
    }
    return std::nullopt;
}

void check_cover(std::vector<Band> const& bands, std::int64_t low, std::int64_t high, std::string const& code,
                 std::string const& field, Findings& findings) {
    auto const refuse_span = [&](char const* what, std::int64_t from, std::int64_t to, char const* zh, char const* en) {
        auto const span = hundredths(from) + " - " + hundredths(to);
        findings.refuse(
            code + what, field, {"分档 " + span + " " + zh, "the bands " + span + " " + en},
            {"请使各档首尾相接，从 " + hundredths(low) + " 到 " + hundredths(high),
             "let each band begin where the one before it ends, from " + hundredths(low) + " to " + hundredths(high)});
    };
    for (auto const& band : bands) {
        if (band.from >= band.to) {
            refuse_span("_malformed", band.from, band.to, "起点不低于终点", "begin at or after their end");
            return;
        }
    }
    auto reached = low;
    for (auto const& band : bands) {
        if (band.from > reached) {
            refuse_span("_gap", reached, band.from, "没有规定", "are not provided for");
        } else if (band.from < reached) {
            refuse_span("_overlap", band.from, std::min(reached, band.to), "重叠或超出范围",
                        "overlap, or lie outside the range");
        }
        reached = std::max(reached, band.to);
    }
    if (reached < high) {
        refuse_span("_gap", reached, high, "没有规定", "are not provided for");
    } else if (reached > high) {
        refuse_span("_overlap", high, reached, "超出范围", "lie outside the range");
    }
}

}  // namespace qiyue::law
