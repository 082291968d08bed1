#include "modules/voucher/providers.hpp"

#include "law/clauses.gen.hpp"
#include "modules/contract/api.hpp"
#include "modules/framework/api.hpp"
#include "modules/tender/api.hpp"
#include "platform/crypto/crypto.hpp"

#include <algorithm>

namespace qiyue::voucher {

namespace {

void add(std::vector<Contracted>& all, Contracted one) {
    if (find(all, one.provider) == nullptr) {
        all.push_back(std::move(one));
    }
}

void add_admitted(std::vector<Contracted>& all, db::Tx& tx, workflow::Engine const& engine, Programme const& programme,
                  Day day) {
    auto const agreement = framework::in_force(tx, engine, programme.number("framework"), day);
    if (!agreement) {
        return;
    }
    for (auto const& one : agreement->admitted) {
        auto const cap = programme.money("unit_cap");
        auto const price = one.unit_price.is_zero() ? cap : std::min(one.unit_price, cap);
        add(all, {.provider = one.provider, .method = "framework", .unit_price = price});
    }
}

void add_signed(std::vector<Contracted>& all, db::Tx& tx, workflow::Engine const& engine, Programme const& programme,
                Day day) {
    auto const& named = programme.body["contracts"];
    for (auto const& row : named.is_list() ? named.items() : Value::List{}) {
        auto const terms = contract::terms(tx, engine, row["contract"].integer_or(0));
        if (!terms || terms->stage != contract::Stage::signed_by_both || day < terms->from || day > terms->to) {
            continue;
        }
        auto const document = tender::document(tx, terms->tender);
        add(all,
            {.provider = terms->provider,
             .method = document ? document->method : std::string(),
             .unit_price = programme.money("unit_cap")});
    }
}

}  // namespace

std::vector<Contracted> contracted(db::Tx& tx, workflow::Engine const& engine, Programme const& programme, Day day) {
    std::vector<Contracted> all;
    add_admitted(all, tx, engine, programme, day);
    add_signed(all, tx, engine, programme, day);
    return all;
}

Contracted const* find(std::vector<Contracted> const& all, std::int64_t provider) {
    auto const found = std::ranges::find(all, provider, &Contracted::provider);
    return found == all.end() ? nullptr : &*found;
}

// CD-19-5 由领受者自主选择承接主体: no place in the list is anybody's.
std::vector<Contracted> in_neutral_order(std::vector<Contracted> all, std::int64_t voucher) {
    auto const place = [&](Contracted const& one) {
        return crypto::sha256(std::to_string(voucher) + ":" + std::to_string(one.provider));
    };
    std::ranges::sort(all, {}, place);
    return all;
}

void judge_providers(workflow::StepRun& run, Programme const& programme) {
    Value chosen_by = Value::list();
    for (auto const& one : contracted(run.tx, run.engine, programme, run.today())) {
        chosen_by.push(Value::object().set("method", one.method));
    }
    run.judge.ask(clause::CD_19_2, law::Facts().with("chosen_by", chosen_by));
}

}  // namespace qiyue::voucher
