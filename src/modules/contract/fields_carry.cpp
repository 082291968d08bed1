#include "modules/contract/fields.hpp"

#include "law/clauses.gen.hpp"

// The fields of what is done with a contract once it is signed: filed, subcontracted, suspended, ended.
namespace qiyue::contract {

Fields const& file_fields() {
    static Fields const fields{
        field::digest("copy", {"合同副本", "copy of the contract"}),
        field::list("departments", {"报送的其他有关部门", "other departments it goes to"},
                    {field::reference("department", {"部门", "department"}, "organisation")})
            .maybe()
            .says({"同级财政部门之外的", "beside the finance department of the level"}),
    };
    return fields;
}

Fields const& drop_fields() {
    static Fields const fields{
        field::choice("ground", {"情形", "ground"},
                      {{"mistake", {"误拟，或改按订单办理", "drafted by mistake, or the order needs no contract"}},
                       {"refused", {"供应商不签订，或不得再签订", "the supplier won't sign, or may not any more"}},
                       {"agreed", {"双方协商不再订立", "both agree that there will be none"}},
                       {"need_gone", {"需求取消", "the need is gone"}}})
            .says({"除误拟外，订单一并终止，其预留资金释放",
                   "but for a mistake the order ends too, and its money is free again"}),
        field::prose("reason", {"理由", "reason"}),
    };
    return fields;
}

Fields const& end_fields() {
    static Fields const fields{
        field::choice("ground", {"情形", "ground"},
                      {{"agreed", {"双方协商一致", "by agreement"}},
                       {"force_majeure", {"因不可抗力不能实现合同目的", "force majeure defeats its purpose"}},
                       {"refused", {"一方明确表示不履行主要债务", "one side refuses to perform"}},
                       {"delayed", {"迟延履行主要债务，经催告仍未履行", "delayed, and not performed after a demand"}},
                       {"defeated", {"违约致使不能实现合同目的", "a breach defeats its purpose"}},
                       {"by_law", {"法律规定的其他情形(含损害国家和社会公共利益)", "another ground of the law"}}}),
        field::prose("reason", {"理由", "reason"}),
        field::day("demanded_on", {"催告之日", "demanded on"}).maybe().when("ground", {"delayed"}),
        field::day("demanded_until", {"催告给予的合理期限至", "time given until"}).maybe().when("ground", {"delayed"}),
        field::day("notice_arrived", {"解除通知到达对方之日", "notice arrived on"})
            .maybe()
            .when("ground", {"force_majeure", "refused", "delayed", "defeated", "by_law"}),
        field::digest("document", {"双方协议或通知送达的证明", "agreement of both, or proof of the notice"}).maybe(),
    };
    return fields;
}

Fields const& suspend_fields() {
    static Fields const fields{
        field::yes_no("public_interest",
                      {"继续履行将损害国家和社会公共利益", "going on is against the public interest"}),
        field::prose("reason", {"事实和理由", "facts and reasons"}),
        field::digest("document", {"依据文件", "document"}).maybe(),
    };
    return fields;
}

Fields const& force_majeure_fields() {
    static Fields const fields{
        field::prose("event", {"不可抗力事件", "event"}),
        field::day("since", {"发生日", "since"}),
        field::prose("effect", {"对履行的影响", "what it hinders"}),
    };
    return fields;
}

Fields const& proof_fields() {
    static Fields const fields{
        field::prose("proof", {"证明说明", "what it proves"}),
        field::digest("document", {"证明文件", "proof"}),
    };
    return fields;
}

Fields const& financing_fields() {
    static Fields const fields{
        field::text("financier", {"融资机构", "financier"}),
        field::money("amount", {"确认的应收金额", "amount receivable that is confirmed"}).at_least(1),
        field::yes_no("guarantee", {"购买主体提供担保", "the buyer gives a guarantee"}),
    };
    return fields;
}

Fields const& subcontract_fields() {
    static Fields const fields{
        field::reference("contract", {"合同", "contract"}, "contract"),
        field::reference("subcontractor", {"分包单位", "subcontractor"}, "organisation"),
        field::prose("part", {"分包的内容", "what is handed on"}),
        field::money("amount", {"分包金额", "amount"}).at_least(1),
        field::yes_no("below", {"由分包单位再行分包", "handed on by a subcontractor"}),
        field::prose("reason", {"分包理由", "why"}).maybe(),
    };
    return fields;
}

Fields const& subcontract_page_fields() {
    static Fields const fields = [] {
        auto all = subcontract_fields();
        all.push_back(field::text("subcontractor_name", {"分包单位", "subcontractor"}));
        all.push_back(field::prose("note", {"购买主体意见", "what the buyer says"}));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::contract
