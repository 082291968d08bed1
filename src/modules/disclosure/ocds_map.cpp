#include "modules/disclosure/ocds_map.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace qiyue::disclosure {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

template <std::size_t Count>
std::string_view look_up(std::array<Pair, Count> const& pairs, std::string_view key, std::string_view otherwise) {
    auto const found = std::ranges::find(pairs, key, &Pair::first);
    return found == pairs.end() ? otherwise : found->second;
}

constexpr std::array<Pair, 8> methods{{
    {"open", "open"},
    {"public", "open"},
    {"competition", "open"},
    {"comparison", "selective"},
    {"invited", "selective"},
    {"invitation", "selective"},
    {"single_source", "direct"},
    {"direct", "direct"},
}};

constexpr std::array<Pair, 16> document_types{{
    {"need_survey", "needsAssessment"},
    {"plan_line", "procurementPlan"},
    {"intention", "plannedProcurementNotice"},
    {"need_consultation", "hearingNotice"},
    {"need_document", "technicalSpecifications"},
    {"tender_notice", "tenderNotice"},
    {"clarification", "clarifications"},
    {"opening_record", "bidders"},
    {"award_notice", "awardNotice"},
    {"contract_notice", "contractNotice"},
    {"contract_supplement", "contractAnnexe"},
    {"assessment_bulletin", "physicalProgressReport"},
    {"assessment_corrected", "physicalProgressReport"},
    {"acceptance", "completionCertificate"},
    {"completion", "completionCertificate"},
    {"payment", "financialProgressReport"},
}};

constexpr std::array<Pair, 4> contract_states{{
    {"draft", "pending"},
    {"completed", "terminated"},
    {"terminated", "terminated"},
    {"revoked", "cancelled"},
}};

}  // namespace

Value ocds_amount(Money money) {
    auto const fen = money.in_fen();
    auto value = Value::object();
    value.set("amount", scale(fen, 1, 100, Rounding::half_up)).set("currency", "CNY");
    if (fen % 100 != 0) {
        value.set("x_amountFen", fen);
    }
    return value;
}

std::string_view ocds_method(std::string_view method) {
    return look_up(methods, method, "limited");
}

std::string_view ocds_document_type(std::string_view rule) {
    return look_up(document_types, rule, "");
}

std::string_view ocds_contract_status(std::string_view state) {
    return look_up(contract_states, state, "active");
}

}  // namespace qiyue::disclosure
