#include "modules/sealing/holders.hpp"
#include "modules/sealing/store.hpp"
#include "platform/crypto/shares.hpp"

#include <algorithm>

// After the deadline: the holders give their shares, and the opening puts them together.
namespace qiyue::sealing {

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
    return api::conflict("sealing.too_few_shares",
                         {"份额不足：须 " + threshold + " 份，已交 " + given + " 份；尚未交出的有：" + missing.zh,
                          given + " of " + threshold + " shares were given; missing: " + missing.en},
                         {"还须其中任意 " + lacking + " 份", "any " + lacking + " of these are still needed"});
}

}  // namespace

// With too little that came in nothing may be opened, and so that it stays unopened for everybody no share is taken before
// the count.
Result<void> give_share(StepRun& run, Occasion occasion, Instant deadline, bool counted) {
    auto const key = stored_key(run.tx, occasion);
    auto const* holder = key.of(run.context.caller.person);
    if (holder == nullptr) {
        return not_a_holder();
    }
    if (run.context.now <= deadline) {
        return api::conflict("sealing.share_before_deadline",
                             {"提交截止时间未到，不收份额", "the deadline has not passed: no share is taken"},
                             {"请在 " + deadline.iso() + " 之后交出", "give it after " + deadline.iso()});
    }
    if (!counted) {
        return api::conflict("sealing.share_before_count",
                             {"尚未截止并清点，不收份额", "what came in has not been counted: no share is taken"},
                             {"请待截止、清点之后交出", "give it once the receipt is closed"});
    }
    if (holder->given_at) {
        return api::conflict(
            "sealing.share_given",
            {"您的份额已于 " + holder->given_at->iso() + " 交出", "your share was given at " + holder->given_at->iso()},
            {"无须再交", "nothing more is asked of you"});
    }
    auto share = bytes_of(run.form.text("share"), share_bytes);
    if (!share || crypto::sha256_hex(*share) != holder->digest) {
        return api::invalid("sealing.forged_share", "share",
                            {"与公布的份额摘要不符", "its digest is not the one that was published"},
                            {"请用本项目的私钥文件打开您自己的份额", "open your own share with your key file"});
    }
    crypto::wipe(*share);
    store::keep_share(run.tx, occasion, holder->person, run.form.text("share"), run.context.now);
    auto const given = key.given() + 1;
    run.answer.set("given", given)
        .set("threshold", key.threshold)
        .set("enough", given >= key.threshold)
        .set("share_digest", holder->digest);
    return {};
}

// The private key, for the opening step alone. A share that was given fits its digest; so a key that is not the published
// one means that what was split before the publication was never its private half.
Result<crypto::BoxKey> combined_key(StepRun& run, Occasion occasion) {
    auto const key = stored_key(run.tx, occasion);
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
        return api::conflict("sealing.shares_do_not_fit",
                             {"份额合成的密钥与公布的开启公钥不匹配，无法开启",
                              "the shares do not give the private half of the published key: nothing can be opened"},
                             {"分存时即有误。请终止本次采购活动并重新采购",
                              "they were wrong when the key was split; the purchase is ended and repeated"});
    }
    crypto::wipe(*secret);
    return std::move(*pair);
}

void note_opened(db::Tx& tx, Occasion occasion, Instant at) {
    store::erase_shares(tx, occasion.object);
    store::keep_opened(tx, occasion, at);
}

void erase_shares(db::Tx& tx, std::int64_t object) {
    store::erase_shares(tx, object);
}

}  // namespace qiyue::sealing
