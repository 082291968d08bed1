#include "law/local/platform_article/application.hpp"

#include "law/scoring.hpp"

#include <algorithm>

namespace qiyue::law::platform_article {

namespace {

constexpr std::int64_t whole = 10'000;  // a hundred percent

struct Line {
    std::int64_t application = 0, opinion = 0, last_year = 0, total = 0;
    bool newcomer = false;
};

// Where there are no more than two, nothing would be left to average.
std::int64_t combined(std::vector<std::int64_t> totals, std::string const& how) {
    constexpr std::size_t least_to_trim = 3;
    if (how == "trimmed" && totals.size() >= least_to_trim) {
        std::ranges::sort(totals);
        totals = {totals.begin() + 1, totals.end() - 1};
    }
    return mean_points(totals);
}

Line line_of(Facts const& one, std::string const& how, std::int64_t opinion_weight) {
    std::vector<std::int64_t> totals;
    for (auto const& total : one.value()["expert_totals"].items()) {
        totals.push_back(total.integer());
    }
    Line line{.application = one.integer("application"),
              .opinion = combined(std::move(totals), how),
              .last_year = one.integer("last_year"),
              .newcomer = one.yes("newcomer")};
    line.total = scale(line.opinion, opinion_weight, whole, Rounding::half_up) + line.last_year;
    return line;
}

bool before(Line const& a, Line const& b, std::string const& rule) {
    if (a.total != b.total) {
        return a.total > b.total;
    }
    if (rule == "opinion" && a.opinion != b.opinion) {
        return a.opinion > b.opinion;
    }
    if (rule == "last_year" && a.last_year != b.last_year) {
        return a.last_year > b.last_year;
    }
    return false;  // the sort is stable: who came first stays first
}

}  // namespace

// PF-process-38 根据申报机构上年度考评结果
Value last_year_points(Facts const& facts, Numbers const&, Steps&) {
    auto const known = facts.has("last_result");
    auto const result = known ? facts.integer("last_result") : facts.integer("neutral");
    return Value::object()
        .set("points", scale(result, facts.integer("last_year_weight"), whole, Rounding::half_up))
        .set("newcomer", !known);
}

// PF-process-39 ……与本年度项目申请
void every_part_marked(Facts const& facts, Numbers const&, Findings& findings) {
    for (auto const& part : facts.list("application_parts")) {
        if (!part.yes("marked")) {
            findings.refuse("application.part_missing", facts.text("field"),
                            {"“" + part.text("name") + "”没有填写", "“" + part.text("name") + "” is missing"},
                            {"请逐项填写", "fill in every part"});
        }
    }
}

// PF-process-40 ……专家评审意见和得分高低,选择中标机构和立项项目
Value selection_ranking(Facts const& facts, Numbers const&, Steps& steps) {
    std::vector<Line> lines;
    for (auto const& one : facts.list("applications")) {
        lines.push_back(line_of(one, facts.text("combined_by"), facts.integer("opinion_weight")));
        steps.note("opinion", lines.back().opinion);
    }
    std::ranges::stable_sort(lines, [&](Line const& a, Line const& b) { return before(a, b, facts.text("tie_rule")); });
    Value ranking = Value::list();
    for (auto const& line : lines) {
        ranking.push(Value::object()
                         .set("application", line.application)
                         .set("place", static_cast<std::int64_t>(ranking.size()) + 1)
                         .set("opinion", line.opinion)
                         .set("last_year", line.last_year)
                         .set("newcomer", line.newcomer)
                         .set("total", line.total));
    }
    return Value::object().set("ranking", ranking);
}

}  // namespace qiyue::law::platform_article
