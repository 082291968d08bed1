#include "modules/contract/sources.hpp"

#include "modules/contract/store.hpp"

#include "modules/budget/api.hpp"
#include "modules/framework/api.hpp"
#include "modules/ledger/api.hpp"
#include "modules/need/api.hpp"
#include "modules/project/api.hpp"
#include "modules/review/api.hpp"
#include "modules/tender/api.hpp"

namespace qiyue::contract::sources {

namespace {

Value bands_value(std::vector<need::PaymentBand> const& bands) {
    Value all = Value::list();
    for (auto const& band : bands) {
        all.push(Value::object()
                     .set("from", band.from)
                     .set("to", band.to)
                     .set("ratio", band.ratio.count)
                     .set("grade", band.grade));
    }
    return all;
}

Day day_or(Value const& value, Day otherwise) {
    auto const day = value.is_text() ? Day::parse(value.text()) : Result<Day>(otherwise);
    return day.ok() ? day.value() : otherwise;
}

ledger::Cause cause(workflow::StepRun const& run) {
    return {.step = "contract." + run.step.name, .object = run.object.id, .project = run.object.project};
}

struct SetAside {
    std::int64_t reservation = 0;  // 0: nothing waits
    Money amount;
};

// What the tender set aside at its publication, or an order when it was placed, waits for the first contract that is signed.
SetAside set_aside(db::Tx& tx, workflow::Engine const& engine, Contract const& c) {
    for (auto const id : store::of_project(tx, c.project)) {
        auto const other = store::find(tx, id);
        if (other->tender == c.tender && other->order == c.order && other->account != 0) {
            return {};
        }
    }
    if (c.order != 0) {
        auto const taken = framework::taken_on(tx, engine, c.order);
        return taken ? SetAside{taken->reservation, taken->amount} : SetAside{};
    }
    auto const document = c.ordinal == 1 ? tender::document(tx, c.tender) : std::nullopt;
    return document ? SetAside{tender::reservation(tx, c.tender), document->ceiling} : SetAside{};
}

Result<std::int64_t> reservation_for(workflow::StepRun& run, Contract const& c, Money amount) {
    if (auto const waiting = set_aside(run.tx, run.engine, c); waiting.reservation != 0) {
        return waiting.reservation;
    }
    return budget::commit(run,
                          {.step = "contract." + run.step.name,
                           .object = run.object.id,
                           .project = c.project,
                           .year = c.year,
                           .ceiling = amount});
}

}  // namespace

std::optional<Contract> ordered(db::Tx& tx, workflow::Engine const& engine, std::int64_t project, std::int64_t order) {
    auto const taken = framework::taken_on(tx, engine, order);
    auto const about = project::find(tx, project);
    if (!taken || !about || taken->project != project) {
        return std::nullopt;
    }
    auto const need = need::frozen(tx, engine, project);
    Contract c;
    c.project = project;
    c.order = order;
    c.provider = taken->provider;
    c.year = about->fiscal_year;
    c.award_price = taken->amount;
    c.public_service = about->nature == project::Nature::public_service;
    c.continuing = need && need->type == need::AssessmentType::assessment;
    c.draft =
        Value::object().set("subject", taken->subject).set("quantity", taken->quantity).set("quality", taken->quality);
    c.need_digest = need ? need->digest : std::string();
    c.bands = need ? bands_value(need->bands) : Value::list();
    c.number = about->number + "-HT";
    return c;
}

bool apart(db::Tx& tx, std::int64_t one, std::int64_t other) {
    return one != other && (tender::lot(tx, one) || tender::lot(tx, other));
}

std::optional<Contract> awarded(db::Tx& tx, workflow::Engine const& engine, std::int64_t project, std::int64_t lot) {
    auto award = lot == 0 ? review::award(tx, project) : review::award_of_tender(tx, lot);
    if (award && award->project != project) {
        award.reset();
    }
    auto const about = project::find(tx, project);
    auto const document = award ? tender::document(tx, award->tender) : std::nullopt;
    auto const need = need::frozen(tx, engine, project);
    if (!award || !about || !document || !need) {
        return std::nullopt;
    }
    Contract c;
    c.project = project;
    c.tender = award->tender;
    c.provider = award->provider;
    c.year = about->fiscal_year;
    c.award_price = award->price;
    c.procurement = document->purchase_class == tender::PurchaseClass::procurement;
    c.public_service = about->nature == project::Nature::public_service;
    c.continuing = need->type == need::AssessmentType::assessment;
    c.yearly = document->body["yearly"].boolean_or(false);
    c.draft = document->draft_contract;
    c.series_from = day_or(c.draft["term_from"], award->letter_day);
    c.series_to = day_or(c.draft["term_to"], award->letter_day);
    c.need_digest = document->need_digest;
    c.bands = bands_value(need->bands);
    c.number = about->number + "-HT";
    return c;
}

std::string need_digest(db::Tx& tx, workflow::Engine const& engine, std::int64_t project) {
    auto const need = need::frozen(tx, engine, project);
    return need && !need->being_revised ? need->digest : std::string();
}

YearBudget year_budget(db::Tx& tx, workflow::Engine const& engine, Contract const& c) {
    auto const row = budget::released(tx, c.project, c.year);
    if (!row) {
        return {};
    }
    auto const waiting = set_aside(tx, engine, c);
    return {.released = true, .left = row->left + (waiting.reservation != 0 ? waiting.amount : Money())};
}

Result<std::int64_t> take_up(workflow::StepRun& run, Contract const& c, Money amount) {
    auto const reservation = TRY(reservation_for(run, c, amount));
    TRY(ledger::post_reserved(run.tx, run.context, run.ports(), cause(run), reservation, amount));
    auto const account =
        ledger::account(run.tx, run.context, run.ports(), {ledger::Kind::contract, run.object.owner, c.project, c.id});
    TRY(ledger::move(run.tx, run.context, run.ports(), cause(run), budget::commitment_account(run, c.project, c.year),
                     account.id, amount));
    return account.id;
}

Result<void> give_back(db::Tx& tx, Context const& context, api::Ports& ports, std::string step, Contract const& c) {
    auto const row = budget::released(tx, c.project, c.year);
    auto const rest = c.account == 0 ? Money() : ledger::balance(tx, c.account).free();
    if (row && rest > Money()) {
        TRY(ledger::move(tx, context, ports, {std::move(step), c.id, c.project}, c.account, row->account, rest));
    }
    return {};
}

}  // namespace qiyue::contract::sources
