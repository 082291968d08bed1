#include "modules/framework/steps.hpp"

#include "modules/sealing/api.hpp"

// The opening key of the offers: whose steps they are says procedure.cpp, what they do says `sealing`. Each call, and each
// supplement, is sealed for a key of its own; its holders stay those that the plan's owner named before the first call,
// until he names others because one of them left his post.
namespace qiyue::framework {

using workflow::StepRun;

Instant deadline_of(Framework const& f) {
    return Instant::parse(f.call["bid_deadline"].text()).value();
}

namespace {

// The round whose key is being made ready: of the first call, or of the supplement that may follow.
sealing::Occasion made_ready(StepRun& run) {
    return {run.object.id, run.object.state == "running" ? stored(run).round + 1 : 1};
}

}  // namespace

Result<void> name_holders(StepRun& run) {
    sealing::name_holders(run, made_ready(run), TRY(sealing::judge_holders(run, run.form)));
    return {};
}

Result<void> give_share_key(StepRun& run) {
    auto const occasion = made_ready(run);
    if (!sealing::opening_key(run.tx, occasion)) {
        return no_holders();
    }
    return sealing::give_share_key(run, occasion);
}

Result<void> split_key(StepRun& run) {
    if (!sealing::opening_key(run.tx, {run.object.id})) {
        return no_holders();
    }
    return sealing::split_key(run, {run.object.id});
}

Result<void> split_again(StepRun& run) {
    return sealing::split_key(run, made_ready(run));
}

Result<void> give_share(StepRun& run) {
    auto const f = stored(run);
    return sealing::give_share(run, {f.id, f.round}, deadline_of(f), run.object.state == "closed");
}

Refusal no_holders() {
    return api::conflict("framework.no_holders",
                         {"尚未确定开启密钥的份额持有人", "nobody is named to hold the opening key's shares"},
                         {"请先办理“确定开启密钥持有人”", "name the holders first"});
}

// Nothing is called for before its offers could be sealed.
Result<void> judge_key(StepRun& run, std::int64_t round) {
    auto const key = sealing::opening_key(run.tx, {run.object.id, round});
    if (!key && round == 1) {
        return no_holders();
    }
    if (!key) {
        // Who left is told first: another key for the same people would be as stuck.
        if (auto const before = sealing::holders_for(run.tx, {run.object.id, round}); before) {
            TRY(sealing::judge_in_post(run, *before));
        }
        return api::conflict(
            "framework.key_not_split",
            {"补充征集的开启密钥尚未生成并分存", "the key of the supplement has not been made and split"},
            {"请先办理“为补充征集生成并分存密钥”", "make and split it first"});
    }
    TRY(sealing::judge_in_post(run, *key));
    TRY(sealing::judge_key_ready(run, *key));
    run.answer.set("opening_key", key->public_key);
    return {};
}

}  // namespace qiyue::framework
