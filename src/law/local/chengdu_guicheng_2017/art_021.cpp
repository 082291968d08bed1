// What the purchase document says about scoring. All look at `factors`: [{name, category, weight, …}], where category
// is price 报价, service 服务水平 or capability 履约能力, and weight is in hundredths of a point.
#include "law/bands.hpp"
#include "law/factors.hpp"
#include "law/local/chengdu_guicheng_2017/articles.hpp"

#include "base/said.hpp"

#include <map>
#include <set>
#include <utility>

namespace qiyue::law::chengdu_guicheng_2017 {

namespace {

std::string field_of(std::size_t place, std::string_view part = {}) {
    return "factors." + std::to_string(place) + (part.empty() ? "" : ".") + std::string(part);
}

}  // namespace

// `fixed_price`: the national rule (LP-140) lets a price that is fixed be no factor; it may be missing.
// CD-21-1 采用综合评分法时,评审因素的设定应当与承接主体所提供服务的质量相关,包括报价、服务水平、履约能力等。
void factors_by_category(Facts const& facts, Numbers const& numbers, Findings& findings) {
    std::pair<std::string_view, Text> const categories[] = {
        {"price", {"报价", "price"}},
        {"service", {"服务水平", "level of service"}},
        {"capability", {"履约能力", "capability to perform"}},
    };
    std::set<std::string> present;
    std::int64_t total = 0;
    for (auto const& factor : facts.list("factors")) {
        present.insert(factor.text("category"));
        total += factor.integer("weight");
    }
    auto const fixed = facts.given("fixed_price") && facts.yes("fixed_price");
    for (auto const& [category, name] : categories) {
        if (category == "price" && fixed) {
            continue;
        }
        if (!present.contains(std::string(category))) {
            findings.refuse("scoring.category_missing", "factors",
                            {"评审因素缺少“" + name.zh + "”", "no factor is about the " + name.en},
                            {"请增加“" + name.zh + "”因素", "add a factor about the " + name.en});
        }
    }
    auto const whole = numbers.get("scoring_weights_total");
    if (total != whole) {
        findings.refuse("scoring.weights_total", "factors",
                        {"各因素分值合计 " + hundredths(total) + "，应为 " + hundredths(whole),
                         "the weights add up to " + hundredths(total) + " instead of " + hundredths(whole)},
                        {"请调整分值", "adjust the weights"});
    }
}

// CD-21-2 资格条件不得作为评审因素。
void qualification_not_scored(Facts const& facts, Numbers const&, Findings& findings) {
    refuse_scored_qualifications(facts, findings);
}

// CD-21-3 评审因素应当在购买文件中规定。
// `published`: [{id, weight}] of the document as published with its amendments; `scored`: what is scored now.
void scored_as_published(Facts const& facts, Numbers const&, Findings& findings) {
    std::map<std::int64_t, std::int64_t> weights;
    for (auto const& factor : facts.list("published")) {
        weights.emplace(factor.integer("id"), factor.integer("weight"));
    }
    std::size_t place = 0;
    for (auto const& factor : facts.list("scored")) {
        auto const field = "scored." + std::to_string(place++);
        auto const known = weights.find(factor.integer("id"));
        if (known == weights.end()) {
            findings.refuse("scoring.factor_not_published", field,
                            {"购买文件没有规定这一评审因素", "the published document has no such factor"},
                            {"只能按已公布的因素评分", "score the published factors only"});
        } else if (known->second != factor.integer("weight")) {
            findings.refuse(
                "scoring.weight_changed", field,
                {"分值与公布的购买文件不一致，公布的为 " + hundredths(known->second),
                 "the weight is not the published " + hundredths(known->second)},
                {"请按公布的分值，或先发布变更", "use the published weight, or publish an amendment first"});
        }
    }
}

// CD-21-4 评审因素应当细化和量化,且与相应的商务条件和购买需求对应。
// `links`: conditions and need indicators the factor answers to; `rules`: its sub-items, each with fixed points. The
// price factor is exempt: its rule is the formula.
void factors_quantified(Facts const& facts, Numbers const& numbers, Findings& findings) {
    auto const links_min = numbers.get("scoring_factor_links_min");
    std::size_t place = 0;
    for (auto const& factor : facts.list("factors")) {
        auto const here = place++;
        if (factor.text("category") == "price") {
            continue;
        }
        auto const& name = factor.text("name");
        if (factor.integer("links") < links_min) {
            findings.refuse("scoring.factor_not_linked", field_of(here, "links"),
                            {"评审因素“" + name + "”没有对应的商务条件或购买需求",
                             "the factor “" + name + "” answers to no condition or need"},
                            {"请选择对应的商务条件或需求指标", "link it to a condition or a need indicator"});
        }
        if (factor.integer("rules") == 0) {
            findings.refuse("scoring.factor_not_quantified", field_of(here, "rules"),
                            {"评审因素“" + name + "”没有细化和量化", "the factor “" + name + "” has no rule of points"},
                            {"请列出细项及各项分值", "list its items with fixed points"});
        }
    }
}

// CD-21-5 商务条件和购买需求指标有区间规定的,评审因素应当量化到相应区间,并设置各区间对应的不同分值。
// A factor whose indicator is an interval says `interval` with `from` and `to`, and `bands`: [{from, to, score}].
void bands_for_intervals(Facts const& facts, Numbers const&, Findings& findings) {
    std::size_t place = 0;
    for (auto const& factor : facts.list("factors")) {
        auto const field = field_of(place++, "bands");
        if (!factor.has("interval") || !factor.yes("interval")) {
            continue;
        }
        auto const& name = factor.text("name");
        if (!factor.given("bands")) {
            findings.refuse("scoring.bands_missing", field,
                            {"因素“" + name + "”的指标有区间规定，但没有分档分值",
                             "the indicator of “" + name + "” is an interval, but no band of it has a score"},
                            {"请按区间设置分值", "give each band of the interval its score"});
            continue;
        }
        auto const bands = read_bands(factor, "bands", "score");
        check_cover(bands, factor.integer("from"), factor.integer("to"), "scoring.bands", field, findings);
        std::set<std::int64_t> scores;
        for (auto const& band : bands) {
            if (!scores.insert(band.gives).second) {
                findings.refuse("scoring.bands_same_score", field + "." + std::to_string(band.place),
                                {"因素“" + name + "”有两个区间的分值同为 " + hundredths(band.gives),
                                 "two bands of “" + name + "” both score " + hundredths(band.gives)},
                                {"各区间分值应当不同", "let each band have a score of its own"});
            }
        }
    }
}

// CD-21-7 采用最低价为成交原则的,应当将购买服务的最低质量要求作为实质性要求在购买文件中予以明确。
void minimum_quality_substantive(Facts const& facts, Numbers const& numbers, Findings& findings) {
    if (facts.text("award_by") != "lowest_price") {
        return;
    }
    auto const items = facts.list("minimum_quality");
    if (static_cast<std::int64_t>(items.size()) < numbers.get("minimum_quality_items_min")) {
        findings.refuse("scoring.minimum_quality_missing", "minimum_quality",
                        {"以最低价成交，但没有写明最低质量要求",
                         "the lowest price wins, but the document sets no minimum of quality"},
                        {"请列明最低质量要求", "list the minimum requirements of quality"});
    }
    for (std::size_t place = 0; place < items.size(); ++place) {
        if (!items[place].yes("substantive")) {
            auto const& text = items[place].text("text");
            findings.refuse("scoring.minimum_quality_not_substantive", "minimum_quality." + std::to_string(place),
                            {"最低质量要求“" + text + "”没有列为实质性要求",
                             "the minimum requirement “" + text + "” is not marked substantive"},
                            {"请列为实质性要求", "mark it as substantive"});
        }
    }
}

}  // namespace qiyue::law::chengdu_guicheng_2017
