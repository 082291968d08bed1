#include "modules/participation/fields.hpp"
#include "modules/participation/kinds.hpp"
#include "modules/participation/tally.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"

#include <algorithm>

// The life of a consultation: 征求意见中 open -> 已截止 closed -> 已公布 published. While it is open anybody may comment on
// the draft as it stood when it opened. It can't close before its last day has passed and every channel is proved; it
// can't be published before each comment has its answer.
namespace qiyue::participation {

namespace {

using workflow::Actor;
using workflow::Relation;
using workflow::StepRun;

store::Consultation kept(StepRun const& run) {
    auto found = store::consultation(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *found;
}

bool uses(Value const& body, std::string_view channel) {
    auto const& channels = body["channels"];
    return channels.is_list() &&
        std::ranges::any_of(channels.items(), [&](Value const& line) { return line["channel"] == Value(channel); });
}

// What goes to the provincial site: the notice with the draft, in one deterministic text.
std::string payload_of(workflow::Object const& object, store::Consultation const& c) {
    auto payload = Value::object();
    payload.set("title", object.title)
        .set("region", object.region)
        .set("notice", c.body["notice"])
        .set("opened", c.opened.iso())
        .set("closes", c.closes.iso())
        .set("draft", c.draft)
        .set("draft_digest", c.draft_digest);
    return json::write(payload);
}

Result<void> open(StepRun& run) {
    auto const need = TRY(run.engine.get(run.tx, run.object.parent, "need"));
    store::Consultation c;
    c.id = run.object.id;
    c.about = need.id;
    c.opened = run.today();
    c.closes = run.form.day("closes");
    c.body = run.form.value();
    if (c.closes < c.opened) {
        return api::invalid("participation.closed_before_opened", "closes",
                            {"截止日早于今天", "the last day has passed already"},
                            {"请填写以后的日期", "give a later day"});
    }
    // CD-15-3 在充分考虑反馈意见的基础上: people need time to answer.
    run.judge.ask(clause::CD_15_3, law::Facts().with("opened", c.opened).with("closes", c.closes));
    // As a stranger would see it: nothing of what is written inside the house goes out with the draft.
    Context const stranger{
        .caller = {}, .now = run.context.now, .request = run.context.request, .suspended = run.context.suspended};
    c.draft = run.engine.procedure("need").view(run.tx, need, stranger);
    c.draft_digest = crypto::sha256_hex(json::write(c.draft));
    run.object.title = need.title + " 征求意见";
    store::insert(run.tx, c);
    // CD-15-4 通过四川政府采购网
    if (uses(c.body, provincial_site) && run.judge.applies(clause::CD_15_4)) {
        auto const payload = payload_of(run.object, c);
        store::insert(run.tx,
                      store::Outgoing{.consultation = c.id,
                                      .site = provincial_site,
                                      .payload = payload,
                                      .payload_digest = crypto::sha256_hex(payload),
                                      .last_failure = {},
                                      .receipt = {}});
    }
    run.answer.set("closes", c.closes.iso()).set("draft_digest", c.draft_digest);
    run.raise(ConsultationOpened{.consultation = c.id, .about = c.about, .project = run.object.project});
    return {};
}

Result<void> add_evidence(StepRun& run) {
    auto const c = kept(run);
    auto const& channel = run.form.text("channel");
    if (!uses(c.body, channel)) {
        return api::invalid("participation.other_channel", "channel",
                            {"本次征求意见没有采用这种方式", "this consultation does not use that channel"},
                            {"请选择公告中列明的方式", "choose one of the channels named at its opening"});
    }
    if (!run.form.given("link") && !run.form.given("file")) {
        return api::invalid("participation.no_proof", "file", {"没有附证明", "there is no proof"},
                            {"请填写网址或上传材料", "give a link or a file"});
    }
    store::insert_evidence(run.tx, run.ports().ids.next(), c.id, {.channel = channel, .body = run.form.value()});
    return {};
}

Result<void> need_outgoing(StepRun const& run) {
    auto const outgoing = store::outgoing(run.tx, run.object.id);
    if (!outgoing) {
        return api::conflict(
            "participation.nothing_to_send",
            {"本次征求意见不在四川政府采购网发布", "nothing of this consultation goes to the provincial site"},
            {"无需登记回执", "nothing is left to do"});
    }
    if (!outgoing->receipt.is_null()) {
        return api::conflict("participation.sent_already", {"已登记回执", "the receipt is recorded already"},
                             {"无需重复登记", "nothing is left to do"});
    }
    return {};
}

Result<void> record_receipt(StepRun& run) {
    TRY(need_outgoing(run));
    store::record_receipt(run.tx, run.object.id, run.form.value());
    return {};
}

Result<void> record_failure(StepRun& run) {
    TRY(need_outgoing(run));
    store::record_failure(run.tx, run.object.id, run.form.text("reason"));
    return {};
}

// CD-15-2 通过四川政府采购网、主管部门官方媒体、发放调查问卷等方式: every channel named has its proof. The provincial site's
// proof is its receipt, the questionnaire's are the sheets themselves.
void judge_channels(StepRun& run, store::Consultation const& c, std::size_t sheets) {
    auto const evidence = store::evidence_of(run.tx, c.id);
    auto const& channels = c.body["channels"];
    for (std::size_t i = 0; channels.is_list() && i < channels.size(); ++i) {
        auto const& channel = channels.items()[i]["channel"].text();
        auto const proved = channel == provincial_site || (channel == "questionnaire" && sheets > 0) ||
            std::ranges::find(evidence, channel, &store::Evidence::channel) != evidence.end();
        run.judge.require(
            clause::CD_15_2,
            law::Facts().with("channel", law::words(channel_label(channel))).with("channel_proved", proved), proved,
            "participation.channel_not_proved", "channels." + std::to_string(i),
            {"这种征求意见方式没有实施证明", "nothing proves that this channel was used"},
            {"请先“登记实施证明”", "record the proof first"});
    }
    auto const outgoing = store::outgoing(run.tx, c.id);
    run.judge.require(clause::CD_15_4,
                      law::Facts()
                          .with("provincial_site", outgoing.has_value())
                          .with("receipt_recorded", outgoing && !outgoing->receipt.is_null()),
                      !outgoing || !outgoing->receipt.is_null(), "participation.no_receipt", "channels",
                      {"尚未登记四川政府采购网的接收回执，公告未发布",
                       "the provincial site's receipt is missing: not published there"},
                      {"请导出公告并登记回执", "export the notice, enter it there and record the receipt"});
}

Result<void> close(StepRun& run) {
    auto const c = kept(run);
    if (run.today() <= c.closes) {
        return api::conflict(
            "participation.not_over",
            {"征求意见至 " + c.closes.iso() + " 日终才截止", "people may comment until the end of " + c.closes.iso()},
            {"请于次日办理", "close it on the day after"});
    }
    std::vector<Value> sheets;
    for (auto const& comment : store::comments_of(run.tx, c.id)) {
        if (comment.body.has("answers")) {
            sheets.push_back(comment.body["answers"]);
        }
    }
    judge_channels(run, c, sheets.size());
    auto tallied = Value::object();
    if (run.judge.applies(clause::CD_15_2)) {
        tallied.set("answers", static_cast<std::int64_t>(sheets.size()))
            .set("questions", tally(c.body["questions"], sheets));
    }
    store::close(run.tx, c.id, tallied);
    run.answer.set("tally", tallied);
    run.raise(ConsultationClosed{.consultation = c.id, .about = c.about, .project = run.object.project});
    return {};
}

Result<void> publish(StepRun& run) {
    auto const open_items = undisposed(run.tx, run.object.id);
    auto const first = open_items.empty() ? std::string() : open_items.front().receipt;
    run.judge.ask(clause::CD_15_3,
                  law::Facts().with("undisposed", static_cast<std::int64_t>(open_items.size())).with("first", first));
    store::publish(run.tx, run.object.id, run.form.text("summary"));
    return {};
}

Value provincial_page(store::Outgoing const& outgoing) {
    auto value = Value::object();
    value.set("state", outgoing.receipt.is_null() ? "not_published" : "published")
        .set("payload_digest", outgoing.payload_digest)
        .set("failures", outgoing.failures);
    if (!outgoing.receipt.is_null()) {
        value.set("site_number", outgoing.receipt["site_number"]).set("received", outgoing.receipt["received"]);
    }
    return value;
}

Value channels_page(db::Tx& tx, store::Consultation const& c) {
    auto const evidence = store::evidence_of(tx, c.id);
    Value lines = Value::list();
    auto const& channels = c.body["channels"];
    for (std::size_t i = 0; channels.is_list() && i < channels.size(); ++i) {
        auto line = channels.items()[i];
        Value proofs = Value::list();
        for (auto const& proof : evidence) {
            if (Value(proof.channel) == line["channel"]) {
                proofs.push(proof.body);
            }
        }
        line.set("evidence", proofs);
        lines.push(line);
    }
    return lines;
}

std::vector<workflow::Step> steps() {
    std::vector<Actor> const drafter{{"buyer.need_drafter", Relation::owner}};
    return {
        {.name = "open",
         .title = {"公开征求意见", "ask the public"},
         .from = {},
         .to = "open",
         .who = drafter,
         .input = &open_fields(),
         .clauses = {clause::CD_15_1, clause::CD_15_2, clause::CD_15_3},
         .apply = open,
         .parent = "need",
         .parent_kind = "need",
         .shown_publicly = true},
        {.name = "add_evidence",
         .title = {"登记实施证明", "record a proof"},
         .from = {"open", "closed"},
         .who = drafter,
         .input = &evidence_fields(),
         .clauses = {clause::CD_15_2},
         .apply = add_evidence,
         .expected = false},
        {.name = "record_receipt",
         .title = {"登记省网回执", "record the provincial receipt"},
         .from = {"open", "closed"},
         .who = drafter,
         .input = &receipt_fields(),
         .clauses = {clause::CD_15_4},
         .apply = record_receipt,
         .expected = false},
        {.name = "record_failure",
         .title = {"登记省网发布失败", "record a failed publication"},
         .from = {"open", "closed"},
         .who = drafter,
         .input = &failure_fields(),
         .clauses = {clause::CD_15_4},
         .apply = record_failure,
         .expected = false},
        {.name = "close",
         .title = {"截止并统计", "close and count"},
         .from = {"open"},
         .to = "closed",
         .who = drafter,
         .clauses = {clause::CD_15_2, clause::CD_15_4},
         .apply = close,
         .shown_publicly = true},
        {.name = "publish",
         .title = {"公布意见采纳情况", "publish what became of it"},
         .from = {"closed"},
         .to = "published",
         .who = drafter,
         .input = &publish_fields(),
         .clauses = {clause::CD_15_3},
         .apply = publish,
         .shown_publicly = true},
    };
}

}  // namespace

Value consultation_page(db::Tx& tx, std::int64_t id) {
    auto const c = store::consultation(tx, id);
    if (!c) {
        return Value::object();
    }
    auto value = c->body;
    value.set("opened", c->opened.iso()).set("channels", channels_page(tx, *c)).set("draft_digest", c->draft_digest);
    value.set("draft", c->draft);
    std::int64_t opinions = 0;
    Value items = Value::list();
    for (auto const& comment : store::comments_of(tx, id)) {
        opinions += comment.opinion.empty() ? 0 : 1;
        // Until the end nobody is led by what others wrote, and nothing is shown that has not been looked at.
        if (!c->summary.empty() && !comment.opinion.empty()) {
            items.push(public_comment(comment));
        }
    }
    value.set("comments", opinions);
    if (c->tally.is_object()) {
        value.set("answers", c->tally["answers"]).set("tally", c->tally["questions"]);
    }
    if (!c->summary.empty()) {
        value.set("items", items).set("summary", c->summary);
    }
    if (auto const outgoing = store::outgoing(tx, id)) {
        value.set("provincial", provincial_page(*outgoing));
    }
    return value;
}

// The file that the officer takes to the provincial site: exactly the text whose digest is kept.
api::Operation consultation_export() {
    return api::reading("consultation.export", "/api/consultations/{id}/export",
                        {"导出征求意见公告", "export the notice for the provincial site"}, api::Access::everyone,
                        {clause::CD_15_4}, [](api::Call& call) -> Result<Value> {
                            auto const outgoing = store::outgoing(call.tx, TRY(call.number("id")));
                            if (!outgoing) {
                                return api::not_found({"没有需要报送的公告", "there is no notice to send"});
                            }
                            auto value = Value::object();
                            value.set("site", outgoing->site)
                                .set("payload", outgoing->payload)
                                .set("payload_digest", outgoing->payload_digest)
                                .set("failures", outgoing->failures)
                                .set("last_failure", outgoing->last_failure)
                                .set("state", outgoing->receipt.is_null() ? "not_published" : "published");
                            return value;
                        });
}

workflow::Procedure consultation_procedure() {
    return {.kind = "consultation",
            .plural = "consultations",
            .title = {"公开征求意见", "public consultation"},
            .states = {{"open", {"征求意见中", "open"}},
                       {"closed", {"已截止", "closed"}},
                       {"published", {"已公布结果", "published"}, /*final=*/true}},
            .steps = steps(),
            .shows = &consultation_fields(),
            .view = [](db::Tx& tx, workflow::Object const& object,
                       Context const&) { return consultation_page(tx, object.id); },
            .readable = [](workflow::Object const&, Context const&) { return true; },
            .public_reading = true};
}

}  // namespace qiyue::participation
