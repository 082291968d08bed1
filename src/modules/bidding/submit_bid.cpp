#include "modules/bidding/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/bidding/consortium.hpp"
#include "modules/bidding/lots.hpp"
#include "modules/credit/api.hpp"
#include "modules/provider/api.hpp"
#include "modules/sealing/api.hpp"
#include "modules/tender/api.hpp"

#include <algorithm>

// What a provider does before the deadline: take part, hand in, replace, take back.
namespace qiyue::bidding {

namespace {

using workflow::StepRun;

tender::Terms terms_of(StepRun& run) {
    auto const terms = tender::terms(run.tx, run.object.parent);
    ENSURE(terms.has_value());
    return *terms;
}

// LP-091, LP-309 and the list of the place: may it take part at all?
void judge_credit(StepRun& run, tender::Terms const& terms, std::int64_t provider) {
    auto const procurement = terms.purchase_class == tender::PurchaseClass::procurement;
    credit::judge_taking_part(run.tx, run.judge, provider, run.today(),
                              procurement ? credit::Purchase::procurement : credit::Purchase::other);
    judge_access(run, provider);
}

// 同类资质按较低等级确定: the grade with which the consortium counts stands with its bid.
Value consortium_of(StepRun& run, std::vector<std::int64_t> const& members) {
    auto kept = Value::object();
    if (members.empty()) {
        return kept;
    }
    auto graded = run.form.value()["consortium"];
    if (run.form.given("grade")) {
        graded.push(Value::object().set("grade", run.form.integer("grade")));
    }
    auto const computed = run.judge.compute(clause::LP_093, law::Facts().with("members", graded));
    if (auto const grade = computed["consortium_grade"].integer(); grade > 0) {
        kept.set("consortium_grade", grade);
    }
    return kept.set("consortium", run.form.value()["consortium"])
        .set("agreement", run.form.text("agreement"))
        .set("joint_liability", true);
}

// LP-089 单位负责人为同一人或直接控股、管理关系的不同供应商不得参加同一合同项下采购
void judge_relations(StepRun& run, std::int64_t provider) {
    // Only those bound to it are facts: a longer list would tell how many bids there are.
    Value others = Value::list();
    // Of the others only who hands in a bid himself counts: whom a rival names as a member has done nothing yet, and the
    // review, which sees the agreements, looks at the members of all.
    auto all = store::find(run.tx, run.object.id)->members();
    all.push_back(provider);
    for (auto const one : all) {
        for (auto const& other : provider::related(run.tx, one)) {
            if (store::handed_in(run.tx, run.object.parent, other.provider)) {
                auto const controls = other.how == provider::Relation::controls;
                others.push(Value::object().set("relation", controls ? "controls" : "same_head"));
            }
        }
    }
    run.judge.ask(clause::LP_089, law::Facts().with("others", others));
}

Refusal deadline_passed(tender::Terms const& terms) {
    return api::conflict("bidding.deadline_passed",
                         {"投标截止时间 " + terms.bid_deadline.iso() + " 已过",
                          "the deadline " + terms.bid_deadline.iso() + " has passed"},
                         {"本次采购不再接受投标；如对时间有异议，可依法提出质疑",
                          "no bid is taken any more; who objects to the time may query it"});
}

}  // namespace

Result<void> register_bidder(StepRun& run) {
    auto const parent = run.engine.find(run.tx, run.object.parent);
    auto const terms = tender::terms(run.tx, run.object.parent);
    if (!parent || !terms || !tender::open_for_bids(*parent)) {
        return api::conflict("bidding.not_open", {"该采购活动现不接受投标", "this purchase is not open for bids"},
                             {"请查看采购活动当前的状态和时间安排", "look at the purchase's state and its dates"});
    }
    if (run.context.now > terms->bid_deadline) {
        return deadline_passed(*terms);
    }
    if (run.today() > terms->documents_until) {
        return api::conflict("bidding.documents_no_longer_offered",
                             {"购买文件提供截止日 " + terms->documents_until.iso() + " 已过",
                              "the documents were offered until " + terms->documents_until.iso()},
                             {"本次采购不再提供购买文件", "the documents of this purchase are offered no more"});
    }
    TRY(names_its_lot(run, parent->id));
    auto const provider = run.context.caller.organisation;
    if (!terms->invited.empty() && std::ranges::find(terms->invited, provider) == terms->invited.end()) {
        return api::conflict("bidding.not_invited",
                             {"该采购活动只向受邀的供应商发出", "this purchase turns to the suppliers it invited"},
                             {"认为权益受到损害的，可按购买文件写明的渠道提出",
                              "whoever is harmed by that uses the channel that the document names"});
    }
    judge_one(run, *terms, provider);
    auto const members = TRY(judge_consortium(run, *terms));
    TRY(run.judge.verdict());
    Bid const bid{.id = run.object.id,
                  .tender = run.object.parent,
                  .provider = provider,
                  .contact = run.form.text("contact"),
                  .consortium = consortium_of(run, members)};
    if (!store::insert(run.tx, bid)) {
        return api::conflict("bidding.already_registered",
                             {"你单位已获取本项目的购买文件", "you have registered already"},
                             {"请在原投标上办理", "go on with the bid you have"});
    }
    run.object.party = provider;
    run.object.title = parent->title + " · " + run.context.caller.organisation_name;
    auto const document = tender::document(run.tx, run.object.parent);
    run.answer.set("document", document ? document->body : Value())
        .set("tender", run.object.parent)
        .set("bid_deadline", terms->bid_deadline.iso())
        .set("opening_key", crypto::to_base64(terms->opening_key));
    return {};
}

Result<void> submit(StepRun& run) {
    auto const terms = terms_of(run);
    auto const& envelope = run.form.text("envelope");
    auto const provider = run.object.party;
    TRY(within_lots(run, provider));
    run.judge.ask(clause::LP_102,
                  law::Facts()
                      .with("received", run.context.now)
                      .with("deadline", terms.bid_deadline)
                      .with("sealed", sealing::is_envelope(envelope, terms.opening_key)));
    judge_credit(run, terms, provider);
    judge_relations(run, provider);
    Envelope const kept{.id = run.ports().ids.next(),
                        .bid = run.object.id,
                        .envelope = envelope,
                        .digest = crypto::sha256_hex(envelope),
                        .received_at = run.context.now,
                        .person = run.context.caller.person};
    auto const before = store::live(run.tx, run.object.id, tender::bids_round);
    store::keep_envelope(run.tx, kept);
    tender::receive(run.tx,
                    {.bid = run.object.id,
                     .tender = run.object.parent,
                     .provider = provider,
                     .at = run.context.now,
                     .digest = kept.digest});
    // The receipt; the engine adds the position in the journal.
    run.answer.set("received_at", kept.received_at.iso()).set("digest", kept.digest);
    if (before) {
        run.answer.set("replaces", before->digest);
    }
    return {};
}

// The final quote 最后报价: sealed for the key of its own round, replaced as often as its bidder likes until the deadline.
Result<void> quote(StepRun& run) {
    auto const terms = terms_of(run);
    if (!terms.quoting) {
        return api::conflict("bidding.no_quote_asked", {"尚未要求最后报价", "no final quote was asked for yet"},
                             {"请待磋商、谈判结束", "wait until the talks are over"});
    }
    auto const& envelope = run.form.text("envelope");
    run.judge.ask(clause::LP_102,
                  law::Facts()
                      .with("received", run.context.now)
                      .with("deadline", terms.quoting->deadline)
                      .with("sealed", sealing::is_envelope(envelope, terms.quoting->opening_key)));
    judge_credit(run, terms, run.object.party);
    Envelope const kept{.id = run.ports().ids.next(),
                        .bid = run.object.id,
                        .envelope = envelope,
                        .digest = crypto::sha256_hex(envelope),
                        .received_at = run.context.now,
                        .round = tender::quotes_round,
                        .person = run.context.caller.person};
    store::keep_envelope(run.tx, kept);
    tender::receive(run.tx,
                    {.bid = run.object.id,
                     .tender = run.object.parent,
                     .provider = run.object.party,
                     .at = run.context.now,
                     .digest = kept.digest,
                     .round = tender::quotes_round});
    run.answer.set("received_at", kept.received_at.iso()).set("digest", kept.digest);
    return {};
}

// What is asked about the document is answered to everybody, and nobody learns who asked.
Result<void> ask(StepRun& run) {
    auto const terms = terms_of(run);
    if (run.context.now > terms.bid_deadline) {
        return deadline_passed(terms);
    }
    run.answer.set(
        "number", tender::ask_question(run.tx, run.context, run.ports(), run.object.parent, run.form.text("question")));
    return {};
}

Result<void> withdraw(StepRun& run) {
    auto const terms = terms_of(run);
    if (run.context.now > terms.bid_deadline) {
        return deadline_passed(terms);
    }
    store::withdraw(run.tx, run.object.id);
    tender::take_back(run.tx, run.object.id);
    return {};
}

// The bidder's own word: nobody else gives a candidacy up for him.
Result<void> renounce(StepRun& run) {
    if (!store::insert_renounced(run.tx, run.object.id,
                                 {.ground = run.form.text("ground"), .body = run.form.value()})) {
        return api::conflict("bidding.renounced_already",
                             {"已声明放弃中标(成交)资格", "the candidacy was given up already"},
                             {"无需重复声明", "nothing is left to do"});
    }
    return {};
}

}  // namespace qiyue::bidding
