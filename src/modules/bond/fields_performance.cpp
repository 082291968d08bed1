#include "modules/bond/fields.hpp"

// A performance bond 履约保证金: given, checked, kept.
namespace qiyue::bond {

Fields const& performance_fields() {
    static Fields const fields{
        field::reference("contract", {"合同", "contract"}, "contract"),
        field::choice("form", {"提交形式", "form"},
                      {{"guarantee", {"保函", "guarantee"}},
                       {"cheque", {"支票", "cheque"}},
                       {"draft", {"汇票", "draft"}},
                       {"note", {"本票", "promissory note"}},
                       {"cash", {"现金", "cash"}}})
            .says({"不得以现金提交；中小企业可以保函提交",
                   "never in cash; a small or medium enterprise may give a guarantee"}),
        field::money("amount", {"金额", "amount"}).at_least(1),
        field::text("issuer", {"出具或付款机构", "bank or guarantor"}),
        field::text("number", {"票据或保函号", "number of the bill or guarantee"}),
        field::day("valid_until", {"保函有效期至", "guarantee valid until"}).maybe(),
        field::digest("copy", {"凭证扫描件", "copy of it"}).maybe(),
    };
    return fields;
}

Fields const& performance_check_fields() {
    static Fields const fields{
        field::money("received", {"实际收到或担保的金额", "amount received, or guaranteed"}).at_least(0),
        field::yes_no("genuine", {"核验属实", "verified as genuine"}),
        field::prose("remark", {"核对说明", "remark"}).maybe(),
    };
    return fields;
}

Fields const& performance_keep_fields() {
    static Fields const fields{field::prose("reason", {"事实和理由", "facts and reasons"}),
                               field::digest("decision", {"决定文书", "the decision"}).maybe()};
    return fields;
}

Fields const& performance_page_fields() {
    static Fields const fields = [] {
        auto all = performance_fields();
        for (auto const& group : {performance_check_fields(), give_back_fields(), performance_keep_fields()}) {
            for (auto const& one : group) {
                if (one.name != "remark") {
                    all.push_back(one);
                }
            }
        }
        all.push_back(field::prose("remark", {"说明", "remark"}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::bond
