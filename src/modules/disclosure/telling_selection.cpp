#include "modules/disclosure/teller.hpp"

#include <array>

// Who organises a purchase, and projects by application.
namespace qiyue::disclosure {

namespace {

void entrustment(Telling& t) {
    if (t.knows({"organiser", "receipt", "accept_on"})) {
        t.say(t.text("accept_on") + " 受托机构受理本项目的采购，受理编号 " + t.text("receipt") + "。",
              "The organiser took the purchase on " + t.text("accept_on") + ", receipt " + t.text("receipt") + ".");
    }
}

void guide(Telling& t) {
    if (t.knows({"apply_until", "last_year_weight", "neutral", "selected"})) {
        auto const weight = percent(t.value("last_year_weight").integer());
        t.say("申报至 " + t.text("apply_until") + " 截止，拟立项 " + t.number("selected") + " 个；上年度考评结果占 " +
                  weight + "，没有的按 " + points(t.value("neutral")) + " 分计。",
              "Applications are taken until " + t.text("apply_until") + "; " + t.number("selected") +
                  " are to be selected. Last year's result counts " + weight + ", who has none gets " +
                  points(t.value("neutral")) + " points.");
    }
}

// Those that are proposed, with their totals.
void selection(Telling& t) {
    for (auto const& line : items(t.value("ranking"))) {
        if (line["proposed"].boolean_or(false)) {
            auto const who = line["provider_name"].text_or({});
            auto const what = line["name"].text_or({});
            auto const total = points(line["total"]);
            t.say("拟立项：" + who + "“" + what + "”，总分 " + total + " 分。",
                  "Selected: “" + what + "” of " + who + ", " + total + " points.");
        }
    }
    if (t.knows({"notice_until"})) {
        t.say("公示至 " + t.text("notice_until") + "，其间任何人都可以提出异议。",
              "The notice runs until " + t.text("notice_until") + "; anybody may object.");
    }
}

void selection_objection(Telling& t) {
    if (t.knows({"decided_on", "answer"})) {
        auto const upheld = t.value("upheld").boolean_or(false);
        t.say(t.text("decided_on") + (upheld ? " 异议成立：" : " 异议不成立：") + t.text("answer"),
              std::string(upheld ? "Upheld on " : "Not upheld on ") + t.text("decided_on") + ": " + t.text("answer"));
    }
}

}  // namespace

std::span<Teller const> selection_tellers() {
    static constexpr std::array<Teller, 5> all{{
        {"entrustment_notice", entrustment},
        {"guide_notice", guide},
        {"selection_notice", selection},
        {"selection_concluded", selection},
        {"selection_objection", selection_objection},
    }};
    return all;
}

}  // namespace qiyue::disclosure
