#include "law/national/evaluating.hpp"

namespace qiyue::law::national {

// LP-168 磋商报价得分=(磋商基准价/最后磋商报价)×价格权值×100;不得去掉最高最低报价: the formula of tenders, over final quotes.
Value consultation_scores(Facts const& facts, Numbers const& numbers, Steps& steps) {
    return price_scores(facts, numbers, steps);
}

}  // namespace qiyue::law::national
