#include "modules/framework/steps.hpp"

#include "modules/identity/api.hpp"

namespace qiyue::framework {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

namespace {

constexpr char const* central_post = "central.agent";
constexpr char const* superior_post = "line.officer";

}  // namespace

Result<void> nothing_more(StepRun&) {
    return {};
}

Framework stored(StepRun& run) {
    auto found = store::find(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *found;
}

std::string name_of(db::Tx& tx, std::int64_t organisation) {
    auto const found = identity::organisation(tx, organisation);
    return found ? found->name : std::string();
}

std::string agent_post(db::Tx& tx, std::int64_t owner) {
    auto const found = identity::organisation(tx, owner);
    return found && found->kind == "central" ? central_post : superior_post;
}

std::vector<Actor> agents(Relation relation) {
    return {{central_post, relation}, {superior_post, relation}};
}

void owe(StepRun& run, std::string duty, Text title, std::string deadline, Clause clause) {
    run.afterwards.push_back(
        [&run,
         opens = workflow::Opens{.duty = std::move(duty),
                                 .title = std::move(title),
                                 .deadline = std::move(deadline),
                                 .clause = clause,
                                 .holder = {agent_post(run.tx, run.object.owner), Relation::owner}}]() -> Result<void> {
            run.engine.open_duty(run.tx, run.context, run.object, opens, run.today());
            return {};
        });
}

std::vector<Offer> offers_in(db::Tx& tx, workflow::Engine const& engine, std::int64_t framework,
                             std::string const& state) {
    std::vector<Offer> found;
    for (auto& offer : store::offers(tx, framework)) {
        auto const object = engine.find(tx, offer.id);
        if (object && object->state == state) {
            found.push_back(std::move(offer));
        }
    }
    return found;
}

std::vector<Offer> of_round(std::vector<Offer> offers, std::int64_t round) {
    std::erase_if(offers, [&](Offer const& offer) { return offer.round != round; });
    return offers;
}

void move_later(StepRun& run, std::int64_t offer, std::string state) {
    run.afterwards.push_back([&run, offer, state = std::move(state)]() -> Result<void> {
        run.engine.move(run.tx, run.context, offer, state, run.step.name);
        return {};
    });
}

}  // namespace qiyue::framework
