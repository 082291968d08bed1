#include "modules/bidding/consortium.hpp"

#include "law/clauses.gen.hpp"
#include "modules/catalogue/api.hpp"
#include "modules/credit/api.hpp"
#include "modules/identity/api.hpp"
#include "modules/project/api.hpp"

#include <algorithm>
#include <set>

namespace qiyue::bidding {

namespace {

using workflow::StepRun;

Value named(db::Tx& tx, std::vector<std::int64_t> const& members) {
    Value all = Value::list();
    for (auto const member : members) {
        all.push(Value::object().set("member", identity::organisation(tx, member)->name));
    }
    return all;
}

Result<std::vector<std::int64_t>> members_of(StepRun& run) {
    std::set<std::int64_t> all;
    std::size_t place = 0;
    for (auto const& row : run.form.list("consortium")) {
        auto const field = "consortium." + std::to_string(place++) + ".member";
        auto const member = identity::organisation(run.tx, row.integer("member"));
        if (!member || member->kind != "provider" || member->id == run.context.caller.organisation ||
            !all.insert(member->id).second) {
            return api::invalid("bidding.not_a_member", field,
                                {"不是登记的承接主体、为牵头人本身或重复填写",
                                 "no registered provider, the leader itself, or named twice"},
                                {"请填写牵头人以外的各成员，每家一次", "name each member beside the leader once"});
        }
    }
    return std::vector<std::int64_t>(all.begin(), all.end());
}

}  // namespace

Field consortium_field() {
    return field::list("consortium", {"联合体其他成员", "other members of the consortium"},
                       {field::reference("member", {"成员", "member"}, "organisation:provider"),
                        field::integer("grade", {"同类资质等级", "grade of the same qualification"})
                            .at_least(1)
                            .maybe()
                            .says({"1 为最高；没有等级的不填", "1 is the highest; left out where there is none"})})
        .maybe()
        .says({"由牵头人办理；单独投标的不填", "by the leader; left out by who bids alone"});
}

Field agreement_field() {
    return field::digest("agreement", {"联合协议", "agreement of the consortium"}).maybe();
}

Field liability_field() {
    return field::yes_no("joint_liability", {"各方承担连带责任", "all are jointly liable"}).maybe();
}

// SH-2.2-2 落实国家出台的市场准入负面清单: what the list keeps from its kind, or from everybody.
void judge_access(StepRun& run, std::int64_t provider) {
    auto const about = project::find(run.tx, run.object.project);
    auto const who = identity::organisation(run.tx, provider);
    auto const type = who ? who->attributes["legal_type"].text_or({}) : std::string();
    auto const entry = about ? catalogue::not_admitted(run.tx, about->catalogue_item, type, run.today()) : std::nullopt;
    run.judge.require(
        clause::SH_2_2_2,
        law::Facts()
            .with("legal_type", type)
            .with("not_admitted", entry.has_value())
            .with("access_entry", entry ? Value(entry->name + "（" + entry->number + "）") : Value()),
        !entry, "bidding.not_admitted", {},
        {"市场准入负面清单禁止该类主体从事：" + (entry ? entry->name + "（" + entry->number + "）" : ""),
         "the negative list of market access keeps this kind of provider out: " + (entry ? entry->name : "")},
        {"请由清单未禁止的主体参加", "it is for who the list does not keep out"});
}

void judge_one(StepRun& run, tender::Terms const& terms, std::int64_t provider) {
    auto const procurement = terms.purchase_class == tender::PurchaseClass::procurement;
    credit::judge_taking_part(run.tx, run.judge, provider, run.today(),
                              procurement ? credit::Purchase::procurement : credit::Purchase::other);
    judge_access(run, provider);
    if (!procurement) {
        return;
    }
    // LP-090 除单一来源外,提供整体设计、规范编制或项目管理、监理、检测服务的供应商不得再参加该项目其他采购
    auto const involved = std::ranges::find(terms.involved, provider) != terms.involved.end();
    auto const who = identity::organisation(run.tx, provider)->name;
    run.judge.require(
        clause::LP_090, law::Facts().with("bidder", who).with("served_before", involved), !involved,
        "bidding.served_before", "tender",
        {who + "曾为本项目提供整体设计、规范编制或者管理、监理、检测等服务，不得参加本项目采购",
         who +
             " served this project by design, specification, management, supervision or testing before, "
             "and takes no part"},
        {"单一来源采购除外；所列有误的，请向购买主体提出", "if the document is wrong about it, tell the buyer"});
}

Result<std::vector<std::int64_t>> judge_consortium(StepRun& run, tender::Terms const& terms) {
    std::vector<std::int64_t> members;
    if (run.form.given("consortium")) {
        if (!terms.consortium_allowed) {
            return api::invalid("bidding.no_consortium", "consortium",
                                {"购买文件不接受联合体", "the document takes no consortium"},
                                {"请单独参加", "take part alone"});
        }
        members = TRY(members_of(run));
        for (auto const member : members) {
            judge_one(run, terms, member);
        }
        auto const agreed = run.form.given("agreement");
        auto const liable = run.form.given("joint_liability") && run.form.yes("joint_liability");
        // LP-092 ……提交联合协议,对采购人承担连带责任
        run.judge.require(clause::LP_092,
                          law::Facts()
                              .with("members", named(run.tx, members))
                              .with("agreement_given", agreed)
                              .with("joint_liability", liable),
                          agreed && liable, "bidding.consortium_not_bound", agreed ? "joint_liability" : "agreement",
                          {"联合体须提交联合协议，并由各方承担连带责任",
                           "a consortium hands in its agreement, and all of it are jointly liable"},
                          {"请附联合协议并确认连带责任", "attach the agreement and confirm the liability"});
    }
    // Whether a member takes part in another way (LP-093) is asked when the bids are open: until then an answer would tell
    // who else takes part, and a name entered by somebody else would bind its owner.
    return members;
}

}  // namespace qiyue::bidding
