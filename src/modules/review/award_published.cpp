#include "modules/review/award_record.hpp"
#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/bidding/api.hpp"
#include "modules/journal/api.hpp"
#include "platform/crypto/crypto.hpp"

#include <algorithm>

// The record of an award: made with the result notice, kept as it was published, and read by anybody.
namespace qiyue::review {

namespace {

// LP-182 评审专家名单: the names, in the order of their writing, which tells of nobody where he sat.
Value names_of_experts(std::vector<Member> members) {
    std::ranges::sort(members, {}, &Member::name);
    Value all = Value::list();
    for (auto const& one : members) {
        all.push(Value::object().set("name", one.name).set("role", one.role));
    }
    return all;
}

Value names_of_bidders(db::Tx& tx, std::vector<ReviewedBid> const& bids) {
    Value all = Value::list();
    for (auto const& bid : bids) {
        if (bid.valid()) {
            all.push(Value::object()
                         .set("bid", bid.bid)
                         .set("provider", bid.provider)
                         .set("provider_name", name_of_organisation(tx, bid.provider)));
        }
    }
    return all;
}

}  // namespace

std::string record_address(std::int64_t review) {
    return "/api/reviews/" + std::to_string(review) + "/record";
}

void keep_record(StepRun& run, Review& review) {
    auto const document = document_of(run.tx, review.tender);
    auto const bids = store::bids(run.tx, review.id);
    auto const opened = bidding::opened_bids(run.tx, review.tender);
    auto const members = seated(store::members(run.tx, review.id));
    auto const marks = store::marks(run.tx, review.id);
    auto const record = award_record(review, {document, bids, opened, members, marks});
    auto const digest = crypto::sha256_hex(canonical(record));
    // Of nobody: its private part may be shown to all, and says the digest alone.
    Context const platform{.caller = {}, .now = run.context.now};
    auto const position = journal::append(run.tx, platform, run.ports(),
                                          {.operation = "review.record_kept",
                                           .kind = "review",
                                           .object = review.id,
                                           .project = review.project,
                                           .body = Value::object().set("record_digest", digest)});
    auto kept = review.body["award"];
    kept.set("record", record).set("record_digest", digest).set("record_position", position);
    review.body.set("award", kept);
    run.answer.set("record_digest", digest);
}

Result<Value> read_record(workflow::Engine const& engine, api::Call& call) {
    return published_record(call.tx, engine, call.context, TRY(call.number("id")));
}

Result<Value> published_record(db::Tx& tx, workflow::Engine const& engine, Context const& context, std::int64_t id) {
    auto const object = TRY(engine.get(tx, id, "review"));
    auto const review = store::review(tx, object.id);
    if (object.state != "published" || !review || !review->body["award"]["record"].is_object()) {
        return api::not_found({"结果尚未公告", "the result is not published yet"});
    }
    auto const withheld = std::make_shared<std::set<std::string>>();
    TRY(engine.ports().bus.raise(tx, context, RecordAsked{.project = review->project, .withheld = withheld}));
    auto judge = engine.judge(context, object.rules);
    // CD-34-2 涉及国家秘密、商业秘密和个人隐私的信息除外: without its prices there is nothing to compute.
    auto const prices = withheld->contains("award_price") || withheld->contains("ranking");
    judge.require(clause::CD_34_2, law::Facts().with("price_withheld", prices), !prices, "review.record_withheld", {},
                  {"该项目的价格依法不予公开，评审记录不能公开",
                   "the prices of this purchase are withheld by law, and its record with them"},
                  {"可查阅结果公告中写明的依据", "the result notice says on which ground"});
    TRY(judge.verdict());
    auto const& kept = review->body["award"];
    auto shown = Value::object();
    shown.set("record", kept["record"]).set("digest", kept["record_digest"]);
    shown.set("repeats", verify_award(shown).problem.empty());
    auto const position = kept["record_position"].integer();
    if (auto const entry = journal::opened_of_platform(tx, position)) {
        shown.set("journal",
                  Value::object().set("position", position).set("salt", entry->salt).set("text", entry->text));
    }
    if (!withheld->contains("winner_name")) {
        shown.set("names", names_of_bidders(tx, store::bids(tx, review->id)));
    }
    if (judge.applies(clause::LP_182) && !withheld->contains("committee")) {
        shown.set("experts", names_of_experts(store::members(tx, review->id)));
    }
    return shown;
}

}  // namespace qiyue::review
