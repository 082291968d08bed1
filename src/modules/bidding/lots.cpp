#include "modules/bidding/lots.hpp"

#include "law/clauses.gen.hpp"
#include "modules/bidding/store.hpp"
#include "modules/tender/api.hpp"

#include <set>

namespace qiyue::bidding {

Result<void> names_its_lot(workflow::StepRun& run, std::int64_t tender) {
    if (tender::lots(run.tx, tender).empty()) {
        return {};
    }
    return api::invalid("bidding.lot_not_named", "tender",
                        {"本项目分包采购，须按包投标", "this purchase is in lots: each is bid for by itself"},
                        {"请从采购公告的采购包中选择", "choose one of the lots in the notice"});
}

Result<void> within_lots(workflow::StepRun& run, std::int64_t provider) {
    auto const lot = tender::lot(run.tx, run.object.parent);
    auto const most = lot ? tender::lot_limits(run.tx, lot->whole).bid_for : std::nullopt;
    if (!most) {
        return {};
    }
    std::int64_t others = 0;
    for (auto const& other : tender::lots(run.tx, lot->whole)) {
        others += other.tender != lot->tender && store::handed_in(run.tx, other.tender, provider) ? 1 : 0;
    }
    Text const says{"购买文件规定一家供应商最多可投 " + std::to_string(*most) + " 个采购包，你单位已投 " +
                        std::to_string(others) + " 个",
                    "the document lets one supplier bid for " + std::to_string(*most) + " lots; you bid for " +
                        std::to_string(others) + " already"};
    Text const remedy{"如要改投本包，请先撤回另一包的投标", "take another bid back first"};
    auto const within = others < *most;
    run.judge.require(clause::SY_3_1_4_3_a, law::Facts().with("lots_bid_for", others).with("lots_bid_for_most", *most),
                      within, "bidding.too_many_lots", {}, says, remedy);
    TRY(run.judge.verdict());
    return within ? Result<void>() : api::conflict("bidding.too_many_lots", says, remedy);
}

std::int64_t readable_of(db::Tx& tx, std::int64_t tender) {
    auto readable = static_cast<std::int64_t>(opened_bids(tx, tender).size());
    for (auto const& lot : tender::lots(tx, tender)) {
        readable += static_cast<std::int64_t>(opened_bids(tx, lot.tender).size());
    }
    return readable;
}

std::int64_t took_documents(db::Tx& tx, std::int64_t tender) {
    std::set<std::int64_t> providers;
    auto const add = [&](std::int64_t one) {
        auto const took = store::took_documents(tx, one);
        providers.insert(took.begin(), took.end());
    };
    add(tender);
    for (auto const& lot : tender::lots(tx, tender)) {
        add(lot.tender);
    }
    return std::ssize(providers);
}

}  // namespace qiyue::bidding
