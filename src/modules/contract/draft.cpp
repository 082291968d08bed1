#include "modules/contract/fields.hpp"
#include "modules/contract/sources.hpp"
#include "modules/contract/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/contract/contents.hpp"
#include "modules/framework/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/tender/api.hpp"

#include <algorithm>

namespace qiyue::contract {

namespace {

using workflow::StepRun;

void fill(Value& body, Value const& from, std::string const& field) {
    if (!body.has(field) && !from[field].is_null()) {
        body.set(field, from[field]);
    }
}

// What an order says already is not written a second time: what is bought, and its sum in one instalment after acceptance.
void fill_from_order(Value& body, Contract const& contract) {
    for (auto const* field : {"subject", "quantity", "quality"}) {
        fill(body, contract.draft, field);
    }
    auto const sum = contract.award_price.in_fen();
    fill(body, Value::object().set("price", sum), "price");
    if (!body.has("instalments") && body["price"] == Value(sum)) {
        body.set("instalments",
                 Value::list().push(Value::object()
                                        .set("name", "一次")
                                        .set("amount", sum)
                                        .set("kind", "acceptance")
                                        .set("condition", "验收合格")));
    }
}

// PF-law-6: what was awarded, then the words of the template, each where nothing was written. The text alone, without the
// fields that say where it belongs.
Value text_of(Form const& form, Contract const& contract, Value const& model) {
    auto body = form.value();
    body.erase("project");
    body.erase("template");
    body.erase("order");
    body.erase("lot");
    if (contract.order != 0) {
        fill_from_order(body, contract);
    }
    if (model.is_null()) {
        return body;
    }
    for (auto const* field : {"scope", "subject", "quantity", "quality", "term_from", "term_to", "payment_method",
                              "rights_and_duties", "liability", "disputes"}) {
        fill(body, contract.draft, field);
    }
    for (auto const& field : text_fields()) {
        fill(body, model, field.name);
    }
    auto const from = Day::parse(body["term_from"].text_or({}));
    if (!body.has("price") && from.ok()) {
        auto const months = months_begun(from.value(), agreed_end(contract, from.value()));
        body.set("price", agreed_price(contract, months).in_fen());
    }
    return body;
}

// A contract needs an award: each rule that says so is cited, where it is in force.
Result<void> refuse_without_award(StepRun& run) {
    for (auto const clause : {clause::DGF_3_1f, clause::DG_8_4b, clause::PF_process_11}) {
        run.judge.require(clause, law::Facts().with("awarded", false), false, "contract.no_award", {},
                          {"本项目尚无公布的成交结果，不能拟订合同", "the project has no published award yet"},
                          {"请先完成评审、定标并公告结果", "finish the review and publish its result first"});
    }
    TRY(run.judge.verdict());
    return api::conflict("contract.no_award",
                         {"本项目尚无公布的成交结果，不能拟订合同", "the project has no published award yet"},
                         {"请先完成评审、定标并公告结果", "finish the review and publish its result first"});
}

Refusal refuse_without_order() {
    return api::conflict(
        "contract.order_not_taken_on",
        {"该订单不属于本项目，或供应商尚未接单，或已自行结算",
         "this order is not of the project, not taken on yet, or settled without a contract"},
        {"请选择本项目下供应商已接受的订单", "choose an order of the project that its supplier took on"});
}

// An order names no term: the text may take a year, and says itself how long it is.
std::optional<Contract> ordered(StepRun& run, std::int64_t order) {
    auto contract = sources::ordered(run.tx, run.engine, run.object.project, order);
    if (contract) {
        contract->series_from = run.today();
        contract->series_to = run.today().plus_years(1).plus_days(-1);
    }
    return contract;
}

Result<void> begin(StepRun& run, Contract contract, Value body) {
    contract.id = run.object.id;
    if (contract.order != 0) {
        run.afterwards.push_back([&run, order = contract.order]() -> Result<void> {
            framework::order_contracted(run.tx, run.context, run.engine, order);
            return {};
        });
    }
    contract.body = std::move(body);
    store::insert(run.tx, contract);
    run.object.party = contract.provider;
    run.object.title = contract.number;
    run.answer.set("number", contract.number).set("differences", differences(contract));
    return {};
}

// A number is never given twice, also where an earlier contract was ended or revoked.
std::string next_ordinal(db::Tx& tx, std::int64_t project) {
    return std::to_string(store::of_project(tx, project).size() + 1);
}

// The contract of a project, of one of its lots, or of the same order, that is being made or runs.
bool occupied(StepRun& run, Contract const& source) {
    for (auto const id : store::of_project(run.tx, source.project)) {
        auto const object = run.engine.find(run.tx, id);
        auto const other = store::find(run.tx, id);
        if (other->order != source.order || sources::apart(run.tx, other->tender, source.tender)) {
            continue;
        }
        if (object && !over(*object)) {
            return true;
        }
    }
    return false;
}

// DG-8-5a 社会工作主管部门、具体用人单位与服务提供机构签订购买服务合同. Whoever signs for the third party takes part from now on.
Result<void> name_third(StepRun& run, Contract const& contract) {
    auto const organisation = contract.body["third_party"].integer_or(0);
    auto const person = contract.body["third_signer"].integer_or(0);
    run.judge.ask(clause::DG_8_5a, law::Facts().with("third_party_named", organisation != 0 && person != 0));
    if (organisation == 0 && person == 0) {
        return {};
    }
    auto const signer = identity::caller_of(run.tx, person, organisation);
    if (!signer || !signer->holds("buyer.contract_signer") || organisation == run.object.owner ||
        organisation == run.object.party) {
        return api::invalid("contract.no_third_signer", "third_signer",
                            {"第三方签订人须是该单位有合同签订岗位的人员",
                             "who signs for the third party holds the post of signing contracts there"},
                            {"请填写第三方单位及其合同签订人员", "name the organisation and its signer"});
    }
    auto const before = run.engine.participants(run.tx, run.object.id, "signer");
    if (std::ranges::none_of(before, [&](workflow::Participant const& one) { return one.person == person; })) {
        run.new_participants.push_back({.person = person, .organisation = organisation, .role = "signer"});
    }
    return {};
}

}  // namespace

Contract stored(StepRun& run) {
    auto contract = store::find(run.tx, run.object.id);
    ENSURE(contract.has_value());
    return *contract;
}

void keep_record(StepRun& run, std::string const& kind, Value body) {
    body.set("at", run.context.now.iso()).set("day", run.today().iso()).set("person", run.context.caller.person_name);
    store::insert_record(run.tx, run.ports().ids.next(), run.object.id, kind, body);
}

Result<void> draft(StepRun& run) {
    auto const by_order = run.form.given("order");
    auto const lot = run.form.given("lot") ? run.form.integer("lot") : 0;
    auto contract = by_order ? ordered(run, run.form.integer("order"))
                             : sources::awarded(run.tx, run.engine, run.object.project, lot);
    if (!contract) {
        return by_order ? refuse_without_order() : refuse_without_award(run);
    }
    if (!by_order && lot == 0 && tender::lot(run.tx, contract->tender)) {
        return api::invalid(
            "contract.lot_not_named", "lot",
            {"本项目分包采购，每个采购包订立一份合同", "this purchase is in lots, each with its contract"},
            {"请选择采购包", "choose the lot"});
    }
    if (occupied(run, *contract)) {
        return api::conflict("contract.exists", {"本项目已有合同", "the project has a contract already"},
                             {"请在原合同上办理，或一年一签时续签", "go on with that one, or renew it"});
    }
    judge_provider(run, *contract);
    contract->number += next_ordinal(run.tx, run.object.project);
    judge_term(run, *contract, run.form);
    auto const model = TRY(template_for(run));
    TRY(begin(run, *contract, text_of(run.form, *contract, model)));
    if (!model.is_null()) {
        keep_record(run, "template",
                    Value::object()
                        .set("template", run.form.integer("template"))
                        .set("name", model["name"])
                        .set("version", model["version"]));
    }
    return {};
}

// CD-23-4 合同一年一签订: the next year's contract, with the same terms, a year later.
Result<void> renew(StepRun& run) {
    auto const previous = store::find(run.tx, run.object.parent);
    ENSURE(previous.has_value());
    auto const before = TRY(run.engine.get(run.tx, run.object.parent, "contract"));
    if (before.state != "published" && before.state != "completed") {
        return api::conflict("contract.not_running",
                             {"上一年度合同尚未履行，不能续签", "the contract before is not performed yet"},
                             {"请先履行并考核上一年度合同", "perform and assess it first"});
    }
    for (auto const id : store::of_project(run.tx, previous->project)) {
        auto const other = store::find(run.tx, id);
        auto const object = run.engine.find(run.tx, id);
        if (other->previous == previous->id && (object->state == "completed" || !over(*object))) {
            return api::conflict("contract.renewed_already", {"上一年度合同已经续签", "it has been renewed already"},
                                 {"请在已续签的合同上办理", "go on with the contract that renewed it"});
        }
    }
    judge_provider(run, *previous);
    auto contract = *previous;
    contract.previous = previous->id;
    contract.ordinal += 1;
    contract.year += 1;
    contract.number.replace(contract.number.rfind("-HT"), std::string::npos,
                            "-HT" + next_ordinal(run.tx, previous->project));
    contract.text_digest.clear();
    contract.account = 0;
    auto body = previous->body;
    auto const start = Day::parse(body["term_to"].text()).value().plus_days(1);
    auto const year_long = start.plus_years(1).plus_days(-1);
    auto const end = start <= contract.series_to ? agreed_end(contract, start) : year_long;
    body.set("term_from", start.iso()).set("term_to", end.iso());
    run.judge.ask(clause::CD_23_4,
                  law::Facts()
                      .with("yearly", contract.yearly)
                      .with("series_start", contract.series_from)
                      .with("series_end", contract.series_to)
                      .with("end", end));
    run.raise(RenewalAsked{.previous = previous->id, .project = previous->project, .rules = run.object.rules});
    run.object.project = previous->project;
    return begin(run, contract, std::move(body));
}

Result<void> edit(StepRun& run) {
    auto contract = stored(run);
    contract.body = run.form.value();
    judge_term(run, contract, run.form);
    store::update(run.tx, contract);
    run.answer.set("differences", differences(contract));
    return {};
}

namespace {

// What was sent to be signed stays, whatever is taken back and rewritten later; sent again unchanged it is the same draft.
void keep_version(StepRun& run, Contract const& contract) {
    auto const before = store::records(run.tx, contract.id, "version");
    if (before.empty() || before.back()["text_digest"] != Value(contract.text_digest)) {
        keep_record(run, "version",
                    Value::object()
                        .set("day", run.today().iso())
                        .set("text_digest", contract.text_digest)
                        .set("text", contract.body));
    }
}

}  // namespace

// Sent to be signed: from now on it has a digest, and what is signed is exactly that.
Result<void> submit(StepRun& run) {
    auto contract = stored(run);
    add_payment_days(run, contract);
    auto const text = TRY(run.whole(text_fields(), contract.body));
    judge_text(run, contract, text);
    TRY(judge_units(run, text));
    judge_remedies(run, contract);
    judge_provider(run, contract);
    judge_budget(run, contract);
    TRY(name_third(run, contract));
    TRY(told_once(run.judge.verdict()));
    contract.text_digest = digest_of(contract);
    store::update(run.tx, contract);
    keep_version(run, contract);
    run.answer.set("text_digest", contract.text_digest).set("differences", differences(contract));
    return {};
}

Result<void> take_back(StepRun& run) {
    auto contract = stored(run);
    contract.text_digest.clear();
    store::update(run.tx, contract);
    store::forget_signatures(run.tx, contract.id);
    return {};
}

// LP-051 第十一条项目合同须经法律顾问审定
Result<void> counsel(StepRun& run) {
    auto const contract = stored(run);
    if (run.form.text("text_digest") != contract.text_digest) {
        return api::conflict("contract.other_text",
                             {"审定的文本不是当前待签的文本", "this is not the text that is to be signed"},
                             {"当前文本摘要为 " + contract.text_digest, "its digest is " + contract.text_digest});
    }
    keep_record(run, "counsel", run.form.value());
    return {};
}

}  // namespace qiyue::contract
