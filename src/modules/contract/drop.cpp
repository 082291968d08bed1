#include "modules/contract/steps.hpp"

#include "modules/framework/api.hpp"

// A draft that nobody will sign: what it holds is given back, so that no order keeps its money and its project waiting.
namespace qiyue::contract {

using workflow::StepRun;

namespace {

framework::GivenUp given_up(std::string const& ground) {
    return ground == "mistake" ? framework::GivenUp::contract_alone
        : ground == "refused"  ? framework::GivenUp::by_supplier
                               : framework::GivenUp::by_buyer;
}

}  // namespace

// Only an order goes down with its contract. An award stands, with what its purchase set aside, until its own rules take
// it from the winner; so of one only a text that was drafted by mistake is given up.
Result<void> drop(StepRun& run) {
    auto const contract = stored(run);
    auto const& ground = run.form.text("ground");
    if (contract.order == 0 && contract.previous == 0 && ground != "mistake") {
        return api::conflict(
            "contract.award_stands",
            {"成交结果仍然有效，不因放弃文本而失效", "the award stands, whatever becomes of the text"},
            {"供应商不签订的，在评审中确定下一候选；采购任务取消的，终止采购活动",
             "if the winner refuses, take the next in the review; if the need is gone, end the purchase"});
    }
    keep_record(run, "drop", run.form.value());
    if (contract.order != 0) {
        run.afterwards.push_back([&run, order = contract.order, how = given_up(ground)]() -> Result<void> {
            return framework::order_given_up(run.tx, run.context, run.engine, order, how);
        });
    }
    return {};
}

}  // namespace qiyue::contract
