#include "modules/contract/fields.hpp"
#include "modules/contract/steps.hpp"

#include "law/clauses.gen.hpp"

// CD-38-1 购买主体发现承接主体未按照合同约定实施项目或偏离合同目标的行为,应当及时予以纠正。
// The life of a deviation: 已发现 found -> 责令纠正 ordered -> 已纠正 corrected -> 复核通过 verified (or back to ordered).
namespace qiyue::contract {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

Result<void> found(StepRun& run) {
    auto const contract = TRY(parent_of(run));
    // LA-I.2 核心是契约化: each duty of a provider rests on a term of the contract.
    auto const given = run.form.given("rests_on");
    auto const agreed = given ? contract.body[run.form.text("rests_on")] : Value();
    run.judge.require(clause::LA_I_2,
                      law::Facts().with("rests_on", given ? law::words(run.form.chosen("rests_on")) : Value("")),
                      agreed.is_text(), "deviation.no_term", "rests_on",
                      {"没有写明所依据的合同条款，或合同没有约定该款", "it names no term that the contract has"},
                      {"请选择合同中已约定的条款", "name a term of the contract"});
    run.object.party = contract.provider;
    run.object.title = run.form.text("title");
    store::insert_deviation(run.tx, run.object.id, contract.id, run.form.value().set("agreed", agreed));
    return {};
}

// Each later step adds what it was given.
Result<void> add(StepRun& run) {
    auto body = store::deviation(run.tx, run.object.id);
    auto const given = run.form.value();
    for (auto const& [name, value] : given.members()) {
        body.set(name, value);
    }
    store::update_deviation(run.tx, run.object.id, body);
    return {};
}

Fields const& shown() {
    static Fields const fields = [] {
        auto all = find_fields();
        all.push_back(field::prose("agreed", {"该条款的原文", "its words"}));
        for (auto const& group : {order_fields(), correct_fields(), check_fields()}) {
            all.insert(all.end(), group.begin(), group.end());
        }
        return all;
    }();
    return fields;
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const watchers{{"buyer.acceptor", Relation::owner},
                                      {"buyer.contract_signer", Relation::owner},
                                      {"buyer.supervisor", Relation::owner}};
    std::vector<Clause> const article{clause::CD_38_1};
    return {
        {.name = "find",
         .title = {"登记偏离", "record a deviation"},
         .from = {},
         .to = "found",
         .who = watchers,
         .input = &find_fields(),
         .clauses = article,
         .apply = found,
         .parent = "contract",
         .parent_kind = "contract"},
        {.name = "order",
         .title = {"责令纠正", "order the correction"},
         .from = {"found"},
         .to = "ordered",
         .who = watchers,
         .input = &order_fields(),
         .clauses = article,
         .opens = {{.duty = "deviation.correct",
                    .title = {"纠正偏离", "correct the deviation"},
                    .deadline = "deviation_correction",
                    .clause = clause::CD_38_1,
                    .holder = {"provider.manager", Relation::party}}},
         .apply = add},
        {.name = "correct",
         .title = {"报告已纠正", "report the correction"},
         .from = {"ordered"},
         .to = "corrected",
         .who = {{"provider.manager", Relation::party}},
         .input = &correct_fields(),
         .clauses = article,
         .closes = {"deviation.correct"},
         .apply = add},
        {.name = "verify",
         .title = {"复核通过", "verify"},
         .from = {"corrected"},
         .to = "verified",
         .who = watchers,
         .input = &check_fields(),
         .clauses = article,
         .apply = add},
        {.name = "reject",
         .title = {"未纠正到位，退回", "send back"},
         .from = {"corrected"},
         .to = "ordered",
         .who = watchers,
         .input = &check_fields(),
         .clauses = article,
         .opens = {{.duty = "deviation.correct",
                    .title = {"纠正偏离", "correct the deviation"},
                    .deadline = "deviation_correction",
                    .clause = clause::CD_38_1,
                    .holder = {"provider.manager", Relation::party}}},
         .apply = add,
         .expected = false},
    };
}

}  // namespace

std::int64_t open_deviations(db::Tx& tx, workflow::Engine const& engine, std::int64_t contract) {
    std::int64_t open = 0;
    for (auto const& deviation : engine.children(tx, contract, "deviation")) {
        open += deviation.state == "verified" ? 0 : 1;
    }
    return open;
}

workflow::Procedure deviation_procedure() {
    return {.kind = "deviation",
            .plural = "deviations",
            .title = {"履约偏离", "deviation"},
            .states = {{"found", {"已发现", "found"}},
                       {"ordered", {"责令纠正", "correction ordered"}},
                       {"corrected", {"已纠正待复核", "corrected"}},
                       {"verified", {"复核通过", "verified"}, /*final=*/true}},
            .steps = steps(),
            .shows = &shown(),
            .view = [](db::Tx& tx, workflow::Object const& object, Context const&) {
                return store::deviation(tx, object.id);
            }};
}

}  // namespace qiyue::contract
