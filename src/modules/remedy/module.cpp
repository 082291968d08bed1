#include "modules/remedy/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>

// The remedies of a procurement, one after the other: 询问 enquiry, 质疑 query, 投诉 complaint. Of other purchases claims go
// to the body that the document names: claim.cpp.
namespace qiyue::remedy {

namespace {

// LP-237 对文件:澄清修改……: the document is mended, the purchase goes on.
Result<void> corrected(workflow::Engine& engine, db::Tx& tx, Context const& context, tender::Clarified const& done) {
    for (auto const& query : engine.children(tx, done.tender, "query")) {
        if (query.state == "upheld") {
            engine.close_duty(tx, context, query.id, "query.correct");
            engine.move(tx, context, query.id, "corrected", "clarify");
        }
    }
    return {};
}

// A document of a purchase that ended is mended no more: nothing is left to be set right.
Result<void> ended(workflow::Engine& engine, db::Tx& tx, Context const& context, tender::TenderFailed const& failed) {
    for (auto const& query : engine.children(tx, failed.tender, "query")) {
        if (query.state == "upheld") {
            engine.close_duty(tx, context, query.id, "query.correct");
            engine.move(tx, context, query.id, "answered", "fail");
        }
    }
    return {};
}

// The list that a false complaint leads to is kept elsewhere: once the supplier stands on it, nothing is left to do here.
Result<void> listed(workflow::Engine& engine, db::Tx& tx, Context const& context, workflow::StepDone const& done) {
    auto const entered = done.object.kind == "provider_listing" && done.step == "enter";
    auto const sanctioned =
        done.object.kind == "credit_sanction" && done.step == "decide" && done.object.state == "in_force";
    if (!entered && !sanctioned) {
        return {};
    }
    for (auto const id : store::of_provider(tx, done.object.party, "complaint")) {
        engine.close_duty(tx, context, id, "complaint.list");
    }
    return {};
}

void name(db::Tx& tx, Value& body, char const* key, std::int64_t organisation) {
    if (auto const found = identity::organisation(tx, organisation)) {
        body.set(key, found->name);
    }
}

// A bid is its bidder's; that it was found invalid is everybody's who reads the decision.
Value bidders_of(workflow::Engine const& engine, db::Tx& tx, Value const& bids) {
    Value all = Value::list();
    for (auto const& one : bids.items()) {
        auto const bid = engine.find(tx, one["bid"].integer_or(0));
        auto const bidder = bid ? identity::organisation(tx, bid->party) : std::nullopt;
        all.push(Value::object().set("bidder", bidder ? bidder->name : std::string()));
    }
    return all;
}

Value view(workflow::Engine const& engine, db::Tx& tx, workflow::Object const& object) {
    auto const one = store::find(tx, object.id);
    if (!one) {
        return Value::object();
    }
    auto body = one->body;
    name(tx, body, "supplier", object.party);
    name(tx, body, "buyer", object.owner);
    if (body["invalid_bids"].is_list()) {
        body.set("invalid_bids", bidders_of(engine, tx, body["invalid_bids"]));
    }
    return body;
}

// What it is, whatever it is about.
std::string kind_of_matter(std::string const& kind) {
    return kind == "framework_query" ? "query" : kind == "framework_complaint" ? "complaint" : kind;
}

}  // namespace

Case stored(StepRun& run) {
    auto found = store::find(run.tx, run.object.id);
    ENSURE(found.has_value());
    return *found;
}

void start(StepRun& run, std::string kind, Value body, std::int64_t provider) {
    run.object.party = provider;
    auto const about = run.engine.find(run.tx, run.object.parent);
    run.object.title = (about ? about->title : std::string()) + " · " + run.engine.procedure(kind).title.zh;
    store::insert(run.tx,
                  Case{.id = run.object.id,
                       .tender = run.object.parent,
                       .provider = run.object.party,
                       .kind = kind_of_matter(kind),
                       .body = std::move(body)});
}

Result<void> answer(StepRun& run) {
    auto one = stored(run);
    add_given(run, one);
    store::update(run.tx, one);
    return {};
}

void add_given(StepRun const& run, Case& one) {
    auto const given = run.form.value();
    for (auto const& [key, value] : given.members()) {
        one.body.set(key, value);
    }
}

View view_of(workflow::Engine const& engine) {
    return [&engine](db::Tx& tx, workflow::Object const& object, Context const&) { return view(engine, tx, object); };
}

Result<void> nothing_more(StepRun&) {
    return {};
}

Result<tender::Terms> terms_of_procurement(StepRun& run) {
    auto const terms = tender::terms(run.tx, run.object.parent);
    if (!terms) {
        return api::not_found({"没有这个已发布的采购活动", "there is no such published purchase"});
    }
    if (terms->purchase_class != tender::PurchaseClass::procurement) {
        return api::conflict("remedy.not_procurement",
                             {"本项目不属于政府采购项目", "this purchase is no government procurement"},
                             {"请向购买文件写明的责任机构“" + terms->remedy_body + "”提出诉求",
                              "file a claim with the body that the document names: " + terms->remedy_body});
    }
    return *terms;
}

bool took_part(db::Tx& tx, std::int64_t tender, std::int64_t provider) {
    auto const received = tender::received(tx, tender);
    return std::ranges::find(received, provider, &tender::Received::provider) != received.end();
}

workflow::Module module(workflow::Engine& engine) {
    auto& bus = engine.ports().bus;
    bus.on<tender::FailureAsked>(
        [&engine](db::Tx& tx, Context const&, tender::FailureAsked const& asked) -> Result<void> {
            asked.facts->remedy_upheld = upheld(tx, engine, asked.tender);
            return {};
        });
    bus.on<tender::Clarified>([&engine](db::Tx& tx, Context const& context, tender::Clarified const& done) {
        return corrected(engine, tx, context, done);
    });
    bus.on<tender::TenderFailed>([&engine](db::Tx& tx, Context const& context, tender::TenderFailed const& failed) {
        return ended(engine, tx, context, failed);
    });
    bus.on<workflow::StepDone>([&engine](db::Tx& tx, Context const& context, workflow::StepDone const& done) {
        return listed(engine, tx, context, done);
    });
    engine.stay(tender::purchasing, [&engine](db::Tx& tx, workflow::Object const& object, Context const& context) {
        return stays(engine, tx, object, context);
    });
    listen_to_frameworks(engine);
    return {.name = "remedy",
            .migrations = migrations(),
            .procedures = {enquiries(engine), queries(engine), complaints(engine), claims(engine),
                           framework_queries(engine), framework_complaints(engine)},
            .operations = {}};
}

}  // namespace qiyue::remedy
