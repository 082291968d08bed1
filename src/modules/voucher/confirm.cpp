#include "modules/voucher/code.hpp"
#include "modules/voucher/steps.hpp"

#include "law/clauses.gen.hpp"

// What follows a service: the holder confirms it with the code that he alone has, or says that it was not so.
namespace qiyue::voucher {

using workflow::StepRun;

namespace {

struct Both {
    Use use;
    Voucher voucher;
};

Both stored(StepRun& run) {
    auto use = store::use(run.tx, run.object.id);
    ENSURE(use.has_value());
    auto voucher = store::voucher(run.tx, use->voucher);
    ENSURE(voucher.has_value());
    return {*std::move(use), *std::move(voucher)};
}

// CD-19-5 由领受者……以凭单支付: the provider cannot confirm his own service, nor the buyer for the holder.
void judge_code(StepRun& run, Voucher const& voucher) {
    auto const own = !run.context.caller.signed_in() || run.context.caller.organisation_kind == "residents";
    run.judge.require(clause::CD_19_5, law::Facts().with("caller_is_holder", own), own, "voucher.not_the_holder", {},
                      {"服务由领受者本人确认，其他单位不能代为确认",
                       "the holder alone confirms the service; no organisation does it for him"},
                      {"请由领受者凭短码确认", "let the holder confirm with his code"});
    auto const fits = code_digest(key_of(run), plain_code(run.form.text("code"))) == voucher.code_digest;
    run.judge.require(clause::CD_19_5, law::Facts().with("code_fits", fits), fits, "voucher.wrong_code", "code",
                      {"短码不符", "the code is not that of this voucher"},
                      {"请核对凭单上的短码", "look at the code on the voucher"});
}

// Not used after all: the voucher is as it was before.
Result<void> free_again(StepRun& run, Both const& both) {
    ENSURE(store::give_up(run.tx, both.voucher.id, both.use.id));
    move_voucher(run, both.voucher.id, "issued");
    return {};
}

}  // namespace

Result<void> confirm(StepRun& run) {
    auto both = stored(run);
    judge_code(run, both.voucher);
    TRY(run.judge.verdict());
    both.use.confirmed = run.context.now;
    note_confirmation(run, both.use);
    store::update(run.tx, both.use);
    move_voucher(run, both.voucher.id, "used");
    // The voucher is used whole; what the service did not cost is the project's again.
    return put_back(run, *store::programme(run.tx, both.use.programme), both.voucher,
                    both.voucher.value - both.use.amount());
}

Result<void> decline(StepRun& run) {
    auto both = stored(run);
    judge_code(run, both.voucher);
    TRY(run.judge.verdict());
    both.use.body.set("reason", run.form.text("reason"));
    store::update(run.tx, both.use);
    return free_again(run, both);
}

Result<void> withdraw(StepRun& run) {
    return free_again(run, stored(run));
}

// The provider gives the money back: the service was not what it should have been, or was never finished. The voucher is the
// holder's again, with its whole value, as long as it is valid; the project's budget must have that value still.
Result<void> refund(StepRun& run) {
    auto both = stored(run);
    if (!store::refund(run.tx, both.use.id)) {
        return api::conflict("voucher.claimed_before", {"已申请兑现，不能退回", "it was claimed already"},
                             {"请先请购买主体退回兑现申请", "ask the buyer to send the claim back first"});
    }
    both.use.body.set("reason", run.form.text("reason"));
    both.use.confirmed = std::nullopt;
    store::update(run.tx, both.use);
    auto const programme = *store::programme(run.tx, both.use.programme);
    TRY(take_out(run, programme, both.voucher, both.voucher.returned));
    return free_again(run, both);
}

}  // namespace qiyue::voucher
