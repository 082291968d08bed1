#include "app/portal/effects.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <array>

namespace qiyue::app::portal {

std::span<EffectWords const> effect_words() {
    static std::array<EffectWords, 9> const all{
        {{"enforced",
          {"程序强制", "enforced"},
          {"不符合这一条的办理会被拒绝，并引用原文。", "What goes against it is refused, with its words."}},
         {"computed",
          {"程序计算", "computed"},
          {"这一条的数额由程序计算，不由人填写。", "Its figure is computed, never typed in."}},
         {"deadline",
          {"期限", "deadline"},
          {"程序按工作日历推算期限，提醒承办人，逾期可查。",
           "Its day is counted by the calendar; whoever owes it is reminded, and lateness is seen."}},
         {"recorded", {"留痕", "recorded"}, {"办理经过记入不可改动的留痕。", "What was done is kept in the journal."}},
         {"published", {"公开", "published"}, {"内容自动向社会公开。", "It is published to everybody."}},
         {"reported", {"报表", "reported"}, {"由程序汇总成表。", "It is summed up in a report."}},
         {"reminded", {"提醒", "reminded"}, {"程序提示，由人判断。", "The platform reminds, people decide."}},
         {"principle",
          {"原则", "principle"},
          {"原则性规定，没有可由程序判断的内容。", "A principle: nothing in it can be judged by a program."}},
         {"planned",
          {"尚未实现", "planned"},
          {"平台尚未落实这一条，须由人把关。", "The platform does not carry it yet: people must see to it."}}}};
    return all;
}

EffectWords const& words_of_effect(std::string_view name) {
    auto const all = effect_words();
    auto const found = std::ranges::find(all, name, [](EffectWords const& one) { return std::string_view(one.name); });
    ENSURE(found != all.end());
    return *found;
}

}  // namespace qiyue::app::portal
