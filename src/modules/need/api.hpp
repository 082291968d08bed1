#pragma once

#include "modules/workflow/api.hpp"

#include <optional>
#include <string>
#include <vector>

// What a project needs (采购需求): drafted, put to the public, argued, reviewed by somebody else and frozen. What comes
// after builds on the frozen text and on nothing else.
namespace qiyue::need {

// CD-13-4a: the choice fixes how performance is followed up.
enum class AssessmentType {
    assessment,  // 考核评价: continuing services, in rounds
    acceptance,  // 履约验收: delivered once
};

// CD-13-9: marks from `from` up to but not including `to` (the highest band includes it) pay `ratio` of the due sum.
struct PaymentBand {
    std::int64_t from = 0, to = 0;  // hundredths of a point, 0 to 100.00
    BasisPoints ratio;
    std::string grade;  // "优", "" when none is named
};

// Out of the need's content, where they stand as a list of {from, to, ratio, grade}.
std::vector<PaymentBand> bands_of(Value const& lines);

struct Frozen {
    std::int64_t need = 0;
    std::int64_t project = 0;
    int version = 0;
    std::string digest;  // SHA-256 over the content: to be named by the purchase document and the contract
    Value content;       // all fields of article 13, and `standard` where one is binding
    AssessmentType type = AssessmentType::assessment;
    std::string cycle;  // "month", "quarter", "half_year", "year"; "" for acceptance
    std::vector<PaymentBand> bands;
    bool complex = false;        // CD-11-3: first the need, then the prices
    bool procurement = true;     // a government procurement project, not another purchase of services
    bool being_revised = false;  // a newer version is being drafted: nothing new may be built on this one
};

// The version in force; nothing when none was frozen yet: then there is no purchase document either (CD-11-1).
std::optional<Frozen> frozen(db::Tx& tx, workflow::Engine const& engine, std::int64_t project);

// Raised in the transaction of the step. Who has built on a version refuses that it is reopened.
struct NeedFrozen {
    std::int64_t need = 0, project = 0;
    int version = 0;
    std::string digest;
};

struct NeedReopened {
    std::int64_t need = 0, project = 0;
    int version = 0;  // the one that is to be replaced
};

// CD-17-1: who holds which act in the buyer's internal control; empty while it has none.
std::vector<std::int64_t> holders_in_chain(db::Tx& tx, std::int64_t organisation, std::string_view act);
bool has_internal_control(db::Tx& tx, std::int64_t organisation);

workflow::Module module(workflow::Engine& engine);

}  // namespace qiyue::need
