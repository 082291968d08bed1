#include "modules/catalogue/api.hpp"
#include "modules/disclosure/store_figures.hpp"
#include "modules/identity/api.hpp"

#include "base/both.hpp"
#include "base/number.hpp"

#include <algorithm>

// The sums of published figures as pages show them: one line for each key.
namespace qiyue::disclosure {

namespace {

std::int64_t number_in(std::string const& key) {
    return whole_number(key).value_or(0);
}

Text class_label(std::int64_t number) {
    switch (number) {
    case 1: return {"政府自身运转所需服务", "the government's own operation"};
    case 2: return {"履职辅助服务", "support of regulation"};
    case 3: return {"公共服务", "public services"};
    default: return {"未分类", "not classified"};
    }
}

Text method_label(workflow::Engine const& engine, std::string const& method) {
    if (method.empty()) {
        return {"尚未公告采购", "no purchase announced yet"};
    }
    for (auto const& field : *engine.procedure("tender").shows) {
        for (auto const& option : field.options) {
            if (field.name == "method" && option.value == method) {
                return option.label;
            }
        }
    }
    return {method, method};
}

Text label_of(db::Tx& tx, workflow::Engine const& engine, std::string_view by, std::string const& key) {
    if (by == "class") {
        return class_label(number_in(key));
    }
    if (by == "method") {
        return method_label(engine, key);
    }
    if (by == "provider" && key == "0") {
        return {"尚未选定", "nobody chosen yet"};
    }
    if (by == "provider" || by == "buyer") {
        auto const found = identity::organisation(tx, number_in(key));
        return found ? Text{found->name, found->name} : Text{key, key};
    }
    if (by == "item") {
        auto const found = catalogue::item(tx, number_in(key));
        return found ? Text{found->code + " " + found->name, found->code + " " + found->name} : Text{key, key};
    }
    return {key, key};
}

// What one sum is called on its line.
struct Column {
    char const* kind;
    char const* sum;    // nullptr: its sum says nothing
    char const* count;  // nullptr: its count says nothing
};
constexpr Column columns[] = {
    {"budget", "budget", nullptr},
    {"tender", nullptr, "tenders"},
    {"bids", "bids", "openings"},
    {"award", "award", "awards"},
    {"compared_price", "compared_price", nullptr},
    {"compared_ceiling", "compared_ceiling", nullptr},
    {"contract", "contract", "contracts"},
    {"contract_small", "small", nullptr},
    {"payment", "paid", "payments"},
    {"evaluation", "score", "evaluations"},
};

Value empty_line(std::string const& key, Text const& text) {
    auto line = Value::object().set("key", key).set("label", both(text)).set("projects", 0);
    for (auto const& column : columns) {
        if (column.sum != nullptr) {
            line.set(column.sum, 0);
        }
        if (column.count != nullptr) {
            line.set(column.count, 0);
        }
    }
    return line;
}

}  // namespace

Value sums(db::Tx& tx, workflow::Engine const& engine, SumFilter const& filter) {
    Value lines = Value::list();
    Value line;
    auto const done = [&] {
        if (!line.is_null()) {
            lines.push(line);
        }
    };
    for (auto const& sum : store::sums(tx, filter)) {
        if (line.is_null() || line["key"] != Value(sum.key)) {
            done();
            line = empty_line(sum.key, label_of(tx, engine, filter.by, sum.key));
        }
        if (sum.kind.empty()) {
            line.set("projects", sum.projects);
            continue;
        }
        auto const* column = std::ranges::find_if(columns, [&](Column const& one) { return sum.kind == one.kind; });
        if (column == std::end(columns)) {
            continue;
        }
        if (column->sum != nullptr) {
            line.set(column->sum, sum.sum);
        }
        if (column->count != nullptr) {
            line.set(column->count, sum.count);
        }
    }
    done();
    return lines;
}

}  // namespace qiyue::disclosure
