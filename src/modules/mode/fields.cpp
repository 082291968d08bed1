#include "law/clauses.gen.hpp"
#include "law/names.hpp"
#include "modules/mode/steps.hpp"

namespace qiyue::mode {

namespace {

constexpr std::int64_t longest_told = 200;  // years

// SY-3.1.4-a 服务外包、政府补贴或凭单等形式
std::vector<Option> forms() {
    return {{"outsourcing", {"服务外包", "contracting out"}},
            {"subsidy", {"政府补助（补贴）", "subsidy"}},
            {"voucher", {"凭单", "voucher"}}};
}

// LA-II.3.1-h 委托、特许经营、战略性合作……等其他方式
std::vector<Option> ways() {
    return {{"procurement", {"政府采购方式", "a method of procurement"}},
            {"commission", {"委托（定向）", "commission"}},
            {"contracting", {"承包", "contracting"}},
            {"concession", {"特许经营", "concession"}},
            {"cooperation", {"战略性合作", "strategic cooperation"}}};
}

std::vector<Option> measures() {
    return {{"split", {"大额项目分包", "a large project is split into lots"}},
            {"to_others", {"新增项目另授", "a new project is given to another"}}};
}

// As the methods of a purchase are called.
std::vector<Option> methods_told() {
    std::vector<Option> all;
    for (auto const* code : {"open", "invited", "negotiation", "consultation", "single_source", "inquiry",
                             "competition", "comparison", "direct", "framework"}) {
        if (auto const* name = law::name_of_code(code); name != nullptr) {
            all.push_back({code, *name});
        }
    }
    return all;
}

Fields reasons() {
    return {field::prose("by_nature", {"从服务性质看", "by the nature of the service"}).by({clause::SY_3_1_4_b}),
            field::prose("by_content", {"从服务内容看", "by its content"}).by({clause::SY_3_1_4_b}),
            field::prose("by_recipients", {"从服务对象看", "by who receives it"}).by({clause::SY_3_1_4_b})};
}

Fields particulars() {
    return {
        field::prose("ground", {"采用该途径的理由", "why this way"})
            .maybe()
            .says({"政府采购方式以外的须填", "asked of every way but procurement"}),
        field::reference("matter", {"所列特殊事项", "special matter"}, "directed_matter")
            .maybe()
            .says({"定向购买限于已列入且在期限内的特殊事项",
                   "a directed purchase is for a matter that is listed, in its time"}),
        field::reference("supplier", {"拟定的承接主体", "provider in mind"}, "organisation:provider").maybe(),
        field::yes_no("competed", {"公开竞争选择", "chosen by open competition"})
            .maybe()
            .says({"特许经营须填", "asked of a concession"}),
        field::integer("years", {"期限（年）", "years"}).between(1, longest_told).maybe(),
        field::yes_no("user_pays", {"以使用者付费为主", "paid for by its users"}).maybe(),
        field::yes_no("selective", {"补助限于特定经营者", "the subsidy is for given operators"})
            .maybe()
            .says({"政府补助须填", "asked of a subsidy"}),
        field::yes_no("exclusive", {"限定购买特定经营者的服务", "tied to a given operator"})
            .maybe()
            .says({"特许经营、战略性合作须填", "asked of a concession and a cooperation"}),
        field::text("legal_basis", {"法律、行政法规或国务院依据", "law, regulation or State Council approval"}).maybe(),
        field::choice("measure", {"培育承接主体的措施", "measure to let providers grow"}, measures()).maybe(),
        field::prose("market_reason", {"市场主体发育不足的情况", "why there can be no effective competition yet"})
            .maybe()
            .says({"采取培育措施的须填", "asked where a measure is taken"}),
    };
}

Fields declared() {
    Fields all{field::choice("form", {"购买形式", "form"}, forms()).by({clause::SY_3_1_4_a})};
    for (auto& one : reasons()) {
        all.push_back(std::move(one));
    }
    all.push_back(field::choice("way", {"选择途径", "way"}, ways()).by({clause::LA_II_3_1_h}));
    all.push_back(field::choice("initiation", {"立项方式", "how it is initiated"},
                                {{"direct_purchase", {"直接采购项目", "bought directly"}},
                                 {"application", {"申报立项", "by application"}}})
                      .maybe()
                      .says({"直接采购的公开招标；申报立项的发布指南、申报、评审、公示",
                             "bought directly: an open tender; by application: guide, applications, review, notice"}));
    for (auto& one : particulars()) {
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace

Fields const& mode_fields() {
    static Fields const fields = [] {
        auto all = declared();
        all.insert(all.begin(), field::reference("project", {"项目", "project"}, "project"));
        return all;
    }();
    return fields;
}

Fields const& publish_fields() {
    static Fields const fields{field::prose("announcement", {"公布内容", "what is announced"})
                                   .by({clause::LA_2_1_2})
                                   .says({"购买内容、途径、理由和承接主体的确定办法",
                                          "what is bought, by which way and why, and how the provider is found"})};
    return fields;
}

Fields const& withdraw_fields() {
    static Fields const fields{field::prose("reason", {"理由", "reason"})};
    return fields;
}

Fields const& mode_shown() {
    static Fields const fields = [] {
        auto all = declared();
        all.push_back(field::choice("method", {"采购方式", "method of the purchase"}, methods_told()));
        all.push_back(field::prose("announcement", {"公布内容", "what is announced"}));
        all.push_back(field::day("published_on", {"公布日期", "published on"}));
        return all;
    }();
    return fields;
}

Fields const& matter_fields() {
    static Fields const fields{field::text("title", {"特殊事项", "special matter"}).by({clause::DGF_3_1e}),
                               field::day("valid_from", {"期限自", "from"}).by({clause::DGF_3_1e}),
                               field::day("valid_until", {"期限至", "until"}).by({clause::DGF_3_1e}),
                               field::prose("ground", {"列入理由", "why it is listed"}).by({clause::DGF_3_1e})};
    return fields;
}

Fields const& entrustment_fields() {
    static Fields const fields{
        field::reference("project", {"项目", "project"}, "project"),
        field::reference("organiser", {"受托机构", "organiser"}, "organisation")
            .says({"集中采购机构或采购代理机构；列入集中采购目录的只能委托集中采购机构",
                   "a central procurement body or an agency; of the central catalogue the central body alone"}),
        field::prose("scope", {"委托事项和权限", "what is entrusted"}),
        field::digest("agreement", {"委托代理协议", "agreement"})
            .maybe()
            .says({"委托采购代理机构的须附", "asked where an agency is entrusted"}),
        field::text("agreement_number", {"协议编号", "number of the agreement"}).maybe()};
    return fields;
}

Fields const& accept_fields() {
    static Fields const fields{field::text("receipt", {"受理编号", "receipt number"})
                                   .by({clause::DGF_3_1d})
                                   .says({"采购公告中公布", "stands in the notice"}),
                               field::text("contact", {"经办联系方式", "contact"})};
    return fields;
}

Fields const& hand_back_fields() {
    static Fields const fields{field::prose("result", {"采购结果", "result"}),
                               field::digest("record", {"采购活动记录", "record of the procedure"}).maybe()};
    return fields;
}

Fields const& entrustment_shown() {
    static Fields const fields = [] {
        Fields all;
        for (auto const& group : {entrustment_fields(), accept_fields(), hand_back_fields()}) {
            for (auto const& one : group) {
                all.push_back(one);
            }
        }
        all.push_back(field::yes_no("in_central_catalogue", {"列入集中采购目录", "in the central catalogue"}));
        all.push_back(field::day("accept_on", {"受理日", "accepted on"}));
        all.push_back(field::day("hand_back_on", {"交回日", "handed back on"}));
        all.push_back(field::prose("reason", {"理由", "reason"}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::mode
