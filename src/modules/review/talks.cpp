#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/bidding/api.hpp"

#include <algorithm>
#include <set>

// 谈判、磋商、协商: the group talks with one supplier after the other and keeps a record of each; what it changes of the
// document is told to all at once; when the need stands, it asks for sealed final quotes. They are opened like the bids
// (tender/open.cpp), and only then is anything scored.
namespace qiyue::review {

namespace {

Value list_of(Value const& list) {
    return list.is_list() ? list : Value::list();
}

std::vector<std::int64_t> valid_bids(db::Tx& tx, std::int64_t review) {
    std::vector<std::int64_t> all;
    for (auto const& bid : store::bids(tx, review)) {
        if (bid.valid()) {
            all.push_back(bid.bid);
        }
    }
    return all;
}

// LP-156 ……须采购人代表确认
void judge_confirmation(StepRun& run) {
    auto const members = store::members(run.tx, run.object.id);
    auto const by = run.form.given("confirmed_by") ? member(members, run.form.integer("confirmed_by")) : std::nullopt;
    auto const confirmed = by && by->role == "representative";
    run.judge.require(clause::LP_156, law::Facts().with("confirmed_by_representative", confirmed), confirmed,
                      "talks.not_confirmed", "confirmed_by",
                      {"实质性变动须经小组中的采购人代表确认",
                       "a change in substance is confirmed by the buyer's representative in the group"},
                      {"请填写确认的采购人代表", "name the representative who confirmed it"});
}

}  // namespace

Result<void> talk(StepRun& run) {
    auto review = stored(run);
    auto const document = document_of(run.tx, review.tender);
    auto const valid = valid_bids(run.tx, review.id);
    if (std::ranges::find(valid, run.form.integer("bid")) == valid.end()) {
        return api::invalid("review.unknown_bid", "bid", {"不是通过资格审查的响应", "no qualified response"},
                            {"请只填写列出的供应商", "name only the suppliers that are listed"});
    }
    if (run.form.day("held_on") > run.today()) {
        return api::invalid("talks.not_held_yet", "held_on", {"磋商、谈判日期晚于今天", "that day is still to come"},
                            {"请在进行后登记", "record it when it was held"});
    }
    if (!document.met_under.id.empty()) {
        // LP-155 谈判小组集中与单一供应商分别谈判
        run.judge.require(document.met_under, law::Facts().with("whole_group", run.form.yes("whole_group")),
                          run.form.yes("whole_group"), "talks.not_whole_group", "whole_group",
                          {"小组所有成员应集中与单一供应商分别谈判", "the whole group meets one supplier at a time"},
                          {"请由全体成员参加后登记", "record a talk in which all took part"});
    }
    auto talks = list_of(review.body["talks"]);
    talks.push(run.form.value());
    review.body.set("talks", talks);
    store::update(run.tx, review);
    run.answer.set("talks", static_cast<std::int64_t>(talks.size()));
    return {};
}

// LP-156 可实质性变动技术、服务要求和合同草案条款……其他内容不得变动; CD-20-5: and of those only what the document lists.
Result<void> change_terms(StepRun& run) {
    auto review = stored(run);
    auto const document = document_of(run.tx, review.tender);
    auto const listed = static_cast<std::int64_t>(document.changeable.size());
    std::string told;
    std::size_t place = 0;
    for (auto const& line : run.form.list("items")) {
        auto const item = line.integer("item");
        auto const known = item >= 1 && item <= listed;
        run.judge.require(clause::CD_20_5, law::Facts().with("item", item).with("changeable_items", listed), known,
                          "talks.not_changeable", "items." + std::to_string(place++) + ".item",
                          {"该内容不在购买文件列明的可变动内容之中，不得变动",
                           "the document does not list this among what the talks may change"},
                          {"只能变动列明的第 1 至 " + std::to_string(listed) + " 项",
                           "only the items 1 to " + std::to_string(listed) + " may change"});
        if (known) {
            told += (told.empty() ? "" : "\n") + document.changeable[static_cast<std::size_t>(item - 1)] + "：" +
                line.text("text");
        }
    }
    judge_confirmation(run);
    TRY(run.judge.verdict());
    auto changes = list_of(review.body["changes"]);
    auto change = run.form.value();
    changes.push(change.set("at", run.context.now.iso()));
    review.body.set("changes", changes);
    store::update(run.tx, review);
    run.afterwards.emplace_back([&run, tender = review.tender, told] {
        return tender::tell_change(run.tx, run.context, run.engine, tender, told);
    });
    return {};
}

Result<void> ask_quotes(StepRun& run) {
    auto const review = stored(run);
    auto const document = document_of(run.tx, review.tender);
    auto const valid = valid_bids(run.tx, review.id);
    std::set<std::int64_t> talked;
    for (auto const& one : list_of(review.body["talks"]).items()) {
        talked.insert(one["bid"].integer());
    }
    auto const left = std::ranges::count_if(valid, [&](std::int64_t bid) { return !talked.contains(bid); });
    // CD-11-3 先明确需求、后竞争报价; LP-155 与单一供应商分别谈判; LP-175 编写协商情况记录
    run.judge.require(document.talked_under,
                      law::Facts()
                          .with("suppliers", static_cast<std::int64_t>(valid.size()))
                          .with("not_talked_to", std::int64_t{left}),
                      left == 0, "talks.supplier_left_out", {},
                      {"还有 " + std::to_string(left) + " 家供应商没有谈判、磋商或协商记录",
                       std::to_string(left) + " suppliers have no record of a talk"},
                      {"请先登记与每一家供应商的谈判、磋商或协商", "record a talk with each of them first"});
    run.judge.require(clause::CD_11_3, law::Facts().with("need_final", run.form.yes("need_final")),
                      run.form.yes("need_final"), "talks.need_not_final", "need_final",
                      {"须先明确需求并同时告知全部供应商，再要求最后报价",
                       "the need is made final and told to all before any final quote"},
                      {"请先确定需求", "make the need final first"});
    TRY(run.judge.verdict());
    run.afterwards.emplace_back([&run, tender = review.tender, valid] {
        return tender::ask_quotes(run.tx, run.context, run.engine, tender, run.form.instant("quote_deadline"), valid);
    });
    return {};
}

// The final quotes are open: from now on they are the prices, and who gave none is out.
Result<void> take_quotes(db::Tx& tx, Context const& context, workflow::Engine& engine, std::int64_t tender) {
    auto const opened = bidding::opened_bids(tx, tender);
    auto const ceiling = document_of(tx, tender).ceiling;
    for (auto const& review : engine.children(tx, tender, "review")) {
        if (review.state != "quoting") {
            continue;
        }
        for (auto bid : store::bids(tx, review.id)) {
            auto const found = std::ranges::find(opened, bid.bid, &bidding::OpenedBid::id);
            if (!bid.valid()) {
                continue;
            }
            if (found == opened.end() || !found->quoted) {
                bid.qualified = false;
                bid.ground = "other";
                bid.reason = "未提交有效的最后报价，视为退出";
            } else {
                bid.price = found->price;
                bid.qualified = bid.price <= ceiling;  // LP-149 报价超预算或最高限价
                bid.ground = bid.qualified ? "" : "price_too_high";
                bid.reason = bid.qualified ? "" : "最后报价超过最高限价";
            }
            store::update(tx, review.id, bid);
        }
        engine.move(tx, context, review.id, "formed", "open_quotes");
    }
    return {};
}

}  // namespace qiyue::review
