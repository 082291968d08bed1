#include "law/national/tendering.hpp"

namespace qiyue::law::national {

// LP-102 逾期送达或未按要求密封的投标文件应当拒收
// Decision on the instant itself: 逾期 is what comes after the deadline, so a bid that arrives at the very instant of the
// deadline is in time and one microsecond later is not. The platform's clock counts, and no bid is opened before the
// deadline has passed, so nobody gains by that instant.
void bid_in_time_and_sealed(Facts const& facts, Numbers const&, Findings& findings) {
    auto const deadline = facts.instant("deadline");
    auto const received = facts.instant("received");
    if (received > deadline) {
        findings.refuse("bidding.late", "",
                        {"投标文件于 " + received.iso() + " 送达，已过投标截止时间 " + deadline.iso() + "，拒收",
                         "the bid came at " + received.iso() + ", after the deadline " + deadline.iso()},
                        {"截止时间后不再接收", "nothing is received after the deadline"});
    }
    if (!facts.yes("sealed")) {
        findings.refuse("bidding.not_sealed", "envelope",
                        {"投标文件未按要求密封，拒收", "the bid is not sealed as asked"},
                        {"请用本项目的开标公钥加密后提交", "seal it with this tender's opening key"});
    }
}

}  // namespace qiyue::law::national
