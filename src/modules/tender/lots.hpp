#pragma once

#include "modules/sealing/api.hpp"
#include "modules/tender/store.hpp"

// Lots 采购包: 待公布 lot_drafted -> 投标中 lot_open -> 已截止 lot_closed -> 已开标 opened, from where each goes on as any purchase
// does; or 失败 failed by itself. Up to the opening they follow their whole, which then stands 按包办理 in_lots.
namespace qiyue::tender {

// add_lot, change_lot, drop_lot: while the document is drawn up.
std::vector<workflow::Step> lot_steps();
// That its lots fit the purchase, when its document is checked and again when it is published.
Result<void> judge_lots(workflow::StepRun& run, Tender const& whole);

// Each with the whole's document as far as it concerns it, its key, its days, and its money set aside.
Result<void> publish_lots(workflow::StepRun& run, Tender const& whole, sealing::OpeningKey const& key);
void move_lots(workflow::StepRun& run, std::int64_t whole, Instant bid_deadline);
// Those with too few bids fail alone; where none is left the whole fails.
Result<void> close_lots(workflow::StepRun& run, std::vector<LotRow> const& lots);
Result<void> open_lots(workflow::StepRun& run, Tender const& whole, std::vector<LotRow> const& lots,
                       crypto::BoxKey const& key);
// The whole ends before its opening, and with it what runs of its lots.
Result<void> end_lots(workflow::StepRun& run, std::int64_t whole, std::string const& to, std::string const& ground,
                      std::string const& reason);

// The tender itself where it is no lot.
std::int64_t whole_of(db::Tx& tx, std::int64_t tender);
// Of a purchase or a lot; of one with lots, each bidder once.
std::int64_t bidders_of(db::Tx& tx, std::int64_t tender);
void show_lots(db::Tx& tx, workflow::Engine const& engine, std::int64_t tender, Value& body);

}  // namespace qiyue::tender
