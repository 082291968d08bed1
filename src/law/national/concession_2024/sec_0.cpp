#include "law/national/other_ways.hpp"

#include <string>

namespace qiyue::law::national {

// LP-302 特许经营应公开竞争选择;最长期限一般不超过40年;使用者付费为主
void concession_lawful(Facts const& facts, Numbers const& numbers, Findings& findings) {
    if (!facts.yes("chosen_by_competition")) {
        findings.refuse("concession.not_competed", "competed",
                        {"特许经营者应当以公开竞争方式选择", "a concession is given by open competition"},
                        {"请以公开竞争方式选择", "let operators compete"});
    }
    auto const most = numbers.count("concession_term_max");
    auto const years = facts.integer("concession_years");
    if (years == 0) {
        findings.refuse("concession.no_term", "years", {"特许经营须写明期限", "a concession says for how long"},
                        {"请填写年数", "give the years"});
    } else if (years > most) {
        auto const n = std::to_string(most);
        findings.refuse("concession.too_long", "years",
                        {"特许经营期限最长 " + n + " 年", "a concession runs for " + n + " years at most"},
                        {"请填写不超过 " + n + " 年", "give " + n + " years or less"});
    }
    if (!facts.yes("user_pays")) {
        findings.refuse("concession.not_user_pay", "user_pays",
                        {"特许经营以使用者付费为主", "a concession is paid for by its users"},
                        {"由财政付费的，请采用政府采购方式", "what the budget pays for is procured"});
    }
}

}  // namespace qiyue::law::national
