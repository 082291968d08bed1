#include "modules/tender/fields.hpp"

#include "law/clauses.gen.hpp"
#include "modules/tender/methods.hpp"

// What is entered when a method is chosen.
namespace qiyue::tender {

std::vector<Option> const& evaluations() {
    static std::vector<Option> const all{{"comprehensive", {"综合评分法", "comprehensive scoring"}},
                                         {"lowest_price", {"最低价", "lowest price"}}};
    return all;
}

std::vector<Option> method_choices() {
    std::vector<Option> all;
    for (auto const& method : methods()) {
        all.push_back({method.name, method.label});
    }
    return all;
}

// 政府采购法 29 to 31, 财库〔2014〕214号 3; which belongs to which method is judged by CD-18-1.
std::vector<Option> const& grounds() {
    static std::vector<Option> const all{
        {"limited_suppliers", {"具有特殊性，只能从有限范围的供应商处采购", "only few suppliers exist"}},
        {"disproportionate_cost", {"公开招标的费用占总价值的比例过大", "an open tender would cost too much"}},
        {"failed_tender", {"招标后没有供应商投标、没有合格标的或重新招标未能成立", "a tender failed"}},
        {"complex",
         {"技术复杂或性质特殊，不能确定详细规格或具体要求", "complex: no detailed requirements can be fixed"}},
        {"urgent", {"招标所需时间不能满足紧急需要", "a tender takes longer than the need can wait"}},
        {"price_uncomputable", {"不能事先计算出价格总额", "the total cannot be computed beforehand"}},
        {"purchased_service", {"政府购买服务项目", "a purchase of services"}},
        {"research", {"市场竞争不充分的科研及成果转化项目", "research with too little competition"}},
        {"only_supplier", {"只能从唯一供应商处采购", "there is one supplier only"}},
        {"unforeseeable_urgency", {"发生不可预见的紧急情况", "an unforeseeable emergency"}},
        {"addition",
         {"须保证原有项目一致性或服务配套，继续从原供应商处添购", "an addition that must fit what was bought before"}}};
    return all;
}

// 财库〔2021〕22号 19
std::vector<Option> const& need_kinds() {
    static std::vector<Option> const all{
        {"uniform", {"规格、标准统一", "of uniform standard"}},
        {"complex", {"技术较复杂或者专业性较强", "complex or specialised"}},
        {"solution", {"需由供应商提供方案", "suppliers bring the solution"}},
    };
    return all;
}

namespace {

Fields with_market(Fields all) {
    for (auto& one : market_fields()) {
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace

Fields const& method_fields() {
    static Fields const fields = with_market({
        field::reference("project", {"项目", "project"}, "project"),
        field::choice("method", {"采购方式", "method"}, method_choices())
            .says({"哪些可用、为什么，见公众门户“采购方式选择”",
                   "which stand open, and why: the public portal's page of methods"}),
        field::choice("evaluation", {"拟采用的评审方法", "intended evaluation"}, evaluations()),
        field::yes_no("complex", {"技术复杂或性质特殊", "technically complex or special"})
            .by({clause::CD_11_4})
            .says({"不能事先确定具体服务要求的，选是", "yes when the requirements cannot be fixed beforehand"}),
        field::choice("need_kind", {"需求特点", "kind of need"}, need_kinds())
            .maybe()
            .says({"选填：提示一般适合的方式", "optional: says which methods fit in general"}),
        field::choice("ground", {"法定情形", "legal ground"}, grounds())
            .maybe()
            .says({"公开招标以外的法定方式须选", "asked of every method of the law but the open tender"}),
        field::prose("reason", {"理由", "reason"})
            .maybe()
            .says({"不采用竞争性方式的须写明", "asked where there is no competition"}),
        field::list("suppliers", {"选定的供应商", "suppliers named"},
                    {field::reference("supplier", {"供应商", "supplier"}, "organisation:provider")})
            .maybe()
            .says({"单一来源、比选、定向委托须填", "asked of a single source, a comparison and a direct commission"}),
        field::choice("invited_from", {"供应商产生方式", "how suppliers are found"},
                      {{by_notice, {"发布公告", "a notice to all"}},
                       {"prequalification", {"资格预审公告征集", "a prequalification notice"}},
                       {"pool", {"供应商库随机抽取", "a draw from the pool of suppliers"}},
                       {"recommendation", {"书面推荐", "written recommendations"}}})
            .maybe()
            .says({"邀请招标须填；谈判、磋商不填的即发布公告。名单另行产生",
                   "asked of an invited tender; talks turn to all where it is left out. The list is made afterwards"}),
        field::choice(
            "only_because", {"唯一的原因", "why there is one only"},
            {{"patent", {"不可替代的专利", "a patent that nothing replaces"}},
             {"know_how", {"不可替代的专有技术", "know-how that nothing replaces"}},
             {"special_requirement", {"公共服务项目具有特殊要求", "a special requirement of the public service"}}})
            .maybe()
            .says({"只能从唯一供应商采购的须填", "asked where there is one supplier only"}),
        field::yes_no("not_own_delay",
                      {"紧急非采购人可预见或拖延所致", "not foreseeable, and not the buyer's own delay"})
            .maybe()
            .says({"以紧急为由的须确认", "asked where the ground is urgency"}),
        field::prose("emergency", {"突发事件等紧急情况", "the emergency"})
            .maybe()
            .says({"紧急采购须写明；写明后可自行确定方式，并在采购信息中公开",
                   "stated for an emergency purchase: the buyer then chooses the method himself, and it is shown "
                   "publicly"}),
        field::reference("original_contract", {"原合同", "original contract"}, "contract")
            .maybe()
            .says({"从原供应商处添购的须填", "asked of an addition bought from the same supplier"}),
        field::money("addition", {"添购金额", "amount of the addition"})
            .between(1, most_told)
            .maybe()
            .says({"不填的按预算金额计算", "the budget counts where it is left out"}),
        field::choice("failure_cause", {"此前招标失败的原因", "why the tender before failed"},
                      {{"document", {"招标文件不合理", "the document was at fault"}},
                       {"procedure", {"招标程序违规", "the procedure was at fault"}},
                       {"neither", {"文件合理、程序合规", "neither"}}})
            .maybe()
            .says({"承接失败的招标须填", "asked of what follows a tender that failed"}),
        field::yes_no("special", {"项目具有特殊性", "the project is special"}).maybe(),
        field::yes_no("fit_for_contest", {"符合竞争性条件", "fit for competition"}).maybe(),
        field::yes_no("temporary", {"属于暂时不能实行政府采购", "procurement is impossible for the time being"})
            .maybe(),
        field::day("temporary_until", {"暂不实行至", "until"}).maybe(),
        field::prose(
            "split_reason",
            {"累计超过公开招标数额标准仍采用其他方式的理由", "why another method, though the year's sum passes"})
            .maybe()
            .says({"本年度同一预算项目、同一品目累计超过公开招标数额标准的须填，并报财政部门批准",
                   "asked where the year's purchases of one line and item pass the open-tender threshold; finance "
                   "approves it"}),
        field::reference("exception", {"所依据的国家规定", "superior rule relied on"}, "method_exception").maybe(),
        field::reference("repeats", {"承接的失败采购活动", "the failed purchase this one repeats"}, "tender").maybe(),
    });
    return fields;
}

}  // namespace qiyue::tender
