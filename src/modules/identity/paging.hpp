#pragma once

#include "modules/identity/store.hpp"

#include "platform/api/operation.hpp"

#include <algorithm>

// Lists by cursor: `?after=` is the last id of the page before, `?limit=` at most 200.
namespace qiyue::identity {

inline constexpr std::int64_t page_default = 50;
inline constexpr std::int64_t page_max = 200;

Fields const& list_query();           // of people: part of the name, and the page
Fields const& organisations_query();  // the same, and kind and region

// One row more than a page is asked for: it tells whether there is a next page.
inline store::Asked asked_by(api::Call const& call) {
    return {.kind = {},
            .region = {},
            .part_of_name = call.query_or("name", ""),
            .after = call.query_number("after", 0),
            .limit = call.query_number("limit", page_default) + 1};
}

// {items, next}: `next` is the `after` of the following page, null on the last.
template <class T, class View> Value page_of(std::vector<T> const& found, store::Asked const& asked, View view) {
    auto const shown = std::min<std::size_t>(found.size(), static_cast<std::size_t>(asked.limit - 1));
    auto items = Value::list();
    for (std::size_t i = 0; i < shown; ++i) {
        items.push(view(found[i]));
    }
    auto next = found.size() > shown ? Value(found[shown - 1].id) : Value();
    return Value::object({{"items", std::move(items)}, {"next", std::move(next)}});
}

}  // namespace qiyue::identity
