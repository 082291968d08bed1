#include "modules/provider/registry.hpp"
#include "modules/provider/store.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"

#include <algorithm>

// The credit lists that shut a provider out: entered by the finance department from where they are published.
namespace qiyue::provider {

namespace {

using workflow::StepRun;

std::vector<Option> const lists{
    {"judgment_defaulter", {"失信被执行人", "judgment defaulter"}},
    {"serious_tax", {"重大税收违法案件当事人", "party to a serious tax case"}},
    {"procurement_misconduct", {"政府采购严重违法失信行为记录名单", "serious misconduct in government procurement"}}};

Fields const listing_fields{
    field::reference("provider", {"供应商", "provider"}, "organisation:provider"),
    field::choice("list", {"名单", "list"}, lists),
    field::text("source", {"公布处及文号", "where it was published"}),
    field::day("from", {"自何日起", "from"}),
    field::day("until", {"至何日止", "until"}).maybe(),
};

Fields const lift_fields{field::prose("reason", {"移出理由", "reason"})};

Result<void> list(StepRun& run) {
    auto const provider = identity::organisation(run.tx, run.form.integer("provider"));
    if (!provider || provider->kind != "provider") {
        return api::invalid("provider.no_such_provider", "provider", {"没有这个供应商", "there is no such provider"},
                            {"请从登记的供应商中选择", "choose a registered provider"});
    }
    Listing listing;
    listing.id = run.object.id;
    listing.list = run.form.text("list");
    listing.source = run.form.text("source");
    listing.from = run.form.day("from");
    if (run.form.given("until")) {
        listing.until = run.form.day("until");
    }
    store::insert(run.tx, provider->id, listing, run.form.value());
    run.object.party = provider->id;
    run.object.title = provider->name + " " + label_of_list(listing.list).zh;
    return {};
}

Result<void> lift(StepRun& run) {
    store::lift(run.tx, run.object.id, run.today());
    return {};
}

Value view(db::Tx& tx, workflow::Object const& object, Context const&) {
    return store::body(tx, object.id);
}

}  // namespace

// LP-091 失信被执行人、重大税收违法案件当事人、政府采购严重违法失信行为记录名单供应商应当拒绝参与
void judge_credit(db::Tx& tx, law::Judge& judge, std::int64_t provider, Day day) {
    auto const listing = listed(tx, provider, day);
    auto const label = listing ? listing->list_label : Text{};
    auto const source = listing ? listing->source : std::string();
    judge.require(
        clause::LP_091,
        law::Facts()
            .with("on_credit_list", listing.has_value())
            .with("credit_list", listing ? law::words(label) : Value())
            .with("credit_source", listing ? Value(source) : Value()),
        !listing, "bidding.listed", {},
        {"你单位列入“" + label.zh + "”(" + source + ")，不得参加政府采购活动",
         "you are on the list \"" + label.en + "\" (" + source + ") and may not take part"},
        {"移出名单后方可参加；如记录有误，请向登记的财政部门提出",
         "you may take part once you are off the list; if it is wrong, tell the finance department that entered it"});
}

Text label_of_list(std::string_view list) {
    auto const found = std::ranges::find(lists, list, &Option::value);
    return found == lists.end() ? Text{std::string(list), std::string(list)} : found->label;
}

workflow::Procedure listing_procedure() {
    return {.kind = "provider_listing",
            .plural = "provider-listings",
            .title = {"失信名单记录", "credit listing"},
            .states = {{"listed", {"在列", "listed"}}, {"lifted", {"已移出", "lifted"}, /*final=*/true}},
            .steps = {{.name = "enter",
                       .title = {"登记失信名单", "list a provider"},
                       .from = {},
                       .to = "listed",
                       .who = {{"finance.procurement", workflow::Relation::anyone}},
                       .input = &listing_fields,
                       .clauses = {clause::LP_091},
                       .apply = list,
                       .expected = false},
                      {.name = "lift",
                       .title = {"移出名单", "lift"},
                       .from = {"listed"},
                       .to = "lifted",
                       .who = {{"finance.procurement", workflow::Relation::owner}},
                       .input = &lift_fields,
                       .apply = lift,
                       .expected = false}},
            .shows = &listing_fields,
            .view = view,
            .public_in = {"listed"}};
}

std::optional<Listing> listed(db::Tx& tx, std::int64_t provider, Day day) {
    return store::listed(tx, provider, day);
}

workflow::Module module(workflow::Engine& engine) {
    return {.name = "provider",
            .migrations = migrations(),
            .procedures = {profile_procedure(), listing_procedure(), registration_procedure(), condition_procedure(),
                           exchange_procedure(), qualification_procedure(), directory_procedure(), edition_procedure(),
                           support_procedure(), course_procedure()},
            .operations = operations(engine)};
}

}  // namespace qiyue::provider
