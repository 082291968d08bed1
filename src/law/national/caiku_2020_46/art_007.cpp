#include "law/national/evaluating.hpp"

namespace qiyue::law::national {

// LP-263 限额以上、200万元以下货物服务……适宜由中小企业提供的专门面向中小企业
// Told, not refused. `non_enterprise`: LP-265 lets it be.
void reserved_where_suitable(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const small = facts.money("suitable") <= numbers.money("sme_reserved_ceiling_goods_services");
    if (small && !facts.yes("reserved_whole") && !facts.yes("non_enterprise")) {
        findings.warn("reserve.not_reserved", "reserved",
                      {"适宜由中小企业提供的，应专门面向中小企业采购",
                       "what suits small and medium enterprises is reserved for them"},
                      {"请选“专门面向中小企业采购”；应面向非企业主体的，请注明",
                       "reserve it, or say that it is meant for institutions or social organisations"});
    }
}

}  // namespace qiyue::law::national
