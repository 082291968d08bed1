#include "modules/voucher/api.hpp"

#include "modules/project/api.hpp"
#include "modules/voucher/code.hpp"
#include "modules/voucher/providers.hpp"
#include "modules/voucher/sign.hpp"
#include "modules/voucher/steps.hpp"

namespace qiyue::voucher {

namespace {

std::vector<Choice> choices(db::Tx& tx, workflow::Engine const& engine, Programme const& programme,
                            Voucher const& voucher, Day today) {
    std::vector<Choice> all;
    for (auto const& one : in_neutral_order(contracted(tx, engine, programme, today), voucher.id)) {
        all.push_back({.provider = one.provider, .name = name_of(tx, one.provider), .unit_price = one.unit_price});
    }
    return all;
}

}  // namespace

std::optional<Seen> seen_by_code(db::Tx& tx, workflow::Engine const& engine, std::string_view typed, Day today) {
    auto const key = store::key(tx, {});
    auto const voucher = key.empty() ? std::nullopt : store::by_code(tx, code_digest(key, plain_code(typed)));
    if (!voucher) {
        return std::nullopt;
    }
    auto const programme = store::programme(tx, voucher->programme);
    auto const object = engine.find(tx, voucher->id);
    ENSURE(programme.has_value() && object.has_value());
    Seen seen{.voucher = voucher->id,
              .programme = programme->body["name"].text_or({}),
              .serial = shown_serial(voucher->serial),
              .unit = programme->body["unit"].text_or({}),
              .state = object->state,
              .state_label = engine.state_of(*object),
              .units = voucher->units,
              .value = voucher->value,
              .expires = voucher->expires,
              .chosen = voucher->chosen,
              .choices = choices(tx, engine, *programme, *voucher, today),
              .waiting = {}};
    if (object->state == "presented") {
        auto const use = store::use(tx, voucher->taken);
        ENSURE(use.has_value());
        seen.waiting = Waiting{.use = use->id,
                               .provider_name = name_of(tx, use->provider),
                               .units = use->units,
                               .amount = use->amount(),
                               .served_on = Day::parse(use->body["served_on"].text()).value()};
    }
    return seen;
}

workflow::Module module(workflow::Engine& engine) {
    listen_for_answers(engine);
    engine.ports().bus.on<workflow::StepDone>(
        [&engine](db::Tx& tx, Context const& context, workflow::StepDone const& done) -> Result<void> {
            if (done.object.kind == "voucher" && done.from.empty()) {
                project::reach(tx, context, engine, done.object.project, project::Stage::purchasing);
            }
            return {};
        });
    return {.name = "voucher",
            .migrations = migrations(),
            .procedures = {programme_procedure(engine), voucher_procedure(), use_procedure(), claim_procedure()},
            .operations = {sign_operation(engine)}};
}

}  // namespace qiyue::voucher
