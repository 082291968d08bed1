#include "law/clauses.gen.hpp"
#include "law/local/xianning_2015/articles.hpp"
#include "law/tables.hpp"

namespace qiyue::law {

std::vector<Rule> xianning_2015_rules() {
    return {
        {clause::XN_2_1_2_b, nullptr, xianning_2015::enough_to_choose_from,
         Value::object().set("enough", true).set("minimum", 0)},
    };
}

}  // namespace qiyue::law
