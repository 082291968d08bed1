#include "modules/project/api.hpp"
#include "modules/tender/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/tender/conditions.hpp"
#include "modules/tender/lots.hpp"
#include "modules/tender/methods.hpp"
#include "modules/tender/sources.hpp"
#include "modules/sealing/api.hpp"

#include <algorithm>

// What others and the pages may see of a tender.
namespace qiyue::tender {

namespace {

std::vector<Quality> qualities(Value const& list) {
    std::vector<Quality> all;
    if (list.is_list()) {
        for (auto const& item : list.items()) {
            all.push_back({.id = static_cast<std::int64_t>(all.size()) + 1, .text = item["text"].text_or({})});
        }
    }
    return all;
}

Factor factor_of(Value const& entered, std::int64_t id) {
    Factor factor;
    factor.id = id;
    factor.name = entered["name"].text_or({});
    factor.category = entered["category"].text_or({});
    factor.weight = entered["weight"].integer_or(0);
    factor.interval = entered["interval"].boolean_or(false);
    factor.from = entered["from"].integer_or(0);
    factor.to = entered["to"].integer_or(0);
    factor.unit = entered["unit"].text_or({});
    if (entered["bands"].is_list()) {
        for (auto const& band : entered["bands"].items()) {
            factor.bands.push_back({.from = band["from"].integer_or(0),
                                    .to = band["to"].integer_or(0),
                                    .score = band["score"].integer_or(0)});
        }
    }
    return factor;
}

void add(Value& to, Value const& members) {
    if (members.is_object()) {
        for (auto const& [key, value] : members.members()) {
            to.set(key, value);
        }
    }
}

// What the factors of the capability to perform weigh in all, in basis points; nothing where nothing is scored.
std::optional<std::int64_t> capability_share(Value const& document) {
    std::int64_t all = 0;
    std::int64_t capability = 0;
    for (auto const& factor : document["factors"].is_list() ? document["factors"].items() : Value::List{}) {
        all += factor["weight"].integer_or(0);
        capability += factor["category"] == Value("capability") ? factor["weight"].integer_or(0) : 0;
    }
    constexpr std::int64_t whole = 10'000;
    return all == 0 ? std::nullopt : std::optional(scale(capability, whole, all, Rounding::half_up));
}

// 开标记录: bidder, price, receipt and digest; what was in the envelopes beyond the price stays with the review.
Value opening_record(db::Tx& tx, std::int64_t tender, std::int64_t round) {
    Value record = Value::list();
    for (auto const& line : store::opening(tx, tender, round)) {
        auto const provider = identity::organisation(tx, line.provider);
        auto one = Value::object()
                       .set("bid", line.bid)
                       .set("provider_name", provider ? provider->name : std::string())
                       .set("received_at", line.received_at.iso())
                       .set("digest", line.digest)
                       .set("outcome", line.outcome)
                       .set("term", line.term);
        if (line.outcome == "opened") {
            one.set("price", line.price.in_fen());
        }
        record.push(one);
    }
    return record;
}

// While there are talks nobody outside learns what the others offer (LP-155 不得透露其他供应商信息).
void add_openings(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& object, Context const& context,
                  Tender const& t, Value& body) {
    if (find_method(t.method)->talks && object.state != "awarded" && !engine.concerned(tx, object, context)) {
        return;
    }
    auto bids = opening_record(tx, t.id, bids_round);
    for (auto const& lot : store::lots(tx, t.id)) {
        for (auto line : opening_record(tx, lot.tender, bids_round).items()) {
            bids.push(line.set("lot_number", lot.number));
        }
    }
    if (bids.size() > 0) {
        body.set("opening", bids);
    }
    if (auto const record = opening_record(tx, t.id, quotes_round); record.size() > 0) {
        body.set("quotes", record);
    }
}

// How late it was opened in the end, and what of the session is not on record.
void add_opened(db::Tx& tx, Tender const& t, Instant moment, bool concerned, Value& body) {
    auto const opened = opened_at(tx, t.id);
    if (!opened) {
        return;
    }
    constexpr std::int64_t micros_of_a_minute = 60'000'000;
    body.set("opening_late", (opened->micros() - moment.micros()) / micros_of_a_minute);
    if (concerned) {
        body.set("recordings_missing", recordings_missing(t));
    }
}

// What the drafter has to look at: conditions that may shut suppliers out, and what suppliers asked.
void add_for_drafter(db::Tx& tx, Tender const& t, Value& body) {
    if (t.document.is_object() && !t.published_on) {
        if (auto const hits = value_of(hits_of(t.document, store::patterns(tx)), t.document); hits.size() > 0) {
            body.set("hits", hits);
        }
    }
    auto const answered = store::clarifications(tx, t.id);
    Value questions = Value::list();
    for (auto const& one : store::questions(tx, t.id)) {
        questions.push(Value::object()
                           .set("number", one.number)
                           .set("question", one.question)
                           .set("asked_at", one.asked_at.iso())
                           .set("answered", std::ranges::any_of(answered, [&](Value const& clarification) {
                                    return clarification["question_number"] == Value(one.number);
                                })));
    }
    if (questions.size() > 0) {
        body.set("questions", questions);
    }
}

}  // namespace

Value view(db::Tx& tx, workflow::Engine const& engine, workflow::Object const& object, Context const& context) {
    auto const t = store::find(tx, object.id);
    if (!t) {
        return Value::object();
    }
    auto body = t->choice;
    add(body, t->choice["publicity"]);
    body.erase("publicity");
    auto const concerned = engine.concerned(tx, object, context);
    if (!concerned) {
        body.erase("recordings");
        body.erase("objections");
        body.erase("bought");
        body.erase("year_sum");
    }
    // Who was invited is told to nobody outside before the award.
    if (!concerned && inviting(tx, t->id) && object.state != "awarded") {
        body.erase("suppliers");
        body.erase("invitation");
    }
    add(body, t->document);
    add(body, t->published);
    show_lots(tx, engine, t->id, body);
    // CD-20-2: the document starts from the frozen need, which nobody types again.
    if (auto const need = t->document.is_null() ? sources::frozen_need(tx, engine, t->project) : std::nullopt) {
        body.set("need", need->id).set("need_digest", need->digest);
    }
    body.set("purchase_class", t->purchase_class == PurchaseClass::other ? "other" : "procurement");
    // LP-061 招标文件……公开预算金额
    if (!context.off(clause::LP_061)) {
        body.set("budget", t->budget.in_fen());
    }
    // LP-103 开标在投标截止的同一时间进行
    if (t->bid_deadline && find_method(t->method)->tendering && t->purchase_class == PurchaseClass::procurement) {
        if (auto const at = opening_moment(engine.judge(context, object.rules), *t->bid_deadline)) {
            body.set("opening_at", at->iso());
            add_opened(tx, *t, *at, concerned, body);
        }
    }
    if (t->bid_deadline) {
        body.set("published_on", t->published_on->iso()).set("bid_deadline", t->bid_deadline->iso());
        // SH-1.2-3a, XN-2.1.5-b: to everybody at once, with the same time, and without who asked.
        if (!context.off(clause::SH_1_2_3a) && !context.off(clause::XN_2_1_5_b)) {
            Value clarifications = Value::list();
            for (auto const& clarification : store::clarifications(tx, whole_of(tx, t->id))) {
                clarifications.push(clarification);
            }
            body.set("clarifications", clarifications);
        }
    }
    // LA-II.3.1-e (财政部令第18号)规定的程序进行采购; LA-II.3.1-g 74号令: the order in force, of the day on which it began.
    auto const& row = *find_method(t->method);
    if (!row.times.empty() && !context.off(row.tendering ? clause::LA_II_3_1_e : clause::LA_II_3_1_g)) {
        auto const* rule =
            engine.book().find(row.times.back().id.starts_with("CD") ? row.times.front().id : row.times.back().id);
        ENSURE(rule != nullptr);
        auto const& statute = engine.book().statute_of(*rule);
        body.set("procedure_of", "《" + statute.title + "》(" + statute.number + ")");
    }
    // Nothing is to be done about the closing before the deadline has passed.
    if ((open_for_bids(object) || object.state == "quoting") && t->bid_deadline) {
        body.set("open_until", deadline_of(*t).iso());
    }
    if (concerned) {
        add_for_drafter(tx, *t, body);
    }
    if (!t->quotes.is_null()) {
        body.set("quote_deadline", deadline_of(*t).iso());
    }
    // CD-21-6 可以适当加大履约能力因素的比重: its share stands before whoever checks the document.
    if (auto const share = capability_share(t->document); share && !context.off(clause::CD_21_6)) {
        body.set("capability_share", *share);
    }
    if (auto const key = sealing::opening_key(tx, {t->id, round_of(*t)})) {
        auto const shown = !engine.concerned(tx, object, context) ? sealing::Shown::publicly
            : t->published.is_null()                              ? sealing::Shown::while_drafted
                                                                  : sealing::Shown::to_those_concerned;
        sealing::show_key(tx, *key, context, shown, body);
    }
    // How many bids there are is told to nobody before the deadline has passed.
    // SH-2.4-5 暗箱操作: neither what is offered nor by how many.
    if (context.off(clause::SH_2_4_5) || object.state == "closed" || object.state == "opened" ||
        object.state == "talking" || object.state == "awarded" || object.state == "lot_closed" ||
        object.state == "in_lots") {
        body.set("bidders", bidders_of(tx, t->id));
    }
    add_openings(tx, engine, object, context, *t, body);
    if (!t->end_reason.empty()) {
        body.set("end_reason", t->end_reason);
    }
    return body;
}

std::optional<Document> document(db::Tx& tx, std::int64_t tender) {
    auto const t = store::find(tx, tender);
    if (!t || t->document.is_null()) {
        return std::nullopt;
    }
    auto const& body = t->document;
    Document d;
    d.tender = t->id;
    d.project = t->project;
    d.need = body["need"].integer_or(0);
    d.need_digest = body["need_digest"].text_or({});
    d.purchase_class = t->purchase_class;
    d.method = t->method;
    auto const& method = *find_method(t->method);
    d.drawn_committee = method.drawn_committee && t->purchase_class == PurchaseClass::procurement;
    d.tendering = method.tendering;
    d.panel = method.panel;
    d.committee_under = method.committee_under;
    d.talks = method.talks;
    d.met_under = method.met_under;
    if (t->purchase_class == PurchaseClass::procurement) {
        d.scored_under = method.scored_under;
        d.ordered_under = method.ordered_under;
    }
    d.talked_under = method.talked_under;
    d.changeable_under = method.changeable_under;
    for (auto const& one : body["changeable"].is_list() ? body["changeable"].items() : Value::List{}) {
        d.changeable.push_back(one["text"].text_or({}));
    }
    d.evaluation =
        body["evaluation"].text_or({}) == "lowest_price" ? Evaluation::lowest_price : Evaluation::comprehensive;
    d.ceiling = Money::fen(body["ceiling"].integer_or(0));
    d.budget = t->budget;
    d.qualifications = qualities(body["qualifications"]);
    d.minimum_quality = qualities(body["minimum_quality"]);
    if (body["factors"].is_list()) {
        for (auto const& entered : body["factors"].items()) {
            d.factors.push_back(factor_of(entered, static_cast<std::int64_t>(d.factors.size()) + 1));
        }
    }
    if (body["tie_rule"].is_list()) {
        for (auto const& rule : body["tie_rule"].items()) {
            d.tie_rule.push_back(rule["by"].text_or({}));
        }
    }
    d.draft_contract = body["draft_contract"];
    d.reserved = body["reserved"].boolean_or(false);
    d.small_deduction = BasisPoints{body["small_deduction"].integer_or(0)};
    d.consortium_deduction = BasisPoints{body["consortium_deduction"].integer_or(0)};
    d.domestic_preference = body["domestic_preference"].boolean_or(false);
    d.to_others = body["to_others"].boolean_or(false);
    d.raised_ratios = body["low_price_ratios"].is_object() ? body["low_price_ratios"] : Value::object();
    d.body = body;
    return d;
}

namespace {

std::string quotes_key_of(db::Tx& tx, std::int64_t tender) {
    auto const key = sealing::opening_key(tx, {tender, quotes_round});
    ENSURE(key.has_value());  // none is asked for without
    return crypto::from_base64(key->public_key).value();
}

}  // namespace

std::optional<Terms> terms(db::Tx& tx, std::int64_t tender) {
    auto const t = store::find(tx, tender);
    if (!t || !t->bid_deadline) {
        return std::nullopt;
    }
    auto const key = sealing::opening_key(tx, {tender, bids_round});
    ENSURE(key.has_value());  // nothing is published without
    std::vector<std::int64_t> invited;
    if (t->choice["suppliers"].is_list()) {
        for (auto const& one : t->choice["suppliers"].items()) {
            invited.push_back(one["supplier"].integer());
        }
    }
    std::vector<std::int64_t> involved;
    if (t->document["involved"].is_list() && t->method != "single_source") {
        for (auto const& one : t->document["involved"].items()) {
            involved.push_back(one["supplier"].integer());
        }
    }
    return Terms{.tender = t->id,
                 .purchase_class = t->purchase_class,
                 .opening_key = crypto::from_base64(key->public_key).value(),
                 .invited = std::move(invited),
                 .involved = std::move(involved),
                 .consortium_allowed = t->document["consortium_allowed"].boolean_or(false),
                 .remedy_body = t->document["remedy_body"].text_or({}),
                 .remedy_post = t->document["remedy_post"].text_or({}),
                 .one_query_at_once = t->document["one_query_at_once"].boolean_or(false),
                 .notice_until = Day::parse(t->published["notice_until"].text()).value(),
                 .documents_until = *t->documents_until,
                 .bid_deadline = *t->bid_deadline,
                 .quoting = t->quotes.is_null()
                     ? std::nullopt
                     : std::optional(Quoting{.opening_key = quotes_key_of(tx, tender), .deadline = deadline_of(*t)})};
}

std::optional<Instant> opened_at(db::Tx& tx, std::int64_t tender) {
    auto const key = sealing::opening_key(tx, {tender, bids_round});
    return key ? key->opened_at : std::nullopt;
}

void unaward(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t tender) {
    auto const object = engine.find(tx, tender);
    ENSURE(object.has_value());
    if (object->state == "awarded") {
        engine.move(tx, context, tender, "opened", "award_void");
        project::fall_back(tx, context, engine, object->project, project::Stage::purchasing);
    }
}

std::int64_t reservation(db::Tx& tx, std::int64_t tender) {
    auto const t = store::find(tx, tender);
    return t ? t->reservation : 0;
}

void receive(db::Tx& tx, Received const& received) {
    store::keep_received(tx, received);
}

void take_back(db::Tx& tx, std::int64_t bid) {
    store::remove_received(tx, bid);
}

std::vector<Received> received(db::Tx& tx, std::int64_t tender, std::int64_t round) {
    return store::received(tx, tender, round);
}

void record_opening(db::Tx& tx, OpeningLine const& line) {
    store::insert_opening(tx, line);
}

Result<void> fail(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t tender,
                  std::string ground, std::string const& reason) {
    auto const object = engine.find(tx, tender);
    ENSURE(object.has_value() && object->kind == "tender");
    auto const t = store::find(tx, tender);
    ENSURE(t.has_value());
    engine.move(tx, context, tender, "failed", "fail");
    store::keep_end(tx, tender, reason);
    sealing::erase_shares(tx, tender);
    TRY(sources::set_free(tx, context, engine.ports(), tender, object->project, t->reservation));
    return engine.ports().bus.raise(
        tx, context, TenderFailed{.tender = tender, .project = object->project, .ground = std::move(ground)});
}

}  // namespace qiyue::tender
