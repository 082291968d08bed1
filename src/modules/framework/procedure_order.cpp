#include "modules/framework/stage_two.hpp"

#include "law/clauses.gen.hpp"
#include "modules/sealing/api.hpp"
#include "platform/crypto/crypto.hpp"

// The life of an order: found directly 已选定 chosen, by the user 待选定 choosing, by quotes (待生成密钥 inviting -> 竞价中 competing ->
// 已截止 counted), or by turn; what was
// competed for or turned to is 待公告 decided until its notice. Then 已接单 accepted -> 已完成 delivered -> 已结算 settled; or
// it is the source of a contract, 已订立合同 contracted, and ends with that; a contract that is given up unsigned gives it
// back, or ends it too.
namespace qiyue::framework {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::Step;

std::vector<workflow::State> states() {
    return {{"choosing", {"待服务对象选定", "the user is to choose"}},
            {"inviting", {"待生成报价密钥", "the key of the quotes is to be made"}},
            {"competing", {"二次竞价中", "open for quotes"}},
            {"counted", {"报价已截止、待开启", "quotes counted, to be opened"}},
            {"decided", {"已成交、待公告", "decided, to be published"}},
            {"chosen", {"已选定、待接单", "supplier chosen"}},
            {"accepted", {"履行中", "under way"}},
            {"contracted", {"已订立合同", "under a contract"}},
            {"ended", {"合同已终结", "its contract is over"}, /*final=*/true},
            {"delivered", {"已完成、待确认", "delivered"}},
            {"settled", {"已结算", "settled"}, /*final=*/true},
            {"declined", {"供应商未接单", "declined"}, /*final=*/true},
            {"cancelled", {"已取消", "called off"}, /*final=*/true}};
}

workflow::Opens notice_due() {
    return {.duty = "framework_order.publish",
            .title = {"公告成交结果", "publish the result"},
            .deadline = "framework_result_due",
            .clause = clause::LP_299,
            .holder = {"buyer.document_drafter", Relation::owner}};
}

std::vector<Step> finding() {
    std::vector<Actor> const buyer{{"buyer.document_drafter", Relation::owner}};
    std::vector<Clause> const rules{clause::CD_9_3, clause::LP_278, clause::LP_288, clause::LP_296};
    return {
        {.name = "choose",
         .title = {"直接选定", "choose directly"},
         .from = {},
         .to = "chosen",
         .who = buyer,
         .input = &choose_fields(),
         .clauses = rules,
         .apply = choose,
         .parent = "project",
         .parent_kind = "project",
         .shown_publicly = true,
         .expected = false},
        {.name = "take_turn",
         .title = {"顺序轮候", "take the next in turn"},
         .from = {},
         .to = "decided",
         .who = buyer,
         .input = &turn_fields(),
         .clauses = {clause::CD_9_3, clause::LP_278, clause::LP_288, clause::LP_289, clause::LP_299},
         .opens = {notice_due()},
         .apply = take_turn,
         .parent = "project",
         .parent_kind = "project",
         .shown_publicly = true,
         .expected = false},
        {.name = "invite",
         .title = {"邀请二次竞价", "invite quotes"},
         .from = {},
         .to = "inviting",
         .who = buyer,
         .input = &invite_fields(),
         .clauses = rules,
         .apply = invite,
         .parent = "project",
         .parent_kind = "project",
         .shown_publicly = true,
         .expected = false},
        {.name = "issue_voucher",
         .title = {"发放凭单，由服务对象选定", "issue a voucher to a user"},
         .from = {},
         .to = "choosing",
         .who = buyer,
         .input = &voucher_fields(),
         .clauses = {clause::CD_9_3, clause::LP_288, clause::LP_300},
         .apply = issue_voucher,
         .parent = "project",
         .parent_kind = "project",
         .expected = false},
        {.name = "pick",
         .title = {"选定供应商", "choose the supplier"},
         .from = {"choosing"},
         .to = "chosen",
         .who = {{"residents.member", Relation::participant}},
         .input = &pick_fields(),
         .clauses = {clause::LP_288, clause::LP_300},
         .apply = pick},
        {.name = "split_key",
         .title = {"生成并分存报价密钥", "make and split the key of the quotes"},
         .from = {"inviting"},
         .to = "competing",
         .who = buyer,
         .input = &sealing::split_fields(),
         .clauses = {clause::LP_288},
         .apply = split_quotes_key,
         .shown_publicly = true},
        {.name = "close",
         .title = {"报价截止", "close the quotes"},
         .from = {"competing"},
         .to = "counted",
         .who = buyer,
         .clauses = {clause::LP_288},
         .apply = close_quotes},
        {.name = "give_share",
         .title = {"交出密钥份额", "give your share of the key"},
         .from = {"competing", "counted"},
         .who = sealing::holder_actors(),
         .input = &sealing::share_fields(),
         .apply = give_quotes_share},
        {.name = "decide",
         .title = {"开启报价，按最低报价确定成交", "open the quotes and take the lowest"},
         .from = {"counted"},
         .to = "decided",
         .who = buyer,
         .clauses = {clause::LP_288, clause::LP_299},
         .opens = {notice_due()},
         .apply = decide,
         .shown_publicly = true},
        {.name = "publish",
         .title = {"公告成交结果", "publish the result"},
         .from = {"decided"},
         .to = "chosen",
         .who = buyer,
         .clauses = {clause::LP_299},
         .closes = {"framework_order.publish"},
         .apply = nothing_more,
         .shown_publicly = true},
    };
}

std::vector<Step> performing() {
    std::vector<Actor> const supplier{{"provider.manager", Relation::party}};
    return {
        {.name = "accept",
         .title = {"接受订单", "accept the order"},
         .from = {"chosen"},
         .to = "accepted",
         .who = supplier,
         .clauses = {clause::LP_309, clause::SY_4_5_l, clause::LA_3_2_3},
         .apply = accept},
        {.name = "decline",
         .title = {"不接受订单", "decline the order"},
         .from = {"chosen"},
         .to = "declined",
         .who = supplier,
         .input = &reason_fields(),
         .apply = release,
         .expected = false},
        {.name = "deliver",
         .title = {"报告完成", "report what was delivered"},
         .from = {"accepted"},
         .to = "delivered",
         .who = supplier,
         .input = &deliver_fields(),
         .clauses = {clause::LP_300},
         .apply = deliver},
        {.name = "settle",
         .title = {"确认并结算", "confirm and settle"},
         .from = {"delivered"},
         .to = "settled",
         .who = {{"buyer.acceptor", Relation::owner}},
         .input = &settle_fields(),
         .clauses = {clause::LP_296, clause::LP_300},
         .apply = settle,
         .shown_publicly = true},
        {.name = "cancel",
         .title = {"取消订单", "call the order off"},
         .from = {"choosing", "inviting", "competing", "counted", "decided", "chosen"},
         .to = "cancelled",
         .who = {{"buyer.document_drafter", Relation::owner}},
         .input = &reason_fields(),
         .apply = release,
         .expected = false},
    };
}

// The price once it was opened; until then the digest alone, by which its supplier finds it again.
Value view_of_quote(db::Tx& tx, workflow::Object const& object) {
    auto const found = store::quote(tx, object.id);
    if (!found) {
        return Value::object();
    }
    auto body = Value::object().set("provider_name", name_of(tx, object.party));
    if (!found->envelope.empty()) {
        body.set("digest", crypto::sha256_hex(found->envelope));
    }
    if (found->price > Money()) {
        auto const offer = store::offer(tx, found->offer);
        body.set("price", found->price.in_fen()).set("over_agreed", offer && found->price > offer->price);
    }
    return body;
}

void show_key(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& object, Context const& context,
              Value& body) {
    if (auto const key = sealing::opening_key(tx, {object.id})) {
        auto const shown = !engine.concerned(tx, object, context) ? sealing::Shown::publicly
            : object.state == "inviting"                          ? sealing::Shown::while_drafted
                                                                  : sealing::Shown::to_those_concerned;
        sealing::show_key(tx, *key, context, shown, body);
    }
}

Value view(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& object, Context const& context) {
    auto const order = store::order(tx, object.id);
    if (!order) {
        return Value::object();
    }
    auto body = order->body;
    auto const f = store::find(tx, order->framework);
    auto const about = engine.find(tx, object.project);
    body.set("framework_name", f->plan["name"])
        .set("project_name", about ? about->title : std::string())
        .set("way", order->way)
        .set("quantity", order->quantity);
    if (auto const offer = store::offer(tx, order->offer)) {
        body.set("provider_name", name_of(tx, offer->provider))
            .set("agreed_price", offer->price.in_fen())
            .set("unit_price", order->unit_price.in_fen())
            .set("amount", amount_of(*order).in_fen());
    }
    if (object.state == "settled" || object.state == "contracted" || object.state == "ended") {
        body.set("settled", order->settled.in_fen());
    }
    show_key(tx, engine, object, context, body);
    return body;
}

}  // namespace

