#include "modules/identity/entrance.hpp"

#include <map>

namespace qiyue::identity {

namespace {

// What who appoints has to know of a kind or a post, in plain words.
std::map<std::string, Text, std::less<>> const& plain_words() {
    static std::map<std::string, Text, std::less<>> const all{
        {"buyer", {"买服务的行政机关等", "organs that buy services"}},
        {"finance",
         {"本级财政局：目录、预算、监管、国库",
          "the finance bureau of its level: catalogue, budget, supervision, treasury"}},
        {"line", {"行业主管部门", "a department in charge of a field"}},
        {"central", {"集中采购中心", "carries out what the central catalogue names"}},
        {"agency", {"受委托办理采购的机构", "carries out purchases when entrusted"}},
        {"provider",
         {"提供服务的企业、社会组织等", "enterprises, social organisations and others that provide services"}},
        {"experts", {"管理评审专家的库", "keeps the experts who judge bids"}},
        {"assessor", {"独立考核、评价的机构", "assesses and evaluates independently"}},
        {"audit", {"审计局、纪检监察机关", "audit office, supervision organ"}},
        {"registrar", {"民政、市场监管等登记机关", "authorities that register organisations"}},
        {"residents", {"服务对象及其代表", "people who are served, and who speaks for them"}},
        {"platform", {"运行本平台的机构", "who runs this platform"}},
        {"buyer.planner",
         {"提出项目、登记需求调研、申报年度规划和预算",
          "proposes projects, records surveys, applies for plan and budget"}},
        {"buyer.need_drafter",
         {"编写采购需求，公开征求意见并逐条处理", "writes the need, consults the public and answers each comment"}},
        {"buyer.need_reviewer",
         {"审核别人编写的采购需求；自己编写的不能审", "reviews needs that others wrote, never one's own"}},
        {"buyer.document_drafter",
         {"编制采购文件，答复询问和质疑", "writes the purchase document, answers enquiries and queries"}},
        {"buyer.document_checker",
         {"复核别人编制的采购文件；自己编制的不能核", "checks documents that others wrote, never one's own"}},
        {"buyer.opener",
         {"保管开标私钥，截止后开启投标，组织评审",
          "keeps the opening key, opens bids after the deadline, runs the review"}},
        {"buyer.contract_signer", {"起草、签订和备案合同", "drafts, signs and files contracts"}},
        {"buyer.acceptor",
         {"组织考核和履约验收；签合同的人不能验收", "assesses and accepts the service; not who signed the contract"}},
        {"buyer.payer", {"按考核结果办理资金支付", "makes payments as the assessments allow"}},
        {"buyer.head",
         {"审批规划、需求、采购和付款，看得到本单位全部期限",
          "approves plans, needs, purchases and payments; sees all deadlines of the office"}},
        {"buyer.supervisor",
         {"内部监督：看全部留痕，受理社会监督意见",
          "watches within the office: reads the journal, handles remarks of the public"}},
        {"buyer.evaluator", {"组织绩效评价", "runs the performance evaluation"}},
        {"finance.catalogue", {"维护指导性目录", "keeps the guiding catalogue"}},
        {"finance.budget", {"布置、审核并批复购买服务预算", "asks for, reviews and approves the budgets for services"}},
        {"finance.procurement", {"采购监管：审核采购计划，处理投诉", "supervises procurement: plans and complaints"}},
        {"finance.treasury", {"审核支付申请，办理国库支付", "checks payment requests and pays"}},
        {"finance.evaluation", {"审核绩效评价，应用结果", "reviews evaluations and uses their results"}},
        {"finance.head", {"审批本级财政事项，看得到全部期限", "approves what finance decides; sees all deadlines"}},
        {"line.officer",
         {"主管部门：对本行业项目提出意见", "gives the line department's opinion on projects of its field"}},
        {"central.agent", {"受托办理集中采购目录内的项目", "carries out entrusted purchases of the central catalogue"}},
        {"agency.agent", {"受委托代理采购", "carries out purchases as the buyer's agent"}},
        {"provider.manager",
         {"响应采购、加密投标、提交服务记录、提出询问质疑", "bids, hands in service records, asks and queries"}},
        {"provider.signer", {"签订合同", "signs contracts"}},
        {"experts.member", {"被抽中后独立评审打分", "judges and scores when drawn"}},
        {"experts.keeper", {"维护专家库，登记回避关系", "keeps the pool and the ties of experts"}},
        {"assessor.member", {"受委托开展第三方考核和绩效评价", "assesses and evaluates as a third party"}},
        {"audit.auditor",
         {"查看本市全部项目和留痕，核验日志；只读",
          "reads all projects of the city and verifies the journal; changes nothing"}},
        {"audit.supervisor", {"监督检查，查看逾期和异常", "supervises: what is overdue or unusual"}},
        {"registrar.officer", {"查询承接主体登记情况", "looks up the registration of providers"}},
        {"residents.member", {"对服务提意见、参加满意度评价", "comments on services and takes part in evaluations"}},
        {"platform.admin",
         {"登记机构和人员、任命岗位、重置密码、设置网站信息；不办理任何采购业务",
          "registers organisations and people, appoints, resets passwords, sets the site; takes no part in purchases"}},
    };
    return all;
}

}  // namespace

Text does(std::string_view kind_or_post) {
    auto const found = plain_words().find(kind_or_post);
    return found == plain_words().end() ? Text() : found->second;
}

}  // namespace qiyue::identity
