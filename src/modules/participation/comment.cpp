#include "modules/participation/fields.hpp"
#include "modules/participation/kinds.hpp"
#include "modules/participation/tally.hpp"

#include "law/clauses.gen.hpp"
#include "platform/crypto/crypto.hpp"

// The life of a comment: 已收到 received -> 已处理 answered; a questionnaire without an opinion is only 已计入 counted. Who
// sends one needs no account and no name; the receipt number is the only key to what became of it.
namespace qiyue::participation {

namespace {

using workflow::Relation;
using workflow::StepRun;

// Eighty random bits in 16 letters and digits: nobody guesses another's.
std::string new_receipt(crypto::Random& random) {
    return crypto::to_base32(random.bytes(10));
}

Result<void> send(StepRun& run) {
    auto const c = store::consultation(run.tx, run.object.parent);
    auto const parent = TRY(run.engine.get(run.tx, run.object.parent, "consultation"));
    ENSURE(c.has_value());
    if (parent.state != "open" || run.today() > c->closes) {
        return api::conflict("participation.not_open", {"本次征求意见已经截止", "this consultation is over"},
                             {"可通过其他渠道向购买主体反映", "write to the buyer instead"});
    }
    auto const& opinion = run.form.text("opinion");
    auto body = run.form.value();
    if (opinion.empty() && !run.form.given("answers")) {
        return api::invalid("participation.nothing_said", "opinion",
                            {"意见和问卷都没有填写", "there is neither an opinion nor an answer"},
                            {"请填写意见或回答问卷", "write an opinion or answer the questions"});
    }
    if (!fits(c->body["questions"], body["answers"])) {
        return api::invalid("participation.no_such_question", "answers",
                            {"答案不对应问卷的题目或选项，或一题答了两次",
                             "an answer fits no question or option, or one question is answered twice"},
                            {"每题选一项", "choose one option a question"});
    }
    store::Comment comment;
    comment.id = run.object.id;
    comment.consultation = c->id;
    comment.receipt = new_receipt(run.ports().random);
    comment.opinion = opinion;
    comment.body = std::move(body);
    store::insert(run.tx, comment);
    run.object.title = "意见 " + comment.receipt;
    run.to = opinion.empty() ? "counted" : "received";
    run.object.state = run.to;
    run.answer.set("receipt", comment.receipt);
    return {};
}

Result<void> dispose(StepRun& run) {
    auto const parent = TRY(run.engine.get(run.tx, run.object.parent, "consultation"));
    if (parent.state == "published") {
        return api::conflict("participation.published",
                             {"处理结果已经公布，不能再改", "the answers are published and stand"},
                             {"请另行公布补充说明", "publish a further notice instead"});
    }
    auto const& disposition = run.form.text("disposition");
    // CD-15-3 在充分考虑反馈意见的基础上
    run.judge.require(
        clause::CD_15_3,
        law::Facts()
            .with("disposition", law::words(run.form.chosen("disposition")))
            .with("reason_given", run.form.given("reason")),
        disposition == "adopted" || run.form.given("reason"), "participation.no_reason", "reason",
        {"未采纳或部分采纳的意见须说明理由", "an opinion that is not, or only partly, adopted needs a reason"},
        {"请填写理由", "give the reason"});
    auto answer = Value::object();
    answer.set("reason", run.form.text("reason")).set("withheld", run.form.text("withheld"));
    store::dispose(run.tx, run.object.id, disposition, answer);
    return {};
}

Value answered(store::Comment const& comment, Value value) {
    if (!comment.disposition.empty()) {
        value.set("disposition", comment.disposition).set("reason", comment.answer["reason"]);
        if (!comment.answer["withheld"].text_or({}).empty()) {
            value.set("withheld", comment.answer["withheld"]);
        }
    }
    return value;
}

Value page(db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto const comment = store::comment(tx, object.id);
    if (!comment) {
        return Value::object();
    }
    auto value = comment->body;
    // Only who answers the comments may write back to their senders.
    if (context.caller.organisation != object.owner || !context.caller.holds("buyer.need_drafter")) {
        value.erase("name");
        value.erase("contact");
    }
    value.set("receipt", comment->receipt);
    return answered(*comment, std::move(value));
}

std::vector<workflow::Step> steps() {
    return {
        {.name = "send",
         .title = {"提出意见", "send a comment"},
         .from = {},
         .to = "received",
         .who = {{"public", Relation::anyone}},
         .input = &comment_fields(),
         .clauses = {clause::CD_15_1},
         .apply = send,
         .parent = "consultation",
         .parent_kind = "consultation"},
        {.name = "dispose",
         .title = {"处理意见", "answer"},
         .from = {"received"},
         .to = "answered",
         .who = {{"buyer.need_drafter", Relation::owner}},
         .input = &disposition_fields(),
         .clauses = {clause::CD_15_3},
         .apply = dispose},
        // Possible until the answers are published, but nobody waits for it: an answered comment leaves the inbox.
        {.name = "revise",
         .title = {"改正处理结果", "change the answer"},
         .from = {"answered"},
         .to = "answered",
         .who = {{"buyer.need_drafter", Relation::owner}},
         .input = &disposition_fields(),
         .clauses = {clause::CD_15_3},
         .apply = dispose,
         .expected = false},
    };
}

}  // namespace

std::vector<store::Comment> undisposed(db::Tx& tx, std::int64_t consultation) {
    std::vector<store::Comment> waiting;
    for (auto& comment : store::comments_of(tx, consultation)) {
        if (!comment.opinion.empty() && comment.disposition.empty()) {
            waiting.push_back(std::move(comment));
        }
    }
    return waiting;
}

Value public_comment(store::Comment const& comment) {
    auto value = Value::object();
    value.set("receipt", comment.receipt);
    if (comment.answer["withheld"].text_or({}).empty()) {
        value.set("opinion", comment.opinion);
    }
    return answered(comment, std::move(value));
}

// Who holds the receipt number sees what became of the comment, from the day it is answered.
api::Operation comment_lookup() {
    return api::reading("comment.lookup", "/api/comment-receipts/{receipt}",
                        {"查询意见处理结果", "what became of a comment"}, api::Access::everyone, {clause::CD_15_3},
                        [](api::Call& call) -> Result<Value> {
                            auto const comment = store::comment_by_receipt(call.tx, call.path.at("receipt"));
                            if (!comment) {
                                return api::not_found({"没有这个回执号", "there is no such receipt"});
                            }
                            auto value = public_comment(*comment);
                            value.set("consultation", comment->consultation)
                                .set("state",
                                     comment->opinion.empty()           ? "counted"
                                         : comment->disposition.empty() ? "received"
                                                                        : "answered");
                            return value;
                        })
        .by_words({"receipt"});
}

workflow::Procedure comment_procedure() {
    return {.kind = "comment",
            .plural = "comments",
            .title = {"意见", "comment"},
            .states = {{"received", {"已收到", "received"}},
                       {"counted", {"已计入问卷", "counted"}, /*final=*/true},
                       {"answered", {"已处理", "answered"}}},
            .steps = steps(),
            .shows = &comment_page_fields(),
            .view = page,
            .public_reading = false};
}

}  // namespace qiyue::participation
