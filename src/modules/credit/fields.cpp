#include "modules/credit/fields.hpp"

#include "modules/credit/api.hpp"

#include <algorithm>

namespace qiyue::credit {

std::vector<Option> const& grounds() {
    static std::vector<Option> const all{
        {"falsification", {"弄虚作假、提供虚假材料", "falsification"}},
        {"false_claim", {"冒领财政资金", "false claim of public money"}},
        {"collusion", {"恶意串通", "collusion"}},
        {"bribery", {"行贿或提供不正当利益", "bribery"}},
        {"transfer", {"转包合同", "the contract was passed on"}},
        {"breach", {"不按合同履约", "the contract was not kept"}},
        {"refused_inspection", {"拒绝监督检查或提供虚假情况", "inspection refused or misled"}},
        {"false_complaint", {"捏造事实、提供虚假材料投诉", "false complaint"}},
        {"other_violation", {"其他违法违规行为", "another violation"}}};
    return all;
}

std::vector<Option> const& measures() {
    static std::vector<Option> const all{{"warning", {"警告", "warning"}},
                                         {"recorded", {"列入不良行为记录", "bad-conduct record"}},
                                         {"suspended", {"暂停参加", "suspension"}},
                                         {"listed", {"列入黑名单、禁止参加", "blacklisted and barred"}},
                                         {"dropped", {"不予处理", "nothing is done"}}};
    return all;
}

std::vector<Option> const& grades() {
    static std::vector<Option> const all{
        {"minor", {"轻微", "minor"}}, {"ordinary", {"一般", "ordinary"}}, {"grave", {"严重", "grave"}}};
    return all;
}

std::vector<Option> const& standings() {
    static std::vector<Option> const all{{"in_force", {"有效", "in force"}},
                                         {"expired", {"已期满", "its time is over"}},
                                         {"repaired", {"已修复", "repaired"}},
                                         {"revoked", {"已撤销", "revoked"}}};
    return all;
}

std::vector<Option> const& fates() {
    static std::vector<Option> const all{{"finish", {"履行完毕，不再续签", "perform it to its end, without renewal"}},
                                         {"hand_over", {"移交其他承接主体", "hand it over to another provider"}},
                                         {"end", {"终止合同", "end it"}}};
    return all;
}

Text label_in(std::vector<Option> const& options, std::string_view value) {
    auto const found = std::ranges::find(options, value, &Option::value);
    return found == options.end() ? Text{std::string(value), std::string(value)} : found->label;
}

namespace {

// The measures that may be told of beforehand: all that is something.
std::vector<Option> intended() {
    auto all = measures();
    std::erase_if(all, [](Option const& one) { return one.value == "dropped"; });
    return all;
}

// A page shows what was said so far.
Fields left_out_when_empty(Fields fields) {
    for (auto& one : fields) {
        one.optional = true;
    }
    return fields;
}

Field contracts() {
    return field::list("contracts", {"正在履行的合同如何处理", "what becomes of its running contracts"},
                       {field::reference("contract", {"合同", "contract"}, "contract"),
                        field::choice("fate", {"处理", "what becomes of it"}, fates()),
                        field::text("reason", {"理由", "reason"})})
        .maybe()
        .says({"列入黑名单的，须逐份写明；由购买主体落实", "each one, when it is barred; the buyer carries it out"});
}

}  // namespace

Fields const& propose_fields() {
    static Fields const fields{
        field::reference("provider", {"承接主体", "provider"}, "organisation:provider"),
        field::choice("ground", {"情形", "ground"}, grounds()),
        field::day("happened_on", {"发生日期", "happened on"}),
        field::prose("facts", {"事实", "facts"}).confidential(),
        field::digest("evidence", {"证据材料", "evidence"}),
    };
    return fields;
}

Fields const& withdraw_fields() {
    static Fields const fields{field::prose("reason", {"理由", "reason"})};
    return fields;
}

Fields const& notify_fields() {
    static Fields const fields{
        field::choice("intended", {"拟作处理", "what is intended"}, intended()),
        field::text("legal_basis", {"依据", "legal basis"}),
        field::prose("told", {"告知内容", "what the provider is told"})
            .says({"拟处理的事实、理由、依据，以及陈述、申辩和要求听证的权利",
                   "facts, reasons and basis, and the right to state its case or to be heard"}),
    };
    return fields;
}

Fields const& state_fields() {
    static Fields const fields{
        field::choice("answer", {"答复", "answer"},
                      {{"statement", {"陈述、申辩", "statement"}},
                       {"hearing", {"要求听证", "a hearing is asked for"}},
                       {"waived", {"放弃陈述、申辩", "nothing to say"}}}),
        field::prose("statement", {"陈述、申辩内容", "statement"}).maybe().confidential(),
        field::digest("statement_file", {"材料", "file"}).maybe(),
    };
    return fields;
}

Fields const& hearing_fields() {
    static Fields const fields{
        field::day("held_on", {"听证日期", "held on"}),
        field::yes_no("attended", {"当事人是否到场", "the provider came"}),
        field::prose("summary", {"听证情况", "what was said"}).confidential(),
        field::digest("minutes", {"听证笔录", "minutes"}),
    };
    return fields;
}

Fields const& decide_fields() {
    static Fields const fields{
        field::choice("measure", {"处理决定", "decision"}, measures()),
        field::choice("grade", {"情节", "gravity"}, grades()).maybe(),
        field::integer("months", {"期限（月）", "months"})
            .between(1, 600)
            .maybe()
            .says(
                {"本地规则已定黑名单年限的，不必填写", "not needed where the place's rule sets the years of its list"}),
        field::prose("reasons", {"理由，包括对陈述、申辩的答复", "reasons, with the answer to the statement"}),
        field::text("legal_basis", {"依据", "legal basis"}).maybe(),
        field::text("decision_number", {"决定书文号", "number of the decision"}).maybe(),
        field::digest("decision", {"决定书", "decision document"}).maybe(),
        contracts(),
    };
    return fields;
}

Fields const& ask_repair_fields() {
    static Fields const fields{field::prose("put_right", {"整改情况", "what was put right"}),
                               field::digest("repair_evidence", {"整改材料", "evidence"})};
    return fields;
}

Fields const& decide_repair_fields() {
    static Fields const fields{field::yes_no("granted", {"是否同意修复", "granted"}),
                               field::prose("repair_reasons", {"理由", "reasons"})};
    return fields;
}

Fields const& revoke_fields() {
    static Fields const fields{field::prose("revoked_because", {"撤销理由", "why it is revoked"}),
                               field::text("revocation_number", {"撤销文书文号", "number of the document"})};
    return fields;
}

Fields const& shown_fields() {
    static Fields const fields = left_out_when_empty({
        field::text("provider_name", {"承接主体", "provider"}),
        field::text("credit_code", {"统一社会信用代码", "credit code"}),
        field::choice("ground", {"情形", "ground"}, grounds()),
        field::choice("measure", {"处理决定", "decision"}, measures()),
        field::choice("grade", {"情节", "gravity"}, grades()),
        field::choice("standing", {"目前状况", "standing"}, standings()),
        field::day("decided_on", {"决定日期", "decided on"}),
        field::day("in_force_from", {"自", "from"}),
        field::day("in_force_until", {"至", "until"}),
        field::day("ended_on", {"提前解除日期", "ended before its time on"}),
        field::text("decision_number", {"决定书文号", "number of the decision"}),
        field::text("legal_basis", {"依据", "legal basis"}),
        field::prose("reasons", {"理由", "reasons"}),
        field::digest("decision", {"决定书", "decision document"}),
        field::list("contracts", {"正在履行的合同", "running contracts"}, contracts().fields),
        field::day("happened_on", {"发生日期", "happened on"}),
        field::prose("facts", {"事实", "facts"}),
        field::digest("evidence", {"证据材料", "evidence"}),
        field::day("notified_on", {"告知日期", "told on"}),
        field::choice("intended", {"拟作处理", "what is intended"}, intended()),
        field::prose("told", {"告知内容", "what the provider was told"}),
        field::day("statement_until", {"可以陈述、申辩至", "may state its case until"}),
        field::choice("answer", {"当事人答复", "the provider's answer"}, state_fields().front().options),
        field::prose("statement", {"陈述、申辩内容", "statement"}),
        field::digest("statement_file", {"当事人材料", "the provider's file"}),
        field::day("held_on", {"听证日期", "hearing held on"}),
        field::yes_no("attended", {"当事人是否到场", "the provider came"}),
        field::prose("summary", {"听证情况", "what was said"}),
        field::digest("minutes", {"听证笔录", "minutes"}),
        field::prose("put_right", {"整改情况", "what was put right"}),
        field::digest("repair_evidence", {"整改材料", "evidence of it"}),
        field::prose("repair_reasons", {"对修复申请的答复", "answer to the request for repair"}),
        field::prose("revoked_because", {"撤销理由", "why it was revoked"}),
        field::text("revocation_number", {"撤销文书文号", "number of the revocation"}),
        field::prose("reason", {"撤回理由", "why it was withdrawn"}),
    });
    return fields;
}

}  // namespace qiyue::credit
