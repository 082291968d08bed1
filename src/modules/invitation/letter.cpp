#include "modules/invitation/steps.hpp"

#include "law/clauses.gen.hpp"

#include <algorithm>

// The letter 邀请书 to one supplier: 已发出 sent -> 已接受 accepted or 已谢绝 declined. Once each of the list has its own the purchase
// knows whom it invites (LP-072 ……并发出投标邀请书).
namespace qiyue::invitation {

namespace {

using workflow::Relation;
using workflow::StepRun;

std::vector<std::int64_t> found_in(Value const& list) {
    std::vector<std::int64_t> all;
    for (auto const& one : list["invited"].is_list() ? list["invited"].items() : Value::List{}) {
        all.push_back(one["supplier"].integer());
    }
    return all;
}

Result<void> send(StepRun& run) {
    auto const list = TRY(run.engine.get(run.tx, run.object.parent, "invitation"));
    if (list.state != "found") {
        return api::conflict(
            "invitation.not_found_yet",
            {"供应商尚未产生，或邀请书已全部发出", "no suppliers are found yet, or all have their letter"},
            {"请先抽取或确定推荐名单", "draw or settle the list first"});
    }
    auto const found = found_in(store::list(run.tx, list.id));
    auto const supplier = run.form.integer("supplier");
    if (std::ranges::find(found, supplier) == found.end()) {
        return api::invalid("invitation.not_on_the_list", "supplier",
                            {"该供应商不在产生的名单上", "that supplier is not on the list"},
                            {"邀请书只发给名单上的供应商", "letters go to those on the list alone"});
    }
    auto body = run.form.value();
    body.set("sent_on", run.today().iso()).set("tender", list.parent);
    if (!store::insert(run.tx, Letter{.id = run.object.id, .list = list.id, .provider = supplier, .body = body})) {
        return api::conflict("invitation.letter_sent", {"已向该供应商发出邀请书", "it has its letter already"},
                             {"请向其余供应商发出", "send the others"});
    }
    run.object.party = supplier;
    auto const about = run.engine.find(run.tx, list.parent);
    run.object.title = name_of(run.tx, supplier) + " · " + about->title;
    auto const sent = std::ssize(store::letters(run.tx, list.id));
    run.answer.set("sent", sent).set("left", std::ssize(found) - sent);
    if (sent == std::ssize(found)) {
        tender::invite(run.tx, list.parent, list.id, found);
        run.afterwards.push_back([&run, list]() -> Result<void> {
            run.engine.move(run.tx, run.context, list.id, "invited", "letters_sent");
            return {};
        });
    }
    return {};
}

Result<void> reply(StepRun& run) {
    auto kept = store::letter(run.tx, run.object.id);
    ENSURE(kept.has_value());
    if (run.form.given("opinion")) {
        kept->body.set("opinion", run.form.text("opinion"));
    }
    store::update(run.tx, *kept);
    return {};
}

Fields const& accept_fields() {
    static Fields const fields{field::prose("opinion", {"回复", "reply"}).maybe()};
    return fields;
}

Value view(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object) {
    auto const found = store::letter(tx, object.id);
    if (!found) {
        return Value::object();
    }
    auto body = found->body;
    auto const about = engine.find(tx, object.project);
    return body.set("supplier_name", name_of(tx, found->provider))
        .set("project_name", about ? about->title : std::string());
}

}  // namespace

workflow::Procedure letter_procedure(workflow::Engine& engine) {
    std::vector<workflow::Actor> const invited{{"provider.manager", Relation::party}};
    return {.kind = "invitation_letter",
            .plural = "invitation-letters",
            .title = {"邀请书", "letter of invitation"},
            .states = {{"sent", {"已发出", "sent"}},
                       {"accepted", {"已接受", "accepted"}, /*final=*/true},
                       {"declined", {"已谢绝", "declined"}, /*final=*/true}},
            .steps = {{.name = "send",
                       .title = {"发出邀请书", "send a letter"},
                       .from = {},
                       .to = "sent",
                       .who = {{"buyer.document_drafter", Relation::owner}},
                       .input = &letter_fields(),
                       .clauses = {clause::LP_072, clause::LP_075, clause::LP_076},
                       .apply = send,
                       .parent = "invitation",
                       .parent_kind = "invitation",
                       .activity = tender::purchasing},
                      {.name = "accept",
                       .title = {"接受邀请", "accept"},
                       .from = {"sent"},
                       .to = "accepted",
                       .who = invited,
                       .input = &accept_fields(),
                       .clauses = {clause::LP_072},
                       .apply = reply},
                      {.name = "decline",
                       .title = {"谢绝邀请", "decline"},
                       .from = {"sent"},
                       .to = "declined",
                       .who = invited,
                       .input = &opinion_fields(),
                       .clauses = {clause::LP_072},
                       .apply = reply,
                       .expected = false}},
            .shows = &letter_shown(),
            .view = [&engine](db::Tx& tx, workflow::Object const& object, Context const&) {
                return view(engine, tx, object);
            }};
}

}  // namespace qiyue::invitation
