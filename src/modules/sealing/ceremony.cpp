#include "modules/sealing/holders.hpp"
#include "modules/sealing/store.hpp"

#include <algorithm>
#include <set>

// Before anything can be sealed: every holder gives a public key, then the opener's browser makes the opening key and sends its
// shares, each wrapped. The server never sees the private half and can't check that the shares belong to it; it checks
// shapes and counts, and the opening compares what the shares give with the published key.
namespace qiyue::sealing {

namespace {

using workflow::StepRun;

Refusal wrong_split(std::string code, std::string field, Text says) {
    return api::invalid(std::move(code), std::move(field), std::move(says),
                        {"请重新办理“生成并分存开启密钥”", "make and split the key again"});
}

// One wrapped share for each holder, and each of them another.
Result<void> take_shares(StepRun& run, OpeningKey& key) {
    std::set<std::string> wrapped, digests;
    std::set<std::int64_t> people;
    std::size_t place = 0;
    auto const wrapping = crypto::sealing_numbered(key.suite)->sizes().wrapping;
    for (auto const& row : run.form.list("shares")) {
        auto const field = "shares." + std::to_string(place++);
        auto const holder = std::ranges::find(key.holders, row.integer("person"), &Holder::person);
        if (holder == key.holders.end() || !people.insert(holder->person).second) {
            return wrong_split("sealing.shares_not_of_holders", field + ".person",
                               {"份额与所列持有人不一一对应", "the shares are not one for each holder"});
        }
        auto const box = bytes_of(row.text("wrapped"), share_bytes + wrapping);
        if (!box || !wrapped.insert(*box).second || !digests.insert(row.text("digest")).second) {
            return wrong_split("sealing.not_a_wrapped_share", field + ".wrapped",
                               {"不是为持有人封好的份额，或与另一份相同",
                                "this is no share wrapped for its holder, or the same as another"});
        }
        holder->wrapped = row.text("wrapped");
        holder->digest = row.text("digest");
    }
    if (people.size() != key.holders.size()) {
        return wrong_split("sealing.shares_not_of_holders", "shares",
                           {"份额与所列持有人不一一对应", "the shares are not one for each holder"});
    }
    return {};
}

}  // namespace

// A new key of a holder makes a split key void: its share was wrapped for the old one.
Result<void> give_share_key(StepRun& run, Occasion occasion) {
    auto key = stored_key(run.tx, occasion);
    auto const holder = std::ranges::find(key.holders, run.context.caller.person, &Holder::person);
    if (holder == key.holders.end()) {
        return not_a_holder();
    }
    auto const& given = run.form.text("share_key");
    auto const others = std::ranges::any_of(key.holders, [&](Holder const& one) { return one.share_key == given; });
    if (!is_public_key(key, given) || others || given == key.public_key) {
        return api::invalid(
            "sealing.no_share_key", "share_key",
            {"不是 " + key_name(key) + " 公钥，或已被使用", "no " + key_name(key) + " public key, or used already"},
            {"请在自己的浏览器中生成一对新密钥", "make a new pair in your own browser"});
    }
    holder->share_key = given;
    auto const made_void = !key.public_key.empty();
    key.public_key.clear();
    for (auto& one : key.holders) {
        one.wrapped.clear();
        one.digest.clear();
    }
    store::keep_opening_key(run.tx, occasion, key);
    auto const missing = std::ranges::count_if(key.holders, [](Holder const& one) { return one.share_key.empty(); });
    run.answer.set("keys_missing", std::int64_t{missing}).set("split_again", made_void);
    return {};
}

// The holders of the round before hold the key of this one too, unless others were named for it: what opened an envelope
// was given, and seals nothing.
Result<void> split_key(StepRun& run, Occasion occasion) {
    auto const first = Occasion{.object = occasion.object};
    auto const named = holders_for(run.tx, occasion);
    ENSURE(named.has_value());
    auto key = *named;
    key.public_key = {};
    key.opened_at.reset();
    for (auto& holder : key.holders) {
        holder.given_at.reset();
        holder.share.clear();
    }
    if (auto const ready = judge_key_ready(run, key);
        !ready.ok() && ready.refusal().findings().front().code == "sealing.no_share_key") {
        return ready.refusal();
    }
    auto const& public_key = run.form.text("opening_key");
    auto const used = std::ranges::any_of(key.holders, [&](Holder const& one) { return one.share_key == public_key; });
    if (!is_public_key(key, public_key) || used) {
        return wrong_split("sealing.no_key", "opening_key",
                           {"不是 " + key_name(key) + " 公钥，或是某位持有人的公钥",
                            "no " + key_name(key) + " public key, or a holder's"});
    }
    for (auto round = first.round; round < occasion.round; ++round) {
        auto const earlier = store::opening_key(run.tx, {.object = occasion.object, .round = round});
        if (earlier && earlier->public_key == public_key) {
            return api::conflict("sealing.key_used",
                                 {"上一轮开启用过的密钥，其份额已经交出，不能再用",
                                  "this key opened earlier envelopes: its shares were given and it seals nothing"},
                                 {"请另行生成密钥", "make a new key for this round"});
        }
    }
    TRY(take_shares(run, key));
    key.public_key = public_key;
    store::keep_opening_key(run.tx, occasion, key);
    run.answer.set("opening_key", public_key).set("threshold", key.threshold);
    return {};
}

}  // namespace qiyue::sealing
