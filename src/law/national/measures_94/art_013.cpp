#include "law/national/remedies.hpp"

namespace qiyue::law::national {

// LP-233 不得拒收法定质疑期内的质疑函: the day of posting counts, not that of arrival (LP-252 在途时间不计).
void query_in_time_received(Facts const& facts, Numbers const&, Findings& findings) {
    if (!facts.yes("accepted") && facts.day("posted_on") <= facts.day("last_day")) {
        findings.refuse(
            "remedy.query_in_time", "accepted",
            {"质疑函于 " + facts.day("posted_on").iso() + " 寄出，在质疑期内，不得拒收",
             "the letter was sent on " + facts.day("posted_on").iso() + ", in time: it may not be turned away"},
            {"请收下质疑函并在期限内答复", "take it in and answer it within its days"});
    }
}

}  // namespace qiyue::law::national