workflow::Procedure order_procedure(workflow::Engine const& engine) {
    auto steps = finding();
    auto const more = performing();
    steps.insert(steps.end(), more.begin(), more.end());
    return {.kind = "framework_order",
            .plural = "framework-orders",
            .title = {"框架协议订单", "order under a framework agreement"},
            .states = states(),
            .steps = std::move(steps),
            .shows = &order_shown(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object,
                              Context const& context) { return view(tx, engine, object, context); },
            .public_in = {"competing", "counted"}};
}

workflow::Procedure quote_procedure() {
    return {
        .kind = "framework_quote",
        .plural = "framework-quotes",
        .title = {"二次竞价报价", "quote of a second competition"},
        .states = {{"submitted", {"已报价", "handed in"}, /*final=*/false, /*hidden=*/true},
                   {"unreadable", {"无法读取", "unreadable"}, /*final=*/true},
                   {"won", {"成交", "won"}, /*final=*/true},
                   {"lost", {"未成交", "lost"}, /*final=*/true}},
        .steps = {{.name = "submit",
                   .title = {"提交报价", "quote"},
                   .from = {},
                   .to = "submitted",
                   .who = {{"provider.manager", Relation::anyone}},
                   .input = &quote_fields(),
                   .clauses = {clause::LP_288, clause::LP_296},
                   .apply = quote,
                   .parent = "order",
                   .parent_kind = "framework_order"}},
        .shows = &quote_shown(),
        .view = [](db::Tx& tx, workflow::Object const& object, Context const&) { return view_of_quote(tx, object); }};
}

}  // namespace qiyue::framework
