#include "law/clauses.gen.hpp"
#include "law/national/contracting.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> chengdu_penggai_2016_rules() {
    return {
        {clause::CDP_11_4a, national::contents_given},
    };
}

}  // namespace qiyue::law
