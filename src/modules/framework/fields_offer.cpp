#include "modules/framework/fields.hpp"

#include "law/clauses.gen.hpp"
#include "modules/provider/api.hpp"
#include "modules/sealing/api.hpp"

#include "base/page_digest.hpp"

// What suppliers hand in and what is decided of it.
namespace qiyue::framework {

namespace {

constexpr std::int64_t full_marks = 10'000;  // 100.00

Field framework() {
    return field::reference("framework", {"框架协议采购", "framework agreement"}, "framework");
}

Fields sealed_parts() {
    return {sealing::envelope_field(), sealing::attachments_field()};
}

}  // namespace

Fields const& offer_fields() {
    static Fields const fields = [] {
        auto all = sealed_parts();
        all.insert(all.begin(), framework());
        return all;
    }();
    return fields;
}

Fields const& offer_content() {
    static Fields const fields{
        field::money("price", {"单价报价", "unit price"}).at_least(1),
        field::choice("declared", {"企业规模声明", "size declared"}, provider::size_options()),
        field::prose("quality", {"服务响应", "what is offered"}),
        sealing::files_field(),
    };
    return fields;
}

Fields const& application_fields() {
    static Fields const fields{
        framework(),
        field::yes_no("accepts_terms", {"接受征集公告的全部条件和付费标准", "accepts all terms and the fee"}),
        field::prose("quality", {"服务能力说明", "what the applicant can do"}),
        field::digest("file", {"申请材料", "file"}).maybe(),
    };
    return fields;
}

Fields const& replace_fields() {
    static Fields const fields = sealed_parts();
    return fields;
}

Fields const& assess_fields() {
    static Fields const fields{
        field::yes_no("responsive", {"是否满足资格和质量要求", "meets qualification and quality"}),
        field::prose("reason", {"评审意见", "opinion"}),
        field::score("quality_score", {"质量得分", "marks for quality"})
            .between(0, full_marks)
            .maybe()
            .says({"质量优先法必填", "for quality-first"}),
    };
    return fields;
}

Fields const& review_fields() {
    static Fields const fields{
        field::yes_no("admits", {"是否通过", "admitted"}),
        field::prose("reason", {"审核意见", "opinion"}),
    };
    return fields;
}

Fields const& sign_fields() {
    static Fields const fields{field::yes_no("agreed", {"同意按入围价格签订框架协议", "agrees at the admitted price"})};
    return fields;
}

Fields const& reason_fields() {
    static Fields const fields{field::prose("reason", {"理由", "reason"})};
    return fields;
}

Fields const& removal_fields() {
    static Fields const fields{
        field::choice("ground", {"情形", "ground"},
                      {{"collusion", {"恶意串通谋取入围或者合同成交", "collusion"}},
                       {"fraud", {"提供虚假材料谋取入围或者合同成交", "false papers"}},
                       {"refuses_orders", {"无正当理由拒不接受订单", "refuses orders without reason"}},
                       {"bad_service", {"不履行合同义务或者履约不符合约定", "did not perform as agreed"}},
                       {"forbidden", {"被禁止参加政府采购活动", "barred from procurement"}}}),
        field::prose("reason", {"事实和依据", "facts and basis"}),
    };
    return fields;
}

Fields const& offer_shown() {
    static Fields const fields = [] {
        Fields all{field::text("framework_name", {"框架协议采购", "framework agreement"}),
                   field::text("provider_name", {"供应商", "supplier"})};
        auto const more = offer_content();
        all.insert(all.end(), more.begin(), more.end());
        Field const rest[] = {
            field::instant("open_until", {"提交截止时间", "to be handed in until"}).maybe(),
            field::instant("received_at", {"收到时间", "received"}),
            field::page_digest("digest", {"密封摘要", "digest of the envelope"}),
            field::text("fault", {"不能读取的原因", "why it could not be read"}).maybe(),
            field::yes_no("over_ceiling", {"超过最高限制单价", "above the cap"}).maybe(),
            field::integer("rank", {"名次", "rank"}),
            field::money("compared", {"评审价格", "price compared"}),
            field::score("quality_score", {"质量得分", "marks for quality"}),
            field::prose("reason", {"意见或理由", "opinion or reason"}),
            field::day("sign_until", {"签订框架协议截止日", "sign until"}),
            field::day("signed_on", {"签订日", "signed on"}),
        };
        all.insert(all.end(), std::begin(rest), std::end(rest));
        return all;
    }();
    return fields;
}

}  // namespace qiyue::framework
