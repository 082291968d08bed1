#include "modules/review/parties.hpp"

#include "law/clauses.gen.hpp"
#include "modules/provider/api.hpp"

#include <algorithm>

namespace qiyue::review {

namespace {

bool among(std::vector<std::int64_t> const& all, std::int64_t one) {
    return std::ranges::find(all, one) != all.end();
}

bool takes_part(Parties const& bid, std::int64_t provider) {
    return bid.leader == provider || (!bid.not_signed && among(bid.members, provider));
}

}  // namespace

std::vector<std::int64_t> Parties::all() const {
    auto everybody = members;
    everybody.push_back(leader);
    return everybody;
}

Parties parties_of(StepRun& run, bidding::OpenedBid const& bid) {
    return {.leader = bid.provider, .members = bidding::consortium_members(run.tx, bid.id)};
}

std::vector<Parties> beside(StepRun& run, bidding::OpenedBid const& bid) {
    std::vector<Parties> all;
    for (auto const& line : run.form.list("bids")) {
        auto const other = bidding::opened_bid(run.tx, line.integer("bid"));
        if (other && other->id != bid.id && other->tender == bid.tender) {
            auto parties = parties_of(run, *other);
            parties.qualified = line.yes("qualified");
            parties.not_signed = line.given("ground") && line.text("ground") == "unsigned";
            all.push_back(std::move(parties));
        }
    }
    return all;
}

void judge_relations(StepRun& run, Parties const& bid, std::vector<Parties> const& others, std::string const& field) {
    for (auto const one : bid.all()) {
        for (auto const& related : provider::related(run.tx, one)) {
            auto const both = std::ranges::any_of(
                others, [&](Parties const& other) { return other.qualified && among(other.all(), related.provider); });
            auto const who = name_of_organisation(run.tx, one);
            auto const whom = name_of_organisation(run.tx, related.provider);
            auto const controls = related.how == provider::Relation::controls;
            // LP-089 单位负责人为同一人或直接控股、管理关系的不同供应商不得参加同一合同项下采购
            run.judge.require(clause::LP_089,
                              law::Facts()
                                  .with("bidder", who)
                                  .with("relation", controls ? "controls" : "same_head")
                                  .with("both_qualified", both),
                              !both, "review.related_bidders", field + ".qualified",
                              {who + "与" + whom + "的单位负责人为同一人，或存在直接控股、管理关系",
                               who + " and " + whom + " have the same head, or one controls the other"},
                              {"两家的投标均不能结论为通过", "neither may be found qualified beside the other"});
        }
    }
}

void judge_once(StepRun& run, Parties const& bid, std::vector<Parties> const& others, std::string const& field) {
    Value twice = Value::list();
    for (auto const one : bid.all()) {
        if (std::ranges::any_of(others, [&](Parties const& other) { return takes_part(other, one); })) {
            twice.push(Value::object().set("member", name_of_organisation(run.tx, one)));
        }
    }
    run.judge.ask(clause::LP_093, law::Facts().with("elsewhere", twice).with("field", field + ".qualified"));
}

}  // namespace qiyue::review
