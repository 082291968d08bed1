#include "modules/tender/fields.hpp"

#include "law/clauses.gen.hpp"

// What is entered of a lot, and how the lots are shown.
namespace qiyue::tender {

namespace {

Field named(Fields const& fields, std::string_view name) {
    for (auto const& one : fields) {
        if (one.name == name) {
            return one;
        }
    }
    ENSURE(false);
}

std::vector<Option> lot_states() {
    return {{"lot_drafted", {"待公布", "to be published"}},
            {"lot_open", {"投标中", "open for bids"}},
            {"lot_closed", {"已截止", "closed"}},
            {"opened", {"评审中", "under review"}},
            {"awarded", {"已定标", "awarded"}},
            {"failed", {"失败", "failed"}}};
}

}  // namespace

Fields const& lot_fields() {
    static Fields const fields{
        field::text("lot_name", {"包名称", "name of the lot"}),
        field::money("ceiling", {"本包最高限价(每年)", "the lot's ceiling of a year"})
            .at_least(1)
            .says({"各包之和等于项目最高限价", "all lots add up to the ceiling of the purchase"}),
        field::text("lot_quantity", {"本包数量", "quantity of the lot"}),
        field::prose("lot_subject", {"本包采购内容", "what the lot buys"})
            .says({"对应服务需求的哪一部分", "which part of the service need it is"}),
        field::list("lot_qualifications", {"本包另外的资格条件", "qualifications of this lot beside the common ones"},
                    {field::prose("text", {"资格条件", "condition"})})
            .maybe(),
        field::money("lot_bond", {"本包投标保证金", "bid bond of the lot"}).maybe(),
    };
    return fields;
}

Fields const& add_lot_fields() {
    static Fields const fields = [] {
        Fields all{field::reference("whole", {"采购活动", "purchase"}, "tender"),
                   field::integer("lot_number", {"包号", "number of the lot"})
                       .at_least(1)
                       .says({"定标按包号先后进行", "awards are made in this order"})};
        all.insert(all.end(), lot_fields().begin(), lot_fields().end());
        return all;
    }();
    return fields;
}

Fields lots_shown() {
    return {
        field::integer("lot_number", {"包号", "lot"}),
        named(lot_fields(), "lot_name"),
        named(lot_fields(), "lot_quantity"),
        named(lot_fields(), "lot_subject"),
        named(lot_fields(), "lot_qualifications"),
        field::reference("whole", {"所属采购活动", "part of the purchase"}, "tender"),
        field::list("lots", {"采购包", "lots"},
                    {field::integer("lot_number", {"包号", "lot"}), named(lot_fields(), "lot_name"),
                     field::money("ceiling", {"最高限价(每年)", "ceiling of a year"}),
                     named(lot_fields(), "lot_quantity"), field::choice("lot_state", {"进展", "how far"}, lot_states()),
                     field::reference("lot", {"采购包页面", "its page"}, "tender")})};
}

}  // namespace qiyue::tender
