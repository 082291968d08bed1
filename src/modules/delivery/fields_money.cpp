#include "modules/delivery/fields.hpp"
#include "modules/delivery/steps.hpp"

// The fields of the reports on money: the provider's, the accountant's, the special audit's.
namespace qiyue::delivery {

namespace {

std::vector<Option> const& opinions() {
    static std::vector<Option> const all{{"unqualified", {"无保留意见", "unqualified"}},
                                         {"qualified", {"保留意见", "qualified"}},
                                         {"adverse", {"否定意见", "adverse"}},
                                         {"disclaimer", {"无法表示意见", "disclaimer"}}};
    return all;
}

}  // namespace

Fields const& finance_report_fields() {
    static Fields const fields{
        field::reference("delivery", {"项目实施", "follow-up"}, "delivery"),
        field::day("from", {"期间自", "from"}),
        field::day("to", {"期间至", "to"}),
        field::yes_no("final", {"项目决算报告", "the final report"}).maybe(),
        field::prose("statement", {"财务情况说明", "statement"}),
        field::digest("document", {"财务报告", "document"}).maybe(),
    };
    return fields;
}

Fields const& cpa_fields() {
    static Fields const fields{
        field::text("firm", {"会计师事务所", "audit firm"}),
        field::text("firm_licence", {"执业证书编号", "licence of the firm"}).maybe(),
        field::text("accountant", {"注册会计师", "certified accountant"}),
        field::text("cpa_number", {"注册会计师证书编号", "number of the accountant"}).maybe(),
        field::choice("opinion", {"审计意见", "opinion"}, opinions()),
        field::day("audited_on", {"报告日", "dated"}),
        field::digest("audit_report", {"审计报告", "report of the audit"}).maybe(),
    };
    return fields;
}

Fields const& finance_report_page_fields() {
    static Fields const fields = [] {
        auto all = finance_report_fields();
        all.push_back(field::day("filed_on", {"报送日", "filed on"}));
        all.push_back(field::money("income", {"本期收入", "income"}));
        all.push_back(field::money("spent", {"本期支出", "spent"}));
        all.push_back(field::money("balance", {"期末余额", "balance at the end"}));
        all.push_back(field::list("lines", {"按成本类别", "by kind of cost"},
                                  {field::choice("cost", {"成本类别", "kind of cost"}, cost_options()),
                                   field::money("spent", {"支出", "spent"})}));
        for (auto const& one : cpa_fields()) {
            all.push_back(one);
        }
        all.push_back(field::prose("finance_note", {"财政处理意见", "what finance says"}));
        return all;
    }();
    return fields;
}

Fields const& special_audit_fields() {
    static Fields const fields{
        field::reference("delivery", {"项目实施", "follow-up"}, "delivery"),
        field::text("auditor", {"审计机构", "auditor"}),
        field::choice("opinion", {"审计意见", "opinion"}, opinions()),
        field::money("questioned", {"有问题金额", "questioned amount"}).at_least(0),
        field::prose("findings", {"审计发现", "findings"}),
        field::day("on", {"报告日", "dated"}),
        field::digest("report", {"专项审计报告", "report"}).maybe(),
    };
    return fields;
}

Fields const& settle_audit_fields() {
    static Fields const fields{
        field::money("settled", {"已处理金额", "settled amount"}).at_least(1),
        field::prose("how", {"处理情况", "how it was settled"}),
        field::digest("proof", {"证明材料", "proof"}).maybe(),
    };
    return fields;
}

Fields const& special_audit_page_fields() {
    static Fields const fields = joined({&special_audit_fields(), &settle_audit_fields()});
    return fields;
}

}  // namespace qiyue::delivery
