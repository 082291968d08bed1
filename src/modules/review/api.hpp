#pragma once

#include "modules/workflow/api.hpp"

#include <optional>
#include <string>

// The review 评审: qualification, the committee drawn from the pool, independent scoring, ranking, award and its notice.
namespace qiyue::review {

// The award of a project, once its result is published: what the contract is made from.
struct Award {
    std::int64_t project = 0, tender = 0, review = 0, bid = 0, provider = 0;
    Money price;       // of one year, as bid
    std::string term;  // as the bidder wrote it
    Day awarded_on;    // the buyer confirmed
    Day letter_day;    // 中标通知书: the days to the signing count from it
    Day notice_until;  // the result notice runs until
};
std::optional<Award> award(db::Tx& tx, std::int64_t project);
std::optional<Award> award_of_tender(db::Tx& tx, std::int64_t tender);

// ---- events ----
struct AwardConfirmed {
    std::int64_t tender = 0, project = 0, bid = 0, provider = 0;
};
struct ResultPublished {
    Award award;
    Value result;  // what the notice says: provider_name, price, experts …
};

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::review
