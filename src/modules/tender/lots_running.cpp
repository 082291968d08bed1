#include "modules/tender/lots.hpp"

#include "modules/tender/sources.hpp"
#include "modules/tender/steps.hpp"

#include <algorithm>
#include <set>

// What is done once for all lots: the notice, the closing and the opening session of their whole.
namespace qiyue::tender {

namespace {

using workflow::StepRun;

// The whole's document as it concerns one lot: with its own ceiling, its part of the need, its bond and conditions.
Value document_of_lot(Value document, LotRow const& lot) {
    document.set("ceiling", lot.body["ceiling"]);
    auto qualifications = document["qualifications"];
    for (auto const& own :
         lot.body["lot_qualifications"].is_list() ? lot.body["lot_qualifications"].items() : Value::List{}) {
        qualifications.push(own);
    }
    document.set("qualifications", qualifications);
    auto draft = document["draft_contract"];
    draft.set("subject", lot.body["lot_subject"]).set("quantity", lot.body["lot_quantity"]);
    document.set("draft_contract", draft);
    document.erase("bid_bond");
    if (lot.body.has("lot_bond")) {
        document.set("bid_bond", lot.body["lot_bond"]);
    }
    return document;
}

std::vector<LotRow> standing(StepRun& run, std::vector<LotRow> const& lots, std::string_view state) {
    std::vector<LotRow> all;
    std::ranges::copy_if(lots, std::back_inserter(all), [&](LotRow const& lot) {
        auto const object = run.engine.find(run.tx, lot.tender);
        return object && object->state == state;
    });
    return all;
}

// A lot with enough bids goes on, another fails by itself: does it go on?
Result<bool> goes_on(StepRun& run, LotRow const& lot, Counting at, std::int64_t counted, Value& told) {
    auto const found = count(run.tx, run.judge, lot.tender, at, counted);
    told.set("lot_number", lot.number).set("counted", counted).set("enough", found.failed_under.empty());
    if (!found.went_on_under.id.empty()) {
        told.set("went_on_under", found.went_on_under.id);
    }
    if (found.failed_under.empty()) {
        return true;
    }
    auto const closing = at == Counting::closing;
    TRY(fail(run.tx, run.context, run.engine, lot.tender, closing ? "too_few_bidders" : "too_few_valid_bids",
             closing ? "本包投标人不足，不予开标，投标文件原封退回；其他包不受影响"
                     : "本包有效投标不足，本包采购失败；其他包不受影响"));
    return false;
}

void nothing_left(StepRun& run) {
    run.to = "failed";
    store::keep_end(run.tx, run.object.id, "各采购包均已失败");
    sealing::erase_shares(run.tx, run.object.id);
    run.raise(TenderFailed{.tender = run.object.id, .project = run.object.project, .ground = "too_few_bidders"});
}

}  // namespace

Result<void> publish_lots(StepRun& run, Tender const& whole, sealing::OpeningKey const& key) {
    for (auto const& lot : store::lots(run.tx, whole.id)) {
        auto const ceiling = Money::fen(lot.body["ceiling"].integer());
        auto part = whole;
        part.id = lot.tender;
        part.reservation = TRY(sources::set_aside(run, lot.tender, whole.project, ceiling));
        store::keep_document(run.tx, part.id, document_of_lot(whole.document, lot), ceiling);
        store::keep_publication(run.tx, part);
        sealing::keep_key_of_part(run.tx, {part.id, bids_round}, key);
        run.engine.move(run.tx, run.context, part.id, "lot_open", "publish");
    }
    return {};
}

void move_lots(StepRun& run, std::int64_t whole, Instant bid_deadline) {
    for (auto const& lot : store::lots(run.tx, whole)) {
        store::move_deadline(run.tx, lot.tender, bid_deadline);
        run.raise(Clarified{.tender = lot.tender, .project = run.object.project, .bid_deadline = bid_deadline});
    }
}

Result<void> close_lots(StepRun& run, std::vector<LotRow> const& lots) {
    Value told = Value::list();
    std::int64_t left = 0;
    for (auto const& lot : standing(run, lots, "lot_open")) {
        auto const bids = static_cast<std::int64_t>(store::received(run.tx, lot.tender, bids_round).size());
        auto line = Value::object();
        if (TRY(goes_on(run, lot, Counting::closing, bids, line))) {
            run.engine.move(run.tx, run.context, lot.tender, "lot_closed", "close");
            left += 1;
        }
        told.push(line);
    }
    run.answer.set("lots", told);
    if (left == 0) {
        nothing_left(run);
    }
    return {};
}

Result<void> open_lots(StepRun& run, Tender const& whole, std::vector<LotRow> const& lots, crypto::BoxKey const& key) {
    Value told = Value::list();
    run.to = "in_lots";
    std::int64_t left = 0;
    for (auto const& lot : standing(run, lots, "lot_closed")) {
        TRY(run.ports().bus.raise(run.tx, run.context,
                                  OpeningHeld{.tender = lot.tender, .project = whole.project, .key = key}));
        sealing::note_opened(run.tx, {lot.tender, bids_round}, run.context.now);
        auto const lines = store::opening(run.tx, lot.tender, bids_round);
        auto const readable = std::int64_t{std::ranges::count(lines, "opened", &OpeningLine::outcome)};
        auto line = Value::object().set("opening", lines_of(lines));
        if (TRY(goes_on(run, lot, Counting::opening, readable, line))) {
            run.engine.move(run.tx, run.context, lot.tender, "opened", "open");
            left += 1;
        }
        told.push(line);
    }
    run.answer.set("lots", told);
    sealing::note_opened(run.tx, {whole.id, bids_round}, run.context.now);
    if (left == 0) {
        nothing_left(run);
    }
    return {};
}

Result<void> end_lots(StepRun& run, std::int64_t whole, std::string const& to, std::string const& ground,
                      std::string const& reason) {
    for (auto const& lot : store::lots(run.tx, whole)) {
        auto const object = run.engine.find(run.tx, lot.tender);
        ENSURE(object.has_value());
        if (object->state == "failed") {
            continue;
        }
        if (to == "failed") {
            TRY(fail(run.tx, run.context, run.engine, lot.tender, ground, reason));
        } else {
            run.engine.move(run.tx, run.context, lot.tender, to, "cancel");
        }
    }
    return {};
}

std::int64_t bidders_of(db::Tx& tx, std::int64_t tender) {
    std::set<std::int64_t> bidders;
    auto const add = [&](std::int64_t one) {
        for (auto const& received : store::received(tx, one, bids_round)) {
            bidders.insert(received.provider);
        }
    };
    add(tender);
    for (auto const& lot : store::lots(tx, tender)) {
        add(lot.tender);
    }
    return static_cast<std::int64_t>(bidders.size());
}

}  // namespace qiyue::tender
