#include "modules/tender/lots.hpp"

#include "law/clauses.gen.hpp"
#include "modules/project/api.hpp"
#include "modules/tender/fields.hpp"
#include "modules/tender/measures.hpp"
#include "modules/tender/methods.hpp"

#include <algorithm>
#include <memory>

// How a purchase is divided into lots while its document is drawn up.
namespace qiyue::tender {

namespace {

using workflow::Relation;
using workflow::StepRun;

// Lots are part of the document: from its check on nobody changes them.
Result<Tender> whole_being_drafted(StepRun& run, std::int64_t whole) {
    auto const about = TRY(run.engine.get(run.tx, whole, "tender"));
    if (about.state != "method_chosen" && about.state != "drafted") {
        return api::conflict("tender.lots_settled",
                             {"购买文件已复核，采购包不能再变动", "the document is checked: its lots change no more"},
                             {"确需变动的，先退回购买文件", "have the document returned first"});
    }
    auto const t = store::find(run.tx, whole);
    ENSURE(t.has_value());
    return *t;
}

// The talks and the key of their final quotes are one purchase's: lots have none yet.
Result<void> divisible(StepRun& run, Tender const& whole) {
    auto const& method = *find_method(whole.method);
    if (store::lot(run.tx, whole.id)) {
        return api::conflict("tender.lot_of_lot", {"采购包不能再分包", "a lot has no lots of its own"},
                             {"请在整个采购活动上分包", "divide the whole purchase"});
    }
    if (method.talks || method.suppliers == Suppliers::one) {
        return api::conflict("tender.no_lots_here",
                             {"平台暂不能为" + method.label.zh + "分包",
                              "this platform cannot divide a " + method.label.en + " into lots yet"},
                             {"请作为一个整体采购，或选用招标、公开竞争等方式", "buy it as one, or by tender"});
    }
    return {};
}

void judge_lot_bond(StepRun& run, Tender const& whole) {
    if (run.form.given("lot_bond") && whole.purchase_class == PurchaseClass::procurement) {
        run.judge.ask(find_method(whole.method)->bond_under,
                      law::Facts().with("budget", run.form.money("ceiling")).with("bond", run.form.money("lot_bond")));
    }
}

Value body_of(StepRun const& run) {
    auto body = run.form.value();
    body.erase("whole");
    body.erase("lot_number");
    return body;
}

std::string title_of(StepRun& run, std::int64_t project, std::int64_t number) {
    auto const about = project::find(run.tx, project);
    return (about ? about->name : std::string()) + " · 第" + std::to_string(number) + "包 " + run.form.text("lot_name");
}

Result<void> add_lot(StepRun& run) {
    auto const whole = TRY(whole_being_drafted(run, run.object.parent));
    TRY(divisible(run, whole));
    judge_lot_bond(run, whole);
    TRY(run.judge.verdict());
    auto part = whole;
    part.id = run.object.id;
    part.budget = run.form.money("ceiling");
    auto const number = run.form.integer("lot_number");
    store::insert(run.tx, part);
    if (!store::insert_lot(run.tx, part.id, whole.id, number, body_of(run))) {
        return api::invalid("tender.lot_number_taken", "lot_number", {"该包号已使用", "another lot has this number"},
                            {"请另填包号", "give another number"});
    }
    run.object.title = title_of(run, whole.project, number);
    return {};
}

Result<void> change_lot(StepRun& run) {
    auto const kept = store::lot(run.tx, run.object.id);
    ENSURE(kept.has_value());
    auto const whole = TRY(whole_being_drafted(run, kept->whole));
    judge_lot_bond(run, whole);
    store::update_lot(run.tx, run.object.id, body_of(run));
    run.object.title = title_of(run, whole.project, kept->number);
    return {};
}

Result<void> drop_lot(StepRun& run) {
    TRY(whole_being_drafted(run, run.object.parent));
    store::remove_lot(run.tx, run.object.id);
    return {};
}

// SY-3.1.4(3)-a 将大额项目分包: the lots are the whole project, no part of it is left out or bought twice.
Result<void> judge_sum(StepRun& run, Money ceiling, std::vector<LotRow> const& lots) {
    Money together;
    for (auto const& lot : lots) {
        together += Money::fen(lot.body["ceiling"].integer());
    }
    auto const whole = together == ceiling && lots.size() > 1;
    Text const says{"各采购包最高限价之和 " + together.in_yuan() + " 元，项目最高限价 " + ceiling.in_yuan() +
                        " 元；分包不少于两个，合计须相等",
                    "the lots add up to " + together.in_yuan() + " yuan, the ceiling of the purchase is " +
                        ceiling.in_yuan() + "; two lots at least make up exactly that"};
    Text const remedy{"请调整各包的最高限价", "adjust the ceilings of the lots"};
    run.judge.require(clause::SY_3_1_4_3_a,
                      law::Facts()
                          .with("lots_together", together)
                          .with("ceiling", ceiling)
                          .with("lot_count", static_cast<std::int64_t>(lots.size())),
                      whole, "tender.lots_not_whole", "lots", says, remedy);
    TRY(run.judge.verdict());
    return whole ? Result<void>() : api::invalid("tender.lots_not_whole", "lots", says, remedy);
}

}  // namespace

std::vector<workflow::Step> lot_steps() {
    std::vector<workflow::Actor> const drafter{{"buyer.document_drafter", Relation::owner}};
    return {{.name = "add_lot",
             .title = {"增加采购包", "add a lot"},
             .from = {},
             .to = "lot_drafted",
             .who = drafter,
             .act = "document.draft",
             .input = &add_lot_fields(),
             .clauses = {clause::SY_3_1_4_3_a, clause::LP_094},
             .apply = add_lot,
             .parent = "whole",
             .parent_kind = "tender",
             .expected = false},
            {.name = "change_lot",
             .title = {"修改采购包", "change the lot"},
             .from = {"lot_drafted"},
             .who = drafter,
             .act = "document.draft",
             .input = &lot_fields(),
             .clauses = {clause::LP_094},
             .apply = change_lot,
             .expected = false},
            {.name = "drop_lot",
             .title = {"取消采购包", "drop the lot"},
             .from = {"lot_drafted"},
             .to = "cancelled",
             .who = drafter,
             .apply = drop_lot,
             .expected = false}};
}

Result<void> judge_lots(StepRun& run, Tender const& whole) {
    auto const lots = store::lots(run.tx, whole.id);
    if (lots.empty()) {
        return {};
    }
    TRY(judge_measure(run, whole.project, "split", "tender.lots_without_reason", "lots"));
    return judge_sum(run, Money::fen(whole.document["ceiling"].integer_or(0)), lots);
}

std::int64_t whole_of(db::Tx& tx, std::int64_t tender) {
    auto const lot = store::lot(tx, tender);
    return lot ? lot->whole : tender;
}

std::vector<Lot> lots(db::Tx& tx, std::int64_t whole) {
    std::vector<Lot> all;
    for (auto const& row : store::lots(tx, whole)) {
        all.push_back(*lot(tx, row.tender));
    }
    return all;
}

std::optional<Lot> lot(db::Tx& tx, std::int64_t tender) {
    auto const row = store::lot(tx, tender);
    return row ? std::optional(Lot{.tender = row->tender,
                                   .whole = row->whole,
                                   .number = row->number,
                                   .name = row->body["lot_name"].text_or({}),
                                   .ceiling = Money::fen(row->body["ceiling"].integer())})
               : std::nullopt;
}

LotLimits lot_limits(db::Tx& tx, std::int64_t whole) {
    auto const t = store::find(tx, whole);
    auto const limit = [&](char const* field) {
        auto const& said = t ? t->document[field] : Value();
        return said.is_integer() ? std::optional(said.integer()) : std::nullopt;
    };
    return {.bid_for = limit("lots_bid_for"), .won = limit("lots_won")};
}

bool open_for_bids(workflow::Object const& purchase) {
    return purchase.state == "published" || purchase.state == "lot_open";
}

bool opened_in_lots(workflow::Object const& purchase) {
    return purchase.state == "in_lots";
}

std::int64_t purchase_of(db::Tx& tx, workflow::Engine const& engine, workflow::Object object) {
    while (object.kind != "tender") {
        auto const parent = engine.find(tx, object.parent);
        if (!parent || parent->id == object.id) {
            return 0;
        }
        object = *parent;
    }
    return object.id;
}

void show_lots(db::Tx& tx, workflow::Engine const& engine, std::int64_t tender, Value& body) {
    if (auto const lot = store::lot(tx, tender)) {
        body.set("whole", lot->whole).set("lot_number", lot->number);
        for (auto const* field : {"lot_name", "lot_quantity", "lot_subject", "lot_qualifications", "ceiling"}) {
            if (lot->body.has(field)) {
                body.set(field, lot->body[field]);
            }
        }
    }
    Value all = Value::list();
    for (auto const& lot : store::lots(tx, tender)) {
        auto const object = engine.find(tx, lot.tender);
        all.push(Value::object()
                     .set("lot_number", lot.number)
                     .set("lot_name", lot.body["lot_name"])
                     .set("ceiling", lot.body["ceiling"])
                     .set("lot_quantity", lot.body["lot_quantity"])
                     .set("lot_state", object ? object->state : std::string())
                     .set("lot", lot.tender));
    }
    if (all.size() > 0) {
        body.set("lots", all);
    }
}

}  // namespace qiyue::tender
