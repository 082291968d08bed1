#include "app/portal/award.hpp"

#include "base/money.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

// Who got how many points for what, as tables that read without a script.
namespace qiyue::app::portal {

namespace {

struct Cell {
    std::string text;
    bool figures = true;
};

class Page {
public:
    Page(Value const& published, Language language)
        : record_(published["record"]), names_(published["names"]), chinese_(language == Language::zh) {}

    Value sections() const {
        Value all = Value::list();
        all.push(ranking());
        if (record_["evaluation"] == Value("comprehensive")) {
            all.push(by_factor());
            all.push(by_seat());
        }
        return all;
    }

private:
    std::string says(char const* zh, char const* en) const { return chinese_ ? zh : en; }

    Value const& rows() const { return record_["result"]["ranking"]; }

    // Its bidder where he may be named, else the number of the bid.
    std::string name(Value const& bid) const {
        if (names_.is_list()) {
            for (auto const& one : names_.items()) {
                if (one["bid"] == bid) {
                    return one["provider_name"].text_or({});
                }
            }
        }
        return says("投标 ", "bid ") + std::to_string(bid.integer());
    }

    static Value section(std::string heading, std::vector<Cell> const& head,
                         std::vector<std::vector<Cell>> const& lines) {
        auto const cell_of = [](Cell const& cell) {
            return Value::object().set("text", cell.text).set("figures", cell.figures).set("tight", false);
        };
        Value names = Value::list();
        for (auto const& cell : head) {
            names.push(Value::object().set("text", cell.text).set("figures", cell.figures));
        }
        Value all = Value::list();
        for (auto const& line : lines) {
            Value cells = Value::list();
            for (auto const& cell : line) {
                cells.push(cell_of(cell));
            }
            all.push(Value::object().set("cells", std::move(cells)));
        }
        return Value::object()
            .set("heading", std::move(heading))
            .set("paragraphs", Value::list())
            .set("has_rows", false)
            .set("rows", Value::list())
            .set("table", Value::object().set("head", std::move(names)).set("lines", std::move(all)));
    }

    Value const& bid(Value const& id) const {
        static Value const none = Value::object();
        for (auto const& one : record_["bids"].items()) {
            if (one["bid"] == id) {
                return one;
            }
        }
        return none;
    }

    Value ranking() const {
        auto const scored = record_["evaluation"] == Value("comprehensive");
        std::vector<Cell> head{{says("名次", "rank")},
                               {says("投标人", "bidder"), false},
                               {says("报价(元)", "price (yuan)")},
                               {says("评审价(元)", "compared (yuan)")}};
        if (scored) {
            head.push_back({says("价格分", "price score")});
            head.push_back({says("评审分(各席平均)", "mean of the members")});
            head.push_back({says("总分", "total")});
        }
        std::vector<std::vector<Cell>> lines;
        for (auto const& row : rows().items()) {
            auto const& offered = bid(row["bid"]);
            auto const& off = offered["deductions"];
            auto const rate =
                off["small"].integer_or(0) + off["consortium"].integer_or(0) + off["domestic"].integer_or(0);
            std::vector<Cell> line{
                {std::to_string(row["rank"].integer()) +
                 (row["tied"].boolean_or(false) ? says("(并列)", " (tied)") : "")},
                {name(row["bid"]), false},
                {yuan(offered["price"].integer_or(0))},
                {yuan(row["compared"].integer()) +
                 (rate == 0 ? std::string() : says("(扣除 ", " (less ") + percent(rate) + says(")", ")")) +
                 (scored ? std::string() : behind(row))}};
            if (scored) {
                line.push_back({hundredths(row["price_score"].integer_or(0))});
                line.push_back({hundredths(row["technical"].integer_or(0))});
                line.push_back({hundredths(row["total"].integer_or(0)) + behind(row)});
            }
            lines.push_back(std::move(line));
        }
        return section(says("得分与排序", "Scores and ranking"), head, lines);
    }

