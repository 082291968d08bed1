#include "modules/remedy/ways.hpp"

#include "law/clauses.gen.hpp"

namespace qiyue::remedy {

namespace {

bool goes_on(workflow::Object const& tender) {
    return tender.state != "failed" && tender.state != "cancelled";
}

// The award falls first, so that whoever made something from it ends that, and its money is free before the purchase is.
Result<void> restart(StepRun& run, workflow::Engine& engine, std::int64_t tender, Way const& way) {
    auto const object = TRY(engine.get(run.tx, tender, "tender"));
    if (!goes_on(object)) {
        return {};
    }
    if (review::candidates(run.tx, engine, tender, {}).awarded) {
        TRY(review::void_award(run.tx, run.context, engine, tender, way.invalid, way.because));
    }
    return tender::fail(run.tx, run.context, engine, tender, "unlawful", way.because);
}

Result<void> go(StepRun& run, workflow::Engine& engine, std::int64_t tender, Way const& way) {
    if (way.name == "next_candidate") {
        return review::void_award(run.tx, run.context, engine, tender, way.invalid, way.because);
    }
    if (way.name == "re_evaluate") {
        return review::evaluate_again(run.tx, run.context, engine, tender, way.because);
    }
    return way.name == "restart" ? restart(run, engine, tender, way) : Result<void>();
}

}  // namespace

std::vector<std::int64_t> invalid_bids(Form const& form) {
    std::vector<std::int64_t> all;
    if (form.given("invalid_bids")) {
        for (auto const& one : form.list("invalid_bids")) {
            all.push_back(one.integer("bid"));
        }
    }
    return all;
}

Result<Situation> situation(StepRun& run, std::vector<std::int64_t> const& invalid) {
    auto const tender = run.object.parent;
    auto const purchase = TRY(run.engine.get(run.tx, tender, "tender"));
    for (auto const id : invalid) {
        auto const bid = run.engine.find(run.tx, id);
        // One that is sealed still is none that anybody may name.
        if (!bid || bid->kind != "bid" || bid->parent != tender || !run.engine.readable(run.tx, *bid, run.context)) {
            return api::invalid("remedy.no_such_bid", "invalid_bids",
                                {"不是本项目的投标", "it is no bid of this purchase"},
                                {"请从本项目的投标中选择", "choose among the bids of this purchase"});
        }
    }
    Situation s;
    // Of a purchase that ended nothing is left to confirm or to score: it can only be begun anew.
    if (!goes_on(purchase)) {
        return s;
    }
    s.candidates = review::candidates(run.tx, run.engine, tender, invalid);
    if (s.candidates.reported_on) {
        s.enough =
            tender::count(run.tx, run.judge, tender, tender::Counting::review, s.candidates.valid).failed_under.empty();
    }
    auto const found = std::make_shared<review::ContractFound>(review::ContractFound::none);
    TRY(run.ports().bus.raise(run.tx, run.context,
                              review::ContractAsked{.tender = tender, .project = run.object.project, .found = found}));
    s.contract = *found;
    return s;
}

void carry_out(StepRun& run, workflow::Engine& engine, Way way) {
    run.afterwards.emplace_back(
        [&run, &engine, tender = run.object.parent, way = std::move(way)]() { return go(run, engine, tender, way); });
}

}  // namespace qiyue::remedy
