#include "law/clauses.gen.hpp"
#include "law/local/dongguan_banfa/articles.hpp"
#include "law/national/contracting.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> dongguan_banfa_rules() {
    return {
        {clause::DG_3_1, national::contents_given},
        {clause::DG_8_5a, dongguan_banfa::three_parties_sign},
        {clause::DG_8_5b, national::contents_given},
    };
}

}  // namespace qiyue::law
