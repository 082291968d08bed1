#include "modules/performance/fields.hpp"
#include "modules/performance/steps.hpp"

#include "law/clauses.gen.hpp"

// CD-26-4 可以根据新闻媒体舆论监督和市民投诉反映的有关内容,进行检查核实。
// The life of a report 反映: 已收到 received -> 查实 verified -> 纳入考核 used; or 不属实 unfounded.
namespace qiyue::performance {

namespace {

using workflow::Relation;
using workflow::StepRun;

constexpr std::size_t title_bytes = 60;

// The first characters of what is reported, cut between characters.
std::string title_of(std::string const& content) {
    auto end = std::min(content.size(), title_bytes);
    while (end < content.size() && (static_cast<unsigned char>(content[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return content.substr(0, end);
}

Result<void> receive(StepRun& run) {
    auto const terms = TRY(contract_in_force(run));
    auto body = run.form.value();
    body.set("received_at", run.context.now.iso());
    store::insert_paper(run.tx, run.object.id, terms.contract, "report", body);
    run.object.title = title_of(run.form.text("content"));
    return {};
}

Result<void> check(StepRun& run) {
    store::update_paper(run.tx, run.object.id, extended(store::paper(run.tx, run.object.id), run.form.value()));
    run.to = run.form.yes("true") ? "verified" : "unfounded";
    return {};
}

// Who complains of a service must not be found by it: only who checks the report may write back.
Value view(db::Tx& tx, workflow::Object const& object, Context const& context) {
    auto value = store::paper(tx, object.id);
    auto const& caller = context.caller;
    auto const checks = caller.holds("buyer.acceptor") || caller.holds("buyer.supervisor");
    if (caller.organisation != object.owner || !checks) {
        value.erase("where");
    }
    return value;
}

// Who wrote may wish to stay unknown: only the buyer and those who watch over it read a report.
std::vector<workflow::Step> steps() {
    std::vector<Clause> const article{clause::CD_26_4};
    return {
        {.name = "receive",
         .title = {"反映服务问题", "report a problem"},
         .from = {},
         .to = "received",
         .who = {{"public", Relation::anyone}},
         .input = &report_fields(),
         .clauses = article,
         .apply = receive,
         .parent = "contract",
         .parent_kind = "contract",
         .expected = false},
        {.name = "check",
         .title = {"核实反映", "verify the report"},
         .from = {"received"},
         .who = {{"buyer.acceptor", Relation::owner}, {"buyer.supervisor", Relation::owner}},
         .input = &check_report_fields(),
         .clauses = article,
         .apply = check},
    };
}

}  // namespace

workflow::Procedure report_procedure() {
    return {.kind = "public_report",
            .plural = "public-reports",
            .title = {"媒体与市民反映", "report by media or citizens"},
            .states = {{"received", {"已收到", "received"}},
                       {"verified", {"查实", "verified"}},
                       {"used", {"已纳入考核", "used in a round"}, /*final=*/true},
                       {"unfounded", {"不属实", "unfounded"}, /*final=*/true}},
            .steps = steps(),
            .shows = &report_page_fields(),
            .view = view};
}

}  // namespace qiyue::performance