    // What put it behind the one before it, which is its equal.
    std::string behind(Value const& row) const {
        static std::map<std::string, Text> const why{
            {"price", {"(同分，报价较高，列后)", " (behind by its price)"}},
            {"technical", {"(同分，服务与履约得分较低，列后)", " (behind by its score without price)"}},
            {"excellent", {"(同等条件，绩效评价优秀者优先，列后)", " (behind one that was excellent before)"}},
            {"social_organisation", {"(同等条件，社会组织优先，列后)", " (behind a social organisation)"}},
            {"graded", {"(同等条件，3A级以上社会组织优先，列后)", " (behind a social organisation graded 3A)"}},
            {"lot", {"(同等条件，抽签在后)", " (behind by lot)"}}};
        auto const found = why.find(row["told_by"].text_or({}));
        return found == why.end() ? std::string() : says(found->second.zh.c_str(), found->second.en.c_str());
    }

    std::vector<Cell> head_with_bidders(std::vector<Cell> head) const {
        for (auto const& row : rows().items()) {
            head.push_back({name(row["bid"])});
        }
        return head;
    }

    // The price and the bands are computed; of the members' marks their mean, exact to a hundredth.
    std::string score(Value const& factor, Value const& row) const {
        auto const how = factor["scored_by"].text_or({});
        if (how == "price") {
            return hundredths(row["price_score"].integer_or(0));
        }
        if (how == "bands") {
            for (auto const& band : row["bands"].items()) {
                if (band["factor"] == factor["factor"]) {
                    return hundredths(band["score"].integer());
                }
            }
            return hundredths(0);
        }
        std::int64_t sum = 0;
        for (auto const& mark : record_["marks"].items()) {
            sum += mark["bid"] == row["bid"] && mark["factor"] == factor["factor"] ? mark["score"].integer() : 0;
        }
        auto const seats = record_["seats"].integer_or(0);
        return hundredths(seats == 0 ? 0 : scale(sum, 1, seats, Rounding::half_up));
    }

    Value by_factor() const {
        std::vector<std::vector<Cell>> lines;
        for (auto const& factor : record_["factors"].items()) {
            auto const how = factor["scored_by"].text_or({});
            std::vector<Cell> line{{factor["name"].text_or({}), false},
                                   {how == "price"       ? says("由报价计算", "computed from the prices")
                                        : how == "bands" ? says("按区间计算", "computed by bands")
                                                         : says("各席平均", "mean of the members"),
                                    false},
                                   {hundredths(factor["weight"].integer_or(0))}};
            for (auto const& row : rows().items()) {
                line.push_back({score(factor, row)});
            }
            lines.push_back(std::move(line));
        }
        return section(
            says("各因素得分", "Points by factor"),
            head_with_bidders(
                {{says("评审因素", "factor"), false}, {says("评分方式", "how"), false}, {says("分值", "weight")}}),
            lines);
    }

    // By seat: the law publishes who sat there, not who gave which mark.
    Value by_seat() const {
        std::map<std::int64_t, std::vector<Cell>> lines;
        for (auto const& row : rows().items()) {
            for (auto const& member : row["members"].items()) {
                auto& line = lines[member["seat"].integer()];
                if (line.empty()) {
                    line.push_back({says("席位 ", "seat ") + std::to_string(member["seat"].integer()), false});
                }
                line.push_back({hundredths(member["points"].integer())});
            }
        }
        std::vector<std::vector<Cell>> all(lines.size());
        std::ranges::transform(lines, all.begin(), [](auto& one) { return std::move(one.second); });
        return section(says("各席位评分合计(不含价格分)", "Points by seat (without the price)"),
                       head_with_bidders({{says("席位", "seat"), false}}), all);
    }

    Value const& record_;
    Value const& names_;
    bool chinese_;
};

}  // namespace

Value award_sections(Value const& published, Language language) {
    return Page(published, language).sections();
}

}  // namespace qiyue::app::portal
