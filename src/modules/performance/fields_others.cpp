#include "modules/performance/fields.hpp"

#include "law/clauses.gen.hpp"

// The fields of public reports, mandates and acceptances.
namespace qiyue::performance {

namespace {

Fields joined(std::vector<Fields const*> const& groups) {
    Fields all;
    for (auto const* group : groups) {
        all.insert(all.end(), group->begin(), group->end());
    }
    return all;
}

}  // namespace

Fields const& report_fields() {
    static Fields const fields{
        field::reference("contract", {"合同", "contract"}, "contract"),
        field::choice("source", {"来源", "source"},
                      {{"media", {"新闻媒体", "media"}}, {"citizen", {"市民投诉", "citizen"}}}),
        field::prose("content", {"反映内容", "what is reported"}),
        field::text("where", {"刊载处或联系方式", "where it stands, or how to reach the sender"})
            .maybe()
            .confidential(),
        field::digest("evidence", {"材料", "evidence"}).maybe(),
    };
    return fields;
}

Fields const& check_report_fields() {
    static Fields const fields{
        field::yes_no("true", {"反映属实", "it is true"}),
        field::prose("finding", {"核实情况", "finding"}),
    };
    return fields;
}

Fields const& report_page_fields() {
    static Fields const fields = joined({&report_fields(), &check_report_fields()});
    return fields;
}

Fields const& mandate_fields() {
    static Fields const fields{
        field::reference("contract", {"合同", "contract"}, "contract"),
        field::reference("assessor", {"第三方机构", "assessor"}, "organisation:assessor"),
        field::prose("scope", {"委托范围", "scope"}).by({clause::CD_25_1}),
        field::day("from", {"委托自", "from"}),
        field::day("to", {"委托至", "to"}),
        field::yes_no("independent", {"已声明与购买主体、承接主体无利害关系", "independence was declared"})
            .by({clause::CD_26_6}),
        field::digest("document", {"委托书", "document"}).maybe(),
    };
    return fields;
}

Fields const& end_mandate_fields() {
    static Fields const fields{field::prose("reason", {"终止理由", "reason"})};
    return fields;
}

Fields const& acceptance_fields() {
    static Fields const fields{
        field::reference("contract", {"合同", "contract"}, "contract"),
        field::yes_no("user_separate", {"采购人与实际使用人或受益者分离", "buyer and users are not the same"})
            .by({clause::CD_25_2}),
        field::choice("basis", {"验收方式", "basis"},
                      {{"assessment_rounds", {"考核评价", "rounds of assessment"}},
                       {"deliverables", {"一次性验收", "one-off acceptance"}}}),
        field::choice("flow", {"验收程序", "flow"},
                      {{"full", {"政府采购履约验收程序", "the procedure of government procurement"}},
                       {"simplified", {"简易程序", "simplified"}}}),
        field::day("held", {"验收日", "held on"}),
        field::prose("scope", {"验收内容", "scope"}),
    };
    return fields;
}

Fields const& panel_fields() {
    static Fields const fields{
        field::list("members", {"验收小组", "panel"},
                    {field::reference("person", {"成员", "person"}, "person"), field::text("role", {"分工", "role"})})
            .at_least(1),
    };
    return fields;
}

Fields const& notify_fields() {
    static Fields const fields{
        field::list("users", {"实际使用人或受益者", "actual users or beneficiaries"},
                    {field::reference("person", {"人员", "person"}, "person")})
            .at_least(1),
        field::prose("notice", {"通知内容", "notice"}),
    };
    return fields;
}

Fields const& witness_fields() {
    static Fields const fields{
        field::yes_no("satisfied", {"认可履约情况", "satisfied"}),
        field::prose("opinion", {"监督意见", "opinion"}),
    };
    return fields;
}

Fields const& record_fields() {
    static Fields const fields{
        field::list("checks", {"验收记录", "checks"},
                    {field::text("item", {"验收事项", "item"}), field::yes_no("met", {"符合约定", "as agreed"}),
                     field::prose("finding", {"情况", "finding"})})
            .at_least(1),
        field::digest("record", {"验收书", "record"}).maybe(),
    };
    return fields;
}

Fields const& conclude_fields() {
    static Fields const fields{
        field::choice("outcome", {"验收结论", "outcome"},
                      {{"passed", {"合格", "passed"}}, {"failed", {"不合格", "failed"}}}),
        field::prose("opinion", {"验收意见", "opinion"}),
        // SY-3.1.7-a 对合同履行情况和服务成果进行检查验收
        field::prose("contract_performed", {"合同履行情况", "how the contract was performed"}).maybe(),
        field::prose("service_results", {"服务成果", "what the service achieved"}).maybe(),
    };
    return fields;
}

Fields const& acceptance_page_fields() {
    static Fields const fields = [] {
        auto all = joined({&acceptance_fields(), &panel_fields(), &record_fields(), &conclude_fields()});
        all.push_back(field::list("notified", {"已通知的使用人或受益者", "users told"},
                                  {field::text("name", {"姓名", "name"}), field::instant("at", {"通知时间", "told"}),
                                   field::instant("read_at", {"签收时间", "read"})}));
        all.push_back(
            field::list("opinions", {"监督意见", "opinions"},
                        {field::text("name", {"姓名", "name"}), field::yes_no("satisfied", {"认可", "satisfied"}),
                         field::prose("opinion", {"意见", "opinion"})}));
        all.push_back(field::day("published_on", {"公告日", "published"}));
        all.push_back(field::group("looked_back", {"此前的检查", "checks before"},
                                   {field::integer("checks", {"检查次数", "checks made"}),
                                    field::score("mean_score", {"检查均分", "mean score"}),
                                    field::integer("corrections_open", {"未完成整改", "corrections open"}),
                                    field::integer("corrections_overdue", {"逾期整改", "corrections overdue"}),
                                    field::day("last_checked", {"最近检查日", "last checked"})}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::performance
