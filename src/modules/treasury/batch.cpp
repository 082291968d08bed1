#include "law/clauses.gen.hpp"
#include "modules/treasury/steps.hpp"

// 支付批次: what waits at one region's treasury leaves together, as a file. The life: 待回执 open -> 已全部回执 answered.
namespace qiyue::treasury {

namespace {

using workflow::StepRun;

std::vector<std::string> cells(Instruction const& one) {
    return {number_of(one.id),
            std::to_string(one.amount.in_fen()),
            one.payee,
            one.bank,
            one.account,
            std::string(ledger::name_of(one.use)),
            std::to_string(one.object),
            std::to_string(one.contract)};
}

Result<void> make(StepRun& run) {
    auto waiting = ready(run.tx, run.engine, run.object.region);
    if (waiting.empty()) {
        return api::conflict("treasury.nothing_waits", {"没有待送出的支付指令", "no instruction waits to be sent"},
                             {"购买主体送国库支付后再生成批次", "make a batch once buyers have sent payments"});
    }
    Money sum;
    for (auto& one : waiting) {
        one.stage = "sent";
        one.batch = run.object.id;
        one.acknowledged = true;  // handed over as a file
        store::update(run.tx, one);
        sum += one.amount;
    }
    auto const count = static_cast<std::int64_t>(waiting.size());
    run.object.title = "支付批次 " + run.today().iso() + " · " + std::to_string(count) + " 笔";
    store::keep(run.tx, run.object.id, Value::object().set("day", run.today().iso()));
    run.answer.set("count", count).set("amount", sum.in_fen());
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    Value items = Value::list();
    Money sum;
    std::int64_t count = 0, open = 0;
    for (auto const& one : store::of_batch(tx, object.id)) {
        items.push(instruction_value(one));
        sum += one.amount;
        count += 1;
        open += one.stage == "sent" ? 1 : 0;
    }
    auto value = Value::object();
    return value.set("day", store::kept(tx, object.id)["day"])
        .set("count", count)
        .set("amount", sum.in_fen())
        .set("open", open)
        .set("items", items);
}

Fields const& shown() {
    static Fields const fields{
        field::day("day", {"生成日", "made on"}),
        field::integer("count", {"笔数", "instructions"}),
        field::money("amount", {"控制金额", "control sum"}),
        field::integer("open", {"待回执", "answers awaited"}),
        field::list("items", {"指令", "instructions"}, instruction_fields()),
    };
    return fields;
}

// The same bytes every time: what was agreed on when the batch was made.
std::string file_of(db::Tx& tx, workflow::Object const& object) {
    Sheet sheet{.number = std::to_string(object.id),
                .region = object.region,
                .day = Day::parse(store::kept(tx, object.id)["day"].text()).value(),
                .lines = {}};
    for (auto const& one : store::of_batch(tx, object.id)) {
        sheet.lines.push_back(cells(one));
    }
    return write(instructions_layout, sheet);
}

}  // namespace

workflow::Procedure batch_procedure() {
    return {
        .kind = "treasury_batch",
        .plural = "treasury-batches",
        .title = {"国库支付批次", "treasury batch"},
        .states = {{"open", {"待回执", "answers awaited"}}, {"answered", {"已全部回执", "answered"}, /*final=*/true}},
        .steps = {{.name = "make",
                   .title = {"生成支付批次", "make a batch"},
                   .from = {},
                   .to = "open",
                   .who = {{"finance.treasury", workflow::Relation::anyone}},
                   .clauses = {clause::CD_29_1, clause::SY_3_1_7_d},
                   .apply = make}},
        .shows = &shown(),
        .view = view};
}

api::Operation batch_file_operation(workflow::Engine& engine) {
    auto operation = api::reading(
        "treasury_batch.file", "/api/treasury-batches/{id}/file", {"下载支付指令文件", "a batch as a file"},
        api::Access::posts, {clause::CD_29_1}, [&engine](api::Call& call) -> Result<Value> {
            auto const object = TRY(engine.get(call.tx, TRY(call.number("id")), "treasury_batch"));
            if (object.region != call.context.caller.region) {
                return api::not_found({"没有这个编号的批次", "there is no such batch of your treasury"});
            }
            return Value::object().set("download",
                                       Value::object()
                                           .set("name", "国库支付批次-" + std::to_string(object.id) + ".tsv")
                                           .set("type", "text/tab-separated-values; charset=utf-8")
                                           .set("bytes", file_of(call.tx, object)));
        });
    operation.posts = {"finance.treasury"};
    operation.gives = "text/tab-separated-values";
    return operation;
}

// Every instruction by which one object was paid, for those concerned with it: a payment, an award, a claim, a bond.
api::Operation of_object_operation(workflow::Engine& engine) {
    return api::reading("treasury.of_object", "/api/objects/{id}/instructions",
                        {"支付指令与国库结果", "instructions, and what became of them"}, api::Access::signed_in,
                        {clause::CD_29_1, clause::SY_3_1_7_d}, [&engine](api::Call& call) -> Result<Value> {
                            auto const object = engine.find(call.tx, TRY(call.number("id")));
                            if (!object || !engine.concerned(call.tx, *object, call.context)) {
                                return api::not_found({"没有这一事项，或者您的单位不能查阅",
                                                       "there is none, or your organisation may not read it"});
                            }
                            Value items = Value::list();
                            for (auto const& one : store::of_object(call.tx, object->id)) {
                                items.push(instruction_value(one));
                            }
                            return Value::object().set("object", object->id).set("items", items);
                        });
}

}  // namespace qiyue::treasury
