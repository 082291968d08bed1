#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/bidding/api.hpp"

#include <algorithm>

// Is this the paper that was handed in? Who holds a file or a sheet asks by its SHA-256: what was fixed at the time it came
// in is told with its instant; anything else was changed since, or never came (PF-process-32).
namespace qiyue::review {

namespace {

Value found_in_bids(db::Tx& tx, std::int64_t tender, std::string const& digest) {
    for (auto const& bid : bidding::opened_bids(tx, tender)) {
        auto const line = [&](char const* what, std::string name) {
            return Value::object()
                .set("what", what)
                .set("name", std::move(name))
                .set("provider_name", name_of_organisation(tx, bid.provider))
                .set("fixed_at", bid.received_at.iso());
        };
        if (bid.digest == digest) {
            return line("bid", {});
        }
        if (!bid.content["files"].is_list()) {
            continue;
        }
        for (auto const& file : bid.content["files"].items()) {
            if (file["sealed"].text_or({}) == digest || file["digest"].text_or({}) == digest) {
                return line("file", file["name"].text_or({}));
            }
        }
    }
    return {};
}

}  // namespace

Result<Value> check_evidence(workflow::Engine const& engine, api::Call& call) {
    auto const object = TRY(engine.get(call.tx, TRY(call.number("id")), "review"));
    if (!engine.concerned(call.tx, object, call.context)) {
        return api::forbidden({"您无权核对本次评审的材料", "the papers of this review are not yours to check"});
    }
    auto const review = store::review(call.tx, object.id);
    ENSURE(review.has_value());
    auto const& digest = call.path.at("digest");
    auto found = found_in_bids(call.tx, review->tender, digest);
    auto const members = store::members(call.tx, object.id);
    if (found.is_null() && std::ranges::find(members, digest, &Member::signature) != members.end()) {
        found = Value::object().set("what", "sheet");  // whose, it does not say (LP-115)
    }
    auto judge = engine.judge(call.context, object.rules);
    // PF-process-32 确保项目申报和评审的可信度、合法性、权威性
    judge.require(clause::PF_process_32, law::Facts().with("digest_fixed", !found.is_null()), !found.is_null(),
                  "review.changed_since", "digest",
                  {"材料自提交后已改动，或未曾提交", "changed since it was handed in, or never handed in"},
                  {"请核对是否为提交时的原件", "look again whether it is what was handed in"});
    TRY(judge.verdict());
    return found.is_null() ? Value::object() : found;
}

}  // namespace qiyue::review
