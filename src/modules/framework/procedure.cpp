#include "modules/framework/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/framework/fields.hpp"
#include "modules/sealing/api.hpp"

// The life of a framework agreement. Closed: 方案 planned -> 财政审核 reviewing -> 可征集 cleared -> 征集中 called -> 已截止 closed -> 评审中
// opened -> 已排序 ranked -> 已公告入围 chosen -> 执行中 running -> 已期满 expired -> 已汇总 summarised; a supplement leads
// from running back to called. Open: planned -> reviewing -> cleared_open -> 受理申请 receiving -> expired.
namespace qiyue::framework {

namespace {

using workflow::Relation;
using workflow::Step;

std::vector<workflow::State> states() {
    return {{"planned", {"方案拟订中", "planned"}},
            {"reviewing", {"待财政部门审核", "awaits the finance department"}},
            {"cleared", {"可以征集(封闭式)", "ready to be called (closed)"}},
            {"cleared_open", {"可以征集(开放式)", "ready to be called (open)"}},
            {"called", {"征集中", "open for offers"}},
            {"closed", {"已截止、待开启", "closed, to be opened"}},
            {"opened", {"第一阶段评审中", "in stage one"}},
            {"ranked", {"已确定入围名单", "ranked"}},
            {"chosen", {"已公告入围、待签订", "admitted, to be signed"}},
            {"running", {"执行中", "in force"}},
            {"receiving", {"执行中、受理申请", "in force, open for applications"}},
            {"expired", {"已期满、待汇总", "expired"}},
            {"summarised", {"已汇总公告", "summarised"}, /*final=*/true},
            {"failed", {"征集失败", "failed"}, /*final=*/true}};
}

std::vector<Step> planning() {
    auto const owner = agents(Relation::owner);
    std::vector<Clause> const contents{clause::LP_276, clause::LP_277, clause::LP_278,
                                       clause::LP_279, clause::LP_293, clause::LP_295};
    return {
        {.name = "plan",
         .title = {"拟订框架协议采购方案", "plan a framework agreement"},
         .from = {},
         .to = "planned",
         .who = agents(Relation::anyone),
         .input = &plan_fields(),
         .clauses = contents,
         .apply = plan},
        {.name = "change_plan",
         .title = {"修改方案", "change the plan"},
         .from = {"planned"},
         .who = owner,
         .input = &plan_fields(),
         .clauses = contents,
         .apply = change_plan,
         .expected = false},
        {.name = "report_plan",
         .title = {"报财政部门审核或备案", "report the plan to finance"},
         .from = {"planned"},
         .to = "reviewing",
         .who = owner,
         .clauses = {clause::LP_280},
         .apply = report_plan},
        {.name = "approve_plan",
         .title = {"审核同意方案", "approve the plan"},
         .from = {"reviewing"},
         .to = "cleared",
         .who = {{"finance.procurement", Relation::finance}},
         .input = &opinion_fields(),
         .clauses = {clause::LP_280},
         .apply = approve_plan},
        {.name = "return_plan",
         .title = {"退回方案", "return the plan"},
         .from = {"reviewing"},
         .to = "planned",
         .who = {{"finance.procurement", Relation::finance}},
         .input = &opinion_fields(),
         .clauses = {clause::LP_280},
         .apply = return_plan,
         .expected = false},
    };
}

// Before the call: what is sealed for, and who holds it (ADR 19, 34).
std::vector<Step> keying() {
    auto const owner = agents(Relation::owner);
    return {
        {.name = "name_holders",
         .title = {"确定开启密钥持有人", "name the holders of the opening key"},
         .from = {"cleared"},
         .who = owner,
         .input = &holders_fields(),
         .apply = name_holders},
        {.name = "give_share_key",
         .title = {"交存份额公钥", "give the public key for your share"},
         .from = {"cleared"},
         .who = sealing::holder_actors(),
         .input = &sealing::share_key_fields(),
         .apply = give_share_key},
        {.name = "split_key",
         .title = {"生成并分存开启密钥", "make and split the opening key"},
         .from = {"cleared"},
         .who = owner,
         .input = &sealing::split_fields(),
         .apply = split_key},
    };
}

std::vector<Step> calling() {
    auto const owner = agents(Relation::owner);
    return {
        {.name = "call",
         .title = {"发布征集公告", "publish the call"},
         .from = {"cleared"},
         .to = "called",
         .who = owner,
         .input = &call_fields(),
         .clauses = {clause::LP_063, clause::LP_066, clause::LP_266, clause::LP_280, clause::LP_283, clause::LP_284,
                     clause::LP_285, clause::LP_287, clause::LP_288, clause::LP_294, clause::LP_296},
         .apply = call,
         .shown_publicly = true,
         .closed_by = clause::LP_280},
        {.name = "call_open",
         .title = {"发布征集公告(开放式)", "publish the call (open kind)"},
         .from = {"cleared_open"},
         .to = "receiving",
         .who = owner,
         .input = &call_open_fields(),
         .clauses = {clause::LP_063, clause::LP_280, clause::LP_283, clause::LP_294, clause::LP_296, clause::LP_300},
         .apply = call_open,
         .shown_publicly = true,
         .closed_by = clause::LP_280},
        {.name = "close",
         .title = {"截止征集", "close the call"},
         .from = {"called"},
         .to = "closed",
         .who = owner,
         .clauses = {clause::LP_285},
         .apply = close,
         .shown_publicly = true},
        {.name = "give_share",
         .title = {"交出密钥份额", "give your share of the key"},
         .from = {"called", "closed"},
         .who = sealing::holder_actors(),
         .input = &sealing::share_fields(),
         .apply = give_share,
         .shown_publicly = true},
        {.name = "open_offers",
         .title = {"开启响应文件", "open the offers"},
         .from = {"closed"},
         .to = "opened",
         .who = owner,
         .apply = open_offers,
         .shown_publicly = true},
        {.name = "rank",
         .title = {"排序并确定入围名单", "rank and eliminate"},
         .from = {"opened"},
         .to = "ranked",
         .who = owner,
         .clauses = {clause::LP_266, clause::LP_281, clause::LP_284, clause::LP_285, clause::LP_286},
         .apply = rank},
        {.name = "announce",
         .title = {"公告入围结果并发出入围通知书", "announce who is admitted"},
         .from = {"ranked"},
         .to = "chosen",
         .who = owner,
         .clauses = {clause::LP_297},
         .apply = announce,
         .shown_publicly = true},
        {.name = "fail",
         .title = {"终止征集", "end the call"},
         .from = {"called", "closed", "opened", "ranked", "chosen"},
         .to = "failed",
         .who = owner,
         .input = &fail_fields(),
         .clauses = {clause::LP_285},
         .apply = fail,
         .shown_publicly = true,
         .expected = false},
    };
}

std::vector<Step> in_force() {
    auto const owner = agents(Relation::owner);
    return {
        {.name = "conclude",
         .title = {"办结框架协议签订", "conclude the agreements"},
         .from = {"chosen"},
         .to = "running",
         .who = owner,
         .clauses = {clause::LP_290, clause::LP_297, clause::LP_298},
         .closes = {"framework.conclude"},
         .apply = conclude,
         .shown_publicly = true,
         .activity = admitting},
        {.name = "file",
         .title = {"框架协议副本备案", "file the agreements"},
         .from = {"running"},
         .who = owner,
         .input = &filing_fields(),
         .clauses = {clause::LP_290},
         .closes = {"framework.file"},
         .apply = file},
        {.name = "inform",
         .title = {"告知采购人或服务对象入围信息", "tell buyers and users who is admitted"},
         .from = {"running"},
         .who = owner,
         .clauses = {clause::LP_298},
         .closes = {"framework.inform"},
         .apply = inform,
         .shown_publicly = true},
        {.name = "name_holders_again",
         .title = {"为补充征集另行确定开启密钥持有人", "name other holders for a supplement"},
         .from = {"running"},
         .who = owner,
         .input = &holders_fields(),
         .clauses = {clause::LP_292},
         .apply = name_holders,
         .expected = false},
        {.name = "give_share_key_again",
         .title = {"为补充征集交存份额公钥", "give the public key for your share of a supplement"},
         .from = {"running"},
         .who = sealing::holder_actors(),
         .input = &sealing::share_key_fields(),
         .clauses = {clause::LP_292},
         .apply = give_share_key,
         .expected = false},
        {.name = "split_again",
         .title = {"为补充征集生成并分存密钥", "make and split the key of a supplement"},
         .from = {"running"},
         .who = owner,
         .input = &sealing::split_fields(),
         .clauses = {clause::LP_292},
         .apply = split_again,
         .expected = false},
        {.name = "supplement",
         .title = {"补充征集", "call a supplement"},
         .from = {"running"},
         .to = "called",
         .who = owner,
         .input = &supplement_fields(),
         .clauses = {clause::LP_063, clause::LP_066, clause::LP_292},
         .apply = supplement,
         .shown_publicly = true,
         .expected = false},
        {.name = "expire",
         .title = {"期满", "expire"},
         .from = {"running", "receiving"},
         .to = "expired",
         .who = owner,
         .clauses = {clause::LP_299},
         .apply = expire,
         .shown_publicly = true,
         .expected = false},
        {.name = "summarise",
         .title = {"成交结果汇总公告", "publish the summary of orders"},
         .from = {"expired"},
         .to = "summarised",
         .who = owner,
         .clauses = {clause::LP_299},
         .closes = {"framework.summarise"},
         .apply = summarise,
         .shown_publicly = true},
    };
}

void set_all(Value& body, Value const& from) {
    for (auto const& [key, value] : from.members()) {
        body.set(key, value);
    }
}

// Of the round that runs, or of the one that is being made ready.
void show_key(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& object, Context const& context,
              Framework const& f, Value& body) {
    auto const next = object.state == "running" ? sealing::opening_key(tx, {f.id, f.round + 1})
                                                : std::optional<sealing::OpeningKey>();
    auto const key = next ? next : sealing::opening_key(tx, {f.id, f.round});
    if (key) {
        auto const shown = !engine.concerned(tx, object, context) ? sealing::Shown::publicly
            : object.state == "cleared"                           ? sealing::Shown::while_drafted
                                                                  : sealing::Shown::to_those_concerned;
        sealing::show_key(tx, *key, context, shown, body);
    }
}

// Who was admitted, and which agreements there are; nothing of an offer before its result is announced.
Value view(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& object, Context const& context) {
    auto body = Value::object();
    auto const f = store::find(tx, object.id);
    if (!f) {
        return body;
    }
    auto const decided = object.state != "opened" && object.state != "ranked";
    set_all(body, f->plan);
    set_all(body, f->call);
    set_all(body, f->results);
    show_key(tx, engine, object, context, *f, body);
    if (!decided && context.caller.organisation != object.owner) {
        body.erase("responsive");
        body.erase("eliminated");
    }
    Value admitted = Value::list(), agreements = Value::list();
    for (auto const& offer : store::offers(tx, f->id)) {
        auto const about = engine.find(tx, offer.id);
        if (!about || (offer.round == f->round && !decided)) {
            continue;
        }
        auto line =
            Value::object().set("provider_name", name_of(tx, offer.provider)).set("price", offer.price.in_fen());
        if (offer.body["admitted"].boolean_or(false) && offer.rank > 0) {
            admitted.push(Value(line).set("rank", offer.rank));
        }
        if (about->state == "signed" || about->state == "left" || about->state == "removed") {
            agreements.push(line.set("status", engine.state_of(*about).zh));
        }
    }
    if (admitted.size() > 0) {
        body.set("admitted", admitted);
    }
    if (agreements.size() > 0) {
        body.set("agreements", agreements);
    }
    return body;
}

}  // namespace

workflow::Procedure framework_procedure(workflow::Engine const& engine) {
    auto steps = planning();
    for (auto const& group : {keying(), calling(), in_force()}) {
        steps.insert(steps.end(), group.begin(), group.end());
    }
    return {.kind = "framework",
            .plural = "frameworks",
            .title = {"框架协议采购", "framework agreement"},
            .states = states(),
            .steps = std::move(steps),
            .shows = &framework_shown(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                              Context const& context) { return view(tx, engine, object, context); },
            .public_in = {"called", "closed", "opened", "ranked", "chosen", "running", "receiving", "expired",
                          "summarised", "failed"}};
}

}  // namespace qiyue::framework
