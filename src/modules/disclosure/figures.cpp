#include "modules/disclosure/figures.hpp"

#include "modules/contract/api.hpp"
#include "modules/disclosure/store_figures.hpp"
#include "modules/identity/api.hpp"
#include "modules/project/api.hpp"
#include "modules/review/api.hpp"
#include "modules/tender/api.hpp"

// Statistics are added up by the database from one row for each published figure: never from a page of rows, and never
// from what is not public.
namespace qiyue::disclosure {

namespace {

// Everything that figures of this project are told apart by.
std::optional<store::Figure> row_of(db::Tx& tx, workflow::Engine const& engine, Notice const& notice) {
    auto const project = project::find(tx, notice.project);
    if (!project) {
        return std::nullopt;
    }
    store::Figure row;
    row.notice = notice.id;
    row.project = project->id;
    row.object = notice.object;
    row.object_kind = notice.object_kind;
    row.year = project->fiscal_year;
    row.buyer = project->buyer;
    row.region = engine.find(tx, project->id)->region;
    row.service_class = project->service_class;
    row.item = project->catalogue_item;
    row.method = store::method_of(tx, project->id);
    row.provider = store::provider_of(tx, project->id);
    return row;
}

void put(db::Tx& tx, store::Figure row, char const* kind, std::string_view field, Value const& value) {
    if (value.is_integer()) {
        row.kind = kind;
        row.field = std::string(field);
        row.value = value.integer();
        store::put(tx, row);
    }
}

bool small(db::Tx& tx, std::int64_t provider) {
    auto const found = identity::organisation(tx, provider);
    return found && found->attributes["small"].boolean_or(false);
}

void count_contract(db::Tx& tx, workflow::Engine const& engine, store::Figure row) {
    auto const terms = contract::terms(tx, engine, row.object);
    auto const object = engine.find(tx, row.object);
    if (!terms || !object || object->state == "revoked") {
        return;
    }
    row.provider = terms->provider;
    store::fill_in_provider(tx, row.project, row.provider);
    store::forget(tx, "contract", row.object);
    store::forget(tx, "contract_small", row.object);
    put(tx, row, "contract", "price", terms->price.in_fen());
    if (small(tx, row.provider)) {
        put(tx, row, "contract_small", "price", terms->price.in_fen());
    }
}

// What the price of this award is held against: the ceiling of its own purchase, or of its own lot, where one was published.
std::optional<std::int64_t> ceiling_of(db::Tx& tx, std::int64_t tender) {
    auto const lot = tender::lot(tx, tender);
    auto const published = store::ceiling_of(tx, lot ? lot->whole : tender);
    return published && lot ? std::optional(lot->ceiling.in_fen()) : published;
}

// By the name that an exemption calls it. The award of a year stands beside the ceiling of a year.
void count_award(db::Tx& tx, workflow::Engine const& engine, store::Figure row, Value const& values) {
    auto const review = engine.find(tx, row.object);
    auto const tender = review ? review->parent : 0;
    auto const award = review::award_of_tender(tx, tender);
    row.provider = award ? award->provider : 0;
    store::fill_in_provider(tx, row.project, row.provider);
    put(tx, row, "award", "award_price", values["price"]);
    if (auto const ceiling = ceiling_of(tx, tender); ceiling) {
        put(tx, row, "compared_price", "award_price", values["price"]);
        put(tx, row, "compared_ceiling", "award_price", *ceiling);
    }
}

void count_tender(db::Tx& tx, store::Figure row, Value const& values) {
    row.method = values["method"].text_or({});
    store::fill_in_method(tx, row.project, row.method);
    put(tx, row, "tender", "ceiling", values["ceiling"].is_integer() ? values["ceiling"] : Value(std::int64_t{0}));
}

}  // namespace

void count_figures(db::Tx& tx, workflow::Engine const& engine, Notice const& notice) {
    auto const& values = notice.section["values"];
    auto row = row_of(tx, engine, notice);
    if (!row) {
        return;
    }
    if (notice.rule == "budget") {
        row->year = static_cast<int>(values["year"].integer_or(row->year));
        store::forget_budget(tx, row->project, row->year);
        put(tx, *row, "budget", "amount", values["amount"]);
    } else if (notice.rule == "tender_notice") {
        count_tender(tx, *row, values);
    } else if (notice.rule == "opening_record") {
        put(tx, *row, "bids", "bidders", values["bidders"]);
    } else if (notice.rule == "award_notice") {
        count_award(tx, engine, *row, values);
    } else if (notice.rule == "award_void") {
        store::forget_provider(tx, row->project, row->object);
        for (auto const* kind : {"award", "compared_price", "compared_ceiling"}) {
            store::forget(tx, kind, row->object);
        }
    } else if (notice.rule == "contract_notice" || notice.rule == "contract_supplement") {
        count_contract(tx, engine, *row);
    } else if (notice.rule == "payment") {
        put(tx, *row, "payment", "payable", values["payable"]);
    } else if (notice.rule == "evaluation") {
        store::forget(tx, "evaluation", row->object);
        put(tx, *row, "evaluation", "score", values["score"]);
    }
}

void count_published(db::Tx& tx, workflow::Engine const& engine) {
    if (store::any_figure(tx)) {
        return;
    }
    std::int64_t after = 0;
    for (auto batch = store::notices_after(tx, after); !batch.empty(); batch = store::notices_after(tx, after)) {
        for (auto const& notice : batch) {
            count_figures(tx, engine, notice);
            after = notice.id;
        }
    }
}

}  // namespace qiyue::disclosure
