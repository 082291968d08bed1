#include "modules/tender/steps.hpp"

#include "modules/tender/store_key.hpp"
#include "platform/crypto/shares.hpp"

#include <algorithm>

// After the deadline: the holders give their shares, and the opening puts them together.
namespace qiyue::tender {

using workflow::StepRun;

namespace {

Refusal too_few(db::Tx& tx, OpeningKey const& key) {
    Text missing;
    for (auto const& holder : key.holders) {
        if (!holder.given_at) {
            auto const name = name_of(tx, holder);
            missing.zh += (missing.zh.empty() ? "" : "、") + name.zh;
            missing.en += (missing.en.empty() ? "" : "; ") + name.en;
        }
    }
    auto const given = std::to_string(key.given());
    auto const threshold = std::to_string(key.threshold);
    auto const lacking = std::to_string(key.threshold - key.given());
    return api::conflict("tender.too_few_shares",
                         {"份额不足：须 " + threshold + " 份，已交 " + given + " 份；尚未交出的有：" + missing.zh,
                          given + " of " + threshold + " shares were given; missing: " + missing.en},
                         {"还须其中任意 " + lacking + " 份", "any " + lacking + " of these are still needed"});
}

}  // namespace

// After the deadline, and after the bids were counted: with too few bidders nothing may be opened, so no share is taken.
Result<void> give_share(StepRun& run) {
    auto const t = stored(run);
    auto const key = stored_key(run);
    auto const* holder = key.of(run.context.caller.person);
    if (holder == nullptr) {
        return not_a_holder();
    }
    auto const deadline = deadline_of(t);
    if (run.context.now <= deadline) {
        return api::conflict("tender.share_before_deadline",
                             {"投标截止时间未到，不收份额", "the bid deadline has not passed: no share is taken"},
                             {"请在 " + deadline.iso() + " 之后交出", "give it after " + deadline.iso()});
    }
    if (run.object.state != "closed") {
        return api::conflict("tender.share_before_count",
                             {"尚未截止投标、清点投标，不收份额", "the bids have not been counted: no share is taken"},
                             {"请开标人先办理“截止投标”", "the opener closes the bidding first"});
    }
    if (holder->given_at) {
        return api::conflict(
            "tender.share_given",
            {"您的份额已于 " + holder->given_at->iso() + " 交出", "your share was given at " + holder->given_at->iso()},
            {"无须再交", "nothing more is asked of you"});
    }
    auto share = bytes_of(run.form.text("share"), share_bytes);
    if (!share || crypto::sha256_hex(*share) != holder->digest) {
        return api::invalid("tender.forged_share", "share",
                            {"与购买文件公布的份额摘要不符", "its digest is not the one that was published"},
                            {"请用本项目的私钥文件打开您自己的份额", "open your own share with your key file"});
    }
    crypto::wipe(*share);
    store::keep_share(run.tx, t.id, round_of(t), holder->person, run.form.text("share"), run.context.now);
    auto const given = key.given() + 1;
    run.answer.set("given", given)
        .set("threshold", key.threshold)
        .set("enough", given >= key.threshold)
        .set("share_digest", holder->digest);
    return {};
}

// The private key, for the opening step alone. A share that was given fits its digest; so a key that is not the published
// one means that what was split before the publication was never its private half.
Result<crypto::BoxKey> combined_key(StepRun& run) {
    auto const key = stored_key(run);
    if (key.given() < key.threshold) {
        return too_few(run.tx, key);
    }
    std::vector<std::string> shares;
    for (auto const& holder : key.holders) {
        if (!holder.share.empty() && std::ssize(shares) < key.threshold) {
            shares.push_back(crypto::from_base64(holder.share).value());
        }
    }
    auto secret = crypto::combine_shares(shares);
    std::ranges::for_each(shares, crypto::wipe);
    auto pair = secret ? crypto::sealing_numbered(key.suite)->key_of(*secret) : std::nullopt;
    if (!pair || crypto::to_base64(pair->public_key) != key.public_key) {
        return api::conflict("tender.shares_do_not_fit",
                             {"份额合成的密钥与公布的开标公钥不匹配，无法开标",
                              "the shares do not give the private half of the published key: nothing can be opened"},
                             {"分存时即有误。请负责人办理“废标”并重新采购",
                              "they were wrong when the key was split; the head ends the purchase and repeats it"});
    }
    crypto::wipe(*secret);
    return std::move(*pair);
}

}  // namespace qiyue::tender
