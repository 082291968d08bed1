#include "modules/framework/fields.hpp"

#include "law/clauses.gen.hpp"
#include "modules/sealing/api.hpp"

#include "base/page_digest.hpp"

// What is filled in of an order, whichever way its supplier is found.
namespace qiyue::framework {

namespace {

constexpr std::int64_t most = 100'000;

Fields head() {
    return {field::reference("project", {"项目", "project"}, "project"),
            field::reference("framework", {"框架协议采购", "framework agreement"}, "framework")};
}

Field quantity() {
    return field::integer("quantity", {"数量", "quantity"}).between(1, most);
}

Fields with_head(Fields const& more) {
    auto all = head();
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace

Fields const& choose_fields() {
    static Fields const fields = with_head({
        field::reference("offer", {"入围供应商", "admitted supplier"}, "framework_offer"),
        quantity(),
        field::money("unit_price", {"成交单价", "unit price"})
            .maybe()
            .says({"不填即按协议价格", "the agreed price if left out"}),
        field::prose("reason", {"选定理由", "why this supplier"}),
    });
    return fields;
}

Fields const& turn_fields() {
    static Fields const fields = with_head({quantity()});
    return fields;
}

Fields const& invite_fields() {
    static Fields const fields =
        with_head({quantity(), field::instant("quotes_until", {"报价截止时间", "quotes until"})});
    return fields;
}

Fields const& voucher_fields() {
    static Fields const fields = with_head({quantity(),
                                            field::reference("user", {"服务对象", "user"}, "person")
                                                .says({"由其自主选择供应商", "who chooses the supplier"})
                                                .confidential()});
    return fields;
}

Fields const& pick_fields() {
    static Fields const fields{
        field::reference("offer", {"选定的供应商", "supplier chosen"}, "framework_offer").by({clause::LP_300})};
    return fields;
}

Fields const& deliver_fields() {
    static Fields const fields{
        field::integer("units", {"完成数量", "units delivered"}).between(1, most),
        field::digest("voucher", {"凭单", "vouchers"})
            .maybe()
            .says({"按凭单结算的必附", "where it is settled by voucher"}),
        field::prose("note", {"说明", "note"}).maybe(),
    };
    return fields;
}

Fields const& settle_fields() {
    static Fields const fields{
        field::integer("units", {"确认数量", "units confirmed"}).between(0, most),
        field::prose("opinion", {"验收意见", "opinion"}),
    };
    return fields;
}

Fields const& order_shown() {
    static Fields const fields{
        field::text("framework_name", {"框架协议采购", "framework agreement"}),
        field::text("project_name", {"项目", "project"}),
        field::choice("way", {"成交方式", "how it was made"},
                      {{"direct", {"直接选定", "direct choice"}},
                       {"competition", {"二次竞价", "second competition"}},
                       {"rotation", {"顺序轮候", "rotation"}},
                       {"voucher", {"服务对象选定", "chosen by the user"}}}),
        field::text("provider_name", {"成交供应商", "supplier"}),
        field::integer("quantity", {"数量", "quantity"}),
        field::money("agreed_price", {"协议单价", "agreed unit price"}),
        field::money("unit_price", {"成交单价", "unit price"}),
        field::money("amount", {"成交金额", "amount"}),
        field::integer("turn", {"轮到的顺位", "place in the order"}),
        field::integer("round", {"轮候期", "round"}),
        field::instant("quotes_until", {"报价截止时间", "quotes until"}),
        field::integer("quotes", {"报价家数", "quotes"}),
        field::prose("reason", {"理由", "reason"}),
        field::integer("units", {"完成数量", "units delivered"}),
        field::digest("voucher", {"凭单", "vouchers"}),
        field::prose("opinion", {"验收意见", "opinion"}),
        field::money("settled", {"结算金额", "sum settled"}),
    };
    static Fields const with_key = [] {
        auto all = fields;
        auto const key = sealing::shown_key_fields();
        all.insert(all.end(), key.begin(), key.end());
        return all;
    }();
    return with_key;
}

Fields const& quote_fields() {
    static Fields const fields{field::reference("order", {"订单", "order"}, "framework_order"),
                               sealing::envelope_field()};
    return fields;
}

Fields const& quote_content() {
    static Fields const fields{field::money("price", {"单价报价", "unit price"}).at_least(1)};
    return fields;
}

Fields const& quote_shown() {
    static Fields const fields{
        field::text("provider_name", {"供应商", "supplier"}),
        field::money("price", {"单价报价", "unit price"}),
        field::page_digest("digest", {"密封摘要", "digest of the envelope"}),
        field::yes_no("over_agreed", {"高于本单位协议价格，无效", "above his own agreed price: none"}).maybe(),
    };
    return fields;
}

}  // namespace qiyue::framework
