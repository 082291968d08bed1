#include "modules/review/preferences.hpp"

#include "modules/review/steps.hpp"

#include "law/clauses.gen.hpp"
#include "modules/identity/api.hpp"
#include "modules/project/api.hpp"
#include "modules/provider/api.hpp"
#include "platform/crypto/crypto.hpp"

#include <algorithm>
#include <array>

namespace qiyue::review {

namespace {

constexpr std::array preference_words{"excellent", "social_organisation", "graded", "lot"};

std::string legal_type(StepRun& run, std::int64_t provider) {
    auto const found = identity::organisation(run.tx, provider);
    return found ? found->attributes["legal_type"].text_or({}) : std::string();
}

std::int64_t item_of(StepRun& run, std::int64_t project) {
    auto const found = project::find(run.tx, project);
    return found ? found->catalogue_item : 0;
}

bool excellent(StepRun& run, tender::Document const&, ReviewedBid const& bid) {
    auto const found = std::make_shared<std::vector<PastEvaluation>>();
    auto const told =
        run.ports().bus.raise(run.tx, run.context, PastEvaluationsAsked{.provider = bid.provider, .found = found});
    ENSURE(told.ok());
    Value evaluations = Value::list();
    for (auto const& one : *found) {
        evaluations.push(Value::object()
                             .set("same_item", item_of(run, one.project) == item_of(run, run.object.project))
                             .set("grade", one.grade)
                             .set("on", one.day.iso()));
    }
    return run.judge
        .compute(clause::SH_2_4_15,
                 law::Facts()
                     .with("bidder", name_of_organisation(run.tx, bid.provider))
                     .with("evaluations", evaluations)
                     .with("today", run.today()))["preferred"]
        .boolean_or(false);
}

bool social_organisation(StepRun& run, tender::Document const& document, ReviewedBid const& bid) {
    return run.judge
        .compute(clause::SH_2_2_4,
                 law::Facts()
                     .with("bidder", name_of_organisation(run.tx, bid.provider))
                     .with("service_field", document.body["service_field"].text_or("other_field"))
                     .with("legal_type", legal_type(run, bid.provider)))["preferred"]
        .boolean_or(false);
}

// SY-2.2.5-b: the grade in force when the bids were opened; one that ended before gives nothing.
bool graded(StepRun& run, tender::Document const& document, ReviewedBid const& bid) {
    auto const opened = tender::opened_at(run.tx, document.tender);
    auto const day = opened ? opened->day() : run.today();
    return run.judge
        .compute(clause::SY_2_2_5_a,
                 law::Facts()
                     .with("bidder", name_of_organisation(run.tx, bid.provider))
                     .with("legal_type", legal_type(run, bid.provider))
                     .with("grade", provider::grade_on(run.tx, bid.provider, day)))["preferred"]
        .boolean_or(false);
}

struct Preference {
    char const* word;
    Clause under;
    bool (*holds)(StepRun&, tender::Document const&, ReviewedBid const&);
};

constexpr std::array all_preferences{
    Preference{"excellent", clause::SH_2_4_15, excellent},
    Preference{"social_organisation", clause::SH_2_2_4, social_organisation},
    Preference{"graded", clause::SY_2_2_5_a, graded},
};

std::map<std::int64_t, std::string> envelopes_of(Scoring const& scoring) {
    std::map<std::int64_t, std::string> envelopes;
    for (auto const& bid : scoring.opened) {
        auto const judged = std::ranges::find(scoring.bids, bid.id, &ReviewedBid::bid);
        if (judged != scoring.bids.end() && judged->valid()) {
            envelopes.emplace(bid.id, bid.digest);
        }
    }
    return envelopes;
}

}  // namespace

std::vector<std::string> opened_envelopes(Scoring const& scoring) {
    std::vector<std::string> digests;
    for (auto const& bid : scoring.opened) {
        digests.push_back(bid.digest);
    }
    std::ranges::sort(digests);
    return digests;
}

std::map<std::int64_t, std::int64_t> lots(std::vector<std::string> opened,
                                          std::map<std::int64_t, std::string> const& envelopes) {
    std::ranges::sort(opened);
    std::string together;
    for (auto const& digest : opened) {
        together += digest + "\n";
    }
    auto const seed = crypto::sha256_hex(together);
    std::vector<std::pair<std::string, std::int64_t>> order;
    for (auto const& [bid, digest] : envelopes) {
        order.emplace_back(crypto::sha256_hex(seed + ":" + digest), bid);
    }
    std::ranges::sort(order);
    std::map<std::int64_t, std::int64_t> drawn;
    for (auto const& [digest, bid] : order) {
        drawn.emplace(bid, static_cast<std::int64_t>(drawn.size()) + 1);
    }
    return drawn;
}

Value preferences(StepRun& run, Scoring const& scoring) {
    auto const& rule = scoring.document.tie_rule;
    auto const announced = [&](char const* word) { return std::ranges::find(rule, word) != rule.end(); };
    auto const envelopes = envelopes_of(scoring);
    auto const drawn =
        announced("lot") ? lots(opened_envelopes(scoring), envelopes) : std::map<std::int64_t, std::int64_t>();
    Value all = Value::list();
    for (auto const& bid : scoring.bids) {
        if (!bid.valid()) {
            continue;
        }
        auto line = Value::object().set("bid", bid.bid);
        for (auto const& one : all_preferences) {
            if (announced(one.word) && run.judge.applies(one.under)) {
                line.set(one.word, one.holds(run, scoring.document, bid));
            }
        }
        if (auto const lot = drawn.find(bid.bid); lot != drawn.end()) {
            line.set("lot", lot->second).set("envelope", envelopes.at(bid.bid));
        }
        if (line.members().size() > 1) {
            all.push(std::move(line));
        }
    }
    return all;
}

void carry_preferences(Value const& line, Value& into) {
    for (auto const* word : preference_words) {
        if (line.has(word)) {
            into.set(word, line[word]);
        }
    }
}

}  // namespace qiyue::review
