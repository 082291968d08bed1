#include "law/national/sanctions.hpp"

namespace qiyue::law::national {

namespace {

// 开始之日不计入: it ends on the same day of its last month. A place that counts the first day ends it a day earlier.
Day last_day(Day from, int months, Numbers const& numbers) {
    auto const same = from.plus_months(months);
    return numbers.count("ban_first_day_counts") == 1 ? same.plus_days(-1) : same;
}

Value told(Day from, Day until, Steps& steps) {
    steps.note("ban_from", from.iso());
    steps.note("ban_until", until.iso());
    return Value::object().set("ban_until", until.iso()).set("free_on", until.plus_days(1).iso());
}

constexpr int months_of_a_year = 12;

}  // namespace

// LP-309 被禁止期限届满的可以参加: until its last day is over it may not, and from the next day on it may, by itself.
// One who is bound to a banned supplier by its head or by control is another supplier: it is not kept out, but shown.
void not_banned(Facts const& facts, Numbers const&, Findings& findings) {
    auto const name = facts.text("supplier_name");
    if (facts.yes("banned") && facts.day("today") <= facts.day("ban_until")) {
        auto const from = facts.text("ban_from");
        auto const until = facts.text("ban_until");
        auto const free = facts.day("ban_until").plus_days(1).iso();
        findings.refuse("credit.banned", "",
                        {"“" + name + "”自 " + from + " 至 " + until + " 被禁止参加",
                         "“" + name + "” is barred from " + from + " to " + until},
                        {"期满后自 " + free + " 起可以参加，无须另行申请",
                         "it may take part again from " + free + " on, without asking"});
    }
    if (facts.yes("related_banned")) {
        findings.warn("credit.related_banned", "",
                      {"与“" + name + "”负责人相同或有控股、管理关系的单位正被禁止参加，请核实是否借名参加",
                       "an organisation with the head of “" + name +
                           "”, or bound to it by control, is barred: look whether it takes part under this name"});
    }
}

// LP-309 被禁止期限届满: the last day of a ban of so many months.
Value ban_of_months(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const from = facts.day("ban_from");
    return told(from, last_day(from, static_cast<int>(facts.integer("ban_months")), numbers), steps);
}

Value ban_of_the_list(Facts const& facts, Numbers const& numbers, Steps& steps) {
    auto const from = facts.day("ban_from");
    return told(from, last_day(from, numbers.count("blacklist_term") * months_of_a_year, numbers), steps);
}

void refuse_ban_outside(BanKeys const& keys, Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const from = facts.day("ban_from");
    auto const until = facts.day("ban_until");
    auto const least = last_day(from, numbers.count(keys.least) * months_of_a_year, numbers);
    auto const most = last_day(from, numbers.count(keys.most) * months_of_a_year, numbers);
    if (until < least) {
        findings.refuse("credit.ban_too_short", "months",
                        {"禁止参加的期限至 " + until.iso() + "，短于法定最短期限（至 " + least.iso() + "）",
                         "the ban would end on " + until.iso() + ", before the shortest lawful one: " + least.iso()},
                        {"期限不早于 " + least.iso() + " 届满", "let it end on " + least.iso() + " or later"});
    }
    if (until > most) {
        findings.refuse("credit.ban_too_long", "months",
                        {"禁止参加的期限至 " + until.iso() + "，超过法定最长期限（至 " + most.iso() + "）",
                         "the ban would end on " + until.iso() + ", after the longest lawful one: " + most.iso()},
                        {"期限不晚于 " + most.iso() + " 届满", "let it end on " + most.iso() + " or before"});
    }
}

}  // namespace qiyue::law::national
