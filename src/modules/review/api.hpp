#pragma once

#include "modules/workflow/api.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

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

// What a remedy has to know before it can say what follows from it (LP-237, LP-313).
struct Candidates {
    bool awarded = false;    // a winner is settled
    std::int64_t left = 0;   // ranked, standing, neither the winner nor among `invalid`
    std::int64_t valid = 0;  // valid bids without those of `invalid`
    std::optional<Day> reported_on;
    std::optional<Day> qualified_on;
};
// Of the purchase's latest review. `invalid`: bids that the remedy found to be none.
Candidates candidates(db::Tx& tx, workflow::Engine const& engine, std::int64_t tender,
                      std::vector<std::int64_t> const& invalid);
// The award falls, and the bids of `invalid` with it: the review stands where its report lies before the head, who
// confirms the next in order. Kept with the reason; raises AwardVoided where there was a winner.
Result<void> void_award(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t tender,
                        std::vector<std::int64_t> const& invalid, std::string const& because);
// The same committee scores again (LP-152, LP-153): sheets are open as they were, all that was computed from them falls.
Result<void> evaluate_again(db::Tx& tx, Context const& context, workflow::Engine const& engine, std::int64_t tender,
                            std::string const& because);

// An award computed again from its published record alone (`review.record`): {record, digest}.
struct AwardChecked {
    std::vector<std::string> told;  // each step, whether it agrees, and what of it does not
    std::string problem;            // "" when all agrees; else the first thing that does not
};
AwardChecked verify_award(Value const& published);
// What `review.record` gives: {record, digest, repeats, journal, names?, experts?}. Refused before the result notice, and
// where the law keeps the prices back.
Result<Value> published_record(db::Tx& tx, workflow::Engine const& engine, Context const& context, std::int64_t review);

// Who was set behind the other candidates, and why: the review's page and the result notice say it alike.
Field passed_over_field();

// ---- events ----
// How a provider's past projects were evaluated: who keeps evaluations answers (SH-2.4-15).
struct PastEvaluation {
    std::int64_t project = 0;
    int year = 0;
    std::int64_t score = 0;  // hundredths of a point
    std::string grade;       // "excellent", …
    Day day;
};
struct PastEvaluationsAsked {
    std::int64_t provider = 0;
    std::shared_ptr<std::vector<PastEvaluation>> found;
};
// Which of these serve another project of the same item and place now: who keeps contracts says so (SY-3.1.4(3)-b).
struct IncumbentsAsked {
    std::int64_t project = 0;
    std::vector<std::int64_t> providers;
    std::shared_ptr<std::set<std::int64_t>> found;
};
struct AwardConfirmed {
    std::int64_t tender = 0, project = 0, bid = 0, provider = 0;
};
struct ResultPublished {
    Award award;
    Value result;  // what the notice says: provider_name, price, experts …
};

// A settled award fell by a remedy: what was made from it falls with it.
struct AwardVoided {
    std::int64_t tender = 0, project = 0, review = 0, provider = 0;
    std::string because;
};

// How far a contract from this purchase has come: who keeps contracts says so, since what may become of the award depends
// on it (LP-186, LP-313).
enum class ContractFound { none, signed_only, performed };
struct ContractAsked {
    std::int64_t tender = 0, project = 0;
    std::shared_ptr<ContractFound> found;
};

// A bid's qualification is judged: who keeps the bonds says whether its bidder gave the one that the document asks for.
enum class BondFound { not_asked, none, unchecked, faulty, in_order };
struct BondAsked {
    std::int64_t tender = 0, bid = 0;
    std::shared_ptr<BondFound> found;
};

// From which account each bid's bond came, where that is known: who keeps the bonds says so (LP-150).
struct AccountsAsked {
    std::int64_t tender = 0;
    std::shared_ptr<std::map<std::int64_t, std::string>> accounts;
};

// Somebody asks for the record of an award: who knows what the law keeps back of it says so now (CD-34-2).
struct RecordAsked {
    std::int64_t project = 0;
    std::shared_ptr<std::set<std::string>>
        withheld;  // fields of its page: "winner_name", "award_price", "ranking", "committee"
};

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::review
