#include "law/local/chengdu_guicheng_2017/articles.hpp"

namespace qiyue::law::chengdu_guicheng_2017 {

namespace {

// Facts of all three: `act` in plain words, `done_by_same_person`: did the caller also do what this checks?
void apart(Facts const& facts, Findings& findings, std::string code, Text const& pair) {
    if (facts.yes("done_by_same_person")) {
        auto const& act = facts.text("act");
        findings.refuse(std::move(code), "",
                        {"不能由同一人“" + act + "”:" + pair.zh + "为不相容岗位",
                         "the same person may not do this (" + act + "): " + pair.en},
                        {"请由另一人办理", "have it done by somebody else"});
    }
}

}  // namespace

// CD-17-2 确保服务需求制定与内部审核……等不相容岗位分设
void need_drafter_not_reviewer(Facts const& facts, Numbers const&, Findings& findings) {
    apart(facts, findings, "duties.need_reviewed_by_drafter",
          {"服务需求制定与内部审核", "drafting a need and reviewing it are incompatible posts"});
}

// CD-17-3 确保……购买文件编制与复核……等不相容岗位分设
void document_drafter_not_checker(Facts const& facts, Numbers const&, Findings& findings) {
    apart(facts, findings, "duties.document_checked_by_drafter",
          {"购买文件编制与复核", "drafting a purchase document and rechecking it are incompatible posts"});
}

// CD-17-4 确保……合同签订与验收等不相容岗位分设
void signer_not_acceptor(Facts const& facts, Numbers const&, Findings& findings) {
    apart(facts, findings, "duties.accepted_by_signer",
          {"合同签订与验收", "signing a contract and accepting its performance are incompatible posts"});
}

}  // namespace qiyue::law::chengdu_guicheng_2017
